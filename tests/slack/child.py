"""The bot as a process of its own, that kills itself where it is told to: `python -m tests.slack.child URL DATABASE WHERE`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

from bot.build import build
from bot.slack.app import Access, Books, Pace, build_bot, run_socket
from tests.fake_slack import APP_TOKEN, BOT_TOKEN
from tests.slack.conftest import now

PACE = Pace(lease=timedelta(seconds=3), timeout=timedelta(seconds=1), sweep=timedelta(seconds=0.05), ping_seconds=5)


def die(*given: Any, **named: Any) -> Any:
    """No farewell."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(act: Callable[..., Any]) -> Callable[..., Any]:
    """Do it, and die."""

    def done(*given: Any, **named: Any) -> Any:
        act(*given, **named)
        die()

    return done


def main(url: str, database: str, where: str) -> None:
    """Run until killed."""
    parts = build(Path(database), now)
    inbox: Any = parts.store.inbox
    assistant: Any = parts.assistant
    if where == "stored":
        inbox.take_in = after(inbox.take_in)
    elif where == "answering":
        assistant.ask = die
    elif where == "posted":
        inbox.done = die
    elif where == "marked":
        inbox.done = after(inbox.done)
    bot = build_bot(
        assistant=assistant, books=Books.of(parts.store), clock=now, access=Access(BOT_TOKEN, api_url=url), pace=PACE
    )
    run_socket(bot, APP_TOKEN, Event())


if __name__ == "__main__":
    main(*sys.argv[1:])
