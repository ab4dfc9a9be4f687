"""Replicas of the bot over one database, a fake Slack and a clock of our own: what posting a digest is tested in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete

from bot.build import Parts
from bot.slack.dispatch import Dispatch
from bot.slack.posting import Poster
from bot.slack.sending import Patience
from store.digest_tables import PostRow, RunRow, SubscriptionRow
from store.engine import writing
from store.tables import table_of
from tests.clock import Clock
from tests.fake_slack import FakeSlack, Json

REPORT, CHANNEL, OWNER = "Q3 2021/22", "C1", "U1"
SUBSCRIBED = datetime(2022, 1, 10, 12, tzinfo=UTC)
DUE = datetime(2022, 3, 28, 8, tzinfo=UTC)  # the 60th working day, 09:00 in London's summer
EARLY = datetime(2022, 1, 31, 9, tzinfo=UTC)  # the 20th, in its winter
PUBLISHED = datetime(2022, 3, 8, tzinfo=UTC)
LEASE = timedelta(seconds=40)
LAST, EARLY_DAY = (60, "09:00", "Europe/London"), (20, "09:00", "Europe/London")


def emptied(engine: Engine) -> None:
    """No subscription, nothing posted."""
    with writing(engine) as connection:
        for row in (PostRow, RunRow, SubscriptionRow):
            connection.execute(delete(table_of(row)))


def nothing(point: str) -> None:
    """Nobody dies."""


@dataclass
class Office:
    """The database, Slack and the time. Each replica is a Dispatch of its own."""

    slack: FakeSlack
    clock: Clock
    parts: Parts
    digests: Any = None
    remembered: list[str] = field(default_factory=list)

    def replica(self, reached: Callable[[str], None] = nothing) -> Dispatch:
        """One of the bot's processes."""
        poster, store = Poster(self.slack.client(), self.clock.now, self.clock.pause), self.parts.store
        return Dispatch(
            store.subscriptions, store.outbox, self.digests or self.parts.assistant, poster, self.clock.now,
            Patience(LEASE), lambda thread, report, audience: self.remembered.append(thread), reached,
        )  # fmt: skip

    def subscribe(self, schedule: tuple[int, str, str] = LAST, at: datetime = SUBSCRIBED) -> None:
        """The channel subscribes."""
        self.clock.time = at
        assert self.parts.store.subscriptions.subscribe(CHANNEL, OWNER, schedule, at)

    def subscribe_early(self) -> None:
        """The channel wants it on the 20th working day, before the report is published."""
        self.parts.store.subscriptions.subscribe(CHANNEL, OWNER, EARLY_DAY, SUBSCRIBED)

    def at(self, moment: datetime, reached: Callable[[str], None] = nothing) -> None:
        """A replica's round at this time."""
        self.clock.time = moment
        self.replica(reached).round("one")

    def later(self, minutes: float = 2, times: int = 4) -> None:
        """Other replicas' rounds, as long after that every lease has run out and Slack shows what it has."""
        for _ in range(times):
            self.clock.pass_by(timedelta(minutes=minutes))
            self.replica().round("another")

    @property
    def state(self) -> tuple[str, str | None]:
        """What is on record of the report's digest."""
        run = self.parts.store.outbox.of(CHANNEL, REPORT)
        return (run.state, run.why) if run else ("unknown", None)

    @property
    def messages(self) -> list[Json]:
        """What stands in the channel."""
        return self.slack.posts(CHANNEL)

    @property
    def told(self) -> list[str]:
        """What the owner was told."""
        return [one["text"] for one in self.slack.posts(f"D{OWNER[1:]}")]


def once(messages: Iterable[Json], expected: list[str]) -> bool:
    """Whether each message is there once, in order, the rest in the headline's thread."""
    root, *rest = list(messages) or [{}]
    in_thread = all(one.get("thread_ts") == root.get("ts") for one in rest)
    return in_thread and [first_line(root), *map(first_line, rest)] == expected


def first_line(message: Json) -> str:
    """The title of a message."""
    return str(message.get("text", "")).split("\n", 1)[0]

