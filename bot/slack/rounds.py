"""The thread that posts digests: a round at each ring of the alarm clock, and one at the start for what was missed."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

from bot.slack.dispatch import Dispatch
from bot.slack.failures import log_failure

DAILY = timedelta(days=1)
"""How often what was posted lately is looked at again for late duplicates; besides, after every round that failed."""


class Rounds:
    """One thread. `wake` may be called by anybody, at any time, any number of times: one round follows."""

    def __init__(self) -> None:
        self._woken, self._stopping = Event(), Event()
        self._thread: Thread | None = None
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"

    def wake(self) -> None:
        """There may be something to post."""
        self._woken.set()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, dispatch: Dispatch) -> None:
        """Begin, with what fell due while nobody ran."""
        self._thread = Thread(target=self._run, args=(dispatch,), name="digests", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the message that is being sent, and end."""
        self._stopping.set()
        self._woken.set()
        if self._thread:
            self._thread.join()

    def _run(self, dispatch: Dispatch) -> None:
        looked_at = None
        while not self._stopping.is_set():
            if looked_at is None or dispatch.clock() - looked_at > DAILY:
                looked_at = dispatch.clock() if _guarded(dispatch.start) else None
            if not _guarded(lambda: dispatch.round(self._holder)):
                looked_at = None  # the database was away, and with it the note that something is to be looked at again
            self._woken.wait()
            self._woken.clear()


def _guarded(act: Callable[[], None]) -> bool:
    """Whether it went well."""
    try:
        act()
    except Exception as error:  # noqa: BLE001 - the thread outlives any fault: what was to be done stands in the outbox
        log_failure(error)
        return False
    return True
