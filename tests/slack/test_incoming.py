"""Which of Slack's messages are questions to us, and where their answers go."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.incoming import Incoming, read_event
from tests.fake_slack import BOT_USER

ME = f"<@{BOT_USER}>"
PLAIN: dict[str, Any] = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": "2.0", "text": "hm?"}
MENTION = {**PLAIN, "type": "app_mention", "text": f"{ME} re-referrals?"}
REPLY = {**PLAIN, "thread_ts": "1.0"}
DIRECT = {**PLAIN, "channel": "D1", "channel_type": "im"}

FOR_US = [
    (MENTION, "mention", "2.0", False),
    ({**MENTION, "type": "message"}, "mention", "2.0", False),
    ({**MENTION, "text": f"what about <@U2>, {ME}?"}, "mention", "2.0", False),
    ({**MENTION, "thread_ts": "1.0"}, "mention", "1.0", True),
    ({**MENTION, "channel_type": "mpim"}, "mention", "2.0", False),
    (REPLY, "follow up", "1.0", True),
    ({**REPLY, "subtype": "thread_broadcast"}, "follow up", "1.0", True),
    (DIRECT, "direct", "2.0", False),
    ({**DIRECT, "type": "app_mention", "text": f"{ME} re-referrals?"}, "direct", "2.0", False),
    ({**DIRECT, "thread_ts": "1.0"}, "direct", "1.0", True),
    ({**DIRECT, "subtype": "file_share"}, "direct", "2.0", False),
]


@pytest.mark.parametrize(("event", "way", "thread", "active"), FOR_US)
def test_for_us(event: dict[str, Any], way: str, thread: str, active: bool) -> None:
    found = read_event({"team_id": "T1", "event": event}, BOT_USER)
    assert found and (found.way, found.thread, found.active) == (way, thread, active)


NOT_FOR_US = {
    "talk in a channel": PLAIN,
    "a reply to somebody": {**REPLY, "text": "<@U2> what do you think?"},
    "another app": {**MENTION, "bot_id": "B9"},
    "another app's message": {**PLAIN, "subtype": "bot_message", "bot_id": "B9", "text": ME},
    "our own": {**DIRECT, "user": BOT_USER},
    "an edit": {**DIRECT, "subtype": "message_changed", "user": None},
    "somebody joined": {**PLAIN, "subtype": "channel_join", "text": f"{ME} has joined"},
    "another event": {"type": "reaction_added", "user": "U1", "channel": "C1", "ts": "1.0"},
}


@pytest.mark.parametrize("event", NOT_FOR_US.values(), ids=NOT_FOR_US)
def test_not_for_us(event: dict[str, Any]) -> None:
    assert read_event({"team_id": "T1", "event": event}, BOT_USER) is None


def test_message_and_mention_are_one_question() -> None:
    events = (MENTION, {**MENTION, "type": "message"})
    asked = [read_event({"team_id": "T1", "event_id": f"Ev{n}", "event": event}, BOT_USER) for n, event in enumerate(events)]
    assert asked[0] == asked[1] and asked[0] is not None


def test_kept_and_read_again() -> None:
    asked = read_event({"team_id": "T1", "event": MENTION}, BOT_USER)
    assert asked and Incoming.from_json(asked.to_json()) == asked


def test_the_mark_of_an_answer_tells_nothing() -> None:
    asked = read_event({"team_id": "T1", "event": MENTION}, BOT_USER)
    assert asked and len(asked.key) == 32 and "C1" not in asked.key
