"""A digest is posted once, whatever dies, stalls or is lost on the way. Step by step, on a clock of our own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.build import Parts, build
from bot.slack.digest_blocks import pages
from bot.slack.dispatch import GIVE_UP, POINTS, TOO_LATE
from bot.slack.posting import LaterError, RefusedError
from store.outbox import Outbox
from store.values import StoreError
from tests.clock import Clock, Died
from tests.digest.made import digest_of
from tests.digest.office import (
    CHANNEL,
    DUE,
    EARLY,
    LAST,
    OWNER,
    PUBLISHED,
    REPORT,
    SUBSCRIBED,
    Office,
    emptied,
    first_line,
    once,
)
from tests.fake_slack import FakeSlack
from tests.slack.conftest import filled

__all__ = ["filled"]

MINUTE = timedelta(minutes=1)


@cache
def titles() -> list[str]:
    """The first line of each message of the digest."""
    return [page.text.split("\n", 1)[0] for page in pages(digest_of(REPORT))]


@pytest.fixture(scope="module")
def building(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Parts, Clock]]:
    """The store and what works a digest out, on a clock that each test sets."""
    clock = Clock(SUBSCRIBED)
    parts = build(Path(shutil.copy(filled, tmp_path_factory.mktemp("office") / "scrutineer.db")), clock.now)
    yield parts, clock
    parts.store.close()


@pytest.fixture
def office(building: tuple[Parts, Clock]) -> Iterator[Office]:
    """Subscribed on 10 January 2022 for the 60th working day; the report is published before that."""
    parts, clock = building
    emptied(parts.store.engine)
    with FakeSlack(now=clock.seconds) as slack:
        one = Office(slack, clock, parts)
        one.subscribe()
        yield one


def test_it_is_posted_when_it_is_due_and_not_a_second_before(office: Office) -> None:
    office.at(DUE - timedelta(seconds=1))
    assert office.messages == [] and office.state == ("unknown", None)
    office.at(DUE)
    assert once(office.messages, titles()) and office.state == ("sent", None)


def test_it_says_when_it_was_scheduled_for(office: Office) -> None:
    office.at(DUE)
    how = "Scheduled: the 60th working day after the quarter, Monday 28 March 2022 at 09:00 (Europe/London)."
    assert office.messages[0]["text"].endswith(f"as published then. {how}")


def test_a_headline_keeps_to_fifteen_lines_with_how_it_was_posted(office: Office) -> None:
    office.at(DUE)
    assert len(office.messages[0]["text"].splitlines()) <= 15


def test_its_thread_is_remembered(office: Office) -> None:
    office.at(DUE)
    assert office.remembered == [f"slack:{CHANNEL}:{office.messages[0]['ts']}"]


def test_more_rounds_and_more_replicas_post_nothing_more(office: Office) -> None:
    office.at(DUE)
    office.later(minutes=60 * 24, times=8)
    assert once(office.messages, titles()) and office.told == []


def test_a_first_install_floods_nobody(office: Office) -> None:
    office.parts.store.subscriptions.unsubscribe(CHANNEL, SUBSCRIBED)
    office.subscribe(at=DUE)
    office.later(minutes=60, times=3)
    assert office.messages == [] and office.state == ("unknown", None)


def test_figures_not_in_its_owner_is_told_once_and_it_goes_out_when_they_are(office: Office) -> None:
    office.subscribe_early()
    office.at(EARLY)
    office.later(minutes=60 * 24, times=30)
    assert office.messages == [] and office.state == ("waiting", "its figures are not published yet")
    assert len(office.told) == 1 and "was due in <#C1> on Monday 31 January 2022 at 09:00 (Europe/London)" in office.told[0]
    office.at(PUBLISHED + MINUTE)
    assert once(office.messages, titles()) and len(office.told) == 1
    assert office.messages[0]["text"].endswith("Posted late: its figures were not published until now.")


def test_a_process_that_was_down_catches_up_at_its_start(office: Office) -> None:
    office.at(DUE + timedelta(days=3))
    assert once(office.messages, titles())
    assert office.messages[0]["text"].endswith("Posted late: I was not running at the time.")


def test_nothing_new_is_skipped(office: Office) -> None:
    office.digests = Stale(office.parts.assistant)
    office.at(DUE)
    assert office.messages == [] and office.state == ("skipped", "nothing new: earlier reports had every figure")


def test_every_report_held_has_news() -> None:
    assert [digest_of(report).news for report in ("Q1 2017/18", "Q3 2020/21", "Q3 2021/22", "Q2 2024/25")] == [44, 21, 25, 25]


def test_a_report_that_never_comes_is_given_up_after_a_year(office: Office) -> None:
    office.digests = Never(office.parts.assistant)
    office.at(DUE)
    office.at(DUE + TOO_LATE + MINUTE)
    of_this = [one for one in office.told if REPORT in one]
    assert office.state == ("skipped", "no report of the quarter was published within a year") and len(of_this) == 1


def test_what_falls_due_while_it_is_paused_is_skipped(office: Office) -> None:
    office.parts.store.subscriptions.pause(CHANNEL, SUBSCRIBED + MINUTE)
    office.at(DUE)
    office.parts.store.subscriptions.resume(CHANNEL, DUE + MINUTE)
    office.later()
    assert office.messages == [] and office.state == ("skipped", "it fell due while the digest was paused")


def test_what_waits_for_figures_goes_out_after_a_pause(office: Office) -> None:
    office.subscribe_early()
    office.at(EARLY)
    office.parts.store.subscriptions.pause(CHANNEL, EARLY + MINUTE)
    office.at(PUBLISHED + MINUTE)
    assert office.messages == []
    office.parts.store.subscriptions.resume(CHANNEL, PUBLISHED + 2 * MINUTE)
    office.later()
    assert once(office.messages, titles())


def test_unsubscribed_nothing_is_posted(office: Office) -> None:
    office.subscribe_early()
    office.at(EARLY)
    office.parts.store.subscriptions.unsubscribe(CHANNEL, EARLY + MINUTE)
    office.at(PUBLISHED + MINUTE)
    assert office.messages == [] and office.state == ("skipped", "unsubscribed")


# -- what Slack will not have

REFUSALS = [
    ("is_archived", "the channel is archived"),
    ("not_in_channel", "I am not a member of the channel"),
    ("channel_not_found", "I am not a member of the channel, or it is gone"),
    ("restricted_action", "I may not post in the channel"),
    ("no_such_reason", "Slack refused it (no_such_reason)"),
]


@pytest.mark.parametrize(("code", "why"), REFUSALS)
def test_refused_for_good_it_is_on_record_and_its_owner_told_once(office: Office, code: str, why: str) -> None:
    office.slack.faults.refuse("chat.postMessage", error=code)
    office.at(DUE)
    calls = len(office.slack.calls("chat.postMessage"))
    office.later(minutes=60)
    assert office.state == ("failed", why) and len(office.told) == 1
    assert f"was not posted in <#C1>: {why}." in office.told[0]
    assert (office.messages, len(office.slack.calls("chat.postMessage"))) == ([], calls)


def test_an_owner_who_can_t_be_told_is_no_loop(office: Office) -> None:
    office.slack.faults.refuse("conversations.open", error="user_not_found", times=None)
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    office.at(DUE)
    office.later()
    assert office.state[0] == "failed" and len(office.slack.calls("conversations.open")) == 1


def test_a_notice_lost_on_the_way_is_told_once_all_the_same(office: Office) -> None:
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    office.slack.faults.lose_reply("chat.postMessage")
    office.at(DUE)
    office.later()
    assert len(office.told) == 1


def test_what_an_administrator_mends_is_waited_for(office: Office) -> None:
    office.slack.faults.refuse("chat.postMessage", error="invalid_auth", times=3)
    office.at(DUE)
    office.later(minutes=10)
    assert once(office.messages, titles()) and office.told == []


def test_after_a_day_of_trouble_it_is_given_up(office: Office) -> None:
    office.slack.faults.server_error("chat.postMessage", times=None)
    office.at(DUE)
    office.later(minutes=60, times=int(GIVE_UP / timedelta(hours=1)) + 3)
    office.slack.faults.clear()
    office.later()
    assert office.state == ("failed", "Slack has not taken it for a day (Slack could not be reached)") and office.messages == []
    said = " ".join(office.told)
    assert len(office.told) == 2 and "is due in <#C1> and not posted yet" in said and "was not posted in <#C1>" in said


def test_a_fault_of_the_program_is_on_record_and_told(office: Office) -> None:
    office.digests = Broken(office.parts.assistant)
    office.at(DUE)
    assert office.state == ("failed", "a fault of the program (KeyError), which is in its log") and len(office.told) == 1


def test_after_a_failure_it_can_be_posted_by_hand(office: Office) -> None:
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    office.at(DUE)
    office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    assert once(office.messages, titles()) and office.messages[0]["text"].endswith("Posted by <@U2>.")


def test_posted_by_hand_it_is_not_posted_again_when_it_falls_due(office: Office) -> None:
    office.clock.time = PUBLISHED + MINUTE
    office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    office.at(DUE)
    assert once(office.messages, titles())


def test_a_second_press_finds_it_there(office: Office) -> None:
    office.clock.time = PUBLISHED + MINUTE
    before = [office.replica().post_now(CHANNEL, REPORT, user, "hand").state for user in ("U1", "U2")]
    assert before == ["waiting", "sent"] and once(office.messages, titles())


def test_a_report_that_is_not_published_can_t_be_posted_by_hand(office: Office) -> None:
    office.clock.time = PUBLISHED - MINUTE
    with pytest.raises(RefusedError, match="no report of this quarter is published"):
        office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    assert office.messages == []


def test_a_workspace_without_tables_gets_it_without(office: Office) -> None:
    office.slack.workspace.knows_tables = False
    office.at(DUE)
    assert once(office.messages, titles())


def test_withdrawn_in_the_middle_the_rest_is_not_posted(office: Office) -> None:
    office.digests = Withdrawn(office.parts.assistant, after=2)
    office.at(DUE)
    assert len(office.messages) == 2 and office.state == ("failed", "its figures are no longer published")


def headline_deleted(office: Office) -> Callable[[str], None]:
    """Somebody deletes the first message as soon as it is there."""

    def reached(point: str) -> None:
        if point == "marked 000":
            stored = office.slack.workspace.find(CHANNEL, office.messages[0]["ts"])
            assert stored
            office.slack.workspace.remove(stored)

    return reached


def test_its_headline_deleted_in_the_middle_the_rest_goes_nowhere(office: Office) -> None:
    office.at(DUE, headline_deleted(office))
    assert office.messages == [] and "first message was deleted" in str(office.state[1])


# -- what a review found

DAY = timedelta(days=1)


def changed(office: Office, day: int, at: datetime) -> None:
    """The channel is given another schedule."""
    office.parts.store.subscriptions.subscribe(CHANNEL, OWNER, (day, "09:00", "Europe/London"), at)


def test_subscribed_again_for_a_later_day_what_was_skipped_is_posted_then(office: Office) -> None:
    office.subscribe_early()
    office.at(EARLY)
    office.parts.store.subscriptions.unsubscribe(CHANNEL, EARLY + MINUTE)
    office.at(EARLY + 2 * MINUTE)
    changed(office, 60, EARLY + DAY)
    office.at(DUE - MINUTE)
    assert office.messages == []
    office.at(DUE)
    assert once(office.messages, titles()) and office.messages[0]["text"].endswith("Monday 28 March 2022 at 09:00 (Europe/London).")


def test_changed_to_a_day_that_is_past_nothing_is_posted_by_itself(office: Office) -> None:
    changed(office, 20, PUBLISHED + DAY)
    office.at(PUBLISHED + DAY + MINUTE)
    assert office.messages == [] and office.state == ("unknown", None)


def test_changed_to_a_later_day_it_waits_until_then(office: Office) -> None:
    office.subscribe_early()
    office.at(EARLY)
    changed(office, 60, EARLY + DAY)
    office.at(PUBLISHED + MINUTE)
    assert office.messages == []
    office.at(DUE)
    assert once(office.messages, titles()) and "Scheduled: the 60th working day after the quarter, Monday 28 March" in office.messages[0]["text"]


def test_a_pause_is_still_one_when_the_schedule_is_changed_within_it(office: Office) -> None:
    office.parts.store.subscriptions.pause(CHANNEL, SUBSCRIBED + MINUTE)
    changed(office, 60, DUE - DAY)
    office.at(DUE)
    assert office.messages == [] and office.state == ("skipped", "it fell due while the digest was paused")


def test_one_that_can_t_be_worked_on_keeps_no_other_waiting(office: Office) -> None:
    office.slack.add_channel("C0", "another", "U1")
    office.parts.store.subscriptions.subscribe("C0", OWNER, LAST, SUBSCRIBED)
    office.parts.store.outbox.record("C9", "Q2 2021/22", OWNER, EARLY, EARLY)
    office.digests = Failing(office.parts.assistant, "Q2 2021/22")
    office.at(DUE)
    office.later()
    assert [once(office.slack.posts(name), titles()) for name in ("C0", CHANNEL)] == [True, True]


def test_a_time_zone_that_nobody_knows_stops_no_other_channel(office: Office) -> None:
    office.parts.store.subscriptions.subscribe("C0", OWNER, (1, "09:00", "Mars/Olympus"), SUBSCRIBED)
    office.at(DUE)
    assert once(office.messages, titles())


@pytest.mark.parametrize("status", [200, 302, 403, 407])
def test_a_proxy_s_page_is_no_refusal(office: Office, status: int) -> None:
    office.slack.faults.server_error("chat.postMessage", status=status)
    office.at(DUE)
    assert office.state[0] == "waiting"
    office.later()
    assert once(office.messages, titles())


def test_a_scope_that_stays_missing_is_told_after_an_hour_and_given_up_after_a_day(office: Office) -> None:
    office.slack.faults.refuse("chat.postMessage", error="missing_scope", times=200)
    office.at(DUE)
    for _ in range(26):
        office.slack.faults.clear()
        office.slack.faults.refuse("chat.postMessage", error="missing_scope")
        office.later(minutes=60, times=1)
    assert office.state == ("failed", "Slack has not taken it for a day (Slack refuses the token, or the app lacks a scope)")
    assert sum("not posted yet" in one for one in office.told) == 1


def test_a_notice_waits_for_what_an_administrator_mends(office: Office) -> None:
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    office.slack.faults.refuse("conversations.open", error="token_expired")
    office.at(DUE)
    office.later()
    assert len(office.told) == 1


@pytest.mark.parametrize("move", ["pause", "unsubscribe", "neither"])
def test_by_hand_a_waiting_one_is_posted_whatever_the_subscription(office: Office, move: str) -> None:
    office.subscribe_early()
    office.at(EARLY)
    if move != "neither":
        getattr(office.parts.store.subscriptions, move)(CHANNEL, EARLY + MINUTE)
    office.clock.time = PUBLISHED + MINUTE
    office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    assert once(office.messages, titles()) and office.messages[0]["text"].endswith("Posted by <@U2>.")


def test_by_hand_and_failed_in_the_background_whoever_pressed_is_told(office: Office) -> None:
    office.clock.time = PUBLISHED + MINUTE
    office.slack.faults.server_error("chat.postMessage")
    with pytest.raises(LaterError):
        office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    office.later()
    assert [first_line(one)[:47] for one in office.slack.posts("D2")] == ["The digest of Q3 2021/22 was not posted in <#C1"]


def test_by_hand_it_is_posted_whole_again_after_its_headline_was_deleted(office: Office) -> None:
    office.at(DUE, headline_deleted(office))
    assert "posted only in part (1 of 11 messages)" in office.told[0]
    left = len(office.messages)
    office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    assert once(office.messages[left:], titles())


def test_a_database_put_back_from_before_posts_nothing_twice(office: Office) -> None:
    office.at(DUE)
    emptied(office.parts.store.engine)
    office.parts.store.subscriptions.subscribe(CHANNEL, OWNER, LAST, SUBSCRIBED)
    office.later()
    assert once(office.messages, titles()) and office.state == ("sent", None)


def test_what_can_t_be_looked_at_again_is_no_loop(office: Office) -> None:
    office.at(DUE)
    office.later()
    office.slack.faults.server_error("conversations.history", times=None)
    office.replica().start()
    office.later(minutes=30, times=100)
    assert len(office.slack.calls("conversations.history")) < 60


def test_a_duplicate_that_could_not_be_deleted_at_first_goes_later(office: Office) -> None:
    office.slack.faults.server_error("chat.delete")
    office.at(DUE, stalling(office, "about to send 000", dies=False))
    office.later()
    assert once(office.messages, titles())


@pytest.mark.parametrize("code", ["rate_limited", "message_limit_exceeded", "team_added_to_org"])
def test_what_passes_is_waited_for(office: Office, code: str) -> None:
    office.slack.faults.refuse("chat.postMessage", error=code)
    office.at(DUE)
    office.later()
    assert once(office.messages, titles())


def test_a_process_that_is_ending_leaves_the_rest_to_others_at_once(office: Office) -> None:
    office.clock.time = DUE
    ending = replace(office.replica(), stopping=lambda: len(office.messages) > 2)
    ending.round("one")
    sent = len(office.messages)
    office.replica().round("another")
    assert sent == 3 and once(office.messages, titles())


def test_begun_it_is_finished_though_the_channel_unsubscribes(office: Office) -> None:
    with suppress(Died):
        office.at(DUE, dying("marked 003"))
    office.parts.store.subscriptions.unsubscribe(CHANNEL, DUE)
    office.later()
    assert once(office.messages, titles())


# -- what is lost, late or slow

POST, HISTORY = "chat.postMessage", "conversations.history"
FAULTS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "the reply is lost": [("lose_reply", {"method": POST})],
    "three replies are lost": [("lose_reply", {"method": POST, "times": 3})],
    "the connection drops": [("drop", {"method": POST})],
    "a server error": [("server_error", {"method": POST, "times": 2})],
    "asked to wait": [("rate_limit", {"method": POST, "retry_after": 7})],
    "asked to wait for long": [("rate_limit", {"method": POST, "retry_after": 90})],
    "reading back fails in passing": [("lose_reply", {"method": POST}), ("server_error", {"method": HISTORY, "times": 2})],
    "new blocks are refused": [("refuse", {"method": POST, "error": "invalid_blocks"})],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_is_lost_it_is_there_once(office: Office, fault: str) -> None:
    for name, how in FAULTS[fault]:
        getattr(office.slack.faults, name)(**how)
    office.at(DUE)
    office.later(times=8)
    assert once(office.messages, titles()) and office.state == ("sent", None)


@pytest.mark.parametrize("lag", [5, 25])
def test_slack_may_take_its_time_to_show_what_it_took(office: Office, lag: int) -> None:
    office.slack.workspace.history_lag = lag
    office.slack.faults.lose_reply(POST)
    office.at(DUE)
    office.later(minutes=0.1, times=30)
    assert once(office.messages, titles()) and office.state == ("sent", None)


# -- a process that dies, and one that stalls

PLACES = [*POINTS[:4], *(f"{point} {part}" for point in POINTS[4:7] for part in ("000", "003")), POINTS[7]]


def dying(where: str) -> Callable[[str], None]:
    def reached(point: str) -> None:
        if point == where:
            raise Died

    return reached


@pytest.mark.parametrize("where", PLACES)
def test_killed_anywhere_it_is_there_once(office: Office, where: str) -> None:
    with pytest.raises(Died):
        office.at(DUE, dying(where))
    office.later()
    assert once(office.messages, titles()) and office.state == ("sent", None)


@pytest.mark.parametrize("where", PLACES)
def test_killed_after_the_reply_was_lost_it_is_there_once(office: Office, where: str) -> None:
    office.slack.faults.lose_reply("chat.postMessage")
    with suppress(Died):  # the first to come to a place after the headline is another
        office.at(DUE, dying(where))
    office.later()
    assert once(office.messages, titles())


def stalling(office: Office, where: str, dies: bool) -> Callable[[str], None]:
    """Held up there while others take over and finish; then it goes on, or dies."""
    stalled: list[str] = []

    def reached(point: str) -> None:
        if point == where and not stalled:
            stalled.append(point)
            office.later(times=2)
            if dies:
                raise Died

    return reached


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("dies", [False, True])
def test_stalled_anywhere_while_others_finish_it_is_there_once(office: Office, where: str, dies: bool) -> None:
    try:
        office.at(DUE, stalling(office, where, dies))
    except Died:
        assert dies
    office.later()
    office.replica().start()
    office.later()
    assert once(office.messages, titles()) and office.state == ("sent", None)


@pytest.mark.parametrize("where", [place for place in PLACES if not place.startswith(("about to send", "sent"))])
def test_stalled_elsewhere_than_on_its_way_to_slack_nothing_is_sent_twice(office: Office, where: str) -> None:
    office.at(DUE, stalling(office, where, dies=False))
    office.later()
    assert len(office.slack.calls("chat.postMessage")) == len(titles())


@pytest.mark.parametrize("failing", ["nothing", HISTORY])
def test_a_late_duplicate_whose_sender_died_is_taken_back(office: Office, failing: str) -> None:
    """Held up between the fence and Slack; another posts; its own comes late, and it dies before it can look.

    A look may fail: minutes later there is another.
    """
    here: list[str] = []

    def reached(point: str) -> None:
        here.append(point)
        if point == "about to send 000" and here.count(point) == 1:
            office.clock.pass_by(2 * MINUTE)
            office.replica().round("another")
        if point == "sent 000":
            raise Died

    with pytest.raises(Died):
        office.at(DUE, reached)
    assert [first_line(one) for one in office.messages].count(titles()[0]) == 2
    office.slack.faults.server_error(failing)
    office.later()
    assert once(office.messages, titles())


def told_late(office: Office) -> Callable[[str], None]:
    """Held up before a notice until others have told it; then its own goes out, and it dies before it can look."""
    stall = stalling(office, "about to send failed", dies=False)

    def reached(point: str) -> None:
        stall(point)
        if point == "sent failed":
            raise Died

    return reached


def test_whoever_asked_is_told_once_though_a_late_notice_came_besides(office: Office) -> None:
    office.subscribe_early()
    office.at(EARLY)
    office.clock.time = PUBLISHED + MINUTE
    office.slack.faults.server_error("chat.postMessage")
    with pytest.raises(LaterError):
        office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    with pytest.raises(Died):
        office.at(PUBLISHED + 3 * MINUTE, told_late(office))
    assert len(office.slack.posts("D2")) == 2
    office.replica().start()
    office.later()
    assert len(office.slack.posts("D2")) == 1


def test_the_owner_is_told_once_though_somebody_asked_for_it_since(office: Office) -> None:
    office.slack.faults.refuse("chat.postMessage", error="is_archived")
    with pytest.raises(Died):
        office.at(DUE, told_late(office))
    assert len(office.told) == 2
    office.replica().post_now(CHANNEL, REPORT, "U2", "hand")
    office.later()
    assert len(office.told) == 1


def by_itself(office: Office, reached: Callable[[str], None]) -> None:
    office.at(DUE, reached)


def by_hand(office: Office, reached: Callable[[str], None]) -> None:
    office.clock.time = DUE
    with suppress(LaterError, RefusedError, StoreError):
        office.replica(reached).post_now(CHANNEL, REPORT, "U2", "hand")


Way = Callable[[Office, Callable[[str], None]], None]
NOT_COMPARED: dict[str, tuple[str, dict[str, Any]]] = {
    "the reply is lost": ("lose_reply", {"method": POST}),
    "deleting fails in passing": ("server_error", {"method": "chat.delete"}),
    "the token is refused": ("refuse", {"method": "chat.delete", "error": "invalid_auth"}),
}


@pytest.mark.parametrize("way", [by_itself, by_hand])
@pytest.mark.parametrize("trouble", NOT_COMPARED)
def test_late_and_in_trouble_it_is_looked_at_again(office: Office, way: Way, trouble: str) -> None:
    """Held up while another posts all; then its own comes late, and it can't see to it."""
    stall, (name, how) = stalling(office, "about to send 000", dies=False), NOT_COMPARED[trouble]

    def reached(point: str) -> None:
        stall(point)
        if point == "about to send 000":
            getattr(office.slack.faults, name)(**how)

    way(office, reached)
    assert len(office.messages) == len(titles()) + 1
    office.later()
    assert once(office.messages, titles())


