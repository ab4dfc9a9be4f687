"""`/perf`: answered to the asker alone, and shared by a press. Through Bolt and Socket Mode, against the fake Slack."""

from __future__ import annotations

from bot.build import Parts
from tests.fake_slack import FakeSlack
from tests.slack.conftest import Running, settled

COMPARE, FOUND = "re-referrals Q3 vs Q2?", "up 0.3 percentage points"
VAGUE, CHOICE = "referrals", "CSE referrals"


def test_the_command_is_answered_privately_and_shared_by_a_press(slack: FakeSlack, running: Running) -> None:
    with running():
        assert slack.wait_ack(slack.slash("C1", "U1", "/perf", COMPARE)).ack_seconds < 1
        told = slack.wait_ephemeral("U1", FOUND)
        assert slack.posts("C1") == []
        slack.wait_ack(slack.click("U1", told, "share:0"))
        shared = slack.wait_message("C1", FOUND)
        slack.wait_for(lambda: slack.ephemerals("U1") == [])
        assert "thread_ts" not in shared and shared["blocks"][0]["elements"][0]["text"] == "Shared by <@U1>"
        slack.message("C1", "U2", "and care leavers EET?", thread_ts=shared["ts"])
        assert slack.wait_message("C1", "Care leavers")["thread_ts"] == shared["ts"]


def test_an_answer_is_shared_where_the_bot_is_no_member(slack: FakeSlack, running: Running) -> None:
    slack.add_channel("C2", "elsewhere", "U1", joined=False)
    with running():
        slack.slash("C2", "U1", "/perf", COMPARE)
        slack.click("U1", slack.wait_ephemeral("U1", FOUND), "share:0")
        slack.wait_message("C2", "Shared by")
        slack.wait_for(lambda: slack.ephemerals("U1") == [])
    assert len(slack.posts("C2")) == 1


def test_a_share_pressed_twice_is_shown_once(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        slack.slash("C1", "U1", "/perf", COMPARE)
        told = slack.wait_ephemeral("U1", FOUND)
        for click in [slack.click("U1", told, "share:0") for _ in range(2)]:
            settled(slack, parts, click)
    assert len(slack.posts("C1")) == 1


def test_an_empty_command_is_help(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.slash("C1", "U1", "/perf")
        slack.wait_ephemeral("U1", "Ask me about a figure")


def test_a_choice_under_the_command_stays_private(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.slash("C1", "U1", "/perf", VAGUE)
        slack.click("U1", slack.wait_ephemeral("U1", "Which one"), "choose:1")
        told = slack.wait_ephemeral("U1", CHOICE + ": ")
    assert slack.posts("C1") == [] and slack.ephemerals("U1") == [told]
