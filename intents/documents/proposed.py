"""A figure that a document seems to say: proposed, with its place and its doubts, for a person to take or leave.

The same value comes out of a dashboard's row, of a long table and of a paragraph. What could not be made out is None
and has a doubt; nothing is filled in by guess. Fields are those of a printing of a figure (store/values.py), decimals
as printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Protocol

Role = Literal["measure", "previous", "other"]
Origin = Literal["dashboard", "text", "appendix"]


class CellLike(Protocol):
    """A cell as a reader hands it over: its text as seen ("" where empty), and its fill as a RAG."""

    @property
    def text(self) -> str:
        """The text as seen."""

    @property
    def colour(self) -> str | None:
        """red, amber, green or None."""

    @property
    def goes_on(self) -> bool:
        """Whether it is empty because it is merged with the cell above."""


Grid = Sequence[Sequence[CellLike]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why something should be looked at: a kind for programs, one plain sentence for people, and the cell's place."""

    kind: str
    sentence: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ProposedTarget:
    """A target as printed; `operator` and `value` None where it does not say."""

    text: str
    operator: Literal["<", ">"] | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One figure, or its absence (`missing`: the words in its place). `printed`: the indicator's name as printed.

    `place` is its row's or its paragraph's, `cell` that of its own cell, where it is known to stand under its heading, and
    `cells` those of what stands beside it, by the kind of their column (`places.py`).
    `indicator` is its code where that is certain, else None with the likeliest in `near`. `evidence` is the row or the
    sentence it was read from, word by word. `area` is None for the council itself, else the name as printed.
    """

    printed: str
    indicator: str | None
    near: tuple[str, ...]
    period: str | None
    role: Role
    origin: Origin
    place: str
    evidence: str
    area: str | None = None
    value: Decimal | None = None
    missing: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    target: ProposedTarget | None = None
    rag: Literal["green", "amber", "red"] | None = None
    quartile: int | None = None
    benchmark_year: str | None = None
    neighbour: Decimal | None = None
    england: Decimal | None = None
    region: Decimal | None = None
    reported: str | None = None
    reported_direction: Literal["up", "down", "same"] | None = None
    reported_verdict: Literal["improved", "declined", "no change", "no polarity"] | None = None
    reported_difference: Decimal | None = None
    reported_against: str | None = None
    doubts: tuple[Doubt, ...] = ()
    cell: str = ""
    cells: tuple[tuple[str, str], ...] = ()


def doubted(one: Proposed, doubts: Sequence[Doubt]) -> Proposed:
    """A figure with more doubts; itself, where there are none: most have none, and a copy of so many fields takes time."""
    return replace(one, doubts=(*one.doubts, *doubts)) if doubts else one


class TableLike(Protocol):
    """A table as a reader hands it over (store/ingest/contents.py): its name, its rows, and where a cell stands."""

    @property
    def name(self) -> str:
        """Which table it is, for a person."""

    @property
    def rows(self) -> Grid:
        """Its rows from the first, each as long as it is in the file."""

    @property
    def lettered(self) -> bool:
        """Whether it is a sheet of a workbook, whose columns are named and whose rows end with their last text."""

    def place(self, row: int, column: int | None = None) -> str:
        """Where a row or a cell stands, both counted from 0, for a person."""
