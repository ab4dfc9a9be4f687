"""What the store hands out of the digest's tables: plain frozen values. Times are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SubscriptionState = Literal["active", "paused", "ended"]
RunState = Literal["waiting", "sent", "skipped", "failed"]
PostKind = Literal["part", "notice"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel that gets each quarter's digest on a working day after the quarter ends, at a time of day (`09:00`).

    `zone` is a time zone's name (Europe/London), in which `at` is told. `made_at` is when the channel subscribed,
    `scheduled_at` when it was last told this schedule: nothing due before that is posted.
    """

    channel: str
    owner: str
    working_day: int
    at: str
    zone: str
    made_at: datetime
    scheduled_at: datetime
    state: SubscriptionState
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """The digest of one report in one channel. `asked_by`: who posted it by hand, None where the schedule did.

    `attempt` is the claim under which it is held, and the fence for all that is written of it.
    """

    id: int
    channel: str
    report: str
    owner: str
    due_at: datetime
    asked_by: str | None
    state: RunState
    why: str | None
    recorded_at: datetime
    drawn_at: datetime | None
    finished_at: datetime | None
    next_at: datetime | None
    attempt: int

    @property
    def for_whom(self) -> str:
        """Who it is posted for, and who is told of it: whoever asked for it, else its channel's owner."""
        return self.asked_by or self.owner


@dataclass(frozen=True, slots=True)
class Post:
    """One message of a run. `ts`: its time stamp where it is known to be in Slack; `tried_at`: when it was last sent."""

    key: str
    kind: PostKind
    name: str
    body: str
    tried_at: datetime | None
    ts: str | None
    refused: str | None


@dataclass(frozen=True, slots=True)
class NewPost:
    """A message to be sent, once: its key, its place in the run, and its body as JSON."""

    key: str
    kind: PostKind
    name: str
    body: str
