"""The ways people say a period, grouped by what they mean; and the numbers that are no periods at all."""

from datetime import date
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from intents.normalise import normalise
from intents.period_rules import Said, find_periods
from intents.periods import parse_label
from tests.bot.front_door import CODES, asked, name_of, periods_held

TODAY = date(2022, 3, 8)


def meaning(said: Said) -> str:
    """What was read, in one line: `Q3 2021/22`, `year 2021/22`, `any Q3`, `since 2020`, `the last 4`."""
    label = said.period.label if said.period else ""
    ways = {"exact": label, "year": f"year {label}", "yearless": f"any {said.unit} {said.number}"}
    ways |= {"since": f"since {label or f'{said.unit} {said.number}'}", "recent": f"the last {said.number}"}
    return ways.get(said.how, said.how) + (" to date" if said.to_date else "")


def read(text: str) -> tuple[str, ...]:
    """The meanings of all the periods said in a text, in the order they were said."""
    return tuple(meaning(one) for one in find_periods(normalise(text), TODAY)[0])


SAID = {
    "Q3 2021/22": (
        "Q3 2021/22", "q3 21/22", "q3 2021-22", "Q3, 2021/22", "Q3 of 2021/22", "Q3 in 2021/22", "q 3 2021/22", "Quarter 3 2021/22",
        "quarter three of 2021/22", "qtr 3 21/22", "the third quarter of 2021/22", "3rd quarter 2021/22",
        "the third quarter of the financial year 2021/22", "2021/22 Q3", "21/22 quarter 3", "2021-22 Q3", "FY22 Q3", "Q3 FY22",
        "the end of Q3 2021/22", "Quarter 3 2021", "Oct-Dec 2021", "October to December 2021", "October - December 2021",
        "the quarter ending December 2021",
        "the three months to December 2021", "3 months to the end of December 2021", "the end of 2021", "Christmas 2021",
        "the quarter to 31 December 2021",
        "the quarter ending 31st December 2021", "the last three months of 2021", "Q3 2021 22", "quarter 3 (2021/22)",
    ),
    "Q4 2021/22": (
        "Q4 2021/22", "the final quarter of 2021/22", "the last quarter of 2021/22", "January to March 2022", "the start of 2022",
        "the beginning of 2022", "year end 2021/22", "the end of 2021/22", "the end of the financial year 2021/22",
    ),
    "Q1 2021/22": ("Q1 2021/22", "the first quarter of 2021/22", "April to June 2021", "Apr-Jun 21", "quarter 1, 2021/22"),
    "year 2021/22": (
        "2021/22", "2021-22", "21/22", "2021/2022", "FY 2021/22", "the financial year 2021/22", "the year 2021/22", "FY22", "2021 22",
    ),
    "year 2024": ("2024", "in 2024", "the calendar year 2024", "the year 2024", "for 2024"),
    "school year 2019/20": ("school year 2019/20", "the academic year 2019-20", "school year 19/20"),
    "Autumn 2021": (
        "Autumn 2021", "the autumn term 2021", "autumn term of 2021", "aut 2021", "Aut 21", "the Autumn 2021 term", "2021 autumn term",
        "the autumn census 2021", "autumn 2021/22", "the autumn term of 2021/22",
    ),
    "Spring 2022": ("Spring 2022", "the spring term of 2022", "spr 22", "spring 2021/22"),
    "Summer 2021": ("Summer 2021", "the summer term 2021", "sum 21", "summer '21", "summer term 2020/21", "the summer 2021 census"),
    "December 2021": (
        "December 2021", "dec 21", "Dec '21/22", "Dec 2021", "in December 2021", "December of 2021", "the end of December 2021", "Dec 2021/22",
        "31 December 2021", "the 31st of December 2021",
    ),
    "September 2021": ("September 2021", "Sept 21", "Sep 2021/22", "September 2021/22"),
    "March 2022": ("March 2022", "Mar 2021/22", "in March 2022"),
    "year to Q2 2019/20": (
        "year to Q2 2019/20", "the year to Q2 19/20", "year ending Q2 2019/20", "12 months to Q2 2019/20", "the year to the end of Q2 2019/20",
        "the twelve months ending quarter 2 2019/20",
    ),
    "year to June 2020": (
        "year to June 2020", "the year ending June 2020", "12 months to June 2020", "the year to the end of June 2020",
        "twelve months ending June 2020", "the full year to June 2020",
    ),
    "April to September 2020": (
        "April to September 2020", "Apr-Sep 2020", "April - September 20", "from April to September 2020", "April until September 2020",
        "April 2020 to September 2020",
    ),
    "2013-2016": ("2013-2016", "2013 to 2016 average", "the three year average 2013-2016"),
    "Q2 2020/21": ("Q2 2020/21", "between July and September 2020", "July to September 2020"),
    "any quarter 3": ("Q3", "quarter 3", "the third quarter", "3rd quarter", "qtr 3", "the end of Q3", "October to December"),
    "any month 12": ("December", "in December", "dec", "the end of December"),
    "any month 3": ("in March", "for March", "the end of March"),
    "any month 5": ("in May", "for May"),
    "any term 3": ("autumn", "the autumn term", "the autumn census"),
    "any year to month 6": ("the year to June", "12 months ending June"),
    "any year to quarter 2": ("the year to Q2", "12 months to quarter 2"),
    "latest": (
        "now", "right now", "at the moment", "currently", "the latest", "today", "this quarter", "the current quarter", "most recent",
        "the latest quarter", "this term", "nowadays", "these days", "this year",
    ),
    "last": ("last quarter", "the last quarter", "last term", "last period"),
    "before": ("the previous quarter", "the quarter before", "previous term", "the one before", "the preceding quarter", "the three months before"),
    "year earlier": (
        "last year", "a year ago", "a year earlier", "this time last year", "the same quarter last year", "the previous year",
        "the same time a year ago", "12 months ago", "the same period last year", "at this point last year",
    ),
    "the last 4": ("the last four quarters", "the past 4 quarters", "over the last 4 periods"),
    "the last 3": ("the last three terms", "the past 3 years"),
    "since 2020": ("since 2020", "from 2020 onwards", "after 2020", "from 2020 to date"),
    "since 2020/21": ("since covid", "since the pandemic", "since 2020/21"),
    "since Q3 2020/21": ("since Q3 2020/21", "from Q3 2020/21 onwards", "since the end of Q3 2020/21"),
    "Q2 2020/21 to date": ("Q2 2020/21 year to date", "ytd Q2 2020/21", "Q2 2020/21 cumulative", "year to date at Q2 2020/21"),
    "February 2022": ("February 2022", "Feb 22", "last month"),  # it is 8 March 2022
}  # fmt: skip
SIDES = ("{way}", "re-referrals {way}?", "{way} re-referrals")


