"""All that ties the counts of one family of indicators together, as somebody sees it who wants to work one out. Pure.

A family is a general measure with its subgroups. Its counts add up over time (`timeline`), a base is a count and its
complement, a general count is a subgroup's and that of everybody else. What does not add up as published (stock counts,
a revised quarter beside an unrevised year) is kept in layers: each layer takes in all that agrees with itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product

from store.disclosure.counts import Cell, Kind, Known, Span
from store.disclosure.timeline import Timeline

_MOST_PARTS = 6
"""Subgroups of which all the ways to make up the whole are tried."""


_PRINTED: tuple[Kind, ...] = ("count", "base")
_Printed = tuple[Cell, Kind, Span]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A number that is reckoned with: a stretch of one of the picture's timelines."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a cell: where it stands, what it is, and what is published of it (None: nothing)."""

    cell: Cell
    kind: Kind
    at: Stretch
    is_: Span
    public: bool


@dataclass(frozen=True)
class Sum:
    """A whole and its parts."""

    whole: Stretch
    parts: tuple[Stretch, ...]

    @cached_property
    def lines(self) -> frozenset[int]:
        """The timelines that it stands on."""
        return frozenset(at.line for at in (self.whole, *self.parts))


@dataclass(frozen=True)
class Picture:
    """Timelines without any bounds yet, the numbers that stand on them, the sums between them.

    `others` are what a subgroup leaves of its general measure: never printed, and small all the same.
    """

    lines: tuple[Timeline, ...]
    numbers: tuple[Number, ...]
    sums: tuple[Sum, ...]
    others: tuple[Number, ...]

    @cached_property
    def summed(self) -> tuple[Stretch, ...]:
        """All that stands in a sum, each once."""
        return tuple(dict.fromkeys(at for one in self.sums for at in (one.whole, *one.parts)))


