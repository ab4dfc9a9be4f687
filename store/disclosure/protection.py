"""Which cells of a family are hidden: the small ones, and as many more as keep those from being worked out. Pure.

Each hidden number is held against two people. One knows of every hidden number only that it is hidden; the other has
been told besides which of them are small. What is shown may narrow a hidden number no further, for either, than it would
be narrowed if everything unpublished in the family were hidden: a small one stays the whole of 1 to the threshold, any
other at least six numbers in a row. Nought is always shown, so a hidden count is at least 1. What is not proved is hidden.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property

from store.disclosure.counts import Cell, Kind, Known, Span
from store.disclosure.picture import Drawing, Number, Picture, Stretch, after
from store.disclosure.solver import View
from store.disclosure.timeline import ENDLESS

IN_A_ROW = 6
"""How many numbers in a row a second hidden one must be left."""

MOST_WORK = 20_000
"""How many questions, times the sums between a family's numbers, are gone into before all of the family is hidden."""

NOUGHT = Span(0, 0)


@dataclass(frozen=True)
class Family:
    """A family's cells. `published`: what of them is public; `may_hide`: those with something that can be left unsaid."""

    everything: Mapping[Cell, Known]
    published: Mapping[Cell, Known]
    may_hide: frozenset[Cell]
    general: Mapping[str, str]
    most: Callable[[str], int]

    @cached_property
    def picture(self) -> Picture:
        """What ties its numbers together; subgroups make up the whole unless the figures themselves say otherwise."""
        drawings = ((Drawing(self.everything, self.published, self.general, self.most), way) for way in (True, False))
        pictures = (drawing.picture(exhaustive) for drawing, exhaustive in drawings)
        return next((one for one in pictures if _as_printed(one).holds), Picture((), (), (), ()))

    @cached_property
    def truth(self) -> Mapping[Stretch, int]:
        """The numbers as they are, and such for what nobody prints as go with them."""
        printed = _as_printed(self.picture)
        return {**printed.truth, **printed.filled_in()}

    @cached_property
    def small(self) -> Mapping[Cell, frozenset[Kind]]:
        """Which numbers of each cell are, or may be, small."""
        small = {cell: known.small(self.most(cell.thing)) for cell, known in self.everything.items()}
        return small | {cell: frozenset[Kind](("count",)) for cell in self.loose if self._may_be_small(cell)}

    @cached_property
    def loose(self) -> tuple[Cell, ...]:
        """The cells of which only a percentage is known, though some number is known for a time that they share."""
        loose = (c for c, known in self.everything.items() if known.loose)
        return tuple(c for c in loose if any(_meets(c, other) and not known.loose for other, known in self.everything.items()))

    def _may_be_small(self, cell: Cell) -> bool:
        """Whether what other figures tell of a percentage's count, or of its base, leaves few numbers, small ones among them."""
        known, few = self.everything[cell], 2 * self.most(cell.thing)
        count, base = (self._reckoned(cell, kind) for kind in ("count", "base"))
        left = [count, known.if_counted(count)] if count.high < ENDLESS else []
        left += [Span(1, most) for most in known.if_out_of(base.high)] if base.high < ENDLESS else []
        return any(span.high <= few and span.meets(1, self.most(cell.thing)) for span in left)

    def _reckoned(self, cell: Cell, kind: str) -> Span:
        """What the figures of other times tell of a cell's number, and those of the whole that it is a part of."""
        things = (cell.thing, self.general.get(cell.thing))
        lines = {n.at.line: n.cell.thing for n in self.picture.numbers if n.kind == kind and n.cell.thing in things}
        spans = [(thing, self._reckoned_on(line, cell)) for line, thing in lines.items()]
        own = [span.low for thing, span in spans if thing == cell.thing]
        return Span(max(own, default=0), min((span.high for _, span in spans), default=ENDLESS))

    def _reckoned_on(self, line: int, cell: Cell) -> Span:
        at = self.picture.lines[line].stretch(cell.first, after(cell))
        return self._printed.bounds(Stretch(line, *at))

    @cached_property
    def _printed(self) -> View:
        return _as_printed(self.picture)

    @cached_property
    def first(self) -> frozenset[Cell]:
        """The cells to hide for their own sake: small, and more is said of them than is public."""
        return frozenset(c for c in self.may_hide if self.small[c] and self.everything[c] != self.published.get(c))

    @cached_property
    def spare(self) -> tuple[Cell, ...]:
        """The cells that may be hidden for another's sake, the next smallest first; nought is always shown."""
        may = (c for c in self.may_hide - self.first if not self.everything[c].counts & {NOUGHT})
        return tuple(sorted(may, key=lambda c: (_size(self.everything[c]), c)))

    def small_at(self, number: Number) -> bool:
        """Whether a number is one of the small ones."""
        return number.kind in self.small[number.cell]


