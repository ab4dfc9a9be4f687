"""A match that is said of a name: a long table prints it on as many rows as it has years."""

import json
from pathlib import Path

import pytest

from bot.importing.matches import Match, match_said
from tests.imports.conftest import Run
from tests.imports.sheets import written

TABLE = """Area,Indicator,Period,Value
Leicestershire,Something else entirely,2021/22,19.6% (1 of 90)
Leicestershire,A thing unheard of,2021/22,20.1%
Leicestershire,Something else entirely,2022/23,21.2% (1 of 90)
Leicestershire,Something else entirely,2022/23,21.9% (1 of 90)
"""


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("7=rereferrals", Match(7, "rereferrals")),
        ("7+=rereferrals", Match(7, "rereferrals", of_name=True)),
        ("+=rereferrals", None),
        ("7++=rereferrals", None),
        ("7=", None),
        ("rereferrals", None),
    ],
)
def test_a_match_is_a_line_and_a_code(text: str, match: Match | None) -> None:
    assert match_said(text) == match


@pytest.mark.parametrize(
    ("said", "lines"),
    [("1=rereferrals", [1]), ("1+=rereferrals", [1, 3, 4]), ("2+=rereferrals", [2]), ("9+=rereferrals", [])],
)
def test_it_is_of_one_line_or_of_all_that_print_its_name(typed: Run, tmp_path: Path, said: str, lines: list[int]) -> None:
    _, out, _ = typed("import", written(tmp_path, TABLE), "--report", "Q3 2024/25", "--json", "--match", said)
    found: list[dict[str, object]] = json.JSONDecoder().raw_decode(out)[0]["lines"]
    assert [one["number"] for one in found if one["indicator"] == "rereferrals"] == lines


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1+=rereferrals", "No figure of dashboard.csv is taken, so nothing is stored."),
        ("1=rereferrals", "Line 1 is doubtful: take it or leave it."),
    ],
)
def test_what_was_matched_by_its_name_alone_and_is_doubtful_is_left_by_yes(typed: Run, tmp_path: Path, said: str, told: str) -> None:
    _, _, err = typed("import", written(tmp_path, TABLE), "--report", "Q3 2024/25", "--yes", "--match", said)
    assert err == f"scrutineer: {told}\nNothing was stored.\n"
