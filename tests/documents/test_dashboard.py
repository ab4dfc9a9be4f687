"""How a table is laid out: headings repeated, missing or odd, names merged, rows shifted, reports named. And what never happens."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.documents.dashboard import Dashboard, read_dashboard
from intents.documents.long_table import Reading
from intents.documents.proposed import Proposed
from intents.documents.tables import read_tables
from intents.periods import parse_label
from store.ingest.contents import Cell, Table
from tests.documents.agreement import names

KNOWN = names(())
REPORT = "Q3 2021/22"
HEAD = "Indicator|Period|Value|Target|RAG|Statistical neighbour"
DENTAL = "Children in care with dental check in last 12 months"
NEET = "NEET young people aged 16-17"
EDUCATED = "Children electively home educated"


def grid(*lines: str, name: str = "table 1") -> Table:
    """A table from lines with bars between the cells."""
    return Table(name, tuple(tuple(Cell(text.strip()) for text in line.split("|")) for line in lines))


def read(*lines: str, report: str | None = REPORT, name: str = "table 1") -> Dashboard:
    """The table in the report."""
    return read_dashboard(grid(*lines, name=name), report, KNOWN)


def told(found: Dashboard) -> list[tuple[str | None, str | None, str | None, list[str]]]:
    """Each figure's indicator, period, value, and the kinds of its doubts."""
    return [(p.indicator, p.period, str(p.value) if p.value is not None else p.missing, [d.kind for d in p.doubts]) for p in found.proposals]


