"""A value that is merged over the rows of two names: of which of them it is, nobody can tell.

Decided: both rows are doubted. A target or a RAG that is merged over several rows is of each of them as it seems, and is read
for the first alone. A name that is merged over two periods is another matter (lines.py).
"""

from __future__ import annotations

from intents.documents.cells import plain
from intents.documents.heading_words import Kind
from intents.documents.lines import Line
from intents.documents.proposed import CellLike, TableLike
from intents.documents.shifts import Blank

OVER = '"{heading}" is merged over this row and the one {where} it, which has another name: it may be of either.'
COUNTED: tuple[Kind, ...] = ("value", "previous_value", "numerator", "denominator")


def of_merged(line: Line, table: TableLike) -> tuple[tuple[str, str], ...]:
    """A doubt where the cell of a figure is merged with that of another name's row, above or below."""
    below = next((n for n in (line.number + 1,) if n < len(table.rows) and _is_named(line, table, n)), None)
    for column in (c for kind in COUNTED for c in line.headings.of(kind)):
        if _cell(table, line.number, column.at).goes_on and not line.carried_name:
            return (("merged", OVER.format(heading=column.heading, where="above")),)
        if below is not None and _cell(table, below, column.at).goes_on:
            return (("merged", OVER.format(heading=column.heading, where="below")),)
    return ()


def _is_named(line: Line, table: TableLike, number: int) -> bool:
    """Whether a row has a name of its own."""
    return any(plain(_cell(table, number, c.at).text) for c in line.headings.of("name"))


def _cell(table: TableLike, row: int, column: int) -> CellLike:
    cells = table.rows[row]
    return cells[column] if column < len(cells) else Blank()
