"""What every story of an answer needs: the catalogue, what is published now, and what is mentioned besides.

What is not held is said to be not held, with the nearest earlier figure beside it; newer figures, subgroups, other
values in the same report and measures of another name are mentioned, never passed off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import answers as a
from bot.answers import Also, Answer, Shown
from bot.asking import question_for
from bot.figures import differing, of
from bot.held import Wanted, at, latest, nearest_earlier
from intents.period_rules import with_year
from intents.periods import Period, parse_label
from intents.question import Question
from store.catalogue import Catalogue, Indicator
from store.queries import Reader
from store.values import SUPPRESSED, Printing

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


def several(question: Question, parts: Sequence[Answer]) -> a.Several:
    """Answers to one question about several indicators, as one."""
    answered = any(p.outcome == "answered" for p in parts)
    return a.Several(
        asked=question.asked, kind=question.kind, outcome="answered" if answered else "not_held", parts=tuple(parts),
        indicators=tuple(i for p in parts for i in p.indicators), figures=tuple(f for p in parts for f in p.figures),
        also=tuple(x for p in parts for x in p.also), changes=tuple(c for p in parts for c in p.changes),
    )  # fmt: skip


def besides(shown: Shown, series: Sequence[Shown], recent: bool) -> tuple[Also, ...]:
    """What the answer mentions besides: newer figures, and what the text of the same report says otherwise."""
    newest = None if recent else newer(shown, series)
    return (*((Also(newest, "newer"),) if newest else ()), *differing(shown))


def newer(shown: Shown, series: Sequence[Shown]) -> Shown | None:
    """The newest figure that ends after this one, of its own kind of period where there is one; None if there is none."""
    like = latest([s for s in series if s.period.series == shown.period.series])
    newest = like if like and like.period.end > shown.period.end else latest(series)
    return newest if newest and newest.period.end > shown.period.end else None


def with_unsaid(given: Answer, desk: Desk) -> Answer:
    """An answer that names the newest period after its figure's of which the figure must not be told, if there is one."""
    if given.outcome != "answered" or not given.figures or isinstance(given, a.Trend):
        return given
    shown = given.figures[0]
    kept = (g for g in desk.reader.gaps(shown.indicator.code) if g.missing == SUPPRESSED)
    series = desk.series(shown.indicator.code)
    periods = [one for one in (parse_label(g.period) for g in kept) if one.end > shown.period.end and at(series, one) is None]
    return replace(given, unsaid=periods[-1].label) if periods else given


def subgroups(shown: Shown, desk: Desk) -> tuple[Also, ...]:
    """The subgroups of a general measure, at the same period or, if newer, their latest."""
    found = list[Also]()
    for one in desk.catalogue.indicators.values():
        apart = one.code in shown.indicator.not_comparable_with
        if one.general != shown.indicator.code or one.count_of or apart:
            continue
        series = desk.series(one.code)
        own, newest = at(series, shown.period), latest(series)
        best = own or (newest if newest and newest.period.end > shown.period.end else None)
        found += [Also(best, "subgroup")] if best else []
    return tuple(found)


def gap(code: str, label: str, desk: Desk) -> Printing | None:
    """What a document prints in the place of a figure."""
    moment = parse_label(label).moment
    gaps = [g for g in desk.reader.gaps(code) if parse_label(g.period).moment == moment]
    return gaps[-1] if gaps else None


def not_held(question: Question, code: str, got: Wanted, series: Sequence[Shown], desk: Desk) -> a.NotHeld:
    """No such figure: with the nearest earlier one, and another kind of period that ends at the same time."""
    nearest = nearest_earlier(series, got.period) if got.period else latest(series)
    beside = [s for s in series if got.period and s.period.end == got.period.end and s is not nearest]
    later = min((s for s in series if got.period and s.period.end > got.period.end), key=lambda s: s.period.end, default=None)
    others = siblings(desk.indicator(code), got.period, desk) if got.period else ()
    missing = gap(code, got.period.label, desk) if got.period else _suppressed(question, code, desk)
    label = missing.period if missing and not got.period else got.label
    return a.NotHeld(
        asked=question.asked, kind=question.kind, outcome="not_held", indicators=(desk.indicator(code),), wanted=label,
        also=(*(Also(s, "nearest") for s in (nearest, *beside) if s), *others),
        later=later.period.label if later and not nearest else None,
        missing=missing,
    )  # fmt: skip


def _suppressed(question: Question, code: str, desk: Desk) -> Printing | None:
    """The newest figure that must not be told of a period said without a year; without any, where no other figure is held."""
    gaps = [g for g in reversed(desk.reader.gaps(code)) if g.missing == SUPPRESSED]
    yearless = next((s for s in question.said if s.how == "yearless"), None)
    if yearless is None:
        return next(iter(gaps if not desk.series(code) else ()), None)
    periods = ((g, parse_label(g.period)) for g in gaps)
    return next((g for g, period in periods if (own := with_year(yearless, period)) and own.moment == period.moment), None)


def siblings(indicator: Indicator, period: Period, desk: Desk) -> tuple[Also, ...]:
    """What is held for a period under an indicator that this one must not be compared with."""
    others = (at(desk.series(code), period) for code in indicator.not_comparable_with)
    return tuple(Also(s, "nearest") for s in others if s)


def not_understood(question: Question, desk: Desk) -> a.NotUnderstood:
    """The refusal, with the nearest names as questions to ask, unless the subject is one that isn't held."""
    names = [desk.indicator(c).name for c in question.near]
    near = tuple(a.Choice(n, question_for(n, question.kind, question.said)) for n in names)
    subjects = tuple(s.split(":", 1)[1] for s in question.stranger if s.startswith("subject:"))
    return a.NotUnderstood(asked=question.asked, kind=None, outcome="not_understood", nearest=() if subjects else near,
                           subjects=subjects)  # fmt: skip