FREQUENCIES = [
    ("Quarterly", "Q3", REPORT, []), ("Quarterly", "Dec 2021", "December 2021", []), ("Monthly", "Dec 2021", "December 2021", []),
    ("Annual", "2020/21", "2020/21", []), ("Snapshot", "Q3", REPORT, []), ("Termly", "Autumn 2021", "Autumn 2021", []),
    ("Annual", "Q3", REPORT, ["kind"]), ("Yearly", "Q3 2021/22", REPORT, ["kind"]), ("Monthly", "Q3", REPORT, ["kind"]),
    ("Termly", "Q3", REPORT, ["kind"]),
]  # fmt: skip
"""What a row says of how often its figure comes, the period beside it, and the kinds of doubt."""
CASES: list[tuple[str, tuple[str, ...], list[tuple[str | None, str | None, str | None, list[str]]]]] = [
    ("a title above the headings", ("Performance Q3 2021/22||||", HEAD, f"{DENTAL}|Q3|44.7%|||"), [("cic-dental", REPORT, "44.7", [])]),
    (
        "themes between the rows",
        (HEAD, "Social Care|||||", f"{DENTAL}|Q3|44.7%|||", "|||||", "Education|||||", f"{EDUCATED}|Q3|829|||"),
        [("cic-dental", REPORT, "44.7", []), ("home-educated", REPORT, "829", [])],
    ),
    (
        "headings repeated in another order",
        (HEAD, f"{DENTAL}|Q3|44.7%|||", "Indicator|Value|Period", f"{EDUCATED}|829|Q3"),
        [("cic-dental", REPORT, "44.7", []), ("home-educated", REPORT, "829", [])],
    ),
    (
        "a name merged over two periods",
        (HEAD, f"{DENTAL}|Q2|42.8%|||", "|Q3|44.7%|||"),
        [("cic-dental", "Q2 2021/22", "42.8", ["twice"]), ("cic-dental", REPORT, "44.7", ["merged", "twice"])],
    ),
    ("a period over two rows", (HEAD, f"{EDUCATED}|Autumn|829|||", "|Census 2021||||"), [("home-educated", "Autumn 2021", "829", [])]),
    ("marks under a row", (HEAD, f"{DENTAL}|Q3|44.7%|||", "||00.070|7.070||"), [("cic-dental", REPORT, "44.7", ["ghost"])]),
    ("a row one cell to the left", ("Theme|" + HEAD, f"{DENTAL}|Q3|44.7%|>40%|G|41.0%|"), [("cic-dental", REPORT, "44.7", ["shifted"])]),
    ("a row one cell to the right", (HEAD, f"|{DENTAL}|Q3|44.7%|>40%|G|41.0%"), [("cic-dental", REPORT, "44.7", ["shifted"])]),
    ("a stray 1 for a RAG", (HEAD, f"{DENTAL}|Q3|44.7%||1|"), [("cic-dental", REPORT, "44.7", ["stray", "rag"])]),
    ("a status that is no RAG", (HEAD, f"{DENTAL}|Q3|44.7%||Blue|"), [("cic-dental", REPORT, "44.7", ["rag"])]),
    ("words for nothing", (HEAD, f"{DENTAL}|Q3|#N/A|||"), [("cic-dental", REPORT, "#N/A", [])]),
    ("words over period and value", (HEAD, f"{DENTAL}|Not available this quarter||||41.0%"),
     [("cic-dental", REPORT, "Not available this quarter", ["no period"])]),
    ("a small number kept back", (HEAD, f"{EDUCATED}|Q3|<5|||"), [("home-educated", REPORT, "<5", [])]),
    ("nothing but a RAG", (HEAD, f"{DENTAL}|||  |A|41.0%"), [("cic-dental", REPORT, "blank", ["no period", "blank"])]),
    ("a value that no one can read", (HEAD, f"{DENTAL}|Q3|44,7%|||"), [("cic-dental", REPORT, None, ["stray", "value"])]),
    ("a fraction", (HEAD, f"{DENTAL}|Q3|0.447|||"), [("cic-dental", REPORT, None, ["fraction"])]),
    ("a fraction under a heading with %", ("Indicator|Period|Value (%)", f"{DENTAL}|Q3|0.447"), [("cic-dental", REPORT, None, ["fraction"])]),
    ("no sign under a heading with %", ("Indicator|Period|Value (%)", f"{DENTAL}|Q3|44.7"), [("cic-dental", REPORT, "44.7", [])]),
    ("a percentage without a sign", (HEAD, f"{DENTAL}|Q3|44.7|||"), [("cic-dental", REPORT, "44.7", ["no sign"])]),
    ("a count with a %", (HEAD, f"{EDUCATED}|Q3|82.9%|||"), [("home-educated", REPORT, None, ["unit"])]),
    ("an unknown indicator with a period", (HEAD, "Potholes filled within 28 days|Q3|91%|||"), [(None, REPORT, "91", ["name"])]),
    ("an unknown indicator without one", (HEAD, "Potholes filled within 28 days||91%|||"), []),
    ("a direction at odds with the figures", ("Indicator|Previous Value|Period|Value|Trend", f"{DENTAL}|42.8%|Q3|44.7%|Decrease"),
     [("cic-dental", REPORT, "44.7", ["direction"]), ("cic-dental", "Q2 2021/22", "42.8", ["no period"])]),
    ("neighbours swapped", (HEAD, f"{DENTAL}|Q3|98.4%|||3.36%", f"{NEET}|Q3|1.6%|||96.64%"),
     [("cic-dental", REPORT, "98.4", ["neighbours"]), ("neet", REPORT, "1.6", ["neighbours"])]),
    ("counts that do not fit", ("Indicator|Period|Value|Numerator|Denominator", f"{DENTAL}|Q3|44.7%|301|600"),
     [("cic-dental", REPORT, "44.7", ["counts"])]),
    ("a current value beside last year's outturn", ("Indicator|2020/21 outturn|Current value|Period", f"{DENTAL}|50.1%|44.7%|Q3"),
     [("cic-dental", REPORT, "44.7", []), ("cic-dental", "2020/21", "50.1", [])]),
    ("quarters beside the year so far", ("Measure|Q2|Q3|2021/22|Target", f"{DENTAL}|42.8%|44.7%|43.1%|40%"),
     [("cic-dental", REPORT, "44.7", []), ("cic-dental", "Q2 2021/22", "42.8", []), ("cic-dental", "2021/22", "43.1", ["after"])]),
    ("quarters to come", ("Measure|Q3|Q4|Target", f"{DENTAL}|44.7%||40%"), [("cic-dental", REPORT, "44.7", [])]),
    ("a value and a RAG for each quarter", ("Measure|Q2 2021/22||Q3 2021/22|", "|Value|RAG|Value|RAG", f"{DENTAL}|42.8%|R|44.7%|A"),
     [("cic-dental", REPORT, "44.7", []), ("cic-dental", "Q2 2021/22", "42.8", [])]),
    ("a service called an area", ("Area|" + HEAD, f"Health|{DENTAL}|Q3|44.7%|||"), [("cic-dental", REPORT, "44.7", ["area"])]),
    ("a year that had not ended", (HEAD, f"{DENTAL}|2021/22|44.7%|||"), [("cic-dental", "2021/22", "44.7", ["after"])]),
    ("a row without a name at the top", (HEAD, "|Q3|44.7%|||"), [(None, REPORT, "44.7", ["name", "stray"])]),
    ("a percentage where the change should stand", ("Indicator|Period|Value|Trend|Target", f"{DENTAL}|Q3|44.7%|40.0%|Better"),
     [("cic-dental", REPORT, "44.7", ["stray", "stray", "change"])]),
    ("a RAG under the chart", ("Indicator|Period|Value|Trend chart|RAG", f"{DENTAL}|Q3|44.7%|G|"), [("cic-dental", REPORT, "44.7", ["stray"])]),
    ("a quartile under the neighbours", ("Indicator|Period|Value|Quartile|SN average", f"{DENTAL}|Q3|44.7%||4"),
     [("cic-dental", REPORT, "44.7", ["quartile"])]),
    ("a value left out", (HEAD, f"{DENTAL}|Q3||>40%|A|"), [("cic-dental", REPORT, "blank", ["blank"])]),
    ("a row that lacks a cell", ("Indicator|Q2|Q3|Target", f"{DENTAL}|42.8%|44.7%"),
     [("cic-dental", REPORT, "44.7", ["shifted"]), ("cic-dental", "Q2 2021/22", "42.8", ["shifted"])]),
    ("a row that lacks its target or its value", ("Indicator|Period|Value|Target", f"{DENTAL}|Q3|44.7%"), [("cic-dental", REPORT, "44.7", ["shifted"])]),
    ("a row that can only lack its RAG", ("Indicator|Q2|Q3|RAG", f"{DENTAL}|42.8%|44.7%"),
     [("cic-dental", REPORT, "44.7", []), ("cic-dental", "Q2 2021/22", "42.8", [])]),
    ("a row that lacks its comment", ("Indicator|Q3|Target|Comments", f"{DENTAL}|44.7%|40%"), [("cic-dental", REPORT, "44.7", [])]),
    ("a row with an empty target", ("Indicator|Q3|Target", f"{DENTAL}|44.7%|"), [("cic-dental", REPORT, "44.7", [])]),
    ("no headings at all", (f"{DENTAL}|Q3|44.7%", f"{EDUCATED}|Q3|829"), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lines", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_table_reads(name: str, lines: tuple[str, ...], expected: list[tuple[str | None, str | None, str | None, list[str]]]) -> None:
    assert told(read(*lines)) == expected


@pytest.mark.parametrize(("often", "period", "label", "kinds"), FREQUENCIES)
def test_how_often_a_figure_comes_must_fit_its_period(often: str, period: str, label: str, kinds: list[str]) -> None:
    found = read("Indicator|Frequency|Period|Value", f"{DENTAL}|{often}|{period}|44.7%")
    assert told(found) == [("cic-dental", label, "44.7", kinds)]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((f"{DENTAL}|Q3|44.7%",), "no headings"),
        (("Name|Address|Telephone", "Jane|County Hall|0116"), "no headings"),
        ((), "no headings"),
        ((HEAD, "Potholes filled within 28 days||91%|||"), "ghost"),
        ((HEAD, f"{DENTAL}|||||"), "nothing"),
        (("Theme|Q3|Target", "Dental checks|44.7%|40%"), "no headings"),  # no column of names
        ((HEAD + "|Target", f"{DENTAL}|Q3|44.7%||||"), "headings"),  # two targets
        (("Quarter 2 2021/22 scorecard", HEAD, f"{DENTAL}|Q3|44.7%|||"), "report"),
    ],
)
def test_a_table_is_doubted_in_one_sentence(lines: tuple[str, ...], kind: str) -> None:
    assert [d.kind for d in read(*lines).doubts] == [kind]


