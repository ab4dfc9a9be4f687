"""A question in Slack → its outcome, its message, and what that rests on. Whatever is wrong inside, the asker is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.learning import Asker
from bot.slack.digests import Digests
from bot.slack.editing import By
from bot.slack.failures import log_failure
from bot.slack.said import SORRY, Replied, Said, replied, sentence
from store.audience import Audience


class Assistant(Digests, Protocol):
    """What answers: `thread` is the opaque key of a conversation, `audience` all who will see the reply."""

    def ask(
        self, text: str, *, thread: str | None, now: datetime, asker: Asker | None = None, audience: Audience
    ) -> Replied:
        """The reply to one line; `asker`: who asks, where something is to be learnt of it."""

    def knows(self, thread: str, now: datetime) -> bool:
        """Whether it has been asked in this thread, and remembers."""

    def drafts(self, audience: Audience) -> frozenset[str]:
        """The unpublished documents that an audience may know of at this moment."""

    def may_send(self, drafts: Iterable[str], *, audience: Audience) -> bool:
        """Whether an audience may still know of these drafts."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a question. `drafts`: the unpublished documents that its audience knew of when it was answered."""

    outcome: str
    said: Said
    drafts: frozenset[str] = frozenset()


def asking(
    assistant: Assistant, question: str, thread: str | None, now: datetime, place: str, by: By | None, audience: Audience
) -> Told:
    """The outcome and its message for an audience; `by`: who asks, and is offered what editors are offered."""
    try:
        reply = assistant.ask(question, thread=thread, now=now, asker=by.asker if by else None, audience=audience)
        said = replied(reply, place)
        if by is not None:
            said = by.with_buttons(said, reply.answer, question, published=not reply.drafts)
        return Told(reply.answer.outcome, said, reply.drafts)
    except Exception as error:  # noqa: BLE001 - any fault must end in a sentence to the asker, not in silence
        log_failure(error)
        return Told("error", sentence(SORRY))
