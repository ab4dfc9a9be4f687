"""What every story is told on: one database, emptied between two, and one digest to post."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import event

from bot.build import when
from store.open import open_store
from tests.digest.made import digest_of
from tests.simulation.story import Story


class Stage:
    """A database that need not survive the machine: no story here ends with a power cut."""

    def __init__(self, folder: Path) -> None:
        whole = digest_of("Q2 2021/22")
        self.digest = replace(whole, parts=whole.parts[:2])
        self.store = open_store(folder / "simulation.db", when=when, now=lambda: whole.report.published_at)
        event.listen(self.store.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
        self.store.engine.dispose()

    def story(self, seed: int) -> Story:
        """The story of a seed."""
        return Story(seed, self.store, self.digest)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.store.close()
