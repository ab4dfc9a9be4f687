"""The stories behind a figure: what it means and which way is good, where it comes from, why there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import answers as a
from bot.answers import Also, Answer, Shown
from bot.asking import MOST_CHOICES, question_for
from bot.desk import Desk, not_held, not_understood
from bot.figures import change, differing, newest_first
from bot.held import Wanted, before, latest, pair, want
from bot.values import value
from intents.period_rules import Said
from intents.periods import parse_label
from intents.question import Question

_WHICH_WAY = re.compile(r"\b(?:good|bad|better|worse|polarity|want|desirable)\b")


def defined(question: Question, desk: Desk) -> Answer:
    """What a term means, or the indicators it names; not understood if neither is known."""
    means = {c.id: c.means for c in desk.catalogue.concepts}
    term = question.term or ""
    indicators = tuple(desk.indicator(c) for c in question.codes)
    if not indicators and not means.get(term):
        return not_understood(question, desk)
    base = a.Defined(asked=question.asked, kind="definition", outcome="answered", term=term or None,
                     means=means.get(term), indicators=indicators,
                     which_way=bool(_WHICH_WAY.search(question.asked.lower())))  # fmt: skip
    return _with_figure(base, question, desk) if len(indicators) == 1 else base


def definition(question: Question, code: str, desk: Desk) -> Answer:
    """What one indicator counts and which way is good."""
    base = a.Defined(asked=question.asked, kind="definition", outcome="answered", indicators=(desk.indicator(code),),
                     which_way=bool(_WHICH_WAY.search(question.asked.lower())))  # fmt: skip
    return _with_figure(base, question, desk)


def _with_figure(base: a.Defined, question: Question, desk: Desk) -> a.Defined:
    """`is that good?`: the figure that was spoken of, and how it moved, beside which way is good."""
    if not question.said:
        return base
    series = desk.series(base.indicators[0].code)
    early, late = pair(question.said, series) if len(question.said) > 1 else (None, want(question.said[0], series))
    if late.shown is None:
        return base
    previous = early.shown if early else before(series, late.shown.period)
    changes = (change(previous, late.shown, (previous.period.label, late.label)),) if previous else ()
    return replace(base, figures=newest_first((late.shown, previous)), changes=changes)


def source(question: Question, code: str, desk: Desk) -> Answer:
    """Where a figure stands: its report, and the place in it."""
    series = desk.series(code)
    if question.why_none:
        return _why_none(question, code, series, desk)
    if question.number is not None:
        shown = [s for s in series if holds(s, question)]
        if shown:
            return _sourced(question, max(shown, key=lambda s: s.period.end), series)
        return a.NotHeld(asked=question.asked, kind="source", outcome="not_held", indicators=(desk.indicator(code),),
                         wanted=str(question.number), also=tuple(Also(s, "nearest") for s in (latest(series),) if s))  # fmt: skip
    got = want(question.said[0] if question.said else Said("latest"), series)
    if got.shown is None:
        return not_held(question, code, got, series, desk)
    return _sourced(question, got.shown, series)


def holds(shown: Shown, question: Question) -> bool:
    """Whether a figure shows, showed or counts the number that a question names, for the period that it says."""
    numbers = {p.value for p in shown.figure.printings} | {shown.figure.numerator}
    dated = [s for s in question.said if s.how in ("exact", "yearless", "year")]
    return question.number in numbers and (not dated or want(dated[0], [shown]).shown is not None)


def _sourced(question: Question, shown: Shown, series: Sequence[Shown]) -> a.Sourced:
    return a.Sourced(
        asked=question.asked, kind="source", outcome="answered", indicators=(shown.indicator,), figures=(shown,),
        also=differing(shown),
    )  # fmt: skip


def _why_none(question: Question, code: str, series: Sequence[Shown], desk: Desk) -> Answer:
    """Why there is no figure: what the documents print in its place, else only that none prints one."""
    wanted = [w for s in question.said for w in (want(s, series),) if w.shown is None and w.period]
    gaps = desk.reader.gaps(code)
    if not wanted and gaps:
        period = parse_label(gaps[-1].period)
        wanted = [Wanted(period.label, None, period)]
    if not wanted:
        newest = latest(series)
        return value(replace(question, kind="value", said=()), code, desk) if newest else not_understood(question, desk)
    return not_held(question, code, wanted[0], series, desk)


def by_number(question: Question, desk: Desk) -> Answer:
    """`Where is the 21.1% from?`: the figures that hold a number, whatever the indicator."""
    assert question.number is not None
    figures = desk.reader.holding_value(question.number)
    wanted_percent = "%" in question.asked or "per" in question.asked.lower()
    shown = [Shown(desk.indicator(f.indicator), f) for f in figures]
    shown = [s for s in shown if not wanted_percent or s.indicator.unit == "percent"]
    shown = [s for s in shown if not question.said or want(question.said[0], [s]).shown]
    if not shown:
        return a.NotHeld(asked=question.asked, kind="source", outcome="not_held", wanted=str(question.number))
    if len(shown) == 1:
        return _sourced(question, shown[0], shown)
    choices = tuple(_choice(s) for s in reversed(shown))
    return a.Choose(asked=question.asked, kind="source", outcome="choose", choices=choices[:MOST_CHOICES],
                    more=max(0, len(choices) - MOST_CHOICES),
                    indicators=tuple(dict.fromkeys(s.indicator for s in shown)))  # fmt: skip


def _choice(shown: Shown) -> a.Choice:
    name = shown.indicator.name
    return a.Choice(f"{name}, {shown.period.label}", question_for(name, "source", (Said("exact", shown.period),)))
