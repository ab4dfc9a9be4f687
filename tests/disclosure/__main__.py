"""Many more small tables than the tests try: `python -m tests.disclosure [--tables N] [--seed N]`. Ends with 1 if one leaks."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.disclosure.asked import public_facts
from tests.disclosure.exhaustive import LARGEST, given_away
from tests.disclosure.tables import Table
from tests.disclosure.test_nothing_narrows import TABLES
from tests.disclosure.test_over_days import leaks, two_days
from tests.disclosure.told import told

Leaks = Callable[[Any, int], list[str]]
LARGER = 30
"""What leaks is looked at again in larger worlds: the bound of the smaller ones is nothing that anybody knows."""


def of_one_day(table: Table, largest: int) -> list[str]:
    """What is handed out of a table and should not be."""
    return list(given_away(table, told(table), public_facts(table), largest))


def tried(tables: SearchStrategy[Any], leaks_of: Leaks, number: int, first: int) -> list[tuple[Any, list[str]]]:
    """The tables that leak, of so many."""
    bad = list[tuple[Any, list[str]]]()

    @seed(first)
    @settings(max_examples=number, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(tables)
    def run(table: Any) -> None:
        if leaks_of(table, LARGEST) and (leak := leaks_of(table, LARGER)):
            bad.append((table, leak))

    run()
    return bad


def main() -> int:
    """Try them, and say what leaked."""
    parser = argparse.ArgumentParser(prog="python -m tests.disclosure", description=__doc__)
    parser.add_argument("--tables", type=int, default=2000, help="how many of each kind (default: 2000)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: 1)")
    asked = parser.parse_args()
    kinds: dict[str, tuple[SearchStrategy[Any], Leaks]] = {
        "told on one day": (TABLES, of_one_day),
        "told on two days": (two_days(), lambda days, largest: leaks(days[0], days[1], largest)),
    }
    found = {name: tried(*kind, asked.tables, asked.seed) for name, kind in kinds.items()}
    for name, bad in found.items():
        print(f"{name}: {len(bad)} of {asked.tables} tables leak", *(f"  {table}: {leak}" for table, leak in bad), sep="\n")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
