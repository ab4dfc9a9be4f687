"""The ways to work out a suppressed number that are known by name, each asked of the assistant as somebody would try it.

Every row is a table of counts, what is printed of it, and the questions; what is asked for is that nothing is given away, and
that a harmless figure beside it is still answered (a rule that hides all would pass otherwise).
"""

from pathlib import Path
from typing import Any

import pytest

from tests.disclosure.asked import asking, facts_of, made, public_facts, questions
from tests.disclosure.exhaustive import Fact, Known, given_away
from tests.disclosure.tables import HALF, NINE, Q1, Q2, Q3, Q4, YEAR, Figure, Table
from tests.disclosure.told import told

TIMES = {Q1: (0,), Q2: (1,), Q3: (2,), Q4: (3,), HALF: (0, 1), NINE: (0, 1, 2), YEAR: (0, 1, 2, 3)}
BOTH = frozenset({"numerator", "denominator"})


def number(period: str, **given: Any) -> Figure:
    return Figure("number", period, TIMES[period], **given)


def share(period: str, *shows: str, **given: Any) -> Figure:
    count, base = {Q1: ((0,), (0, 1)), Q2: ((2,), (2, 3)), HALF: ((0, 2), (0, 1, 2, 3))}[period]
    return Figure("share", period, count, base, frozenset(shows), **given)


def part(code: str, period: str, **given: Any) -> Figure:
    atoms = {"girls": (0, 2), "boys": (1, 3), "all": (0, 1, 2, 3)}[code]
    quarter = {Q1: (0, 1), Q2: (2, 3), HALF: (0, 1, 2, 3)}[period]
    return Figure(code, period, tuple(a for a in atoms if a in quarter), **given)


def reviewed(period: str, **given: Any) -> Figure:
    return Figure("reviewed", period, {Q1: (0, 1), Q2: (2, 3), HALF: (0, 1, 2, 3)}[period], **given)


ATTACKS = {
    "the percentage times what it is out of": Table((3, 9, 0, 0), (share(Q1, "denominator"),)),
    "the percentage beside a count of the same thing": Table((3, 9, 0, 0), (share(Q1), Figure("number", Q1, (0,)))),
    "the complement, with both counts printed": Table((9, 3, 0, 0), (share(Q1, *BOTH),)),
    "the complement, from a percentage and its numerator": Table((15, 1, 0, 0), (share(Q1, "numerator"),)),
    "the numerator in the prose, the percentage in the dashboard": Table((4, 9, 0, 0), (share(Q1), share(Q1, "numerator"))),
    "the change between two quarters": Table((9, 3, 0, 0), (number(Q1), number(Q2, against=number(Q1)))),
    "the change from a quarter that is suppressed": Table((3, 9, 0, 0), (number(Q1), number(Q2, against=number(Q1)))),
    "the change from a quarter that is printed nowhere": Table((3, 9, 0, 0), (number(Q2, against=number(Q1)), number(HALF))),
    "the whole less its parts": Table((3, 9, 0, 0), tuple(part(code, Q1) for code in ("girls", "boys", "all"))),
    "the whole less the only part that is printed": Table((3, 9, 0, 0), (part("boys", Q1), part("all", Q1))),
    "the parts over two quarters and both together":
        Table((3, 9, 8, 7), tuple(part(code, p) for code in ("girls", "boys", "all") for p in (Q1, Q2, HALF))),
    "the year to date less its quarters": Table((7, 3, 8, 0), (number(Q1), number(Q2), number(Q3), number(NINE))),
    "one year to date less the one before": Table((7, 9, 3, 0), (number(HALF), number(NINE))),
    "a published year less unpublished quarters":
        Table((7, 3, 8, 6), (number(Q1), number(Q2), number(Q3), number(YEAR, published=True))),
    "an unpublished year less published quarters":
        Table((7, 9, 8, 2), (*(number(p, published=True) for p in (Q1, Q2, Q3)), number(YEAR))),
    "a count by what is left of two percentages' bases":
        Table((6, 6, 2, 1), (share(Q1, *BOTH), share(Q2, *BOTH), share(HALF, *BOTH))),
    "a percentage by itself, of a count known by its quarters":
        Table((4, 4, 0, 0), (Figure("number", Q1, (0,)), Figure("number", Q2, (2,)), share(HALF))),
    "the part of a quarter, by that of two quarters and their wholes":
        Table((0, 8, 1, 5), (part("all", Q1), part("boys", Q2), part("all", Q2), part("boys", HALF))),
    "a quarter that is printed nowhere, by the year and the noughts that are none":
        Table((1, 3, 2, 6), (number(Q2), number(Q3), number(Q4, published=True), number(HALF), number(YEAR))),
    "what a nought is out of": Table((0, 6, 4, 4), (
        share(Q1, *BOTH), share(Q2, "denominator"), share(HALF, published=True), Figure("number", HALF, (0, 2), published=True))),
    "a published percentage by itself, beside the few of both quarters": Table(
        (4, 8, 4, 3), (share(Q1, published=True), share(HALF), Figure("number", HALF, (0, 2)))),
    "a percentage of another measure's number": Table((3, 9, 0, 0), (share(Q1), reviewed(Q1))),
    "a number and what it is out of, under another name": Table((9, 3, 0, 0), (Figure("number", Q1, (0,)), reviewed(Q1))),
    "a published percentage, of a number that is not published": Table((9, 3, 0, 0), (share(Q1, published=True), reviewed(Q1))),
    "percentages of one another, beside a published nought":
        Table((5, 0, 0, 4), (share(Q1), share(Q2, "numerator", published=True), share(HALF))),
}  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("empty") / "scrutineer.db")


