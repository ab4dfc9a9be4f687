"""The story of several figures of one indicator: a trend of like periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot import answers as a
from bot.answers import Answer, Shown
from bot.desk import Desk, not_held
from bot.figures import change, differing, newest_first
from bot.held import Wanted, at, before, inside, want
from intents.period_rules import Said
from intents.periods import Period, parse_label
from intents.question import Question
from store.values import SUPPRESSED


def trend(question: Question, code: str, desk: Desk) -> Answer:
    """The series over the periods asked for; all that is held if none was said."""
    series = desk.series(code)
    since = next((s for s in question.said if s.how == "since"), None)
    exact = [s for s in question.said if s.how in ("exact", "year", "yearless")]
    start = _start(since, series) if since else None
    chosen = [s for s in series if start is None or s.period.end >= start.start]
    if len(exact) >= 2:
        ends = [w.period for w in (want(s, series) for s in exact) if w.period]
        first, last = min((p.start for p in ends), default=None), max((p.end for p in ends), default=None)
        chosen = [s for s in series if first and last and first <= s.period.start and s.period.end <= last]
    elif exact and exact[0].how == "year" and exact[0].period:
        chosen = inside(series, exact[0].period)
    if not chosen:
        period = start or (exact[0].period if exact else None)
        label = f"{'since ' if start else ''}{period.label if period else 'then'}"
        return not_held(question, code, Wanted(label, None, period), series, desk)
    recent = next((s.number for s in question.said if s.how == "recent"), 0)
    return trend_of(question, chosen, series, desk, since=start.label if start else None, recent=recent)


def _start(since: Said, series: Sequence[Shown]) -> Period | None:
    if since.period is not None and since.how == "since":
        return since.period
    plain: Mapping[str, Said] = {"yearless": replace(since, how="yearless")}
    return want(plain.get("yearless", since), series).period


def trend_of(
    question: Question, chosen: Sequence[Shown], series: Sequence[Shown], desk: Desk, *, since: str | None = None,
    within: str | None = None, recent: int = 0,
) -> a.Trend:  # fmt: skip
    """The longest series of like periods among the figures chosen; of two as long, the one that goes on later."""
    kinds = dict.fromkeys(s.period.series for s in chosen)
    runs = [[s for s in chosen if s.period.series == k] for k in kinds]
    run = max(runs, key=lambda r: (len(r), r[-1].period.end))[-recent or None :]
    ends = (run[0].period.label, run[-1].period.label)
    indicator = run[0].indicator
    others = tuple(s.period.label for s in series if s.period.series != run[0].period.series)
    holes = tuple(f"{one.period.label} and {two.period.label}" for one, two in pairwise(run) if before([one], two.period) is None)
    return a.Trend(
        asked=question.asked, kind="value" if within else "trend", outcome="answered", indicators=(indicator,),
        figures=newest_first(run),
        changes=(change(run[0], run[-1], ends),) if len(run) > 1 else (), others=others, holes=holes, since=since, within=within,
        also=tuple(x for s in run for x in differing(s)), suppressed=_suppressed(run, series, desk),
    )  # fmt: skip


def _suppressed(run: Sequence[Shown], series: Sequence[Shown], desk: Desk) -> tuple[str, ...]:
    """The like periods from the run's first on whose figures must not be told."""
    gaps = (g for g in desk.reader.gaps(run[0].indicator.code) if g.missing == SUPPRESSED)
    periods = {p.moment: p for p in (parse_label(g.period) for g in gaps) if p.series == run[0].period.series}
    return tuple(p.label for p in periods.values() if p.end > run[0].period.end and at(series, p) is None)
