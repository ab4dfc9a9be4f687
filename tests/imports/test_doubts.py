"""What a tired person would miss: one made-up dashboard a doubt, through the command, with its sentence and place."""

from pathlib import Path

import pytest

from bot.importing.checks import CHECKS
from tests.imports.conftest import Run
from tests.imports.sheets import ASSESSMENTS, CLEAN, FAMILIES, KS2, LEADERSHIP, REREFERRALS, doubts, previewed, sheet, written

Q2 = "Quarter 2 2024/25 performance report"

LIKELIEST = (
    '"% of rereferrals within a year" was not printed so before; it is taken for the likeliest, '
    '"Re-referrals to social care within 12 months".'
)

# the kind of doubt, the rows, the report where another and what is typed beside, and each doubt: its line, its row in the file, its sentence
CASES = [
    ("none at all", [CLEAN], [], []),
    ("revises", [f"{REREFERRALS},,,Q2 2024/25,25.1%,,,,,,"], [],
     [(1, 3, f"25.1% revises the 26.3% that {Q2} gave for Q2 2024/25.")]),
    ("previous", [f"{REREFERRALS},Q2 2024/25,26.8%,Q3 2024/25,25.1%,Improved,,,,,"], [],
     [(2, 3, f"26.8% is printed as the value for Q2 2024/25, but {Q2} gave 26.3%.")]),
    ("later", [f"{REREFERRALS},,,Q3 2021/22,19.9%,,,,,,"], ["Q2 2021/22"],
     [(1, 3, "Q3 2021/22 had not ended by the report's own quarter, Q2 2021/22."),
      (1, 3, "Quarter 3 2021/22 performance report, a later report, gives 19.6% for Q3 2021/22, and that stands.")]),
    ("jump", [f"{ASSESSMENTS},,,Q3 2024/25,8.9%,,,,,,"], [],
     [(1, 3, "8.9% is a jump from 86.0% in Q2 2024/25: the 5 figures before it lie from 83.1% to 91.6%.")]),
    ("no jump within its history", [f"{ASSESSMENTS},,,Q3 2024/25,83.9%,,,,,,"], [], []),
    ("sudden", [f"{LEADERSHIP},Q2 2024/25,N/A,Q3 2024/25,1.9%,,,,,,"], [],
     [(1, 3, "1.9% is far from 91.6% in Q2 2024/25: see whether it is typed right.")]),
    ("not so far from it", [f"{LEADERSHIP},Q2 2024/25,N/A,Q3 2024/25,70.9%,,,,,,"], [], []),
    ("above 100", [f"{REREFERRALS},,,Q3 2024/25,251%,,,,,,"], [],
     [(1, 3, "251 is no percentage from 0 to 100."), (1, 3, "251% is more than 100 per cent.")]),
    ("counts", [f"{REREFERRALS},,,Q3 2024/25,25.1% (25 of 90),,,,,,"], [],
     [(1, 3, "25 of 90 is not 25.1%."), (2, 3, "25 of 90 is not 25.1%.")]),
    ("counts that round", [f"{REREFERRALS},,,Q3 2024/25,27.8% (25 of 90),,,,,,"], [], []),
    ("counts of nothing", [f"{REREFERRALS},,,Q3 2024/25,25.1% (2),,,,,,"], [],
     [(line, 3, "2 is 25.1% of no whole number. In brackets it may be a change, or a footnote's mark.") for line in (1, 2)]),
    ("a number of families of nothing", [f"{REREFERRALS},,,Q3 2024/25,25.1% (26 families),,,,,,"], [],
     [(line, 3, "26 is 25.1% of no whole number.") for line in (1, 2)]),
    ("a count too small to be sure of", [f"{REREFERRALS},,,Q3 2024/25,25.0% (2),,,,,,"], [],
     [(line, 3, "2 in brackets may be a number of people, a change or a footnote's mark.") for line in (1, 2)]),
    ("all of them", [f"{REREFERRALS},,,Q3 2024/25,25.1% (n=28),,,,,,"], [],
     [(1, 3, "25.1% of 28 is no whole number: 28 may be those who are counted, and not all of them.")]),
    ("a count that there can be", [f"{REREFERRALS},,,Q3 2024/25,25.2% (26),,,,,,"], [], []),
    ("moved by", [f"{REREFERRALS},Q2 2024/25,26.3%,Q3 2024/25,17.3% (9),,,,,,"], [],
     [(1, 3, "17.3% is a jump from 26.3% in Q2 2024/25: the 5 figures before it lie from 19.3% to 26.3%."),
      *((line, 3, "9 in brackets is also how far 17.3% is from 26.3%: it may be the change.") for line in (1, 2))]),
    ("moved by, from what was published", [f"{REREFERRALS},,,Q3 2024/25,33.3% (7),,,,,,"], [],
     [(line, 3, "7 in brackets is also how far 33.3% is from 26.3%: it may be the change.") for line in (1, 2)]),
    ("cohort", [f"{REREFERRALS},,,Q3 2024/25,\"25.1% (1,052)\",,,,,,"], [],
     [(line, 3, "With 25.1%, 1,052 would be of 4,191, and the last one held was of 1,684: it may be the whole.") for line in (1, 2)]),
    ("direction", [f"{REREFERRALS},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Increase,,,,,"], [],
     [(1, 3, '"Increase" does not fit 26.3 and then 25.1.')]),
    ("direction against what was published", [f"{REREFERRALS},,,Q3 2024/25,25.1%,Increase,,,,,"], [],
     [(1, 3, "“Increase” is printed, but 26.3% in Q2 2024/25 and then 25.1% is a fall.")]),
    ("verdict", [f"{REREFERRALS},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Worse,,,,,"], [],
     [(1, 3, "“Worse” is printed, but 26.3% in Q2 2024/25 and then 25.1% is improved, as low is good.")]),
    ("polarity", [f"{REREFERRALS},Q2 2024/25,26.3%,Q3 2024/25,26.3%,No change; high is good,,,,,"], [],
     [(1, 3, "“high is good” is printed, but of this indicator low is good.")]),
    ("polarity of what has none", [f"{FAMILIES},Q2 2024/25,N/A,Q3 2024/25,1417,Better,,,,,"], [],
     [(1, 3, "“Better” is printed, but of this indicator neither is good, it is for information only.")]),
    ("rag", [f"{REREFERRALS},,,Q3 2024/25,25.1%,,,,Green,4,"], [],
     [(1, 3, "The RAG is green, which is not what its rule gives in the fourth quartile.")]),
    ("rag that turns on the change", [f"{REREFERRALS},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Improved,,,Red,3,"], [],
     [(1, 3, "The RAG is red, which is not what its rule gives in the third quartile with “Improved”.")]),
    ("target", [f"{REREFERRALS},,,Q3 2024/25,25.1%,,<18.7%,Met,,,"], [],
     [(1, 3, "The target is printed as met, which 25.1% against <18.7% contradicts.")]),
    ("target missed", [f"{REREFERRALS},,,Q3 2024/25,25.1%,,<28.7%,Not met,,,"], [],
     [(1, 3, "The target is printed as missed, which 25.1% against <28.7% contradicts.")]),
    ("target met under the RAG", [f"{REREFERRALS},,,Q3 2024/25,25.1%,,<18.7%,,On target,,"], [],
     [(1, 3, "The target is printed as met, which 25.1% against <18.7% contradicts.")]),
    ("target missed under the RAG, as it is", [f"{REREFERRALS},,,Q3 2024/25,25.1%,,<18.7%,,Off target,,"], [], []),
    ("follows", [f"{REREFERRALS},,,Q4 2024/25,25.1%,,,,,,"], ["Q4 2024/25"],
     [(1, 3, "Q4 2024/25 does not follow: the latest figure held before it is of Q2 2024/25.")]),
    ("kind", ["Children electively home educated,,,2023/24,900,,,,,,"], [],
     [(1, 3, "2023/24 is a year, and every figure held of this indicator is of a quarter.")]),
    ("kind of a previous value", [f"{KS2},Q2 2024/25,61.0%,2024,61.4%,,,,,,"], [],
     [(2, 3, "Q2 2024/25 is a quarter, and every figure held of this indicator is of a calendar year.")]),
    ("kind of a previous month", [f"{KS2},September 2024,61.0%,2024,61.4%,,,,,,"], [],
     [(2, 3, "September 2024 is a month, and every figure held of this indicator is of a calendar year.")]),
    ("a previous value of the kind held", [f"{KS2},2023,62.1%,2024,61.4%,,,,,,"], [], []),
    ("twice", [CLEAN, f"{REREFERRALS},,,Q2 2024/25,26.3%,,,,,,"], [],
     [(1, 3, "Another row gives a measure of the same indicator."),
      (2, 3, "The file gives Q2 2024/25 a second time, at table 1, row 4."),
      (3, 4, "Another row gives a measure of the same indicator.")]),
    ("twice, by a quarter and its last month", ["Re-referrals to CSC within 12 mths,December 2024,24.6%,Q3 2024/25,25.1%,,,,,,"], [],
     [(2, 3, "The file gives December 2024 a second time, as Q3 2024/25, at table 1, row 3.")]),
    ("unit", ["Potholes mended,,,Q3 2024/25,25.1,,,,,,"], ["Q3 2024/25", "--match", "1=rereferrals"],
     [(1, 3, "25.1 does not fit this indicator, whose figures are percentages.")]),
    ("name", ["Potholes mended,,,Q3 2024/25,25.1,,,,,,"], [],
     [(1, 3, '"Potholes mended" is no indicator that is known for certain.')]),
    ("a name cut at its hyphen", [CLEAN.replace("Re-", "Re- ")], [], []),
    ("name, taken for the likeliest", ["% of rereferrals within a year,,,Q3 2024/25,25.1%,,,,,,"], [],
     [(1, 3, LIKELIEST)]),
    ("no period", [f"{REREFERRALS},,,,25.1%,,,,,,"], [],
     [(1, 3, "No period is printed; it is taken as the report's, Q3 2024/25.")]),
    ("no value", [f"{REREFERRALS},,,Q3 2024/25,a fifth,,,,,,"], [],
     [(1, 3, '"a fifth" can\'t stand under "Latest Value".'), (1, 3, '"a fifth" can\'t be read as a value.')]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "arguments", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_looks_wrong_is_doubted_at_its_place(
    typed: Run, tmp_path: Path, rows: list[str], arguments: list[str], told: list[tuple[int, int, str]]
) -> None:
    report, *more = arguments or ["Q3 2024/25"]
    found = doubts(previewed(typed, written(tmp_path, sheet(*rows, title=f"Dashboard {report}")), *more))
    rows_told = [(line, place.partition(", column")[0], sentence) for line, place, sentence in found]
    assert rows_told == [(line, f"table 1, row {row}", sentence) for line, row, sentence in told]


@pytest.mark.parametrize(
    ("row", "more", "place"),
    [(f"{ASSESSMENTS},,,Q3 2024/25,8.9%,,,,,,", [], "table 1, row 3, column 5"),
     (f"{REREFERRALS},,,Q3 2024/25,a fifth,,,,,,", [], "table 1, row 3, column 5"),
     (f"{REREFERRALS},Q2 2024/25,26.9%,Q3 2024/25,25.1%,,,,,,", [], "table 1, row 3, column 3")],
)  # fmt: skip
def test_what_looks_wrong_with_a_value_is_doubted_at_its_cell(
    typed: Run, tmp_path: Path, row: str, more: list[str], place: str
) -> None:
    found = doubts(previewed(typed, written(tmp_path, sheet(row, title="Dashboard Q3 2024/25")), *(more or ["Q3 2024/25"])[1:]))
    assert found[-1][1] == place


def test_every_check_has_a_case() -> None:
    of_two_files = {"beside"}  # test_two_files.py
    assert {check.kind for check in CHECKS} - {case[0] for case in CASES} == of_two_files


def test_a_report_other_than_the_file_names_makes_every_line_doubtful(typed: Run, tmp_path: Path) -> None:
    preview = previewed(typed, written(tmp_path, sheet(CLEAN)), "--report", "Q4 2024/25")
    said = "The file names Q3 2024/25, but it is taken as the report of Q4 2024/25."
    assert ([told["sentence"] for told in preview["doubts"]], {line["doubts"][0]["sentence"] for line in preview["lines"]}) == ([said], {said})


def test_figures_of_other_areas_are_no_lines_and_are_told_of(typed: Run, tmp_path: Path) -> None:
    rows = [f"Re-referrals to CSC within 12 mths,{area},Q3 2024/25,25.1%,," for area in ("Leicestershire", "Derby", "Rutland")]
    table = sheet(*rows, head="Indicator,Area,Period,Value,Numerator,Denominator")
    preview = previewed(typed, written(tmp_path, table))
    told = [one["sentence"] for one in preview["doubts"]]
    assert (len(preview["lines"]), told) == (1, ["2 figures are of Derby, Rutland, and left out: figures are held for the council alone."])
