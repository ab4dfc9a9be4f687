"""Posts each digest once: what is due by its channel's schedule, and what somebody asked to have posted.

The way of a run, and what stands on the disk before each step (`store/outbox.py`):

1. *recorded*: a row for a channel and report, which can be there once only. Nothing due before a subscription was made
   is ever recorded, and what falls due while it is paused is recorded as skipped.
2. *claimed* for a time (the lease), by one replica. A report that is not published waits, its owner told once.
3. *drawn* and *laid down*: every message with its key. Once one was tried, a later claim sends these very messages,
   so that a thread always belongs to its headline; before that they are made up anew, from the newest figures.
4. For each message in order: where it was tried before, Slack is read back for its key, and not before it has had time
   to show it; then the fence is asked whether the claim still holds (*about to send*), the message is *sent*, and
   where it is is *marked*. If another replica's stands there already, ours is taken back.
5. *closed*. A little later, and at each start, Slack is read once more: what a replica that was stalled for longer than
   its lease posted late, and could not take back itself, goes.

What Slack refuses for good (an archived channel, one that the bot was removed from) is closed as failed and told to the
owner; what fails in passing is tried again every minute, and given up after a day.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.digested import Digest
from bot.slack import notices
from bot.slack.digests import Digests, made_up
from bot.slack.failures import log_failure
from bot.slack.incoming import conversation_key
from bot.slack.posting import LaterError, Poster, RefusedError, Spot
from bot.slack.said import Said
from bot.slack.sending import LostError, Patience, Sender
from bot.subscribing import schedule_of
from store.audience import NOBODY, Audience
from store.digest_values import NewPost, Post, Run, RunState, Subscription
from store.outbox import Outbox
from store.subscriptions import SubscriptionBook
from store.values import StoreError

logger = logging.getLogger(__name__)

POINTS = ("recorded", "claimed", "drawn", "laid down", "about to send", "sent", "marked", "closed")
"""Where a process may die or stall: between any two of these something has reached the disk, or Slack."""

GIVE_UP = timedelta(days=1)
TOO_LATE = timedelta(days=400)
"""For how long a report that is never published is waited for."""

RECHECKED = timedelta(days=7)
LATELY = timedelta(hours=1)
"""For how long a notice is looked for twice, while its run waits."""

_IN_PASSING = {
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope",
    "team_access_not_granted",
}  # fmt: skip
"""Refusals that an administrator mends: the digest waits for that."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Everything that posting takes. `reached` is told each of POINTS, with the message's name: a test dies there.

    `seen_in`: the audience of a channel, found out anew. The schedule posts what is published and nothing else; by hand a
    draft's digest is posted too, in a channel that is listed for it.
    """

    subscriptions: SubscriptionBook
    outbox: Outbox
    digests: Digests
    poster: Poster
    clock: Callable[[], datetime]
    patience: Patience
    remember: Callable[[str, str, Audience], None] = lambda thread, report, audience: None
    reached: Callable[[str], None] = lambda point: None
    seen_in: Callable[[str], Audience] = lambda channel: NOBODY

    @property
    def _sender(self) -> Sender:
        return Sender(self.outbox, self.poster, self.clock, self.patience, self._may_send, self.reached)

    def _audience(self, run: Run) -> Audience:
        return self.seen_in(run.channel) if run.asked_by is not None else NOBODY

    def _may_send(self, run: Run) -> bool:
        """Whether its report is published, or may be known where it was asked for."""
        return self.digests.is_published(run.report, now=self.clock(), audience=self._audience(run))

    def start(self) -> None:
        """Have what was posted lately looked at for late duplicates: we may have been one that stalled."""
        now = self.clock()
        self.outbox.recheck(now - RECHECKED, now)

    def round(self, holder: str) -> None:
        """Record what has fallen due, and work on everything whose turn it is. Raises StoreError."""
        self.record_due()
        while self.step(holder):
            pass

    def record_due(self) -> None:
        """Every quarter that has fallen due since a subscription was made, once."""
        now, known = self.clock(), self.outbox.known()
        for one in self.subscriptions.all():
            for period, due in schedule_of(one).due_within(one.made_at, now):
                if (one.channel, period.label) in known:
                    continue
                paused = notices.WHILE_PAUSED if one.state == "paused" and due >= one.changed_at else None
                if self.outbox.record(one.channel, period.label, one.owner, due, now, paused):
                    logger.info("a digest is due: %s", period.label)
        self.reached("recorded")

    def step(self, holder: str) -> bool:
        """Work on one run; False where none has its turn."""
        run = self.outbox.claim(holder, self.clock(), self.patience.lease)
        if run is None:
            return False
        self.reached("claimed")
        try:
            self._work(run)
        except RefusedError as refused:
            logger.warning("a digest was not posted: %s", refused)
        except (LaterError, LostError) as later:
            logger.warning("a digest is left for later: %s", later)
        return True

    def post_now(self, channel: str, report: str, by: str, holder: str) -> Run:
        """Post a report's digest because somebody pressed a button; the run as it was before, where it was sent then.

        Raises LaterError where it is not known to be there yet, RefusedError where Slack or we will not have it.
        """
        if not self.digests.is_published(report, now=self.clock(), audience=self.seen_in(channel)):
            raise RefusedError(notices.NO_REPORT)
        self.outbox.ask_for(channel, report, by, self.clock())
        run = self.outbox.claim_one(channel, report, holder, self.clock(), self.patience.lease)
        if run is not None:
            try:
                self._work(run)
            except LostError as lost:
                raise LaterError(str(lost)) from None
        known = self.outbox.of(channel, report)
        if known is None or known.state == "waiting":
            raise LaterError((known and known.why) or "another replica is posting it")
        if known.state != "sent":
            raise RefusedError(known.why or known.state)
        return run or known

    def _work(self, run: Run) -> None:
        """One turn, and what is to be told of it; then the run is let go, until its next turn if it has one."""
        try:
            then = self._turn(run)
            fault: Exception | None = None
        except LaterError as later:
            then, fault = self._later(run, str(later)), later
        except RefusedError as refused:
            then, fault = self._refused(run, str(refused)), refused
        told = self._send_notices(run)
        self.outbox.rest(run, then if told else self.clock() + self.patience.look)
        if fault:
            raise fault

    def _turn(self, run: Run) -> datetime | None:
        """What there is to do; when the next turn is. Raises LaterError, RefusedError, and LostError."""
        if run.state != "waiting":
            self._sender.take_late_ones_back(run)
            return None
        try:
            return self._bring_out(run)
        except (LaterError, RefusedError, LostError, StoreError):
            raise
        except Exception as fault:  # noqa: BLE001 - any fault of ours ends on record and with the owner, not in a loop
            log_failure(fault)
            raise RefusedError(notices.FAULT.format(name=type(fault).__name__)) from None

    def _later(self, run: Run, why: str) -> datetime | None:
        """It failed in passing: again in a minute, for a day."""
        now = self.clock()
        if run.drawn_at is not None and now - run.drawn_at > GIVE_UP:
            return self._fail(run, notices.GIVEN_UP.format(why=why))
        self.outbox.waits(run, run.why or notices.TROUBLE)
        return now + self.patience.look

    def _refused(self, run: Run, why: str) -> datetime | None:
        if why in _IN_PASSING:
            return self._later(run, why)
        return self._fail(run, notices.reason(why))

    def _fail(self, run: Run, why: str) -> datetime:
        """Closed, and its owner told; who pressed a button is told by the button."""
        if not self.outbox.close(run, "failed", why, self.clock()):
            raise LostError("the claim is lost")
        if run.asked_by is None:
            self._notify(run, "failed", notices.failed(run, why))
        return self.clock() + 2 * self.patience.settle

    def _bring_out(self, run: Run) -> datetime | None:
        subscription = self.subscriptions.of(run.channel)
        stopped = notices.stopped(run, subscription)
        if stopped == notices.PAUSED:
            return self.clock() + self.patience.look
        if stopped:
            return self._close(run, "skipped", stopped)
        found = self.digests.digest(run.report, now=self.clock(), audience=self._audience(run))
        if not isinstance(found, Digest):
            return self._wait_for_figures(run, subscription)
        if not found.news and run.asked_by is None:
            return self._close(run, "skipped", notices.NOTHING_NEW)
        self.reached("drawn")
        return self._post(run, made_up(found, notices.how(run, subscription, self.clock())))

    def _wait_for_figures(self, run: Run, subscription: Subscription | None) -> datetime | None:
        now = self.clock()
        if run.asked_by is not None:
            raise RefusedError(notices.NO_REPORT)
        if now - run.due_at > TOO_LATE:
            return self._close(run, "skipped", notices.NEVER_IN)
        self._notify(run, "not in", notices.not_in(run, subscription))
        if now - run.due_at < LATELY:
            self._sender.take_late_ones_back(run)
        self.outbox.waits(run, notices.NOT_IN)
        return now + self.patience.look

    def _post(self, run: Run, messages: list[Said]) -> datetime | None:
        """The headline, then its thread."""
        named = [(notices.part(number), said) for number, said in enumerate(messages)]
        laid = [NewPost(notices.key(run, name), "part", name, _body(said)) for name, said in named]
        if not self.outbox.begin(run, laid, self.clock(), self.patience.lease):
            raise LostError("the claim is lost")
        self.reached("laid down")
        root: str | None = None
        for post in (one for one in self.outbox.posts(run.id) if one.kind == "part"):
            ts = self._sender.once(run, post, Spot(run.channel, root))
            root = root or ts
        if root:
            self.remember(conversation_key(run.channel, root), run.report, self._audience(run))
        return self._close(run, "sent", None)

    def _close(self, run: Run, state: RunState, why: str | None) -> datetime | None:
        """It has come to an end; what was sent is looked at again when Slack must show everything that it took."""
        now = self.clock()
        if not self.outbox.close(run, state, why, now):
            raise LostError("the claim is lost")
        logger.info("digest of %s: %s", run.report, state)
        self.reached("closed")
        return now + 2 * self.patience.settle

    def _notify(self, run: Run, name: str, said: Said) -> None:
        self.outbox.notify(run, NewPost(notices.key(run, name), "notice", name, _body(said)))

    def _send_notices(self, run: Run) -> bool:
        """Tell the owner what is to be told, each once; False where that failed in passing."""
        waiting = [one for one in self.outbox.posts(run.id) if one.kind == "notice" and one.ts is None and one.refused is None]
        told = [self._told(run, post) for post in waiting]
        return all(told)

    def _told(self, run: Run, post: Post) -> bool:
        try:
            self._sender.once(run, post, Spot(self.poster.direct_messages(run.owner, self._sender.until()), None))
        except LaterError as later:
            logger.warning("an owner is told later: %s", later)
            return False
        except RefusedError as refused:
            logger.warning("an owner can't be told: %s", refused)
            self.outbox.refused(post.key, str(refused))
        return True


def _body(said: Said) -> str:
    return json.dumps(asdict(said), ensure_ascii=False)
