"""What was understood of a question: plain frozen values, that can be kept as JSON for the next line of a conversation."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from decimal import Decimal

from intents.kinds import Field, Filter, Kind
from intents.period_rules import Said
from intents.periods import parse_label

Count = tuple[Field, str, int]
"""How many measures of a summary a filter (`verdict` improved) lets through."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from text to question, for `scrutineer explain`."""

    name: str
    result: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `codes`: the indicators it is surely about. `choices`: those it may be about, to ask which. `kind` None: nothing
    was understood. `said`: its periods. `filters`: what a list is of; `within`: the indicators or the theme that a
    list is narrowed to. `stranger`: words that name something not held (a place, a group, another subject).
    `counting`: how many, not what share. `number`: a value that it names. `term`: a word to be explained.
    `why_none`: asks why there is no figure. `against`: quartile, neighbour, england, region. `near`: indicators that
    come nearest where nothing was understood. `confidence` is 0 to 1. `offers`: the lists that it may ask for, to ask which.
    """

    asked: str
    kind: Kind | None
    codes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    filters: tuple[Filter, ...] = ()
    within: tuple[str, ...] = ()
    theme: str | None = None
    stranger: tuple[str, ...] = ()
    comparing: bool = False
    counting: bool = False
    number: Decimal | None = None
    term: str | None = None
    why_none: bool = False
    against: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    confidence: float = 0.0
    offers: tuple[Filter, ...] = ()
    steps: tuple[Step, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation remembers of its last answer: the question, and the periods that it came to.

    `counts`, of the summary that `report` was summed up in (narrowed to `theme`); `offers`, the lists asked back about.
    """

    kind: Kind | None = None
    codes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    resolved: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    report: str | None = None
    earlier: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    offers: tuple[Filter, ...] = ()
    theme: str | None = None

    def to_json(self) -> str:
        """The context as a JSON text, for the store to keep."""
        return json.dumps({
            "kind": self.kind, "codes": self.codes, "choices": self.choices, "resolved": self.resolved,
            "report": self.report, "earlier": self.earlier, "listed": self.listed, "said": [_said_out(s) for s in self.said],
            "filters": [[f.field, f.value] for f in self.filters], "counts": self.counts, "theme": self.theme,
            "offers": [[f.field, f.value] for f in self.offers],
        })  # fmt: skip

    @staticmethod
    def from_json(text: str) -> Context:
        """The context that `to_json` wrote."""
        held = json.loads(text)
        return Context(
            kind=held["kind"], codes=tuple(held["codes"]), choices=tuple(held["choices"]),
            resolved=tuple(held["resolved"]), report=held["report"], earlier=tuple(held["earlier"]), listed=tuple(held["listed"]),
            said=tuple(_said_in(s) for s in held["said"]), filters=tuple(Filter(a, b) for a, b in held["filters"]),
            counts=tuple((a, b, c) for a, b, c in held.get("counts", ())), theme=held.get("theme"),
            offers=tuple(Filter(a, b) for a, b in held.get("offers", ())),
        )  # fmt: skip


def _said_out(said: Said) -> list[object]:
    return [said.how, said.period.label if said.period else None, said.unit, said.number, said.to_date]


def _said_in(held: list[object]) -> Said:
    how, label, unit, number, to_date = held
    period = parse_label(str(label)) if label else None
    return replace(Said("latest"), how=how, period=period, unit=unit, number=number, to_date=to_date)  # type: ignore[arg-type]
