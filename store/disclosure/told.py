"""What was told of drafts before, and may be remembered: it can't be taken back when another draft comes in. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from store.values import Printing, ReportedDirection

_Figure = tuple[str, str, date, date]


@dataclass(frozen=True, slots=True)
class Told:
    """So much of a figure as was handed out while its document was a draft; what was left out is None."""

    indicator: str
    area: str
    period: str
    period_first: date
    period_last: date
    value: Decimal
    numerator: int | None
    denominator: int | None
    reported_direction: ReportedDirection | None
    reported_difference: Decimal | None
    reported_against: str | None

    def same(self) -> tuple[str | None, ...]:
        """What makes two the same; "97.0" and "97.00" are not, because the one says more."""
        said = (self.indicator, self.area, self.period, self.value, self.numerator, self.denominator,
                self.reported_direction, self.reported_difference, self.reported_against)  # fmt: skip
        return tuple(None if one is None else str(one) for one in said)


Fact = Printing | Told
"""Anything that says what a figure is."""


def told_of(one: Printing) -> Told | None:
    """What a printing tells that is handed out; None where it gives no value."""
    if one.value is None:
        return None
    moved = one.reported_direction, one.reported_difference, one.reported_against
    when = one.period, one.period_first, one.period_last
    return Told(one.indicator, one.area, *when, one.value, one.numerator, one.denominator, *moved)


def borne_out(told: Iterable[Told], printings: Sequence[Printing]) -> Iterator[Told]:
    """What was told and is not held otherwise by now.

    A figure that was corrected since is another: whoever remembers the old one works out nothing of the new.
    """
    held: dict[_Figure, list[Printing]] = {}
    for one in printings:
        if one.value is not None:
            held.setdefault(_figure(one), []).append(one)
    return (one for one in told if not (now := held.get(_figure(one))) or any(_bears_out(each, one) for each in now))


def _figure(one: Fact) -> _Figure:
    return one.indicator, one.area, one.period_first, one.period_last


def _bears_out(one: Printing, told: Told) -> bool:
    pairs = (one.value, told.value), (one.numerator, told.numerator), (one.denominator, told.denominator)
    return all(then in (None, now) for now, then in pairs)
