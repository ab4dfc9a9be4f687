"""A quarter's dashboard and its report: two files of one draft, each an import of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.conftest import Run
from tests.imports.sheets import ASSESSMENTS, CLEAN, DRAFT, previewed, sheet, written

DASHBOARD = sheet(CLEAN, f"{ASSESSMENTS},,,Q3 2024/25,87.1%,,,,,,")
REPORT = """# Quarter 3 2024/25 performance report

1. The percentage of re-referrals to social care within 12 months was 25.1% at the end of quarter 3, with 410 children re-referred.

2. The percentage of single assessments completed within 45 days was 88.0% at the end of quarter 3.
"""
SLUG = "q3-2024-25"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """The dashboard and the report."""
    return written(tmp_path, DASHBOARD), written(tmp_path, REPORT, "report.md")


def test_the_second_stands_beside_the_first_and_is_told_so(typed: Run, files: tuple[str, str]) -> None:
    typed("import", files[0], "--yes")
    _, out, _ = typed("import", files[1])
    told = "It stands beside import 1 (dashboard.csv) of the same quarter. Where it is to take the place of that instead, say --replace."
    assert told in out.splitlines()


def test_what_agrees_and_what_contradicts_is_told_with_both_places(typed: Run, files: tuple[str, str]) -> None:
    typed("import", files[0], "--yes")
    agreeing, count, contradicting = previewed(typed, files[1])["lines"]
    told = "88.0% is given for Q3 2024/25, but import 1 (dashboard.csv) has 87.1%, at dashboard: Single Assessments completed within 45 days."
    doubts = [(one["kind"], one["place"], one["sentence"]) for one in contradicting["doubts"]]
    assert (agreeing["what"], agreeing["doubts"], count["what"], doubts) == ("agrees", [], "new", [("beside", "paragraph 2", told)])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_published_they_are_one_report_whichever_came_first(typed: Run, files: tuple[str, str], order: tuple[int, int]) -> None:
    for at in order:
        typed("import", files[at], "--yes", *(("--take", "1-3") if at == 1 else ()))
    if order == (1, 0):
        typed("import", files[0], "--take", "3")  # contradicted by the report's paragraph
    typed("publish", SLUG, "--at", "now")
    answer = typed("ask", "single assessments within 45 days in Q3 2024/25")[1]
    summary = typed("ask", "Summary of Q3 2024/25")[1].splitlines()[0]
    assert (answer.startswith("Single assessments completed within 45 days: 87.1% in Q3 2024/25"), "88.0" in answer, summary[:24]) == (
        True, True, "Q3 2024/25: 2 measures. ",
    ), answer  # fmt: skip


def test_the_counts_of_the_report_stand_behind_the_dashboard_s_percentage(typed: Run, files: tuple[str, str]) -> None:
    typed("import", files[0], "--yes")
    typed("import", files[1], "--yes", "--take", "1", "2")
    typed("publish", SLUG, "--at", "now")
    assert "25.1% (410 children)" in typed("ask", "re-referrals in Q3 2024/25")[1]


@pytest.mark.parametrize(("number", "left"), [("1", "report.md"), ("2", "dashboard.csv")])
def test_each_is_undone_alone(typed: Run, files: tuple[str, str], number: str, left: str) -> None:
    typed("import", files[0], "--yes")
    typed("import", files[1], "--take", "1", "2", "--leave", "3")
    typed("undo", number)
    stands = [line for line in typed("imports")[1].splitlines() if "nothing of it stands" not in line]
    assert ([left in line for line in stands], len(stands)) == ([True], 1)


def test_both_in_one_call_are_stored_each_by_itself(typed: Run, files: tuple[str, str]) -> None:
    found = typed("import", *files, "--yes")
    assert (found[0], found[1], found[2]) == (
        2, f"Import 1: 3 figures of q3-2024-25. {DRAFT}\n",
        "scrutineer: No figure of report.md is taken, so nothing is stored.\nNothing was stored.\n",
    )  # fmt: skip


def test_both_again_change_nothing(typed: Run, files: tuple[str, str]) -> None:
    typed("import", files[0], "--yes")
    typed("import", files[1], "--take", "1-3")
    before = typed("imports")
    again = [typed("import", file, "--yes")[1] for file in files]
    told = [f"The same was taken in already, as import {n}, and nothing was changed.\n" for n in (1, 2)]
    assert (again, typed("imports")) == (told, before)


def test_with_a_word_it_takes_the_place_of_the_other(typed: Run, files: tuple[str, str]) -> None:
    typed("import", files[0], "--yes")
    told = f"Import 2: 3 figures of q3-2024-25, in the place of import 1. {DRAFT}\n"
    assert typed("import", files[1], "--take", "1-3", "--replace") == (0, told, "")


def test_the_draft_is_called_a_report_once_its_report_is_in(typed: Run, files: tuple[str, str]) -> None:
    titles = []
    for file, words in zip(files, (("--yes",), ("--take", "1-3")), strict=True):
        titles.append(previewed(typed, file)["document"]["title"])
        typed("import", file, *words)
    titles.append(previewed(typed, files[0])["document"]["title"])
    dashboard, report = ("Quarter 3 2024/25 performance dashboard", "Quarter 3 2024/25 performance report")
    assert titles == [dashboard, report, report]


def test_a_corrected_dashboard_of_another_name_is_refused_where_its_rows_are_the_same(typed: Run, tmp_path: Path) -> None:
    typed("import", written(tmp_path, DASHBOARD), "--yes")
    other = written(tmp_path, DASHBOARD.replace("25.1%", "25.4%"), "dashboard v2.csv")
    status, _, err = typed("import", other, "--yes", "--take", "1")
    assert (status, "import 1 has another value for this very place" in err, "--replace" in err) == (2, True, True)
