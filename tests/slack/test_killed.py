"""The bot's process is killed (SIGKILL) at each point of a question's way, and started again: one answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.build import build
from tests.fake_slack import FakeSlack
from tests.slack.conftest import now, until

QUESTION, ANSWER = "re-referrals Q3 vs Q2?", "up 0.3 percentage points"
POINTS = ["stored", "answering", "posted", "marked"]


@contextmanager
def process(slack: FakeSlack, database: Path, where: str) -> Iterator[subprocess.Popen[bytes]]:
    """The bot in a process of its own, which dies at this point."""
    command = [sys.executable, "-m", "tests.slack.child", slack.base_url, str(database), where]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[2])
    try:
        yield child
    finally:
        child.kill()
        child.wait()


@pytest.mark.parametrize("where", POINTS)
def test_answered_once_through_a_kill(slack: FakeSlack, database: Path, where: str) -> None:
    mention = slack.mention("C1", "U1", QUESTION)
    with process(slack, database, where) as child:
        child.wait(60)
    assert until(lambda: not slack.sockets.connections)  # a dead process's is not sent to
    slack.sockets.ack_timeout = 30  # what was acknowledged or stored must do without Slack's next try
    with process(slack, database, "nowhere"):
        answer = slack.wait_message("C1", ANSWER)
        slack.wait_connected()
        slack.wait_ack(slack.redeliver(mention))
        store = build(database, now).store
        assert until(lambda: store.inbox.waiting() == 0)
        store.close()
    assert slack.posts("C1") == [answer] and answer["thread_ts"] == mention.ts
