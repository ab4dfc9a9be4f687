"""What crosses from the child to the program: frames of JSON, each after its length in four bytes.

JSON because it can carry nothing but plain values: a child that a hostile file has taken over can say false things, but
run nothing here. Rows cross as texts alone, and colours apart, because few cells have any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO, Any

from store.ingest.contents import Cell, Paragraph, Table
from store.ingest.pieces import Grid, Line, Piece

_LENGTH = 4
_CELLS_IN_A_FRAME = 20_000
Frame = list[Any]


class AnswerTooLargeError(Exception):
    """More than may be said came from the child."""


def write(stream: IO[bytes], frame: Frame) -> None:
    """Sends one frame."""
    body = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)
    stream.flush()


def frames(stream: IO[bytes], most: int) -> Iterator[Frame]:
    """The frames that come, at most so many bytes of them; a frame that is cut short is the end."""
    while len(head := stream.read(_LENGTH)) == _LENGTH:
        size = int.from_bytes(head, "big")
        most -= size
        if most < 0:
            raise AnswerTooLargeError
        body = stream.read(size)
        if len(body) < size:
            return
        yield json.loads(body)


def sent(pieces: Iterable[Piece]) -> Iterator[Frame]:
    """Pieces as frames."""
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield ["paragraph", piece.text, piece.place, piece.number, piece.level]
        else:
            yield from _table_sent(piece)


def _table_sent(grid: Grid) -> Iterator[Frame]:
    first = next(grid.rows, None)
    if first is None:
        return
    yield ["table", grid.name, first.number, grid.lettered]
    held, cells = [first], len(first.texts)
    for row in grid.rows:
        held.append(row)
        cells += len(row.texts) + 1
        if cells > _CELLS_IN_A_FRAME:
            yield _rows_sent(held)
            held, cells = [], 0
    yield _rows_sent(held)


def _rows_sent(rows: list[Line]) -> Frame:
    colours = [[n, column, rag] for n, row in enumerate(rows) if row.colours for column, rag in row.colours.items()]
    going_on = [[n, column] for n, row in enumerate(rows) for column in row.going_on]
    return ["rows", [row.texts for row in rows], colours, going_on]


class Received:
    """Tables and paragraphs put together from frames."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._tables: list[tuple[str, int, bool, list[tuple[Cell, ...]], int]] = []
        self._known = _Known()

    def take(self, frame: Frame) -> None:
        """One frame of what the file holds; ValueError, TypeError and the like where it is not as it should be."""
        match frame:
            case ["paragraph", str(text), str(place), number, int(level)]:
                self.paragraphs.append(Paragraph(text, place, number, level))
            case ["table", str(name), int(first), bool(lettered)]:
                self._tables.append((name, first, lettered, [], len(self.paragraphs)))
            case ["rows", list(rows), list(colours), list(going_on)]:
                self._take_rows(rows, colours, going_on)
            case _:
                raise ValueError("a frame of no known kind")

    def _take_rows(self, rows: list[list[str]], colours: list[tuple[int, int, str]], going_on: list[tuple[int, int]]) -> None:
        made = [tuple(map(self._known.__getitem__, row)) for row in rows]
        for at, column, rag in colours:
            row = made[at]
            if column < len(row):
                made[at] = (*row[:column], Cell(row[column].text, rag), *row[column + 1 :])
        for at, column in going_on:
            row = made[at]
            if column < len(row):
                made[at] = (*row[:column], replace(row[column], goes_on=True), *row[column + 1 :])
        self._tables[-1][3].extend(made)

    def tables(self) -> tuple[Table, ...]:
        """The tables so far."""
        return tuple(Table(name, tuple(rows), first, lettered, after) for name, first, lettered, rows, after in self._tables)


class _Known(dict[str, Cell]):
    """Cells by their text: equal ones are one, which spares time and memory."""

    def __missing__(self, text: str) -> Cell:
        if not isinstance(text, str):
            raise TypeError("a cell is text")
        if len(self) > 100_000:
            self.clear()
        cell = self[text] = Cell(text)
        return cell
