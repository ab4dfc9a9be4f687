"""`scrutineer run` with Slack's tokens set, as a process of its own beside a fake Slack: started, asked, ended."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot import config
from bot.build import build
from bot.config import ConfigError
from bot.serve import serve
from tests.fake_slack import APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.source_tree import ROOT

SECRET = "0123456789abcdef"
PATIENCE = 30
Run = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A fake Slack."""
    with FakeSlack() as fake:
        yield fake


@pytest.fixture
def run(slack: FakeSlack, tmp_path: Path) -> Iterator[Run]:
    """Starts `scrutineer run` with arguments and settings; it is killed if it has not ended by the end of the test."""
    started = []

    def start(*arguments: str, **settings: str) -> "subprocess.Popen[str]":
        own = {"XDG_DATA_HOME": str(tmp_path), "SLACK_API_URL": slack.base_url, "SLACK_BOT_TOKEN": BOT_TOKEN}
        command = [sys.executable, "-m", "bot.cli", "run", *arguments]
        environment = {"PATH": os.defpath} | own | settings
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def health(port: int, process: "subprocess.Popen[str]") -> bytes:
    """What /health says, as soon as anybody listens; nobody can tell us when that is."""
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/health", timeout=PATIENCE) as answer:
            said: bytes = answer.read()
            return said
    raise AssertionError("it never listened")


def test_a_mention_is_answered_and_sigterm_ends_it_well(slack: FakeSlack, run: Run) -> None:
    process = run(SLACK_APP_TOKEN=APP_TOKEN)
    mention = slack.mention("C1", "U1", "re-referrals Q3 vs Q2?")
    answer = slack.wait_for(lambda: next(iter(slack.posts("C1")), None), timeout=PATIENCE)
    process.terminate()
    assert ("19.6%" in answer["text"], answer["thread_ts"], process.wait(PATIENCE)) == (True, mention.ts, 0)


def test_a_digest_that_fell_due_while_nobody_ran_is_posted_at_the_start(slack: FakeSlack, run: Run, tmp_path: Path) -> None:
    store = build(tmp_path / "scrutineer" / "scrutineer.db").store
    store.subscriptions.subscribe("C1", "U1", (20, "09:00", "Europe/London"), datetime(2024, 10, 1, tzinfo=UTC))
    store.close()
    process = run(SLACK_APP_TOKEN=APP_TOKEN)
    headline = slack.wait_message("C1", "Digest of Q2 2024/25", timeout=PATIENCE)
    slack.wait_for(lambda: len(slack.posts("C1")) > 3, timeout=PATIENCE)
    process.terminate()
    assert "Monday 28 October 2024 at 09:00 (Europe/London). Posted late:" in headline["text"] and process.wait(PATIENCE) == 0


def test_over_http_it_listens_and_sigterm_ends_it_well(run: Run) -> None:
    port = free_port()
    process = run("--http", str(port), SLACK_SIGNING_SECRET=SECRET)
    said = health(port, process)
    process.terminate()
    assert (said, process.wait(PATIENCE)) == (b"ok\n", 0)


@pytest.mark.parametrize(
    ("token", "name"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong", "SLACK_APP_TOKEN": APP_TOKEN}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "SLACK_APP_TOKEN"),
    ],
)
def test_a_token_that_slack_refuses_is_named(run: Run, token: dict[str, str], name: str) -> None:
    process = run(**token)
    _, errors = process.communicate(timeout=PATIENCE)
    assert (errors.splitlines()[-1], process.returncode) == (f"scrutineer: {name} is not accepted by Slack: invalid_auth.", 1)


@pytest.mark.parametrize(
    ("given", "port", "why"),
    [
        ({"SLACK_SIGNING_SECRET": SECRET}, None, "SLACK_APP_TOKEN is missing: set it for Socket Mode, or give --http PORT"),
        ({"SLACK_APP_TOKEN": APP_TOKEN}, 3000, "SLACK_SIGNING_SECRET is missing: HTTP mode needs it"),
    ],
)
def test_a_way_in_without_its_secret_is_refused(given: dict[str, str], port: int | None, why: str, tmp_path: Path) -> None:
    settings = config.read({"SLACK_BOT_TOKEN": BOT_TOKEN, **given})
    with pytest.raises(ConfigError, match=why):
        serve(build(tmp_path / "scrutineer.db"), settings, port)
