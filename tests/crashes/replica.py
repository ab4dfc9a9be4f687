"""One of the bot's processes, as far as it posts digests: it kills or stops itself at a point of the way.

`python -m tests.crashes.replica` is a nursery: it loads everything once and forks a replica for each line of JSON on its
standard input, whose process ID it prints. The end of the input ends it.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from slack_sdk import WebClient

from bot.answers import NotHeld
from bot.build import when
from bot.digest import digest
from bot.digested import Digest
from bot.report import Reports
from bot.slack.dispatch import Dispatch
from bot.slack.posting import Poster
from bot.slack.sending import Patience
from intents.period_rules import Said
from intents.periods import parse_label
from intents.question import Question
from store.catalogue import Catalogue, load_catalogue
from store.open import Store, open_store
from tests.fake_slack import BOT_TOKEN

LEASE, SETTLE, LOOK, RING = timedelta(seconds=3), timedelta(seconds=1), timedelta(seconds=0.4), 0.25
TIMEOUT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Orders:
    """What one replica is told: where everything is, how far back its clock is (seconds), and where it is to fall."""

    name: str
    slack: str
    database: str
    behind: float
    folder: str
    where: str = ""
    how: str = ""

    def reached(self, point: str) -> None:
        """The first of the replicas to come here dies, or stops until somebody wakes it."""
        if point == self.where and self._first():
            os.kill(os.getpid(), signal.SIGKILL if self.how == "killed" else signal.SIGSTOP)

    def _first(self) -> bool:
        try:
            (Path(self.folder) / "fallen").open("x").write(str(os.getpid()))
        except FileExistsError:
            return False
        return True


class Digests:
    """The real digest of the real store; only the report's name is taken as it stands, and not understood first."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store, self._catalogue = store, catalogue

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Digest | NotHeld:
        """As the assistant."""
        with self._store.reading(now) as reader:
            asked = Question(report, "summary", said=(Said("exact", parse_label(report)),))
            return digest(asked, Reports(reader, self._catalogue))

    def is_published(self, report: str, *, now: datetime, audience: Any = None) -> bool:
        """As the assistant."""
        with self._store.reading(now) as reader:
            return reader.document(report) is not None


def run(orders: Orders, catalogue: Catalogue) -> None:
    """Post what is due, round after round, until killed; each round leaves a line."""

    def clock() -> datetime:
        return datetime.now(UTC) - timedelta(seconds=orders.behind)

    store = open_store(orders.database, when=when, now=clock)
    poster = Poster(WebClient(BOT_TOKEN, base_url=orders.slack), clock, lambda seconds: Event().wait(seconds), TIMEOUT)
    digests: Any = Digests(store, catalogue)
    dispatch = Dispatch(
        store.subscriptions, store.outbox, digests, poster, clock, Patience(LEASE, SETTLE, LOOK), reached=orders.reached
    )
    dispatch.start()
    with (Path(orders.folder) / f"{orders.name}.rounds").open("a") as rounds:
        while True:
            dispatch.round(orders.name)
            print("round", file=rounds, flush=True)
            Event().wait(RING)


def main() -> None:
    """Fork as told."""
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that die
    catalogue = load_catalogue()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                run(Orders(**json.loads(line)), catalogue)
            except BaseException:  # noqa: BLE001 - a forked child must not go on as its parent
                traceback.print_exc()
                os._exit(1)
        print(child, flush=True)


if __name__ == "__main__":
    main()
