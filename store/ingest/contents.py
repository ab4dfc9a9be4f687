"""What a reader finds in a file: tables of cells and paragraphs, each with its place. Frozen values, no meaning yet.

Every format comes out alike, so that what understands a dashboard never learns which one it was. A cell holds its text
as a person sees it in the file ("19.6%", "749.0", ">97.2%", "c", "#N/A"), never a number that lost its decimals; an
empty cell holds "". Merged cells: the text stands in the first, the others are empty. Nothing is guessed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Format = Literal["csv", "tsv", "xlsx", "ods", "markdown", "docx", "pdf", "text"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and what its fill says as a RAG ("red", "amber", "green"; None for any other or no fill).

    `goes_on`: it is empty because it is merged with the cell above, and the text there stands for both.
    """

    text: str
    colour: str | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet or a table: its rows from the first, each as long as it is in the file.

    `name` tells a person which one it is: `sheet "Dashboard"`, `table 2`, `page 3, table 1`. `first_row` is the number
    of the first of `rows` as the file counts them; `lettered` tells whether the format names its columns A, B, ….
    `after`: how many of the file's paragraphs stand before it.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 1
    lettered: bool = False
    after: int = 0

    def place(self, row: int, column: int | None = None) -> str:
        """Where a row or cell stands, both counted from 0: `sheet "Dashboard", cell C7`, `table 2, row 4, column 3`."""
        number = self.first_row + row
        if column is None:
            return f"{self.name}, row {number}"
        if self.lettered:
            return f"{self.name}, cell {letters(column)}{number}"
        return f"{self.name}, row {number}, column {column + 1}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose, joined across lines and page breaks. `number` is the one printed before it, if any.

    `level`: of a heading, where the file marks it as one: 1 is the highest; 0 for any other paragraph.
    """

    text: str
    place: str
    number: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a file holds. `fingerprint` is the SHA-256 of its bytes, in hexadecimal."""

    name: str
    format: Format
    fingerprint: str
    tables: tuple[Table, ...]
    paragraphs: tuple[Paragraph, ...]


class UnreadableError(Exception):
    """A file that can't be read; its text is one sentence that says why and what to do, for the person who gave it."""


@cache
def letters(column: int) -> str:
    """The name of a column counted from 0: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        name = chr(ord("A") + letter) + name
        column -= 1
    return name
