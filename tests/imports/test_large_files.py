"""What is said of a file does not grow with the file, and a person reads one sentence of one that can't be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.imports.conftest import Run
from tests.imports.sheets import CLEAN, REREFERRALS, previewed, sheet, written
from tests.ingest.hostile import deep_docx
from tests.source_tree import ROOT

ROW = "Nobody knows this one,,,,abc,,,,,,"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([CLEAN, *[",,,,x,,,,,,"] * 20_000], "Under the row stand marks that were not read: x x x x x, and 19,995 more"),
        ([CLEAN, *[f",,,,x{n},,,,,," for n in range(9)]], "Under the row stand marks that were not read: x0 x1 x2 x3 x4, and 4 more"),
        ([f"{REREFERRALS},,,{'Q' * 30_000},25.1%,,,,,,"], f'"{"Q" * 79}…" can\'t be read as a period.'),
        ([f"{REREFERRALS},,,Q3 2024/25,{'y' * 30_000},,,,,,"], f'"{"y" * 79}…" can\'t be read as a value.'),
    ],
)
def test_a_sentence_names_few_of_many(typed: Run, tmp_path: Path, rows: list[str], sentence: str) -> None:
    line = previewed(typed, written(tmp_path, sheet(*rows)))["lines"][0]
    assert sentence in [doubt["sentence"] for doubt in line["doubts"]]


def test_rows_that_are_no_figures_are_counted_after_the_first(typed: Run, tmp_path: Path) -> None:
    _, out, _ = typed("import", written(tmp_path, sheet(CLEAN, *[ROW] * 500)))
    assert (out.count("can't be read as a figure"), "And 480 more like this" in out) == (20, True)


def test_a_long_row_is_shown_by_its_beginning(typed: Run, tmp_path: Path) -> None:
    _, out, _ = typed("import", written(tmp_path, sheet(f"{'N' * 30_000},,,Q3 2024/25,25.1%,,,,,,")))
    assert len(out) < 4_000


@pytest.mark.parametrize(("level", "lines"), [({}, 1), ({"SCRUTINEER_LOG_LEVEL": "WARNING"}, 2)])
def test_where_a_reader_failed_is_for_the_log_alone(database: Path, tmp_path: Path, level: dict[str, str], lines: int) -> None:
    (tmp_path / "deep.docx").write_bytes(deep_docx())
    typed = [sys.executable, "-m", "bot.cli", "import", str(tmp_path / "deep.docx"), "--database", f"sqlite:///{database}"]
    done = subprocess.run(typed, cwd=ROOT, env={**os.environ, **level}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, lines)


def test_a_wrong_file_of_the_programs_own_layout_says_its_row(typed: Run, tmp_path: Path) -> None:
    _, out, _ = typed("export", "--report", "Q3 2021/22")
    head, row, *_ = out.splitlines()
    wrong = row.replace("Q3 2021/22", "Q9 2021/22")
    _, _, err = typed("import", written(tmp_path, "\n".join((head, *[wrong] * 3)) + "\n"))
    assert err == "scrutineer: table 1, row 2: This row is left out: 'Q9 2021/22' is not the label of a period, such as 'Q3 2021/22' or 'December 2021'. So are 2 more.\n"
