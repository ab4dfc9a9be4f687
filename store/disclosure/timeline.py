"""Counts that add up over time: months to quarters, quarters to years, one year to date to the next. Pure.

A timeline keeps, for every two of its days, between which whole numbers the count from the one to the other must lie.
It is always worked out to the end (the bounds are those of shortest paths), so it is exact: each number within the
bounds of one stretch of time can be had with whole numbers everywhere else.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from store.disclosure.counts import Span

ENDLESS = 10**9
"""More than any count: a stretch of time that nothing is known of."""


class Timeline:
    """The bounds of a count between any two days; `days` are the first days of stretches, and the day after the last."""

    def __init__(self, days: Iterable[date]) -> None:
        self.days = tuple(sorted(set(days)))
        size = range(len(self.days))
        self._most = [[0 if later <= earlier else ENDLESS for later in size] for earlier in size]

    def copy(self) -> "Timeline":
        """Another with the same bounds, to be narrowed by itself."""
        other = Timeline(())
        other.days, other._most = self.days, [list(row) for row in self._most]
        return other

    def stretch(self, first: date, end: date) -> tuple[int, int]:
        """A stretch of time by its places among the days; `end` is the day after its last."""
        return self.days.index(first), self.days.index(end)

    def bounds(self, start: int, end: int) -> Span:
        """What the count of a stretch must lie between."""
        return Span(-self._most[end][start], self._most[start][end])

    def low(self, start: int, end: int) -> int:
        """The least that the count of a stretch can be."""
        return -self._most[end][start]

    def high(self, start: int, end: int) -> int:
        """The most that the count of a stretch can be."""
        return self._most[start][end]

    def narrow(self, start: int, end: int, to: Span) -> bool:
        """Learn that a stretch lies within `to`; False, and nothing learnt, where that can't be."""
        now = self.bounds(start, end)
        low, high = max(now.low, to.low), min(now.high, to.high)
        if low > high:
            return False
        self._learn(start, end, high)
        self._learn(end, start, -low)
        return True

    def _learn(self, start: int, end: int, most: int) -> None:
        if most >= self._most[start][end]:
            return
        onward = self._most[end]
        for row in self._most:
            there = row[start] + most
            row[:] = [min(known, there + step) for known, step in zip(row, onward, strict=True)]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Every stretch of time there is."""
        size = len(self.days)
        return ((start, end) for start in range(size) for end in range(start + 1, size))
