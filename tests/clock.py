"""A clock that stands still unless told, and a process that ends: what tests of crashes go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


class Died(BaseException):
    """The process ends here."""


@dataclass
class Clock:
    """Stands still unless told."""

    time: datetime = field(default_factory=lambda: datetime.now(UTC))
    pauses: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def seconds(self) -> float:
        return self.time.timestamp()

    def pass_by(self, time: timedelta) -> None:
        self.time += time

    def pause(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self.pass_by(timedelta(seconds=max(seconds, 0)))
        return False
