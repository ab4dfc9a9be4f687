"""One cell of the matrix: three replicas over one database, one of which falls at a point, and what stands in Slack."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from typing import Self
from uuid import uuid4

import psycopg

from bot.build import when
from bot.slack.dispatch import POINTS
from store.open import Store, open_store
from tests.crashes.replica import Orders
from tests.digest.office import CHANNEL, DUE, LAST, OWNER, REPORT, SUBSCRIBED, once
from tests.digest.test_dispatch import titles
from tests.fake_slack import FakeSlack

PLACES = [*POINTS[:4], *(f"{point} {part}" for part in ("000", "003") for point in POINTS[4:7]), POINTS[7]]
"""Every named point of the way; those of a message for the headline and for one in its thread."""

HOWS = ("killed", "stalled")
REPLICAS = ("one", "two", "three")
PATIENCE = 90.0
POST, HISTORY, REPLIES = "chat.postMessage", "conversations.history", "conversations.replies"

def _slow(slack: FakeSlack) -> None:
    slack.workspace.history_lag = 0.8
    slack.faults.lose_reply(POST)


WEATHERS: dict[str, Callable[[FakeSlack], None]] = {
    "fair": lambda slack: None,
    "lost replies": lambda slack: slack.faults.lose_reply(POST, times=3),
    "429": lambda slack: slack.faults.rate_limit(POST, times=3, retry_after=1),
    "slow history": _slow,
    "disconnects": lambda slack: slack.faults.drop(POST, times=3),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one falls, how, over which database, in what weather."""

    place: str
    how: str
    database: str
    weather: str = "fair"


class Nursery:
    """A process that forks replicas. Use as a context manager."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.crashes.replica"]
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)
        self._one_at_a_time = Lock()

    def fork(self, orders: Orders) -> int:
        """Start a replica; its process ID."""
        with self._one_at_a_time:
            assert self._process.stdin and self._process.stdout
            print(json.dumps(asdict(orders)), file=self._process.stdin, flush=True)
            return int(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()


@dataclass
class Ground:
    """Where cells are tried: a nursery, a database to copy, and a PostgreSQL server's addresses, where there is one.

    `template`: the name of a database there that is filled once, to copy.
    """

    nursery: Nursery
    filled: Path
    folder: Path
    address: Callable[[str], str] | None = None
    template: str = field(default_factory=lambda: f"crashes_{uuid4().hex}")

    def prepare(self) -> None:
        """Fill one PostgreSQL database, to copy; and have the titles ready, which several would make at once else."""
        titles()
        if self.address is not None:
            with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {self.template}".encode())
            open_store(self.address(self.template), when=when, now=lambda: SUBSCRIBED).close()

    def database(self, kind: str, folder: Path) -> str:
        """The address of a database of one's own, filled."""
        if kind == "sqlite":
            return f"sqlite:///{shutil.copy(self.filled, folder / 'scrutineer.db')}"
        assert self.address is not None
        name = f"crash_{uuid4().hex}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {self.template}".encode())
        return self.address(name)

    def outcome(self, cell: Cell) -> str:
        """`once` where at the end one headline and each part of its thread stands there once; else what stands there."""
        folder = self.folder / uuid4().hex
        folder.mkdir()
        behind = (datetime.now(UTC) - DUE).total_seconds() - 1
        with FakeSlack(now=lambda: datetime.now(UTC).timestamp() - behind) as slack:
            WEATHERS[cell.weather](slack)
            url = self.database(cell.database, folder)
            store = open_store(url, when=when, now=lambda: DUE)
            store.subscriptions.subscribe(CHANNEL, OWNER, LAST, SUBSCRIBED)
            orders = [Orders(name, slack.base_url, url, behind, str(folder), cell.place, cell.how) for name in REPLICAS]
            try:
                with self._running(orders):
                    return _told(slack, store, folder, cell)
            finally:
                store.close()

    @contextmanager
    def _running(self, orders: list[Orders]) -> Iterator[None]:
        pids = [self.nursery.fork(one) for one in orders]
        try:
            yield
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def _told(slack: FakeSlack, store: Store, folder: Path, cell: Cell) -> str:
    fallen = folder / "fallen"
    if not _until(lambda: (fallen.exists() and fallen.read_text() != "") or _finished(store)):
        return "nobody came there"
    if not fallen.exists():  # where a reply was lost, its message is found by reading back, and never "sent"
        return "not on its way" if once(slack.posts(CHANNEL), titles()) else "not once"
    if not _until(lambda: _finished(store)):
        return f"not finished: {store.outbox.of(CHANNEL, REPORT)}"
    if cell.how == "stalled":
        os.kill(int(fallen.read_text()), signal.SIGCONT)
    seen = _rounds(folder)
    living = len(REPLICAS) - (cell.how == "killed")
    if not _until(lambda: sum(now > then + 1 for now, then in zip(_rounds(folder), seen, strict=True)) >= living):
        return "a replica does not go on"
    store.outbox.recheck(SUBSCRIBED, DUE - timedelta(days=1))  # as at any replica's start
    _until(lambda: _finished(store))
    messages = slack.posts(CHANNEL)
    return "once" if once(messages, titles()) else f"{len(messages)} messages for {len(titles())}"


def _rounds(folder: Path) -> list[int]:
    files = (folder / f"{name}.rounds" for name in REPLICAS)
    return [len(one.read_text().splitlines()) if one.exists() else 0 for one in files]


def _finished(store: Store) -> bool:
    run = store.outbox.of(CHANNEL, REPORT)
    return run is not None and run.state == "sent" and run.next_at is None


def _until(true: Callable[[], bool]) -> bool:
    """Whether it comes true in time: nothing tells when another process has done something."""
    end = monotonic() + PATIENCE
    while not (found := true()) and monotonic() < end:
        Event().wait(0.05)
    return found


