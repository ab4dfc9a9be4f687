"""The story of one question: `Question` → `Answer`, with the figures that the store holds.

A single answer gives the figure that stands today. Nothing is guessed: what is not held is said to be not held, with
the nearest earlier figure beside it, and a change is never worked out across periods of another kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot import answers as a
from bot.answers import Also, Answer, Change, Shown
from bot.asking import question_for
from bot.figures import as_figure, change, differing, newest_first, of
from bot.held import Wanted, at, before, earlier_like, inside, latest, nearest_earlier, pair, want
from bot.report import Reports, listing, summary
from intents.kinds import Kind, help_lines
from intents.period_rules import Said
from intents.periods import Period, parse_label
from intents.question import Context, Question
from store.catalogue import Catalogue, Indicator
from store.queries import Reader
from store.values import Printing

MOST_CHOICES = 5
RECENT = ("latest", "last")


@dataclass(frozen=True, slots=True)
class Desk:
    """What an answer is made with: the catalogue and what is published now."""

    catalogue: Catalogue
    reader: Reader

    def indicator(self, code: str) -> Indicator:
        """The catalogue's entry of a code."""
        return self.catalogue.indicators[code]

    def series(self, code: str) -> tuple[Shown, ...]:
        """The figures of an indicator that stand, oldest first."""
        return of(self.indicator(code), self.reader.standing(code))


def answer(question: Question, desk: Desk, context: Context | None = None) -> Answer:
    """Answers one question as understood; `context` only tells which report a list is beside."""
    report = context.report if context else None
    if question.kind == "help":
        return a.Help(asked=question.asked, kind="help", outcome="help", lines=help_lines())
    if question.kind == "list":
        return listing(question, Reports(desk.reader, desk.catalogue), report)
    if question.kind == "summary":
        return summary(question, Reports(desk.reader, desk.catalogue), report)
    if question.kind == "definition" and (question.term or not (question.codes or question.choices)):
        return _defined(question, desk)
    if question.kind is None or not (question.codes or question.choices or question.number is not None):
        return _not_understood(question, desk)
    if question.stranger and question.kind != "definition":
        return _elsewhere(question, desk)
    if question.choices:
        return _choose(question, desk)
    if not question.codes:
        return _by_number(question, desk)
    parts = tuple(_STORIES[question.kind](replace(question, codes=(c,)), c, desk) for c in question.codes)
    return parts[0] if len(parts) == 1 else several(question, parts)


def several(question: Question, parts: Sequence[Answer]) -> a.Several:
    """Answers to one question about several indicators, as one."""
    answered = any(p.outcome == "answered" for p in parts)
    return a.Several(
        asked=question.asked, kind=question.kind, outcome="answered" if answered else "not_held", parts=tuple(parts),
        indicators=tuple(i for p in parts for i in p.indicators), figures=tuple(f for p in parts for f in p.figures),
        also=tuple(x for p in parts for x in p.also), changes=tuple(c for p in parts for c in p.changes),
    )  # fmt: skip


# -- a value


