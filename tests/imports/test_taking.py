"""Taking files in by the command: seen first, stored by a word, all or nothing, undone again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.importing.decisions import Decided, decide
from tests.imports.conftest import Run
from tests.imports.sheets import ASSESSMENTS, CLEAN, DRAFT, REREFERRALS, previewed, sheet, written
from tests.ingest.hostile import CORPUS
from tests.ingest.test_hostile import SENTENCES

JUMP = f"{ASSESSMENTS},,,Q3 2024/25,8.9%,,,,,,"
UNKNOWN = "Potholes mended,,,Q3 2024/25,40,,,,,,"
CARELESS = "Care leaver EETs,,,Q3 2024/25,55.0%,,,,,,"
NOTHING = "Nothing has been imported.\n"
ALL = sheet(CLEAN, JUMP, UNKNOWN)
"""Lines 1 and 2 are clean, 3 is a jump, and 4 is not matched."""


def test_without_a_word_it_is_only_shown(typed: Run, tmp_path: Path) -> None:
    status, out, _ = typed("import", written(tmp_path, ALL))
    how = "Nothing is stored. To take it: --yes for what is clean, and --take, --leave, --match N=CODE or --make for the lines above."
    assert (status, out.splitlines()[-1], typed("imports")[1]) == (0, how, NOTHING)


# what is typed, and which import is told of
TAKEN = [
    (["--yes"], "Import 1: 2 figures of q3-2024-25. Left out: lines 3-4."),
    (["--yes", "--take", "3"], "Import 1: 3 figures of q3-2024-25. Left out: line 4."),
    (["--yes", "--leave", "1"], "Import 1: 1 figure of q3-2024-25. Left out: lines 1, 3-4."),
    (["--take", "3", "--leave", "4"], "Import 1: 3 figures of q3-2024-25. Left out: line 4."),
    (["--leave", "3-4"], "Import 1: 2 figures of q3-2024-25. Left out: lines 3-4."),
    (["--take", "3-4", "--match", "4=cfws-families"], "Import 1: 4 figures of q3-2024-25."),
    (["--take", "3", "--make", "4=low,count,Roads"], "Import 1: 4 figures of q3-2024-25."),
]


@pytest.mark.parametrize(("arguments", "told"), TAKEN)
def test_what_is_said_is_taken(typed: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    assert typed("import", written(tmp_path, ALL), *arguments) == (0, f"{told} {DRAFT}\n", "")


REFUSED = [
    (["--take", "3"], "Line 4 (“Potholes mended”) is no known indicator: match it, make one, or leave it."),
    (["--leave", "4"], "Line 3 is doubtful: take it or leave it."),
    (["--leave", "1-4"], "No figure of dashboard.csv is taken, so nothing is stored."),
    (["--yes", "--take", "4"], "Line 4 (“Potholes mended”) is no known indicator: match it, make one, or leave it."),
    (["--yes", "--take", "9"], "There is no line 9: the lines are 1 to 4."),
    (["--yes", "--take", "3", "--leave", "3"], "Line 3 is both left and taken: say one of the two."),
    (["--yes", "--match", "4=nothing-like-it"], "Line 4 was not looked at as nothing-like-it: there may be no indicator of this code."),
    (["--yes", "--match", "1=neet"], "Line 1 was not looked at as neet: there may be no indicator of this code."),
    (["--yes", "--match", "4=neet", "--make", "4=low,count,Roads"], "Line 4 is both matched and made: say one of the two."),
    (["--yes", "--make", "1=low,count,Roads"], "Line 1 is Re-referrals to social care within 12 months already: no indicator is made for it."),
    (["--yes", "--match", "4=cfws-families"], "Line 4 is doubtful: take it or leave it."),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_nothing_doubtful_is_stored_without_a_word(typed: Run, tmp_path: Path, arguments: list[str], sentence: str) -> None:
    told = f"scrutineer: {sentence}\nNothing was stored.\n"
    assert (typed("import", written(tmp_path, ALL), *arguments), typed("imports")[1]) == ((2, "", told), NOTHING)


@pytest.mark.parametrize(
    "arguments",
    [["--make", "4=good,count,Roads"], ["--make", "4=low"], ["--make", "4=low,furlongs,Roads"], ["--match", "4"], ["--take", "x"],
     ["--meeting", "soon"], []],
)  # fmt: skip
def test_what_can_t_be_meant_is_a_matter_of_usage(typed: Run, arguments: list[str]) -> None:
    status, out, err = typed("import", *arguments)
    assert (status, out, "Traceback" in err) == (2, "", False)


@pytest.mark.parametrize(
    ("text", "arguments", "sentence"),
    [
        (sheet(CLEAN, title="Dashboard"), [], 'Say which quarter\'s report dashboard.csv is, such as --report "Q4 2024/25": neither the file nor its name says.'),
        (sheet(CLEAN), ["--report", "soon"], 'Say which quarter\'s report dashboard.csv is, such as --report "Q4 2024/25": “soon” names no quarter.'),
        ("a,b\nc,d\n", ["--report", "Q3 2024/25"], "Nothing in dashboard.csv could be read as a figure: give its table a row of headings, such as Indicator, Latest Period and Latest Value, or send the report's own text."),
        ("a,b\nc,d\n", [], "Nothing in dashboard.csv could be read as a figure: give its table a row of headings, such as Indicator, Latest Period and Latest Value, or send the report's own text."),
    ],
)
def test_a_file_that_can_t_be_taken_gets_a_sentence(
    typed: Run, tmp_path: Path, text: str, arguments: list[str], sentence: str
) -> None:
    found = typed("import", written(tmp_path, text), *arguments)
    assert (found, typed("imports")[1]) == ((2, "", f"scrutineer: {sentence}\n"), NOTHING)


def test_a_report_may_be_named_by_the_file_s_name(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, sheet(CLEAN, title="Dashboard"), "Dashboard Q3 2024-25.csv")
    assert previewed(typed, file)["report"] == "Q3 2024/25"


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_refused_with_its_sentence_and_nothing_is_stored(typed: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(CORPUS[name]())
    assert (typed("import", str(file), "--yes"), typed("imports")[1]) == ((2, "", f"scrutineer: {SENTENCES[name]}\n"), NOTHING)


def test_a_file_that_is_not_there_is_told_of(typed: Run) -> None:
    assert typed("import", "there-is-no.csv") == (2, "", "scrutineer: there-is-no.csv can't be read: No such file or directory.\n")


def test_of_several_files_each_is_stored_by_itself(typed: Run, tmp_path: Path) -> None:
    good = written(tmp_path, sheet(CLEAN))
    status, out, err = typed("import", str(tmp_path / "none.csv"), good, "--yes")
    assert (status, "Import 1: 2 figures" in out, "none.csv can't be read" in err) == (2, True, True)


def test_the_same_file_twice_changes_nothing(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ALL)
    typed("import", file, "--yes")
    before = typed("imports")
    told = "The same was taken in already, as import 1, and nothing was changed.\n"
    assert (typed("import", file, "--yes"), typed("imports")) == ((0, told, ""), before)


def test_a_line_that_was_left_can_be_taken_later_and_be_undone_alone(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ALL)
    typed("import", file, "--yes")
    seen = [line["what"] for line in previewed(typed, file)["lines"]]
    later = typed("import", file, "--yes", "--take", "3")[1]
    whole = [line["what"] for line in previewed(typed, file)["lines"]]
    undone = typed("undo", "2")[1]
    assert (seen[:3], later, whole[:3], undone) == (
        ["stands", "stands", "new"], f"Import 2: 1 figure of q3-2024-25. Left out: line 4. {DRAFT}\n",
        ["stands", "stands", "stands"], "Import 2 is undone, as number 3: 1 figures are withdrawn.\n",
    )  # fmt: skip


def test_a_line_that_was_given_an_indicator_stands_under_it(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ALL)
    typed("import", file, "--yes", "--make", "4=high,count,Roads")
    line = previewed(typed, file)["lines"][3]
    again = typed("import", file, "--yes")[1]
    assert (line["what"], line["name"], "nothing was changed" in again) == ("stands", "Potholes mended", True)


def test_what_is_published_takes_no_more_of_its_file(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ALL)
    typed("import", file, "--yes")
    typed("publish", "q3-2024-25", "--at", "now")
    told = "The same file was taken in already, as import 1, and nothing is changed: it is published, so bring a corrected file in as a document of its own.\n"
    found = typed("import", file, "--yes", "--take", "3")
    assert (found[0], found[1].split("\n", 1)[1]) == (0, told)


def test_after_an_undo_it_can_be_decided_anew(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ALL)
    typed("import", file, "--yes")
    typed("undo", "1")
    assert typed("import", file, "--yes", "--take", "3")[1].startswith("Import 3: 3 figures of q3-2024-25. Left out: line 4.")


def test_a_corrected_file_of_the_same_name_takes_the_place_of_the_first(typed: Run, tmp_path: Path) -> None:
    typed("import", written(tmp_path, ALL), "--yes")
    told = "Import 2: 2 figures of q3-2024-25, in the place of import 1."
    assert typed("import", written(tmp_path, sheet(CLEAN)), "--yes") == (0, f"{told} {DRAFT}\n", "")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ([], DRAFT),
        ([["publish", "--at", "2026-12-08 09:00"]], "It is a draft until 2026-12-08 09:00 (London), as was said before: until then nobody knows of it."),
        ([["readers", "--set", "channel:C1", "user:U1"]], "and only the 2 channels and people named for it know of it: “scrutineer publish"),
        ([["readers", "--set", "user:U1"], ["publish", "--at", "2026-12-08 09:00"]], "until then only the one channel or person named for it knows of it."),
    ],
)
def test_what_is_told_of_a_draft_is_so(typed: Run, tmp_path: Path, before: list[list[str]], told: str) -> None:
    typed("import", written(tmp_path, ALL), "--yes")
    for command, *arguments in before:
        typed(command, "q3-2024-25", *arguments)
    assert told in typed("import", written(tmp_path, sheet(CLEAN)), "--yes")[1]


def test_what_was_published_is_corrected_by_a_document_of_its_own(typed: Run, tmp_path: Path) -> None:
    typed("import", written(tmp_path, ALL), "--yes")
    typed("publish", "q3-2024-25", "--at", "now")
    corrected = written(tmp_path, sheet(CLEAN.replace("25.1%", "25.2%")))
    found = previewed(typed, corrected)
    told = "25.2% revises the 25.1% that Quarter 3 2024/25 performance dashboard gave for Q3 2024/25."
    assert (found["document"]["slug"], found["lines"][0]["doubts"][0]["sentence"]) == ("q3-2024-25-corrected", told)


def test_a_program_s_own_report_is_corrected_by_a_document_of_its_own(typed: Run, tmp_path: Path) -> None:
    row = f"{REREFERRALS},,,Q2 2024/25,25.1%,,,,,,"
    assert previewed(typed, written(tmp_path, sheet(row, title="Q2 2024/25")))["document"]["slug"] == "q2-2024-25-corrected"


def test_a_name_that_was_only_recognised_is_doubted_and_then_known(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, sheet(CARELESS))
    first = [told["kind"] for told in previewed(typed, file)["lines"][0]["doubts"]]
    typed("import", file, "--take", "1")
    typed("publish", "q3-2024-25", "--at", "now")
    after = previewed(typed, written(tmp_path, sheet(CARELESS.replace("Q3", "Q4"), title="Q4 2024/25")))
    assert (first, after["lines"][0]["doubts"]) == (["name"], [])


REPORT = """# Quarter 3 2024/25 performance report

