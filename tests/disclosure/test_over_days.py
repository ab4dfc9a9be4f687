"""What was told of a draft yesterday is remembered: with what is told today it leads to no small number either."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.disclosure.told import Told, told_of
from tests.disclosure.exhaustive import LARGEST, Fact, given_away
from tests.disclosure.tables import NINE, Q1, Q2, Q3, Figure, Table
from tests.disclosure.test_nothing_narrows import TABLES
from tests.disclosure.told import handed_out, told

FIRST, SECOND, THIRD = (Figure("number", period, (place,)) for place, period in enumerate((Q1, Q2, Q3)))
ALL = Figure("number", NINE, (0, 1, 2))
WORLD = (3, 4, 9)
"""The first two are small; of the third and all three together one may be told, or the small ones' sum would follow."""
FEW = (6, 2, 2, 0)
"""Of all three together the first is told: the other two make a small number between them."""


@st.composite
def two_days(draw: st.DrawFn) -> tuple[Table, Table]:
    """A table as it stands today, and yesterday: some drafts were not in by then, some have been undone since."""
    table = draw(TABLES)
    days = st.sampled_from(["both", "yesterday", "today"])
    when = {figure: "both" if figure.published or figure.against else draw(days) for figure in table.figures}
    today, yesterday = (tuple(f for f in table.figures if when[f] in ("both", day)) for day in ("today", "yesterday"))
    return replace(table, figures=yesterday), replace(table, figures=today)


def remembered(table: Table) -> Iterator[Told]:
    """What is told of a table's drafts."""
    pairs = zip(table.figures, handed_out(table), strict=True)
    return (known for figure, one in pairs if not figure.published and (known := told_of(one)))


def leaks(yesterday: Table, today: Table, largest: int = LARGEST) -> list[str]:
    """What somebody works out today with what yesterday's answers told, and should not.

    What was hidden yesterday and undone since is held no more, and not kept.
    """
    before = {*told(yesterday)}
    known = (fact.figure for fact in before if isinstance(fact, Fact))
    both = Table(today.world, tuple(dict.fromkeys((*known, *today.figures))))
    return list(given_away(both, before | {*told(today, remembered(yesterday))}, before, largest))


@given(two_days())
@example((Table(FEW, (FIRST,)), Table(FEW, (FIRST, ALL))))
@settings(max_examples=25, derandomize=True)
def test_what_is_told_today_narrows_nothing_for_whoever_was_told_yesterday(days: tuple[Table, Table]) -> None:
    assert leaks(*days) == []


def shown(before: Table | None) -> list[str]:
    """The periods of which today's figures are told to whoever was told those of another day."""
    printed = handed_out(Table(WORLD, (FIRST, SECOND, THIRD, ALL)), remembered(before) if before else ())
    return [one.period for one in printed if one.value is not None]


DAYS = {
    "nothing was told": (None, [NINE]),
    "what was told stays, and the later draft gives way": (Table(WORLD, (THIRD,)), [Q3]),
    "what was corrected since is left out of account": (Table((3, 4, 90), (THIRD,)), [NINE]),
}


@pytest.mark.parametrize(("before", "told_today"), DAYS.values(), ids=DAYS)
def test_another_day(before: Table | None, told_today: list[str]) -> None:
    assert shown(before) == told_today
