"""Which quarter's report a file is: where it is looked for, in which order, and when it is asked for instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.conftest import Run
from tests.imports.sheets import previewed, written

SENTENCE = "The percentage of re-referrals to social care within 12 months was 24.9% at the end of quarter 3."
FILLED = "\n\n".join(f"Item {n} of the minutes was agreed." for n in range(20))
TITLE, APPENDIX = "QUARTER 3 2024/25 PERFORMANCE REPORT", "Appendix A: Performance Dashboard for Quarter 2, 2024/25"
DEEP = f"Agenda\n\n{FILLED}\n\n{TITLE}\n\n{SENTENCE}\n\n{APPENDIX}\n"


@pytest.mark.parametrize(
    ("text", "name", "report", "told"),
    [
        (f"{TITLE}\n\n{SENTENCE}\n", "a.txt", "Q3 2024/25", []),
        (f"Agenda\n\n{SENTENCE}\n", "Q3 2024-25.txt", "Q3 2024/25", []),
        (DEEP, "Q4 2024-25.txt", "Q4 2024/25", []),
        (DEEP, "a.txt", "Q3 2024/25", [f"The quarter is taken from the title “{TITLE}”: say --report where it is another one."]),
    ],
)
def test_the_quarter_is_found(typed: Run, tmp_path: Path, text: str, name: str, report: str, told: list[str]) -> None:
    found = previewed(typed, written(tmp_path, text, name))
    assert (found["report"], [one["sentence"] for one in found["doubts"]]) == (report, told)


def test_what_a_person_says_needs_no_title(typed: Run, tmp_path: Path) -> None:
    found = previewed(typed, written(tmp_path, DEEP, "a.txt"), "--report", "Q3 2024/25")
    assert (found["report"], found["doubts"]) == ("Q3 2024/25", [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"Agenda\n\n{FILLED}\n\n{APPENDIX}\n\n{SENTENCE}\n", "neither the file nor its name says"),
        (f"{DEEP}\n\nYouth justice quarter 2 2024/25 performance report\n", "it names Q3 2024/25 and Q2 2024/25"),
    ],
)
def test_where_it_is_not_clear_it_is_asked_for(typed: Run, tmp_path: Path, text: str, why: str) -> None:
    sentence = f'scrutineer: Say which quarter\'s report a.txt is, such as --report "Q4 2024/25": {why}.\n'
    assert typed("import", written(tmp_path, text, "a.txt")) == (2, "", sentence)
