"""A digest before it is worded: frozen values that know nothing of Slack. `bot/digest.py` works them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.answers import Row, Shown, Summarised
from store.catalogue import Indicator
from store.values import Document, Printing

Reason = Literal["declined", "red", "target newly missed"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure in another quartile than in the report before: `was` there, its figure's own quartile now."""

    row: Row
    was: int

    @property
    def up(self) -> bool:
        """Towards the top quartile, which is number 1."""
        return (self.row.shown.figure.quartile or self.was) < self.was


@dataclass(frozen=True, slots=True)
class Attention:
    """A measure that needs attention: it declined and is in a low quartile, or it is red, or newly misses its target.

    `met`: the figure before, in an earlier report, that met the target printed with it.
    """

    row: Row
    reasons: tuple[Reason, ...]
    met: Shown | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A measure that was to be expected. `printed`: what stands in its place; `last`: its figure in an earlier report.

    `instead`: an indicator of this report that takes its place and is not comparable with it.
    """

    indicator: Indicator
    printed: Printing | None
    last: Shown | None
    instead: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One theme: its measures in the report's order, what is not in, and the series long enough for a chart."""

    theme: str
    rows: tuple[Row, ...]
    due: tuple[Due, ...]
    charts: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A report in short, and a part a theme. `in_both`: how many measures have a quartile here and in `before`.

    `looked_back`: the reports that decide what is due; where none is held, only what is printed as missing is known.
    `news`: how many measures carry a figure that no earlier report printed.
    `unsized`: how many improved without a size that could be ranked. `due` holds no replaced indicators: they stand
    in the parts only.
    """

    summarised: Summarised
    before: Document | None
    looked_back: tuple[Document, ...]
    in_both: int
    moved: tuple[Moved, ...]
    attention: tuple[Attention, ...]
    best: tuple[Row, ...]
    unsized: int
    due: tuple[Due, ...]
    parts: tuple[Part, ...]
    news: int

    @property
    def report(self) -> Document:
        """The report that it is of."""
        return self.summarised.report

    def moved_in(self, row: Row) -> Moved | None:
        """Whether a measure moved between quartiles."""
        return next((m for m in self.moved if m.row == row), None)
