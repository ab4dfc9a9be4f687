"""HTTP mode: the ASGI application, asked as Slack asks it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest

from bot.build import Parts
from bot.slack.app import Access, SlackBot
from bot.slack.web import HEALTH, PATH, Web
from tests.fake_slack import BOT_TOKEN, Delivery, FakeSlack, http_body, signed_headers
from tests.slack.conftest import built as built_bot

SECRET = "a-signing-secret"


@pytest.fixture
def bot(slack: FakeSlack, parts: Parts) -> Iterator[SlackBot]:
    built = built_bot(parts, Access(BOT_TOKEN, SECRET, slack.base_url.rstrip("/")))
    built.start()
    yield built
    built.stop()


def request(
    bot: SlackBot, path: str, method: str = "POST", body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """The status and body of one request."""
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()],
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body.encode(), "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(Web(bot)(scope, receive, send))
    return sent[0]["status"], sent[1]["body"].decode()


def delivered(bot: SlackBot, delivery: Delivery, secret: str = SECRET, retry: int = 0) -> int:
    """The status of a payload of Slack's, signed."""
    body = http_body(delivery.kind, delivery.payload)
    return request(bot, PATH, body=body, headers=signed_headers(secret, body, int(time.time()), retry))[0]


def test_a_mention_sent_twice_is_answered_once(slack: FakeSlack, bot: SlackBot) -> None:
    mention = slack.mention("C1", "U1", "re-referrals Q3 vs Q2?")
    assert [delivered(bot, mention, retry=n) for n in (0, 1, 2)] == [200, 200, 200]
    assert slack.wait_message("C1", "19.6%")["thread_ts"] == mention.ts
    bot.stop()
    assert len(slack.posts("C1")) == 1


def test_a_command_and_a_press(slack: FakeSlack, bot: SlackBot) -> None:
    assert delivered(bot, slack.slash("C1", "U1", "/perf", "re-referrals Q3 vs Q2?")) == 200
    told = slack.wait_ephemeral("U1", "19.6%")
    assert delivered(bot, slack.click("U1", told, "share:0")) == 200
    slack.wait_message("C1", "Shared by")


def test_a_forged_signature_is_refused(slack: FakeSlack, bot: SlackBot, parts: Parts) -> None:
    assert delivered(bot, slack.mention("C1", "U1", "re-referrals?"), secret="another-secret") == 401
    assert parts.store.inbox.waiting() == 0


def test_slacks_check_of_the_address_is_answered(bot: SlackBot) -> None:
    body = '{"type": "url_verification", "challenge": "c4", "token": "t"}'
    status, said = request(bot, PATH, body=body, headers=signed_headers(SECRET, body, int(time.time())))
    assert status == 200 and "c4" in said


def test_health_tells_whether_it_answers(bot: SlackBot) -> None:
    assert request(bot, HEALTH, "GET") == (200, "ok\n")
    bot.workers.stop()
    assert request(bot, HEALTH, "GET")[0] == 503


def test_nothing_else_is_served(bot: SlackBot) -> None:
    assert request(bot, "/", "GET")[0] == 404


def test_the_workers_start_and_stop_with_the_server(slack: FakeSlack, parts: Parts) -> None:
    built = built_bot(parts, Access(BOT_TOKEN, SECRET, slack.base_url))
    alive: list[bool] = []

    async def receive() -> dict[str, Any]:
        alive.append(built.workers.alive)
        return {"type": "lifespan"}

    async def send(message: Any) -> None:
        alive.append(built.workers.alive)

    asyncio.run(Web(built)({"type": "lifespan"}, receive, send))
    assert alive == [False, True, True, False]
