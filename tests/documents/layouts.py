"""Layouts of scorecards as councils publish them, each with one row and what that row says.

The headings are of the kinds met in public reports (Kent's directorate scorecard, reports made with Pentana, corporate
dashboards, the documents held here); the row is always of one indicator, re-referrals, so that the layouts compare.
"""

from dataclasses import dataclass, field
from typing import Any

from store.ingest.contents import Cell, Table

REPORT = "Q3 2021/22"
NAME = "Re-referrals to social care within 12 months"


@dataclass(frozen=True)
class Layout:
    """A layout: its heading rows and one row, cells parted by bars, and the measure and earlier values that it says.

    `measure` holds the fields that are printed; `earlier` the role, period and value of each other figure; `doubts` the
    kinds of doubt on the row; `unsaid` the kinds of doubt on the table.
    """

    name: str
    headings: tuple[str, ...]
    row: str
    measure: dict[str, Any]
    earlier: tuple[tuple[str, str | None, str], ...] = ()
    doubts: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    colours: dict[int, str] = field(default_factory=dict)


def table(layout: Layout) -> Table:
    """The layout as a table of cells."""
    heads = tuple(tuple(Cell(text.strip()) for text in line.split("|")) for line in layout.headings)
    row = tuple(Cell(text.strip(), layout.colours.get(n)) for n, text in enumerate(layout.row.split("|")))
    return Table("scorecard", (*heads, row))


Q2, Q3 = "Q2 2021/22", "Q3 2021/22"
BEFORE = (("previous", Q2, "19.3"),)

