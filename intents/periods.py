"""The `Period` value: a span of time that a figure is for, with its kind, its first and last day and its label.

Labels are those of the contract (`Q3 2021/22`, `2016/17`, `school year 2019/20`, `2024`, `Autumn 2021`,
`December 2021`, `year to Q2 2019/20`, `year to June 2020`, `April to September 2020`, `2013-2016`).
Only like periods compare. A month that ends a quarter is like that quarter, because the reports give the
last month of a quarter as the quarter's figure; years to a date compare with one another.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Literal

PeriodKind = Literal[
    "quarter", "year", "school year", "calendar year", "term", "month", "year to", "cumulative", "years"
]

MONTHS = tuple(calendar.month_name)[1:]
TERMS = {"Spring": (1, 3), "Summer": (4, 7), "Autumn": (9, 12)}  # first and last month


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """The first of the month that lies `months` months after `day`'s month (before it, where negative)."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def short_year(first: int) -> str:
    """A financial or school year as it is written: 2021 → `2021/22`."""
    return f"{first}/{(first + 1) % 100:02d}"


Moment = tuple[str, date]
"""A series and the last day of a period of it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its kind; `start` and `end` are its first and last day, both within it.

    `series`: what it compares with; periods of one series are like periods. `moment`: equal for two names of one time, as
    `December 2021` and `Q3 2021/22`, `year to June 2020` and to Q1. Both are worked out once: every line of a file asks.
    """

    kind: PeriodKind
    start: date
    end: date
    label: str
    series: str = field(init=False, repr=False, compare=False)
    moment: Moment = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        series = self._series()
        is_year = self.kind == "year to" and self.end.month == 3
        object.__setattr__(self, "series", series)
        object.__setattr__(self, "moment", ("year" if is_year else series, self.end))

    @property
    def ends_quarter(self) -> bool:
        """Whether it is a month that ends a quarter of the financial year."""
        return self.kind == "month" and self.end.month % 3 == 0

    def _series(self) -> str:
        if self.ends_quarter:
            return "quarter"
        if self.kind == "cumulative":
            return f"cumulative {self.start.month}-{self.end.month}"
        return f"years {self.end.year - self.start.year}" if self.kind == "years" else self.kind

    @property
    def financial_year(self) -> int:
        """The calendar year in which the financial year of its last day began."""
        return self.end.year - (self.end.month < 4)

    def shifted(self, months: int) -> Period:
        """The like period that lies a number of months later (earlier, where negative)."""
        return _SHIFTS[self.kind](self, months)

    def year_earlier(self) -> Period:
        """The same period one year before."""
        return self.shifted(-12)

    def before(self) -> tuple[Period, ...]:
        """The period just before, of the same kind. A year to a date has two: a quarter earlier, a year earlier."""
        if self.kind == "term":
            return (_term_before(self),)
        return tuple(self.shifted(-m) for m in _STEPS.get(self.kind, (12,)))


_STEPS: dict[str, tuple[int, ...]] = {"quarter": (3,), "month": (3, 1), "year to": (3, 12)}


def quarter(first: int, number: int) -> Period:
    """Quarter 1 to 4 of the financial year that begins in April of `first`."""
    start = months_on(date(first, 4, 1), 3 * (number - 1))
    end = months_on(start, 3) - timedelta(1)
    return Period("quarter", start, end, f"Q{number} {short_year(first)}")


def financial_year(first: int) -> Period:
    """April of `first` to March of the year after."""
    return Period("year", date(first, 4, 1), date(first + 1, 3, 31), short_year(first))


def school_year(first: int) -> Period:
    """September of `first` to August of the year after."""
    return Period("school year", date(first, 9, 1), date(first + 1, 8, 31), f"school year {short_year(first)}")


def calendar_year(year: int) -> Period:
    """January to December; also the tests of that summer."""
    return Period("calendar year", date(year, 1, 1), date(year, 12, 31), str(year))


def term(name: str, year: int) -> Period:
    """A school term, named by its season and the calendar year it falls in."""
    first, last = TERMS[name]
    return Period("term", date(year, first, 1), last_day(year, last), f"{name} {year}")


def month(year: int, number: int) -> Period:
    """One calendar month."""
    return Period("month", date(year, number, 1), last_day(year, number), f"{MONTHS[number - 1]} {year}")


def year_to_month(year: int, number: int) -> Period:
    """The twelve months that end with the month given."""
    end = last_day(year, number)
    return Period("year to", months_on(end, -11), end, f"year to {MONTHS[number - 1]} {year}")


