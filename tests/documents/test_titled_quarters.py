"""A value without a period under a title that names a quarter: clean where its heading says the quarter's own result, and its
indicator has never come otherwise; doubted where it may be older."""

import pytest

from intents.documents.dashboard import read_dashboard
from tests.documents.agreement import SLUGS, names
from tests.documents.test_dashboard import KNOWN, grid

REPORT = "Q3 2024/25"
TITLE = "Scorecard Q3 2024/25 (October - December 2024)"
PRINTED = names(SLUGS)
"""The names that the documents held have printed, with the kinds of their periods."""
REREFERRALS = "Re-referrals to CSC within 12 mths"
CUSTODY = "Number of instances of the use of custody for young people (low = good)"
KEY_STAGE_2 = "Key Stage 2 - pupils achieving expected standard in Reading, Writing and Mathematics"


@pytest.mark.parametrize(
    ("title", "heading", "printed", "kinds"),
    [
        (TITLE, "Actual", REREFERRALS, []),
        (TITLE, "This quarter", REREFERRALS, []),
        (TITLE, "Current quarter", REREFERRALS, []),
        (TITLE, "Latest quarter", REREFERRALS, []),
        ("Quarter 3 2024/25 performance report", "Actual", REREFERRALS, []),
        ("Scorecard", "This quarter", REREFERRALS, []),  # the report is said, and is this quarter's
        ("Scorecard", "Actual", REREFERRALS, ["no period"]),
        ("Scorecard", "Latest quarter", REREFERRALS, ["no period"]),
        ("Scorecard Q2 2024/25 and Q3 2024/25", "Actual", REREFERRALS, ["no period"]),
        ("Performance to Q3 2024/25", "Actual", REREFERRALS, ["no period"]),
        ("Annual outturn, reported in Q3 2024/25", "Actual", REREFERRALS, ["no period"]),
        ("Scorecard 2024/25: Q3 2024/25", "Actual", REREFERRALS, ["no period"]),
        ("Scorecard Q3 2024/25, data as at 31 January 2025", "Actual", REREFERRALS, ["no period"]),
        (TITLE, "Latest value", REREFERRALS, ["no period"]),  # the latest may be older
        (TITLE, "Latest", REREFERRALS, ["no period"]),
        (TITLE, "Outturn", REREFERRALS, ["no period"]),
        (TITLE, "Actual", CUSTODY, ["no period"]),  # a quarter in arrears
        (TITLE, "This quarter", CUSTODY, ["arrears"]),
        (TITLE, "Actual", KEY_STAGE_2, ["no period", "kind"]),  # yearly
        (TITLE, "This quarter", KEY_STAGE_2, ["arrears", "kind"]),
    ],
)
def test_a_title_s_quarter_is_the_period_where_it_can_be_no_other(title: str, heading: str, printed: str, kinds: list[str]) -> None:
    cell = "3" if printed == CUSTODY else "25.1%"
    one = read_dashboard(grid(title, f"Indicator|{heading}|Target", f"{printed}|{cell}|"), REPORT, PRINTED).proposals[0]
    assert (one.period, [doubt.kind for doubt in one.doubts]) == (REPORT, kinds)


def test_nor_is_it_that_of_an_indicator_never_printed_before() -> None:
    one = read_dashboard(grid(TITLE, "Indicator|Actual", "Re-referrals to social care within 12 months|25.1%"), REPORT, KNOWN).proposals[0]
    assert (one.period, [doubt.kind for doubt in one.doubts]) == (REPORT, ["no period"])


def test_nor_that_of_an_actual_beside_years() -> None:
    table = grid(TITLE, "Indicator|2022/23|2023/24|Actual", f"{REREFERRALS}|22.0%|24.1%|25.1%")
    measure = read_dashboard(table, REPORT, PRINTED).proposals[0]
    assert (measure.role, [doubt.kind for doubt in measure.doubts]) == ("measure", ["no period"])


@pytest.mark.parametrize(("printed", "kinds"), [(REREFERRALS, []), (CUSTODY, ["no period"])])
def test_the_quarter_before_is_doubted_beside_what_comes_in_arrears(printed: str, kinds: list[str]) -> None:
    table = grid(TITLE, "Indicator|Previous quarter|This quarter", f"{printed}|{'4|3' if printed == CUSTODY else '26.3%|25.1%'}")
    previous = next(one for one in read_dashboard(table, REPORT, PRINTED).proposals if one.role == "previous")
    assert (previous.period, [doubt.kind for doubt in previous.doubts]) == ("Q2 2024/25", kinds)


@pytest.mark.parametrize(
    ("headings", "row", "doubted"),
    [
        ("Q2 2024/25|12m rolling|Target", "26.3%|25.1%|20%", True),
        ("Q2 2024/25|Q3 so far|Target", "26.3%|25.1%|20%", True),
        ("Q2 2024/25|Q3 2024/25 to Nov|Target", "26.3%|25.1%|20%", True),
        ("Q2 2024/25|Q5 2024/25|Target", "26.3%|25.1%|20%", True),
        ("Q2 2024/25||Target", "26.3%|25.1%|20%", True),
        ("Q2 2024/25|Q3 2024/25|Target", "26.3%||20%", True),  # merged with the cell beside it?
        ("Q3 so far|Q2 2024/25|Target", "25.1%|26.3%|20%", True),
        ("Q2 2024/25|Seen by|Target", "26.3%|J Smith|20%", False),
        ("Q2 2024/25|12m rolling|Target", "26.3%||20%", False),  # nothing stands in it
        ("Q2 2024/25|Q3 2024/25|Weighting", "26.3%|25.1%|3", False),  # the report's own quarter is read
        ("Q2 2024/25|Q3 2024/25|Target", "26.3%|N/A|20%", False),
        ("Q2 2024/25|Target|England", "26.3%|20%|22.4%", False),
    ],
)
def test_the_quarter_before_does_not_stand_for_a_later_column_that_is_not_read(headings: str, row: str, doubted: bool) -> None:
    measure = read_dashboard(grid(TITLE, f"Indicator|{headings}", f"{REREFERRALS}|{row}"), REPORT, PRINTED).proposals[0]
    assert ("heading" in {doubt.kind for doubt in measure.doubts}) is doubted
