"""The process of `scrutineer import` is killed (SIGKILL) at each point, and run again: all or nothing, and nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.build import when
from store.imported import ImportRecord
from store.open import open_store
from tests.crashes.importing import POINTS
from tests.imports.sheets import CLEAN, sheet, written

NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)
UNKNOWN = "Potholes mended,Q2 2024/25,38,Q3 2024/25,40,,,,,,"
MADE = ("--yes", "--make", "3=low,count,Roads", "4=low,count,Roads")


def typed(point: str, url: str, *arguments: str) -> int:
    """The exit status of `scrutineer import` in a process of its own, which dies at this point."""
    command = [sys.executable, "-m", "tests.crashes.importing", point, "import", *arguments, "--database", url]
    root, kept = Path(__file__).parents[2], {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(command, cwd=root, env=kept, capture_output=True, timeout=120, check=False).returncode


def stood(url: str) -> tuple[list[ImportRecord], set[str], list[str]]:
    """The imports, the indicators made, and what is on record of one of them."""
    store = open_store(url, when=when, now=lambda: NOW)
    try:
        made, history = store.imports.made.all(), store.imports.history("rereferrals")
        return list(store.imports.imports()), {one.name for one in made.values()}, [one.did for one in history]
    finally:
        store.close()


@pytest.mark.parametrize("point", POINTS)
def test_all_or_nothing_and_nothing_twice(database_url: str, tmp_path: Path, point: str) -> None:
    url = database_url
    file = written(tmp_path, sheet(CLEAN, UNKNOWN))
    killed = typed(point, url, file, *MADE)
    left = stood(url)
    again = typed("nowhere", url, file, *MADE if point != "after commit" else ("--yes",))
    after = stood(url)
    once = typed("nowhere", url, file, "--yes")
    assert killed == -signal.SIGKILL
    assert (len(left[0]), left[1]) == ((1, {"Potholes mended"}) if point == "after commit" else (0, set()))
    assert ([(one.figures, one.stands) for one in after[0]], after[1], after[2]) == (
        [(4, True)], {"Potholes mended"}, ["imported"],
    )  # fmt: skip
    assert (again, once, stood(url)) == (0, 0, after)
