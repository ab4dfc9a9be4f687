"""When a digest is due: working days of England, in any time zone, across clock changes, leap days and year ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_days import Schedule, is_working_day, nth_working_day
from intents.periods import parse_label, quarter

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("day", "works", "because"),
    [
        ("2021-12-27", False, "Christmas Day, a Saturday, in lieu"), ("2021-12-28", False, "Boxing Day in lieu"),
        ("2022-01-03", False, "New Year's Day in lieu"), ("2022-06-02", False, "the spring holiday, moved"),
        ("2022-06-03", False, "the Platinum Jubilee"), ("2022-05-30", True, "the Monday it was moved from"),
        ("2022-09-19", False, "the State Funeral"), ("2023-05-08", False, "the Coronation"),
        ("2024-03-29", False, "Good Friday"), ("2024-04-01", False, "Easter Monday"), ("2024-02-29", True, "a leap day"),
        ("2024-08-26", False, "the summer holiday"), ("2024-08-05", True, "Scotland's, not England's"),
        ("2024-01-02", True, "Scotland's, not England's"), ("2026-12-28", False, "Boxing Day, a Saturday, in lieu"),
        ("2026-11-22", False, "a Sunday"), ("2026-11-23", True, "a Monday"),
    ],
)  # fmt: skip
def test_a_working_day_of_england(day: str, works: bool, because: str) -> None:
    assert is_working_day(date.fromisoformat(day)) is works, because


@pytest.mark.parametrize(
    ("report", "number", "at", "zone", "due"),
    [
        ("Q3 2021/22", 1, "09:00", LONDON, "2022-01-04T09:00Z"),  # 1 January was a Saturday
        ("Q3 2021/22", 20, "09:00", LONDON, "2022-01-31T09:00Z"),
        ("Q4 2021/22", 1, "09:00", LONDON, "2022-04-01T08:00Z"),  # summer time since 27 March
        ("Q4 2023/24", 1, "09:00", LONDON, "2024-04-02T08:00Z"),  # after Easter
        ("Q3 2023/24", 43, "09:00", LONDON, "2024-02-29T09:00Z"),  # a leap day
        ("Q2 2021/22", 20, "09:00", LONDON, "2021-10-28T08:00Z"),  # the last days of summer time
        ("Q2 2021/22", 23, "09:00", LONDON, "2021-11-02T09:00Z"),
        ("Q2 2021/22", 60, "09:00", LONDON, "2021-12-23T09:00Z"),
        ("Q1 2022/23", 20, "23:59", "America/New_York", "2022-07-29T03:59Z"),
        ("Q3 2021/22", 20, "08:30", "Asia/Kolkata", "2022-01-31T03:00Z"),
    ],
)
def test_it_is_due(report: str, number: int, at: str, zone: str, due: str) -> None:
    assert Schedule(number, at, zone).due(parse_label(report)) == datetime.fromisoformat(due)


def test_a_time_that_the_clocks_skip_is_taken_an_hour_later() -> None:
    # Tehran's clocks went forward at midnight on Tuesday 22 March 2022.
    number = next(n for n in range(1, 70) if nth_working_day(date(2021, 12, 31), n) == date(2022, 3, 22))
    due = Schedule(number, "00:30", "Asia/Tehran").due(parse_label("Q3 2021/22"))
    assert due.astimezone(ZoneInfo("Asia/Tehran")).isoformat() == "2022-03-22T01:30:00+04:30"


SCHEDULES = st.builds(
    Schedule, st.integers(1, 60), st.times().map(lambda t: f"{t:%H:%M}"),
    st.sampled_from([LONDON, "UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]),
)  # fmt: skip
MOMENTS = st.integers(1_451_606_400, 2_051_222_400).map(lambda second: datetime.fromtimestamp(second, UTC))  # 2016 to 2034


@given(SCHEDULES, MOMENTS, st.integers(1, 900))
def test_every_quarter_falls_due_once_and_in_order(schedule: Schedule, start: datetime, days: int) -> None:
    end = start + timedelta(days=days)
    every = [quarter(year, number) for year in range(2014, 2039) for number in (1, 2, 3, 4)]
    expected = [(period, due) for period in every if start < (due := schedule.due(period)) <= end]
    assert list(schedule.due_within(start, end)) == expected


@given(SCHEDULES, MOMENTS)
def test_the_next_is_the_first_after_now(schedule: Schedule, now: datetime) -> None:
    period, due = schedule.next_due(now)
    assert schedule.due(period.shifted(-3)) <= now < due


@given(SCHEDULES, st.integers(2016, 2034), st.integers(1, 4))
def test_it_is_told_in_its_zone_as_it_was_set(schedule: Schedule, year: int, number: int) -> None:
    local = schedule.due(quarter(year, number)).astimezone(ZoneInfo(schedule.zone))
    skipped = local.utcoffset() != (local - timedelta(hours=2)).utcoffset()
    assert f"{local:%H:%M}" == schedule.at or skipped
