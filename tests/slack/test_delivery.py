"""Each question is answered once, whatever dies, stalls or is lost on the way. Step by step, on a clock of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest

from bot.build import Parts
from bot.slack.audiences import Audiences
from bot.slack.delivery import LEASE, TOO_OLD, Delivery
from bot.slack.dispatch import Dispatch
from bot.slack.incoming import Incoming, read_event
from bot.slack.posting import TIMEOUT, Poster
from bot.slack.sending import Patience
from store.inbox import Inbox
from tests.clock import Clock, Died
from tests.fake_slack import BOT_USER, FakeSlack

QUESTION, REFUSED = "re-referrals Q3 vs Q2?", "re-referrals for Melton"


class DyingInbox(Inbox):
    """An inbox whose owner dies before it can mark anything."""

    def done(self, event_id: str, outcome: str) -> bool:
        raise Died


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Iterator[FakeSlack]:
    with FakeSlack(now=clock.seconds) as fake:
        yield fake


@dataclass
class Desk:
    """Replicas of the bot over one inbox, and a question to them."""

    slack: FakeSlack
    clock: Clock
    parts: Parts

    def replica(self, inbox: Any = None, **other: Any) -> Delivery:
        poster = Poster(self.slack.client(), self.clock.now, self.clock.pause)
        answers, store = other.get("assistant", self.parts.assistant), self.parts.store
        digests = Dispatch(store.subscriptions, store.outbox, answers, poster, self.clock.now, Patience(LEASE))
        audiences = Audiences(poster, answers, self.clock.now)
        return Delivery(inbox or store.inbox, answers, poster, self.clock.now, digests, audiences)

    def asked(self, text: str = QUESTION) -> Incoming:
        mention = self.slack.mention("C1", "U1", text)
        incoming = read_event(mention.payload, BOT_USER)
        assert incoming and self.replica().take_in(incoming)
        return incoming

    def later(self, inbox: Any = None) -> bool:
        """Another replica, when the lease has run out."""
        self.clock.pass_by(LEASE + timedelta(seconds=1))
        return self.replica(inbox).answer_next("another")

    @property
    def answers(self) -> int:
        return len(self.slack.posts("C1"))


@pytest.fixture
def desk(slack: FakeSlack, clock: Clock, parts: Parts) -> Desk:
    return Desk(slack, clock, parts)


def test_the_lease_outlasts_a_send_and_what_slack_needs_to_show_it() -> None:
    assert timedelta(seconds=20) <= LEASE - 2 * TIMEOUT


def test_a_question_is_taken_in_once(desk: Desk) -> None:
    again = desk.asked()
    assert not desk.replica().take_in(again)
    assert desk.replica().answer_next("one") and not desk.replica().answer_next("one") and desk.answers == 1


def test_dead_before_anything_was_done(desk: Desk) -> None:
    desk.asked()
    assert desk.replica().answer_next("restarted") and desk.answers == 1


def test_dead_after_the_claim(desk: Desk) -> None:
    desk.asked()
    desk.parts.store.inbox.claim("dead", desk.clock.now(), LEASE.total_seconds())
    assert not desk.replica().answer_next("too early")
    assert desk.later() and desk.answers == 1


def test_dead_between_posting_and_marking(desk: Desk) -> None:
    desk.asked()
    with pytest.raises(Died):
        desk.replica(DyingInbox(desk.parts.store.engine)).answer_next("dying")
    assert desk.later() and desk.answers == 1 and not desk.later()


@pytest.mark.parametrize("lag", [0, 20])
def test_slack_took_it_and_the_reply_was_lost(desk: Desk, lag: int) -> None:
    """Also where Slack takes its time until the thread shows it."""
    desk.slack.workspace.history_lag = lag
    desk.slack.faults.lose_reply("chat.postMessage")
    desk.asked()
    desk.replica().answer_next("one")
    assert desk.later() and desk.answers == 1 and not desk.later()


@pytest.mark.parametrize("fault", ["drop", "server_error"])
def test_slack_never_got_it(desk: Desk, fault: str) -> None:
    getattr(desk.slack.faults, fault)("chat.postMessage")
    desk.asked()
    desk.replica().answer_next("one")
    assert desk.answers == 0 and desk.later() and desk.answers == 1


def test_asked_to_wait_it_waits(desk: Desk) -> None:
    desk.slack.faults.rate_limit("chat.postMessage", retry_after=7)
    desk.asked()
    assert desk.replica().answer_next("one") and desk.clock.pauses == [7.0] and desk.answers == 1


def test_asked_to_wait_longer_than_the_lease_it_leaves_it(desk: Desk) -> None:
    desk.slack.faults.rate_limit("chat.postMessage", retry_after=60)
    desk.asked()
    desk.replica().answer_next("one")
    assert desk.answers == 0 and desk.later() and desk.answers == 1


def test_nobody_listens_for_a_while(desk: Desk) -> None:
    desk.asked()
    with desk.slack.refusing_connections():
        desk.replica().answer_next("one")
    assert desk.answers == 0 and set(desk.clock.pauses) == {1.0}
    assert desk.later() and desk.answers == 1


def test_a_stalled_replica_takes_its_late_answer_back(desk: Desk) -> None:
    gate = desk.slack.faults.hold_call("chat.postMessage")
    desk.asked()
    stalled = Thread(target=desk.replica().answer_next, args=("stalled",))
    stalled.start()
    gate.wait_reached()
    desk.later()
    gate.release()
    stalled.join()
    assert desk.answers == 1 and len(desk.slack.calls("chat.postMessage")) == 2


HOPELESS = ["channel_not_found", "not_in_channel", "is_archived", "restricted_action"]


@pytest.mark.parametrize("error", HOPELESS)
def test_what_slack_refuses_for_good_is_given_up(desk: Desk, error: str) -> None:
    desk.slack.faults.refuse("chat.postMessage", error=error)
    desk.asked()
    desk.replica().answer_next("one")
    assert not desk.later() and desk.answers == 0 and desk.parts.store.inbox.waiting() == 0


def test_no_answer_to_a_question_that_was_deleted(desk: Desk) -> None:
    question = desk.asked()
    stored = desk.slack.workspace.find("C1", question.ts)
    assert stored
    desk.slack.workspace.remove(stored)
    desk.replica().answer_next("one")
    assert desk.answers == 0 and not desk.later()


def test_what_is_too_old_is_given_up(desk: Desk) -> None:
    desk.asked()
    desk.clock.pass_by(TOO_OLD)
    assert desk.later() and desk.answers == 0 and desk.parts.store.inbox.waiting() == 0


def test_what_cant_be_looked_up_is_told_twice_at_most(desk: Desk) -> None:
    desk.slack.faults.lose_reply("chat.postEphemeral", times=None)
    desk.asked(REFUSED)
    for _ in range(4):
        desk.later()
    assert len(desk.slack.ephemerals("U1")) == 2 and desk.parts.store.inbox.waiting() == 0


def test_told_once_where_all_is_well(desk: Desk) -> None:
    desk.asked(REFUSED)
    desk.replica().answer_next("one")
    assert len(desk.slack.ephemerals("U1")) == 1 and not desk.later()


def test_the_mark_is_found_behind_many_other_replies(desk: Desk) -> None:
    desk.slack.faults.lose_reply("chat.postMessage")
    question = desk.asked()
    for n in range(250):
        desk.slack.write("C1", "U2", f"talk {n}", thread_ts=question.ts)
    desk.replica().answer_next("one")
    assert desk.later() and desk.answers == 1


def test_another_questions_mark_is_not_taken_for_it(desk: Desk) -> None:
    question = desk.asked()
    desk.replica().answer_next("one")
    desk.replica().take_in(replace(question, id="msg:another"))
    desk.parts.store.inbox.claim("dead", desk.clock.now(), 1)
    assert desk.later() and desk.answers == 2
