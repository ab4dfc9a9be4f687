"""Which of the periods held is meant by a period that was said. Pure.

A period said without a year is the latest one held for that indicator; "last quarter" is its latest held, and as the
second side of a comparison the one before; "last year" is the same period a year earlier. A figure never passes
for one of another period or another kind of period; the one exception is an indicator that is only ever given for
years to a date, which dashboards label with the quarter that ends them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers import Shown
from intents import periods
from intents.period_rules import Said, same_in, with_year
from intents.periods import Period

_RELATIVE_WORDS = {"before": "the period before", "year earlier": "a year earlier", "after": "the period after"}
RELATIVE = ("before", "after", "year earlier", "last")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A period that was asked for: the figure held for it (None where none is), and its label."""

    label: str
    shown: Shown | None
    period: Period | None


def latest(series: Sequence[Shown]) -> Shown | None:
    """The latest figure by the end of its period; of two that end together, the shorter."""
    return max(series, key=lambda s: (s.period.end, s.period.start), default=None)


def at(series: Sequence[Shown], period: Period, to_date: bool = False) -> Shown | None:
    """The figure for a period, under whichever of its names it is held."""
    same = [s for s in series if s.period.moment == period.moment]
    if to_date:
        same = [s for s in series if s.period.kind == "cumulative" and s.period.end == period.end] or same
    if not same and period.kind in ("quarter", "month") and all(s.period.kind == "year to" for s in series):
        same = [s for s in series if s.period.end == period.end]
    return next((s for s in same if s.period.label == period.label), same[0] if same else None)


def before(series: Sequence[Shown], period: Period) -> Shown | None:
    """The figure of the period just before, of the same kind."""
    return next((found for p in period.before() if (found := at(series, p))), None)


def earlier_like(series: Sequence[Shown], period: Period) -> Shown | None:
    """The nearest earlier figure of a like period."""
    return latest([s for s in series if s.period.series == period.series and s.period.end < period.end])


def nearest_earlier(series: Sequence[Shown], period: Period) -> Shown | None:
    """The nearest earlier figure held: a like one where there is one at all, else the latest that ended by then."""
    ended = [s for s in series if s.period.end <= period.end and s.period.moment != period.moment]
    return earlier_like(series, period) or latest(ended)


def inside(series: Iterable[Shown], year: Period) -> list[Shown]:
    """The figures whose periods end within a year."""
    return [s for s in series if year.start <= s.period.end <= year.end and s.period.start >= year.start]


def fits(shown: Shown, said: Said) -> bool:
    """Whether a figure's period is a yearless one that was said: `Q3`, `December`, `autumn term`."""
    own = with_year(said, shown.period)
    return own is not None and own.moment == shown.period.moment


def words(said: Said) -> str:
    """A period as the answer names it when it is not held: its label, or as it was said."""
    if said.period is not None:
        return said.period.label
    if said.unit == "quarter":
        return f"Q{said.number}"
    if said.unit in ("month", "year to month"):
        name = periods.MONTHS[said.number - 1]
        return name if said.unit == "month" else f"year to {name}"
    if said.unit == "term":
        return f"{tuple(periods.TERMS)[said.number - 1]} term"
    return _RELATIVE_WORDS.get(said.how, "the latest period")


def want(said: Said, series: Sequence[Shown], anchor: Period | None = None) -> Wanted:
    """Resolves one period; `anchor` is the one that "a year earlier" and "the one before" count from."""
    newest = latest(series)
    base = anchor or (newest.period if newest else None)
    if said.how in ("exact", "since") and said.period is not None:
        return Wanted(said.period.label, at(series, said.period, said.to_date), said.period)
    if said.how == "year" and said.period is not None:
        return _year(said.period, series)
    if said.how == "yearless":
        found = latest([s for s in series if fits(s, said)])
        return Wanted(found.period.label if found else words(said), found, found.period if found else None)
    if said.how == "year earlier" and said.unit == "years" and base:
        back = base.shifted(-12 * said.number)
        return Wanted(back.label, at(series, back), back)
    if said.how == "year earlier" and said.unit:
        named = latest([s for s in series if fits(s, said)])
        base = named.period if named else base
    if said.how == "after" and base:
        later = base.shifted(12 if said.unit == "year" or base.kind not in ("quarter", "month") else 3)
        return Wanted(later.label, at(series, later), later)
    if said.how == "before" and base:
        found = before(series, base)
        return Wanted(found.period.label if found else base.before()[0].label, found, base.before()[0])
    if said.how == "year earlier" and base:
        return Wanted(base.year_earlier().label, at(series, base.year_earlier()), base.year_earlier())
    return Wanted(newest.period.label if newest else "the latest period", newest, base)


