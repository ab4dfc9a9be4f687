"""The story of one question: `Question` → `Answer`, with the figures that the store holds.

A single answer gives the figure that stands today. Nothing is guessed: what is not held is said to be not held, with
the nearest earlier figure beside it, and a change is never worked out across periods of another kind. Each kind of
question has a story in a module of its own; here it is chosen, and what the conversation keeps of it is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import answers as a
from bot.against import benchmark, target
from bot.answers import Also, Answer, Shown
from bot.asking import MOST_CHOICES, question_for
from bot.comparison import compare
from bot.counting import counts_of, which_count
from bot.desk import Desk, not_understood, several, with_unsaid
from bot.held import inside, latest, want
from bot.meaning import by_number, defined, definition, holds, source
from bot.report import Reports, listing, summary
from bot.series import trend
from bot.values import value
from intents.kinds import Kind, help_lines
from intents.question import Context, Question
from intents.tokens import words

THANKFUL = frozenset(("thanks", "thank", "thankyou", "cheers", "ta"))
ALL_ALIKE = 0.95
"""At or above this the words fit each choice alike, so that the only one held for the period is the one meant."""


def answer(question: Question, desk: Desk, context: Context | None = None) -> Answer:
    """Answers one question as understood; `context` only tells which report a list is beside."""
    report = context.report if context else None
    if question.kind == "help":
        return a.Help(asked=question.asked, kind="help", outcome="help", lines=help_lines(),
                      thanked=bool(set(words(question.asked.lower())) & THANKFUL))  # fmt: skip
    if question.kind == "list":
        offered = which_count(question, context) if question.offers and context else None
        return offered or listing(question, Reports(desk.reader, desk.catalogue), report)
    if question.kind == "summary":
        return summary(question, Reports(desk.reader, desk.catalogue), report)
    if question.kind == "definition" and (question.term or not (question.codes or question.choices)):
        return defined(question, desk)
    if question.kind is None or not (question.codes or question.choices or question.number is not None):
        return not_understood(question, desk)
    if question.stranger and question.kind != "definition":
        return elsewhere(question, desk)
    if question.choices:
        return choose(question, desk)
    if not question.codes:
        return by_number(question, desk)
    told = (_STORIES[question.kind](replace(question, codes=(c,)), c, desk) for c in question.codes)
    parts = tuple(with_unsaid(part, desk) for part in told)
    return parts[0] if len(parts) == 1 else several(question, parts)


def choose(question: Question, desk: Desk) -> Answer:
    """Asks which; only what is held for the period is offered, and what is left alone is answered."""
    codes = [c for c in question.choices if desk.series(c)]
    if question.kind == "source" and question.number is not None:
        codes = [c for c in codes if any(holds(s, question) for s in desk.series(c))] or codes
    held = [c for c in codes if _held_for(question, desk.series(c))]
    offered = held or codes
    certain = len(codes) == 1 or (len(held) == 1 and question.confidence >= ALL_ALIKE)
    if certain and question.kind:
        return answer(replace(question, codes=(offered[0],), choices=()), desk)
    if not offered:
        return not_understood(question, desk)
    names = [desk.indicator(c).name for c in offered]
    choices = tuple(a.Choice(n, question_for(n, question.kind, question.said, question.counting)) for n in names)
    return a.Choose(asked=question.asked, kind=question.kind, outcome="choose", choices=choices[:MOST_CHOICES],
                    more=max(0, len(choices) - MOST_CHOICES), indicators=tuple(desk.indicator(c) for c in offered))  # fmt: skip


def _held_for(question: Question, series: Sequence[Shown]) -> bool:
    fixed = [s for s in question.said if s.how in ("exact", "yearless", "year")]
    return not fixed or any(want(s, series).shown or (s.period and inside(series, s.period)) for s in fixed)


def elsewhere(question: Question, desk: Desk) -> a.NotHeld:
    """A known indicator for a place or group that is not held: the county's own figure stands beside."""
    kept = question.codes
    shown = [latest(desk.series(c)) for c in kept]
    if question.said and kept:
        shown = [want(question.said[0], desk.series(c)).shown or s for c, s in zip(kept, shown, strict=True)]
    return a.NotHeld(
        asked=question.asked, kind=question.kind, outcome="not_held", indicators=tuple(desk.indicator(c) for c in kept),
        stranger=tuple(s.split(":", 1)[-1].lstrip("=") for s in question.stranger),
        also=tuple(Also(s, "general") for s in shown if s),
        subjects=any(s.startswith("subject:") for s in question.stranger),
    )  # fmt: skip


_STORIES: Mapping[Kind, Callable[[Question, str, Desk], Answer]] = {
    "value": value, "compare": compare, "trend": trend, "target": target, "benchmark": benchmark,
    "definition": definition, "source": source,
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
    report = report_of(given) or (before_it.report if before_it and not codes else None)
    counted = before_it if before_it and report == before_it.report else Context()
    return Context(
        kind=given.kind, codes=codes, choices=choices, said=question.said, resolved=resolved, filters=question.filters,
        report=report, earlier=earlier, listed=listed, counts=counts_of(given) or counted.counts, offers=question.offers,
        theme=given.theme if isinstance(given, a.Summarised) else counted.theme,
    )  # fmt: skip


def report_of(given: Answer) -> str | None:
    """The report that a list or summary is of."""
    return given.report.report if isinstance(given, a.Listing | a.Summarised) and given.report else None
