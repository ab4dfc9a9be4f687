"""When a digest is due: on the Nth working day after its quarter ends, at a time of day in a time zone. Pure.

Working days are Monday to Friday but for England's bank holidays (package `holidays`, which has the single ones of
2022 and 2023 too), in whatever zone the time is told. A time that the clocks skip is taken an hour later, and of one
that comes twice the first counts: that is what Python's `fold=0` says.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from intents.periods import Period, quarter

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The Nth working day (from 1) after a quarter's last day, at a time of day (`09:00`) in a time zone by name."""

    working_day: int
    at: str
    zone: str

    def due(self, period: Period) -> datetime:
        """When the digest of a quarter is due, in UTC."""
        day, local = nth_working_day(period.end, self.working_day), time.fromisoformat(self.at)
        return datetime.combine(day, local, ZoneInfo(self.zone)).astimezone(UTC)

    def due_within(self, after: datetime, until: datetime) -> Iterator[tuple[Period, datetime]]:
        """The quarters due later than `after` and not later than `until`, oldest first, with when."""
        period = self._before(after)
        while (due := self.due(period)) <= until:
            if due > after:
                yield period, due
            period = period.shifted(3)

    def next_due(self, now: datetime, done: Container[str] = ()) -> tuple[Period, datetime]:
        """The first quarter that is due later than `now`, but for those `done`, by their labels."""
        period = self._before(now)
        while (due := self.due(period)) <= now or period.label in done:
            period = period.shifted(3)
        return period, due

    def _before(self, moment: datetime) -> Period:
        """A quarter that is due before a moment: sixty working days are less than two quarters."""
        day = moment.astimezone(UTC).date()
        return quarter(day.year - (day.month < 4), (day.month - 4) % 12 // 3 + 1).shifted(-9)


@cache
def _bank_holidays() -> Container[date]:
    import holidays

    return holidays.country_holidays("GB", subdiv="ENG")


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no bank holiday in England."""
    return day.weekday() < 5 and day not in _bank_holidays()


@cache
def nth_working_day(after: date, number: int) -> date:
    """The Nth working day (1 is the first) after a day."""
    day = after
    while number:
        day += DAY
        number -= is_working_day(day)
    return day
