"""Things to do later, on one thread."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from itertools import count
from threading import Condition, Thread

Action = Callable[[], None]


class Alarms:
    """`after(seconds, action)`; stopped, it forgets what was still to come."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Action]] = []
        self._numbers = count()
        self._condition = Condition()
        self._stopped = False
        self._thread = Thread(target=self._run, name="fake-slack-alarms")

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop and join the thread."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()
        self._thread.join()

    def after(self, seconds: float, action: Action) -> None:
        """Have this done in so many seconds."""
        with self._condition:
            heapq.heappush(self._due, (time.monotonic() + seconds, next(self._numbers), action))
            self._condition.notify_all()

    def _run(self) -> None:
        while (action := self._next()) is not None:
            action()

    def _next(self) -> Action | None:
        with self._condition:
            while not self._stopped:
                left = self._due[0][0] - time.monotonic() if self._due else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._due)[2]
                self._condition.wait(left)
            return None
