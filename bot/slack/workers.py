"""A few threads that answer what is in the inbox: at once when woken, and again and again for what a crash left."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread
from uuid import uuid4

from bot.slack.delivery import Clock, Delivery, log_failure

logger = logging.getLogger(__name__)

WORKERS = 2
SWEEP = timedelta(seconds=5)
KEEP_DAYS = 2
"""Closed questions are kept so long: Slack may deliver an event for a day after it happened."""

TIDY = timedelta(hours=1)


class Workers:
    """The threads. They share nothing but the inbox."""

    def __init__(self, clock: Clock, sweep: timedelta = SWEEP) -> None:
        self._clock, self._sweep = clock, sweep
        self._woken, self._stopping = Event(), Event()
        self._threads: list[Thread] = []
        self._tidied: datetime | None = None
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"

    def pause(self, seconds: float) -> bool:
        """Sleep for so long; True, and at once, when the workers are to stop."""
        return self._stopping.wait(seconds)

    def wake(self) -> None:
        """There is something to answer."""
        self._woken.set()

    @property
    def alive(self) -> bool:
        """Whether every thread runs."""
        return bool(self._threads) and all(thread.is_alive() for thread in self._threads)

    def start(self, delivery: Delivery) -> None:
        """Begin, with what was left from before."""
        self._threads = [
            Thread(target=self._run, args=(delivery, f"{self._owner}:{n}"), name=f"answers-{n}", daemon=True)
            for n in range(WORKERS)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is being answered, and end."""
        self._stopping.set()
        self._woken.set()
        for thread in self._threads:
            thread.join()

    def _run(self, delivery: Delivery, owner: str) -> None:
        while not self._stopping.is_set():
            busy = self._safely(lambda: delivery.answer_next(owner))
            if not busy and not self._stopping.is_set():
                self._safely(lambda: self._tidy(delivery))
                self._woken.wait(self._sweep.total_seconds())
                self._woken.clear()

    def _safely(self, act: Callable[[], bool]) -> bool:
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - a worker outlives any fault: the question waits in the inbox
            log_failure(error)
            return False

    def _tidy(self, delivery: Delivery) -> bool:
        now = self._clock()
        if self._tidied is None or now - self._tidied > TIDY:
            self._tidied = now
            delivery.inbox.purge(now, KEEP_DAYS)
        return False
