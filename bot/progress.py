"""A progress bar on standard error, for what takes a person's time."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Self


class Bar:
    """A progress bar on standard error, where a person sees it and reading takes more than a second."""

    AFTER, WIDTH = 1.0, 30

    def __init__(self) -> None:
        self._began, self._shown = monotonic(), False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print(file=sys.stderr)

    def shows(self, done: int, total: int) -> None:
        """How much is done, of how much."""
        if total > 0 and sys.stderr.isatty() and monotonic() - self._began > self.AFTER:
            self._shown = True
            filled = self.WIDTH * min(done, total) // total
            share = f"{100 * min(done, total) // total:>3}%"
            print(f"\rreading [{'#' * filled:<{self.WIDTH}}] {share}", end="", file=sys.stderr, flush=True)
