"""What is doubtful about a whole row before any of its numbers is: its name, a shift, stray cells, marks under it.

Decided: one cell beside a measure that can't be what its heading says is told of the measure alone; what else the row gives
stands as printed. Two such cells may be a row out of its place, and all of it is doubted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intents.documents.cells import plain
from intents.documents.few import few, short
from intents.documents.heading_words import Kind
from intents.documents.lines import Line, at
from intents.documents.merged_values import of_merged
from intents.documents.naming import Naming
from intents.documents.places import cell_at, column_of
from intents.documents.printed_values import period_below
from intents.documents.proposed import Doubt, TableLike
from intents.documents.short_rows import of_short

BESIDE: frozenset[Kind] = frozenset({"target", "rag", "quartile", "neighbour", "england", "region", "change"})


def of_row(line: Line, naming: Naming, table: TableLike) -> Iterable[Doubt]:
    """What is doubtful about the whole row: its name, a shift, stray cells, marks under it."""
    row, name, area = (cell_at(line, table, at) for at in (None, column_of(line, "name", None), column_of(line, "area", None)))
    if naming.doubt:
        yield Doubt(*naming.doubt, row if line.carried_name else name)
    if line.text("area"):
        yield Doubt("area", f'"{line.text("area")}" is taken for the area that the figure is of.', area)
    if line.carried_name:
        yield Doubt("merged", f'The row has no name of its own; it is taken for "{line.printed}" above it.', name)
    if line.fit.mended:
        yield Doubt("shifted", "Its cells did not stand under their headings, and were moved by one.", row)
    if line.fit.unsure:
        yield Doubt("shifted", f"It is not clear what stands under {few(_headed(line, line.fit.unsure), ', ')}.", row)
    for said in (*of_short(line, table), *of_merged(line, table)):
        yield Doubt(*said, row)
    if not _of_measure(line):
        yield from _strays(line, table)
    if ghosts := few(_ghosts(line)):
        yield Doubt("ghost", f"Under the row stand marks that were not read: {ghosts}", row)


def of_measure(line: Line, table: TableLike) -> tuple[Doubt, ...]:
    """What is doubtful about the measure alone: the one cell of a row that can't stand beside it."""
    return tuple(_strays(line, table)) if _of_measure(line) else ()


def _of_measure(line: Line) -> bool:
    """Whether a single cell of a row can't be what its heading says, and the heading is of what stands beside a measure."""
    kinds = [c.kind for c in line.headings.columns if c.at in line.fit.misfits]
    return len(line.fit.misfits) == 1 and not line.fit.mended and bool(BESIDE & set(kinds))


def _strays(line: Line, table: TableLike) -> Iterable[Doubt]:
    named = {c.at for c in line.headings.of("name") if line.carried_name}
    for column in sorted({*line.fit.misfits} - named):
        said = f'"{short(plain(at(line.fit, column).text))}" can\'t stand {_under(line, column)}.'
        yield Doubt("stray", said, cell_at(line, table, column))


def _headed(line: Line, columns: Iterable[int]) -> list[str]:
    return [f'"{c.heading}"' for c in line.headings.columns if c.at in columns]


def _under(line: Line, column: int) -> str:
    headed = _headed(line, (column,))
    return f"under {headed[0]}" if headed else "beyond the last heading"


def _ghosts(line: Line) -> Iterator[str]:
    """What stands in the rows that go on with the line, but for the rest of its period."""
    period = next((c.at for c in line.headings.of("period")), None)
    rest = {text for text in period_below(line) if any(c.isalnum() for c in text)}
    cells = (plain(cell.text) for row in line.below for n, cell in enumerate(row) if n != period or plain(cell.text) not in rest)
    return (text for text in cells if text)
