"""A world with its own clock: several replicas run by turns, and die, stall and come back as a seed decides.

Each actor is a thread, but one alone runs at any time: at every step that matters (each call of the database and of
Slack, before and after; each point of the way) it hands the turn back, and the seed decides who is next and how much
time goes by. So the same seed is the same story, whatever the machine does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Semaphore, Thread

from tests.clock import Died


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad it is: the chance of each fault at a step, and until when there are any."""

    dies: float
    stalls: float
    longest_stall: float
    database: float
    lost_reply: float
    late: float
    rate_limit: float
    server_error: float
    refused_connection: float
    lag: float
    skew: float

    @classmethod
    def drawn(cls, random: Random) -> Weather:
        """Some seeds have every fault, some a few, some none."""

        def chance(most: float) -> float:
            return random.choice([0.0, 0.0, most / 4, most])

        return cls(
            dies=chance(0.02), stalls=chance(0.02), longest_stall=random.choice([5.0, 60.0, 600.0]), database=chance(0.02),
            lost_reply=chance(0.15), late=chance(0.1), rate_limit=chance(0.2), server_error=chance(0.1),
            refused_connection=chance(0.05), lag=random.choice([0.0, 0.0, 5.0, 25.0]), skew=random.choice([0.0, 0.0, 3.0]),
        )  # fmt: skip


@dataclass
class Actor:
    """One process: what it does, when it wants its next turn, and whether it has been killed."""

    name: str
    act: Callable[[Actor], None]
    skew: float = 0.0
    wake_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    turn: Semaphore = field(default_factory=lambda: Semaphore(0))
    killed: bool = False
    ended: bool = False


class World:
    """The time, the actors and the dice."""

    def __init__(self, seed: int, start: datetime) -> None:
        self.random = Random(seed)
        self.now = start
        self.weather = Weather.drawn(self.random)
        self.storm_ends = start
        self.actors: list[Actor] = []
        self.told: list[str] = []
        self._back = Semaphore(0)
        self._current: Actor | None = None

    @property
    def storm(self) -> bool:
        """Whether faults still happen."""
        return self.now < self.storm_ends

    def chance(self, of: float) -> bool:
        """Whether this fault happens now."""
        return self.storm and self.random.random() < of

    def clock(self) -> datetime:
        """The time, as the clock of whoever asks has it."""
        skew = self._current.skew if self._current else 0.0
        return self.now + timedelta(seconds=skew)

    def enter(self, actor: Actor) -> None:
        """A process begins."""
        actor.wake_at = self.now
        self.actors.append(actor)
        Thread(target=self._life, args=(actor,), daemon=True, name=actor.name).start()

    def _life(self, actor: Actor) -> None:
        actor.turn.acquire()
        try:
            actor.act(actor)
        except Died:
            self.note(f"{actor.name} died")
        finally:
            actor.ended = True
            self._back.release()

    def step(self, name: str) -> None:
        """A step of whoever runs: others may run now, and this one may be held up, or end here."""
        actor = self._current
        assert actor is not None, "only actors take steps"
        self.now += timedelta(milliseconds=self.random.choice([1, 5, 20, 200]))
        if self.chance(self.weather.stalls):
            self.note(f"{actor.name} stalls at {name}")
            self.sleep(self.random.uniform(0, self.weather.longest_stall))
        elif self.random.random() < 0.3:
            self.sleep(0)
        if self.chance(self.weather.dies):
            self.note(f"{actor.name} is killed at {name}")
            raise Died

    def sleep(self, seconds: float) -> None:
        """Hand the turn back for so long."""
        actor = self._current
        assert actor is not None
        actor.wake_at = self.now + timedelta(seconds=seconds)
        self._back.release()
        actor.turn.acquire()
        if actor.killed:
            raise Died

    def run(self, until: datetime) -> None:
        """Give turns until this time; whoever then still runs goes on at the next `run`."""
        while True:
            living = [one for one in self.actors if not one.ended]
            ready = [one for one in living if one.wake_at <= self.now]
            if not ready:
                following = min((one.wake_at for one in living), default=until)
                if following >= until:
                    self.now = max(self.now, until)
                    return
                self.now = following
                continue
            self._give(self.random.choice(ready))

    def end(self) -> None:
        """Kill whoever still lives."""
        for actor in self.actors:
            if not actor.ended:
                actor.killed = True
                self._give(actor)

    def _give(self, actor: Actor) -> None:
        self._current = actor
        actor.turn.release()
        self._back.acquire()
        self._current = None

    def note(self, what: str) -> None:
        """For the reader of a seed that failed."""
        self.told.append(f"{self.now:%Y-%m-%d %H:%M:%S} {what}")
