"""Importing: all or nothing, the same file once, undone by a new record, and nothing overwritten."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store.audience import NOBODY
from store.engine import looking, writing
from store.imported import AlreadyIn, ImportRefusedError
from store.open import Store
from tests.store.importing import (
    DAY,
    LISTED,
    MEASURE,
    NEW,
    NOW,
    OF_NEW,
    Q3,
    Q4,
    REPORT,
    SLUG,
    bring,
    documents,
    file,
    held,
    listed,
    seen,
)

BEFORE = [(Q3, "19.6")]


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    """A store with one published report."""
    with held(database_url, tmp_path) as one:
        yield one


def counts(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    tables = ("document", "figure", "period", "indicator", "indicator_name", "import_record", "history", "made_indicator")
    with looking(store.engine) as connection:
        return {name: int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0) for name in tables}


def refusal(store: Store, **given: Any) -> str:
    """The sentences with which an import is refused, having changed nothing."""
    before = counts(store)
    with pytest.raises(ImportRefusedError) as refused:
        bring(store, "another.xlsx", **given)
    assert counts(store) == before
    return str(refused.value)


def test_what_is_brought_in_is_seen_by_those_listed(store: Store) -> None:
    done = bring(store)
    listed(store)
    assert (done.number, done.figures, done.replaces, seen(store)) == (1, 1, None, [*BEFORE, (Q4, "20.10")])


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    bring(store)
    before = counts(store)
    again = store.imports.bring_in(REPORT, (MEASURE,), file("first.xlsx"), who="bob", now=NOW, indicators=(NEW,))
    assert (again, counts(store)) == (AlreadyIn(1), before)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"figures": ()}, "There is no figure in it."),
        ({"figures": (replace(MEASURE, indicator="nothing"),)}, "nothing is no indicator of the catalogue"),
        ({"figures": (MEASURE, replace(MEASURE, period="Q9"))}, "'Q9' is no period"),
        ({"figures": (MEASURE, MEASURE)}, "says this already"),
        ({"figures": (MEASURE, replace(MEASURE, place="row 2", period=Q3))}, "says this already"),
        ({"figures": (replace(MEASURE, value=Decimal(101)),)}, "more than 100 per cent"),
        ({"figures": (replace(MEASURE, value=None),)}, "it must have a value"),
        ({"figures": (replace(MEASURE, area="elsewhere"),)}, "elsewhere is no area"),
        ({"figures": (MEASURE, replace(OF_NEW, value=Decimal(101))), "indicators": (NEW,)}, "more than 100 per cent"),
        ({"document": replace(REPORT, report="soon")}, "'soon' is no period"),
        ({"document": replace(REPORT, slug="q3")}, "belongs to the program itself"),
        ({"indicators": (replace(NEW, name="Score"),)}, "another indicator has this name"),
        ({"indicators": (replace(NEW, polarity=cast("Any", "")),)}, "never guessed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_and_nothing_is_changed(store: Store, given: dict[str, Any], says: str) -> None:
    assert says in refusal(store, **given)


def test_every_fault_is_told_at_once(store: Store) -> None:
    wrong = (replace(MEASURE, indicator="nothing"), replace(MEASURE, place="row 2", value=None))
    assert len(refusal(store, figures=wrong).splitlines()) == 2


def test_a_draft_s_later_file_stands_in_the_place_of_the_earlier(store: Store) -> None:
    bring(store)
    listed(store)
    done = bring(store, "second.xlsx", "21.0")
    assert (done.replaces, seen(store)) == (1, [*BEFORE, (Q4, "21.0")])


def test_a_draft_stays_the_report_of_its_quarter(store: Store) -> None:
    bring(store)
    assert "not of Q3 2021/22" in refusal(store, document=replace(REPORT, report=Q3))


def test_a_published_document_takes_no_other_file(store: Store) -> None:
    bring(store)
    store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    assert f"{SLUG}-corrected" in refusal(store)


def test_a_correction_published_later_stands_and_says_what_was_first_published(store: Store) -> None:
    bring(store)
    store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    bring(store, "corrected.xlsx", "21.0", document=replace(REPORT, slug="corrected"))
    store.imports.publish("corrected", NOW + DAY, who="ann", now=NOW)
    with store.reading(NOW + DAY) as reader:
        figure = reader.standing("rate")[-1]
    assert (str(figure.value), [str(one.value) for one in figure.revised_from]) == ("21.0", ["20.10"])


# what is done, one after another, and what the channel sees then
UNDOING = [
    ("bring first, undo 1", BEFORE),
    ("bring first, bring second, undo 2", [*BEFORE, (Q4, "20.10")]),
    ("bring first, bring second, undo 2, undo 1", BEFORE),
    ("bring first, undo 1, bring first", [*BEFORE, (Q4, "20.10")]),
    ("bring first, bring second, undo 2, bring second", [*BEFORE, (Q4, "21.0")]),
    ("bring first, bring second, undo 2, bring second, undo 4", [*BEFORE, (Q4, "20.10")]),
    ("bring first, bring second, bring first", [*BEFORE, (Q4, "20.10")]),
]
VALUES = {"first": "20.10", "second": "21.0"}


def do(store: Store, steps: str) -> None:
    for step in steps.split(", "):
        act, _, what = step.partition(" ")
        if act == "undo":
            store.imports.undo(int(what), who="bob", now=NOW)
        elif act == "publish":
            store.imports.publish(SLUG, NOW, who="bob", now=NOW)
        else:
            bring(store, what, VALUES[what])


@pytest.mark.parametrize(("steps", "left"), UNDOING)
def test_undoing_brings_back_what_was_before(store: Store, steps: str, left: list[tuple[str, str]]) -> None:
    do(store, steps)
    listed(store)
    assert seen(store) == left


@pytest.mark.parametrize(
    ("steps", "number", "says"),
    [
        ("bring first", 9, "no import 9"),
        ("bring first, undo 1", 1, "undone already, by 2"),
        ("bring first, undo 1", 2, "itself an undoing"),
        ("bring first, bring second", 1, "replaced, by import 2"),
    ],
)
def test_what_does_not_stand_is_not_undone(store: Store, steps: str, number: int, says: str) -> None:
    do(store, steps)
    with pytest.raises(ImportRefusedError, match=says):
        store.imports.undo(number, who="bob", now=NOW)


def test_a_restored_file_is_known_again(store: Store) -> None:
    do(store, "bring first, bring second, undo 2")
    again = store.imports.bring_in(REPORT, (MEASURE,), file("first"), who="ann", now=NOW)
    assert again == AlreadyIn(3)


def test_an_undone_publication_leaves_nothing_behind_and_restores_nothing(store: Store) -> None:
    do(store, "bring first, bring second, publish, undo 2")
    assert (seen(store, NOBODY), documents(store)) == (BEFORE, ["q3"])


def test_what_was_published_and_undone_takes_no_other_file(store: Store) -> None:
    do(store, "bring first, publish, undo 1")
    assert "was published" in refusal(store)


def test_undone_figures_stay_on_record(store: Store) -> None:
    do(store, "bring first, undo 1")
    history = store.imports.history("rate")
    told = [(entry.did, entry.who, entry.number, [str(f.value) for f in entry.figures]) for entry in history]
    assert told == [("imported", "ann", 1, ["20.10"]), ("undone", "bob", 2, [])]


def test_the_history_tells_who_did_what(store: Store) -> None:
    bring(store, figures=(OF_NEW,), indicators=(NEW,), approved_by="cat")
    listed(store)
    bring(store, "second", figures=(replace(OF_NEW, value=Decimal(51)),), who="dan")
    store.imports.publish(SLUG, NOW + DAY, who="eve", now=NOW)
    told = [f"{entry.who} {entry.did}" for entry in store.imports.history("new-one")]
    assert told == ["ann made", "ann imported", "cat approved", "ann allowed", "dan corrected", "eve published"]


def test_the_imports_are_listed(store: Store) -> None:
    do(store, "bring first, bring second, undo 2")
    rows = [(one.number, one.file.name, one.undoes, one.restores, one.figures, one.stands) for one in store.imports.imports()]
    assert rows == [(1, "first", None, None, 1, False), (2, "second", None, None, 1, False), (3, "first", 2, 1, 1, True)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE import_record SET who = 'x'",
        "DELETE FROM import_record",
        "UPDATE history SET who = 'x'",
        "DELETE FROM history",
        "UPDATE made_indicator SET who = 'x'",
        "DELETE FROM made_indicator",
        "DELETE FROM figure",
        "UPDATE figure SET value = '1'",
        "UPDATE figure SET brought_by = NULL",
        "UPDATE figure SET withdrawn_by = NULL WHERE withdrawn_by IS NOT NULL",
        "UPDATE document SET report = 'Q3 2021/22'",
        "UPDATE document SET published_at = NULL",
        "UPDATE document SET title = 'x' WHERE slug = 'q3'",
    ],
)
def test_the_record_can_t_be_edited(store: Store, change: str) -> None:
    bring(store, figures=(MEASURE, OF_NEW), indicators=(NEW,))
    bring(store, "second")
    with pytest.raises(DBAPIError), writing(store.engine) as connection:
        connection.execute(text(change))


def test_a_withdrawn_figure_is_in_no_query(store: Store) -> None:
    do(store, "bring first, bring second")
    listed(store)
    with store.reading(NOW, audience=LISTED) as reader:
        newest = reader.documents()[0]
        held_now = [str(m.printing.value) for m in reader.measures(newest)], reader.holding_value(Decimal("20.10"))
    assert held_now == (["21.0"], ())