@pytest.mark.parametrize(
    ("name", "title", "given_report", "report"),
    [
        ("table 1", "Performance Dashboard for Quarter 3, 2021/22", None, "Q3 2021/22"),
        ('sheet "Q3 2021-22"', "Performance Dashboard", None, "Q3 2021/22"),
        ("table 1", "Performance Dashboard", None, None),
        ("table 1", "Quarter 2 2021/22 and Quarter 3 2021/22", None, None),
        ("table 1", "Performance Dashboard for Quarter 2, 2021/22", "Q3 2021/22", "Q3 2021/22"),
    ],
)
def test_the_report_is_the_one_given_else_the_one_that_is_named(name: str, title: str, given_report: str | None, report: str | None) -> None:
    assert read(title, HEAD, f"{DENTAL}|Q3|44.7%|||", report=given_report, name=name).report == report


def test_a_table_without_headings_takes_those_of_the_one_before_it_and_says_so() -> None:
    before, after = grid(HEAD, f"{DENTAL}|Q3|44.7%|||"), grid(f"{EDUCATED}|Q3|829|||", name="table 2")
    second = read_tables((before, after), KNOWN, Reading(REPORT))[1]
    assert (told(second), [d.kind for d in second.doubts]) == ([("home-educated", REPORT, "829", [])], ["headings"])


