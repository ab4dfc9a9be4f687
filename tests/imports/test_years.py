"""Bare years of long tables: never guessed, said in a word, of the file or of one name; and national statistics end to end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli_import import YEARS as HELP
from bot.importing.years import MEANINGS, YEARS
from tests.imports.conftest import Run
from tests.imports.sheets import previewed, written
from tests.seed_text import SEEDS

NATIONAL = SEEDS.parent / "national"
needs_national = pytest.mark.skipif(not NATIONAL.exists(), reason="the extracts of national statistics are not there (beside SCRUTINEER_SEEDS)")
REREFERRALS = "Re-referrals to social care within 12 months"
SUITABLE = "Care leavers in suitable accommodation"
TABLE = f"""Area,Indicator,Period,Value
Leicestershire,{REREFERRALS},2023,21.5
Leicestershire,{REREFERRALS},2024,22.1
England,{REREFERRALS},2024,22.7
Leicestershire,{SUITABLE},2024,91.0
"""
REPORT = ("--report", "Q3 2024/25")


def periods(typed: Run, folder: Path, *words: str) -> list[str | None]:
    return [line["period"] for line in previewed(typed, written(folder, TABLE, "national.csv"), *REPORT, *words)["lines"]]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ((), [None, None, None]),
        (("--years", "calendar"), ["2023", "2024", "2024"]),
        (("--years", "to-march"), ["2022/23", "2023/24", "2023/24"]),
        (("--years", "to-august"), ["school year 2022/23", "school year 2023/24", "school year 2023/24"]),
        (("--years", "from-april"), ["2023/24", "2024/25", "2024/25"]),
        (("--years", "from-september"), ["school year 2023/24", "school year 2024/25", "school year 2024/25"]),
        (("--years", "to-march", "3=calendar"), ["2022/23", "2023/24", "2024"]),
        (("--years", "1=to-march"), ["2022/23", "2023/24", None]),
        (("--years", "9=calendar"), [None, None, None]),
    ],
)
def test_a_bare_year_means_what_was_said(typed: Run, tmp_path: Path, words: tuple[str, ...], read: list[str | None]) -> None:
    assert periods(typed, tmp_path, *words) == read


def test_a_year_without_a_meaning_names_the_option_and_its_words(typed: Run, tmp_path: Path) -> None:
    preview = previewed(typed, written(tmp_path, TABLE, "national.csv"), *REPORT)
    whole = preview["doubts"][0]["sentence"]
    assert (preview["lines"][0]["doubts"][0]["sentence"], whole.split(":")[0], re.findall(r"([a-z-]+) \(2021", whole)) == (
        "2023 may be a calendar year, or one that ended or began in it. Say which with --years.",
        "Bare years such as 2023 have no meaning of their own, so 3 lines have no period. Say what they mean with --years",
        list(YEARS),
    )


@pytest.mark.parametrize("word", YEARS)
def test_every_word_is_in_the_help_and_has_its_example(word: str) -> None:
    assert (word in HELP, "2021" in MEANINGS[word]) == (True, True)


@pytest.mark.parametrize("word", ["financial", "2021", "x=calendar", "3=soon", "=calendar"])
def test_a_word_that_could_mean_two_things_is_refused(typed: Run, word: str) -> None:
    status, out, err = typed("import", "national.csv", "--years", word)
    assert (status, out, "is none of calendar, to-march" in err) == (2, "", True)


def test_what_no_year_was_said_of_can_t_be_stored(typed: Run, tmp_path: Path) -> None:
    found = typed("import", written(tmp_path, TABLE, "national.csv"), *REPORT, "--take", "1-3")
    assert (found[0], "Line 1 can't be taken: its period is not known." in found[2]) == (2, True)


def test_a_long_table_by_itself_is_named_as_what_it_is(typed: Run, tmp_path: Path) -> None:
    preview = previewed(typed, written(tmp_path, TABLE, "national.csv"), *REPORT)
    assert preview["document"]["title"] == "national.csv, with the report of quarter 3 2024/25"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (f"England,{REREFERRALS},2023/24,22.7\nRutland,{REREFERRALS},2023/24,c\n", "Nothing in national.csv is of the council itself: its figures are of England, Rutland, and figures are held for the council alone."),
    ],
)
def test_a_file_with_nothing_of_the_council_says_so(typed: Run, tmp_path: Path, rows: str, sentence: str) -> None:
    file = written(tmp_path, f"Area,Indicator,Period,Value\n{rows}", "national.csv")
    assert typed("import", file, *REPORT) == (2, "", f"scrutineer: {sentence}\n")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("Leicestershire,Potholes mended,2023/24,40\nLeicestershire,Bins emptied,2023/24,90\n", "None of its 2 names is known for an indicator: match or make those that are wanted, or bring in a dictionary of them first (scrutineer catalogue import)."),
        ("Leicestershire,Potholes mended,2023/24,40\n", "Its name is not known for an indicator: match it, or make one."),
    ],
)
def test_a_file_none_of_whose_names_is_known_says_so(typed: Run, tmp_path: Path, rows: str, sentence: str) -> None:
    file = written(tmp_path, f"Area,Indicator,Period,Value\n{rows}", "national.csv")
    assert [told["sentence"] for told in previewed(typed, file, *REPORT)["doubts"]] == [sentence]


@needs_national
@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("ees_c1_referrals_rereferrals.csv", {"new": 52, "not matched": 78}),
        ("lait_bds_long_extract.csv", {"new": 60, "absence": 5, "not matched": 178}),
    ],
)
def test_every_figure_of_the_council_in_national_statistics_waits_for_a_word(typed: Run, name: str, kinds: dict[str, int]) -> None:
    found = previewed(typed, str(NATIONAL / name), "--report", "Q4 2024/25", "--years", "to-march")
    assert (found["counted"], found["clean"], {line["period"] is None for line in found["lines"]}) == (kinds, 0, {False})


@needs_national
def test_national_statistics_come_in_and_are_asked_about(typed: Run) -> None:
    file = str(NATIONAL / "ees_c1_referrals_rereferrals.csv")
    words = ("--report", "Q4 2024/25", "--years", "to-march", "--title", "Children in need statistics")
    done = typed("import", file, *words, "--yes", "--take", "3", "13")[1]
    typed("publish", "q4-2024-25", "--at", "now")
    answer = typed("ask", "re-referrals in 2024/25 vs 2023/24")[1]
    assert (done.startswith("Import 1: 2 figures of q4-2024-25."), answer.splitlines()) == (True, [
        "Re-referrals to social care within 12 months: 25.5% in 2024/25, up 1.8 percentage points from 23.7% in 2023/24: declined, because low is good.",
        'Source: Children in need statistics, undated: dashboard row "rereferral percent".',
    ])  # fmt: skip