@pytest.mark.parametrize(("meant", "way"), [(meant, way) for meant, ways in SAID.items() for way in ways])
def test_a_period_is_read_however_it_is_said(meant: str, way: str) -> None:
    assert [read(side.format(way=way)) for side in SIDES] == [(meant,)] * 3


NO_YEARS = ["autumn 2021/23", "December 2021/24", "Q3 2021/23", "April to September 2021/25", "year to Q2 2019/21"]


@pytest.mark.parametrize("text", NO_YEARS)
def test_years_that_do_not_follow_break_nothing(text: str) -> None:
    assert isinstance(read(text), tuple)


SEVERAL = [
    ("Q3 2021/22 vs Q2 2021/22", ("Q3 2021/22", "Q2 2021/22")),
    ("Q2 2021/22 vs Q3 2021/22", ("Q2 2021/22", "Q3 2021/22")),
    ("Q3 v Q2", ("any quarter 3", "any quarter 2")),
    ("Q1 and Q2 24/25", ("Q1 2024/25", "Q2 2024/25")),
    ("Q2 2021/22 to Q3", ("Q2 2021/22", "Q3 2021/22")),
    ("between Q2 and Q3 2021/22", ("Q2 2021/22", "Q3 2021/22")),
    ("Q3 2021/22 and the quarter before", ("Q3 2021/22", "before")),
    ("Q3 20/21 to Q3 21/22", ("Q3 2020/21", "Q3 2021/22")),
    ("sept vs dec 2021", ("September 2021", "December 2021")),
    ("2024 v 2023", ("year 2024", "year 2023")),
    ("2017 and 2024", ("year 2017", "year 2024")),
    ("2018/19 against 2019/20", ("year 2018/19", "year 2019/20")),
    ("Autumn 2021 against Autumn 2020", ("Autumn 2021", "Autumn 2020")),
    ("year to June 2021 with the year to June 2020", ("year to June 2021", "year to June 2020")),
    ("July to September 2020 v same quarter 2019", ("Q2 2020/21", "Q2 2019/20")),
    ("this year vs last year", ("latest", "year earlier")),
    ("this quarter vs last quarter", ("latest", "before")),
    ("now compared with this time last year", ("latest", "year earlier")),
    ("Q3 2021/22 compared with a year earlier", ("Q3 2021/22", "year earlier")),
]


