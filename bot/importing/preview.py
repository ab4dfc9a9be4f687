"""What a person sees of a file before anything of it is stored: plain frozen values, the same for terminal and Slack.

Decided: a line is *clean* where nothing at all is doubtful about it; only clean lines are ever taken without a word of
their own. What was read from prose is never clean, however plain its sentence. What can't be stored whatever is said
(no period, no value that could be read, a percentage above 100) has its reason in `barred`, and can only be left.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, get_args

from intents.documents.proposed import Doubt, Proposed
from store.imported import FileRecord, NewDocument
from store.values import Unit

What = Literal["new", "unchanged", "revises", "agrees", "stands", "absence", "not matched"]
"""`agrees`: another file of the draft gives the same; `stands`: this very line was taken in already."""

OF_THE_NAME = frozenset({"name", "indicator"})
"""Kinds of doubt about which indicator is meant: a match answers them."""


@dataclass(frozen=True, slots=True)
class Near:
    """An indicator that a printed name may mean: its code, and its full name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is held already for the indicator and period of a line: as shown ("19.3%"), and by which document."""

    display: str
    title: str
    report: str


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the file, or its absence, as proposed and as it compares with what is held.

    `number` counts from 1 and names the line in decisions. `name`, `unit` and `display` (the value as it will be shown,
    or the words in its place) are those of the indicator, `name` None where none is certain. `earlier`: the figure that
    it revises or repeats. `near`: the likeliest indicators where it was not matched. `doubts` are the reader's and the
    checks', each with its place. `place` and `note` are as they will be stored.
    """

    number: int
    proposed: Proposed
    what: What
    name: str | None
    unit: Unit | None
    display: str
    place: str
    earlier: Earlier | None = None
    near: tuple[Near, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    barred: str | None = None
    note: str | None = None
    from_prose: bool = False
    matched: bool = False

    @property
    def clean(self) -> bool:
        """Whether it may be taken without a word of its own; what stands already was given its word."""
        return self.what == "stands" or self._undoubted

    @property
    def _undoubted(self) -> bool:
        return self.what != "not matched" and not self.doubts and self.barred is None and not self.from_prose

    @property
    def named(self) -> bool:
        """Whether its indicator is certain: such a line can't be matched to another."""
        return self.what != "not matched" and not any(one.kind in OF_THE_NAME for one in self.doubts)


@dataclass(frozen=True, slots=True)
class Standing:
    """The import that stands for the same document: its number, its file's name, and how many figures it brought."""

    number: int
    file: str
    figures: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would come in. Nothing of it is stored.

    `already`: the same file stands under this number: what was taken of it is not taken again, and the rest can be decided,
    unless `settled`: it is published. `replaces`: the draft's file whose figures this one would withdraw. `beside`: its other
    files, which stay; `alone`: a person said that none is to. `doubts` are about the file as a whole. `wanted`: the name that
    the document would have if nothing stood.
    """

    file: FileRecord
    document: NewDocument
    report: str
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()
    already: int | None = None
    replaces: Standing | None = None
    beside: tuple[Standing, ...] = ()
    alone: bool = False
    settled: bool = False
    wanted: str = ""

    @property
    def clean(self) -> tuple[Line, ...]:
        """The lines that may be taken without a word of their own."""
        return tuple(one for one in self.lines if one.clean)

    @property
    def doubtful(self) -> tuple[Line, ...]:
        """The lines that need a word each."""
        return tuple(one for one in self.lines if not one.clean)

    @property
    def counted(self) -> dict[What, int]:
        """How many lines there are of each kind, in the order of `What`."""
        kinds: tuple[What, ...] = get_args(What)
        found = Counter(one.what for one in self.lines)
        return {kind: found[kind] for kind in kinds if found[kind]}

    def line(self, number: int) -> Line | None:
        """The line of a number."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that gives no preview, and the one sentence that says why and what to do."""

    file: str
    sentence: str
