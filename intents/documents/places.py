"""Where what is doubted of a figure stands: the cell of its own column, and not the value's. Pure.

Decided: a cell is named only where it is known to stand under its heading; of a row whose cells were moved the row is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from intents.documents.heading_words import Kind
from intents.documents.lines import Line
from intents.documents.proposed import Proposed, TableLike

STANDS_IN: Mapping[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("direction", "verdict", "change", "polarity"), ("change",)),
    **dict.fromkeys(("follows", "kind", "twice", "years", "after"), ("period",)),
    "rag": ("rag",), "target": ("target",), "counts": ("numerator", "denominator"), "name": ("name",), "indicator": ("name",),
}  # fmt: skip
"""The kinds of doubt that are about another cell than the value's, and the columns where that stands."""
NAMED: tuple[Kind, ...] = (
    "name", "period", "change", "target", "rag", "quartile", "neighbour", "england", "region", "numerator", "denominator",
)  # fmt: skip
"""The columns whose cells are handed on with a figure."""


def cell_at(line: Line, table: TableLike, column: int | None) -> str:
    """Where a cell of a line stands; its row, where there is no such cell, or the row's cells were moved."""
    return table.place(line.number, None if line.fit.mended else column)


def column_of(line: Line, kind: Kind, period: str | None) -> int | None:
    """The column of a kind for a value of this period, else the first of the kind; None where there is none."""
    columns = (*line.beside(kind, period), *line.headings.of(kind))
    return columns[0].at if columns else None


def cells_of(line: Line, table: TableLike, period: str | None) -> tuple[tuple[str, str], ...]:
    """The places of what stands beside a value of this period, by the kind of column."""
    if line.fit.mended:
        return ()
    found = ((kind, column_of(line, kind, period)) for kind in NAMED if kind != "name" or not line.carried_name)
    return tuple((kind, table.place(line.number, column)) for kind, column in found if column is not None)


def place_of_doubt(one: Proposed, doubt: str) -> str:
    """Where a doubt of a kind about a figure stands: in its own column, else at the value's cell, else in the row."""
    cells = dict(one.cells)
    return next((cells[kind] for kind in STANDS_IN.get(doubt, ()) if kind in cells), one.cell or one.place)
