"""A year in a column of its own: with the quarter, month or term beside it, it is the figure's period, where both say it plainly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.documents.dashboard import read_dashboard
from intents.documents.long_table import Reading, read_long_table
from intents.documents.year_columns import PART_HEADED, YEAR_HEADED, OfYear, read_part
from intents.periods import parse_label
from tests.documents.test_dashboard import DENTAL, KNOWN, grid

REPORT = "Q3 2024/25"
TOGETHER = [
    ("Year|Quarter", "2024/25|Q3", "Q3 2024/25"), ("Year|Quarter", "2023/24|Q3", "Q3 2023/24"), ("Quarter|Year", "Q3|2023/24", "Q3 2023/24"),
    ("Financial Year|Qtr", "24/25|Quarter 2", "Q2 2024/25"), ("Fin year|Quarter", "2024-25|3", "Q3 2024/25"), ("FY|Q", "202425|2", "Q2 2024/25"),
    ("Yr|Quarter", "2024/25|Q3 2024/25", "Q3 2024/25"), ("Financial yr|Month", "2024/25|December", "December 2024"),
    ("Financial year|Month", "2023/24|Feb", "February 2024"), ("Year|Month", "2024/25|May", "May 2024"), ("Year|Month", "2024|February", "February 2024"),
    ("Calendar year|Month", "2024|Dec", "December 2024"), ("Academic year|Term", "2023/24|Summer", "Summer 2024"),
    ("Year|Quarter", "2023/24|Annual", "2023/24"), ("Year|Period", "2024/25|Apr-Dec", "April to December 2024"),
    ("Academic year", "2023/24", "school year 2023/24"), ("Calendar year", "2023", "2023"), ("FY", "2023/24", "2023/24"),
    ("Fin. year", "23/24", "2023/24"), ("Financial yr", "2023/24", "2023/24"), ("FY", "Q3 2024/25", "Q3 2024/25"),
]  # fmt: skip
"""Headings, what stands under them, and the period that it is."""
APART = [
    ("Year|Quarter", "2023/24|Q3 2024/25", None, ["year"]),  # they contradict each other
    ("Year|Quarter", "|Q2", "Q2 2024/25", ["year"]),  # merged with the one above?
    ("Year|Quarter", "2023/24|", "2023/24", ["year"]),
    ("Year|Quarter", "2024|Q3", "Q3 2024/25", ["year"]),  # begun or ended in 2024?
    ("Year|Quarter", "FY25|Q3", None, ["year"]),
    ("Year|Quarter", "FY24|Annual", None, ["year"]),
    ("Year|Quarter", "2024/26|Q3", None, ["stray", "year"]),
    ("Year|Quarter", "AY 2024/25|Q3", None, ["year"]),
    ("Calendar year|Quarter", "2024|Q3", None, ["year"]),
    ("Calendar year|Month", "2024/25|Dec", None, ["year"]),
    ("Academic year|Quarter", "2024/25|Q3", None, ["year"]),
    ("Academic year|Month", "2024/25|May", None, ["year"]),  # of the school year, or of the financial one?
    ("Financial year|Term", "2023/24|Summer", None, ["year"]),
    ("Financial year|Month", "2024|Dec", None, ["year"]),
    ("Year|Quarter", "2024/25|Q3*", "Q3 2024/25", ["mark"]),
    ("Year|Quarter", "2024/25 (p)|Q3", "Q3 2024/25", ["provisional"]),
    ("Year|Quarter", "2024/25|YTD", None, ["year"]),
    ("Year|Financial year", "2024/25|2024/25", REPORT, ["no period"]),
    ("Year|Period", "6|Q3 2024/25", None, ["stray", "year"]),  # a school's year 6
    ("Academic year", "2023", None, ["year"]),
    ("Calendar year", "2023/24", None, ["year"]),
]
"""The same, where they don't say it plainly, and the kinds of doubt."""


@pytest.mark.parametrize(("headings", "cells", "label"), TOGETHER)
def test_a_year_and_a_part_of_it_are_the_period(headings: str, cells: str, label: str) -> None:
    (one,) = read_dashboard(grid(f"Indicator|{headings}|Actual", f"{DENTAL}|{cells}|44.7%"), REPORT, KNOWN).proposals
    assert (one.period, one.doubts) == (label, ())


