"""The benchmark can be run; how long anything takes is no test's business."""

import sqlite3
from pathlib import Path

from bot.build import build
from tests.bench import importing
from tests.bench.__main__ import stages, starts
from tests.bench.timing import Timed, interleaved, table


def test_every_stage_and_start_runs(tmp_path: Path) -> None:
    parts = build(tmp_path / "scrutineer.db")
    connection = sqlite3.connect(tmp_path / "scrutineer.db")
    for act in (*stages(parts, connection).values(), *starts(tmp_path).values()):
        act()
    connection.close()
    parts.store.close()


def test_taking_in_runs() -> None:
    shown, total = importing.measured(rows=3, rounds=2)
    assert len(shown.splitlines()) == 6 and "×" in total


def test_bringing_figures_in_runs() -> None:
    assert len(importing.answerable(rows=6, rounds=2).splitlines()) == 4


def test_each_act_is_done_once_a_round_and_once_to_warm_up() -> None:
    done: list[str] = []
    interleaved({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, rounds=2)
    assert done == ["a", "b"] * 3


def test_the_table_is_of_multiples_of_its_first_row() -> None:
    shown = table("of", {"floor": Timed(0.002, 0.003), "slower": Timed(0.005, 0.008)}, each=2)
    rows = [line.split() for line in shown.splitlines()[1:]]
    assert rows == [["floor", "1.0", "1.5", "1.000"], ["slower", "2.5", "4.0", "2.500"]]
