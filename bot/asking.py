"""The question that asks for just one thing, in words that are understood without asking again. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.held import words
from intents.kinds import Kind
from intents.period_rules import Said

MOST_CHOICES = 5
"""How many choices are offered at once."""

_FORMS: dict[str, str] = {
    "value": "{name}{at}",
    "compare": "Compare {name}{at}",
    "trend": "Trend of {name}{at}",
    "target": "Target for {name}{at}",
    "benchmark": "Quartile and neighbours for {name}{at}",
    "definition": "What does {name} mean?",
    "source": "What is the source of {name}{at}",
}
_HOW = {"before": "the previous quarter", "year earlier": "a year earlier", "latest": "the latest", "last": "last quarter",
        "after": "the next quarter"}


def one_period(said: Said) -> str:
    """A period in words that read back as the same period."""
    if said.how == "recent":
        return f"the last {max(said.number, 2)} periods"
    if said.how == "since":
        return f"since {words(said)}"
    return _HOW.get(said.how) or words(said)


def question_for(name: str, kind: Kind | None, said: Sequence[Said] = (), counting: bool = False) -> str:
    """The whole question: the indicator's name in full, the kind, the periods."""
    form = _FORMS.get(kind or "value", _FORMS["value"])
    spoken = " and ".join(one_period(s) for s in said)
    at = f", {spoken}" if spoken else ""
    asked = form.format(name=name, at=at)
    return f"How many: {asked}" if counting and kind in (None, "value") else asked
