"""What the tests of learning share: a filled database to copy, and the real parts on a clock that stands still."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.build import Parts, build

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
EHE = "Children electively home educated"
Built = Callable[..., Parts]


def still() -> datetime:
    """The time: always the same."""
    return NOW


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the packaged figures, made once, to copy."""
    path = tmp_path_factory.mktemp("filled") / "scrutineer.db"
    build(path, still).store.close()
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Path:
    """A database of one's own."""
    return Path(shutil.copy(filled, tmp_path / "scrutineer.db"))


@pytest.fixture
def built() -> Iterator[Built]:
    """Builds the real parts, as many replicas as a test wants; closed at its end."""
    made: list[Parts] = []

    def make(where: str | Path, *, keeps_misses: bool = True) -> Parts:
        made.append(build(where, still, keeps_misses=keeps_misses))
        return made[-1]

    yield make
    for parts in made:
        parts.store.close()


@pytest.fixture
def parts(built: Built, database: Path) -> Parts:
    """The real parts, on a database of one's own."""
    return built(database)


@pytest.fixture(scope="session")
def untaught(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The real parts for tests that teach nothing."""
    one = build(Path(shutil.copy(filled, tmp_path_factory.mktemp("untaught") / "scrutineer.db")), still)
    yield one
    one.store.close()
