"""The figures that are answered: each one published, the one that stands, and the traps that the documents set."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from intents.periods import parse_label
from tests.bot.front_door import ask, asked, name_of

FIGURES = Path(__file__).parents[2] / "store" / "figures"
OLDEST_FIRST = ("q1-2017-18", "q3-2020-21", "q2-2021-22", "q3-2021-22", "q2-2024-25")
ORIGINS = ("dashboard", "text", "appendix")


@dataclass(frozen=True, slots=True)
class Printed:
    """One row of a figures file that has a value: how new its document is, how near to the dashboard it stands, the value."""

    document: int
    origin: int
    value: Decimal


@cache
def printed() -> dict[tuple[str, str], list[Printed]]:
    """Every published value by (indicator, period label), the one that stands first."""
    found = defaultdict[tuple[str, str], list[Printed]](list)
    for age, slug in enumerate(OLDEST_FIRST):
        for row in csv.DictReader((FIGURES / f"{slug}.csv").read_text(encoding="utf-8").splitlines()):
            if row["value"]:
                one = Printed(age, ORIGINS.index(row["origin"]), Decimal(row["value"]))
                found[row["indicator"], row["period"]].append(one)
    return {key: sorted(rows, key=lambda r: (-r.document, r.origin)) for key, rows in found.items()}


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two values are one when the finer is rounded to the coarser."""
    coarser = max(int(one.as_tuple().exponent), int(other.as_tuple().exponent))
    return abs(one - other) * 2 <= Decimal(1).scaleb(coarser)


def revised(rows: list[Printed]) -> set[Decimal]:
    """What earlier documents published otherwise: of each, the value that stood in it."""
    stood = {row.document: row.value for row in sorted(rows, key=lambda r: -r.origin)}
    newest = rows[0].document
    return {value for document, value in stood.items() if document < newest and not agree(value, rows[0].value)}


def test_every_csv_of_figures_is_asked_about() -> None:
    assert sorted(path.stem for path in FIGURES.glob("*.csv")) == sorted(OLDEST_FIRST)


@pytest.mark.parametrize(("code", "label"), sorted(printed()))
def test_every_published_figure_can_be_asked_for(code: str, label: str) -> None:
    rows = printed()[code, label]
    reply = asked(f"{name_of(code)}, {label}")
    got = {f["indicator"]: f for f in reply["figures"] if parse_label(f["period"]).moment == parse_label(label).moment}[code]
    earlier = {Decimal(shown.strip("%").replace(",", "")) for shown in got["revised_from"]}
    assert (reply["outcome"], agree(Decimal(str(got["value"])), rows[0].value), earlier) == ("answered", True, revised(rows))


