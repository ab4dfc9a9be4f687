"""A long table, such as national statistics are published in → the figures that it proposes, one a row.

A bare year ("2016") is not taken for a calendar year here: statistics mean by it the year that ended in that March or
August as often, and some the one that began then. Where the table does not say which, and nobody has, the period is None
and doubted. A person may say it of the whole table, or of one printed name: a file of many indicators mixes them. What is
said against the table's own word ("Financial year") is not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from intents import periods as p
from intents.documents.cell_periods import ReadPeriod, after_report, read_period
from intents.documents.cell_words import NOTHING
from intents.documents.cells import count, empty, kept_back, read_amount, words_for_nothing
from intents.documents.columns import Whose
from intents.documents.dashboard import Dashboard
from intents.documents.few import short
from intents.documents.heading_phrases import own_names
from intents.documents.headings import find_headings, titles
from intents.documents.long_rows import LongRow, listed_headings, long_rows
from intents.documents.naming import Names, Naming, another_unit
from intents.documents.narrowing_columns import Beside
from intents.documents.notes import Notes
from intents.documents.parts import left_out, titled
from intents.documents.period_kinds import frequency_at_odds
from intents.documents.printed_fractions import as_percentage
from intents.documents.proposed import Doubt, Proposed, Role, TableLike, doubted
from intents.documents.settling import Settled, out_of_step, settled
from intents.documents.statistics_years import is_whole, part_of
from intents.documents.table_titles import of_somebody_else
from intents.documents.units import at_odds_with
from intents.documents.unsaid_areas import unsaid_areas
from intents.documents.year_columns import read_part

YearMeans = Literal[
    "calendar year", "financial year ending", "school year ending", "financial year beginning", "school year beginning"
]
"""What a bare year means in a table, where a person has said."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person or the file has said about a long table.

    `report`: the quarter's report that it belongs to, None for a table of its own. `council`: the names of the council
    itself, whose figures have no area. `years`: what a bare year means; `years_of`: the same for a printed name. `around`: the
    titles, introduction and caption that the document prints around the table.
    """

    report: str | None = None
    council: Collection[str] = ()
    years: YearMeans | None = None
    years_of: Mapping[str, YearMeans] = field(default_factory=dict)
    around: tuple[str, ...] = ()


def is_long(table: TableLike) -> bool:
    """Whether a table has one figure a row, or one area and period a row, in place of a dashboard's rows."""
    return next(long_rows(table), None) is not None


def read_long_table(table: TableLike, names: Names, reading: Reading) -> Dashboard:
    """The figures of a long table. In a report the latest of each indicator is its measure; all else is `other`."""
    rows = tuple(long_rows(table))
    if not rows:
        said = "No row of this table heads columns for an indicator, its period and its value; it is left out."
        return Dashboard(reading.report, (), (Doubt("no headings", said, table.name),))
    groups = [(row.group, table.place(row.row)) for row in rows if row.group]
    areas = dict(zip(rows, unsaid_areas((row.area for row in rows), own_names(reading.council)), strict=True))
    rows = tuple(row for row in rows if not row.group)
    namings = {printed: names.find(printed, False) for printed in {row.printed for row in rows}}
    above_one = {row.printed for row in rows if (amount := read_amount(row.value)) and abs(amount.first) > 1}
    figures = [_figure(table, row, namings[row.printed], row.printed in above_one, reading) for row in rows]
    above = (*reading.around, *_above(table))
    titled_for = of_somebody_else(above, names, own_names(reading.council))
    figures = [one if row.area else titled((one,), titled_for)[0] for one, row in zip(figures, rows, strict=True)]
    figures = Notes(names, own_names(reading.council), reading.report).doubted(
        figures, table, find_headings(table, Whose()), above
    )
    figures = _with_columns(table, rows, figures, Beside(table, names, own_names(reading.council)))
    figures = [_doubted(one, areas[row]) for one, row in zip(figures, rows, strict=True)]
    return Dashboard(reading.report, tuple(_with_roles(_once(figures), reading)), left_out(groups))


def _doubted(one: Proposed, doubts: Sequence[Doubt]) -> Proposed:
    return doubted(one, [replace(doubt, place=one.cell or one.place) for doubt in doubts])


