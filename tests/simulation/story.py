"""One seeded story: channels subscribe, quarters fall due, reports come or not, three replicas run in all weathers; and
what must be true at its end, when the weather has been fair for a while."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, cast

from slack_sdk import WebClient

from bot.digested import Digest
from bot.slack.digests import made_up
from bot.slack.dispatch import Dispatch
from bot.slack.posting import LaterError, Poster, RefusedError
from bot.slack.sending import Patience
from bot.working_days import Schedule
from intents.periods import Period
from store.open import Store
from store.values import StoreError
from tests.digest.office import emptied
from tests.simulation.slack import Message, Slack
from tests.simulation.world import Actor, World

STARTS = (
    "2021-12-20", "2022-01-03", "2022-03-20", "2022-10-20", "2023-04-01", "2024-02-20", "2024-03-25", "2024-10-20", "2024-12-23",
    "2025-03-20", "2025-06-25",
)  # fmt: skip
"""Days near year ends, leap days, clock changes and bank holidays."""

LEASE = timedelta(seconds=40)
REPLICAS = 3
FAIR = timedelta(minutes=12)
"""How long the weather is fair at the end: several times what anything waits for."""

ZONES = ("Europe/London", "UTC", "America/New_York", "Australia/Lord_Howe")


@dataclass(frozen=True, slots=True)
class Expected:
    """One digest that must stand in a channel at the end; `by_hand` where it may be there although nothing was due."""

    channel: str
    report: str


class Reports:
    """What is published when: the same digest for each report, but that a report may not be in."""

    def __init__(self, world: World, digest: Digest) -> None:
        self.world, self.one = world, digest
        self.published: dict[str, datetime] = {}

    def digest(self, report: str, *, now: datetime, audience: Any = None) -> Digest | None:
        """As the assistant."""
        return self.one if self.is_published(report, now=now) else None

    def is_published(self, report: str, *, now: datetime, audience: Any = None) -> bool:
        """As the assistant."""
        at = self.published.get(report)
        return at is not None and at <= now


class Stormy:
    """A book of the store, whose calls are steps of the world and fail as the weather has it, before or after."""

    def __init__(self, book: object, world: World) -> None:
        self._book, self._world = book, world

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """The method, in this weather."""
        real = getattr(self._book, name)

        def act(*given: Any, **named: Any) -> Any:
            self._world.step(f"{name} begins")
            self._fail()
            result = real(*given, **named)
            self._world.step(f"{name} ends")
            self._fail()
            return result

        return act

    def _fail(self) -> None:
        if self._world.chance(self._world.weather.database):
            raise StoreError("The database is away.")


class Story:
    """Built from a seed, told to its end, and judged."""

    def __init__(self, seed: int, store: Store, digest: Digest) -> None:
        self.world = World(seed, datetime.fromisoformat("2022-01-01T00:00+00:00"))
        random = self.world.random
        day = datetime.fromisoformat(random.choice(STARTS)).replace(tzinfo=UTC)
        self.world.now = day + timedelta(seconds=random.randrange(86_400))
        self.store, self.slack = store, Slack(self.world)
        self.reports = Reports(self.world, digest)
        self.titles = [said.text.split("\n", 1)[0] for said in made_up(digest, "")]
        self.pressed: set[Expected] = set()
        self.by_hand: set[Expected] = set()
        self.schedules: dict[str, tuple[Schedule, datetime]] = {}

    def tell(self) -> str:
        """Tell it; empty where all is as it must be, else what is wrong."""
        emptied(self.store.engine)
        self._subscribe()
        first = min(schedule.next_due(made)[1] for schedule, made in self.schedules.values())
        self.world.run(first - timedelta(minutes=3))
        self.world.now = max(self.world.now, first - timedelta(minutes=3))
        self.world.storm_ends = self.world.now + timedelta(minutes=self.world.random.choice([5, 12, 30]))
        for number in range(REPLICAS):
            self._start(number)
        if self.world.random.random() < 0.3:
            self.world.enter(Actor("a person", self._press))
        self.world.run(self.world.storm_ends)
        self._start(REPLICAS)
        self.world.run(self.world.storm_ends + FAIR)
        self.world.end()
        return self._wrong()

    def _subscribe(self) -> None:
        random, made = self.world.random, self.world.now
        for channel in ("C1", "C2")[: random.choice([1, 1, 2])]:
            at = f"{random.randrange(24):02}:{random.choice([0, 30]):02}"
            schedule = Schedule(random.choice([1, 2, 5, 20, 42, 60]), at, random.choice(ZONES))
            self.store.subscriptions.subscribe(channel, "U1", (schedule.working_day, at, schedule.zone), made)
            self.schedules[channel] = (schedule, made)
            period, due = schedule.next_due(made)
            late = random.choice([None, timedelta(days=-9), timedelta(days=-9), timedelta(minutes=7), timedelta(minutes=20)])
            if late is not None:
                self.reports.published.setdefault(period.label, due + late)

    def _start(self, number: int) -> None:
        skew = self.world.random.uniform(-self.world.weather.skew, self.world.weather.skew)
        self.world.enter(Actor(f"replica {number}", self._replica, skew))

    def _dispatch(self) -> Dispatch:
        world = self.world
        poster = Poster(cast(WebClient, self.slack), world.clock, self._pause)
        subscriptions, outbox = (cast(Any, Stormy(one, world)) for one in (self.store.subscriptions, self.store.outbox))
        reports = cast(Any, self.reports)
        return Dispatch(subscriptions, outbox, reports, poster, world.clock, Patience(LEASE), reached=world.step)

    def _pause(self, seconds: float) -> bool:
        self.world.sleep(max(seconds, 0))
        return False

    def _replica(self, actor: Actor) -> None:
        """A process: it starts, rings every minute as `Rounds` does, and is started again some time after it was killed."""
        try:
            dispatch, looked = self._dispatch(), False
            while True:
                looked = looked or _went_well(dispatch.start)
                looked = _went_well(partial(dispatch.round, actor.name)) and looked
                self.world.sleep(60)
        finally:
            if not actor.killed:
                reborn = Actor(actor.name, self._reborn, actor.skew)
                self.world.enter(reborn)

    def _reborn(self, actor: Actor) -> None:
        self.world.sleep(self.world.random.choice([1, 30, 300]))
        self._replica(actor)

    def _press(self, actor: Actor) -> None:
        """Somebody presses the button, and the event waits in the inbox until it is done."""
        report = self._first().label
        self.world.sleep(self.world.random.uniform(0, 600))
        self.pressed.add(Expected("C1", report))
        for _ in range(200):
            try:
                self._dispatch().post_now("C1", report, "U9", actor.name)
            except (LaterError, StoreError):
                self.world.sleep(40)
            except RefusedError:
                return
            else:
                self.by_hand.add(Expected("C1", report))
                return

    def _first(self) -> Period:
        schedule, made = self.schedules["C1"]
        return schedule.next_due(made)[0]

    # -- what must be true

    def _wrong(self) -> str:
        """What is due by now may be there, and must be where that was five minutes ago and its report is in since."""
        now, ago = self.world.now, self.world.now - timedelta(minutes=5)
        may, must = self._due(now) | self.pressed, self._due(ago) | self.by_hand
        sent = {Expected(run.channel, run.report) for run in self.store.outbox.history() if run.state == "sent"}
        faults = [] if must <= sent <= may else [f"sent: {sent}, due: {must}, on record: {self.store.outbox.history()}"]
        faults += [told for name in self.schedules if (told := self._channel(name, sent))]
        return "; ".join([*faults, *self._twice(), *self._notices()])

    def _due(self, now: datetime) -> set[Expected]:
        return {
            Expected(channel, period.label)
            for channel, (schedule, made) in self.schedules.items()
            for period, _ in schedule.due_within(made, now)
            if self.reports.is_published(period.label, now=now)
        }

    def _channel(self, channel: str, sent: set[Expected]) -> str:
        there = self.slack.there(channel)
        heads = [one for one in there if one.thread is None]
        wanted = sum(one.channel == channel for one in sent)
        if len(heads) != wanted:
            return f"{channel}: {len(heads)} headlines for {wanted} digests"
        for head in heads:
            said = [head, *sorted((one for one in there if one.thread == head.ts), key=lambda one: float(one.ts))]
            if [_title(one) for one in said] != self.titles:
                return f"{channel}: {[_title(one) for one in said]}"
        return "" if len(there) == wanted * len(self.titles) else f"{channel}: messages outside the thread"

    def _twice(self) -> list[str]:
        """Where nobody is held up for longer than a lease, nothing is ever sent twice, not even to be taken back."""
        weather, ever = self.world.weather, self.slack.ever
        long = weather.stalls and weather.longest_stall >= LEASE.total_seconds() / 2
        again = [] if long else [key for key in set(ever) if ever.count(key) > 1]
        return [f"sent twice: {key}" for key in again]

    def _notices(self) -> list[str]:
        told = [one.text for one in self.slack.there("D1")]
        return [f"the owner was told twice: {text}" for text in set(told) if told.count(text) > 1]


def _went_well(act: Callable[[], None]) -> bool:
    with suppress(StoreError):
        act()
        return True
    return False


def _title(one: Message) -> str:
    return one.text.split("\n", 1)[0]