def _year(year: Period, series: Sequence[Shown]) -> Wanted:
    """A bare year: its own figure, else the only one within it."""
    own = at(series, year) or next((s for s in series if s.period.kind in ("year", "calendar year", "school year")
                                    and s.period.label.removeprefix("school year ") == year.label), None)  # fmt: skip
    within = inside(series, year)
    if own is None and len(within) == 1:
        own = within[0]
    return Wanted(own.period.label if own else year.label, own, own.period if own else year)


def pair(said: Sequence[Said], series: Sequence[Shown]) -> tuple[Wanted, Wanted]:
    """The two periods of a comparison, the earlier first, however they were said."""
    first, second = (*said, Said("before"))[:2] if said else (Said("latest"), Said("before"))
    if len(said) == 1:
        first, second = _with_other(said[0], series)
    first, second = _own_year(first, second, series), _own_year(second, first, series)
    if first.how in RELATIVE and second.how not in RELATIVE:
        first, second = second, first
    if first.how == second.how == "yearless":
        return _ordered(*_latest_year_with_both(first, second, series))
    if first.how == second.how == "year":
        return _ordered(*_years(first, second, series))
    one = want(first, series)
    if second.how == "last":
        second = Said("before")
    if second.how == "yearless" and one.period and not with_both(one, second, series):
        return _ordered(one, want(second, series))
    other = with_both(one, second, series) if second.how == "yearless" else want(second, series, one.period)
    return _ordered(one, other or want(second, series))


def _own_year(said: Said, other: Said, series: Sequence[Shown]) -> Said:
    """A bare year beside a full period: its own figure where it has one, else that period of the year."""
    if said.how != "year" or other.how != "exact" or said.period is None or at(series, said.period):
        return said
    return same_in(said, other)


def with_both(one: Wanted, second: Said, series: Sequence[Shown]) -> Wanted | None:
    """A yearless second period in the year of the first, where it is held."""
    period = with_year(second, one.period) if one.period else None
    shown = at(series, period) if period else None
    return Wanted(shown.period.label, shown, shown.period) if shown else None


def _with_other(said: Said, series: Sequence[Shown]) -> tuple[Said, Said]:
    """One period in a comparison: beside the latest where it is an earlier or relative one, else beside the one before."""
    if said.how in RELATIVE:
        return Said("latest"), said
    newest, one = latest(series), want(said, series)
    if said.how in ("latest", "recent") or one.period is None or newest is None or one.period.end >= newest.period.end:
        return said, Said("before")
    like = latest([s for s in series if s.period.series == one.period.series])
    if like is None or like.period.end <= one.period.end:
        return said, Said("before")
    return Said("exact", like.period), said


def _latest_year_with_both(first: Said, second: Said, series: Sequence[Shown]) -> tuple[Wanted, Wanted]:
    for shown in sorted((s for s in series if fits(s, first)), key=lambda s: s.period.end, reverse=True):
        period = with_year(second, shown.period)
        other = at(series, period) if period else None
        if other:
            return Wanted(shown.period.label, shown, shown.period), Wanted(other.period.label, other, other.period)
    one = want(first, series)
    if one.period is None:
        two = want(second, series)
        period = with_year(first, two.period) if two.period else None
        return Wanted(period.label if period else one.label, None, period), two
    period = with_year(second, one.period)
    return one, Wanted(period.label if period else words(second), None, period)


def _years(first: Said, second: Said, series: Sequence[Shown]) -> tuple[Wanted, Wanted]:
    """Two bare years: their own figures, else the latest like figures within them, at the same time of year."""
    one, two = want(first, series), want(second, series)
    if (one.shown and two.shown) or first.period is None or second.period is None:
        return one, two
    pairs = [(a, b) for a in inside(series, first.period) for b in inside(series, second.period)
             if a.period.series == b.period.series and a.period.end.month == b.period.end.month]  # fmt: skip
    if not pairs:
        return one, two
    a, b = max(pairs, key=lambda p: p[0].period.end)
    return Wanted(a.period.label, a, a.period), Wanted(b.period.label, b, b.period)


def _ordered(one: Wanted, two: Wanted) -> tuple[Wanted, Wanted]:
    ends = [(w.period.end, w.period.start) for w in (one, two) if w.period]
    later_first = len(ends) == 2 and ends[0] > ends[1]
    return (two, one) if later_first else (one, two)