def _with_columns(table: TableLike, rows: Sequence[LongRow], figures: Sequence[Proposed], beside: Beside) -> list[Proposed]:
    """The figures with what the columns beside them say of each; the statistics' own layout has none but its groups."""
    if (headings := listed_headings(table)) is None:
        return list(figures)
    return [beside.doubted((one,), row.row, headings)[0] for one, row in zip(figures, rows, strict=True)]


def _figure(table: TableLike, row: LongRow, naming: Naming, above_one: bool, reading: Reading) -> Proposed:
    top, base = count(row.numerator), count(row.denominator)
    amount = read_amount(row.value)
    amount = as_percentage(amount, top, base) if amount and naming.unit == "percent" else amount
    read = settled(amount, naming.unit, above_one, above_one) if amount else Settled(None)
    missing = None if amount else _missing(row.value)
    period = _period(row, reading)
    at = {kind: table.place(row.row, column) for kind, column in row.at}
    area = None if row.area.casefold() in {name.casefold() for name in reading.council} else row.area or None
    one = Proposed(
        row.printed, naming.indicator, naming.near, period.label, "other", "dashboard", table.place(row.row),
        _evidence(table, row), area, read.value, missing,
        read.numerator if top is None else top, read.denominator if base is None else base,
        cell=at.get("value", ""), cells=tuple(at.items()),
    )  # fmt: skip
    of_unit = at_odds_with(row.unit, naming.unit, row.printed)
    told = [("name", naming.doubt), *row.told] if naming.doubt else [*row.told]
    told += [("period", said) for said in (*row.doubts, *period.doubts, *frequency_at_odds(row.period_is, period.label))]
    told += [("value", said) for said in (*read.doubts, *another_unit(row.printed, naming, amount), *of_unit)]
    told += [("value", ("value", f'"{row.value}" can\'t be read as a value.'))] if amount is None and missing is None else []
    told += _of_counts(row, one.value if naming.unit == "percent" else None)
    return doubted(one, [Doubt(*said, at.get(kind, one.place)) for kind, said in told])


def _of_counts(row: LongRow, share: Decimal | None) -> list[tuple[str, tuple[str, str]]]:
    """What is doubtful about the counts, each with its column: that they can't be read, or do not give the percentage."""
    top, base = count(row.numerator), count(row.denominator)
    read = (("numerator", row.numerator, top), ("denominator", row.denominator, base))
    odd = [(kind, text) for kind, text, number in read if number is None and not empty(text)]
    unread = [(kind, ("counts", f'"{text}" can\'t be read as a number of people.')) for kind, text in odd]
    return [*(("numerator", said) for said in out_of_step(share, top, base)), *unread]


def _above(table: TableLike) -> tuple[str, ...]:
    """A table's name, and what stands above its headings."""
    found = find_headings(table, Whose())
    return titles(table, table.rows[: found.top] if found else ())


def _evidence(table: TableLike, row: LongRow) -> str:
    return " | ".join(text for cell in table.rows[row.row] if (text := cell.text.strip()))


def _missing(text: str) -> str | None:
    """The mark that stands for a value (`c`, `z`, `-`, `<5`), `blank` for an empty cell, None for what is neither."""
    return (text if words_for_nothing(text) or kept_back(text) else None) if text else NOTHING


def _period(row: LongRow, reading: Reading) -> ReadPeriod:
    """The period of a row, by what its own column or a person says of its years."""
    if row.of_year and (row.period or row.of_year.year):
        return read_part(row.period, row.of_year, reading.report, row.to_date)
    if not row.period:
        return ReadPeriod(None, (("no period", "No period is printed."),))
    kind = row.period_is.casefold()
    read = read_period(row.period, reading.report, row.to_date)
    if read.label is None:
        return read
    period = p.parse_label(read.label)
    if period.kind in ("year", "calendar year") and not is_whole(kind):
        return _part(row, period, reading)
    if period.kind == "year" and kind.startswith("reporting"):
        return _reporting_year(row, period, reading)
    if period.kind == "year" and kind.startswith(("academic", "school")):
        return ReadPeriod(p.school_year(period.start.year).label)
    if period.kind != "calendar year":
        return read
    return _bare_year(row, kind, period.end.year, reading)