def asked(table: Table, empty: Path, folder: Path) -> set[Known]:
    with asking(table, empty, folder / "table") as ask:
        return {fact for question in questions(table) for fact in facts_of(ask(question), table)}


@pytest.mark.parametrize("table", ATTACKS.values(), ids=ATTACKS)
def test_a_suppressed_number_can_not_be_worked_out(table: Table, empty: Path, tmp_path: Path) -> None:
    assert list(given_away(table, asked(table, empty, tmp_path), public_facts(table))) == []


@pytest.mark.parametrize("table", ATTACKS.values(), ids=ATTACKS)
def test_without_suppression_it_can(table: Table) -> None:
    printed = {Fact(f, field, value) for f in table.figures for field, value in f.printed(table.world).items()}
    quoted = {Fact(f, "value", moved(f, table), f.against) for f in table.figures if f.against}
    assert list(given_away(table, printed | quoted, public_facts(table))) != []


def moved(figure: Figure, table: Table) -> Any:
    assert figure.against is not None
    return figure.of(table.world)["value"] - figure.against.of(table.world)["value"]


# counts, what is printed -> what is still shown of it
STILL_SHOWN = [
    (Table((9, 8, 7, 6), tuple(number(p) for p in (Q1, Q2, Q3, YEAR))), {Q1: 9, Q2: 8, Q3: 7, YEAR: 30}),
    (Table((0, 8, 7, 6), (number(Q1), number(Q2))), {Q1: 0, Q2: 8}),
    (Table((3, 8, 9, 0), (number(Q1), number(Q2), number(Q3))), {Q2: 8, Q3: 9}),
    (Table((3, 8, 9, 0), (number(Q1, published=True), number(Q2))), {Q1: 3, Q2: 8}),
    (Table((7, 3, 8, 0), (number(Q1), number(Q2), number(Q3), number(NINE))), {NINE: 18}),
    (Table((7, 3, 8, 6), (number(Q1), number(Q2), number(Q3), number(YEAR, published=True))), {Q3: 8, Q1: 7, YEAR: 24}),
]


@pytest.mark.parametrize(("table", "shown"), STILL_SHOWN)
def test_what_gives_nothing_away_is_still_shown(table: Table, shown: dict[str, int]) -> None:
    facts = (fact for fact in told(table) if isinstance(fact, Fact) and fact.against is None)
    assert {fact.figure.period: int(fact.value) for fact in facts} == shown
