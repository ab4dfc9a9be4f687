"""What a reader hands on while it reads, piece by piece, so that a large sheet is never held whole in the child.

A reader is a function from the bytes of a file to its pieces in their order. Rows are plain lists: at two million cells
a dataclass for each would cost more than reading them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from store.ingest.contents import Paragraph, letters
from store.ingest.limits import Limits
from store.ingest.refusals import Refused

Progress = Callable[[int, int], None]
"""Told how much is done, of how much: bytes of a sheet or pages of a PDF, as the reader counts."""

NOT_CALCULATED = "#NOT CALCULATED"
"""Stands in a cell with a formula whose value the file does not hold, so that nobody takes it for empty."""


class Line(NamedTuple):
    """A row: its number in the file, its texts, and the colour of those columns (from 0) whose fill is a RAG.

    `going_on`: the columns whose cell is merged with the one above.
    """

    number: int
    texts: list[str]
    colours: dict[int, str]
    going_on: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that is being read; `rows` can be gone through once."""

    name: str
    rows: Iterator[Line]
    lettered: bool = False


Piece = Grid | Paragraph
Reader = Callable[[bytes, str, Limits, Progress], Iterable[Piece]]
"""Takes the bytes, the file's extension in small letters, the limits, and whom to tell of progress."""


def silent(done: int, total: int) -> None:
    """Nobody is told of progress."""


def bounded(pieces: Iterable[Piece], limits: Limits) -> Iterator[Piece]:
    """The pieces, none with a paragraph longer than anybody writes: what reads it as prose does not run behind the limits."""
    for piece in pieces:
        if isinstance(piece, Paragraph) and len(piece.text) > limits.paragraph:
            raise Refused("long paragraph", most=f"{limits.paragraph:,}")
        yield piece


def lines(rows: Iterable[list[str]], first: int = 1) -> Iterator[Line]:
    """Rows without colours, numbered from `first`."""
    return (Line(number, texts, {}) for number, texts in enumerate(rows, first))


def trimmed(rows: Iterable[Line], limits: Limits, sheet: str, *, whole: bool = False) -> Iterator[Line]:
    """Rows from the first to the last that hold text, each as far as it holds text or a RAG; gaps become empty rows.

    `whole`: rows keep their empty cells at the end, for the file writes out every cell.

    Spreadsheets format whole columns down to row 1,048,576: what holds no text is no reason to refuse a file.
    """
    waiting: list[Line] = []
    last: int | None = None
    for row in rows:
        if not any(row.texts):
            waiting.append(row)
            del waiting[: -limits.gap]
            continue
        if last is not None:
            if row.number <= last:
                raise Refused("truncated")  # its places could not be told
            yield from _between(last, row, waiting, limits, sheet)
        waiting = []
        last = row.number
        yield row if whole else _cut(row)


def _between(last: int, row: Line, waiting: list[Line], limits: Limits, sheet: str) -> Iterator[Line]:
    """The rows without text between two that hold some; only their colours matter."""
    if row.number - last > limits.gap:
        column = next(n for n, text in enumerate(row.texts) if text)
        raise Refused("far cell", cell=address(column, row.number), sheet=sheet)
    held = {one.number: one for one in waiting}
    for number in range(last + 1, row.number):
        yield _cut(held.get(number, Line(number, [], {})))


def _cut(row: Line) -> Line:
    """The row without empty cells at its end."""
    width = len(row.texts)
    while width and not row.texts[width - 1] and width - 1 not in row.colours and width - 1 not in row.going_on:
        width -= 1
    return row if width == len(row.texts) else row._replace(texts=row.texts[:width])



def address(column: int, row: int) -> str:
    """A cell's address, its column counted from 0 and its row from 1: XFD1048576."""
    return f"{letters(column)}{row}"
