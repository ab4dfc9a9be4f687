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
from bot.subscribing import schedule_of
from store.digest_values import NewPost, Post, Run, RunState, Subscription
from store.outbox import Outbox
from store.subscriptions import SubscriptionBook
from store.values import StoreError

logger = logging.getLogger(__name__)

POINTS = ("recorded", "claimed", "drawn", "laid down", "about to send", "sent", "marked", "closed")
"""Where a process may die or stall: between any two of these something has reached the disk, or Slack."""

LOOK = timedelta(minutes=1)
"""How often a report that is not published is looked for, and what failed in passing is tried again."""

SETTLE = timedelta(seconds=30)
"""The longest that Slack may need to show a message that it took: not documented, so taken generously."""

GIVE_UP = timedelta(days=1)
TOO_LATE = timedelta(days=400)
"""For how long a report that is never published is waited for."""

SKEW = timedelta(minutes=10)
"""How far Slack's clock and ours may be apart, with room to spare."""

RECHECKED = timedelta(days=7)
_IN_PASSING = {
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope",
    "team_access_not_granted",
}  # fmt: skip
"""Refusals that an administrator mends: the digest waits for that."""


class LostError(Exception):
    """Another replica has taken the run over: this one stops."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long things may take. `lease` must exceed a send's timeout; `settle` is the longest that Slack may need to
    show a message that it took."""

    lease: timedelta
    settle: timedelta = SETTLE
    look: timedelta = LOOK


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Everything that posting takes. `reached` is told each of POINTS, with the message's name: a test dies there."""

    subscriptions: SubscriptionBook
    outbox: Outbox
    digests: Digests
    poster: Poster
    clock: Callable[[], datetime]
    patience: Patience
    remember: Callable[[str, str], None] = lambda thread, report: None
    reached: Callable[[str], None] = lambda point: None

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
        now = self.clock()
        for one in self.subscriptions.all():
            for period, due in schedule_of(one).due_within(one.made_at, now):
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
        self.outbox.ask_for(channel, report, by, self.clock())
        run = self.outbox.claim_one(channel, report, holder, self.clock(), self.patience.lease)
        if run is not None:
            try:
                self._work(run)
            except LostError as lost:
                raise LaterError(str(lost)) from None
            return run
        known = self.outbox.of(channel, report)
        if known is None or known.state == "waiting":
            raise LaterError("another replica is posting it")
        if known.state == "failed":
            raise RefusedError(known.why or "failed")
        return known

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
        if run.state == "sent":
            self._take_late_ones_back(run)
        if run.state != "waiting":
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
            self._fail(run, notices.GIVEN_UP.format(why=why))
            return None
        self.outbox.waits(run, run.why or notices.TROUBLE)
        return now + self.patience.look

    def _refused(self, run: Run, why: str) -> datetime | None:
        if why in _IN_PASSING:
            return self._later(run, why)
        self._fail(run, notices.reason(why))
        return None

    def _fail(self, run: Run, why: str) -> None:
        """Closed, and its owner told; who pressed a button is told by the button."""
        if self.outbox.close(run, "failed", why, self.clock()) and run.asked_by is None:
            self._notify(run, "failed", notices.failed(run, why))

    def _bring_out(self, run: Run) -> datetime | None:
        subscription = self.subscriptions.of(run.channel)
        stopped = notices.stopped(run, subscription)
        if stopped == notices.PAUSED:
            return self.clock() + self.patience.look
        if stopped:
            return self._close(run, "skipped", stopped)
        found = self.digests.digest(run.report, now=self.clock())
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
        self.outbox.waits(run, notices.NOT_IN)
        return now + self.patience.look

    def _post(self, run: Run, messages: list[Said]) -> datetime | None:
        """The headline, then its thread."""
        laid = [NewPost(notices.key(run, f"{n:03}"), "part", f"{n:03}", _body(said)) for n, said in enumerate(messages)]
        if not self.outbox.begin(run, laid, self.clock(), self.patience.lease):
            raise LostError("the claim is lost")
        self.reached("laid down")
        root: str | None = None
        for post in (one for one in self.outbox.posts(run.id) if one.kind == "part"):
            ts = self._once(run, post, Spot(run.channel, root))
            root = root or ts
        if root:
            self.remember(conversation_key(run.channel, root), run.report)
        return self._close(run, "sent", None)

    def _close(self, run: Run, state: RunState, why: str | None) -> datetime | None:
        """It has come to an end; what was sent is looked at again when Slack must show everything that it took."""
        now = self.clock()
        if not self.outbox.close(run, state, why, now):
            raise LostError("the claim is lost")
        logger.info("digest of %s: %s", run.report, state)
        self.reached("closed")
        return now + 2 * self.patience.settle if state == "sent" else None

    def _once(self, run: Run, post: Post, spot: Spot) -> str:
        """Send one message unless it is there; its time stamp. It is sent only while its report is published."""
        if post.ts is not None:
            return post.ts
        there = self._read_back(run, post, spot)
        if there is not None:
            return self.outbox.posted(post.key, there)
        if post.kind == "part" and not self.digests.is_published(run.report, now=self.clock()):
            raise RefusedError(notices.WITHDRAWN)
        if not self.outbox.about_to_send(run, post.key, self.clock(), self.patience.lease):
            raise LostError("the claim is lost")
        self.reached(f"about to send {post.name}")
        try:
            ts = self.poster.send(spot, _said(post), post.key, self._until())
        except RefusedError:
            self.outbox.not_taken(post.key)
            raise
        self.reached(f"sent {post.name}")
        stands = self.outbox.posted(post.key, ts)
        if stands != ts:
            self.poster.take_back(spot.channel, ts)
        self.reached(f"marked {post.name}")
        return stands

    def _read_back(self, run: Run, post: Post, spot: Spot) -> str | None:
        """Where a message that was tried before is; None where it was not tried, or is certainly not there."""
        if post.tried_at is None:
            return None
        found = (ts for key, ts in self.poster.marked(spot, _since(run), self._until()) if key == post.key)
        there = min(found, default=None, key=float)
        if there is None and self.clock() < post.tried_at + self.patience.settle:
            raise LaterError("Slack may still show what it was sent")
        return there

    def _until(self) -> datetime:
        return self.clock() + self.patience.lease

    def _take_late_ones_back(self, run: Run) -> None:
        """Delete every message of this digest but the ones that stand. Where that is refused, nothing can be done."""
        stand = {post.key: post.ts for post in self.outbox.posts(run.id) if post.kind == "part"}
        root = stand.get(notices.key(run, "000"))
        try:
            for spot in (Spot(run.channel, None), Spot(run.channel, root)):
                for key, ts in list(self.poster.marked(spot, _since(run), self._until())):
                    if stand.get(key, ts) != ts:
                        self.poster.take_back(run.channel, ts)
        except RefusedError as refused:
            logger.warning("a digest can't be looked at again: %s", refused)

    def _notify(self, run: Run, name: str, said: Said) -> None:
        self.outbox.notify(run, NewPost(notices.key(run, name), "notice", name, _body(said)))

    def _send_notices(self, run: Run) -> bool:
        """Tell the owner what is to be told, each once; False where that failed in passing."""
        waiting = [one for one in self.outbox.posts(run.id) if one.kind == "notice" and one.ts is None and one.refused is None]
        told = [self._told(run, post) for post in waiting]
        return all(told)

    def _told(self, run: Run, post: Post) -> bool:
        try:
            self._once(run, post, Spot(self.poster.direct_messages(run.owner, self._until()), None))
        except LaterError as later:
            logger.warning("an owner is told later: %s", later)
            return False
        except RefusedError as refused:
            logger.warning("an owner can't be told: %s", refused)
            self.outbox.refused(post.key, str(refused))
        return True


def _since(run: Run) -> str:
    """The time stamp from which messages of this run may stand in Slack."""
    return f"{(run.recorded_at - SKEW).timestamp():.6f}"


def _body(said: Said) -> str:
    return json.dumps(asdict(said), ensure_ascii=False)


def _said(post: Post) -> Said:
    return Said(**json.loads(post.body))
