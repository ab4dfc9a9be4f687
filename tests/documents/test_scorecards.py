"""Whole scorecards through the door of imports: what is clean, what is doubted and why, and what is refused in which words."""

from dataclasses import replace

import pytest

from bot.importing.preview import NotTaken
from bot.importing.reading import Found, Said, Words, read
from store.ingest.contents import Paragraph
from tests.documents.agreement import lexicon
from tests.documents.scorecard_cells import CELLS
from tests.documents.scorecard_headings import MISREAD
from tests.documents.scorecard_manners import MANNERS
from tests.documents.scorecards import R, S, Scorecard, contents, said

WORDS = Words(lexicon(), {}, ("leicestershire", "Leicestershire County Council"))
CARDS = (*MISREAD, *MANNERS, *CELLS)


def found(card: Scorecard) -> Found | NotTaken:
    """What the scorecard proposes."""
    return read(contents(card), Said(), WORDS)


@pytest.mark.parametrize("card", CARDS, ids=[card.name for card in CARDS])
def test_a_scorecard_says(card: Scorecard) -> None:
    read_as = found(card)
    assert isinstance(read_as, Found) and tuple(said(item.proposed) for item in read_as.items) == card.says


@pytest.mark.parametrize(
    ("headings", "row", "named"),
    [
        ("Indicator|Latest Period|Value for boys", "Q3 2024/25|25.9%", '"Value for boys" is not taken: "boys" may make another thing of it.'),
        ("Indicator|Period|Value|Actual", "Q3 2024/25|25.1%|24%", '"Value" and "Actual" are both headed as value; neither is taken.'),
        ("Measure|Latest Data|As at|Previous Data|As at|RAG", "25.1%|Q3|26.3%|Q2|A", '"Latest Data" and "As at" and "As at" are all headed as period; none is taken.'),
        ("Indicator|Period|Prior year actual|Target", "Q3 2024/25|25.1%|24%", '"Prior year actual" is not taken'),
        ("Indicator|Period|Sex|Value", "Q3 2024/25|Female|24%", "1 row of Female is left out"),
        ("Indicator|Period|% change", "Q3 2024/25|1.2%", 'None of its headings ("Indicator", "Period", "% change") is that of a value.'),
        ("Indicator|Period|% overdue|% complete", "Q3 2024/25|4%|96%", '"% overdue", "% complete") is that of a value.'),
        ("Indicator|This month|This period", "24.3%|25.1%", '"This month" and "This period" are both headed as value; neither is taken.'),
        ("Indicator|Period|Forecast outturn", "Q3 2024/25|24%", '"Forecast outturn" is not taken'),
        ("Indicator|Q3 2024/25 boys", "25.1%", 'beside Q3 2024/25 it says "boys"'),
        ("Indicator|Q3 2024/25 forecast|Target", "25.1%|20%", 'beside Q3 2024/25 it says "forecast"'),
        ("Indicator|Period|Q3 2024/25 girls", "Q3|25.1%", 'beside Q3 2024/25 it says "girls"'),
    ],
)
def test_a_scorecard_that_has_no_sure_value_is_refused_with_its_headings(headings: str, row: str, named: str) -> None:
    refused = found(Scorecard("", (headings, f"{R}|{row}"), ()))
    assert isinstance(refused, NotTaken) and named in refused.sentence


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ((f"Quarter|{R}|{S}", "Q2 2024/25|26.3%|84%", "Q3 2024/25|25.1%|86%"), f"Its periods (Q2 2024/25, Q3 2024/25) stand down the side and its indicators ({R}, {S}) across the top"),
        ((f"|{R}", "Q2|26.3%", "Q3|25.1%"), "Its periods (Q2, Q3) stand down the side"),
        (("|Potholes mended", "Q2|26.3%", "Q3|25.1%"), "give its table a row of headings"),
        ((f"|{R}", "East|26.3%", "West|25.1%"), "give its table a row of headings"),
    ],
)  # fmt: skip
def test_a_table_that_is_turned_round_is_refused_as_that(lines: tuple[str, ...], named: str) -> None:
    refused = found(Scorecard("", lines, ()))
    assert isinstance(refused, NotTaken) and named in refused.sentence


@pytest.mark.parametrize("headings", ["Indicator|Q1|Q2|Q3", "KPI|Quarter 1|Quarter 2|Quarter 3"])
def test_a_scorecard_of_quarters_without_a_year_asks_for_its_report(headings: str) -> None:
    asked = found(Scorecard("", (headings, f"{R}|24.9%|26.3%|25.1%"), (), title=""))
    assert isinstance(asked, NotTaken) and "--report" in asked.sentence


@pytest.mark.parametrize(
    ("card", "told"),
    [("a previous year's value", "Previous Year Value"), ("a number of children that may be either", "Number of children"), ("a breakdown by ethnicity", "White British")],
)
def test_what_is_not_taken_is_told_of(card: str, told: str) -> None:
    read_as = found(next(one for one in CARDS if one.name == card))
    assert isinstance(read_as, Found) and any(told in doubt.sentence for doubt in read_as.doubts)


@pytest.mark.parametrize(
    ("title", "doubted"),
    [("Rutland County Council", True), ("Performance in Charnwood", True), ("Children and Family Services Overview and Scrutiny Committee", False), ("Leicestershire County Council", False)],
)
def test_a_text_titled_with_somebody_elses_name_has_all_its_figures_doubted(title: str, doubted: bool) -> None:
    file = contents(Scorecard("", ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%"), ()))
    below = tuple(replace(table, after=1) for table in file.tables)
    read_as = read(replace(file, tables=below, paragraphs=(Paragraph(title, "paragraph 1"),)), Said(), WORDS)
    assert isinstance(read_as, Found) and ["title" in {d.kind for d in item.proposed.doubts} for item in read_as.items] == [doubted]


@pytest.mark.parametrize(("sheet", "kinds"), [('hidden sheet "Data"', ["hidden"]), ('sheet "Data (hidden)"', [])])
def test_figures_of_a_hidden_sheet_are_doubted(sheet: str, kinds: list[str]) -> None:
    shown = contents(Scorecard("", ("Indicator|Q3 2024/25", f"{R}|25.1%"), ()))
    read_as = read(replace(shown, tables=(replace(shown.tables[0], name=sheet),)), Said(), WORDS)
    assert isinstance(read_as, Found) and [doubt.kind for doubt in read_as.items[0].proposed.doubts] == kinds