@pytest.mark.parametrize("way", [by_itself, by_hand])
def test_late_and_the_database_away_it_is_looked_at_again(office: Office, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    stall, away, real = stalling(office, "about to send 000", dies=False), list[str](), Outbox.posted

    def reached(point: str) -> None:
        stall(point)
        away.extend([point] * (point == "sent 000"))

    def posted(outbox: Outbox, key: str, ts: str) -> str:
        if away:
            raise StoreError(f"The database is away: {away.pop()}.")
        return real(outbox, key, ts)

    monkeypatch.setattr(Outbox, "posted", posted)
    way(office, reached)
    office.later()
    assert once(office.messages, titles())


def test_three_replicas_at_once_post_it_once(office: Office) -> None:
    def reached(point: str) -> None:
        if depth:
            depth.pop()
            office.replica(reached).round(f"replica {len(depth)}")

    depth = [1, 2]
    office.at(DUE, reached)
    office.later()
    assert once(office.messages, titles())


def test_nothing_is_begun_without_a_point_named(office: Office) -> None:
    seen: list[str] = []
    office.at(DUE, seen.append)
    assert {point.rstrip("0123456789").strip() for point in seen} == set(POINTS)


# -- stand-ins for what works a digest out


class Standing:
    """The real one, but for what a test changes."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Any:
        return self.real.digest(report, now=now)

    def is_published(self, report: str, *, now: datetime, audience: Any = None) -> bool:
        return bool(self.real.is_published(report, now=now))


class Stale(Standing):
    """Every figure was in earlier reports."""

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Any:
        return replace(self.real.digest(report, now=now), news=0)


class Never(Standing):
    """No report comes."""

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Any:
        return self.real.digest("Q1 2099/00", now=now)


class Broken(Standing):
    """A fault of ours."""

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Any:
        raise KeyError("oops")


class Failing(Standing):
    """The database fails for one report."""

    def __init__(self, real: Any, report: str) -> None:
        super().__init__(real)
        self.report = report

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Any:
        if report == self.report:
            raise StoreError("The database is away.")
        return super().digest(report, now=now)


class Withdrawn(Standing):
    """Published for so many messages, and no longer."""

    def __init__(self, real: Any, after: int) -> None:
        super().__init__(real)
        self.left = after

    def is_published(self, report: str, *, now: datetime, audience: Any = None) -> bool:
        self.left -= 1
        return self.left >= 0

