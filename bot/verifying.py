"""Answers that an editor found right, asked again whenever figures have come in: a changed answer is reported.

What is compared is the essence: figures, changes and verdicts, targets and comparisons, not the wording.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot import answers as a
from bot.answers import Answer, Change, Shown
from bot.conversation import LONDON, Assistant, Reply
from bot.numbers import display
from intents.normalise import normalise
from store.values import Verified
from store.verified import VerifiedBook

Essence = dict[str, str]
"""What an answer says, by what it says it of: `re-referrals, Q3 2021/22` → `19.6%; target <18.7%; …`."""

_NOT_TO_VERIFY = ("not_understood", "help")


@dataclass(frozen=True, slots=True)
class Changed:
    """A verified question whose answer is no longer what it was."""

    verified: Verified
    differences: tuple[str, ...]

    @property
    def line(self) -> str:
        """One line: who verified it, when, and what differs."""
        day = self.verified.verified_at.astimezone(LONDON)
        by = f"verified by {self.verified.who} on {day.day} {day:%B %Y}"
        return f"“{self.verified.question}” ({by}): {'; '.join(self.differences)}"


class Verifier:
    """Records verified answers, and asks their questions again."""

    def __init__(self, assistant: Assistant, book: VerifiedBook) -> None:
        self._assistant, self._book = assistant, book

    def add(self, question: str, *, who: str, now: datetime, shown: str | None = None) -> Reply | None:
        """Records the answer that a question has now, and returns it; None where there is none to verify.

        `shown`: the digest of the answer that was found right, in case that the question by itself has another.
        """
        asked, day = normalise(question), now.astimezone(LONDON).date()
        reply = self._assistant.ask(asked, thread=None, now=now, today=day)
        if not asked or reply.answer.outcome in _NOT_TO_VERIFY:
            return None
        found = essence(reply.answer)
        if shown is not None and shown != digest(found):
            return None
        self._book.add(asked, json.dumps(found, ensure_ascii=False), day=day, who=who, now=now)
        return reply

    def count(self) -> int:
        """How many questions are verified."""
        return len(self._book.standing())

    def changed(self, now: datetime) -> Iterator[Changed]:
        """The verified questions whose answers have changed; relative dates go by the day of the verification."""
        for one in self._book.standing():
            reply = self._assistant.ask(one.question, thread=None, now=now, today=one.day)
            if found := differences(json.loads(one.essence), essence(reply.answer)):
                yield Changed(one, found)


def differences(was: Essence, now: Essence) -> tuple[str, ...]:
    """What differs between two essences, a piece each."""
    what = [name for name in (*was, *(n for n in now if n not in was)) if was.get(name) != now.get(name)]
    return tuple(f"{name} was {was.get(name, 'not said')}, is {now.get(name, 'not said')}" for name in what)


def digest(found: Essence) -> str:
    """A short mark by which two essences are told apart."""
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]


def essence(answer: Answer) -> Essence:
    """What an answer says, apart from its wording."""
    said = {"outcome": f"{answer.outcome} ({answer.kind})"}
    if answer.indicators:
        said["indicators"] = ", ".join(i.name for i in answer.indicators)
    said |= {f"{s.indicator.name}, {s.figure.period}": _figure(s) for s in answer.figures}
    said |= {f"{c.indicator.name}, {c.earlier} to {c.later}": _change(c) for c in answer.changes}
    return said | dict(_special(answer))


def _figure(shown: Shown) -> str:
    figure, unit = shown.figure, shown.indicator.unit
    told = (
        shown.display,
        figure.numerator is not None and f"{figure.numerator} counted",
        figure.target and f"target {figure.target.text}",
        figure.rag and f"RAG {figure.rag}",
        figure.quartile and f"quartile {figure.quartile}",
        figure.neighbour is not None and f"neighbours {display(figure.neighbour, unit)}",
        figure.england is not None and f"England {display(figure.england, unit)}",
    )
    return ", ".join(part for part in told if part)


def _change(change: Change) -> str:
    by = "" if change.difference is None else f" by {change.difference}"
    return f"{change.direction or 'unknown'}{by}, {change.verdict}"


def _special(answer: Answer) -> Iterator[tuple[str, str]]:
    """What the kinds say besides figures and changes."""
    match answer:
        case a.Choose():
            yield "choices", ", ".join(choice.label for choice in answer.choices)
        case a.Listing():
            yield "report", answer.report.report if answer.report else "none"
        case a.Summarised():
            yield "report", answer.report.report
            yield "counts", str(answer.counts).removeprefix("Counts")
        case a.Defined():
            yield "meaning", answer.means or "the indicator's own"
        case _:
            return

