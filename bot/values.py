"""The story of one figure: a value, with its change from the period before where no period was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import answers as a
from bot.answers import Also, Answer, Change, Shown
from bot.desk import RECENT, Desk, besides, gap, not_held, several, subgroups
from bot.figures import change, newest_first
from bot.held import Wanted, at, before, earlier_like, inside, want
from bot.series import trend_of
from intents.period_rules import Said
from intents.question import Question


def value(question: Question, code: str, desk: Desk, recent: bool = False) -> Answer:
    """The figure that is meant; `recent`: it was asked for as the latest, so its change belongs to it."""
    series = desk.series(code)
    said = question.said[0] if question.said else Said("latest")
    if len(question.said) > 1:
        return _values(question, code, desk)
    got = want(said, series)
    if got.shown is None:
        within = inside(series, said.period) if said.how == "year" and said.period else []
        if len(within) > 1:
            return trend_of(question, within, series, desk, within=got.label)
        if other_measure := _other_measure(code, got, desk):
            return value(question, other_measure, desk)
        return not_held(question, code, got, series, desk)
    recent = recent or said.how in RECENT
    moved = _change_before(got.shown, series) if recent else None
    previous = moved[2] if moved else None
    named = said.how == "last"  # a period was named: the figure before it is mentioned, and answers nothing
    other = [Also(s, "nearest") for s in (moved[1],) if s] if moved else []
    return a.SingleValue(
        asked=question.asked, kind="value", outcome="answered", indicators=(desk.indicator(code),),
        figures=newest_first((got.shown, None if named else previous)), changes=(moved[0],) if moved else (),
        also=(*other, *((Also(previous, "nearest"),) if named and previous else ()), *besides(got.shown, series, recent),
              *subgroups(got.shown, desk)), counting=question.counting,
        missing=gap(code, moved[0].earlier, desk) if moved and moved[2] is None else None,
        asked_period=said.period.label if said.how == "year" and said.period and said.period.label != got.label else None,
    )  # fmt: skip


def _other_measure(code: str, got: Wanted, desk: Desk) -> str | None:
    """Another measure of the same thing, under a name of its own, that alone is given for just that period."""
    if got.period is None:
        return None
    apart = [desk.indicator(c) for c in desk.indicator(code).not_comparable_with]
    own = [i.code for i in apart if i.general == code and at(desk.series(i.code), got.period)]
    return own[0] if len(own) == 1 else None


def _values(question: Question, code: str, desk: Desk) -> Answer:
    """Several periods of one indicator without a comparison: each by itself."""
    fixed = [s for s in question.said if s.how not in RECENT]
    recent = len(fixed) < len(question.said)
    parts = [value(replace(question, said=(s,)), code, desk, recent) for s in fixed or question.said[:1]]
    held = [p for p in parts if p.outcome == "answered"] or parts[:1]
    return held[0] if len(held) == 1 else several(question, held)


def _change_before(shown: Shown, series: Sequence[Shown]) -> tuple[Change, Shown | None, Shown | None]:
    """The change from the period before; where that is not held, the nearest earlier like figure besides."""
    previous = before(series, shown.period)
    label = previous.period.label if previous else shown.period.before()[0].label
    nearest = None if previous else earlier_like(series, shown.period)
    return change(previous, shown, (label, shown.period.label)), nearest, previous