@pytest.mark.parametrize(("headings", "cells", "label", "kinds"), APART)
def test_what_does_not_go_together_is_doubted(headings: str, cells: str, label: str | None, kinds: list[str]) -> None:
    (one,) = read_dashboard(grid(f"Indicator|{headings}|Actual", f"{DENTAL}|{cells}|44.7%"), REPORT, KNOWN).proposals
    assert (one.period, [doubt.kind for doubt in one.doubts if doubt.kind != "beside"]) == (label, kinds)


@pytest.mark.parametrize(
    ("headings", "cells", "label", "kinds"),
    [
        ("Year|Quarter", "2023/24|Q3", "Q3 2023/24", []),
        ("Year|Quarter", "|Q3", REPORT, ["year"]),
        ("Calendar year|Quarter", "2024|Q3", None, ["year"]),
        ("Academic year", "2023/24", "school year 2023/24", []),
        ("Calendar year", "2023", "2023", []),
        ("Financial year", "2023", None, ["years"]),
        ("Frequency|Period", "Annual|Q3 2023/24", "Q3 2023/24", ["kind"]),
    ],
)
def test_so_it_is_in_a_long_table(headings: str, cells: str, label: str | None, kinds: list[str]) -> None:
    table = grid(f"Area|Indicator|{headings}|Value", f"Leicestershire|{DENTAL}|{cells}|44.7%")
    (one,) = read_long_table(table, KNOWN, Reading(REPORT, ("Leicestershire",))).proposals
    assert (one.period, [doubt.kind for doubt in one.doubts]) == (label, kinds)


YEARS = {
    "2022/23": {2022, 2023}, "2023-24": {2023, 2024}, "24/25": {2024, 2025}, "202324": {2023, 2024}, "AY 2023/24": {2023, 2024},
    "2024": {2024}, "2025": {2025}, "FY25": {2024, 2025}, "2023/25": set[int](), "": set[int](), "n/a": set[int](),
}  # fmt: skip
"""What may stand under a heading of years, and the calendar years in which a period within it can begin and end."""
PARTS = st.sampled_from(
    ["Q1", "Q3", "Quarter 4", "2", "Dec", "February", "May", "Autumn", "Summer term", "Annual", "Apr-Dec", "Q3 2024/25", "Dec 2023", "Q3*", "YTD", "", "12"]
)  # fmt: skip
PAIRS = st.tuples(st.sampled_from(sorted(YEAR_HEADED)), st.sampled_from(sorted(PART_HEADED)))


@settings(max_examples=300, deadline=None)
@given(PAIRS, st.sampled_from(sorted(YEARS)), PARTS)
def test_a_period_without_a_doubt_lies_in_the_year_beside_it(headings: tuple[str, str], year: str, part: str) -> None:
    read = read_part(part, OfYear(year, *headings), "Q4 2024/25")
    within = parse_label(read.label) if read.label and not read.doubts else None
    assert within is None or {within.start.year, within.end.year} <= YEARS[year]


@pytest.mark.parametrize(("year", "kinds"), [("2024/25", [[], []]), ("2023/24", [["period"], ["period"]])])
def test_a_rows_year_is_that_of_all_its_quarters(year: str, kinds: list[list[str]]) -> None:
    found = read_dashboard(grid("Indicator|Year|Q2|Q3", f"{DENTAL}|{year}|42.8%|44.7%"), REPORT, KNOWN)
    assert [[doubt.kind for doubt in one.doubts] for one in found.proposals] == kinds


def test_nor_is_a_schools_year_passed_over() -> None:
    found = read_dashboard(grid("Indicator|Year|Q2|Q3", f"{DENTAL}|6|42.8%|44.7%"), REPORT, KNOWN)
    assert [[doubt.kind for doubt in one.doubts] for one in found.proposals] == [["stray"], ["stray"]]


@pytest.mark.parametrize("heading", ["FY", "Year"])
def test_a_column_of_a_whole_years_figures_is_no_period(heading: str) -> None:
    found = read_dashboard(grid(f"Indicator|Q2|Q3|{heading}", f"{DENTAL}|42.8%|44.7%|43.1%"), REPORT, KNOWN)
    assert [(one.period, one.doubts) for one in found.proposals] == [(REPORT, ()), ("Q2 2024/25", ())]
