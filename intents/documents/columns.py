"""The columns of a table: what each holds, and for which period. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from intents.documents.cell_words import Rag
from intents.documents.heading_words import Kind
from intents.documents.proposed import Doubt

FIGURES: frozenset[Kind] = frozenset({
    "value", "target", "previous_value", "numerator", "denominator", "quartile", "neighbour", "england", "region", "rag",
    "change",
})  # fmt: skip
"""Columns that say something of a figure."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose scorecard a table is: the quarter of its report, and what the council calls itself (`own_names`).

    `titled`: the table's own title names that quarter, and no other.
    """

    report: str | None = None
    own: frozenset[str] = frozenset()
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column, counted from 0. `period`: whose values, target or RAG it holds, where its heading names it. `percent`: it says %.

    `to_date`: its values are of a run of months or a year to the period. `counted`: it says a number. `left`: the words of
    its heading that nothing accounts for. `doubts`: what is doubtful about it, as (kind, sentence).
    `highlight`: the fill that marks out the whole column, and says no RAG.
    """

    at: int
    kind: Kind
    heading: str
    period: str | None = None
    percent: bool = False
    doubts: tuple[tuple[str, str], ...] = ()
    to_date: bool = False
    counted: bool = False
    left: tuple[str, ...] = ()
    highlight: Rag | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns of a table are, from the row after `row` on (-1: carried over from the table before).

    `top` is the first of its rows, `last` the last column that has any heading; `met` are the kinds that any of its cells
    names, taken or not. `others` are the names of a table that stands beside this one; `ranked` is a heading that says a rank;
    `titled`: the table's own title names the report's quarter.
    """

    row: int
    columns: tuple[Column, ...]
    width: int
    doubts: tuple[Doubt, ...] = ()
    top: int = -1
    last: int = -1
    met: tuple[Kind, ...] = ()
    others: tuple[Column, ...] = ()
    ranked: str = ""
    titled: bool = False

    def of(self, kind: Kind) -> tuple[Column, ...]:
        """The columns of a kind, from the left."""
        return tuple(c for c in self.columns if c.kind == kind)

    @property
    def has_values(self) -> bool:
        """Whether any column holds values."""
        return any(c.kind == "value" for c in self.columns)
