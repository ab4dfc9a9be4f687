"""The thread that posts digests: what it does at its start, at each ring, and after a round that failed."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event
from typing import cast

from bot.slack.dispatch import Dispatch
from bot.slack.rounds import Rounds
from store.values import StoreError


class Faltering:
    """Posts nothing; its first round fails. Each round but the last rings for the next."""

    def __init__(self, rounds: Rounds, last: int) -> None:
        self.rounds, self.last = rounds, last
        self.did: list[str] = []
        self.done = Event()

    def clock(self) -> datetime:
        """It stands still."""
        return datetime(2022, 3, 28, 8, tzinfo=UTC)

    def start(self) -> None:
        """What was posted lately is looked at again."""
        self.did.append("start")

    def round(self, holder: str) -> None:
        """One round."""
        self.did.append("round")
        if self.did.count("round") == self.last:
            self.done.set()
            return
        self.rounds.wake()
        if self.did.count("round") == 1:
            raise StoreError("The database is away.")


def test_after_a_round_that_failed_what_was_posted_lately_is_looked_at_again() -> None:
    """What was sent while the database was away is on nobody's record."""
    rounds = Rounds()
    dispatch = Faltering(rounds, last=3)
    rounds.start(cast(Dispatch, dispatch))
    assert dispatch.done.wait(30)
    rounds.stop()
    assert dispatch.did == ["start", "round", "start", "round", "round"]
