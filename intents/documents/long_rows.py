"""The rows of a long table as plain values, whatever its layout: one figure a row, or one area and period a row.

Three layouts are known: columns for area, indicator, period and value (with numerator and denominator, or without); the
same with a code on every row and the indicator's name only on some; and that of Explore Education Statistics, where every
column of numbers is an indicator. A name is carried only from a row with the same code, never from the row above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intents.documents.cells import empty, plain, read_amount
from intents.documents.columns import Headings, Whose
from intents.documents.heading_phrases import phrases
from intents.documents.heading_words import Kind
from intents.documents.headings import find_headings
from intents.documents.proposed import CellLike, TableLike
from intents.documents.serial_numbers import cohort_year, without_serials
from intents.documents.statistics_filters import SMALLER_AREAS, is_aged, is_filter, of_filters
from intents.documents.table_titles import is_total
from intents.documents.year_columns import OfYear, Years, years_headed


@dataclass(frozen=True, slots=True)
class LongRow:
    """One figure of a long table, as its cells say it; "" for a column that the table has not. Rows count from 0.

    `group`: what its columns of breakdowns say, but for a total. `doubts` are those of the value's column, whose heading may
    say that its values are of a year, or a run of months, to then (`to_date`). `at`: its columns by their kind, from 0.
    `of_year`: the year that stands in a column of its own, where the period is only a part of it. `unit`: as its column says it.
    `told`: what else is doubtful, each with the kind of its column.
    """

    row: int
    printed: str
    area: str
    period: str
    period_is: str
    value: str
    numerator: str = ""
    denominator: str = ""
    group: str = ""
    doubts: tuple[tuple[str, str], ...] = ()
    to_date: bool = False
    at: tuple[tuple[str, int], ...] = ()
    of_year: OfYear | None = None
    unit: str = ""
    told: tuple[tuple[str, tuple[str, str]], ...] = ()


def long_rows(table: TableLike) -> Iterator[LongRow]:
    """The figures of a long table; none where it has not the columns of one."""
    headings = None
    if (start := _of_statistics(table)) is not None:
        yield from _statistics(table, start)
    else:
        headings = _headings(table)
    if headings is not None and _is_long(headings):
        yield from _listed(table, headings)


def listed_headings(table: TableLike) -> Headings | None:
    """The headings of a table with one figure a row; None for the layout of national statistics."""
    return _headings(table) if _of_statistics(table) is None else None


def _headings(table: TableLike) -> Headings | None:
    found = find_headings(table, Whose())
    return without_serials(found, table) if found else None


def _is_long(headings: Headings) -> bool:
    """Whether each row is a figure by itself: a value with its period and area, and nothing that only a dashboard has."""
    kinds = {c.kind for c in headings.columns}
    needed = {"value", "period"} <= kinds and bool(kinds & {"name", "code"}) and not any(c.period for c in headings.of("value"))
    counted = bool(kinds & {"numerator", "denominator"}) and not kinds & {"target", "quartile", "neighbour", "england", "region"}
    return needed and ("area" in kinds or counted) and not kinds & {"rag", "previous_value", "change"}


def _listed(table: TableLike, headings: Headings) -> Iterator[LongRow]:
    """One row a figure."""
    at: dict[str, int] = {c.kind: c.at for c in reversed(headings.columns) if not c.period}
    value = headings.of("value")[0]
    columns = (*at.items(), ("value", value.at))
    period_is = _years_said(headings)
    names = _names_by_code(table, headings.row + 1, at)
    for number in range(headings.row + 1, len(table.rows)):
        row = table.rows[number]
        code = _text(row, at.get("code"))
        said = {kind: _text(row, at.get(kind)) for kind in _SAID}
        year = tuple(("denominator", doubt) for doubt in cohort_year(headings.of("denominator"), said["denominator"]))
        printed = _text(row, at.get("name")) or names.get(code, code)
        if printed and any(said.values()):
            yield LongRow(
                number, printed, said["area"], said["period"], said["frequency"] or period_is, said["value"], said["numerator"],
                "" if year else said["denominator"], _group(row, headings), value.doubts, value.to_date, columns,
                _of_year(row, headings), said["unit"], year,
            )  # fmt: skip


def _years_said(headings: Headings) -> str:
    """What the heading of the periods says of their years: "Academic year"; "" where it leaves it open."""
    heading = next((c.heading for c in headings.of("period")), "")
    return _YEARS_SAID.get(years_headed(heading) or "any", "")


def _of_year(row: Sequence[CellLike], headings: Headings) -> OfYear | None:
    part, year = (next(iter(headings.of(kind)), None) for kind in _PART_AND_YEAR)
    return OfYear(_text(row, year.at), year.heading, part.heading) if part and year else None


_SAID: tuple[Kind, ...] = ("area", "period", "frequency", "value", "numerator", "denominator", "unit")
_YEARS_SAID: Mapping[Years, str] = {"school": "academic year", "calendar": "calendar year"}
_PART_AND_YEAR: tuple[Kind, Kind] = ("period", "year")


def _group(row: Sequence[CellLike], headings: Headings) -> str:
    """The group that a row is of; `not said` where a breakdown's column is empty."""
    said = (_text(row, column.at) or "not said" for column in headings.of("group"))
    return ", ".join(text for text in said if not is_total(text))


