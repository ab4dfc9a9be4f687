"""What is known of one count: the number, what it is out of, and what a rounded percentage lets anybody work out. Pure.

Everything is whole numbers and exact fractions: "12.5%" of 40 is between 12.45% and 12.55% of it, so it is 5. Where a
percentage leaves several whole numbers open, all of them count: what may be small is taken for small.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal, NamedTuple

Kind = Literal["count", "base", "rest"]
"""A count (a numerator, or the figure itself), what it is out of, and the complement: what the two leave between them."""


class Cell(NamedTuple):
    """The things counted in one area and period, whichever indicators and documents print them."""

    area: str
    thing: str
    first: date
    last: date


class Span(NamedTuple):
    """A whole number that is known to lie from `low` to `high`, both included."""

    low: int
    high: int

    def meets(self, low: int, high: int) -> bool:
        """Whether it may be a number from `low` to `high`."""
        return self.low <= high and low <= self.high


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says of a count; `share` is a percentage as printed. What it does not say is None."""

    count: int | None
    base: int | None
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Known:
    """What follows from all that is said of a cell: the numbers it may have, one span for each that was told apart.

    `elsewhere` are those bases that only another indicator tells, which counts them.
    """

    counts: frozenset[Span]
    bases: frozenset[Span]
    shares: frozenset[Decimal] = frozenset()
    elsewhere: frozenset[Span] = frozenset()

    @property
    def loose(self) -> bool:
        """Whether only a percentage is known, of nobody knows how many; "0%" is nought, and shown."""
        return not self.counts and not self.bases and any(self.shares)

    def if_counted(self, count: Span) -> Span:
        """The complement that its percentages leave beside a count."""
        wholes = [Span(_whole(count.low, share).low, _whole(count.high, share).high) for share in self.shares if share > 0]
        return Span(min(w.low for w in wholes) - count.low, max(w.high for w in wholes) - count.high) if wholes else Span(0, 0)

    def if_out_of(self, base: int) -> tuple[int, int]:
        """The most that its percentages leave of a count and of a complement, out of no more than `base`."""
        parts = [_part(base, share) for share in self.shares] or [Span(0, 0)]
        return max(p.high for p in parts), base - min(p.low for p in parts)

    def of(self, kind: Kind) -> frozenset[Span]:
        """The spans of a count or of its base; the complement's are worked out from the two."""
        if kind == "rest":
            pairs = ((base, count) for base in self.bases for count in self.counts if count.low <= base.high)
            return frozenset(Span(max(0, base.low - count.high), base.high - count.low) for base, count in pairs)
        return self.counts if kind == "count" else self.bases

    def small(self, most: int) -> frozenset[Kind]:
        """Which of its numbers are, or may be, from 1 to `most`."""
        kinds: tuple[Kind, ...] = ("count", "base", "rest")
        return frozenset(kind for kind in kinds if any(span.meets(1, most) for span in self.of(kind)))


def known_from(said: Iterable[Said]) -> Known:
    """All that can be worked out of what is said of one cell, in any of its places."""
    said = tuple(said)
    counts = {Span(one.count, one.count) for one in said if one.count is not None}
    bases = {Span(one.base, one.base) for one in said if one.base is not None}
    shares = {one.share for one in said if one.share is not None and 0 <= one.share <= 100}
    within = counts or {_part(base.low, share) for base in bases for share in shares}
    out_of = bases or {_whole(count.low, share) for count in counts for share in shares if share > 0 and count.low > 0}
    if shares == {0} and not within:
        within = {Span(0, 0)}  # "0%" of nobody knows how many
    within, out_of = ({span for span in spans if span.low <= span.high} for spans in (within, out_of))
    return Known(frozenset(within), frozenset(out_of), frozenset(shares))


def _bounds(share: Decimal) -> tuple[Fraction, Fraction]:
    """The percentages that are rounded to the one printed, by whichever rule, as fractions of one."""
    exponent = share.as_tuple().exponent
    assert isinstance(exponent, int)  # a printed number is finite
    half = Fraction(1, 2) * Fraction(10) ** exponent
    return max(Fraction(0), (Fraction(share) - half) / 100), min(Fraction(1), (Fraction(share) + half) / 100)


def _part(base: int, share: Decimal) -> Span:
    low, high = _bounds(share)
    return Span(ceil(low * base), floor(high * base))


def _whole(count: int, share: Decimal) -> Span:
    low, high = _bounds(share)
    return Span(ceil(count / high), floor(count / low) if low else count * 10**6)
