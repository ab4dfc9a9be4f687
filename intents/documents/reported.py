"""What a row says of its own change: the words as printed, a direction, a verdict, and whether they agree with the figures.

The words come from one column ("Lower (low is good)") or several ("Decrease" and "Positive", kept as "Decrease;
Positive"). A direction with a polarity beside it is a verdict; a direction alone is none. Arrows are kept as words: one
council's arrow up is a rise, another's is better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from intents.documents.cell_words import DIRECTIONS, JUDGED, POLARITIES, VERDICTS, Direction, Verdict
from intents.documents.cells import empty, number, plain

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class Reported:
    """A change as reported; all None where the row says nothing of it."""

    text: str | None = None
    direction: Direction | None = None
    verdict: Verdict | None = None
    difference: Decimal | None = None
    doubts: tuple[tuple[str, str], ...] = ()


def read_reported(texts: Sequence[str]) -> Reported:
    """What the cells about a change say, from the left."""
    said = [bare for text in texts if not empty(text) and (bare := _without_brackets(plain(text))) and not _only_polarity(bare)]
    if not said:
        return Reported()
    differences = [d for text in said if text[0] in "+-" and (d := number(text)) is not None]
    words = [w for text in said for w in _parts(text)]
    direction, verdict = _first(words, DIRECTIONS), _first(words, VERDICTS)
    judged = JUDGED.get((direction, pole)) if direction and (pole := _first(words, POLARITIES)) else None
    doubts = _unknown(said) + _at_odds(judged, verdict)
    if "no polarity" in words:
        verdict = "no polarity"
    return Reported("; ".join(said), direction, verdict or judged, differences[0] if differences else None, doubts)


def known_change(text: str) -> bool:
    """Whether a cell may stand in a column about the change: its words are known, or it is a number with its + or -."""
    return empty(text) or not _unknown([_without_brackets(plain(text))])


def only_change(text: str) -> bool:
    """Whether a cell says a change and could be nothing else: a target is never "Better"."""
    return not empty(text) and number(text) is None and known_change(text)


def against_figures(reported: Reported, earlier: Decimal | None, latest: Decimal | None) -> tuple[tuple[str, str], ...]:
    """A doubt where the direction as reported is not that of the two figures beside it."""
    if reported.direction is None or earlier is None or latest is None:
        return ()
    moved: Direction = "up" if latest > earlier else "down" if latest < earlier else "same"
    if moved == reported.direction:
        return ()
    return (("direction", f'"{reported.text}" does not fit {earlier} and then {latest}.'),)


def _without_brackets(text: str) -> str:
    """`(no polarity)` → `no polarity`; brackets inside a text stay as printed."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text


def _only_polarity(text: str) -> bool:
    return text.casefold() in POLARITIES


def _parts(text: str) -> list[str]:
    """A text's words in their parts: `Higher - no polarity` → higher, no polarity."""
    return [part.strip() for part in re.split(r"[();,]| - ", text.casefold()) if part.strip()]


def _first(words: Sequence[str], known: Mapping[str, T]) -> T | None:
    return next((known[w] for w in words if w in known), None)


def _unknown(said: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """A doubt for what is in no table: arrows, for they mean two things, and numbers without a sign, which may be values."""
    known = {*DIRECTIONS, *VERDICTS, *POLARITIES}
    signed = [text for text in said if text[:1] in ("+", "-") and number(text) is not None]
    odd = [text for text in said if text not in signed and not set(_parts(text)) <= known]
    return tuple(("change", f'"{text}" is kept as printed: neither a direction nor a verdict is taken from it.') for text in odd)


def _at_odds(judged: Verdict | None, verdict: Verdict | None) -> tuple[tuple[str, str], ...]:
    if judged is None or verdict is None or judged == verdict:
        return ()
    return (("change", f"By its direction and polarity it {judged}, but {verdict} is printed."),)