def _names_by_code(table: TableLike, start: int, at: Mapping[str, int]) -> dict[str, str]:
    """The name that stands beside a code in some of its rows; a code with two names has none."""
    names: dict[str, set[str]] = {}
    for row in table.rows[start:]:
        if name := _text(row, at.get("name")):
            names.setdefault(_text(row, at.get("code")), set()).add(name)
    return {code: next(iter(said)) for code, said in names.items() if code and len(said) == 1}


AREAS = ("la name", "region name", "country name")
"""The columns of Explore Education Statistics that name an area, the narrowest first."""
_OF_LEVEL = {"national": "country name", "regional": "region name", "local authority": "la name"}
"""The column that names the area of a row, by what its geographic level says."""
NO_FIGURES = frozenset({"time period", "time identifier", "geographic level", "country code", "region code", "old la code",
                        "new la code", "lad code", "lad name", "pcon code", "pcon name", *AREAS})  # fmt: skip


def _of_statistics(table: TableLike) -> int | None:
    """The row of the headings of Explore Education Statistics, None where there is none."""
    heads = ({_heading(cell) for cell in row} for row in table.rows[:5])
    return next((n for n, said in enumerate(heads) if {"time period", "time identifier"} <= said), None)


def _statistics(table: TableLike, start: int) -> Iterator[LongRow]:
    """Each number of each row, under the name of its column and of the group that the row is about."""
    heads = {_heading(cell): n for n, cell in enumerate(table.rows[start])}
    body = table.rows[start + 1 :]
    free = {name: n for name, n in heads.items() if name not in NO_FIGURES}
    measures = {name: n for name, n in free.items() if _is_numbers(body, n) and not is_aged(name)}
    words = {name: n for name, n in free.items() if name not in measures}
    groups = [n for name, n in words.items() if _varies(body, n) or _breaks_down(name)]
    cut = {name: n for name, n in words.items() if n not in groups and is_filter(name)}
    cut |= {name: n for name, n in heads.items() if name in SMALLER_AREAS}
    for number, row in enumerate(body, start + 1):
        area = _area(row, heads)
        group = ", ".join(said for n in groups if (said := _text(row, n)) and not is_total(said))
        period, period_is = (_text(row, heads[name]) for name in ("time period", "time identifier"))
        told = tuple(("group", doubt) for doubt in of_filters(row, cut))
        for name, at in measures.items():
            printed, columns = f"{name} ({group})" if group else name, (("value", at), ("period", heads["time period"]))
            yield LongRow(number, printed, area, period, period_is, _text(row, at), at=columns, told=told)


def _area(row: Sequence[CellLike], heads: Mapping[str, int]) -> str:
    """The area of a row by its geographic level: a school's or a district's row names its authority too, and is not of it."""
    named = next((said for name in AREAS if (said := _text(row, heads.get(name)))), "")
    level = _text(row, heads.get("geographic level"))
    if not level:
        return named
    if (column := _OF_LEVEL.get(level.casefold())) is None:
        return f"{level} in {named}" if named else level
    return _text(row, heads.get(column)) or level


def _is_numbers(body: Sequence[Sequence[CellLike]], at: int) -> bool:
    said = [text for row in body if (text := _text(row, at))]
    return bool(said) and all(empty(text) or read_amount(text) for text in said) and not all(map(empty, said))


def _breaks_down(heading: str) -> bool:
    return phrases(heading).kinds == ("group",)


def _varies(body: Iterable[Sequence[CellLike]], at: int) -> bool:
    return len({_text(row, at) for row in body}) > 1


def _heading(cell: CellLike) -> str:
    return plain(cell.text).casefold().replace("_", " ")


def _text(row: Sequence[CellLike], at: int | None) -> str:
    return plain(row[at].text) if at is not None and at < len(row) else ""