def _value(question: Question, code: str, desk: Desk) -> Answer:
    series = desk.series(code)
    said = question.said[0] if question.said else Said("latest")
    if len(question.said) > 1:
        return _values(question, code, desk)
    got = want(said, series)
    if got.shown is None:
        within = inside(series, said.period) if said.how == "year" and said.period else []
        if len(within) > 1:
            return _trend_of(question, within, series, desk, within=got.label)
        if other_measure := _other_measure(code, got, desk):
            return _value(question, other_measure, desk)
        return not_held(question, code, got, series, desk)
    recent = said.how in RECENT
    moved = _change_before(got.shown, series) if said.how == "latest" else None
    other = [Also(s, "nearest") for s in (moved[1],) if s] if moved else []
    return a.SingleValue(
        asked=question.asked, kind="value", outcome="answered", indicators=(desk.indicator(code),),
        figures=newest_first((got.shown, moved[2] if moved else None)), changes=(moved[0],) if moved else (),
        also=(*other, *_besides(got.shown, series, recent), *_subgroups(got.shown, desk)), counting=question.counting,
        missing=_gap(code, moved[0].earlier, desk) if moved and moved[2] is None else None,
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
    parts = [_value(replace(question, said=(s,)), code, desk) for s in fixed or question.said[:1]]
    held = [p for p in parts if p.outcome == "answered"] or parts[:1]
    return held[0] if len(held) == 1 else several(question, held)


def _change_before(shown: Shown, series: Sequence[Shown]) -> tuple[Change, Shown | None, Shown | None]:
    """The change from the period before; where that is not held, the nearest earlier like figure besides."""
    previous = before(series, shown.period)
    label = previous.period.label if previous else shown.period.before()[0].label
    nearest = None if previous else earlier_like(series, shown.period)
    return change(previous, shown, (label, shown.period.label)), nearest, previous


def _besides(shown: Shown, series: Sequence[Shown], recent: bool) -> tuple[Also, ...]:
    """What the answer mentions besides: newer figures, and what the text of the same report says otherwise."""
    newest = None if recent else _newer(shown, series)
    return (*((Also(newest, "newer"),) if newest else ()), *differing(shown))


def _newer(shown: Shown, series: Sequence[Shown]) -> Shown | None:
    like = latest([s for s in series if s.period.series == shown.period.series])
    newest = like if like and like.period.end > shown.period.end else latest(series)
    return newest if newest and newest.period.end > shown.period.end else None


def _subgroups(shown: Shown, desk: Desk) -> tuple[Also, ...]:
    """The subgroups of a general measure, at the same period or, if newer, their latest."""
    found = list[Also]()
    for one in desk.catalogue.indicators.values():
        if one.general != shown.indicator.code or one.count_of:
            continue
        series = desk.series(one.code)
        own, newest = at(series, shown.period), latest(series)
        best = own or (newest if newest and newest.period.end > shown.period.end else None)
        found += [Also(best, "subgroup")] if best else []
    return tuple(found)


def _gap(code: str, label: str, desk: Desk) -> Printing | None:
    """What a document prints in the place of a figure."""
    moment = parse_label(label).moment
    gaps = [g for g in desk.reader.gaps(code) if parse_label(g.period).moment == moment]
    return gaps[-1] if gaps else None


def not_held(question: Question, code: str, got: Wanted, series: Sequence[Shown], desk: Desk) -> a.NotHeld:
    """No such figure: with the nearest earlier one, and another kind of period that ends at the same time."""
    nearest = nearest_earlier(series, got.period) if got.period else latest(series)
    beside = [s for s in series if got.period and s.period.end == got.period.end and s is not nearest]
    later = min((s for s in series if got.period and s.period.end > got.period.end), key=lambda s: s.period.end, default=None)
    return a.NotHeld(
        asked=question.asked, kind=question.kind, outcome="not_held", indicators=(desk.indicator(code),), wanted=got.label,
        also=(*(Also(s, "nearest") for s in (nearest, *beside) if s), *(_siblings(desk.indicator(code), got.period, desk) if got.period else ())), later=later.period.label if later and not nearest else None,
        missing=_gap(code, got.period.label, desk) if got.period else None,
    )  # fmt: skip


# -- a comparison, a trend


def _compare(question: Question, code: str, desk: Desk) -> Answer:
    series, indicator = desk.series(code), desk.indicator(code)
    early, late = pair(question.said, series)
    if not (early.shown and late.shown) and (run := _years_run(question, series)):
        return _trend_of(question, run, series, desk)
    if early.shown is None and late.shown is None:
        return not_held(question, code, late if late.period else early, series, desk)
    if early.shown and late.shown and early.shown is late.shown:
        return _value(replace(question, said=question.said[:1]), code, desk)
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
    siblings = _siblings(indicator, absent.period, desk) if absent and absent.period else ()
    return a.Compared(
        asked=question.asked, kind="compare", outcome="answered", indicators=(indicator,), changes=(judged,),
        figures=newest_first((early.shown, late.shown)), absent=absent.label if absent else None,
        also=(*beside, *siblings, *_besides(there, series, _is_latest(there, series)),
              *(x for s in (early.shown, late.shown) if s and s is not there for x in differing(s))),
        missing=_gap(code, absent.period.label, desk) if absent and absent.period else None,
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
    return _newer(shown, series) is None


def _siblings(indicator: Indicator, period: Period, desk: Desk) -> tuple[Also, ...]:
    """What is held for a period under an indicator that this one must not be compared with."""
    others = (at(desk.series(code), period) for code in indicator.not_comparable_with)
    return tuple(Also(s, "nearest") for s in others if s and s.indicator.unit == indicator.unit)


def _trend(question: Question, code: str, desk: Desk) -> Answer:
    series = desk.series(code)
    since = next((s for s in question.said if s.how == "since"), None)
    exact = [s for s in question.said if s.how in ("exact", "year", "yearless")]
    start = _start(since, series) if since else None
    chosen = [s for s in series if start is None or s.period.end >= start.start]
    if len(exact) >= 2:
        ends = [w.period for w in (want(s, series) for s in exact) if w.period]
        chosen = [s for s in series if ends and min(p.start for p in ends) <= s.period.start and s.period.end <= max(p.end for p in ends)]
    elif exact and exact[0].how == "year" and exact[0].period:
        chosen = inside(series, exact[0].period)
    if not chosen:
        period = start or (exact[0].period if exact else None)
        return not_held(question, code, Wanted(f"{'since ' if start else ''}{period.label if period else 'then'}", None, period), series, desk)
    recent = next((s.number for s in question.said if s.how == "recent"), 0)
    return _trend_of(question, chosen, series, desk, since=start.label if start else None, recent=recent)


def _start(since: Said, series: Sequence[Shown]) -> Period | None:
    if since.period is not None and since.how == "since":
        return since.period
    plain: Mapping[str, Said] = {"yearless": replace(since, how="yearless")}
    return want(plain.get("yearless", since), series).period


def _trend_of(
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
    return a.Trend(
        asked=question.asked, kind="value" if within else "trend", outcome="answered", indicators=(indicator,),
        figures=newest_first(run),
        changes=(change(run[0], run[-1], ends),) if len(run) > 1 else (), others=others, since=since, within=within,
        also=tuple(x for s in run for x in differing(s)),
    )  # fmt: skip


# -- target and benchmark


def _with_field(question: Question, code: str, desk: Desk, has: Callable[[Shown], bool]) -> tuple[Wanted, tuple[Shown, ...]]:
    """The figure that is meant; without a period, the latest that carries what is asked."""
    series = desk.series(code)
    said = question.said[0] if question.said else Said("latest")
    got = want(said, series)
    if got.shown and said.how in RECENT and not has(got.shown):
        carrying = latest([s for s in series if has(s)])
        got = Wanted(carrying.period.label, carrying, carrying.period) if carrying else got
    return got, series


def _target(question: Question, code: str, desk: Desk) -> Answer:
    got, series = _with_field(question, code, desk, lambda s: s.figure.target is not None)
    if got.shown is None:
        return not_held(question, code, got, series, desk)
    return a.AgainstTarget(
        asked=question.asked, kind="target", outcome="answered", indicators=(got.shown.indicator,), figures=(got.shown,),
        also=_besides(got.shown, series, False),
    )  # fmt: skip


_BENCHMARKS: Mapping[str, Callable[[Shown], bool]] = {
    "quartile": lambda s: s.figure.quartile is not None,
    "neighbour": lambda s: s.figure.neighbour is not None,
    "england": lambda s: s.figure.england is not None,
    "region": lambda s: s.figure.region is not None,
}


def _benchmark(question: Question, code: str, desk: Desk) -> Answer:
    asked = [f for name, f in _BENCHMARKS.items() if name in question.against] or list(_BENCHMARKS.values())
    got, series = _with_field(question, code, desk, lambda s: any(f(s) for f in asked))
    if got.shown is None:
        return not_held(question, code, got, series, desk)
    return a.Benchmarked(
        asked=question.asked, kind="benchmark", outcome="answered", indicators=(got.shown.indicator,),
        figures=(got.shown,), also=(*_besides(got.shown, series, False), *_subgroups(got.shown, desk)),
    )  # fmt: skip


# -- definition and source


def _defined(question: Question, desk: Desk) -> Answer:
    means = {c.id: c.means for c in desk.catalogue.concepts}
    term = question.term or ""
    indicators = tuple(desk.indicator(c) for c in question.codes)
    if not indicators and not means.get(term):
        return _not_understood(question, desk)
    base = a.Defined(asked=question.asked, kind="definition", outcome="answered", term=term or None, means=means.get(term), indicators=indicators)
    return _with_figure(base, question, desk) if len(indicators) == 1 else base


def _definition(question: Question, code: str, desk: Desk) -> Answer:
    base = a.Defined(asked=question.asked, kind="definition", outcome="answered", indicators=(desk.indicator(code),))
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


def _source(question: Question, code: str, desk: Desk) -> Answer:
    series = desk.series(code)
    if question.why_none:
        return _why_none(question, code, series, desk)
    if question.number is not None:
        shown = [s for s in series if _holds(s, question)]
        if shown:
            return _sourced(question, max(shown, key=lambda s: s.period.end), series)
        return a.NotHeld(asked=question.asked, kind="source", outcome="not_held", indicators=(desk.indicator(code),),
                         wanted=str(question.number), also=tuple(Also(s, "nearest") for s in (latest(series),) if s))  # fmt: skip
    got = want(question.said[0] if question.said else Said("latest"), series)
    if got.shown is None:
        return not_held(question, code, got, series, desk)
    return _sourced(question, got.shown, series)


def _holds(shown: Shown, question: Question) -> bool:
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
        return _value(replace(question, kind="value", said=()), code, desk) if newest else _not_understood(question, desk)
    return not_held(question, code, wanted[0], series, desk)


def _by_number(question: Question, desk: Desk) -> Answer:
    """`Where does the 19.6% come from?`: the figures that hold a number, whatever the indicator."""
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
    choices = tuple(a.Choice(f"{s.indicator.name}, {s.period.label}", question_for(s.indicator.name, "source", (Said("exact", s.period),)))
                    for s in reversed(shown))  # fmt: skip
    return a.Choose(asked=question.asked, kind="source", outcome="choose", choices=choices[:MOST_CHOICES],
                    more=max(0, len(choices) - MOST_CHOICES), indicators=tuple(dict.fromkeys(s.indicator for s in shown)))  # fmt: skip


# -- asking, and saying no


def _choose(question: Question, desk: Desk) -> Answer:
    """Asks which; only what is held for the period is offered, and what is left alone is answered."""
    codes = [c for c in question.choices if desk.series(c)]
    held = [c for c in codes if _held_for(question, desk.series(c))]
    offered = held or codes
    if len(codes) == 1 and question.kind:
        return answer(replace(question, codes=(offered[0],), choices=()), desk)
    if not offered:
        return _not_understood(question, desk)
    choices = tuple(a.Choice(desk.indicator(c).name, question_for(desk.indicator(c).name, question.kind, question.said, question.counting)) for c in offered)
    return a.Choose(asked=question.asked, kind=question.kind, outcome="choose", choices=choices[:MOST_CHOICES],
                    more=max(0, len(choices) - MOST_CHOICES), indicators=tuple(desk.indicator(c) for c in offered))  # fmt: skip


def _held_for(question: Question, series: Sequence[Shown]) -> bool:
    fixed = [s for s in question.said if s.how in ("exact", "yearless", "year")]
    return not fixed or any(want(s, series).shown or (s.period and inside(series, s.period)) for s in fixed)


def _elsewhere(question: Question, desk: Desk) -> a.NotHeld:
    """A known indicator for a place or group that is not held: the county's own figure stands beside."""
    kept = question.codes
    shown = [latest(desk.series(c)) for c in kept]
    if question.said and kept:
        shown = [want(question.said[0], desk.series(c)).shown or s for c, s in zip(kept, shown, strict=True)]
    return a.NotHeld(
        asked=question.asked, kind=question.kind, outcome="not_held", indicators=tuple(desk.indicator(c) for c in kept),
        stranger=tuple(s.split(":", 1)[-1].lstrip("=") for s in question.stranger),
        also=tuple(Also(s, "general") for s in shown if s),
    )  # fmt: skip


def _not_understood(question: Question, desk: Desk) -> a.NotUnderstood:
    near = tuple(a.Choice(desk.indicator(c).name, question_for(desk.indicator(c).name, question.kind, question.said)) for c in question.near)
    subjects = tuple(s.split(":", 1)[1] for s in question.stranger if s.startswith("subject:"))
    return a.NotUnderstood(asked=question.asked, kind=None, outcome="not_understood", nearest=near if not subjects else (), subjects=subjects)


_STORIES: Mapping[Kind, Callable[[Question, str, Desk], Answer]] = {
    "value": _value, "compare": _compare, "trend": _trend, "target": _target, "benchmark": _benchmark,
    "definition": _definition, "source": _source,
}  # fmt: skip


def remember(question: Question, given: Answer, before_it: Context | None) -> Context:
    """What the conversation keeps of a question and its answer."""
    if isinstance(given, a.Help | a.NotUnderstood):
        return before_it or Context()
    codes = tuple(i.code for i in given.indicators) if given.kind not in ("list", "summary") else ()
    choices = codes if isinstance(given, a.Choose) else ()
    codes = codes if not choices else ()
    resolved = tuple(dict.fromkeys(f.figure.period for f in given.figures if not codes or f.indicator.code == codes[0]))
    if isinstance(given, a.NotHeld) and not given.stranger and question.said and question.said[0].period:
        resolved = (question.said[0].period.label,)
    listed = tuple(r.shown.indicator.code for r in given.rows) if isinstance(given, a.Listing) else ()
    earlier = tuple(c for c in (before_it.choices or before_it.codes) if c not in codes) if before_it else ()
    return Context(
        kind=given.kind, codes=codes, choices=choices, said=question.said, resolved=resolved, filters=question.filters,
        report=report_of(given) or (before_it.report if before_it and not codes else None), earlier=earlier,
        listed=listed,
    )  # fmt: skip


def report_of(given: Answer) -> str | None:
    """The report that a list or summary is of."""
    return given.report.report if isinstance(given, a.Listing | a.Summarised) and given.report else None


__all__ = ["Desk", "answer", "as_figure", "remember", "several"]