def year_to_quarter(first: int, number: int) -> Period:
    """The twelve months that end with a quarter of the financial year that begins in `first`."""
    end = quarter(first, number).end
    return Period("year to", months_on(end, -11), end, f"year to Q{number} {short_year(first)}")


def cumulative(start: date, end: date) -> Period:
    """Several months, usually from April to the end of a later quarter: `April to September 2020`."""
    first = MONTHS[start.month - 1] + (f" {start.year}" if start.year != end.year else "")
    return Period("cumulative", start, end, f"{first} to {MONTHS[end.month - 1]} {end.year}")


def years(first: int, last: int) -> Period:
    """A several-year average: `2013-2016`."""
    return Period("years", date(first, 4, 1), date(last, 3, 31), f"{first}-{last}")


def month_span(start: date, end: date) -> Period:
    """The months from `start`'s to `end`'s under their proper name: a quarter, a year, a year to a month, or several."""
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    if count == 1:
        return month(end.year, end.month)
    if count == 3 and end.month % 3 == 0:
        return quarter(end.year - (end.month < 4), (end.month // 3 + 2) % 4 + 1)
    if count == 12:
        return financial_year(start.year) if start.month == 4 else year_to_month(end.year, end.month)
    return cumulative(start.replace(day=1), last_day(end.year, end.month))


def _shift_quarter(period: Period, months: int) -> Period:
    day = months_on(period.end, months)
    return month_span(months_on(day, -2), day)


def _shift_year_to(period: Period, months: int) -> Period:
    day = months_on(period.end, months)
    if "Q" in period.label:
        return year_to_quarter(day.year - (day.month < 4), (day.month // 3 + 2) % 4 + 1)
    return year_to_month(day.year, day.month)


def _shift_month(period: Period, months: int) -> Period:
    day = months_on(period.end, months)
    return month(day.year, day.month)


def _term_before(period: Period) -> Period:
    names = tuple(TERMS)
    at = names.index(period.label.split()[0])
    return term(names[at - 1], period.end.year - (at == 0))


_SHIFTS: dict[str, Callable[[Period, int], Period]] = {
    "quarter": _shift_quarter,
    "year to": _shift_year_to,
    "month": _shift_month,
    "year": lambda p, m: financial_year(p.start.year + m // 12),
    "school year": lambda p, m: school_year(p.start.year + m // 12),
    "calendar year": lambda p, m: calendar_year(p.start.year + m // 12),
    "term": lambda p, m: term(p.label.split()[0], p.end.year + m // 12),
    "cumulative": lambda p, m: cumulative(months_on(p.start, m), months_on(months_on(p.end, m), 1) - timedelta(1)),
    "years": lambda p, m: years(p.start.year + m // 12, p.end.year + m // 12),
}

_MONTH = "|".join(MONTHS)
def _labelled_span(first: str, first_year: str | None, last: str, year: str) -> Period:
    start = date(int(first_year or year), MONTHS.index(first) + 1, 1)
    return cumulative(start, last_day(int(year), MONTHS.index(last) + 1))


_LABELS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"Q([1-4]) (\d{4})/(\d\d)", lambda q, y, _: quarter(int(y), int(q))),
    (r"(\d{4})/(\d\d)", lambda y, _: financial_year(int(y))),
    (r"school year (\d{4})/(\d\d)", lambda y, _: school_year(int(y))),
    (r"(\d{4})", lambda y: calendar_year(int(y))),
    (r"(Spring|Summer|Autumn) (\d{4})", lambda t, y: term(t, int(y))),
    (rf"({_MONTH}) (\d{{4}})", lambda m, y: month(int(y), MONTHS.index(m) + 1)),
    (r"year to Q([1-4]) (\d{4})/(\d\d)", lambda q, y, _: year_to_quarter(int(y), int(q))),
    (rf"year to ({_MONTH}) (\d{{4}})", lambda m, y: year_to_month(int(y), MONTHS.index(m) + 1)),
    (rf"({_MONTH})(?: (\d{{4}}))? to ({_MONTH}) (\d{{4}})", _labelled_span),
    (r"(\d{4})-(\d{4})", lambda a, b: years(int(a), int(b))),
)


@cache
def parse_label(label: str) -> Period:
    """The period that a label of the contract names; `ValueError` where it is none, or its years do not follow."""
    for pattern, build in _LABELS:
        found = re.fullmatch(pattern, label)
        if found:
            period = build(*found.groups())
            if period.label == label and period.start <= period.end:
                return period
    raise ValueError(f"{label!r} is not the label of a period, such as 'Q3 2021/22' or 'December 2021'.")
