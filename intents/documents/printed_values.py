"""The values that a line prints, each with its period: by columns for the latest and the previous, or by dated columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, repeat

from intents.documents.cell_periods import ReadPeriod, read_period
from intents.documents.cell_words import NOTHING, TO_DATE
from intents.documents.cells import empty, kept_back, plain, words_for_nothing
from intents.documents.columns import Column
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import THIS_QUARTER, Kind
from intents.documents.lines import Line, within
from intents.documents.proposed import Role
from intents.documents.rival_columns import is_revised
from intents.documents.year_columns import OfYear, read_alone, read_part
from intents.periods import parse_label

SIDES: tuple[tuple[Role, Kind, Kind], ...] = (("measure", "value", "period"), ("previous", "previous_value", "previous_period"))


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """The text of a value, its role and its period. `percent`: the column's heading says that it is per cent; `at`: the
    column, counted from 0; `heading`: its heading, where that names no period."""

    role: Role
    text: str
    period: ReadPeriod
    percent: bool = False
    at: int | None = None
    heading: str = ""


def values_printed(line: Line, report: str | None) -> tuple[PrintedValue, ...]:
    """The values of a line, the measure's first, which is there even where its cell is empty."""
    values = line.headings.of("value")
    dated, undated = [c for c in values if c.period], [c for c in values if not c.period]
    plainly = [c for c in undated if not c.to_date] or ([] if dated else undated[:1])
    to_date = tuple(_to_date(line, c, report) for c in undated if c.to_date and c not in plainly and plain(line.cell(c).text))
    if not plainly:
        return (*_by_period(line, dated, report, ("measure", "previous")), *to_date)
    return (*_by_side(line, plainly[0], report), *_by_period(line, dated, report, ()), *to_date)


def _to_date(line: Line, column: Column, report: str | None) -> PrintedValue:
    """The value of the year so far that stands beside the period's own."""
    read = _period(line, "measure", "period", report, True)
    return PrintedValue("other", plain(line.cell(column).text), _with(read, column), column.percent, column.at)


def _with(read: ReadPeriod, column: Column | None) -> ReadPeriod:
    """A period with what is doubtful about its value's column."""
    return replace(read, doubts=(*read.doubts, *column.doubts)) if column else read


def missing_words(text: str, line: Line) -> str | None:
    """The words in a value's place, which a merged cell may have put in the period's; `blank` for none; None for a value."""
    said = plain(text)
    if words_for_nothing(said) or kept_back(said):
        return said
    merged = line.text("period")
    if not said:
        return merged if words_for_nothing(merged) else NOTHING
    return None


def _by_side(line: Line, latest: Column, report: str | None) -> Iterable[PrintedValue]:
    """The latest value and the previous one, each with the period in a column of its own."""
    for role, value, period in SIDES:
        column = latest if role == "measure" else next(iter(line.headings.of(value)), None)
        text = plain(line.cell(column).text) if column else ""
        if role == "measure" or text:
            percent, place = bool(column and column.percent), column.at if column else None
            read = _period(line, role, period, report, bool(column and column.to_date))
            if role == "previous" and column and column.period:
                read = ReadPeriod(column.period)
            yield PrintedValue(role, text, _with(read, column), percent, place, column.heading if column else "")


def _by_period(line: Line, columns: Sequence[Column], report: str | None, first: Iterable[Role]) -> Iterable[PrintedValue]:
    """The dated columns that the row fills, the report's own or the latest first, in the roles of `first` and then `other`."""
    ordered = sorted(columns, key=lambda c: _lateness(c.period or "", report), reverse=True)
    filled = _as_revised(line, [c for c in ordered if plain(line.cell(c).text)]) or (ordered[:1] if first else [])
    others: Iterable[Role] = repeat("other")
    for role, column in zip(chain(first, others), filled, strict=False):
        period = ReadPeriod(column.period, (*column.doubts, *_at_odds(line, column, report, role)))
        yield PrintedValue(role, plain(line.cell(column).text), period, column.percent, column.at)


def _as_revised(line: Line, columns: Sequence[Column]) -> list[Column]:
    """The columns, each period's once: the revised one where a value stands in it, else the one before it."""
    revised = {c.period for c in columns if is_revised(c) and not empty(line.cell(c).text)}
    first = {c.period for c in columns if not is_revised(c)}
    return [c for c in columns if (c.period in revised) == is_revised(c) or c.period not in first]


