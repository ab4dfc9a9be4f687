"""Every named point, killed and stalled, on SQLite and on PostgreSQL, with three real processes: posted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.crashes.cells import HOWS, PLACES, Cell, Ground, Nursery
from tests.slack.conftest import filled

__all__ = ["filled"]

AT_ONCE = 6
CELLS = [Cell(place, how, database) for database in ("sqlite", "postgresql") for how in HOWS for place in PLACES]


@pytest.fixture(scope="module")
def outcomes(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, postgres_server: Callable[[str], str]
) -> Iterator[dict[Cell, Future[str]]]:
    """What came of each cell, several being tried at once."""
    with Nursery() as nursery, ThreadPoolExecutor(AT_ONCE) as several:
        ground = Ground(nursery, filled, tmp_path_factory.mktemp("crashes"), postgres_server)
        ground.prepare()
        yield {cell: several.submit(ground.outcome, cell) for cell in CELLS}


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.database}-{cell.how}-{cell.place}")
def test_posted_once(outcomes: dict[Cell, Future[str]], cell: Cell) -> None:
    assert outcomes[cell].result() == "once"
