"""The counts of a summary that a conversation can open, and which of two equal ones is meant. Pure."""

from __future__ import annotations

from bot import answers as a
from bot import phrases as p
from bot.answers import Answer, Choice
from intents.kinds import Field, Filter
from intents.question import Context, Count, Question

_VERDICTS = (
    ("improved", "improved"), ("declined", "declined"), ("no_change", "no change"), ("no_polarity", "no polarity"),
    ("cannot_be_calculated", "cannot be calculated"),
)  # fmt: skip


def counts_of(given: Answer) -> tuple[Count, ...]:
    """Every count of a summary with what it is of; empty for any other answer."""
    if not isinstance(given, a.Summarised):
        return ()
    counts = given.counts
    verdicts = tuple[Count, ...](("verdict", value, getattr(counts, name)) for name, value in _VERDICTS)
    quartiles = tuple[Count, ...](("quartile", str(q), number) for q, number in enumerate(counts.quartiles, 1))
    return (*verdicts, *quartiles, ("held", "", counts.measures))


def which_count(question: Question, context: Context) -> a.Choose:
    """Two counts are equal: which one? Each choice asks for just that list."""
    numbers: dict[tuple[Field, str], int] = {(field, value): number for field, value, number in context.counts}
    choices = tuple(_choice(one, numbers[one.field, one.value], context) for one in question.offers)
    return a.Choose(asked=question.asked, kind="list", outcome="choose", choices=choices)


def _choice(one: Filter, number: int, context: Context) -> Choice:
    phrase = p.FILTERS[one.field, one.value][1]
    asks = p.LISTED.get((one.field, one.value), f"which measures {phrase}")
    theme = f" of {context.theme}" if context.theme else ""
    return Choice(f"the {number} that {phrase}", f"{asks}{theme} in {context.report}?")
