"""Judges a change, once, for everybody.

The verdict of a change is one of the reports' own five words, and only polarity and direction decide it: a rise in
re-referrals declined. Differences are taken of the published values and shown to their decimals. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Polarity = Literal["low", "high", "none"]
Unit = Literal["percent", "count", "rate", "score"]
Verdict = Literal["improved", "declined", "no change", "no polarity", "cannot be calculated"]
Direction = Literal["up", "down", "same"]

HANDFUL = 5
"""How near two counts of people are when chance alone may part them."""

_GOOD: dict[Polarity, Direction | None] = {"low": "down", "high": "up", "none": None}
_FINER = {"percent": "percentage points", "count": "count", "rate": "rate", "score": "score"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """`difference` is the later value less the earlier one, None where one is missing."""

    difference: Decimal | None
    direction: Direction | None
    verdict: Verdict


def judge(polarity: Polarity, earlier: Decimal | None, later: Decimal | None) -> Judgement:
    """The judgement of a change between two published values."""
    if earlier is None or later is None:
        return Judgement(None, None, "cannot be calculated")
    direction = direction_of(earlier, later)
    return Judgement(later - earlier, direction, verdict_of(polarity, direction))


def direction_of(earlier: Decimal, later: Decimal) -> Direction:
    """Which way a value moved."""
    return "same" if later == earlier else "up" if later > earlier else "down"


def verdict_of(polarity: Polarity, direction: Direction) -> Verdict:
    """The verdict of a direction: `declined` for a rise where low is good."""
    if direction == "same":
        return "no change"
    if polarity == "none":
        return "no polarity"
    return "improved" if direction == _GOOD[polarity] else "declined"


def difference_unit(unit: Unit) -> str:
    """What a difference is counted in: percentage points for two percentages, never per cent."""
    return _FINER[unit]


def is_met(value: Decimal, operator: str | None, target: Decimal | None, polarity: Polarity) -> bool | None:
    """Whether a target is met: below `<`, above `>`; a bare one as polarity says, or exactly. None where none can be told."""
    if target is None:
        return None
    if operator is None:
        return None if polarity == "none" else value <= target if polarity == "low" else value >= target
    return value < target if operator == "<" else value > target


def target_operator(printed: str | None, polarity: Polarity) -> str | None:
    """A target's operator: as printed, else from polarity."""
    return printed or {"low": "<", "high": ">", "none": None}[polarity]


def close_counts(earlier: int | None, later: int | None) -> bool:
    """Whether the counts behind two figures differ, and only by a handful."""
    return earlier is not None and later is not None and 0 < abs(earlier - later) <= HANDFUL
