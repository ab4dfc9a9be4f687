"""Columns of units and of frequencies, and columns of numbers that count nobody: what is not the row's own is doubted or left out."""

import pytest

from bot.importing.reading import Found, Said, Words, read
from intents.documents.units import at_odds_with
from tests.documents.agreement import lexicon
from tests.documents.scorecards import R, S, Scorecard, contents, said

WORDS = Words(lexicon(), {}, ("leicestershire", "Leicestershire County Council"))
HOME = "Children electively home educated"
DATED = "Q2 2024/25|Q3 2024/25"


def told(*lines: str) -> tuple[str, ...]:
    """What the scorecard's figures say, each as a line."""
    read_as = read(contents(Scorecard("", lines, ())), Said(), WORDS)
    assert isinstance(read_as, Found)
    return tuple(said(item.proposed) for item in read_as.items)


@pytest.mark.parametrize(
    ("said", "unit", "printed", "is_doubted"),
    [
        ("%", "percent", R, False), ("Percentage", "percent", R, False), ("0.0%", "percent", R, False), ("0.0", "percent", R, False),
        ("% of children", "percent", R, False), ("% of re-referrals", "percent", R, False), ("", "percent", R, False), ("n/a", "percent", R, False),
        ("Number", "percent", R, True), ("per 10,000", "percent", R, True), ("Rate per 10,000", "percent", R, True), ("Index", "percent", R, True),
        ("pp change", "percent", R, True), ("Percentage point", "percent", R, True), ("#", "percent", R, True), ("‰", "percent", R, True),
        ("Number", "count", HOME, False), ("No. of children", "count", HOME, False), ("#", "count", HOME, False), ("#,##0", "count", HOME, False),
        ("Referrals", "count", "CSE referrals", False), ("per 10,000", "count", HOME, True), ("Rank", "count", HOME, True), ("Days", "count", HOME, True),
        ("%", "count", HOME, True), ("£", "count", HOME, True), ("Rate per 1,000", "rate", "Custody rate", False), ("Number", "rate", "Custody rate", True),
        ("%", "rate", "Custody rate", True), ("Score", "score", "Progress 8", False), ("Number", "score", "Progress 8", False),
        ("%", "score", "Progress 8", True), ("Days", None, "Potholes", False),
    ],
)  # fmt: skip
def test_a_unit_that_is_not_the_indicators_is_doubted(said: str, unit: str | None, printed: str, is_doubted: bool) -> None:
    assert bool(at_odds_with(said, unit, printed)) is is_doubted


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ((f"Indicator|Unit|{DATED}", f"{HOME}|per 10,000|45|51"), ("measure Q3 2024/25 51 ? unit", "previous Q2 2024/25 45 ? unit")),
        ((f"Indicator|Unit|{DATED}", f"{HOME}|Number|45|51"), ("measure Q3 2024/25 51", "previous Q2 2024/25 45")),
        (("area|indicator|period|unit|value", f"Leicestershire|{R}|Q3 2024/25|Number|25.1"), ("measure Q3 2024/25 25.1 ? unit",)),
        (("area|indicator|period|unit|value", f"Leicestershire|{R}|Q3 2024/25|%|25.1"), ("measure Q3 2024/25 25.1",)),
    ],
)
def test_units_are_looked_at_in_both_layouts(lines: tuple[str, ...], says: tuple[str, ...]) -> None:
    assert told(*lines) == says


@pytest.mark.parametrize("heading", ["Frequency", "Basis", "Period type"])
@pytest.mark.parametrize(
    ("often", "doubts"),
    [("Quarterly", ""), ("Snapshot", ""), ("Year to date", " ? kind"), ("Cumulative", " ? kind"), ("12 month rolling", " ? kind"), ("Annual", " ? kind")],
)
def test_a_frequency_that_is_no_quarters_is_doubted_beside_a_quarter(heading: str, often: str, doubts: str) -> None:
    assert told(f"Indicator|{heading}|{DATED}", f"{R}|{often}|26.3%|25.1%") == (f"measure Q3 2024/25 25.1{doubts}", f"previous Q2 2024/25 26.3{doubts}")


@pytest.mark.parametrize(
    ("often", "doubts"), [("Quarterly", ""), ("Year to date", " ? kind"), ("Cumulative", " ? kind"), ("FYTD", " ? kind"), ("Rolling year", " ? kind")]
)
def test_so_it_is_in_a_long_table(often: str, doubts: str) -> None:
    assert told("area|indicator|period|frequency|value", f"Leicestershire|{R}|Q3 2024/25|{often}|25.1") == (f"measure Q3 2024/25 25.1{doubts}",)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("SN|Indicator|Period|Actual", f"1|{R}|Q3 2024/25|25.1%", f"2|{S}|Q3 2024/25|87.1%"), ("measure Q3 2024/25 25.1", "measure Q3 2024/25 87.1")),
        (("Num|Indicator|Period|Actual", f"1|{R}|Q3 2024/25|25.1%"), ("measure Q3 2024/25 25.1",)),
        (("Num|Indicator|Period|Actual", f"401|{R}|Q3 2024/25|25.1%"), ("measure Q3 2024/25 25.1 numerator=401",)),
        (("Indicator|Period|Actual|Rank|Out of", f"{R}|Q3 2024/25|25.1%|45|152"), ("measure Q3 2024/25 25.1",)),
        (("Indicator|Period|Actual|Out of", f"{R}|Q3 2024/25|25.1%|1597"), ("measure Q3 2024/25 25.1 denominator=1597",)),
        (("Indicator|Period|Actual|Cohort", f"{R}|Q3 2024/25|25.1%|2024"), ("measure Q3 2024/25 25.1 ? counts",)),
        (("Indicator|Period|Actual|Target|Cohort", f"{R}|Q3 2024/25|25.1%|20%|2024"), ("measure Q3 2024/25 25.1 target=20% ? counts",)),
        (("Indicator|Period|Actual|Number in cohort", f"{R}|Q3 2024/25|25.1%|2024"), ("measure Q3 2024/25 25.1 denominator=2024",)),
        (("Indicator|Period|Actual|Cohort", f"{R}|Q3 2024/25|25.1%|1597"), ("measure Q3 2024/25 25.1 denominator=1597",)),
        (
            ("Indicator|Period|Actual|SN|Target", f"{R}|Q3 2024/25|25.1%|1|20%", f"{S}|Q3 2024/25|87.1%|2|90%", "Care leavers EET|Q3 2024/25|52%|3|60%"),
            ("measure Q3 2024/25 25.1 target=20%", "measure Q3 2024/25 87.1 target=90%", "measure Q3 2024/25 52 target=60% ? name"),
        ),
        (("Indicator|Period|Actual|SN", f"{R}|Q3 2024/25|25.1%|21.3%"), ("measure Q3 2024/25 25.1 neighbour=21.3",)),
    ],
)
def test_a_column_that_numbers_rows_or_ranks_counts_nobody(lines: tuple[str, ...], says: tuple[str, ...]) -> None:
    assert told(*lines) == says
