"""Faults of the fake Slack's Web API, its signatures, and the fake in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from threading import Thread
from typing import Any
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.signature import SignatureVerifier

from tests.fake_slack import FakeSlack, http_body, signed_headers


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake


def test_rate_limit_is_lifted_by_the_retry_handler(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slack_sdk.http_retry.builtin_handlers.random.random", lambda: 0.0)
    client = WebClient(slack.client().token, base_url=slack.base_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    slack.faults.rate_limit("chat.postMessage", times=2, retry_after=0)
    client.chat_postMessage(channel="C1", text="x")
    assert len(slack.posts("C1")) == 1 and len(slack.calls("chat.postMessage")) == 3


@pytest.mark.parametrize(
    ("fault", "kept"), [("lose_reply", 1), ("drop", 0), ("server_error", 0), ("refuse", 0)]
)
def test_a_fault_hits_so_many_calls(slack: FakeSlack, fault: str, kept: int) -> None:
    client = WebClient(slack.client().token, base_url=slack.base_url, retry_handlers=[])
    getattr(slack.faults, fault)("chat.postMessage")
    with pytest.raises((SlackApiError, URLError, ConnectionError)):
        client.chat_postMessage(channel="C1", text="x")
    assert len(slack.posts("C1")) == kept
    client.chat_postMessage(channel="C1", text="y")
    assert len(slack.posts("C1")) == kept + 1


def test_a_client_with_its_default_handlers_posts_twice_when_a_reply_is_lost(slack: FakeSlack) -> None:
    """slack_sdk retries once after a lost connection unless it is given `retry_handlers=[]`."""
    slack.faults.lose_reply("chat.postMessage")
    slack.client().chat_postMessage(channel="C1", text="x")
    assert len(slack.posts("C1")) == 2


@pytest.mark.parametrize(("hold", "kept"), [("hold_reply", 1), ("hold_call", 0)])
def test_a_call_can_be_held(slack: FakeSlack, hold: str, kept: int) -> None:
    gate = getattr(slack.faults, hold)("chat.postMessage")
    caller = Thread(target=slack.client().chat_postMessage, kwargs={"channel": "C1", "text": "x"})
    caller.start()
    gate.wait_reached()
    assert len(slack.posts("C1")) == kept
    gate.release()
    caller.join()
    assert len(slack.posts("C1")) == 1


def test_connections_can_be_refused(slack: FakeSlack) -> None:
    client = WebClient(slack.client().token, base_url=slack.base_url, retry_handlers=[])
    with slack.refusing_connections(), pytest.raises(URLError, match="refused"):
        client.auth_test()
    assert client.auth_test()["ok"]


@pytest.mark.parametrize("kind", ["events_api", "slash_commands", "interactive"])
def test_signature_is_the_one_slack_sdk_verifies(kind: Any) -> None:
    body = http_body(kind, {"type": "event_callback"})
    verifier = SignatureVerifier("secret")
    headers = signed_headers("secret", body, int(verifier.clock.now()))
    assert verifier.is_valid_request(body, headers)


def test_runs_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "tests.fake_slack"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        WebClient(ready["bot_token"], base_url=ready["base_url"]).chat_postMessage(channel="C1", text="x")
        door = ready["base_url"].replace("/api/", "/control/posts")
        request = urllib.request.Request(door, b'{"channel": "C1"}', {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            assert json.load(answer)["result"][0]["text"] == "x"
        process.terminate()
    assert process.returncode == 0
