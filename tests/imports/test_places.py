"""Each doubt names the cell that it is about, and each clean line its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.conftest import Run
from tests.imports.sheets import CLEAN, FAMILIES, REREFERRALS, doubts, previewed, sheet, written

INDICATOR, PERIOD_BEFORE, BEFORE, PERIOD, VALUE, CHANGE, TARGET, MET, RAG, QUARTILE, NEIGHBOUR = range(1, 12)
R = REREFERRALS

# the row, words of the doubt, and the column in which what it doubts stands
CASES = [
    ("Re-referrals to CSC in a year,,,Q3 2024/25,25.1%,,,,,,", "is no indicator that is known for certain", INDICATOR),
    (f"{R},,,,25.1%,,,,,,", "No period is printed", PERIOD),
    (f"{R},,,2024-12-01,25.1%,,,,,,", "is a date where a period was meant", PERIOD),
    (f"{R},,,Q1 2023/24,25.1%,,,,,,", "does not follow", PERIOD),
    (f"{R},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Worse,,,,,", "“Worse” is printed", CHANGE),
    (f"{R},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Sideways,,,,,", "neither a direction nor a verdict", CHANGE),
    (f"{R},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Increase,,,,,", "does not fit 26.3 and then 25.1", CHANGE),
    (f"{R},,,Q3 2024/25,25.1%,,!!,,,,", "can't be read as a target", TARGET),
    (f"{R},,,Q3 2024/25,25.1%,,<18.7%,Met,,,", "The target is printed as met", TARGET),
    (f"{R},,,Q3 2024/25,25.1%,,,,Green,4,", "The RAG is green", RAG),
    (f"{R},,,Q3 2024/25,25.1%,,,,,7,", "is no quartile from 1 to 4", QUARTILE),
    (f"{R},,,Q3 2024/25,25.1%,,,,,,high", "can't be read as the average of others", NEIGHBOUR),
    (f"{R},,,Q3 2024/25,85.1%,,,,,,", "far from|a jump from", VALUE),
    (f"{R},Q2 2024/25,21.3%,Q3 2024/25,25.1%,,,,,,", "gave 26.3%", BEFORE),
    (f"{R},,,Q2 2024/25,25.1%,,,,,,", "revises the 26.3%", VALUE),
]


@pytest.mark.parametrize(("row", "words", "column"), CASES)
def test_a_doubt_names_the_cell_that_it_is_about(typed: Run, tmp_path: Path, row: str, words: str, column: int) -> None:
    found = doubts(previewed(typed, written(tmp_path, sheet(row))))
    places = {place for _, place, sentence in found if any(one in sentence for one in words.split("|"))}
    assert places == {f"table 1, row 3, column {column}"}, found


LONG = "Area,Indicator,Period,Numerator,Denominator,Value\n"


@pytest.mark.parametrize(
    ("row", "words", "column"),
    [
        (f"Leicestershire,{FAMILIES},Q3 2024/25,,,100", "far from|a jump from|does not follow", 6),
        (f"Leicestershire,{R},Q3 2024/25,30,100,25.1%", "30 of 100 is not 25.1%", 4),
        (f"Leicestershire,{R},soon,,,25.1%", "can't be read as a period", 3),
    ],
)
def test_in_a_long_table_too(typed: Run, tmp_path: Path, row: str, words: str, column: int) -> None:
    found = doubts(previewed(typed, written(tmp_path, LONG + row + "\n"), "--report", "Q3 2024/25"))
    places = {place for _, place, sentence in found if any(one in sentence for one in words.split("|"))}
    assert f"table 1, row 2, column {column}" in places, found


def test_a_count_beside_a_share_stands_in_its_own_column(typed: Run, tmp_path: Path) -> None:
    head = "Indicator,Latest Period,Latest Value,Numerator,RAG"
    preview = previewed(typed, written(tmp_path, sheet(f"{R},Q3 2024/25,25.1%,410,Red", head=head)))
    assert [(one["display"], one["cell"]) for one in preview["lines"]] == [
        ("25.1%", "table 1, row 3, column 3"), ("410", "table 1, row 3, column 4"),
    ]  # fmt: skip


def test_a_clean_line_names_its_own_cell(typed: Run, tmp_path: Path) -> None:
    out = typed("import", written(tmp_path, sheet(CLEAN)))[1]
    assert "25.1%: new (table 1, row 3, column 5)" in out
