"""A later column that is not read, beside which the quarter before would stand as the report's own measure. Pure.

Decided: where a measure's period had ended before the report's, its heading prints that, and in its row a number stands
further right under a heading that is not read, or not surely ("Q3 so far", "12m rolling", none at all), or the report's own
column stands empty next to it, as a merged cell leaves it, the measure is doubted: what is later may be what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intents.documents.cell_periods import looks_like_period
from intents.documents.cells import plain, read_amount
from intents.documents.columns import Column, Headings
from intents.documents.lines import Line
from intents.documents.proposed import Doubt, Proposed, TableLike, doubted
from intents.documents.said_times import times_of
from intents.periods import parse_label

UNREAD = '"{heading}" is not taken, and may be later: {period} would stand for it.'
UNHEADED = "A number further right has no heading that is read, and may be later: {period} would stand for it."
EMPTY = '"{heading}" is empty here, and may be merged with the cell beside it: {period} would stand for it.'


def later_unread(figures: Iterable[Proposed], line: Line, table: TableLike, report: str | None) -> list[Proposed]:
    """The figures of a line, its measure doubted where a later column may be what was meant."""
    out = list[Proposed]()
    for one in figures:
        told = _told(one, line, table, report) if report and one.role == "measure" else None
        out.append(doubted(one, [Doubt("heading", told, one.cell or one.place)] if told else []))
    return out


def _told(one: Proposed, line: Line, table: TableLike, report: str) -> str | None:
    if any(doubt.kind == "heading" for doubt in one.doubts):
        return None
    column = next((c for c in line.headings.of("value") if c.period and table.place(line.number, c.at) == one.cell), None)
    if column is None or one.period is None or parse_label(one.period).end >= parse_label(report).end or one.missing:
        return None
    if (beside := _empty_beside(line, column, report)) is not None:
        return EMPTY.format(heading=beside.heading, period=one.period)
    unread = next(_unread(line, column, table, report), None)
    return unread and (UNREAD if unread.strip() else UNHEADED).format(heading=unread, period=one.period)


def _empty_beside(line: Line, column: Column, report: str) -> Column | None:
    """The report's own column, where it stands next to this one and its cell is empty."""
    own = (c for c in line.headings.of("value") if c.period == report and c.at == column.at + 1)
    return next((c for c in own if not plain(line.cell(c).text)), None)


def _unread(line: Line, column: Column, table: TableLike, report: str) -> Iterator[str]:
    """The headings, " " for none, of the numbers in a row further right, or of another time, that no column is read for."""
    unsure = {c.at for c in line.headings.of("value") if c.left} - {column.at}
    read = {c.at for c in line.headings.columns} - unsure
    last = max(c.at for c in line.headings.of("value") if c.at not in unsure)
    for at, cell in enumerate(table.rows[line.number]):
        heading = "" if at in read else _heading(line.headings, table, at)
        if at not in read and (at > last or not times_of(heading, report).none) and _is_number(plain(cell.text)):
            yield heading or " "


def _is_number(text: str) -> bool:
    return bool(read_amount(text)) and not looks_like_period(text)


def _heading(headings: Headings, table: TableLike, at: int) -> str:
    rows = table.rows[max(headings.top, 0) : headings.row + 1]
    return " ".join(text for row in rows if at < len(row) and (text := plain(row[at].text)))