@pytest.mark.parametrize(("text", "meant"), SEVERAL)
def test_several_periods_are_read_in_the_order_they_are_said(text: str, meant: tuple[str, ...]) -> None:
    assert read(f"re-referrals {text}") == meant


NO_PERIODS = [
    "assessments within 45 days", "within 45 working days", "45d", "plans of 2 years or more", "2+ years", "over 2 yrs", "two years or more",
    "3 or more placements", "3+ placements", "three or more homes", "NEET 16-17", "aged 16-17", "16 and 17 year olds", "16-17 year olds",
    "aged 10-17", "10 to 17 year olds", "key stage 2", "KS2", "KS1 to KS2 progress", "key stage 1 to 2", "EHC plans within 20 weeks",
    "in 14 months", "less than 14 months", "2 year olds", "eligible 2 and 3 year olds", "3 and 4 year olds", "2yo", "per 1,000 aged 10-17",
    "progress 8", "P8", "top quartile", "second quartile", "the third quartile", "quartile 3", "bottom quartile", "1st quartile",
    "within 12 months", "in the last 12 months", "12 mths", "second or subsequent", "first time entrants", "the first time", "is it 19.6%",
    "1,119 children", "a target of 18.7%", "below 20.8", "may I ask about re-referrals", "what may that be", "marching", "decent",
    "suitable accommodation", "aut", "term time", "quarterly", "the end of period", "99 children", "-0.10", "section 47", "Year 6",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIODS)
def test_numbers_and_words_that_are_no_period(text: str) -> None:
    assert read(text) == ()


KEPT = [
    ("assessments within 45 days in Q3 2021/22", "assessments within 45 days in"),
    ("NEET 16-17, December 2021", "neet 16-17,"),
    ("plans of 2 years or more, Q2 2021/22", "plans of 2 years or more,"),
    ("key stage 2 in 2017", "key stage 2 in"),
    ("EHC plans within 20 weeks 2016", "ehc plans within 20 weeks"),
]


@pytest.mark.parametrize(("text", "rest"), KEPT)
def test_the_rest_of_the_text_is_left_for_matching(text: str, rest: str) -> None:
    assert " ".join(find_periods(normalise(text), TODAY)[1].split()) == rest


@cache
def two_held() -> dict[str, tuple[str, ...]]:
    """The periods of the indicators that are held for two or more."""
    return {code: held for code in CODES if len(held := periods_held(code)) > 1}


@settings(max_examples=60)
@given(st.data())
def test_the_order_in_which_two_periods_are_said_changes_no_change(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(two_held())))
    one, other = data.draw(st.lists(st.sampled_from(two_held()[code]), min_size=2, max_size=2, unique=True))
    assume(parse_label(one).end != parse_label(other).end)  # see below
    question = f"Compare {name_of(code)}, {{}} and {{}}"
    assert asked(question.format(one, other))["changes"] == asked(question.format(other, one))["changes"]


def test_the_order_of_two_periods_that_end_together_changes_no_change() -> None:
    ways = ("Q2 2020/21 and April to September 2020", "April to September 2020 and Q2 2020/21")
    one, other = (asked(f"Compare first time entrants, {way}")["changes"] for way in ways)
    assert one == other
