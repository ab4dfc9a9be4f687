"""Long tables: one figure a row, the layouts of national statistics, and what a bare year means."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from intents.documents.dashboard import Dashboard
from intents.documents.long_table import Reading, is_long, read_long_table
from store.ingest.contents import Cell, Table
from tests.documents.agreement import names
from tests.seed_text import SEEDS

KNOWN = names(())
NATIONAL = SEEDS.parent / "national"
needs_national = pytest.mark.skipif(not NATIONAL.exists(), reason="the extracts of national statistics are not there (beside SCRUTINEER_SEEDS)")
US = ("Leicestershire",)
HEAD = "Area|Indicator|Period|Value|Numerator|Denominator"
REREFERRALS = "Re-referrals to social care within 12 months"


def grid(*lines: str) -> Table:
    """A table from lines with bars between the cells."""
    return Table("table 1", tuple(tuple(Cell(text.strip()) for text in line.split("|")) for line in lines))


def read(*lines: str, reading: Reading | None = None) -> Dashboard:
    """The table, of a council that is Leicestershire."""
    return read_long_table(grid(*lines), KNOWN, reading or Reading(council=US))


@pytest.mark.parametrize(
    ("line", "area", "period", "value", "missing", "counts", "doubts"),
    [
        (f"Leicestershire|{REREFERRALS}|2020/21|19.6|264|1347", None, "2020/21", "19.6", None, (264, 1347), []),
        (f"England|{REREFERRALS}|2020/21|22.7||", "England", "2020/21", "22.7", None, (None, None), []),
        (f"|{REREFERRALS}|Q3 2021/22|19.6||", None, "Q3 2021/22", "19.6", None, (None, None), []),
        (f"England|{REREFERRALS}|2020/21|c||", "England", "2020/21", None, "c", (None, None), []),
        (f"England|{REREFERRALS}|2020/21|:||", "England", "2020/21", None, ":", (None, None), []),
        (f"England|{REREFERRALS}|2020/21|<5||", "England", "2020/21", None, "<5", (None, None), []),
        (f"England|{REREFERRALS}|2020/21|||", "England", "2020/21", None, "blank", (None, None), []),
        (f"England|{REREFERRALS}|2020/21|19,6||", "England", "2020/21", None, None, (None, None), ["value"]),
        (f"England|{REREFERRALS}|2020/21|19.6|264|900", "England", "2020/21", "19.6", None, (264, 900), ["counts"]),
        (f"England|{REREFERRALS}|2020/21|0.196||", "England", "2020/21", None, None, (None, None), ["fraction"]),
        (f"England|{REREFERRALS}|2020/21|0.196|264|1347", "England", "2020/21", "19.6", None, (264, 1347), []),
        (f"England|{REREFERRALS}|2020/21|0.20|264|1347", "England", "2020/21", "20", None, (264, 1347), []),
        (f"England|{REREFERRALS}|2020/21|0.196|3|1531", "England", "2020/21", "0.196", None, (3, 1531), []),
        (f"England|{REREFERRALS}|2020/21|0.2|264|1347", "England", "2020/21", None, None, (264, 1347), ["fraction"]),
        (f"England|{REREFERRALS}|2020/21|0.25|264|1347", "England", "2020/21", None, None, (264, 1347), ["fraction"]),
        (f"England|{REREFERRALS}|2020/21|1|1347|1347", "England", "2020/21", "100", None, (1347, 1347), []),
        (f"England|{REREFERRALS}|2021|22.7||", "England", None, "22.7", None, (None, None), ["years"]),
        (f"England|{REREFERRALS}||22.7||", "England", None, "22.7", None, (None, None), ["no period"]),
    ],
)  # fmt: skip
def test_a_row_is_a_figure(
    line: str, area: str | None, period: str | None, value: str | None, missing: str | None, counts: tuple[int | None, int | None], doubts: list[str]
) -> None:
    (one,) = read(HEAD, line).proposals
    assert (one.area, one.period, one.value, one.missing, (one.numerator, one.denominator), [d.kind for d in one.doubts]) == (
        area, period, Decimal(value) if value else None, missing, counts, doubts,
    )  # fmt: skip


def test_a_small_percentage_is_no_fraction_where_others_of_its_indicator_are_above_one() -> None:
    found = read(HEAD, f"England|{REREFERRALS}|2020/21|22.7||", f"Rutland|{REREFERRALS}|2020/21|0.9||")
    assert [(one.value, one.doubts) for one in found.proposals] == [(Decimal("22.7"), ()), (Decimal("0.9"), ())]


@pytest.mark.parametrize(
    ("period", "kind", "years", "label"),
    [
        ("2016", "", "calendar year", "2016"),
        ("2016", "", "financial year ending", "2015/16"),
        ("2016", "", "school year ending", "school year 2015/16"),
        ("2016", "", "financial year beginning", "2016/17"),
        ("2016", "", "school year beginning", "school year 2016/17"),
        ("2016", "Reporting year", "financial year ending", "2015/16"),
        ("2016", "Financial year", "financial year ending", "2015/16"),
        ("2016", "Financial year", "calendar year", None),
        ("2016", "Academic year", "financial year ending", None),
        ("2016", "Calendar year", "financial year ending", "2016"),
        ("2016", "Calendar year", None, "2016"),
        ("2016", "Reporting year", None, None),
        ("201516", "Financial year", None, "2015/16"),
        ("201516", "Academic year", None, "school year 2015/16"),
        ("201516", "Reporting year", None, None),
        ("201516", "Reporting year", "calendar year", None),
        ("201516", "Reporting year", "financial year ending", "2015/16"),
        ("201516", "Reporting year", "school year ending", "school year 2015/16"),
        ("201516", "Autumn term", None, "Autumn 2015"),
        ("201516", "Spring term", None, "Spring 2016"),
        ("201516", "Summer term", "school year ending", "Summer 2016"),
        ("201516", "Financial year Q3", None, "Q3 2015/16"),
        ("2016", "March", None, "March 2016"),
        ("201516", "Autumn and spring term", None, None),
        ("2016", "Autumn term", "school year ending", None),
        ("2016", "Week 12", "calendar year", None),
        ("201516", "Academic year Q1", None, None),
    ],
)
def test_what_a_year_means_is_said_by_the_table_or_by_a_person(period: str, kind: str, years: str | None, label: str | None) -> None:
    lines = ("time_period,time_identifier,geographic_level,country_name,la_name,rereferral_percent", f"{period},{kind},National,England,,22.7")
    found = read(*(line.replace(",", "|") for line in lines), reading=Reading(years=years))  # type: ignore[arg-type]
    assert [(one.area, one.period) for one in found.proposals] == [("England", label)]


@pytest.mark.parametrize(
    ("level", "names", "area"),
    [
        ("Local authority", "England,East Midlands,Leicestershire", None),
        ("Local authority", "England,East Midlands,Derby", "Derby"),
        ("Regional", "England,East Midlands,", "East Midlands"),
        ("Regional", "England,East Midlands,Leicestershire", "East Midlands"),
        ("National", ",,", "National"),
        ("School", "England,East Midlands,Leicestershire", "School in Leicestershire"),
        ("Local authority district", "England,East Midlands,Leicestershire", "Local authority district in Leicestershire"),
        ("", "England,East Midlands,Leicestershire", None),
    ],
)
def test_whose_a_figure_is_goes_by_its_geographic_level(level: str, names: str, area: str | None) -> None:
    head = "time_period,time_identifier,geographic_level,country_name,region_name,la_name,rereferral_percent"
    found = read(*(line.replace(",", "|") for line in (head, f"202021,Financial year,{level},{names},22.7")))
    assert [one.area for one in found.proposals] == [area]


def test_a_year_may_mean_one_thing_for_a_name_and_another_for_the_rest() -> None:
    lines = ("England|Rent paid|2016|1||", "England|School meals|2016|2||")
    reading = Reading(years="financial year ending", years_of={"School meals": "school year ending"})
    assert [one.period for one in read(HEAD, *lines, reading=reading).proposals] == ["2015/16", "school year 2015/16"]


def test_a_year_that_had_not_ended_by_the_report_is_doubted() -> None:
    reading = Reading("Q3 2021/22", US, "financial year ending")
    (one,) = read(HEAD, f"|{REREFERRALS}|2022|19.6||", reading=reading).proposals
    assert (one.period, [told.kind for told in one.doubts]) == ("2021/22", ["after"])


def test_a_name_is_carried_to_the_rows_of_its_code_and_to_no_others() -> None:
    found = read(
        "Short Desc|Data item|Years|LA and Regions|Values",
        f"Rereferrals|{REREFERRALS}|2020/21|England|22.7", "Contacts||2020/21|England|40", "Rereferrals||2021/22|England|21.5",
    )  # fmt: skip
    assert [(one.printed, one.indicator) for one in found.proposals] == [(REREFERRALS, "rereferrals"), ("Contacts", None), (REREFERRALS, "rereferrals")]


def test_groups_within_an_area_are_not_taken_for_the_whole() -> None:
    lines = ("time_period|time_identifier|la_name|characteristic|rereferral_percent", "202021|Financial year|Rutland|Male|20", "202021|Financial year|Rutland|Female|30")
    assert {(one.printed, one.indicator) for one in read(*lines).proposals} == {("rereferral percent (Male)", None), ("rereferral percent (Female)", None)}


@pytest.mark.parametrize(
    ("heading", "text", "doubted"),
    [
        ("placement_type", "Kinship", True), ("cin_status", "CPP", True), ("sen_provision", "EHCP", True), ("statistic", "Rate", True),
        ("measure", "Target", True), ("status", "Provisional", True), ("version", "Revised", True), ("age_start", "16", True),
        ("duration", "6 months", True), ("ward_name", "Thurmaston", True), ("lad_name", "Blaby", True),
        ("placement_type", "Total", False), ("sen_provision", "All pupils", False), ("status", "Final", False), ("category", "Referrals", False),
        ("school_code", "A12", False), ("lad_name", "", False), ("ward_code", "E05000001", False), ("unit", "Percentage", False),
    ],
)  # fmt: skip
def test_a_word_that_stands_throughout_beside_statistics_is_doubted(heading: str, text: str, doubted: bool) -> None:
    lines = (f"time_period|time_identifier|geographic_level|la_name|{heading}|{REREFERRALS}", f"202425|Financial year Q3|Local authority|Leicestershire|{text}|25.1")
    (one,) = read(*lines).proposals
    assert ["beside" in {d.kind for d in one.doubts}] == [doubted]


def test_the_same_figure_twice_is_doubted() -> None:
    found = read(HEAD, f"England|{REREFERRALS}|2020/21|22.7||", f"England|{REREFERRALS}|2020/21|22.9||")
    assert [d.kind for one in found.proposals for d in one.doubts] == ["twice", "twice"]


def test_in_a_report_the_councils_latest_figure_is_its_measure() -> None:
    lines = (f"{area}|{REREFERRALS}|{period}|19.6||" for area in ("Leicestershire", "England") for period in ("Q3 2021/22", "Q2 2021/22"))
    found = read(HEAD, *lines, reading=Reading("Q3 2021/22", US))
    assert [one.role for one in found.proposals] == ["measure", "other", "other", "other"]


@pytest.mark.parametrize(
    ("period", "role"), [("Q3 2021/22", "measure"), ("April to December 2021", "measure"), ("2020/21", "other"), ("Q2 2021/22", "other")]
)
def test_a_table_with_nothing_of_the_report_s_quarter_has_no_measures(period: str, role: str) -> None:
    (one,) = read(HEAD, f"|{REREFERRALS}|{period}|19.6||", reading=Reading("Q3 2021/22", US)).proposals
    assert one.role == role


@pytest.mark.parametrize(
    "lines",
    [("Indicator|Period|Value|Target", f"{REREFERRALS}|Q3|19.6%|18%"), ("Name|Telephone", "Jane|0116"), (), ("Area|Indicator|Period|Value|RAG", "Us|x|Q3|1|G")],
)
def test_a_dashboard_is_no_long_table(lines: tuple[str, ...]) -> None:
    assert not is_long(grid(*lines))


def national(name: str) -> Table:
    """A file of national statistics as a table."""
    rows = csv.reader((NATIONAL / name).read_text(encoding="utf-8").splitlines())
    return Table(Path(name).stem, tuple(tuple(map(Cell, row)) for row in rows))


@needs_national
@pytest.mark.parametrize(
    ("name", "rows", "marks"),
    [("lait_bds_long_extract.csv", 1215, {"-": 97}), ("ees_c1_referrals_rereferrals.csv", 910, {"c": 10})],
)
def test_every_figure_of_national_statistics_is_read_and_doubted(name: str, rows: int, marks: dict[str, int]) -> None:
    """Their names are not the documents' own, and their years do not say which they are: none is certain."""
    found = read_long_table(national(name), KNOWN, Reading(council=US)).proposals
    assert (len(found), Counter(one.missing for one in found if one.missing), [one for one in found if not one.doubts]) == (rows, marks, [])


@needs_national
def test_a_national_figure_is_that_of_its_row() -> None:
    found = read_long_table(national("ees_c1_referrals_rereferrals.csv"), KNOWN, Reading(council=US, years="financial year ending"))
    ours = [one for one in found.proposals if one.area is None and one.period == "2024/25" and one.indicator == "rereferrals"]
    assert [(one.printed, one.value) for one in ours] == [("rereferral percent", Decimal("25.5")), ("rereferral child percent", Decimal("24.3"))]
