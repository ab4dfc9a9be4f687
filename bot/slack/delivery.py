"""Takes questions in durably and answers each once, through crashes, repeats of Slack's and several replicas.

A question is acknowledged when it stands in the inbox. A worker claims it for a time (its lease), answers, and marks
it done. Whoever claims it again, after a crash or a send of unknown fate, first reads the thread back for a message
that carries the question's key. What only the asker sees can't be read back: that is sent twice at most.

Each answer is made for those who will see it (`audiences`), and asked about again at the moment of sending: what may not
be known there any more is not sent, and the question is answered from what is published.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.slack.audiences import Audiences
from bot.slack.dispatch import Dispatch
from bot.slack.editing import By, Editing
from bot.slack.incoming import Incoming, conversation_key
from bot.slack.intake import Intake
from bot.slack.notices import reason
from bot.slack.posting import LaterError, May, NotAnyMoreError, Poster, RefusedError, Spot, close_whisper, respond
from bot.slack.said import CHATTER, NOT_KNOWN_HERE, NOT_SHARED, PRIVATE, Said, as_shared, sentence
from bot.slack.telling import Assistant, Told, asking
from store.audience import Audience
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
    audiences: Audiences
    lease: timedelta = LEASE
    editing: Editing | None = None
    intake: Intake | None = None

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
        if asked.way == "share":
            return self._share(event, asked, until)
        if asked.way == "file" and self.intake is not None:
            return self.intake.receive(asked, event.attempts, until)
        audience = self.audiences.sure(asked.audience)
        try:
            return self._tell(event, asked, audience, until)
        except NotAnyMoreError:
            logger.warning("what was to be said is not known there any more: answered from what is published")
            return self._tell(event, asked, replace(audience, external=True), until)

    def _tell(self, event: Event, asked: Incoming, audience: Audience, until: datetime) -> str:
        told = self._ask(asked, audience, asked.conversation)
        if asked.way == "follow up" and told.outcome in CHATTER:
            return "left unanswered"
        if told.outcome in PRIVATE and not asked.is_direct:
            self._tell_apart(event, asked, told, until)
        else:
            may = self.audiences.may_send(told.drafts, audience)
            self.poster.post(Spot(asked.channel, asked.thread), told.said, asked.key, until, may)
        return told.outcome

    def _ask(self, asked: Incoming, audience: Audience, thread: str | None) -> Told:
        """The answer for an audience; nothing is learnt of what is asked in no conversation."""
        by = By(asked.user, self.editing, asked.way == "follow up", asked.is_direct, heard=thread is not None)
        shown_to = by if asked.way != "share" else None
        return asking(self.assistant, asked.question, thread, self.clock(), asked.thread or "", shown_to, audience)

    def _tell_apart(self, event: Event, asked: Incoming, told: Told, until: datetime) -> None:
        """To the asker alone, made for them alone where they don't know of the same drafts as the channel; shown in a
        thread only if it has replies."""
        if event.attempts > WHISPERS:
            raise RefusedError("whispered twice already")
        alone = self.audiences.sure(asked.asker)
        if self.audiences.drafts(alone) != told.drafts:
            told = self._ask(asked, alone, None)
        spot = Spot(asked.channel, asked.thread if asked.active else None)
        self.poster.whisper(spot, asked.user, told.said, until, self.audiences.may_send(told.drafts, alone))

    def _share(self, event: Event, asked: Incoming, until: datetime) -> str:
        """To everybody in the conversation, unless it says more than they may know: that the presser alone is told."""
        everybody = self.audiences.sure(Audience(asked.channel, asked.user, asked.external))
        own = self._ask(asked, self.audiences.sure(asked.asker), None)
        told = self._ask(asked, everybody, asked.conversation)
        if own.said.text != told.said.text:
            return self._not_known_here(asked)
        if told.outcome in PRIVATE:
            self._tell_apart(event, asked, told, until)
            return told.outcome
        try:
            self._show(event, asked, told.said, until, self.audiences.may_send(told.drafts, everybody))
        except NotAnyMoreError:
            return self._not_known_here(asked)
        return told.outcome

    def _not_known_here(self, asked: Incoming) -> str:
        respond(asked.response_url, sentence(NOT_KNOWN_HERE), replace_original=False, response_type="ephemeral")
        return "not known here"

    def _show(self, event: Event, asked: Incoming, said: Said, until: datetime, may: May) -> None:
        """Where the bot is no member, through the button's own address, once."""
        shared = as_shared(said, asked.user)
        try:
            ts = self.poster.post(Spot(asked.channel, None), shared, asked.key, until, may)
        except NotAnyMoreError:
            raise
        except RefusedError as refused:
            once = event.attempts == 1 and str(refused) in _NOT_A_MEMBER
            if not once or not respond(asked.response_url, shared, may, response_type="in_channel"):
                respond(asked.response_url, sentence(NOT_SHARED), replace_original=False)
                raise
        else:
            # The thread under it has been asked in, and is followed up as any other.
            everybody = self.audiences.sure(Audience(asked.channel, asked.user, asked.external))
            self._ask(asked, everybody, conversation_key(asked.channel, ts))
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
