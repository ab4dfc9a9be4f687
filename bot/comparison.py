"""The story of two periods: both figures and the verdict, or what is held of them and why no change can be calculated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import answers as a
from bot.answers import Also, Answer, Change, Shown
from bot.desk import Desk, besides, gap, newer, not_held, siblings
from bot.figures import change, differing, newest_first
from bot.held import nearest_earlier, pair, want
from bot.series import trend, trend_of
from bot.values import value
from intents.question import Question


def compare(question: Question, code: str, desk: Desk) -> Answer:
    """Two figures of one indicator and how it moved; a trend where a run of periods was asked for."""
    series, indicator = desk.series(code), desk.indicator(code)
    if len(question.said) == 1 and question.said[0].how == "since" and want(question.said[0], series).shown is None:
        return trend(question, code, desk)
    early, late = pair(question.said, series)
    if not (early.shown and late.shown) and (run := _years_run(question, series)):
        return trend_of(question, run, series, desk)
    if early.shown is None and late.shown is None:
        both = replace(late if late.period else early, label=f"{early.label} or {late.label}")
        return not_held(question, code, both, series, desk)
    if early.shown and late.shown and early.shown is late.shown:
        return value(replace(question, said=question.said[:1]), code, desk)
    unlike = bool(early.shown and late.shown and early.shown.period.series != late.shown.period.series)
    labels = (early.label, late.label)
    judged = change(early.shown, late.shown, labels)
    if unlike:
        judged = Change(indicator, *labels, None, None, "cannot be calculated")
    there = late.shown or early.shown
    assert there is not None
    absent = None if early.shown and late.shown else (early if early.shown is None else late)
    nearest = nearest_earlier(series, absent.period) if absent and absent.period else None
    beside = [Also(nearest, "nearest")] if nearest and nearest not in (early.shown, late.shown) else []
    others = siblings(indicator, absent.period, desk) if absent and absent.period else ()
    return a.Compared(
        asked=question.asked, kind="compare", outcome="answered", indicators=(indicator,), changes=(judged,),
        figures=newest_first((early.shown, late.shown)), absent=absent.label if absent else None,
        also=(*beside, *others, *besides(there, series, _is_latest(there, series)),
              *(x for s in (early.shown, late.shown) if s and s is not there for x in differing(s))),
        missing=gap(code, absent.period.label, desk) if absent and absent.period else None,
        unlike=f"{early.label} and {late.label}" if unlike else None,
    )  # fmt: skip


def _years_run(question: Question, series: Sequence[Shown]) -> list[Shown]:
    """`between 2020 and 2022`, of an indicator that has no yearly figures: all that is held from the one to the other."""
    years = [s.period for s in question.said if s.how == "year" and s.period]
    if len(years) != 2:
        return []
    first, last = min(y.start for y in years), max(y.end for y in years)
    run = [s for s in series if first <= s.period.start and s.period.end <= last]
    return run if len(run) > 2 else []


def _is_latest(shown: Shown, series: Sequence[Shown]) -> bool:
    return newer(shown, series) is None