TRAPS: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = [
    # trap of the documents, question, what the answer says, what it must not say
    ("1 text and dashboard", "same placement for 2+ years, Q3 2020/21", ("66.9% (170 children)", "also prints 65.1%", "paragraph 16"), ()),
    ("1 the same number elsewhere", "care leavers EET Q3 2020/21", ("65.1% (123 care leavers)",), ("66.9",)),
    ("1 more young people, a lower rate", "NEET Q3 2020/21 vs Q2 2020/21", ("2.4%", "2.9%", "improved", "41 more young people"), ("declined",)),
    ("1 lower at 1,303 and 1,303", "CFWS families Q3 2020/21 vs Q2 2020/21", ("1,303", "no change", "calls this lower"), ("improved",)),
    ("1 a quarter beside a year", "re-offending tracked locally, Q1 2020/21 vs 2019/20", ("0.76", "not like periods"), ("improved", "down")),
    ("1 a quarter beside a quarter", "re-offending tracked locally, Q1 2020/21 vs Q1 2019/20", ("0.18", "declined"), ("improved",)),
    ("1 year to date, the quarter", "first time entrants Q2 2020/21", ("16 in Q2 2020/21", "37"), ()),
    ("1 year to date, the cumulative", "first time entrants, April to September 2020", ("37 from April to September 2020",), ("16 ",)),
    ("1 an appendix titled Q2", "youth justice EET Q2 2020/21", ("61.5% (24 of 39 young people)", "Quarter 3 2020/21", "appendix"), ()),
    ("1 a slight increase that fell", "NEET Q2 2024/25 vs Q1 2024/25", ("0.8%", "improved", "slight increase"), ("declined",)),
    ("1 12.0%, printed 10.7%", "home educated Q2 2024/25 vs Q2 2023/24", ("up 120 (12.0%)", "10.7%", "no polarity"), ("improved", "declined")),
    ("1 of 236 and of 201", "care leavers in suitable accommodation Q2 2024/25", ("218 of 236", "201"), ()),
    ("1 54.4% without a date", "care leavers EET Q2 2024/25", ("49.3% (99 of 201 care leavers)", "54.4%, without a date"), ()),
    ("1 year to date from 18 to 17", "first time entrants Q2 2021/22 vs Q1 2021/22", ("17", "18", "improved", "year to date"), ()),
    ("1 amber with its target met", "NEET target December 2021", ("1.2%", "met", "RAG amber"), ("not met",)),
    ("2 people revised", "CFWS individuals Q2 2021/22", ("4,089", "First published as 3,972"), ()),
    ("2 families revised", "CFWS families Q2 2021/22", ("1,569", "First published as 1,505"), ()),
    ("2 NEET's first quarter", "NEET Q1 2021/22", ("3% (420 young people)",), ("1.4%",)),
    ("2 NEET's September", "NEET September 2021", ("1.4%",), ("420",)),
    ("2 targets move", "target for re-referrals Q3 2020/21", ("21.1%", "19.2%", "not met"), ("18.7%",)),
    ("2 neighbours move", "neighbours for 3 or more placements Q2 2021/22", ("11.2%",), ("10.3%", "11.0%")),
    ("3 custody as a number", "number of young people in custody 2019/20", ("7",), ("per 1,000",)),
    ("3 custody as a rate", "custody rate year to June 2020", ("0.07",), ("sentences",)),
    ("3 0.58 is its own measure", "re-offending, 2016/17 measure", ("0.58",), ("3.2",)),
    ("3 3.20 is its own measure", "re-offending rate Q2 2019/20", ("3.20", "year to Q2 2019/20"), ("0.58", "0.76")),
    ("3 a quarter of entrants is no year", "first time entrants Q2 2021/22 vs 2019/20", ("not like periods", "cannot be calculated"), ("improved",)),
    ("3 threes, and threes and fours", "three year olds FEEE Autumn 2021 vs Q1 2017/18", ("cannot be calculated", "3 and 4 year olds", "95.0%"), ()),
    ("3 overall, and leadership", "primary schools good or outstanding Q2 2024/25", ("no figure is held", "90.6%", "leadership", "91.6%"), ()),
    ("3 leadership is no overall", "secondary schools rated good or outstanding Q3 2021/22 vs Q2 2024/25", ("cannot be calculated", "84.1%"), ()),
    ("3 Early Help is no CFWS", "individuals open to Early Help services Q3 2021/22", ("no figure is held", "7,470", "not comparable", "3,797"), ()),
    ("3 Targeted Family Help is no CFWS", "how many families does Targeted Family Help work with?", (), ("1,417", "1,569")),
    ("4 a Q1 row in a Q2 dashboard", "child protection reviews in time Q1 2021/22", ("no figure is held", "N/A", "Q2 2021/22 report"), ("94.2",)),
    ("4 re-offending two years in arrears", "re-offending rate", ("3.20", "the year to Q2 2019/20", "Quarter 3 2021/22"), ()),
    ("4 Dec 2021/22 is a month", "NEET Dec 2021/22", ("1.2% in December 2021",), ()),
    ("4 NEET answers to the quarter too", "NEET Q3 2021/22", ("1.2% in December 2021",), ()),
    ("4 Quarter 3 2021", "re-referrals Quarter 3 2021", ("19.6%", "Q3 2021/22"), ()),
    ("4 years to June", "custody rate, year to June 2021 vs year to June 2020", ("0.13", "0.07", "declined"), ()),
    ("4 terms labelled quarters", "EHCP in mainstream schools Autumn 2021 vs Summer 2021", ("2,169", "2,244", "75"), ()),
    ("4 year to date beside the quarter's 28", "repeat child protection plans Q2 2024/25", ("23.0%", "year to date", "28 children"), ("(28",)),
    ("4 a Q3 beside a Q1", "home educated Q3 2020/21 vs Q1 2020/21", ("790", "718", "72"), ()),
    ("5 points written as %", "health assessments Q3 2021/22 vs Q2 2021/22", ("down 5.4 percentage points",), ("5.4%",)),
    ("5 the earlier value in brackets", "GLD FSM 2024 vs 2023", ("44.3%", "45.7%", "1.4 percentage points"), ("1.4%",)),
    ("5 a denominator", "good level of development 2024", ("69.6% (of 7,501)",), ("7,501 pupils", "7,501 children")),
    ("5 a numerator", "3 or more placements Q3 2021/22", ("2.5% (17 children)",), ()),
    ("5 927 (33%)", "SLF families claimed for, share of payment by results target", ("33%", "927"), ()),
    ("5 a direction is no figure", "ks2 rwm 2024 vs 2023", ("61.4%", "cannot be calculated", "0.7 percentage points"), ("62.1",)),
    ("5 a target with its operator", "target for child protection reviews Q3 2021/22", ("above 97.2%", "not met"), ()),
    ("5 a bare target", "target for child protection reviews Q3 2020/21", ("97.0% or above", "not met"), ()),
    ("6 a row shifted to the left", "annual health assessments Q3 2021/22", ("80.9% (545 children)",), ()),
    ("6 a percentage without its sign", "two year olds FEEE Summer 2021", ("68.47%",), ()),
    ("6 a count as 749.0", "home educated Q2 2021/22", ("749 in Q2 2021/22",), ("749.0",)),
    ("6 a stray 1 in a RAG column", "KS1 to KS2 writing progress", ("-0.40", "stray 1"), ("RAG green", "Top quartile")),
    ("6 neighbours swapped", "neighbours for EHC plans issued after assessment", ("98.4%", "3.36%", "look swapped"), ()),
]  # fmt: skip

