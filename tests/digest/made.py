"""Digests to test: of the reports held, and the same stretched to any number of indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from bot.answers import Row, Shown, Summarised
from bot.digest import Gathered, compose, gather
from bot.digested import Digest
from bot.report import Reports, count, summary
from intents.period_rules import Said
from intents.periods import parse_label
from intents.question import Question
from store.catalogue import Indicator
from tests.bot.front_door import parts

REPORTS = ("Q1 2017/18", "Q3 2020/21", "Q2 2021/22", "Q3 2021/22", "Q2 2024/25")


@cache
def gathered(report: str) -> Gathered:
    """What the digest of a report is worked out from."""
    with parts().store.reading() as reader:
        reports = Reports(reader, parts().catalogue)
        found = summary(Question(report, "summary", said=(Said("exact", parse_label(report)),)), reports)
        assert isinstance(found, Summarised)
        return gather(found, reports)


@cache
def digest_of(report: str) -> Digest:
    """The digest of a report."""
    return compose(gathered(report))


def with_rows(given: Gathered, rows: Iterable[Row]) -> Gathered:
    """The same with other rows, counted anew."""
    rows = tuple(rows)
    summarised = replace(given.summarised, rows=rows, counts=count(rows), indicators=tuple(r.shown.indicator for r in rows))
    return replace(given, summarised=summarised)


def stretched(report: str, number: int, words: str = "", theme: str | None = None) -> Digest:
    """A digest of so many measures, every one with a long series, and as many more that are not in."""
    base = gathered(report)
    rows = [_renamed(base.summarised.rows[n % len(base.summarised.rows)], n, words, theme) for n in range(number)]
    long = next(c for c in base.charts.values() if len(c) == max(map(len, base.charts.values())))
    charts = {r.shown.indicator.code: tuple(Shown(r.shown.indicator, s.figure) for s in long) * 3 for r in rows}
    gap = next(g for g in gathered("Q3 2020/21").gaps)
    gaps = tuple((_named(gap[0], n, f"gap-{n}", words, theme), gap[1]) for n in range(number))
    judged = {r.shown.indicator.code: r.shown for r in rows if r.shown.target_met}
    whole = with_rows(replace(base, charts=charts, gaps=gaps, judged=judged), rows)
    return compose(replace(whole, summarised=replace(whole.summarised, differences=tuple(f"{words} {n}" for n in range(number)))))


def _renamed(row: Row, number: int, words: str, theme: str | None) -> Row:
    indicator = _named(row.shown.indicator, number, f"{row.shown.indicator.code}-{number}", words, theme)
    previous = Shown(indicator, row.previous.figure) if row.previous else None
    return Row(row.measure, Shown(indicator, row.shown.figure), previous, replace(row.change, indicator=indicator))


def _named(one: Indicator, number: int, code: str, words: str, theme: str | None) -> Indicator:
    return replace(one, code=code, name=f"{one.name} {number} {words}".strip(), theme=theme or one.theme)
