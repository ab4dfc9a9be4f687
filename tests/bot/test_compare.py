"""The judgement of a change, and of a target: every verdict, and what turning it round must do to it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compare import (
    Direction,
    Judgement,
    Polarity,
    Unit,
    Verdict,
    close_counts,
    difference_unit,
    is_met,
    judge,
    target_operator,
)

JUDGED: list[tuple[str, Polarity, str | None, str | None, str | None, Direction | None, Verdict]] = [
    # what it is, polarity, earlier, later, difference, direction, verdict
    ("re-referrals rise", "low", "19.3", "19.6", "0.3", "up", "declined"),
    ("repeat plans fall", "low", "28.4", "27.5", "-0.9", "down", "improved"),
    ("dental checks rise", "high", "42.8", "44.7", "1.9", "up", "improved"),
    ("health assessments fall", "high", "86.3", "80.9", "-5.4", "down", "declined"),
    ("home education rises", "none", "749", "829", "80", "up", "no polarity"),
    ("people worked with fall", "none", "4089", "3797", "-292", "down", "no polarity"),
    ("secondary schools stay", "high", "75.6", "75.6", "0.0", "same", "no change"),
    ("families stay, without polarity", "none", "1303", "1303", "0", "same", "no change"),
    ("equal, printed otherwise", "low", "3.2", "3.20", "0.00", "same", "no change"),
    ("a score below nought rises", "high", "-0.80", "-0.10", "0.70", "up", "improved"),
    ("a score below nought falls", "low", "-0.10", "-0.80", "-0.70", "down", "improved"),
    ("from nought", "low", "0", "2", "2", "up", "declined"),
    ("to nought", "high", "2", "0", "-2", "down", "declined"),
    ("by the least there is", "high", "77.57", "77.58", "0.01", "up", "improved"),
    ("the earlier is missing", "low", None, "94.2", None, None, "cannot be calculated"),
    ("the later is missing", "high", "94.2", None, None, None, "cannot be calculated"),
    ("both are missing", "none", None, None, None, None, "cannot be calculated"),
]


def number(text: str | None) -> Decimal | None:
    """A value as published."""
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(("what", "polarity", "earlier", "later", "difference", "direction", "verdict"), JUDGED)
def test_a_change_is_judged(
    what: str, polarity: Polarity, earlier: str | None, later: str | None, difference: str | None, direction: Direction, verdict: Verdict
) -> None:
    judged = judge(polarity, number(earlier), number(later))
    assert (str(judged.difference) if judged.difference is not None else None, judged.direction, judged.verdict) == (
        difference, direction, verdict,
    ), what  # fmt: skip


POLARITIES: st.SearchStrategy[Polarity] = st.sampled_from(("low", "high", "none"))
VALUES = st.decimals(min_value=-100, max_value=10000, places=2)
OTHER_WAY: dict[Polarity, Polarity] = {"low": "high", "high": "low", "none": "none"}
OTHER_VERDICT: dict[Verdict, Verdict] = {"improved": "declined", "declined": "improved"}
BACK: dict[Direction, Direction] = {"up": "down", "down": "up", "same": "same"}


@given(POLARITIES, VALUES, VALUES)
def test_the_other_polarity_swaps_improved_and_declined_and_nothing_else(polarity: Polarity, one: Decimal, two: Decimal) -> None:
    own, other = judge(polarity, one, two), judge(OTHER_WAY[polarity], one, two)
    assert other == Judgement(own.difference, own.direction, OTHER_VERDICT.get(own.verdict, own.verdict))


@given(POLARITIES, VALUES, VALUES)
def test_the_other_order_reverses_direction_difference_and_verdict(polarity: Polarity, one: Decimal, two: Decimal) -> None:
    there, back = judge(polarity, one, two), judge(polarity, two, one)
    assert there.difference is not None and there.direction is not None
    assert back == Judgement(-there.difference, BACK[there.direction], OTHER_VERDICT.get(there.verdict, there.verdict))


@given(POLARITIES, VALUES, VALUES, VALUES)
def test_a_verdict_depends_on_polarity_and_direction_alone(polarity: Polarity, one: Decimal, two: Decimal, by: Decimal) -> None:
    assert judge(polarity, one + by, two + by).verdict == judge(polarity, one, two).verdict


@given(POLARITIES, VALUES, VALUES)
def test_a_difference_is_what_parts_the_published_values(polarity: Polarity, one: Decimal, two: Decimal) -> None:
    difference = judge(polarity, one, two).difference
    assert difference is not None and one + difference == two


MET = [
    # value, operator, target, polarity, met
    ("18.6", "<", "18.7", "low", True),
    ("18.7", "<", "18.7", "low", False),  # "<18.7%" is met below it
    ("18.8", "<", "18.7", "low", False),
    ("97.3", ">", "97.2", "high", True),
    ("97.2", ">", "97.2", "high", False),
    ("97.1", ">", "97.2", "high", False),
    ("97.1", "<", "97.2", "high", True),  # the operator as printed stands above polarity
    ("19.1", None, "19.1", "low", True),  # a bare target: at or below it …
    ("19.2", None, "19.1", "low", False),
    ("97.0", None, "97.0", "high", True),  # … at or above it
    ("96.4", None, "97.0", "high", False),
    ("100", None, "97.0", "none", None),  # neither way is good
    ("97.0", None, None, "high", None),  # a target in words
    ("97.00", ">", "97.0", "high", False),
]  # fmt: skip


@pytest.mark.parametrize(("value", "operator", "target", "polarity", "met"), MET)
def test_whether_a_target_is_met(value: str, operator: str | None, target: str | None, polarity: Polarity, met: bool | None) -> None:
    assert is_met(Decimal(value), operator, number(target), polarity) is met


OPERATORS: list[tuple[str | None, Polarity, str | None]] = [
    ("<", "low", "<"), ("<", "high", "<"), (">", "low", ">"), (None, "low", "<"), (None, "high", ">"), (None, "none", None),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "polarity", "operator"), OPERATORS)
def test_a_bare_target_takes_its_operator_from_polarity(printed: str | None, polarity: Polarity, operator: str | None) -> None:
    assert target_operator(printed, polarity) == operator


CLOSE = [
    (47, 48, True), (48, 47, True), (9, 10, True), (1, 6, True), (1, 7, False), (48, 48, False), (850, 919, False), (None, 9, False), (9, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "close"), CLOSE)
def test_counts_a_handful_apart(earlier: int | None, later: int | None, close: bool) -> None:
    assert close_counts(earlier, later) is close


UNITS: list[tuple[Unit, str]] = [("percent", "percentage points"), ("count", "count"), ("rate", "rate"), ("score", "score")]


@pytest.mark.parametrize(("unit", "said"), UNITS)
def test_two_percentages_differ_in_points(unit: Unit, said: str) -> None:
    assert difference_unit(unit) == said