def hidden_cells(family: Family) -> frozenset[Cell]:
    """The cells to hide, the fewest that the order of the next smallest leads to."""
    audit = Audit(family)
    if not family.picture.lines:  # the true figures do not agree with one another: nothing can be proved
        return family.first | (frozenset(family.spare) if family.first else frozenset())
    hidden, more, excused = family.first, list[Cell](), set[Stretch]()
    while (given_away := audit.given_away(hidden, excused)) is not None:
        if audit.work_left < 0:
            return family.first | frozenset(family.spare)
        chosen = _next(family, hidden, given_away)
        if chosen is None:
            excused.add(given_away.at)
            continue
        more.append(chosen)
        hidden |= {chosen}
    if audit.work_left < 0:
        return family.first | frozenset(family.spare)
    for cell in reversed(more):  # what was hidden early may not be needed beside what came after
        if audit.work_left >= 0 and audit.given_away(hidden - {cell}, excused) is None:
            hidden -= {cell}
    return hidden | (_beside_percentages(family) if hidden else frozenset())


def _beside_percentages(family: Family) -> frozenset[Cell]:
    """Percentages of nobody knows how many; where one is public, all that shares its time, as few counts go with it."""
    public = [cell for cell in family.loose if cell not in family.may_hide]
    meeting = {cell for cell in family.spare if any(_meets(cell, other) for other in public)}
    return family.may_hide & frozenset(family.loose) | meeting


def _meets(one: Cell, other: Cell) -> bool:
    """Whether two cells share any time."""
    return one.area == other.area and one.first <= other.last and other.first <= one.last


def _size(known: Known) -> int:
    return min((span.low for span in known.counts or known.bases), default=ENDLESS)


def _next(family: Family, hidden: AbstractSet[Cell], given_away: Number) -> Cell | None:
    """The next smallest of those that bear on a number; failing that, of all."""
    left = [cell for cell in family.spare if cell not in hidden]
    near = [cell for cell in left if _bears_on(cell, given_away.cell, family.everything)]
    return next(iter(near or left), None)


def _bears_on(one: Cell, other: Cell, cells: Mapping[Cell, Known]) -> bool:
    """Whether two cells are of the same time, or both lie within one that is held."""
    if (one.first, one.last) == (other.first, other.last):
        return True
    spans = ((c.first, c.last) for c in cells if c.thing == one.thing == other.thing)
    return any(f <= min(one.first, other.first) and max(one.last, other.last) <= last for f, last in spans)


def _as_printed(picture: Picture) -> View:
    """Everything as it is printed."""
    truth = {n.at: n.is_.low for n in (*picture.numbers, *picture.others)}
    return View.of(picture, [(n.at, n.is_) for n in picture.numbers if n.kind != "rest"], truth)