def _at_odds(line: Line, column: Column, report: str | None, role: Role) -> tuple[tuple[str, str], ...]:
    """A doubt where the row says another period than the heading under which its latest value stands.

    A row of a year says it of all its values: "2023/24" beside quarters that are headed without their year.
    """
    read = _printed_period(line, "period", report) or ReadPeriod(None)
    if read.label is None or column.period is None or read.label == column.period:
        return ()
    of_year = parse_label(read.label).kind == "year" and parse_label(column.period).kind in ("quarter", "month")
    if (of_year and within(column.period, read.label)) or (not of_year and role != "measure"):
        return ()
    return (("period", f'The row says {read.label}, and its value stands under "{column.heading}".'),)


def _lateness(label: str, report: str | None) -> tuple[bool, bool, date]:
    """Orders periods: the report's own quarter, then those that had ended by it, each by their last day."""
    end = parse_label(label).end
    return label == report, report is None or end <= parse_label(report).end, end


def _period(line: Line, role: Role, kind: Kind, report: str | None, to_date: bool = False) -> ReadPeriod:
    """The period of one side. The measure's, where it is not printed, is the report's quarter, and doubted.

    `to_date`: the value's heading says that it is of a run of months, or a year, to then.
    """
    to_date = to_date or line.text("frequency").casefold() in TO_DATE
    if read := _printed_period(line, kind, report, to_date):
        return _with_name(line, _over_rows(line, line.text(kind), read, report) if role == "measure" else read)
    if role == "measure" and report is not None and _says_this_quarter(line):
        return read_period(report, report, to_date)
    if role == "measure" and report is not None:
        said = ("no period", f"No period is printed; it is taken as the report's, {report}.")
        read = read_period(report, report, to_date)
        return replace(read, doubts=(said, *read.doubts))
    return ReadPeriod(None, (("no period", "No period is printed."),))


def _printed_period(line: Line, kind: Kind, report: str | None, to_date: bool = False) -> ReadPeriod | None:
    """The period that a line prints in a column of its own, with the year beside it; None where it prints none."""
    text, column = line.text(kind), next(iter(line.headings.of(kind)), None)
    if column and kind == "period" and (years := line.headings.of("year")):
        of = OfYear(line.text("year"), years[0].heading, column.heading)
        return None if empty(text) and empty(of.year) else read_part(text, of, report, to_date)
    return None if column is None or empty(text) else read_alone(text, column.heading, report, to_date)


def _says_this_quarter(line: Line) -> bool:
    """Whether the value's heading says that it is of the report's own quarter: `This quarter`."""
    values = [c for c in line.headings.of("value") if not c.to_date and not c.left]
    said = words_of(values[0].heading) if len(values) == 1 else ""
    return said in THIS_QUARTER and ("latest" not in said or line.headings.titled) and not line.headings.of("period")


def _over_rows(line: Line, text: str, read: ReadPeriod, report: str | None) -> ReadPeriod:
    """A period broken over two rows ("Summer", "Census 2021") joined, where it is unsure without what stands below."""
    if (read.label is not None and not read.doubts) or line.headings.of("year"):
        return read
    for below in period_below(line):
        joined = read_period(f"{text} {below}", report)
        if joined.label is not None and not joined.doubts:
            return joined
    return read


def period_below(line: Line) -> tuple[str, ...]:
    """What stands under the period in the rows that go on with the line."""
    column = next(iter(line.headings.of("period")), None)
    cells = [row[column.at] for row in line.below if column and column.at < len(row)]
    return tuple(text for cell in cells if (text := plain(cell.text)))


def _with_name(line: Line, read: ReadPeriod) -> ReadPeriod:
    """A doubt where the name says year to date, and the period does not."""
    if read.label is None or read.label.startswith("year to") or not _TO_DATE_NAME.search(line.printed):
        return read
    said = f"The name says year to date, and the period is {read.label}."
    return replace(read, doubts=(*read.doubts, ("to date", said)))


_TO_DATE_NAME = re.compile(r"\b(?:year to date|ytd|cumulative)\b", re.IGNORECASE)
