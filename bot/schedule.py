"""The alarm clock: in the memory of each replica, with nothing shared and nothing to lose. The only user of APScheduler.

What it calls may be called by every replica at once and any number of times: the database decides what is done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfoNotFoundError

from apscheduler.schedulers.background import BackgroundScheduler

from bot.config import MISS_DAYS
from store.open import Store
from store.values import StoreError

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

EVERY_MINUTES = 60
DIGEST_SECONDS = 60
KEEP_DAYS = 2
"""How long an answered event is remembered: Slack may send one again for a day after it happened."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many rows were forgotten."""

    conversations: int
    events: int
    misses: int = 0
    uploads: int = 0


def tidy(store: Store, now: datetime, miss_days: int = MISS_DAYS) -> Tidied:
    """Forgets expired conversations, events answered more than `KEEP_DAYS` ago, misses of `miss_days` ago (0: all), and
    files sent a day ago.

    Raises StoreError.
    """
    return Tidied(
        store.conversations.purge(now), store.inbox.purge(now, KEEP_DAYS), store.misses.purge(now, miss_days),
        store.uploads.purge(now),
    )  # fmt: skip


class DigestClock:
    """Wakes whoever posts digests: every minute, and on the second when the next one is due, until it is stopped.

    `next_due` tells when that is, None where nothing is subscribed. A ring that comes late still rings, and several at
    once ring as one; how late does not matter, because what is due is worked out from the database.
    """

    def __init__(self, next_due: Callable[[datetime], datetime | None], wake: Callable[[], None], clock: Clock) -> None:
        self._next_due, self._wake, self._clock = next_due, wake, clock
        self._alarm = BackgroundScheduler(timezone=UTC)
        logging.getLogger("apscheduler").setLevel(logging.WARNING)

    def start(self) -> None:
        """Starts the clock."""
        self._alarm.add_job(
            self.ring, "interval", seconds=DIGEST_SECONDS, id="look", misfire_grace_time=None, coalesce=True,
            max_instances=1, next_run_time=self._clock(),
        )  # fmt: skip
        self._alarm.start()

    def stop(self) -> None:
        """Stops the clock."""
        if self._alarm.running:
            self._alarm.shutdown(wait=True)

    def ring(self) -> None:
        """Wake, and set the clock for the next digest."""
        self._wake()
        try:
            due = self._next_due(self._clock())
        except (StoreError, ZoneInfoNotFoundError) as fault:
            log.warning("the next digest's time is not known, so it is looked for every minute: %s", fault)
            return
        if due is not None:
            self._alarm.add_job(self._wake, "date", run_date=due, id="due", replace_existing=True, misfire_grace_time=None)


class Housekeeping:
    """Tidies the store once at the start and then every hour, in a thread of its own, until it is stopped."""

    def __init__(self, store: Store, clock: Clock, miss_days: int = MISS_DAYS) -> None:
        self._store, self._clock, self._miss_days = store, clock, miss_days
        self._alarm = BackgroundScheduler(timezone=UTC)
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it reports every ring of the bell

    def start(self) -> None:
        """Starts the clock. A machine that slept through several alarms is woken by one."""
        self._alarm.add_job(
            self.sweep, "interval", minutes=EVERY_MINUTES, id="housekeeping", next_run_time=self._clock(),
            misfire_grace_time=None, coalesce=True, max_instances=1,
        )  # fmt: skip
        self._alarm.start()

    def stop(self) -> None:
        """Stops the clock, and waits for a sweep that is under way."""
        if self._alarm.running:
            self._alarm.shutdown(wait=True)

    def sweep(self) -> None:
        """One round. A database that is away is the next round's business: nothing is lost by waiting."""
        try:
            tidied = tidy(self._store, self._clock(), self._miss_days)
        except StoreError as fault:
            log.warning("housekeeping is put off: %s", fault)
        else:
            log.info("forgot %d conversations and %d answered events", tidied.conversations, tidied.events)
