"""The stories of a figure beside something else: its target, its quartile, its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import answers as a
from bot.answers import Answer, Shown
from bot.desk import RECENT, Desk, besides, not_held, subgroups
from bot.held import Wanted, latest, want
from bot.values import value
from intents.period_rules import Said
from intents.question import Question


def _with_field(question: Question, code: str, desk: Desk, has: Callable[[Shown], bool]) -> tuple[Wanted, tuple[Shown, ...]]:
    """The figure that is meant; without a period, the latest that carries what is asked."""
    series = desk.series(code)
    said = question.said[0] if question.said else Said("latest")
    got = want(said, series)
    if got.shown and said.how in RECENT and not has(got.shown):
        carrying = latest([s for s in series if has(s)])
        got = Wanted(carrying.period.label, carrying, carrying.period) if carrying else got
    return got, series


def target(question: Question, code: str, desk: Desk) -> Answer:
    """The figure beside the target printed with it, and whether it is met."""
    got, series = _with_field(question, code, desk, lambda s: s.figure.target is not None)
    if got.shown is None:
        return not_held(question, code, got, series, desk)
    target = got.shown.figure.target
    if question.number is not None and (target is None or target.value != question.number):
        return value(question, code, desk)  # a number to reach that is no target of ours
    return a.AgainstTarget(
        asked=question.asked, kind="target", outcome="answered", indicators=(got.shown.indicator,), figures=(got.shown,),
        also=besides(got.shown, series, False),
    )  # fmt: skip


_BENCHMARKS: Mapping[str, Callable[[Shown], bool]] = {
    "quartile": lambda s: s.figure.quartile is not None,
    "neighbour": lambda s: s.figure.neighbour is not None,
    "england": lambda s: s.figure.england is not None,
    "region": lambda s: s.figure.region is not None,
}


def benchmark(question: Question, code: str, desk: Desk) -> Answer:
    """The figure beside the benchmarks asked for, or all of them: neighbours, region, England, quartile."""
    asked = [f for name, f in _BENCHMARKS.items() if name in question.against] or list(_BENCHMARKS.values())
    got, series = _with_field(question, code, desk, lambda s: any(f(s) for f in asked))
    if got.shown is None:
        return not_held(question, code, got, series, desk)
    return a.Benchmarked(
        asked=question.asked, kind="benchmark", outcome="answered", indicators=(got.shown.indicator,),
        figures=(got.shown,), also=(*besides(got.shown, series, False), *subgroups(got.shown, desk)),
    )  # fmt: skip
