"""The fake Slack's Socket Mode with a real Bolt app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltResponse, Respond, Say

from tests.fake_slack import FakeSlack, Json, new_app, socket_mode

CHOICE: list[Json] = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "pick", "text": {"type": "plain_text", "text": "A"}, "value": "a"}
        ],
    }
]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(ack_timeout=0.2) as fake:
        yield fake


@pytest.fixture
def app(slack: FakeSlack) -> App:
    """An app that answers a mention in its thread."""
    app = new_app(slack)

    @app.event("app_mention")
    def answer(event: Json, say: Say) -> None:
        say(text=f"Answer to {event['text']}", thread_ts=event["ts"])

    return app


def test_a_mention_is_acknowledged_and_answered(slack: FakeSlack, app: App) -> None:
    with socket_mode(slack, app):
        mention = slack.mention("C1", "U1", "re-referrals?")
        assert slack.wait_ack(mention).ack_seconds < 3
        answer = slack.wait_message("C1", "re-referrals?")
    assert answer["thread_ts"] == mention.ts and slack.deliveries(mention.event_id) == [mention]


def test_an_event_sent_before_the_app_connects_waits(slack: FakeSlack, app: App) -> None:
    mention = slack.mention("C1", "U1", "early")
    with socket_mode(slack, app):
        assert slack.wait_ack(mention).retry_attempt == 0


def test_each_of_several_connections_gets_its_turn(slack: FakeSlack, app: App) -> None:
    with socket_mode(slack, app), socket_mode(slack, app):
        both = [slack.wait_ack(slack.mention("C1", "U1", "x")) for _ in range(2)]
        assert {one.connection for one in both} == {1, 2} and slack.sockets.ping()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_the_app_reconnects_when_told_to(slack: FakeSlack, app: App, reason: Any) -> None:
    with socket_mode(slack, app):
        slack.disconnect(reason)
        slack.wait_connected(2)
        slack.mention("C1", "U1", "after")
        slack.wait_message("C1", "after")


@pytest.mark.parametrize("how", ["close", "vanish"])
def test_a_lost_connection_is_noticed_at_the_ping_interval(slack: FakeSlack, app: App, how: Any) -> None:
    """The builtin client sits out one ping interval after a close frame, and five (at full speed of the CPU)
    after a connection that ends without one. The default of 10 s makes that 10 and 50 s."""
    with socket_mode(slack, app, ping_interval=0.2):
        slack.cut(how)
        slack.wait_connected(2)
        slack.mention("C1", "U1", "after")
        slack.wait_message("C1", "after")


def test_slash_command_answers_in_its_ack(slack: FakeSlack, app: App) -> None:
    app.command("/figures")(lambda ack: ack("Only you see this"))
    with socket_mode(slack, app):
        slack.wait_ack(slack.slash("C1", "U1", "/figures", "re-referrals"))
        assert slack.wait_ephemeral("U1")["text"] == "Only you see this"


def test_a_click_replaces_the_choice_and_answers_in_the_thread(slack: FakeSlack, app: App) -> None:
    @app.action("pick")
    def picked(ack: Ack, respond: Respond, say: Say, body: Json) -> None:
        ack()
        respond(text="A it is", replace_original=True)
        say(text="Answer A", thread_ts=body["container"]["thread_ts"])

    root = slack.write("C1", "U1", "which?")
    client = slack.client()
    client.chat_postEphemeral(channel="C1", user="U1", text="?", blocks=CHOICE, thread_ts=root["ts"])
    with socket_mode(slack, app):
        click = slack.click("U1", slack.ephemerals("U1")[0], "pick")
        slack.wait_ack(click)
        assert slack.wait_message("C1", "Answer A")["thread_ts"] == root["ts"]
    (shown,) = slack.ephemerals("U1")
    assert shown["text"] == "A it is" and "blocks" not in shown and "message" not in click.payload


def test_a_retry_has_the_same_event_in_a_new_envelope(slack: FakeSlack, app: App) -> None:
    seen: list[tuple[str, str]] = []

    @app.middleware
    def note(body: Json, request: Any, next: Callable[[], None]) -> None:
        seen.append((body["event_id"], request.headers.get("x-slack-retry-num", ["0"])[0]))
        next()

    with socket_mode(slack, app):
        first = slack.wait_ack(slack.mention("C1", "U1", "x"))
        slack.wait_ack(slack.redeliver(first))
        slack.wait_ack(slack.repeat(first), acks=2)
    assert seen == [(first.event_id, "0"), (first.event_id, "1"), (first.event_id, "0")]


def test_message_events_arrive_each_in_its_kind(slack: FakeSlack) -> None:
    app, arrived = new_app(slack), list[tuple[Any, Any]]()

    @app.middleware
    def note(payload: Json) -> BoltResponse:
        arrived.append((payload.get("channel_type", payload["type"]), payload.get("subtype", "")))
        return BoltResponse(status=200)

    with socket_mode(slack, app):
        first = slack.message("C1", "U1", "hello")
        mention = slack.mention("C1", "U1", "x")
        for sent in (
            first,
            slack.message("C1", "U1", "in it", first.ts),
            slack.direct("U1", "hi"),
            slack.edit("C1", first.ts, "changed"),
            slack.bot_message("C1", "beep"),
            mention,
            slack.also_as_message(mention),
            slack.open_home("U1", "messages"),
        ):
            slack.wait_ack(sent)
    assert sorted(arrived) == [
        ("app_home_opened", ""),
        ("app_mention", ""),
        ("channel", ""),
        ("channel", ""),
        ("channel", ""),
        ("channel", "bot_message"),
        ("channel", "message_changed"),
        ("im", ""),
    ]