class Audit:
    """Holds what is shown against what is hidden."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._all = family.first | frozenset(family.spare)
        self._cells = {number.at: number for number in family.picture.numbers}
        self.work_left = MOST_WORK // (1 + len(family.picture.sums))
        self._view = cache(self._draw)
        self._allows = cache(self._ask)

    def given_away(self, hidden: frozenset[Cell], excused: AbstractSet[Stretch]) -> Number | None:
        """The first number that what is shown gives away, or may give away."""
        found = (n for n in self._at_stake(hidden) if n.at not in excused and self._narrowed(n, hidden))
        return next(found, None) or next((n for n in self._gaps(hidden) if n.at not in excused), None)

    def _at_stake(self, hidden: frozenset[Cell]) -> Iterator[Number]:
        family = self._family
        yield from (n for n in family.picture.numbers if n.cell in hidden and not _open(n)
                    and (n.kind != "rest" or family.small_at(n)))  # fmt: skip
        small = ((n, family.most(n.cell.thing)) for n in family.picture.others)
        yield from (n for n, most in small if not n.public and n.is_.meets(1, most))

    def _narrowed(self, number: Number, hidden: frozenset[Cell]) -> bool:
        most = self._family.most(number.cell.thing)
        if number.is_.meets(1, most):
            return any(self._lost(number.at, v, hidden, told) for v in range(1, most + 1) for told in (True, False))
        return any(self._run(number, hidden, told) < min(IN_A_ROW, self._run(number, self._all, told)) for told in (True, False))

    def _lost(self, at: Stretch, value: int, hidden: frozenset[Cell], told: bool) -> bool:
        """Whether what is shown rules out a value that would be open with everything hidden, or may do so."""
        return self._allows(at, value, hidden, told) is not True and self._allows(at, value, self._all, told) is not False

    def _run(self, number: Number, hidden: frozenset[Cell], told: bool) -> int:
        """How many numbers in a row, the true one among them, are open; no more than enough are counted."""
        low = high = number.is_.low
        if not self._allows(number.at, low, hidden, told):
            return 0
        while high - low + 1 < IN_A_ROW and self._allows(number.at, high + 1, hidden, told):
            high += 1
        while high - low + 1 < IN_A_ROW and self._allows(number.at, low - 1, hidden, told):
            low -= 1
        return high - low + 1

    def _gaps(self, hidden: frozenset[Cell]) -> Iterator[Number]:
        """Stretches that nobody prints, and that follow from what is shown to be small."""
        shown, base = self._view(hidden, False), self._view(self._all, False)
        for at, near in self._unprinted:
            span = shown.bounds(at)
            most = self._family.most(near.cell.thing)
            if span.low >= 1 and span.high <= most and span != Span(1, most) and span != base.bounds(at):
                yield Number(near.cell, near.kind, at, span, public=False)

    @cached_property
    def _unprinted(self) -> tuple[tuple[Stretch, Number], ...]:
        """Each stretch of a timeline that is no cell's own, with a number within it or beside it."""
        found = list[tuple[Stretch, Number]]()
        for place, line in enumerate(self._family.picture.lines):
            own = [n for n in self._family.picture.numbers if n.at.line == place]
            for at in (Stretch(place, *ends) for ends in line.stretches()):
                if own and at not in self._cells:
                    meeting = (n for n in own if n.at.start <= at.end and at.start <= n.at.end)
                    found.append((at, max(meeting, key=lambda n: n.at.end - n.at.start, default=own[0])))
        return tuple(found)

    def _ask(self, at: Stretch, value: int, hidden: frozenset[Cell], told: bool) -> bool | None:
        self.work_left -= 1
        return self._view(hidden, told).allows(at, value) if self.work_left >= 0 else None

    def _draw(self, hidden: frozenset[Cell], told: bool) -> View:
        numbers = (n for n in self._family.picture.numbers if n.kind != "rest" or n.cell in hidden)
        return View.of(self._family.picture, [(n.at, self._known(n, hidden, told)) for n in numbers], self._family.truth)

    def _known(self, number: Number, hidden: frozenset[Cell], told: bool) -> Span:
        """What somebody knows of one number by itself."""
        if number.cell not in hidden or _open(number):
            return number.is_
        if told and number.is_.meets(1, most := self._family.most(number.cell.thing)):
            return Span(1, most)
        return Span(0 if number.kind == "rest" else 1, ENDLESS)


def _open(number: Number) -> bool:
    """Whether a number of a hidden cell is known all the same: published, or a count of nought."""
    return number.public or (number.kind == "count" and number.is_ == NOUGHT)
