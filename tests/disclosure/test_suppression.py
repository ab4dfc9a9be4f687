"""What is suppressed and what a printing loses by it: the rule, row by row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue import load_catalogue
from store.disclosure import Thresholds, discloser, relations_of, suppress, thresholds_of
from store.values import SUPPRESSED, Counted, Overview, Printing, Target
from tests.disclosure.tables import CATALOGUE, HALF, Q1, Q2, Q3, Figure, Table
from tests.disclosure.told import DISCLOSE, printing

RELATIONS = relations_of(CATALOGUE.indicators)
OVERVIEW = Overview("paragraph 5", 2, 1, 1, None, None, None, None, None)


def number(count: int, period: str = Q1, published: bool = False, **fields: Any) -> Printing:
    figure = Figure("number", period, (0,), published=published)
    return printing(figure, Table((count,), (figure,)), **fields)


def share(value: str, numerator: int | None = None, denominator: int | None = None, period: str = Q1, **fields: Any) -> Printing:
    counts = {"numerator": numerator, "denominator": denominator, "value": Decimal(value), "indicator": "share"}
    return number(9, period, **counts | fields)


def values(printings: Sequence[Printing]) -> list[str]:
    return [str(one.value if one.value is not None else one.missing) for one in DISCLOSE(tuple(printings))]


# what is printed -> what is handed out
RULES = [
    ([number(0)], ["0"]),
    ([number(1)], ["c"]),
    ([number(5)], ["c"]),
    ([number(6)], ["6"]),
    ([number(3, published=True)], ["3"]),
    ([number(3, published=True), number(3)], ["3", "3"]),
    ([number(3, published=True), number(4)], ["3", "c"]),
    ([number(40), number(4)], ["c", "c"]),
    ([share("10.0", 4, 40)], ["c"]),
    ([share("90.0", 36, 40)], ["c"]),
    ([share("50.0", 20, 40)], ["50.0"]),
    ([share("0.0", 0, 40)], ["0.0"]),
    ([share("100.0", 40, 40)], ["100.0"]),
    ([share("100.0", 4, 4)], ["c"]),
    ([share("10.0", None, 40)], ["c"]),
    ([share("97.0", 97)], ["c"]),
    ([share("19.6")], ["19.6"]),
    ([share("19.6", 292)], ["19.6"]),
    ([share("33.3"), number(3)], ["c", "c"]),
    ([number(6), number(12, HALF), share("75.0", 12, 16, HALF), share("60.0", period=Q2, published=True)],
     ["c", "c", "c", "60.0"]),
]


@pytest.mark.parametrize(("printings", "shown"), RULES)
def test_the_rule(printings: list[Printing], shown: list[str]) -> None:
    assert values(printings) == shown


PACKAGED = discloser(load_catalogue().indicators)
# of the catalogue that comes with the program: measures and figures -> what is handed out
TIED = [
    ({"single-assessments-45-days": "97.0", "single-assessments-number": "100"}, ["c", "c"]),
    ({"single-assessments-45-days": "80.0", "single-assessments-number": "100"}, ["80.0", "100"]),
    ({"single-assessments-45-days-number": "97", "single-assessments-number": "100"}, ["c", "c"]),
    ({"yj-fte": "16", "yj-fte-known": "18.8"}, ["16", "c"]),
    ({"yj-fte": "60", "yj-fte-known": "20.0"}, ["60", "20.0"]),
    ({"send-ehcp-issued": "97.0", "send-ehcp-not-issued": "3.0", "send-assessments-decided": "100"}, ["c", "c", "c"]),
    ({"yj-outcomes-tracked-number": "40", "yj-court-disposals-number": "37"}, ["40", "c"]),
    ({"yj-outcomes-tracked-number": "40", "yj-court-disposals-number": "20", "yj-out-of-court-number": "20"}, ["40", "20", "20"]),
    ({"yj-custody-rate": "0.07"}, ["c"]),
    ({"yj-custody-rate": "0.00"}, ["0.00"]),
]


@pytest.mark.parametrize(("figures", "shown"), TIED)
def test_measures_that_are_out_of_one_another_are_held_against_each_other(figures: dict[str, str], shown: list[str]) -> None:
    blank: dict[str, Any] = {"numerator": None, "denominator": None}
    printed = [number(9, indicator=code, value=Decimal(value), **blank) for code, value in figures.items()]
    assert [str(one.value if one.value is not None else one.missing) for one in PACKAGED(printed)] == shown


def test_a_nought_of_few_is_shown_without_the_few() -> None:
    (told,) = DISCLOSE((share("0.0", 0, 3),))
    assert (told.value, told.numerator, told.denominator) == (Decimal("0.0"), 0, None)


TELLING: dict[str, Any] = {
    "numerator": 3, "denominator": 40, "target": Target("<5", "<", Decimal(5)), "rag": "green", "quartile": 1, "note": "3 of 40",
    "reported": "fell by 9", "reported_direction": "down", "reported_verdict": "improved", "reported_difference": Decimal(-9),
    "reported_against": Q2,
}  # fmt: skip


@pytest.mark.parametrize("field", TELLING)
def test_a_suppressed_printing_tells_nothing_of_its_figure(field: str) -> None:
    (told,) = DISCLOSE((number(3, **TELLING),))
    assert getattr(told, field) is None


MOVED: dict[str, Any] = {
    "reported": "up by 6", "reported_direction": "up", "reported_difference": Decimal(6), "reported_against": Q1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("beside", "reported"), [(number(3), None), (number(3, published=True), "up by 6"), (number(8), "up by 6")]
)
def test_what_a_document_says_of_a_change_goes_where_its_other_side_is_suppressed(beside: Printing, reported: str | None) -> None:
    assert beside.value is not None
    told = DISCLOSE((beside, number(int(beside.value) + 6, Q2, **MOVED)))
    assert told[1].reported == reported


@pytest.mark.parametrize(("count", "kept"), [(3, False), (9, True)])
def test_a_draft_with_a_suppressed_figure_loses_its_own_overview(count: int, kept: bool) -> None:
    draft = number(count)
    document = replace(draft.document, overview=OVERVIEW, counted=(Counted("number", "declined", None, "so"),), unexplained="why")
    told = DISCLOSE((replace(draft, document=document), number(9, Q2, document=document)))
    assert [one.document == document for one in told] == [kept, kept]


@pytest.mark.parametrize(("count", "kept"), [(3, False), (9, True)])
def test_another_draft_s_overview_goes_where_it_counts_a_move_from_a_suppressed_figure(count: int, kept: bool) -> None:
    later = number(12, Q2)
    document = replace(later.document, slug="later", overview=OVERVIEW)
    told = DISCLOSE((number(count), replace(later, document=document)))
    assert (told[1].document.overview is not None) is kept


@pytest.mark.parametrize(("count", "rag"), [(3, None), (9, "red")])
def test_a_colour_goes_where_the_figure_before_is_suppressed(count: int, rag: str | None) -> None:
    told = DISCLOSE((number(count), number(12, Q2, rag="red")))
    assert (str(told[1].value), told[1].rag) == ("12", rag)


@pytest.mark.parametrize(("against", "reported"), [(None, None), (Q1, "up by 6")])
def test_a_change_from_a_period_that_is_not_named_goes(against: str | None, reported: str | None) -> None:
    told = DISCLOSE((number(9), number(15, Q2, **MOVED | {"reported_against": against})))
    assert told[1].reported == reported


@pytest.mark.parametrize(
    ("place", "left"), [("dashboard: Late (3)", "dashboard"), ("dashboard: Late", "dashboard: Late"), ("paragraph 7",) * 2]
)
def test_the_place_of_a_suppressed_figure_has_no_number_of_a_row(place: str, left: str) -> None:
    (told,) = DISCLOSE((number(3, place=place),))
    assert told.place == left


def test_more_figures_that_hang_together_than_can_be_gone_into_are_hidden_whole() -> None:
    many = [number(20 + n, "2023/24", place=f"paragraph {n}", period_last=date(2024, 3, 31) + timedelta(n)) for n in range(70)]
    assert values(many) == ["c"] * 70


@pytest.mark.parametrize(
    ("usual", "own", "shown"), [(5, {}, "6"), (10, {}, "c"), (5, {"number": 6}, "c"), (10, {"number": 5}, "6")]
)
def test_the_threshold_is_set_for_all_or_for_one_indicator(usual: int, own: dict[str, int], shown: str) -> None:
    (told,) = suppress((number(6),), lambda _: False, replace(RELATIONS, thing={"number": "number"}), Thresholds(usual, own))
    assert str(told.value or told.missing) == shown


def test_a_catalogue_entry_gives_an_indicators_own_threshold() -> None:
    mine = {"number": replace(CATALOGUE.indicators["number"], small_up_to=9)}
    assert thresholds_of(mine).of("number") == 9


PRINTINGS = st.lists(st.builds(number, st.integers(0, 30), st.sampled_from([Q1, Q2, Q3]), st.booleans()), max_size=6)


@given(PRINTINGS)
def test_a_published_printing_is_never_changed(printings: list[Printing]) -> None:
    pairs = zip(printings, DISCLOSE(tuple(printings)), strict=True)
    assert all(old == new for old, new in pairs if old.document.slug == "published")


@given(PRINTINGS)
def test_what_is_suppressed_has_its_symbol_and_nothing_else_is_made_up(printings: list[Printing]) -> None:
    pairs = zip(printings, DISCLOSE(tuple(printings)), strict=True)
    assert all(new.value == old.value or (new.value, new.missing) == (None, SUPPRESSED) for old, new in pairs)


@given(PRINTINGS, st.randoms())
def test_the_order_of_the_printings_changes_nothing(printings: list[Printing], chance: Any) -> None:
    shuffled = chance.sample(printings, len(printings))
    assert sorted(map(repr, DISCLOSE(tuple(shuffled)))) == sorted(map(repr, DISCLOSE(tuple(printings))))
