"""What somebody can work out of what is shown: whether a hidden number could still be this one or that. Pure.

Timelines are exact by themselves. Sums between them are narrowed until nothing more follows, and then a whole set of
numbers is looked for that fits everything, the true ones first. The search ends after so many steps: what is not found
by then is not proved, and whoever asks must suppress more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(slots=True)
class View:
    """The bounds of everything in a picture, as one person knows them; `holds` is False where they contradict."""

    picture: Picture
    truth: Mapping[Stretch, int]
    lines: list[Timeline]
    holds: bool = True

    @classmethod
    def of(cls, picture: Picture, bounds: Iterable[tuple[Stretch, Span]], truth: Mapping[Stretch, int]) -> "View":
        """What follows from bounds on some of the picture's numbers; `truth` is what the search begins with."""
        view = cls(picture, truth, [line.copy() for line in picture.lines])
        view.holds = all(view.narrow(at, span) for at, span in bounds) and view.settle()
        return view

    def copy(self) -> "View":
        """Another of the same bounds, to be narrowed by itself."""
        return View(self.picture, self.truth, [line.copy() for line in self.lines], self.holds)

    def bounds(self, at: Stretch) -> Span:
        """Between what a number must lie, as far as narrowing tells."""
        return self.lines[at.line].bounds(at.start, at.end)

    def narrow(self, at: Stretch, to: Span) -> bool:
        """Learn that a number lies within `to`; False where that can't be."""
        return self.lines[at.line].narrow(at.start, at.end, to)

    def settle(self) -> bool:
        """Draw conclusions from the sums until nothing more follows, or for so many rounds; False where two contradict."""
        for _ in range(ROUNDS):
            moved = [self._add_up(one) for one in self.picture.sums]
            if None in moved:
                return False
            if not any(moved):
                break
        return True

    def _in_sums(self) -> Iterator[Stretch]:
        return (at for one in self.picture.sums for at in (one.whole, *one.parts))

    def _add_up(self, one: Sum) -> bool | None:
        """Narrow a whole and its parts by one another: whether anything followed; None where they contradict."""
        whole, parts = self.bounds(one.whole), [self.bounds(at) for at in one.parts]
        low, high = sum(p.low for p in parts), sum(p.high for p in parts)
        learnt = [(one.whole, whole, Span(low, high))]
        each = zip(one.parts, parts, strict=True)
        learnt += [(at, p, Span(whole.low - (high - p.high), whole.high - (low - p.low))) for at, p in each]
        tighter = [(at, new) for at, old, new in learnt if new.low > old.low or new.high < old.high]
        return bool(tighter) if all(self.narrow(at, new) for at, new in tighter) else None

    def filled_in(self) -> dict[Stretch, int]:
        """Numbers for all that stands in sums, that fit everything; empty where none are found."""
        found = _complete(self, [STEPS])
        return {at: found.bounds(at).low for at in self._in_sums()} if found else {}

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
    unsure = [at for at in dict.fromkeys(view._in_sums()) if view.bounds(at).low < view.bounds(at).high]
    if not unsure:
        return view if all(view._add_up(one) is False for one in view.picture.sums) else None
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
