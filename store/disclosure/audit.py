"""What is shown of a family held against what is hidden: which number it gives away, if any. Pure.

Each hidden number is held against two people. One knows of every hidden number only that it is hidden; the other has
been told besides which of them are small. What is shown may narrow a hidden number no further, for either, than it would
be narrowed if everything unpublished in the family were hidden: a small one stays the whole of 1 to the threshold, any
other at least six numbers in a row. Nought is always shown, so a hidden count is at least 1. What is not proved is hidden.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

from store.disclosure.counts import Cell, Span
from store.disclosure.family import NOUGHT, Family
from store.disclosure.picture import Number, Stretch
from store.disclosure.solver import View
from store.disclosure.timeline import ENDLESS

IN_A_ROW = 6
"""How many numbers in a row a second hidden one must be left."""


class Audit:
    """Holds what is shown against what is hidden."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._all = family.first | frozenset(family.spare)
        self._told_apart = {number.at for number in (*family.picture.numbers, *family.picture.others)}
        self._view = cache(self._draw)
        self._allows = cache(self._ask)

    def given_away(self, hidden: frozenset[Cell], excused: AbstractSet[Stretch]) -> Number | None:
        """The first number that what is shown gives away, or may give away."""
        found = (n for n in self._at_stake(hidden) if n.at not in excused and self._narrowed(n, hidden))
        return next(found, None)

    def _at_stake(self, hidden: frozenset[Cell]) -> Iterator[Number]:
        family = self._family
        yield from (n for n in family.picture.numbers if n.cell in hidden and not _open(n)
                    and (n.kind != "rest" or family.small_at(n)) and not family.is_counted(n))  # fmt: skip
        small = ((n, family.most(n.cell.thing)) for n in family.picture.others)
        yield from (n for n, most in small if not n.public and n.is_.meets(1, most))
        yield from self._gaps

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

    @cached_property
    def _gaps(self) -> tuple[Number, ...]:
        """Stretches that nobody prints, and that follow from all that is printed to be small."""
        spans = ((at, near, self._family.printed.bounds(at)) for at, near in self._unprinted)
        found = (Number(near.cell, near.kind, at, span, public=False) for at, near, span in spans)
        return tuple(n for n in found if n.is_.low >= 1 and n.is_.high <= self._family.most(n.cell.thing))

    @cached_property
    def _unprinted(self) -> tuple[tuple[Stretch, Number], ...]:
        """Each stretch of a timeline that is no cell's own, with a number within it or beside it."""
        found = list[tuple[Stretch, Number]]()
        for place, line in enumerate(self._family.picture.lines):
            own = [n for n in (*self._family.picture.numbers, *self._family.picture.others) if n.at.line == place]
            for at in (Stretch(place, *ends) for ends in line.stretches()):
                if own and at not in self._told_apart:
                    meeting = (n for n in own if n.at.start <= at.end and at.start <= n.at.end)
                    found.append((at, max(meeting, key=lambda n: n.at.end - n.at.start, default=own[0])))
        return tuple(found)

    def _ask(self, at: Stretch, value: int, hidden: frozenset[Cell], told: bool) -> bool | None:
        return self._view(hidden, told).allows(at, value)

    def _draw(self, hidden: frozenset[Cell], told: bool) -> View:
        numbers = (n for n in self._family.picture.numbers if n.kind != "rest" or n.cell in hidden)
        return View.of(self._family.picture, [(n.at, self._known(n, hidden, told)) for n in numbers],
                       self._family.truth, self._family.effort)  # fmt: skip

    def _known(self, number: Number, hidden: frozenset[Cell], told: bool) -> Span:
        """What somebody knows of one number by itself."""
        if self._family.teller(number) not in hidden or _open(number):
            return number.is_
        if told and number.is_.meets(1, most := self._family.most(number.cell.thing)):
            return Span(1, most)
        of_nought = number.kind == "base" and NOUGHT in self._family.everything[number.cell].counts
        return Span(0 if of_nought or number.kind == "rest" else 1, ENDLESS)


def _open(number: Number) -> bool:
    """Whether a number of a hidden cell is known all the same: published, or a count of nought."""
    return number.public or (number.kind == "count" and number.is_ == NOUGHT)