@pytest.mark.parametrize(("question", "says", "says_not"), [pytest.param(*rest, id=trap) for trap, *rest in TRAPS])
def test_no_trap_of_the_documents_is_fallen_into(question: str, says: tuple[str, ...], says_not: tuple[str, ...]) -> None:
    text = ask(question).text
    body = text.partition("\nSource:")[0]
    assert ([s for s in says if s not in text], [s for s in says_not if s in body]) == ([], []), text


OTHER_MEASURES = [
    # question, verdict, and what stands beside it as another measure
    ("three year olds FEEE Autumn 2021 vs Q1 2017/18", "cannot be calculated", "feee-3-and-4", 95),
    ("primary schools rated good or outstanding Q3 2021/22 vs Q2 2024/25", "cannot be calculated", "primary-leadership", 91.6),
    ("secondary schools rated good or outstanding Q2 2024/25 vs Q3 2021/22", "cannot be calculated", "secondary-leadership", 84.1),
    ("individuals worked with by CFWS Q3 2021/22 vs Q1 2017/18", "cannot be calculated", "early-help-individuals-open", 7470),
    ("families worked with by CFWS Q3 2021/22 vs Q1 2017/18", "cannot be calculated", "early-help-families-assessed", 881),
]


@pytest.mark.parametrize(("question", "verdict", "beside", "value"), OTHER_MEASURES)
def test_a_change_across_definitions_is_not_calculated_and_the_other_measure_is_offered(
    question: str, verdict: str, beside: str, value: float
) -> None:
    reply = asked(question)
    offered = {(also["indicator"], also["value"]) for also in reply["also"]}
    figures = {figure["indicator"] for figure in reply["figures"]}
    assert ([c["verdict"] for c in reply["changes"]], (beside, value) in offered, beside in figures) == ([verdict], True, False)


