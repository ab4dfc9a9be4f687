"""A period as a paragraph says it → the period it means, by the report's quarter and by the figure it stands beside.

In a report "quarter 2", "September" and "the summer term" are the latest that had ended with the report's quarter; "the
previous quarter" is the one before the figure it is compared with. What gives no one period is None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from intents import periods as p
from intents.documents.prose_shape import Moment
from intents.documents.prose_words import IN_ARREARS, TERMLY, YEARLY
from intents.period_rules import Said, same_in
from intents.periods import Period

_TESTS = re.compile(YEARLY)
_TERMLY = re.compile(TERMLY)
_LATE = re.compile(IN_ARREARS)
_WHOLE_YEAR = re.compile(r"\bout-?turn\b|\b(?:full|whole|same) (?:year|twelve months|12 months)\b|\b(?<!of )this year\b(?!'s)")
_SEVERAL = re.compile(
    r"\b(?:first|last|past) (?:two|three|four|six|nine|2|3|4|6|9) (?:quarters|months)\b|\bso far\b|\bfrom april\b"
)
RESULTS_OUT = 9  # the month by whose end a summer's test results have been published


@dataclass(frozen=True, slots=True)
class Told:
    """The period of a figure; `doubt` says why a person should look at it, where it was not said plainly.

    `back`: it was said as an earlier one ("a year ago"), and what follows is not of that time.
    """

    period: Period | None
    doubt: str = ""
    back: bool = False


def meant(moment: Moment, report: Period, beside: Period) -> Period | None:
    """The period that was said in a report for `report`; `beside` is the one that "the previous quarter" goes by."""
    said = moment.said
    if said.how == "year":
        return same_in(said, Said("exact", beside)).period if said.unit == "same" else said.period
    find = _FOUND.get(said.how)
    return find(said, report, beside) if find else None


def _yearless(said: Said, report: Period, _: Period) -> Period | None:
    """The latest one of that name that had ended with the report's quarter."""
    build = _UNITS.get(said.unit)
    if build is None:
        return None
    found = (build(said.number, year) for year in range(report.end.year, report.end.year - 3, -1))
    return next((one for one in found if one.end <= report.end), None)


def _year_earlier(said: Said, _: Period, beside: Period) -> Period | None:
    return None if said.unit and said.unit != "years" else beside.shifted(-12 * (said.number or 1))


_UNITS: dict[str, Callable[[int, int], Period]] = {
    "quarter": lambda number, year: p.quarter(year, number),
    "month": lambda number, year: p.month(year, number),
    "term": lambda number, year: p.term(tuple(p.TERMS)[number - 1], year),
    "year to month": lambda number, year: p.year_to_month(year, number),
    "year to quarter": lambda number, year: p.year_to_quarter(year, number),
}
_FOUND: dict[str, Callable[[Said, Period, Period], Period | None]] = {
    "exact": lambda said, report, beside: said.period,
    "yearless": _yearless,
    "latest": lambda said, report, beside: beside,
    "before": lambda said, report, beside: beside.before()[0],
    "last": lambda said, report, beside: beside.before()[0],
    "year earlier": _year_earlier,
    "since": lambda said, report, beside: said.period,
}


def unsaid(sentence: str, report: Period) -> Told:
    """The period of a figure where none is said: the report's quarter, save for what is told by the year or late."""
    if _TESTS.search(sentence):
        summer = report.end.year - (report.end.month < RESULTS_OUT)
        return Told(p.calendar_year(summer), f"The period is not said; test results of the summer of {summer} are assumed.")
    if _WHOLE_YEAR.search(sentence):
        ended = report.label.startswith("Q4")
        year = p.financial_year(report.financial_year) if ended else None
        return Told(year, "The sentence speaks of a whole year, and does not say which.")
    if _SEVERAL.search(sentence):
        return Told(None, "The sentence speaks of more than the quarter.")
    if _TERMLY.search(sentence):
        return Told(None, "The period is not said, and figures of early education and of the census are termly.")
    if _LATE.search(sentence):
        return Told(None, "The period is not said, and youth justice figures come one or two quarters late.")
    return Told(report)


def as_told(period: Period | None, sentence: str) -> Period | None:
    """The results of tests are of a calendar year, whether a report says "summer 2023" or "2023"."""
    if period is not None and _TESTS.search(sentence) and (period.kind == "term" or period.label.startswith("Summer")):
        return p.calendar_year(period.end.year)
    return period


def report_of(label: str) -> Period:
    """The quarter a report is for; `ValueError` where the label names none."""
    period = p.parse_label(label)
    if period.kind != "quarter":
        raise ValueError(f"{label!r} is not a report's quarter, such as 'Q3 2021/22'.")
    return period


def last_day(report: Period) -> date:
    """The day that "last month" goes by in a report: the last of its quarter."""
    return report.end