1. The percentage of re-referrals to social care within 12 months was 24.9% at the end of quarter 3.

| Indicator | Latest Period | Latest Value |
|---|---|---|
| Re-referrals to CSC within 12 mths | Q3 2024/25 | 25.1% |
"""


def test_prose_waits_beside_its_sentence_and_is_held_against_the_dashboard(typed: Run, tmp_path: Path) -> None:
    row, sentence = previewed(typed, written(tmp_path, REPORT, "report.md"))["lines"]
    told = "“Re-referrals to CSC within 12 mths”, Q3 2024/25: the text (paragraph 1) gives 24.9, the dashboard (table 1 (from line 5), row 2) 25.1."
    said = "The percentage of re-referrals to social care within 12 months was 24.9% at the end of quarter 3."
    assert (row["clean"], sentence["clean"], sentence["evidence"], [one["sentence"] for one in sentence["doubts"]]) == (
        True, False, said, [told],
    )  # fmt: skip


ABSENT = """# Quarter 3 2024/25 performance report

1. Data for re-referrals to social care is not available this quarter.
"""


def test_an_absence_in_prose_waits_for_a_yes(typed: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ABSENT, "report.md")
    (line,) = previewed(typed, file)["lines"]
    refused, taken = typed("import", file, "--yes"), typed("import", file, "--take", "1")
    assert (line["what"], line["missing"], line["clean"], refused[0], taken[1].split(":")[0]) == (
        "absence", "not available this quarter", False, 2, "Import 1",
    )  # fmt: skip


@pytest.mark.parametrize("row", ["Re-referrals to CSC within 12 mths | Q3 2024/25 | 25.1%", "Re-referrals to CSC within 12 mths | Q3 2024/25 | N/A"])
def test_an_absence_that_the_dashboard_gives_too_is_no_line_of_its_own(typed: Run, tmp_path: Path, row: str) -> None:
    table = f"\n| Indicator | Latest Period | Latest Value |\n|---|---|---|\n| {row} |\n"
    assert len(previewed(typed, written(tmp_path, ABSENT + table, "report.md"))["lines"]) == 1


def asked(typed: Run, question: str) -> str:
    return typed("ask", question)[1]


def test_a_new_quarter_is_imported_published_asked_about_and_undone(typed: Run, tmp_path: Path) -> None:
    question = "re-referrals Q3 vs Q2?"
    before = asked(typed, question)
    typed("import", written(tmp_path, ALL), "--yes")
    draft = asked(typed, question)
    typed("publish", "q3-2024-25", "--at", "now")
    published = asked(typed, question).splitlines()
    typed("undo", "1")
    first = "Re-referrals to social care within 12 months: 25.1% in Q3 2024/25, down 1.2 percentage points from 26.3% (443 children) in Q2 2024/25: improved, because low is good."
    assert (draft, published[0], asked(typed, question)) == (before, first, before)


def test_the_source_is_the_row_as_the_file_names_it(typed: Run, tmp_path: Path) -> None:
    typed("import", written(tmp_path, ALL), "--yes", "--title", "Our dashboard", "--meeting", "2025-03-11")
    typed("publish", "q3-2024-25", "--at", "now")
    assert f'Source: Our dashboard, 11 March 2025: dashboard row "{REREFERRALS}".' in asked(typed, "re-referrals in Q3 2024/25")


def test_an_indicator_made_on_the_spot_is_asked_about(typed: Run, tmp_path: Path) -> None:
    typed("import", written(tmp_path, ALL), "--yes", "--make", "4=high,count,Roads")
    typed("publish", "q3-2024-25", "--at", "now")
    assert asked(typed, "potholes mended").startswith("Potholes mended: 40 in Q3 2024/25.")


def test_what_an_indicator_means_and_counts_is_said_on_the_command_line(typed: Run, tmp_path: Path) -> None:
    said = ("--name", "4=Potholes", "--counts", "4=potholes", "--define", "4=How many potholes were mended in the quarter.")
    typed("import", written(tmp_path, ALL), "--yes", "--make", "4=high,count,Roads", *said)
    typed("publish", "q3-2024-25", "--at", "now")
    assert "How many potholes were mended in the quarter." in asked(typed, "what does potholes mean?")


@pytest.mark.parametrize("option", ["--name", "--counts", "--define"])
def test_what_is_said_of_an_indicator_that_is_not_made_is_refused(typed: Run, tmp_path: Path, option: str) -> None:
    told = f"scrutineer: {option} is about line 4, for which nothing is made: say --make 4=… too.\n"
    assert typed("import", written(tmp_path, ALL), "--yes", option, "4=potholes") == (2, "", told)


def test_who_took_it_in_is_on_record(typed: Run, tmp_path: Path) -> None:
    typed("import", written(tmp_path, ALL), "--yes", "--who", "Bea")
    assert "Bea imported dashboard.csv as import 1 of q3-2024-25" in typed("history", "rereferrals")[1]


def test_a_failing_row_in_the_middle_leaves_nothing(typed: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(*given: Any) -> Decided:
        document, (first, second, *rest), indicators = decide(*given)
        return document, (first, replace(second, indicator="nothing-like-it"), *rest), indicators

    monkeypatch.setattr("bot.importing.desk.decide", spoilt)
    found = typed("import", written(tmp_path, ALL), "--take", "3", "--make", "4=high,count,Roads")
    told = f"scrutineer: dashboard: {REREFERRALS}: nothing-like-it: nothing-like-it is no indicator of the catalogue.\nNothing was stored.\n"
    assert (found, typed("imports")[1], typed("history", "potholes mended")[0]) == ((2, "", told), NOTHING, 2)


@pytest.mark.parametrize("report", ["Q3 2021/22", "Q1 2017/18", "Q2 2024/25"])
def test_what_was_exported_comes_back_unchanged(typed: Run, tmp_path: Path, report: str) -> None:
    text = typed("export", "--report", report)[1]
    preview = previewed(typed, written(tmp_path, text))
    assert {line["what"] for line in preview["lines"]} <= {"unchanged", "absence"}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("report", ["Q3 2021/22", "Q3 2020/21", "Q2 2021/22", "Q1 2017/18", "Q2 2024/25"])
def test_of_what_was_exported_every_line_is_clean_and_there_is_nothing_to_take(typed: Run, tmp_path: Path, report: str, suffix: str) -> None:
    file = str(tmp_path / f"figures.{suffix}")
    typed("export", "--report", report, "--to", file)
    unclean = [line["number"] for line in previewed(typed, file)["lines"] if not line["clean"]]
    refused = "scrutineer: Every line of it is held already just as it stands here, so there is nothing to take.\nNothing was stored.\n"
    assert (unclean, typed("import", file, "--yes"), typed("imports")[1]) == ([], (2, "", refused), NOTHING)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((), "Say which quarter's report figures.xlsx is, such as --report \"Q4 2024/25\": it holds those of several documents ("),
        (("--report", "Q1 2019/20"), "figures.xlsx holds nothing of Q1 2019/20, but figures of q1-2017-18, "),
        (("--report", "Q3 2021/22"), "Every line of it is held already just as it stands here, so there is nothing to take."),
    ],
)
def test_of_all_that_was_exported_one_report_is_taken_at_a_time(typed: Run, tmp_path: Path, said: tuple[str, ...], told: str) -> None:
    file = str(tmp_path / "figures.xlsx")
    typed("export", "--to", file)
    assert (typed("import", file, *said, "--yes")[2].startswith(f"scrutineer: {told}"), typed("imports")[1]) == (True, NOTHING)


def test_one_cell_put_right_in_what_was_exported_is_a_file_to_take(typed: Run, tmp_path: Path) -> None:
    head, row, *rest = typed("export", "--report", "Q1 2017/18")[1].splitlines()
    file = written(tmp_path, "\n".join((head, row.replace(",measure,", ",other,"), *rest)) + "\n")
    assert previewed(typed, file)["doubts"] == []