def _part(row: LongRow, year: p.Period, reading: Reading) -> ReadPeriod:
    """The part of a year that the table names beside it; none where that is not understood: the year would be another figure."""
    period = part_of(year, row.period_is)
    if period is None:
        return ReadPeriod(None, (("period", f'"{short(row.period_is)}" beside {row.period} is not understood.'),))
    return ReadPeriod(period.label, after_report(period, reading.report))


def _reporting_year(row: LongRow, year: p.Period, reading: Reading) -> ReadPeriod:
    """The year of a publication, which may end in March, August or September: a person says which."""
    means = reading.years_of.get(row.printed, reading.years)
    if means is None or means == "calendar year":
        said = f'"{row.period_is}" beside {row.period} may end in March, in August or in September.'
        return ReadPeriod(None, (("years", said),))
    period = year if means.startswith("financial") else p.school_year(year.start.year)
    return ReadPeriod(period.label, after_report(period, reading.report))


def _bare_year(row: LongRow, kind: str, year: int, reading: Reading) -> ReadPeriod:
    """The period that a bare year is; none where nobody has said what it means, or where the table says otherwise."""
    table = next((means for begins, means in _SAID_BY_TABLE.items() if kind.startswith(begins)), None)
    means = "calendar year" if table == "calendar" else reading.years_of.get(row.printed, reading.years)
    if means is None:
        return ReadPeriod(None, (("years", f"{row.period} may be a calendar year, or one that ended or began in it."),))
    if table is not None and not means.startswith(table):
        said = f'{row.period} stands beside "{row.period_is}", and is not taken for a {means} in it.'
        return ReadPeriod(None, (("years", said),))
    period = _YEAR[means](year)
    return ReadPeriod(period.label, after_report(period, reading.report))


_SAID_BY_TABLE = {"calendar": "calendar", "financial": "financial", "academic": "school", "school": "school"}
"""How the words begin that a table has for its years, and how what they mean begins."""

_YEAR: dict[YearMeans, Callable[[int], p.Period]] = {
    "calendar year": p.calendar_year,
    "financial year ending": lambda year: p.financial_year(year - 1),
    "school year ending": lambda year: p.school_year(year - 1),
    "financial year beginning": p.financial_year,
    "school year beginning": p.school_year,
}


def _once(figures: Sequence[Proposed]) -> list[Proposed]:
    """The figures, with a doubt on each that another row gives too for the same indicator, area and period."""
    seen: dict[tuple[str | None, ...], int] = {}
    for one in figures:
        seen[_key(one)] = seen.get(_key(one), 0) + 1
    twice = {key for key, times in seen.items() if times > 1 and key[0] and key[2]}
    said = "Another row gives the same indicator, area and period."
    told = ((one, Doubt("twice", said, one.cell or one.place)) for one in figures)
    return [replace(one, doubts=(*one.doubts, doubt)) if _key(one) in twice else one for one, doubt in told]


def _key(one: Proposed) -> tuple[str | None, ...]:
    return (one.indicator, one.area, one.period)


def _with_roles(figures: Sequence[Proposed], reading: Reading) -> Iterable[Proposed]:
    """The council's latest figure of each indicator as the measure, where the table is a report's.

    It is where something in it is of the report's own quarter, or of a time that ends with it. A table of whole years that
    ended before, as national statistics are, has no measures: it brings figures, and no quarter is judged by it.
    """
    if not _is_of(reading.report, figures):
        return figures
    latest: dict[str, Proposed] = {}
    for one in figures:
        if one.indicator and one.period and one.area is None and _later(one, latest.get(one.indicator)):
            latest[one.indicator] = one
    measures = {id(one) for one in latest.values()}
    measure: Role = "measure"
    return [replace(one, role=measure) if id(one) in measures else one for one in figures]


def _is_of(report: str | None, figures: Sequence[Proposed]) -> bool:
    ends = {p.parse_label(one.period).end for one in figures if one.period and one.area is None}
    return report is not None and p.parse_label(report).end in ends


def _later(one: Proposed, other: Proposed | None) -> bool:
    return other is None or p.parse_label(one.period or "").end > p.parse_label(other.period or "").end
