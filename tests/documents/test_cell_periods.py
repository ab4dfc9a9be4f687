"""The period that a cell says in the report of Q3 2021/22, as a table; and the reports that titles and file names name."""

import pytest

from intents.documents.cell_periods import read_period, reports_named

CERTAIN = [
    ("Q3 2021/22", "Q3 2021/22"), ("Q3", "Q3 2021/22"), ("Q1", "Q1 2021/22"), ("Quarter 3", "Q3 2021/22"), ("Qtr 2", "Q2 2021/22"),
    ("2020/21 Q2", "Q2 2020/21"), ("Q4 2016/17", "Q4 2016/17"), ("Q2 19/20", "Q2 2019/20"), ("Q3 21-22", "Q3 2021/22"),
    ("Dec 2021/22", "December 2021"), ("Sep 2021/22", "September 2021"), ("Jun-17", "June 2017"), ("Sept 21", "September 2021"),
    ("June 2020", "June 2020"), ("As at 31 December 2021", "December 2021"), ("Oct-Dec 2021", "Q3 2021/22"),
    ("2016", "2016"), ("2016/17", "2016/17"), ("2020-21", "2020/21"), ("202021", "2020/21"), ("2013-2016", "2013-2016"),
    ("Autumn 2021", "Autumn 2021"), ("Summer Census 2021", "Summer 2021"), ("Academic year 2019/20", "school year 2019/20"),
    ("Quarter 3 (Oct - Dec 2021)", "Q3 2021/22"), ("Q3 (Oct-Dec) 2021/22", "Q3 2021/22"), ("Oct - Dec 2021 (Q3)", "Q3 2021/22"),
    ("Q3 2021 (Oct-Dec 2021)", "Q3 2021/22"), ("Q2 2021/22 (Jul to Sep 2021)", "Q2 2021/22"), ("Q3 (Oct-Dec)", "Q3 2021/22"),
    ("academic year 2019-20", "school year 2019/20"), ("AY 2019/20", "school year 2019/20"), ("AY19/20", "school year 2019/20"),
    ("2019/20 academic year", "school year 2019/20"), ("2019/20 (academic year)", "school year 2019/20"),
    ("201920 AY", "school year 2019/20"), ("Academic yr 19/20", "school year 2019/20"),
    ("Year end 2020/21", "2020/21"), ("Year-end 2020-21", "2020/21"), ("2020/21 year end", "2020/21"), ("End of year 2020/21", "2020/21"),
    ("End of 2020/21", "2020/21"), ("Financial year end 2020/21", "2020/21"), ("Year End (2020/21)", "2020/21"),
    ("End of the financial year 2020/21", "2020/21"), ("At year end 20/21", "2020/21"), ("End of Q4 2020/21", "Q4 2020/21"),
    ("End of school year 2020/21", "school year 2020/21"), ("Year ended March 2021", "year to March 2021"),
    ("Year to June 2021", "year to June 2021"), ("Apr-Sep 2021", "April to September 2021"),
]  # fmt: skip
DOUBTED = [
    ("Q4", "Q4 2020/21", "year"),  # it had not ended by Q3
    ("Summer", "Summer 2021", "year"),
    ("Dec", "December 2021", "year"),
    ("Q1 2021", "Q1 2021/22", "year"),  # of the calendar, or of the financial year?
    ("Q1 2022/23", "Q1 2022/23", "after"),
    ("2021/22", "2021/22", "after"),  # it had not ended: the year to date?
    ("2021-12-31", "December 2021", "date"),
    ("2021-12-01 00:00:00", "December 2021", "date"),
    ("31/12/2021", "December 2021", "date"),
    ("2021/22 Q3 (YTD)", "year to Q3 2021/22", "to date"),
    ("44531", None, "period"),  # a date's number in Excel
    ("02", None, "period"),  # a ghost of Q2
    ("Last quarter", None, "period"),
    ("Q3 2021/22 and Q2 2021/22", None, "period"),
    ("Quarter 3 (Jan - Mar 2021)", None, "period"),  # those months are Q4
    ("Q4 2021 (Oct-Dec 2021)", None, "period"),  # of the calendar
    ("Q3 2020/21 (Oct-Dec 2021)", None, "period"),
    ("AY 2021", None, "period"),  # that began or ended then?
    ("Q3 2021/22*", "Q3 2021/22", "mark"),
    ("Q3 2021/22 [1]", "Q3 2021/22", "mark"),
    ("Q3 2021/22 [note 1]", "Q3 2021/22", "mark"),
    ("Q3 2021/22¹", "Q3 2021/22", "mark"),
    ("Q3 2021/22 (1)", "Q3 2021/22", "mark"),
    ("Q3 2021/22 (p)", "Q3 2021/22", "provisional"),
    ("Q3 2021/22 (e)", "Q3 2021/22", "provisional"),
    ("Q3 2021/22 f", "Q3 2021/22", "provisional"),
    ("Q1 21", "Q1 2021/22", "year"),
    ("Q4 2020/21 (year end)", None, "period"),  # of the quarter, or of the year?
    ("Year end 2021/22", "2021/22", "after"),
    ("[1]", None, "period"),
    ("2020/22", None, "period"),
    ("Children", None, "period"),
    ("31/13/2021", None, "period"),
]


@pytest.mark.parametrize(("text", "label"), CERTAIN)
def test_a_period_is_certain(text: str, label: str) -> None:
    read = read_period(text, "Q3 2021/22")
    assert (read.label, read.doubts) == (label, ())


@pytest.mark.parametrize(("text", "label", "kind"), DOUBTED)
def test_a_period_is_doubted(text: str, label: str | None, kind: str) -> None:
    read = read_period(text, "Q3 2021/22")
    assert (read.label, [k for k, _ in read.doubts]) == (label, [kind])


@pytest.mark.parametrize(("text", "label"), [("Q2 2019/20", "year to Q2 2019/20"), ("June 2021", "year to June 2021")])
def test_year_to_date_makes_twelve_months_of_it_and_is_doubted(text: str, label: str) -> None:
    read = read_period(text, "Q3 2021/22", to_date=True)
    assert (read.label, [k for k, _ in read.doubts]) == (label, ["to date"])


@pytest.mark.parametrize("text", ["Q3", "Summer", "Dec"])
def test_without_the_reports_quarter_a_period_without_a_year_is_none(text: str) -> None:
    assert read_period(text, None).label is None


@pytest.mark.parametrize("text", ["", "N/A", "Not available this quarter", "c"])
def test_nothing_said_is_no_period_and_no_doubt(text: str) -> None:
    read = read_period(text, "Q3 2021/22")
    assert (read.label, read.doubts) == (None, ())


@pytest.mark.parametrize(
    ("title", "reports"),
    [
        ("Children and Families Performance FY2017/18 Q1", ("Q1 2017/18",)),
        ("Children and Families Performance 2021/22 Quarter 2", ("Q2 2021/22",)),
        ("Performance Dashboard for Quarter 3,\n2021/22", ("Q3 2021/22",)),
        ("Scorecard_Q3_2021-22.xlsx", ("Q3 2021/22",)),
        ("q3-2021-22.csv", ("Q3 2021/22",)),
        ("Dashboard Q2 and Q3 2021/22", ("Q2 2021/22", "Q3 2021/22")),
        ("Dashboard 2021/22", ()),
        ("dashboard.csv", ()),
        ("Year end 2023/24 scorecard", ("Q4 2023/24",)),
    ],
)
def test_the_reports_that_a_title_names(title: str, reports: tuple[str, ...]) -> None:
    assert reports_named([title]) == reports
