"""A fill that marks out a whole column ("the latest quarter") or a whole row, and says no RAG of any figure in it.

Decided: a fill that a value shares with its own heading is such a mark, unless the heading of the names is filled so too; one
that it shares with its row's name is, and so is one that all the values of a longer column share. Whoever means a RAG fills
the value alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intents.documents.cell_words import Rag
from intents.documents.cells import empty, fill
from intents.documents.columns import Column
from intents.documents.proposed import CellLike, Grid

FEW = 5
"""Fewer values than these may well all be green."""
LOOKED_AT = 60
"""Rows under a heading that show whether all of its column is filled alike."""


def highlighted(columns: Sequence[Column], rows: Grid, top: int, row: int) -> list[Column]:
    """The columns, each with the fill that marks out all of it; the headings stand in the rows from `top` to `row`."""
    headed = {c.at: _headed(rows[top : row + 1], c.at) for c in columns}
    usual = {headed[c.at] for c in columns if c.kind == "name"}
    own = {at: said for at, said in headed.items() if said not in usual}
    return [replace(c, highlight=own.get(c.at) or _throughout(rows[row + 1 :][:LOOKED_AT], c.at)) for c in columns]


def rag_by_fill(cell: CellLike, column: Column, names: Iterable[CellLike]) -> Rag | None:
    """The RAG of the fill of a value's cell; None where the fill marks out its column, or its row with the `names` in it."""
    rag = fill(cell)
    return None if rag == column.highlight or rag in map(fill, names) else rag


def _headed(headings: Grid, at: int) -> Rag | None:
    return next((said for cells in reversed(headings) if at < len(cells) and (said := fill(cells[at]))), None)


def _throughout(rows: Grid, at: int) -> Rag | None:
    """The one fill of all the values in a column of at least a few."""
    cells: list[CellLike] = [cells[at] for cells in rows if at < len(cells) and not empty(cells[at].text)]
    fills = {fill(cell) for cell in cells}
    return next(iter(fills)) if len(cells) >= FEW and len(fills) == 1 else None