def test_the_custody_rate_of_a_year_that_is_not_held_offers_the_number() -> None:
    assert ("yj-custody-number", 7) in {(a["indicator"], a["value"]) for a in asked("custody rate per 1,000 in 2019/20")["also"]}


SMALL = [
    ("repeat child protection plans Q3 2021/22 vs Q2 2021/22", ("47", "48")),
    ("plans open 2 years or more Q3 2021/22 vs Q2 2021/22", ("9", "10")),
    ("number of young people in custody 2019/20 vs 2018/19", ("7", "4")),
    ("remand 2019/20 vs 2018/19", ("6", "3")),
]


@pytest.mark.parametrize(("question", "counts"), SMALL)
def test_a_change_of_a_handful_is_given_with_caution(question: str, counts: tuple[str, ...]) -> None:
    text = ask(question).text
    caution = next((sentence for sentence in text.split(". ") if "mall numbers" in sentence), "")
    assert all(count in caution for count in counts), text


LARGE = ["home educated Q3 2021/22 vs Q2 2021/22", "same placement Q3 2021/22 vs Q2 2021/22", "re-referrals Q3 2021/22 vs Q2 2021/22"]


@pytest.mark.parametrize("question", LARGE)
def test_a_change_of_more_is_given_without(question: str) -> None:
    assert "mall numbers" not in ask(question).text


NOT_HELD = [
    # question, the nearest earlier figure that it leaves one with (None where there is none)
    ("re-referrals Q1 2022/23", "Q3 2021/22"),
    ("re-referrals Q4 2021/22", "Q3 2021/22"),
    ("re-referrals Q2 2030/31", "Q2 2024/25"),
    ("re-referrals 1999/00", None),
    ("care leavers EET Q4 2016/17", None),
    ("NEET October 2021", "September 2021"),
    ("first time entrants Q1 2020/21", "Q2 2019/20"),
    ("child protection reviews in time Q2 2021/22", "Q3 2020/21"),
    ("CFWS families Q2 2024/25", "Q3 2021/22"),
    ("key stage 2 expected standard 2020", "2019"),
    ("dental checks in care 2019/20", "Q1 2017/18"),
]


@pytest.mark.parametrize(("question", "nearest"), NOT_HELD)
def test_what_is_not_held_is_said_to_be_with_the_nearest_earlier(question: str, nearest: str | None) -> None:
    reply = asked(question)
    own = {i["code"] for i in reply["indicators"]}
    found = [also["period"] for also in reply["also"] if also["why"] == "nearest" and also["indicator"] in own]
    assert (reply["outcome"], reply["figures"], found[:1]) == ("not_held", [], [nearest] if nearest else [])


ELSEWHERE = [
    "re-referrals in Oadby", "NEET in Melton", "dental checks for boys", "primary schools good or outstanding in Harborough",
    "home educated children in Rutland", "progress 8 for girls", "care leavers EET by ethnicity", "NEET in Charnwood Q3 2021/22",
]  # fmt: skip


@pytest.mark.parametrize("question", ELSEWHERE)
def test_a_place_or_group_that_is_not_held_gets_no_county_figure_as_its_own(question: str) -> None:
    reply = asked(question)
    assert (reply["outcome"], reply["figures"], {a["why"] for a in reply["also"]} - {"general"}) == ("not_held", [], set())


MERGED = [("care leavers EET Q2 2021/22", "53.0%", "Quarter 2 2021/22"), ("custody rate year to June 2020", "0.18", "Quarter 3 2020/21")]


@pytest.mark.parametrize(("question", "says", "document"), MERGED)
def test_an_average_kept_from_an_earlier_document_names_it(question: str, says: str, document: str) -> None:
    text = ask(question).text
    assert says in text and document in text.partition("\nSource:")[2]
