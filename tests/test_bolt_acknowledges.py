"""What slack-bolt 1.30.0 acknowledges over Socket Mode, and when: the bot's promise not to lose an event, and
not to answer one twice, stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from slack_bolt import App, BoltResponse, Say

from tests.fake_slack import BOT, BOT_USER, FakeSlack, Json, new_app, socket_mode


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


def test_middleware_that_raises_is_not_acknowledged_and_the_event_comes_again(
    slack: FakeSlack, app: App
) -> None:
    """So that an insert which fails in middleware leaves the event with Slack."""
    failing = [True]

    @app.middleware
    def insert(next: Callable[[], None]) -> None:
        if failing:
            failing.clear()
            raise OSError("disk full")
        next()

    with socket_mode(slack, app):
        first = slack.mention("C1", "U1", "x")
        again = slack.wait_ack(slack.wait_retry(first))
        slack.wait_message("C1")
    assert first.acks == 0 and again.event_id == first.event_id and again.retry_reason == "timeout"


def test_middleware_that_returns_200_acknowledges_without_next(slack: FakeSlack, app: App) -> None:
    app.middleware(lambda next: BoltResponse(status=200))
    with socket_mode(slack, app):
        slack.wait_ack(slack.mention("C1", "U1", "a duplicate"))
    assert slack.posts("C1") == []


def test_the_acknowledgement_waits_for_middleware(slack: FakeSlack, app: App) -> None:
    inside, go_on = Event(), Event()

    @app.middleware
    def insert(next: Callable[[], None]) -> None:
        inside.set()
        go_on.wait(5)
        next()

    slack.sockets.ack_timeout = 5
    with socket_mode(slack, app):
        mention = slack.mention("C1", "U1", "x")
        assert inside.wait(5) and mention.acks == 0
        go_on.set()
        slack.wait_ack(mention)


def test_a_listener_is_acknowledged_before_it_ends_and_even_if_it_raises(slack: FakeSlack) -> None:
    app, acknowledged = new_app(slack), Event()

    @app.event("app_mention")
    def never_answers() -> None:
        acknowledged.wait(5)
        raise OSError("too late for Slack to know")

    with socket_mode(slack, app):
        mention = slack.wait_ack(slack.mention("C1", "U1", "x"))
        acknowledged.set()
    assert slack.deliveries(mention.event_id) == [mention]


def test_an_event_nobody_listens_to_is_not_acknowledged(slack: FakeSlack, app: App) -> None:
    """The bot must listen to (or end in middleware) everything it subscribes to."""
    with socket_mode(slack, app):
        plain = slack.message("C1", "U1", "not for the bot")
        slack.wait_retry(plain, attempt=3)
    assert all(one.acks == 0 for one in slack.deliveries(plain.event_id))


def test_middleware_that_neither_goes_on_nor_returns_is_not_acknowledged(slack: FakeSlack, app: App) -> None:
    app.middleware(lambda next: None)
    with socket_mode(slack, app):
        first = slack.mention("C1", "U1", "x")
        slack.wait_retry(first)
    assert first.acks == 0


def test_the_apps_own_messages_are_acknowledged_before_any_middleware_of_ours(slack: FakeSlack) -> None:
    app, seen = new_app(slack), list[Json]()
    app.middleware(lambda payload: seen.append(payload))  # noqa: PLW0108 - Bolt gives arguments by their names
    with socket_mode(slack, app):
        slack.wait_ack(slack.message("C1", BOT_USER, "my own post", bot_id=BOT))
    assert seen == []


def test_everything_is_joined_at_the_end() -> None:
    before = set(enumerate_threads())
    with FakeSlack() as slack, socket_mode(slack, app := new_app(slack)):
        app.event("app_mention")(lambda: None)
        slack.wait_ack(slack.mention("C1", "U1", "x"))
    assert set(enumerate_threads()) <= before
