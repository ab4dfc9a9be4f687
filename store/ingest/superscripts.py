"""Raised text: a footnote's number that is printed above the line, kept apart from the figure before it.

Decided: `25.1` with a raised 2 is "25.1²", never 25.12. Digits and single letters are written as the raised characters
that Unicode has, which readers take for a footnote's mark; ordinals ("1st") and text with nothing before it stay as they
are; any other raised text stands in square brackets.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.ingest.struck import told

RAISED = str.maketrans("0123456789abcdefhijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
ORDINALS = frozenset(("st", "nd", "rd", "th"))
MARKS = frozenset("*^#†‡§⁰¹²³⁴⁵⁶⁷⁸⁹,")


def raised(text: str) -> str:
    """Raised text as a mark of its own."""
    said = text.strip()
    if not said or said.casefold() in ORDINALS or MARKS.issuperset(said):
        return text
    as_marks = said.casefold().translate(RAISED)
    plainly = len(said) == 1 or all(c.isdecimal() or c in ", " for c in said)
    return as_marks.replace(" ", "") if plainly and as_marks != said.casefold() else f" [{said.strip('[]()')}]"


def joined(runs: Iterable[tuple[str, bool]]) -> str:
    """A text of runs, each with whether it is raised. A text that is raised throughout stays as it is.

    What is struck out among them (struck.py) is marked so.
    """
    out = ""
    for text, is_raised in runs:
        out += raised(text) if is_raised and out.strip() else text
    return told(out)
