"""A few threads that answer what is in the inbox: at once when woken, and again and again for what a crash left."""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

from bot.slack.delivery import Delivery
from bot.slack.failures import log_failure

WORKERS = 2
SWEEP = timedelta(seconds=5)


class Workers:
    """The threads. They share nothing but the inbox."""

    def __init__(self, sweep: timedelta = SWEEP) -> None:
        self._sweep = sweep
        self._woken, self._stopping = Event(), Event()
        self._threads: list[Thread] = []
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"

    def pause(self, seconds: float) -> bool:
        """Sleep for so long; True, and at once, when the workers are to stop."""
        return self._stopping.wait(seconds)

    def stopping(self) -> bool:
        """Whether the workers are to end."""
        return self._stopping.is_set()

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
            if not _answers(delivery, owner):
                self._woken.wait(self._sweep.total_seconds())
                self._woken.clear()


def _answers(delivery: Delivery, owner: str) -> bool:
    try:
        return delivery.answer_next(owner)
    except Exception as error:  # noqa: BLE001 - a worker outlives any fault: the question waits in the inbox
        log_failure(error)
        return False
