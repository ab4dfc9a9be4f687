"""A year in a column of its own beside a quarter, a month or a term: the two together print the period. Pure.

Decided: they go together where the year is printed as one ("2024/25" under Year or Financial Year, and Q3), a single year only
beside a month or a term. A school year has no quarters here, a calendar year months alone; a period that says its own year must
lie within the one beside it. All else is None with a doubt, or doubted: one year is never put in another's place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from intents import periods as p
from intents.documents.cell_periods import ReadPeriod, looks_like_period, read_period
from intents.documents.cells import empty, plain
from intents.documents.columns import Column
from intents.documents.heading_phrases import words_of
from intents.documents.period_spelling import spelt, without_mark
from intents.documents.remembered import remembered
from intents.documents.statistics_years import is_whole

Years = Literal["any", "financial", "calendar", "school"]
YEAR_HEADED: dict[str, Years] = {
    "year": "any",
    "financial year": "financial", "fin year": "financial", "fy": "financial",
    "calendar year": "calendar",
    "academic year": "school", "acad year": "school", "school year": "school", "ay": "school",
}  # fmt: skip
"""What a column of years is called, and which years those are."""
PART_HEADED = frozenset({
    "quarter", "q", "month", "term", "period", "reporting quarter", "reporting month", "reporting period", "quarter no",
    "quarter number", "month name", "time period",
})  # fmt: skip
"""What the column beside it is called, with the part of the year."""
GOES_TOGETHER: dict[tuple[Years, str], frozenset[str]] = {
    ("any", "year"): frozenset({"quarter", "month", "term", "cumulative", "year to"}),
    ("any", "calendar year"): frozenset({"quarter", "month", "term"}),
    ("financial", "year"): frozenset({"quarter", "month", "cumulative", "year to"}),
    ("any", "school year"): frozenset({"term"}),
    ("school", "school year"): frozenset({"term"}),
    ("calendar", "calendar year"): frozenset({"month"}),
}
"""Of which kind a period may be that stands beside a year, by the year's heading and by how it is printed."""
ALONE = 'Only "{year}" is printed, with no part of the year beside it: it is taken as {period}.'
NO_YEAR = 'No year stands beside "{part}".'
NO_SUCH_YEAR = '"{year}" can\'t be read as the year of "{part}".'
NOT_TOGETHER = '"{part}" and "{year}" stand side by side, and which period the two mean can\'t be told.'
UNCLEAR = '"{year}" stands under "{heading}", and which year that is can\'t be told.'


@dataclass(frozen=True, slots=True)
class OfYear:
    """A year as its cell prints it, the heading it stands under, and the heading of the part beside it ("" where none is)."""

    year: str
    heading: str
    part_heading: str = ""


def paired(columns: Sequence[Column]) -> list[Column]:
    """The columns, the one of years as kind `year` where one other says the part of it. A "Q" without years heads no period."""
    of_period = [c for c in columns if c.kind == "period"]
    years = [c for c in of_period if years_headed(c.heading)]
    parts = [c for c in of_period if words_of(c.heading) in PART_HEADED]
    if len(years) == len(parts) == 1 and len(of_period) == 2:
        return [replace(c, kind="year") if c is years[0] else c for c in columns]
    return [c for c in columns if not (c.kind == "period" and words_of(c.heading) == "q")]


@remembered(1 << 10)  # asked for every row
def years_headed(heading: str) -> Years | None:
    """Which years stand under a heading; None where it heads none."""
    return YEAR_HEADED.get(words_of(heading))


def read_alone(text: str, heading: str, report: str | None, to_date: bool = False) -> ReadPeriod:
    """What a period's cell says under a heading that may tell which year is meant: "2023/24" under "Academic year"."""
    years = years_headed(heading)
    read = read_period(text, report, to_date)
    kind = p.parse_label(read.label).kind if read.label else ""
    if years not in ("school", "calendar") or kind not in ("year", "calendar year"):
        return read
    if years == "school" and _has_pair(text):
        return read_period(f"academic year {text}", report, to_date)
    if years == "calendar" and kind == "calendar year":
        return read
    return ReadPeriod(None, (("year", UNCLEAR.format(year=plain(text), heading=heading)),))


