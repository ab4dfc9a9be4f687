"""Figures and changes as answers show them, made from what the store hands out. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers import Also, Change, Shown
from bot.compare import close_counts, judge
from store.catalogue import Indicator
from store.values import Figure, Printing


def as_figure(printing: Printing) -> Figure:
    """One printing by itself as a figure: as it was published, whatever was said of it since."""
    assert printing.value is not None
    return Figure(
        indicator=printing.indicator, area=printing.area, period=printing.period, value=printing.value,
        numerator=printing.numerator, denominator=printing.denominator, target=printing.target, rag=printing.rag,
        quartile=printing.quartile, benchmark_year=printing.benchmark_year, neighbour=printing.neighbour,
        england=printing.england, region=printing.region, standing=printing, places=(printing.place,),
        revised_from=(), differs=(), notes=(printing.note,) if printing.note else (), printings=(printing,),
    )  # fmt: skip


def change(earlier: Shown | None, later: Shown | None, labels: tuple[str, str]) -> Change:
    """The change between two figures of one indicator; `labels` names both periods, the earlier first."""
    side = later or earlier
    assert side is not None
    judged = judge(side.indicator.polarity, earlier.value if earlier else None, later.value if later else None)
    counts = (_count(earlier), _count(later))
    close = (counts[0], counts[1]) if counts[0] is not None and counts[1] is not None and close_counts(*counts) else None
    reported = reported_of(later, labels[0]) if later else None
    return Change(
        side.indicator, labels[0], labels[1], judged.difference, judged.direction, judged.verdict,
        as_reported=reported.reported if reported else None, close=close,
    )  # fmt: skip


def _count(shown: Shown | None) -> int | None:
    """The people or things behind a figure: a percentage's numerator, a count itself."""
    if shown is None:
        return None
    if shown.indicator.unit == "count":
        return int(shown.value)
    return shown.figure.numerator


def reported_of(later: Shown, against: str) -> Printing | None:
    """The printing in which a report says itself how a figure moved since a period."""
    said = [p for p in later.figure.printings if p.reported]
    exact = [p for p in said if p.reported_against == against]
    return next(iter(exact), None) or next((p for p in said if p.reported_against is None), None)


def differing(shown: Shown) -> tuple[Also, ...]:
    """The other values that the same document prints."""
    seen = dict.fromkeys(p.value for p in shown.figure.differs)
    printings = [next(p for p in shown.figure.differs if p.value == v) for v in seen]
    return tuple(Also(Shown(shown.indicator, as_figure(p)), "text differs") for p in printings)


def newest_first(shown: Iterable[Shown | None]) -> tuple[Shown, ...]:
    """The figures there are, newest first."""
    return tuple(sorted((s for s in shown if s), key=lambda s: (s.period.end, s.period.start), reverse=True))


def of(indicator: Indicator, figures: Iterable[Figure]) -> tuple[Shown, ...]:
    """An indicator's figures as shown."""
    return tuple(Shown(indicator, f) for f in figures)
