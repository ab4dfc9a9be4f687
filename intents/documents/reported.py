"""What a row says of its own change: the words as printed, a direction, a verdict, and whether they agree with the figures.

The words come from one column ("Lower (low is good)") or several ("Decrease" and "Positive", kept as "Decrease;
Positive"). A direction with a polarity beside it is a verdict; a direction alone is none. An arrow, or "Up", is a direction
only where the row's own two figures bear it out: one council's arrow up is a rise, another's is better. It is never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from intents.documents.cell_words import (
    ARROWS,
    BESIDE_ARROWS,
    DIRECTIONS,
    JUDGED,
    POINTING,
    POLARITIES,
    VERDICTS,
    Direction,
    Verdict,
)
from intents.documents.cells import empty, number, plain

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class Reported:
    """A change as reported; all None where the row says nothing of it. `arrow`: where arrows beside its words point."""

    text: str | None = None
    direction: Direction | None = None
    verdict: Verdict | None = None
    difference: Decimal | None = None
    arrow: Direction | None = None
    doubts: tuple[tuple[str, str], ...] = ()


def read_reported(texts: Sequence[str]) -> Reported:
    """What the cells about a change say, from the left."""
    said = [bare for text in texts if not empty(text) and (bare := _without_brackets(plain(text))) and not _only_polarity(bare)]
    if not said:
        return Reported()
    differences = [d for text in said if text[0] in "+-" and (d := number(text)) is not None]
    pointing = {ARROWS[mark] for text in said for mark in text if mark in ARROWS}
    words = [w for text in said for w in _parts(text)]
    pointing |= {POINTING[word] for word in words if word in POINTING}
    direction, verdict = _first(words, DIRECTIONS), _first(words, VERDICTS)
    judged = JUDGED.get((direction, pole)) if direction and (pole := _first(words, POLARITIES)) else None
    doubts = _unknown(said) + _at_odds(judged, verdict)
    if "no polarity" in words:
        verdict = "no polarity"
    return Reported("; ".join(said), direction, verdict or judged, differences[0] if differences else None,
                    next(iter(pointing)) if len(pointing) == 1 else None, doubts)  # fmt: skip


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
    if _moved(earlier, latest) == reported.direction:
        return ()
    return (("direction", f'"{reported.text}" does not fit {earlier} and then {latest}.'),)


def borne_out(reported: Reported, earlier: Decimal | None, latest: Decimal | None) -> Direction | None:
    """The direction as reported: its words', else its arrow's, where the two figures beside it moved that way."""
    if reported.direction or reported.arrow is None or earlier is None or latest is None:
        return reported.direction
    return reported.arrow if _moved(earlier, latest) == reported.arrow else None


def _moved(earlier: Decimal, latest: Decimal) -> Direction:
    return "up" if latest > earlier else "down" if latest < earlier else "same"


def _without_brackets(text: str) -> str:
    """`(no polarity)` → `no polarity`; brackets inside a text stay as printed."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text


def _only_polarity(text: str) -> bool:
    return text.casefold() in POLARITIES


def _parts(text: str) -> list[str]:
    """A text's words in their parts: `Higher - no polarity` → higher, no polarity."""
    return [part.strip() for part in re.split(r"[();,]| - ", _without_arrows(text)) if part.strip()]


def _without_arrows(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark not in ARROWS and mark not in BESIDE_ARROWS.strip())


def _first(words: Sequence[str], known: Mapping[str, T]) -> T | None:
    return next((known[w] for w in words if w in known), None)


def _unknown(said: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """A doubt for what is in no table, and for numbers without a sign, which may be values."""
    known = {*DIRECTIONS, *VERDICTS, *POLARITIES, *POINTING}
    signed = [text for text in said if text[:1] in ("+", "-") and number(text) is not None]
    odd = [text for text in said if text not in signed and not set(_parts(text)) <= known]
    return tuple(("change", f'"{text}" is kept as printed: neither a direction nor a verdict is taken from it.') for text in odd)


def _at_odds(judged: Verdict | None, verdict: Verdict | None) -> tuple[tuple[str, str], ...]:
    if judged is None or verdict is None or judged == verdict:
        return ()
    return (("change", f"By its direction and polarity it {judged}, but {verdict} is printed."),)
