"""Takes questions in durably and answers each once, through crashes, repeats of Slack's and several replicas.

A question is acknowledged when it stands in the inbox. A worker claims it for a time (its lease), answers, and marks
it done. Whoever claims it again, after a crash or a send of unknown fate, first reads the thread back for a message
that carries the question's key. What only the asker sees can't be read back: that is sent twice at most.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.learning import Asker
from bot.slack.digests import Digests
from bot.slack.dispatch import Dispatch
from bot.slack.editing import By, Editing
from bot.slack.failures import log_failure
from bot.slack.incoming import Incoming, conversation_key
from bot.slack.notices import reason
from bot.slack.posting import LaterError, Poster, RefusedError, Spot, close_whisper, respond
from bot.slack.said import (
    CHATTER,
    NOT_SHARED,
    PRIVATE,
    SORRY,
    Replied,
    Said,
    as_shared,
    replied,
    sentence,
)
from store.values import Event

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=40)
"""Longer than a send may take (posting.TIMEOUT) plus the time Slack may need to show what it took."""

TOO_OLD = timedelta(hours=2)
"""Slack's own limit: it delivers nothing that is later than that (docs.slack.dev/apis/events-api)."""

WHISPERS = 2
NOT_POSTED = "The digest is not posted: {why}."
POSTED_BEFORE = "The digest of {report} was posted here before, so it is not posted again."
_NOT_A_MEMBER = {"not_in_channel", "channel_not_found"}
Clock = Callable[[], datetime]


class Assistant(Digests, Protocol):
    """What answers: `thread` is the opaque key of a conversation."""

    def ask(self, text: str, *, thread: str | None, now: datetime, asker: Asker | None = None) -> Replied:
        """The reply to one line; `asker`: who asks, where something is to be learnt of it."""

    def knows(self, thread: str, now: datetime) -> bool:
        """Whether it has been asked in this thread, and remembers."""


class Inbox(Protocol):
    """Durable events, each closed once."""

    def take_in(self, event_id: str, body_json: str, now: datetime) -> bool:
        """Keep an event; False where it was there. On return it is on the disk."""

    def claim(self, owner: str, now: datetime, lease_seconds: float) -> Event | None:
        """One that nobody holds, now held by `owner`."""

    def done(self, event_id: str, outcome: str) -> bool:
        """Close it as answered."""

    def give_up(self, event_id: str, why: str) -> bool:
        """Close it as impossible."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """From a question taken in to its answer in Slack. `lease` must exceed posting.TIMEOUT; `dispatch` posts digests."""

    inbox: Inbox
    assistant: Assistant
    poster: Poster
    clock: Clock
    dispatch: Dispatch
    lease: timedelta = LEASE
    editing: Editing | None = None

    def take_in(self, incoming: Incoming) -> bool:
        """Keep a question durably; False where it was taken in before, or is talk in a thread we are not asked in."""
        now = self.clock()
        if incoming.way == "follow up" and not self.assistant.knows(str(incoming.conversation), now):
            return False
        return self.inbox.take_in(incoming.id, incoming.to_json(), now)

    def answer_next(self, owner: str) -> bool:
        """Answer one question that nobody holds; False where there is none. Raises StoreError."""
        now = self.clock()
        event = self.inbox.claim(owner, now, self.lease.total_seconds())
        if event is None:
            return False
        try:
            outcome = self._answer(event, Incoming.from_json(event.body), now + self.lease, owner)
        except LaterError as later:
            logger.warning("an answer is left for later: %s", later)
        except RefusedError as refused:
            self.inbox.give_up(event.event_id, str(refused))
            logger.warning("an answer is given up: %s", refused)
        else:
            self.inbox.done(event.event_id, outcome)
            logger.info("answered: %s, %s", Incoming.from_json(event.body).way, outcome)
        return True

    def _answer(self, event: Event, asked: Incoming, until: datetime, owner: str) -> str:
        if self.clock() - event.taken_in_at > TOO_OLD:
            raise RefusedError("too old")
        if asked.way == "digest":
            return self._post_digest(asked, owner)
        spot = Spot(asked.channel, asked.thread)
        if event.attempts > 1 and self.poster.is_said(spot, asked.key, asked.ts, until):
            return "said already"
        by = By(asked.user, self.editing, asked.way == "follow up", asked.is_direct) if asked.way != "share" else None
        outcome, said = asking(self.assistant, asked.question, asked.conversation, self.clock(), asked.thread or "", by)
        if asked.way == "follow up" and outcome in CHATTER:
            return "left unanswered"
        if outcome in PRIVATE:
            self._tell_apart(event, asked, said, until)
        elif asked.way == "share":
            self._share(event, asked, said, until)
        else:
            self.poster.post(spot, said, asked.key, until)
        return outcome

    def _tell_apart(self, event: Event, asked: Incoming, said: Said, until: datetime) -> None:
        """To the asker alone: an ordinary message where they are alone; shown in a thread only if it has replies."""
        if asked.is_direct:
            self.poster.post(Spot(asked.channel, asked.thread), said, asked.key, until)
        elif event.attempts > WHISPERS:
            raise RefusedError("whispered twice already")
        else:
            thread = asked.thread if asked.active else None
            self.poster.whisper(Spot(asked.channel, thread), asked.user, said, until)

    def _share(self, event: Event, asked: Incoming, said: Said, until: datetime) -> None:
        """To everybody in the conversation; where the bot is no member, through the button's own address, once."""
        shared = as_shared(said, asked.user)
        try:
            ts = self.poster.post(Spot(asked.channel, None), shared, asked.key, until)
        except RefusedError as refused:
            once = event.attempts == 1 and str(refused) in _NOT_A_MEMBER
            if not once or not respond(asked.response_url, shared, response_type="in_channel"):
                respond(asked.response_url, sentence(NOT_SHARED), replace_original=False)
                raise
        else:
            # The thread under it has been asked in, and is followed up as any other.
            asking(self.assistant, asked.question, conversation_key(asked.channel, ts), self.clock(), "")
        close_whisper(asked.response_url)

    def _post_digest(self, asked: Incoming, owner: str) -> str:
        """The digest to everybody in the conversation, through the outbox, so that it is there once however it came."""
        try:
            run = self.dispatch.post_now(asked.channel, asked.question, asked.user, owner)
        except RefusedError as refused:
            told = NOT_SHARED if str(refused) in _NOT_A_MEMBER else NOT_POSTED.format(why=reason(str(refused)))
            respond(asked.response_url, sentence(told), replace_original=False)
            raise
        if run.state == "sent":
            respond(asked.response_url, sentence(POSTED_BEFORE.format(report=asked.question)), replace_original=False)
            return "posted before"
        close_whisper(asked.response_url)
        return "posted"


def asking(
    assistant: Assistant, question: str, thread: str | None, now: datetime, place: str, by: By | None = None
) -> tuple[str, Said]:
    """The outcome and its message; whatever is wrong inside, the asker is told that something is."""
    try:
        reply = assistant.ask(question, thread=thread, now=now, asker=by.asker if by else None)
        said = replied(reply, place)
        return reply.answer.outcome, by.with_buttons(said, reply.answer, question) if by else said
    except Exception as error:  # noqa: BLE001 - any fault must end in a sentence to the asker, not in silence
        log_failure(error)
        return "error", sentence(SORRY)