def test_a_count_that_has_an_indicator_of_its_own_is_proposed_beside_its_share() -> None:
    found = read(HEAD, "Re-referrals to social care within 12 months|Q3|19.6% (264)|||")
    assert [(p.indicator, p.role, p.value, p.numerator) for p in found.proposals] == [
        ("rereferrals", "measure", Decimal("19.6"), 264),
        ("rereferrals-number", "other", Decimal(264), None),
    ]


CELLS = st.sampled_from(
    [*HEAD.split("|"), "Latest Value", "Previous Value", "Q3 2021/22", "Trend", DENTAL, NEET, EDUCATED, "Q3", "Q2", "Dec 2021/22", "2016",
     "44.7%", "829", "0.2", "17.3% (28)", "927 (33%)", "N/A", "n/a", "c", "", "", "", "G", "Red", "1", "4", "<20%", "00.070", "Higher", "Social Care",
     "2021-12-31", "44531", "See Appendix", "Children and families wellbeing", "↑", "-", "Lower (low is good)"]
)  # fmt: skip
GRIDS = st.lists(st.lists(CELLS, max_size=8), max_size=8)


def table_of(rows: list[list[str]]) -> Table:
    """A table of these texts."""
    return Table("table 1", tuple(tuple(map(Cell, row)) for row in rows))


def is_whole(one: Proposed) -> bool:
    """Whether a figure without a doubt says everything that a figure must: indicator, period, and a value or words for it."""
    return bool(one.indicator and one.period and parse_label(one.period)) and (one.value is None) != (one.missing is None)


@settings(max_examples=100)
@given(GRIDS)
def test_whatever_a_table_holds_a_figure_without_a_doubt_is_whole(rows: list[list[str]]) -> None:
    found = read_tables((table_of([HEAD.split("|"), *rows]),), KNOWN, Reading(REPORT))
    assert [one for dashboard in found for one in dashboard.proposals if not one.doubts and not is_whole(one)] == []


@settings(max_examples=100)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6))
def test_any_table_at_all_can_be_read(rows: list[list[str]]) -> None:
    assert len(read_tables((table_of(rows),), KNOWN, Reading(REPORT))) == 1
