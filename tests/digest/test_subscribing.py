"""`/perf subscribe` and the like: what is said, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.build import Parts
from bot.subscribing import action_asked, ordinal, schedule_said
from bot.working_days import Schedule
from store.subscriptions import SubscriptionBook
from tests.fake_slack import FakeSlack
from tests.slack.conftest import Running, database, filled, parts, running, slack
from tests.store.small import empty_database

__all__ = ["database", "filled", "parts", "running", "slack"]


@pytest.mark.parametrize(
    ("said", "schedule"),
    [
        ("", (20, "09:00", "Europe/London")), ("10th working day", (10, "09:00", "Europe/London")),
        ("on the 1st working day at 8.30", (1, "08:30", "Europe/London")), ("day 15 at 9am", (15, "09:00", "Europe/London")),
        ("at 4:15pm", (20, "16:15", "Europe/London")), ("22nd", (22, "09:00", "Europe/London")),
        ("on working day 3 at noon", (3, "12:00", "Europe/London")), ("at 12am", (20, "00:00", "Europe/London")),
        ("on the 30th working day after the quarter ends, at 07:00 Europe/Paris", (30, "07:00", "Europe/Paris")),
        ("at 09:00 UTC", (20, "09:00", "UTC")),
        ("this channel to the digest, please", (20, "09:00", "Europe/London")), ("America/Argentina/Buenos_Aires", (20, "09:00", "America/Argentina/Buenos_Aires")),
    ],
)  # fmt: skip
def test_a_schedule_is_read_as_people_say_it(said: str, schedule: tuple[int, str, str]) -> None:
    assert schedule_said(said) == Schedule(*schedule)


@pytest.mark.parametrize(
    "said",
    [
        "every Monday", "day 0", "day 61", "day 99 at 09:00", "at 25:00", "at 13pm", "in Europe/Leicester", "on the first Tuesday",
        "10th 11th working day", "at 9", "at 09:00 GMT", "tomorrow", "weekly", "day ten", "re-referrals", "-3rd working day", "day 10 at 09:61",
    ],
)  # fmt: skip
def test_what_can_t_be_read_is_refused_and_never_guessed(said: str) -> None:
    assert schedule_said(said) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("subscribe", ("subscribe", "")), ("Subscribe  day 3", ("subscribe", "day 3")), ("PAUSE", ("pause", "")),
        ("unsubscribe ", ("unsubscribe", "")), ("subscriptions", ("subscriptions", "")), ("resume", ("resume", "")),
        ("re-referrals", None), ("how many subscribe", None), ("pauses", None), ("digest Q3", None), ("resume-writing", None),
    ],
)  # fmt: skip
def test_what_is_about_a_subscription(text: str, asked: tuple[str, str] | None) -> None:
    assert action_asked(text) == asked


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (60, "60th")]
)
def test_ordinals(number: int, said: str) -> None:
    assert ordinal(number) == said


# -- in Slack

CHANNEL = "C1"
Says = Callable[..., str]


@pytest.fixture
def perf(slack: FakeSlack, running: Running) -> Iterator[Says]:
    """Types `/perf TEXT` in a channel; what the one who typed it is told."""
    told: list[str] = []

    def say(text: str, channel: str = CHANNEL, user: str = "U1") -> str:
        before = len(slack.ephemerals(user))
        slack.slash(channel, user, "/perf", text)
        slack.wait_for(lambda: len(slack.ephemerals(user)) > before)
        told.append(slack.ephemerals(user)[-1]["text"])
        return told[-1]

    with running():
        yield say


def test_a_channel_is_subscribed_and_told_when_the_next_is_due(perf: Says, parts: Parts, slack: FakeSlack) -> None:
    told = perf("subscribe 10th working day at 08:30")
    one = parts.store.subscriptions.of(CHANNEL)
    assert one and (one.owner, one.working_day, one.at, one.zone, one.state) == ("U1", 10, "08:30", "Europe/London", "active")
    assert told.startswith("Subscribed: the digest of each quarter is posted here on the 10th working day after the quarter ends, at 08:30 (Europe/London). The next is that of Q")
    assert slack.messages(CHANNEL) == []


def test_a_first_subscription_posts_nothing_of_the_past(perf: Says, parts: Parts, slack: FakeSlack) -> None:
    perf("subscribe day 1")
    perf("subscriptions")
    assert parts.store.outbox.history() == () and slack.messages(CHANNEL) == []


def test_the_same_again_changes_the_schedule_alone(perf: Says, parts: Parts) -> None:
    perf("subscribe 10th working day at 08:30")
    before = parts.store.subscriptions.of(CHANNEL)
    told = perf("subscribe at 10:00", user="U2")
    after = parts.store.subscriptions.of(CHANNEL)
    assert before and after and told.startswith("Changed: ")
    assert (after.owner, after.made_at, after.working_day, after.at) == ("U1", before.made_at, 10, "10:00")


CONVERSATION = [
    ("pause", "This channel is not subscribed to the digest. /perf subscribe does that."),
    ("resume", "This channel is not subscribed"), ("unsubscribe", "This channel is not subscribed"),
    ("subscriptions", "Neither this channel"), ("subscribe every Monday", "I can't read that schedule, so nothing is changed."),
    ("subscribe", "Subscribed: "), ("resume", "The digest is not paused here."), ("pause", "Paused: nothing is posted here"),
    ("pause", "The digest is paused here already."), ("subscribe day 3", "Changed: "), ("subscriptions", "1 subscribed:"),
    ("pause now and then", "Nothing is changed"), ("resume", "Resumed: on the 3rd working day"), ("unsubscribe", "Unsubscribed: "),
    ("unsubscribe", "This channel is not subscribed"), ("subscriptions", "Neither this channel"), ("subscribe", "Subscribed: "),
]  # fmt: skip


def test_a_conversation_about_a_subscription(perf: Says) -> None:
    assert [perf(text)[: len(told)] for text, told in CONVERSATION] == [told for _, told in CONVERSATION]


def test_still_paused_after_a_change_is_said(perf: Says) -> None:
    perf("subscribe")
    perf("pause")
    assert perf("subscribe day 3").endswith("It is still paused: /perf resume goes on with it.")


def test_where_the_bot_is_no_member_it_says_what_to_do(perf: Says, slack: FakeSlack, parts: Parts) -> None:
    slack.add_channel("C2", "elsewhere", "U1", joined=False)
    assert "Invite me (/invite @Scrutineer)" in perf("subscribe", "C2") and parts.store.subscriptions.of("C2") is None


def test_the_list_names_channel_owner_and_next(perf: Says) -> None:
    perf("subscribe")
    assert perf("subscriptions").split("\n")[1].startswith("<#C1>, for <@U1>: on the 20th working day after the quarter ends, at 09:00 (Europe/London); next: Q")


def test_made_anew_it_begins_anew(database_url: str) -> None:
    first, second = datetime(2022, 1, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC)
    with empty_database(database_url) as engine:
        book = SubscriptionBook(engine)
        new = [book.subscribe("C1", "U1", (20, "09:00", "UTC"), first), book.unsubscribe("C1", first + timedelta(1)),
               book.subscribe("C1", "U2", (5, "10:00", "UTC"), second)]  # fmt: skip
        one = book.of("C1")
        assert new == [True, True, True] and one and (one.owner, one.made_at, one.state) == ("U2", second, "active")