class Drawing:
    """Draws the picture of one family; `everything` is what is known of each cell, `published` what of it is public, `most` the
    largest small number of a thing."""

    def __init__(
        self, everything: Mapping[Cell, Known], published: Mapping[Cell, Known],
        general: Mapping[str, str], base: Mapping[str, str], most: Callable[[str], int],
    ) -> None:  # fmt: skip
        self._everything, self._published, self._most = everything, published, most
        self._general, self._base = general, base
        self._days = sorted({day for cell in everything for day in (cell.first, after(cell))})
        self._throughout = False
        self._lines: list[Timeline] = []
        self._numbers: list[Number] = []
        self._others: list[Number] = []
        self._sums: list[Sum] = []

    def picture(self, exhaustive: bool, throughout: bool) -> Picture:
        """The whole picture.

        `exhaustive`: two or more subgroups of a general measure are taken to make it up at all times. `throughout`: a part
        is taken to be within its whole at all times, not only at those for which both are printed.
        """
        self._throughout = throughout
        for every in self._counted().values():
            self._layers(every)
        printed = tuple(self._numbers)
        self._pairs(printed)
        self._whole_and_part(printed)
        self._partitions(printed)
        if exhaustive:
            self._exhaustive(printed)
        return Picture(tuple(self._lines), tuple(self._numbers), tuple(self._sums), tuple(self._others))

    def _counted(self) -> dict[tuple[str, str, Kind], list[_Printed]]:
        """All that is printed, by what it counts: what a percentage is out of may be another indicator's count."""
        found: dict[tuple[str, str, Kind], list[_Printed]] = {}
        for cell, kind in product(sorted(self._everything), _PRINTED):
            other = self._base.get(cell.thing) if kind == "base" else None
            counted: Kind = "count" if other else kind
            spans = sorted(self._everything[cell].of(kind))
            found.setdefault((cell.area, other or cell.thing, counted), []).extend((cell, kind, span) for span in spans)
        return dict(sorted(found.items()))

    def _layers(self, every: list[_Printed]) -> None:
        waiting = every
        while waiting:
            taken = self._layer(waiting, every)
            waiting = [one for one in waiting if one not in taken]

    def _layer(self, waiting: list[_Printed], every: list[_Printed]) -> set[_Printed]:
        line = Timeline(self._days)
        taken: dict[tuple[Cell, Kind], Span] = {}
        for cell, kind, span in (*waiting, *every):
            if (cell, kind) not in taken and line.narrow(*line.stretch(cell.first, after(cell)), span):
                taken[cell, kind] = span
        place = self._add(line)
        for (cell, kind), span in taken.items():
            public = cell in self._published and span in self._published[cell].of(kind)
            self._numbers.append(Number(cell, kind, self._at(place, cell), span, public))
        return {(*one, span) for one, span in taken.items()}

    def _add(self, line: Timeline) -> int:
        self._lines.append(Timeline(line.days))
        return len(self._lines) - 1

    def _at(self, place: int, cell: Cell) -> Stretch:
        return Stretch(place, *self._lines[place].stretch(cell.first, after(cell)))

    def _pairs(self, printed: tuple[Number, ...]) -> None:
        """A base is its count and the complement, wherever a pair of layers has both."""
        for counts, bases in product(_by_line(printed, "count"), _by_line(printed, "base")):
            self._left_over(bases, counts, "rest", same_thing=True)

    def _whole_and_part(self, printed: tuple[Number, ...]) -> None:
        """A general number is its subgroup's and everybody else's."""
        for kind in _PRINTED:
            for wholes, parts in product(_by_line(printed, kind), repeat=2):
                if self._general.get(parts[0].cell.thing) == wholes[0].cell.thing:
                    self._left_over(wholes, parts, "count", same_thing=False)
                    self._left_of_a_longer_time(wholes, parts)
                elif self._base.get(parts[0].cell.thing) == wholes[0].cell.thing and kind == "count":
                    self._left_of_a_longer_time(wholes, parts)

    def _left_over(self, wholes: list[Number], parts: list[Number], kind: Kind, same_thing: bool) -> None:
        pairs = [(w, p) for w in wholes for p in parts if _same_time(w, p) and p.is_.low <= w.is_.high]
        if same_thing:
            pairs = [(w, p) for w, p in pairs if w.cell == p.cell]
        if not pairs and not (self._throughout and _overlap(wholes, parts)):
            return
        place = self._add(Timeline(self._days))
        for whole, part in pairs:
            at = self._at(place, part.cell)
            span = Span(max(0, whole.is_.low - part.is_.high), whole.is_.high - part.is_.low)
            one = Number(part.cell, kind, at, span, whole.public and part.public)
            (self._numbers if same_thing else self._others).append(one)
            self._sums.append(Sum(whole.at, (part.at, at)))
        if self._throughout:
            self._within_at_all_times(wholes[0].at.line, parts[0].at.line, place)

    def _within_at_all_times(self, whole: int, part: int, rest: int) -> None:
        """From each day to the next, printed or not, the whole is the part and the rest."""
        for start in range(len(self._days) - 1):
            at = (start, start + 1)
            self._sums.append(Sum(Stretch(whole, *at), (Stretch(part, *at), Stretch(rest, *at))))

    def _left_of_a_longer_time(self, wholes: list[Number], parts: list[Number]) -> None:
        """What a subgroup of a quarter leaves of everybody in the year, where that is little."""
        for whole, part in product(wholes, parts):
            span = Span(whole.is_.low - part.is_.high, whole.is_.high - part.is_.low)
            if _within(part.cell, whole.cell) and span.meets(1, self._most(part.cell.thing)):
                place = self._add(Timeline((whole.cell.first, after(whole.cell))))
                self._others.append(Number(whole.cell, "count", Stretch(place, 0, 1), span, whole.public and part.public))
                self._sums.append(Sum(whole.at, (part.at, Stretch(place, 0, 1))))

    def _partitions(self, printed: tuple[Number, ...]) -> None:
        """Subgroups that make up the whole to a one: taken to be all of it."""
        for whole in (n for n in printed if n.kind == "count"):
            parts = [p for p in printed if p.kind == "count" and _same_time(whole, p)
                     and self._general.get(p.cell.thing) == whole.cell.thing and p.is_.low > 0]  # fmt: skip
            for some in _sets(parts):
                if sum(p.is_.low for p in some) == whole.is_.low and sum(p.is_.high for p in some) == whole.is_.high:
                    self._sums.append(Sum(whole.at, tuple(p.at for p in some)))


    def _exhaustive(self, printed: tuple[Number, ...]) -> None:
        """At each time, printed or not, the whole is its subgroups; what is known of each is its first layer."""
        first: dict[tuple[str, str], int] = {}
        for number in (n for n in printed if n.kind == "count"):
            first.setdefault((number.cell.area, number.cell.thing), number.at.line)
        for (area, thing), place in first.items():
            parts = [line for (where, part), line in first.items() if where == area and self._general.get(part) == thing]
            every = {(n.at.start, n.at.end) for n in printed} | {(day, day + 1) for day in range(len(self._days) - 1)}
            for start, end in sorted(every) if len(parts) > 1 else ():
                self._sums.append(Sum(Stretch(place, start, end), tuple(Stretch(line, start, end) for line in parts)))


def _sets(parts: list[Number]) -> Iterable[tuple[Number, ...]]:
    sizes = range(2, len(parts) + 1) if len(parts) <= _MOST_PARTS else (len(parts),)
    some = (chosen for size in sizes for chosen in combinations(parts, size))
    return (chosen for chosen in some if len({p.cell for p in chosen}) == len(chosen))


def _by_line(numbers: Iterable[Number], kind: Kind) -> list[list[Number]]:
    """The numbers of a kind, those of each thing on each line by themselves."""
    lines: dict[tuple[int, str], list[Number]] = {}
    for number in numbers:
        if number.kind == kind:
            lines.setdefault((number.at.line, number.cell.thing), []).append(number)
    return list(lines.values())


def _overlap(some: list[Number], others: list[Number]) -> bool:
    """Whether any of the numbers share time with any of the others."""
    return any(one.at.start < other.at.end and other.at.start < one.at.end for one in some for other in others)


def _within(one: Cell, other: Cell) -> bool:
    """Whether a cell's time is a part of another's, and not all of it."""
    inside = one.area == other.area and other.first <= one.first and one.last <= other.last
    return inside and (one.first, one.last) != (other.first, other.last)


def _same_time(one: Number, other: Number) -> bool:
    return (one.cell.area, one.cell.first, one.cell.last) == (other.cell.area, other.cell.first, other.cell.last)


def after(cell: Cell) -> date:
    """The day after a cell's last."""
    return cell.last + timedelta(days=1)
