"""A row that ends before its headings do, in a file that writes out every cell: one is missing, and it need not be the last.

Decided: it is doubted where the row also makes sense with an empty cell put in before its end. A sheet of a workbook writes no
empty cells at the end of a row, and its rows are short as a matter of course.
"""

from __future__ import annotations

from intents.documents.cells import plain
from intents.documents.columns import FIGURES
from intents.documents.lines import Line
from intents.documents.proposed import TableLike
from intents.documents.shifts import Blank, stands

SHORT = "The row has {cells} cells under {headings} headings: which of them is missing can't be told."


def of_short(line: Line, table: TableLike) -> tuple[tuple[str, str], ...]:
    """A doubt where a row lacks a cell that may be missing in several places."""
    row, headings = tuple(table.rows[line.number]), line.headings
    last = max((c.at for c in headings.columns if c.kind in FIGURES), default=0)
    if table.lettered or headings.row < 0 or line.fit.mended or len(row) > last:
        return ()
    filled = [at for at in range(1, len(row)) if any(plain(cell.text) for cell in row[at:])]
    elsewhere = any(stands((*row[:at], Blank(), *row[at:]), headings) for at in filled)
    return (("shifted", SHORT.format(cells=len(row), headings=headings.last + 1)),) if elsewhere else ()
