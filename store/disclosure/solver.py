"""What somebody can work out of what is shown: whether a hidden number could still be this one or that. Pure.

Timelines are exact by themselves. Sums between them are narrowed until nothing more follows, and then a whole set of
numbers is looked for that fits everything, the true ones first. The search ends after so many steps: what is not found
by then is not proved, and whoever asks must suppress more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.disclosure.counts import Span
from store.disclosure.picture import Picture, Stretch, Sum
from store.disclosure.timeline import Timeline

STEPS = 30
"""How many numbers are tried in one search."""

ROUNDS = 40
"""How often the sums are gone through: what has no bounds can creep towards a contradiction one by one for ever."""

REACH = 12
"""How far from the true number others are tried in a search."""


class TooLongError(Exception):
    """More work than is gone into for one family: nothing of it is proved."""


@dataclass(slots=True)
class Effort:
    """How many more times a sum may be added up; shared by all the views of one family, and the same on every machine."""

    left: int

    def spend(self) -> None:
        """One more time. Raises TooLongError where that was one too many."""
        self.left -= 1
        if self.left < 0:
            raise TooLongError


@dataclass(slots=True)
class View:
    """The bounds of everything in a picture, as one person knows them; `holds` is False where they contradict.

    A copy shares its timelines with the view it is of until it narrows them (`own` are those it has copied). `moved` are
    the timelines on which something was learnt that the sums have not been gone through for.
    """

    picture: Picture
    truth: Mapping[Stretch, int]
    effort: Effort
    lines: list[Timeline]
    own: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    holds: bool = True

    @classmethod
    def of(
        cls, picture: Picture, bounds: Iterable[tuple[Stretch, Span]], truth: Mapping[Stretch, int], effort: Effort
    ) -> "View":
        """What follows from bounds on some of the picture's numbers; `truth` is what the search begins with."""
        view = cls(picture, truth, effort, list(picture.lines), moved=set(range(len(picture.lines))))
        view.holds = all(view.narrow(at, span) for at, span in bounds) and view.settle()
        return view

    def copy(self) -> "View":
        """Another of the same bounds, to be narrowed by itself."""
        self.own.clear()  # from now on they are shared
        return View(self.picture, self.truth, self.effort, list(self.lines), set(), set(self.moved), self.holds)

    def bounds(self, at: Stretch) -> Span:
        """Between what a number must lie, as far as narrowing tells."""
        return self.lines[at.line].bounds(at.start, at.end)

    def narrow(self, at: Stretch, to: Span) -> bool:
        """Learn that a number lies within `to`; False where that can't be."""
        line, (low, high) = self.lines[at.line], to
        if low <= line.low(at.start, at.end) and line.high(at.start, at.end) <= high:
            return True
        if at.line not in self.own:
            line = self.lines[at.line] = line.copy()
            self.own.add(at.line)
        self.moved.add(at.line)
        return line.narrow(at.start, at.end, to)

    def settle(self) -> bool:
        """Draw conclusions from the sums until nothing more follows, or for so many rounds; False where two contradict."""
        for _ in range(ROUNDS):
            if not self.moved:
                break
            moved, self.moved = self.moved, set()
            if not all(self._add_up(one) for one in self.picture.sums if not moved.isdisjoint(one.lines)):
                return False
        return True

    def _add_up(self, one: Sum) -> bool:
        """Narrow a whole and its parts by one another; False where they contradict."""
        self.effort.spend()
        whole, lines = one.whole, self.lines
        lows = [lines[at.line].low(at.start, at.end) for at in one.parts]
        highs = [lines[at.line].high(at.start, at.end) for at in one.parts]
        low, high = sum(lows), sum(highs)
        least, most = lines[whole.line].low(whole.start, whole.end), lines[whole.line].high(whole.start, whole.end)
        if (low > least or high < most) and not self.narrow(whole, Span(low, high)):
            return False
        return all(
            self.narrow(at, Span(least - (high - its_high), most - (low - its_low)))
            for at, its_low, its_high in zip(one.parts, lows, highs, strict=True)
            if least - (high - its_high) > its_low or most - (low - its_low) < its_high
        )

    def filled_in(self) -> dict[Stretch, int]:
        """Numbers for all that stands in sums, that fit everything; empty where none are found."""
        found = _complete(self, [STEPS])
        return {at: found.bounds(at).low for at in self.picture.summed} if found else {}

    def allows(self, at: Stretch, number: int) -> bool | None:
        """Whether a number can be this one with everything else in whole numbers; None where that isn't found out."""
        if not self.holds:
            return False
        tried = self.copy()
        if not (tried.narrow(at, Span(number, number)) and tried.settle()):
            return False
        found = _complete(tried, [STEPS])
        return found if found is None else bool(found)


def _complete(view: View, left: list[int]) -> View | Literal[False] | None:
    """All the numbers in the sums filled in; what stands in none is free within its timeline. None: not found out."""
    unsure = [at for at in view.picture.summed if view.bounds(at).low < view.bounds(at).high]
    if not unsure:
        return view if view.settle() and not view.moved else None
    at = min(unsure, key=lambda one: view.bounds(one).high - view.bounds(one).low)
    span, proved = view.bounds(at), True
    truth = min(max(view.truth.get(at, span.low), span.low), span.high)
    for number in _from_near(truth, span):
        left[0] -= 1
        if left[0] < 0:
            return None
        tried = view.copy()
        if tried.narrow(at, Span(number, number)) and tried.settle():
            found = _complete(tried, left)
            if found:
                return found
            proved = proved and found is not None
    return False if proved and span.high - span.low <= REACH else None


def _from_near(truth: int, span: Span) -> Iterator[int]:
    """The numbers of a span, those near the true one first."""
    for away in range(REACH + 1):
        yield from (n for n in dict.fromkeys((truth + away, truth - away)) if span.low <= n <= span.high)
