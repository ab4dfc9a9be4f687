"""Nothing that is answered narrows a suppressed number further than its symbol does: every table of a few counts, by trying all.

A small one stays the whole of 1 to 5, another hidden one at least six numbers in a row, as far as what is published leaves
them so. What is asked is every question there is about the table.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.disclosure.asked import asking, facts_of, made, public_facts, questions
from tests.disclosure.exhaustive import Known, given_away
from tests.disclosure.tables import HALF, NINE, Q1, Q2, Q3, Q4, YEAR, Figure, Table
from tests.disclosure.told import told

TIMES = {Q1: (0,), Q2: (1,), Q3: (2,), Q4: (3,), HALF: (0, 1), NINE: (0, 1, 2), YEAR: (0, 1, 2, 3)}
SHARES = {Q1: ((0,), (0, 1)), Q2: ((2,), (2, 3)), HALF: ((0, 2), (0, 1, 2, 3))}
PARTS = {("girls", Q1): (0,), ("boys", Q1): (1,), ("all", Q1): (0, 1), ("girls", Q2): (2,), ("boys", Q2): (3,),
         ("all", Q2): (2, 3), ("girls", HALF): (0, 2), ("boys", HALF): (1, 3), ("all", HALF): (0, 1, 2, 3)}  # fmt: skip
NUMBERS = st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8]), min_size=4, max_size=4).map(tuple)
BESIDE = st.sets(st.sampled_from(["numerator", "denominator"])).map(frozenset)


@st.composite
def over_time(draw: st.DrawFn) -> Table:
    """A count for some quarters and years to date, some of them published."""
    periods = draw(st.sets(st.sampled_from(list(TIMES)), min_size=2))
    figures = [Figure("number", p, TIMES[p], published=draw(st.booleans())) for p in TIMES if p in periods]
    return Table(draw(NUMBERS), tuple(figures))


@st.composite
def moving(draw: st.DrawFn) -> Table:
    """Quarters, where the document says of some how they moved from another."""
    plain = {p: Figure("number", p, TIMES[p]) for p in (Q1, Q2, Q3)}
    printed = draw(st.sets(st.sampled_from([Q1, Q2]))) | {Q3}
    figures = [plain[p] for p in (Q1, Q2) if p in printed]
    against = plain[draw(st.sampled_from([Q1, Q2]))]
    return Table(draw(NUMBERS), (*figures, Figure("number", Q3, TIMES[Q3], against=against)))


@st.composite
def in_shares(draw: st.DrawFn) -> Table:
    """A percentage, its number, and the number that it is out of, for two quarters and both together."""
    figures = list[Figure]()
    for period, (count, base) in SHARES.items():
        public = draw(st.booleans())
        if draw(st.booleans()):
            figures.append(Figure("share", period, count, base, draw(BESIDE), public))
        if draw(st.booleans()):
            figures.append(Figure("number", period, count, published=public))
        if draw(st.booleans()):
            figures.append(Figure("reviewed", period, base, published=draw(st.booleans())))
    return Table(draw(NUMBERS), tuple(figures))


@st.composite
def in_parts(draw: st.DrawFn) -> Table:
    """A general count and its two subgroups, for two quarters and both together."""
    some = draw(st.sets(st.sampled_from(list(PARTS)), min_size=2))
    figures = [Figure(code, p, PARTS[code, p], published=draw(st.booleans())) for code, p in PARTS if (code, p) in some]
    return Table(draw(NUMBERS), tuple(figures))


TABLES = st.one_of(over_time(), moving(), in_shares(), in_parts())


@given(TABLES)
@settings(max_examples=80, derandomize=True)
def test_nothing_handed_out_narrows_a_suppressed_number(table: Table) -> None:
    assert list(given_away(table, told(table), public_facts(table))) == []


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("empty") / "scrutineer.db")


@given(table=TABLES)
@settings(max_examples=10, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_answered_narrows_a_suppressed_number(table: Table, empty: Path) -> None:
    with TemporaryDirectory() as folder, asking(table, empty, Path(folder) / "table") as ask:
        answered: set[Known] = {fact for question in questions(table) for fact in facts_of(ask(question), table)}
    assert list(given_away(table, answered, public_facts(table))) == []
