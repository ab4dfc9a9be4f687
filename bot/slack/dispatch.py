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
5. *closed*. A little later, at each start, and after a turn or a round that broke off, Slack is read once more: what a
   replica that was stalled for longer than its lease posted late, and could not take back itself, goes.

What Slack refuses for good (an archived channel, one that the bot was removed from) is closed as failed and told to the
owner; what fails in passing is tried again every minute, and given up after a day.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

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
"""For how long a notice is looked for twice while its run waits, and after how long an owner is told of trouble."""

NEVER = datetime.min.replace(tzinfo=UTC)

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
    stopping: Callable[[], bool] = lambda: False
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
        while not self.stopping() and self.step(holder):
            pass

    def record_due(self) -> None:
        """Every quarter that has fallen due under each subscription, once. A fault of one is no other's."""
        known = self.outbox.known()
        for one in self.subscriptions.all():
            try:
                self._record_due(one, known)
            except StoreError:
                raise
            except Exception as fault:  # noqa: BLE001 - a time zone that this machine does not know, say
                log_failure(fault)
        self.reached("recorded")

    def _record_due(self, one: Subscription, known: Mapping[tuple[str, str], datetime | None]) -> None:
        now = self.clock()
        for period, due in schedule_of(one).due_within(one.scheduled_at, now):
            before = known.get((one.channel, period.label), NEVER)
            if before is None or due <= before:
                continue
            paused = notices.WHILE_PAUSED if one.state == "paused" and due >= one.changed_at else None
            if self.outbox.record(one.channel, period.label, one.owner, due, now, paused):
                logger.info("a digest is due: %s", period.label)

    def step(self, holder: str) -> bool:
        """Work on one run; False where none has its turn."""
        run = self.outbox.claim(holder, self.clock(), self.patience.lease)
        if run is None:
            return False
        self.reached("claimed")
        fault = self._work(run)
        if isinstance(fault, RefusedError):
            logger.warning("a digest was not posted: %s", fault)
        elif isinstance(fault, LaterError | LostError):
            logger.warning("a digest is left for later: %s", fault)
        elif fault:
            log_failure(fault)
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
            fault = self._work(run, told=True)
            if isinstance(fault, LostError):
                raise LaterError(str(fault))
            if fault:
                raise fault
        known = self.outbox.of(channel, report)
        if known is None or known.state == "waiting":
            raise LaterError((known and known.why) or "another replica is posting it")
        if known.state != "sent":
            raise RefusedError(known.why or known.state)
        return run or known

    def _work(self, run: Run, told: bool = False) -> Exception | None:
        """One turn, and what is to be told of it; then the run is let go, until its next turn if it has one.

        Hands back what went wrong, so that one run that can't be worked on keeps no other waiting. Raises StoreError where
        not even its next turn could be put down. `told`: whoever asked for it hears of a failure without a notice.
        """
        try:
            then, fault = self._outcome(run, told)
            if not self._send_notices(run):
                then = self._soon(run)
        except Exception as broken:  # noqa: BLE001 - the database, or a fault of ours: the run is not left behind
            then, fault = self._soon(run), broken
        self.outbox.rest(run, then)
        return fault

    def _soon(self, run: Run) -> datetime:
        """When what broke off has its next turn.

        What was sent may not have been compared with what stands by then: if another replica has taken the run over and
        ended it, nobody but us knows of that, and it is looked at again.
        """
        then = self.clock() + self.patience.look
        self.outbox.look_again(run, then)
        return then

    def _outcome(self, run: Run, told: bool) -> tuple[datetime | None, Exception | None]:
        """When the next turn is, and what went wrong in this one."""
        try:
            return self._turn(run), None
        except LaterError as later:
            return self._later(run, str(later)), later
        except RefusedError as refused:
            return self._refused(run, str(refused), told), refused

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
        """It failed in passing: again in a minute, for a day; after an hour its owner is told.

        A look at what has ended is had again after as long as that has been ended, at least a minute: again for a day.
        """
        now = self.clock()
        if run.state != "waiting":
            ended = now - run.finished_at if run.finished_at else GIVE_UP
            return now + max(ended, self.patience.look) if ended < GIVE_UP else None
        soon = self._soon(run)
        trouble = notices.NOT_LET if why in _IN_PASSING else notices.TROUBLE
        if run.drawn_at is not None and now - run.drawn_at > GIVE_UP:
            return self._fail(run, notices.GIVEN_UP.format(why=trouble))
        if run.drawn_at is not None and now - run.drawn_at > LATELY:
            self._notify(run, "late", notices.late(run, trouble))
        self.outbox.waits(run, run.why or trouble)
        return soon

    def _refused(self, run: Run, why: str, told: bool) -> datetime | None:
        if why in _IN_PASSING:
            return self._later(run, why)
        then = self._fail(run, notices.reason(why), told)
        if why == notices.THREAD_GONE:
            self.outbox.lay_aside(run)
        return then

    def _fail(self, run: Run, why: str, told: bool = False) -> datetime:
        """Closed, and its owner told, unless whoever asked for it hears of it anyhow."""
        there = [post.ts is not None for post in self.outbox.posts(run.id) if post.kind == "part"]
        if not self.outbox.close(run, "failed", why, self.clock()):
            raise LostError("the claim is lost")
        if not told:
            self._notify(run, "failed", notices.failed(run, why, there))
        return self.clock() + 2 * self.patience.settle

    def _bring_out(self, run: Run) -> datetime | None:
        subscription = self.subscriptions.of(run.channel)
        begun = any(post.ts for post in self.outbox.posts(run.id) if post.kind == "part")
        if not begun and run.asked_by is None:
            moved = notices.due_now(run, subscription)
            if moved > self.clock():
                self.outbox.move(run, moved)
                return moved
            stopped = notices.stopped(run, subscription)
            if stopped == notices.PAUSED:
                self.outbox.waits(run, notices.IT_IS_PAUSED)
                return self.clock() + self.patience.look
            if stopped:
                return self._close(run, "skipped", stopped)
        found = self.digests.digest(run.report, now=self.clock(), audience=self._audience(run))
        if not isinstance(found, Digest):
            if begun:
                raise RefusedError(notices.WITHDRAWN)
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
        for post in self._parts(run):
            if self.stopping():
                self.outbox.rest(run, self.clock())
                raise LostError("the process is ending")
            ts = self._sender.once(run, post, Spot(run.channel, root))
            root = root or ts
        if root:
            self.remember(conversation_key(run.channel, root), run.report, self._audience(run))
        return self._close(run, "sent", None)

    def _parts(self, run: Run) -> list[Post]:
        """The parts in order. Where nobody here has tried any and the headline is there all the same, because the database
        was put back from a back-up, each is looked for before it is sent."""
        parts = [one for one in self.outbox.posts(run.id) if one.kind == "part"]
        if any(one.tried_at for one in parts) or not (there := self._sender.there_already(run, parts[0])):
            return parts
        headline, *rest = parts
        looked_for = [replace(one, tried_at=self.clock() - GIVE_UP) for one in rest]
        return [replace(headline, ts=self.outbox.posted(headline.key, there)), *looked_for]

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
        """Tell whom it is for what is to be told, each once; False where that failed in passing."""
        waiting = [one for one in self.outbox.posts(run.id) if one.kind == "notice" and one.ts is None and one.refused is None]
        told = [self._told(run, post) for post in waiting]
        return all(told)

    def _told(self, run: Run, post: Post) -> bool:
        try:
            self._sender.once(run, post, self._sender.with_person(run.for_whom))
        except LaterError as later:
            logger.warning("an owner is told later: %s", later)
            return False
        except RefusedError as refused:
            logger.warning("an owner can't be told: %s", refused)
            if str(refused) in _IN_PASSING:
                return False
            self.outbox.refused(post.key, str(refused))
        return True


def _body(said: Said) -> str:
    return json.dumps(asdict(said), ensure_ascii=False)