LAYOUTS = (
    Layout(
        "topic, theme, previous and latest",
        ("Topic|Theme|Indicator|Reporting Frequency|Previous Period|Previous Value|Latest Period|Latest Value|Trend|Change|Target|Status RAG|National benchmark (quartile 1 = top)|Most recent Statistical Neighbour average",),
        f"Safe|Social Care|{NAME}|Quarter|{Q2}|19.3%|{Q3}|19.6%|Increase|Negative|<18.7%|Amber|2|21.3%",
        {"value": "19.6", "period": Q3, "target": "<18.7%", "rag": "amber", "quartile": 2, "neighbour": "21.3",
         "reported": "Increase; Negative", "reported_direction": "up", "reported_verdict": "declined", "reported_against": Q2},
        BEFORE,
    ),
    Layout(
        "months across, a target and an outturn with their years",
        ("Ref|Indicators|Polarity|Oct-21|Nov-21|Dec-21|DOT|Target 2021-22|RAG|Outturn 2020-21|England",),
        f"SC01|{NAME}|L|20.1%|19.9%|19.6%|Worse|18.7%|A|21.0%|22.0%",
        {"value": "19.6", "period": "December 2021", "target": "18.7%", "rag": "amber", "england": "22.0", "reported": "Worse",
         "reported_verdict": "declined", "reported_against": "November 2021"},
        (("previous", "November 2021", "19.9"), ("other", "October 2021", "20.1"), ("other", "2020/21", "21.0")),
        frozenset({"kind"}),
    ),
    Layout(
        "quarters across, benchmarks with their year",
        ("Measure|Good is|Q1 2021/22|Q2 2021/22|Q3 2021/22|2021/22 Target|Status|SN Average 2020/21|England Average 2020/21",),
        f"{NAME}|Low|20.4%|19.3%|19.6%|18.7%|Red|21.3%|22.7%",
        {"value": "19.6", "period": Q3, "target": "18.7%", "rag": "red", "neighbour": "21.3", "england": "22.7",
         "benchmark_year": "2020/21"},
        (*BEFORE, ("other", "Q1 2021/22", "20.4")),
    ),
    Layout(
        "target and actual of the quarter",
        ("KPI|Good to be|Q3 Target|Q3 Actual|RAG|DoT from previous quarter|Commentary",),
        f"{NAME}|Low|18.7%|19.6%|A|Worse|Demand has risen.",
        {"value": "19.6", "period": Q3, "target": "18.7%", "rag": "amber", "reported": "Worse", "reported_verdict": "declined"},
    ),
    Layout(
        "made with Pentana",
        ("Code|Performance Indicator|Q2 2021/22 Value|Q3 2021/22 Value|Current Target|Traffic Light|Short Trend|Long Trend",),
        f"CS/12|{NAME}|19.3%|19.6%|18.7%|Amber|Declining|Improving",
        {"value": "19.6", "period": Q3, "target": "18.7%", "rag": "amber", "reported": "Declining", "reported_verdict": "declined",
         "reported_against": Q2},
        BEFORE,
    ),
    Layout(
        "headings in two rows",
        ("Indicator|Previous||Latest||Target|RAG", "|Period|Value|Period|Value||"),
        f"{NAME}|{Q2}|19.3%|{Q3}|19.6%|<18.7%|A",
        {"value": "19.6", "period": Q3, "target": "<18.7%", "rag": "amber"},
        BEFORE,
    ),
    Layout(
        "numerator and denominator",
        ("Performance measure|Period|Numerator|Denominator|Percentage|England|East Midlands|Stat Neighbours|Quartile position",),
        f"{NAME}|{Q3}|264|1347|19.6|22.7|21.9|21.3|2nd",
        {"value": "19.6", "period": Q3, "numerator": 264, "denominator": 1347, "england": "22.7", "region": "21.9",
         "neighbour": "21.3", "quartile": 2},
    ),
    Layout(
        "status by colour alone",
        ("Measure|Period|Latest result|Target",),
        f"{NAME}|Dec-21|19.6%|18.7%",
        {"value": "19.6", "period": "December 2021", "target": "18.7%", "rag": "amber"},
        colours={2: "amber"},
    ),
    Layout(
        "latest beside previous, without the previous period",
        ("Outcome|Indicator|As at|Current|Previous|Direction of Travel|Target|RAG rating",),
        f"Safe|{NAME}|31/12/2021|19.6%|19.3%|Worse|18.7%|R",
        {"value": "19.6", "period": "December 2021", "target": "18.7%", "rag": "red", "reported": "Worse",
         "reported_verdict": "declined"},
        (("previous", None, "19.3"),),
        frozenset({"date", "no period"}),
    ),
    Layout(
        "two headings fused in one cell",
        ("Indicator|Latest update Current figure||Compared to previous data|Target*|Status RAG",),
        f"{NAME}|Q3|19.6%|Higher (low is good)|<18.7%|A",
        {"value": "19.6", "period": Q3, "target": "<18.7%", "rag": "amber", "reported": "Higher (low is good)",
         "reported_direction": "up", "reported_verdict": "declined"},
        unsaid=frozenset({"headings"}),
    ),
    Layout(
        "last year's target beside this year's",
        ("PI Ref|PI description|Quarter|Outturn|Last year's target|Current target|RAG status",),
        f"7|{NAME}|Quarter 3|19.6%|20.0%|18.7%|A",
        {"value": "19.6", "period": Q3, "target": "18.7%", "rag": "amber"},
        unsaid=frozenset({"headings"}),
    ),
    Layout(
        "an arrow for the direction of travel",
        ("Indicator|Period|Value|DoT|Target",),
        f"{NAME}|{Q3}|19.6%|↑|18.7%",
        {"value": "19.6", "period": Q3, "target": "18.7%", "reported": "↑"},
    ),
    Layout(
        "Excel's dates for the months across",
        ("Measure|2021-11-01|2021-12-01|Target",),
        f"{NAME}|19.9%|19.6%|18.7%",
        {"value": "19.6", "period": "December 2021", "target": "18.7%"},
        (("previous", "November 2021", "19.9"),),
        frozenset({"date", "kind"}),
    ),
)  # fmt: skip
