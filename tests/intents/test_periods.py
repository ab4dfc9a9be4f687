"""Periods: every kind of label, what comes before, what is like what, and which two names are one time."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents import periods as p
from intents.periods import Period, parse_label

LABELS = [
    # label, kind, first and last day, a year earlier, the one (or ones) before
    ("Q1 2021/22", "quarter", "2021-04-01", "2021-06-30", "Q1 2020/21", ("Q4 2020/21",)),
    ("Q2 2021/22", "quarter", "2021-07-01", "2021-09-30", "Q2 2020/21", ("Q1 2021/22",)),
    ("Q3 2021/22", "quarter", "2021-10-01", "2021-12-31", "Q3 2020/21", ("Q2 2021/22",)),
    ("Q4 2021/22", "quarter", "2022-01-01", "2022-03-31", "Q4 2020/21", ("Q3 2021/22",)),
    ("Q4 1999/00", "quarter", "2000-01-01", "2000-03-31", "Q4 1998/99", ("Q3 1999/00",)),
    ("2016/17", "year", "2016-04-01", "2017-03-31", "2015/16", ("2015/16",)),
    ("school year 2019/20", "school year", "2019-09-01", "2020-08-31", "school year 2018/19", ("school year 2018/19",)),
    ("2024", "calendar year", "2024-01-01", "2024-12-31", "2023", ("2023",)),
    ("Autumn 2021", "term", "2021-09-01", "2021-12-31", "Autumn 2020", ("Summer 2021",)),
    ("Spring 2022", "term", "2022-01-01", "2022-03-31", "Spring 2021", ("Autumn 2021",)),
    ("Summer 2021", "term", "2021-04-01", "2021-07-31", "Summer 2020", ("Spring 2021",)),
    ("December 2021", "month", "2021-12-01", "2021-12-31", "December 2020", ("September 2021", "November 2021")),
    ("February 2020", "month", "2020-02-01", "2020-02-29", "February 2019", ("November 2019", "January 2020")),
    ("year to Q2 2019/20", "year to", "2018-10-01", "2019-09-30", "year to Q2 2018/19", ("year to Q1 2019/20", "year to Q2 2018/19")),
    ("year to June 2020", "year to", "2019-07-01", "2020-06-30", "year to June 2019", ("year to March 2020", "year to June 2019")),
    ("April to September 2020", "cumulative", "2020-04-01", "2020-09-30", "April to September 2019", ("April to September 2019",)),
    ("April 2020 to February 2021", "cumulative", "2020-04-01", "2021-02-28", "April 2019 to February 2020", ("April 2019 to February 2020",)),
    ("2013-2016", "years", "2013-04-01", "2016-03-31", "2012-2015", ("2012-2015",)),
]  # fmt: skip


@pytest.mark.parametrize(("label", "kind", "first", "last", "year_earlier", "before"), LABELS)
def test_a_label_is_a_period(label: str, kind: str, first: str, last: str, year_earlier: str, before: tuple[str, ...]) -> None:
    period = parse_label(label)
    told = (period.kind, str(period.start), str(period.end), period.year_earlier().label, tuple(b.label for b in period.before()))
    assert told == (kind, first, last, year_earlier, before)


NO_LABELS = [
    "", "Q5 2021/22", "Q0 2021/22", "Q3 2021", "Q3 2021/23", "Q3 2021/21", "Q3 21/22", "q3 2021/22", " Q3 2021/22", "Q3  2021/22",
    "2021/23", "2021-22", "21/22", "Winter 2021", "autumn 2021", "Autumn", "Dec 2021", "December", "December 2021/22", "Smarch 2020",
    "year to 2020", "year to Q2", "Year to June 2020", "school year 2019", "2013-16", "Quarter 3 2021/22", "the latest", "20245",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_LABELS)
def test_what_is_no_label_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not the label of a period"):
        parse_label(text)


@pytest.mark.parametrize("text", ["2016-2013", "September to April 2020"])
def test_a_period_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not the label of a period"):
        parse_label(text)


ONE_TIME = [
    ("December 2021", "Q3 2021/22", True),  # NEET of a quarter's last month answers to both
    ("June 2017", "Q1 2017/18", True),
    ("March 2022", "Q4 2021/22", True),
    ("year to June 2020", "year to Q1 2020/21", True),
    ("year to March 2020", "2019/20", True),
    ("year to Q4 2019/20", "2019/20", True),
    ("November 2021", "Q3 2021/22", False),
    ("Autumn 2021", "Q3 2021/22", False),  # both end on 31 December
    ("2021", "Q3 2021/22", False),
    ("April to September 2020", "Q2 2020/21", False),  # 37 first time entrants, and 16
    ("year to Q2 2020/21", "Q2 2020/21", False),
    ("2019/20", "Q4 2019/20", False),
    ("2013-2016", "2015/16", False),
    ("school year 2020/21", "2020/21", False),
]


@pytest.mark.parametrize(("one", "other", "same"), ONE_TIME)
def test_two_names_of_one_time(one: str, other: str, same: bool) -> None:
    assert (parse_label(one).moment == parse_label(other).moment) is same


LIKE = [
    ("Q3 2021/22", "Q2 2017/18", True),
    ("December 2021", "Q1 2020/21", True),
    ("October 2021", "November 2021", True),
    ("October 2021", "December 2021", False),
    ("Autumn 2021", "Summer 2020", True),
    ("Autumn 2021", "Q3 2021/22", False),
    ("2019/20", "2018/19", True),
    ("2019/20", "2019", False),
    ("2019/20", "school year 2019/20", False),
    ("2024", "2017", True),
    ("year to June 2021", "year to Q2 2019/20", True),
    ("year to June 2021", "Q1 2021/22", False),
    ("April to September 2020", "April to September 2019", True),
    ("April to September 2020", "April to December 2020", False),
    ("2013-2016", "2010-2013", True),
    ("2013-2016", "2013-2015", False),
]


@pytest.mark.parametrize(("one", "other", "like"), LIKE)
def test_only_like_periods_are_one_series(one: str, other: str, like: bool) -> None:
    assert (parse_label(one).series == parse_label(other).series) is like


YEARS = st.integers(1950, 2090)
NUMBERS = st.integers(1, 4)
MONTHS = st.integers(1, 12)


def _span(year: int, first: int, months: int) -> Period:
    start = date(year, first, 1)
    last = p.months_on(start, months - 1)
    return p.cumulative(start, p.last_day(last.year, last.month))


EVERY_KIND: tuple[st.SearchStrategy[Period], ...] = (
    st.builds(p.quarter, YEARS, NUMBERS),
    st.builds(p.financial_year, YEARS),
    st.builds(p.school_year, YEARS),
    st.builds(p.calendar_year, YEARS),
    st.builds(p.term, st.sampled_from(sorted(p.TERMS)), YEARS),
    st.builds(p.month, YEARS, MONTHS),
    st.builds(p.year_to_month, YEARS, MONTHS),
    st.builds(p.year_to_quarter, YEARS, NUMBERS),
    st.builds(_span, YEARS, MONTHS, st.integers(2, 11)),
    st.builds(lambda first, length: p.years(first, first + length), YEARS, st.integers(2, 5)),
)
PERIODS = st.one_of(*EVERY_KIND)


@given(PERIODS)
def test_a_label_read_back_is_the_period(period: Period) -> None:
    assert parse_label(period.label) == period


HELD_TRUE: dict[str, Callable[[Period], bool]] = {
    "a year on and back is where one was": lambda one: one.shifted(12).shifted(-12) == one,
    "ten years on and back is where one was": lambda one: one.shifted(120).shifted(-120) == one,
    "a year earlier is a like period": lambda one: one.year_earlier().series == one.series,
    "a year earlier ends a year earlier": lambda one: (one.year_earlier().end.year, one.year_earlier().end.month)
    == (one.end.year - 1, one.end.month),
    "the period before is like, and ends before": lambda one: all(
        b.kind == one.kind and b.end < one.end for b in one.before()
    ),
    "it ends after it begins": lambda one: one.start < one.end,
    "it lies in its financial year": lambda one: p.financial_year(one.financial_year).end >= one.end,
}


@pytest.mark.parametrize("law", HELD_TRUE.values(), ids=HELD_TRUE)
def test_laws_of_every_period(law: Callable[[Period], bool]) -> None:
    @given(PERIODS)
    def holds(period: Period) -> None:
        assert law(period)

    holds()


SPANS = [
    ("2021-10-01", "2021-12-01", "Q3 2021/22"),
    ("2021-09-01", "2021-11-01", "September to November 2021"),
    ("2021-04-01", "2022-03-01", "2021/22"),
    ("2021-07-01", "2022-06-01", "year to June 2022"),
    ("2020-04-01", "2020-09-01", "April to September 2020"),
    ("2020-12-01", "2020-12-01", "December 2020"),
    ("2020-11-01", "2021-02-01", "November 2020 to February 2021"),
]


@pytest.mark.parametrize(("first", "last", "label"), SPANS)
def test_months_go_by_their_proper_name(first: str, last: str, label: str) -> None:
    assert p.month_span(date.fromisoformat(first), date.fromisoformat(last)).label == label