def read_part(part: str, of: OfYear, report: str | None, to_date: bool = False) -> ReadPeriod:
    """The period that a part of a year and the year beside it make; None, or doubted, where they don't go together."""
    said = _numbered(plain(part), of)
    year = read_alone(of.year, of.heading, None)
    if empty(said):
        return _alone(of, report)
    if is_whole(said):
        return _whole(of, report, to_date)
    if empty(of.year):
        read = read_period(said, report, to_date)
        return replace(read, doubts=(*read.doubts, ("year", NO_YEAR.format(part=said))))
    if not _is_part(said):
        return read_period(said, report, to_date)
    if year.label is None or _kind(year.label) not in _YEARS:
        return ReadPeriod(None, (("year", NO_SUCH_YEAR.format(year=plain(of.year), part=said)),))
    return _together(said, of, p.parse_label(year.label), report, to_date)


def _together(said: str, of: OfYear, year: p.Period, report: str | None, to_date: bool) -> ReadPeriod:
    """The period of a part that is read, and of the year beside it; with the marks of either."""
    own = read_period(said, None)
    if own.label:
        read, fits = read_period(said, report, to_date), _within(p.parse_label(own.label), year)
    else:
        read = read_period(f"{without_mark(said)[0]} {_bare(year)}", report, to_date)
        fits = _kind(read.label) in GOES_TOGETHER.get((years_headed(of.heading) or "any", _printed(of, year)), ())
    if not fits:
        return ReadPeriod(None, (("year", NOT_TOGETHER.format(part=said, year=plain(of.year))),))
    marks = [told for text in (said, of.year) for told in read_period(text, report).doubts if told[0] in ("mark", "provisional")]
    return replace(read, doubts=tuple(dict.fromkeys((*read.doubts, *marks))))


def _printed(of: OfYear, year: p.Period) -> str:
    """The kind of a year as it is printed; "" for a single one that is none of the calendar's ("FY25")."""
    return year.kind if year.kind == "calendar year" or _has_pair(of.year) else ""


def _whole(of: OfYear, report: str | None, to_date: bool) -> ReadPeriod:
    """The year as a whole, beside "Annual"; none for a single one, which may begin or end it ("FY25")."""
    read = read_alone(of.year, of.heading, report, to_date)
    if read.label is None or _kind(read.label) == "calendar year" or _has_pair(of.year):
        return read
    return ReadPeriod(None, (("year", UNCLEAR.format(year=plain(of.year), heading=of.heading)),))


def _alone(of: OfYear, report: str | None) -> ReadPeriod:
    """The year by itself, where the cell beside it is empty: of the whole of it, or of the quarter above?"""
    read = read_alone(of.year, of.heading, report)
    if read.label is None:
        return read
    return replace(read, doubts=(*read.doubts, ("year", ALONE.format(year=plain(of.year), period=read.label))))


def _numbered(said: str, of: OfYear) -> str:
    """`3` under "Quarter" as `Q3`."""
    of_quarters = {"quarter", "q"} & set(words_of(of.part_heading).split())
    return f"Q{said}" if of_quarters and _QUARTER.fullmatch(said) else said


def _bare(year: p.Period) -> str:
    return p.short_year(year.start.year) if year.kind != "calendar year" else year.label


def _within(one: p.Period, year: p.Period) -> bool:
    return year.start <= one.start and one.end <= year.end


def _has_pair(text: str) -> bool:
    """Whether a year is printed with both of its years: a single one, as in "FY25", may begin or end it."""
    return _PAIR.search(spelt(text)) is not None


def _kind(label: str | None) -> str:
    return p.parse_label(label).kind if label else ""


def fits_beside_year(text: str, columns: Iterable[Column]) -> bool:
    """Whether a cell may stand for the part of a year where years stand beside it: `3`, `May`, `Apr-Dec`, `Annual`."""
    said = plain(text)
    return any(c.kind == "year" for c in columns) and bool(_QUARTER.fullmatch(said) or is_whole(said) or _is_part(said))


def _is_part(said: str) -> bool:
    """Whether a text is a period, by itself or with a year behind it: "May" alone may be another word."""
    return looks_like_period(said) or looks_like_period(f"{said} 2000/01")


_YEARS = frozenset({"year", "calendar year", "school year"})
_QUARTER = re.compile("[1-4]")
_PAIR = re.compile(r"\d\d ?[/-] ?\d\d")
