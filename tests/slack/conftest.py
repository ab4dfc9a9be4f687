"""A fake Slack, a store of its own for each test, and the bot between the two."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.build import Parts, build
from bot.slack.app import Access, Books, Pace, SlackBot, build_bot
from bot.slack.editing import Editing
from bot.slack.intake import Bringing
from tests.fake_slack import BOT_TOKEN, Delivery, FakeSlack, socket_mode

QUICK = Pace(lease=timedelta(seconds=3), timeout=timedelta(seconds=1), sweep=timedelta(seconds=0.05), ping_seconds=0.2,
             settle=timedelta(seconds=0.5), look=timedelta(seconds=0.3))  # fmt: skip
Running = Callable[..., AbstractContextManager[SlackBot]]


def now() -> datetime:
    """The real time, as everything in these tests that is not about time goes by."""
    return datetime.now(UTC)


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it comes true in time. For what lies in the database: nothing tells when that changes."""
    return any(true() for _ in range(int(seconds * 100)) if not Event().wait(0.01))


def settled(slack: FakeSlack, parts: Parts, delivery: Delivery) -> None:
    """Until an event is acknowledged and nothing waits for an answer."""
    slack.wait_ack(delivery)
    assert until(lambda: parts.store.inbox.waiting() == 0)


def built(
    parts: Parts, access: Access, *, pace: Pace = QUICK, assistant: object = None, editing: Editing | None = None,
    bringing: Bringing | None = None,
) -> SlackBot:  # fmt: skip
    """The bot over a store; `assistant` puts another in place of the real one."""
    answers: Any = assistant or parts.assistant
    return build_bot(
        assistant=answers, books=Books.of(parts.store), clock=now, access=access, pace=pace, editing=editing, bringing=bringing
    )


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A fake Slack that sends an event again after a second."""
    with FakeSlack(ack_timeout=1) as fake:
        yield fake


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the packaged figures, made once, to copy."""
    path = tmp_path_factory.mktemp("filled") / "scrutineer.db"
    build(path, now).store.close()
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Path:
    """A database of one's own."""
    return Path(shutil.copy(filled, tmp_path / "scrutineer.db"))


@pytest.fixture
def parts(database: Path) -> Iterator[Parts]:
    """The real store and assistant."""
    built = build(database, now)
    yield built
    built.store.close()


@pytest.fixture
def running(slack: FakeSlack, parts: Parts) -> Running:
    """`with running() as bot:` the bot, connected in Socket Mode; `assistant=` puts another in place of the real one."""

    @contextmanager
    def run(
        pace: Pace = QUICK, assistant: object = None, editing: Editing | None = None, bringing: Bringing | None = None
    ) -> Iterator[SlackBot]:
        access = Access(BOT_TOKEN, api_url=slack.base_url)
        bot = built(parts, access, pace=pace, assistant=assistant, editing=editing, bringing=bringing)
        bot.start()
        try:
            with socket_mode(slack, bot.app):
                yield bot
        finally:
            bot.workers.stop()
            bot.rounds.stop()

    return run
