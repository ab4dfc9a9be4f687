"""Two files of one draft, a dashboard and a report: each stands beside the other, and is undone alone."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from store.imported import AlreadyIn, Among, FileRecord, Imported, ImportRefusedError, NewDocument, NewFigure
from store.open import Store
from tests.store.importing import LISTED, MEASURE, NOW, Q3, REPORT, SLUG, file, held, listed

ROW = MEASURE
BEFORE = replace(MEASURE, period=Q3, role="previous")
SAID = NewFigure("rate", MEASURE.period, "measure", "text", "paragraph 1", Decimal("20.1"), numerator=12)
OTHERWISE = replace(SAID, value=Decimal("20.5"))
COUNT = NewFigure("score", MEASURE.period, "measure", "text", "paragraph 2", Decimal(7))
FILES = {
    "dashboard": (ROW, BEFORE),
    "again": (replace(ROW, value=Decimal("21.0")), BEFORE),
    "second": (replace(ROW, place="dashboard: The rate"), replace(BEFORE, place="dashboard: The rate")),
    "report": (SAID, COUNT),
    "other": (OTHERWISE,),
}
OF_TEXT = replace(REPORT, has_dashboard=False, prints_previous=False)
OF_ROWS = replace(REPORT, has_dashboard=True, prints_previous=True)


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    """A store with one published report."""
    with held(database_url, tmp_path) as one:
        yield one


def bring(store: Store, name: str, figures: tuple[NewFigure, ...] = (), of: FileRecord | None = None) -> Imported | AlreadyIn:
    figures = figures or FILES[name]
    document: NewDocument = OF_ROWS if figures[0].origin == "dashboard" else OF_TEXT
    return store.imports.bring_in(document, figures, of or file(name), who="ann", now=NOW, among=Among(beside=True))


def do(store: Store, steps: str) -> None:
    for step in steps.split(", "):
        if step.startswith("undo "):
            store.imports.undo(int(step[5:]), who="bob", now=NOW)
        else:
            bring(store, step)


Printed = list[tuple[str, str, str, str]]


def printed(store: Store) -> Printed:
    """What the draft prints: its indicator, role and place, and the value."""
    listed(store)
    with store.reading(NOW, audience=LISTED) as reader:
        rows = [row for one in reader.documents() if one.slug == SLUG for row in reader.printed_in(one)]
    return sorted((row.indicator, row.role, row.place, str(row.value)) for row in rows)


MEASURED, PREVIOUS = ("rate", "measure", "dashboard: Rate", "20.10"), ("rate", "previous", "dashboard: Rate", "20.10")
LED, LED_COUNT = ("rate", "measure", "paragraph 1", "20.1"), ("score", "measure", "paragraph 2", "7")
BESIDE, BESIDE_COUNT = ("rate", "other", "paragraph 1", "20.1"), ("score", "other", "paragraph 2", "7")
OTHER_ROW = ("dashboard: The rate", "20.10")
SECOND = [("rate", "measure", *OTHER_ROW), ("rate", "previous", *OTHER_ROW), BESIDE, BESIDE_COUNT]
BOTH = [MEASURED, BESIDE, PREVIOUS, BESIDE_COUNT]


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        ("dashboard, report", BOTH),
        ("report, dashboard", BOTH),
        ("dashboard, report, undo 2", [MEASURED, PREVIOUS]),
        ("dashboard, report, undo 1", [LED, LED_COUNT]),
        ("dashboard, second, report, undo 1", SECOND),
        ("dashboard, second, report, undo 1, undo 2", [LED, LED_COUNT]),
        ("report, dashboard, second, undo 2, undo 3", [LED, LED_COUNT]),
        ("dashboard, report, undo 1, undo 2", []),
        ("report, dashboard, undo 2", [LED, LED_COUNT]),
        ("report, dashboard, undo 1", [MEASURED, PREVIOUS]),
        ("report, dashboard, undo 1, undo 2", []),
        ("report, dashboard, undo 2, undo 1", []),
        ("report, dashboard, undo 2, dashboard", BOTH),
        ("dashboard, report, undo 1, dashboard", BOTH),
        ("dashboard, report, dashboard, report", BOTH),
        ("report, dashboard, second, undo 2", SECOND),
    ],
)  # fmt: skip
def test_what_stands_after_each_has_come_and_gone(store: Store, steps: str, left: Printed) -> None:
    do(store, steps)
    assert printed(store) == sorted(left)


@pytest.mark.parametrize(
    "steps", ["report, dashboard", "dashboard, report", "report, dashboard, undo 2", "dashboard, report, undo 1"]
)
def test_what_gave_way_counts_as_one_figure(store: Store, steps: str) -> None:
    do(store, steps)
    assert [one.figures for one in store.imports.imports() if one.undoes is None] == [2, 2]


def test_the_same_files_again_change_nothing(store: Store) -> None:
    do(store, "dashboard, report")
    before = printed(store), store.imports.imports()
    assert (bring(store, "dashboard"), bring(store, "report"), (printed(store), store.imports.imports())) == (
        AlreadyIn(1), AlreadyIn(2), before,
    )  # fmt: skip


def test_what_was_left_of_a_file_can_come_in_later(store: Store) -> None:
    bring(store, "report", (SAID,))
    later = bring(store, "report")
    assert (later, printed(store)) == (Imported(2, 1, None), [LED, LED_COUNT])


def test_a_later_file_of_its_name_takes_the_place_of_all_that_came_from_the_first(store: Store) -> None:
    bring(store, "dashboard")
    bring(store, "report", (SAID,))
    bring(store, "report")
    done = bring(store, "report", (OTHERWISE,), FileRecord("report", "f" * 64))
    stands = [(one.number, one.stands) for one in store.imports.imports()]
    assert (done, stands) == (Imported(4, 1, 2), [(1, True), (2, False), (3, False), (4, True)])


def test_undone_all_that_it_took_the_place_of_stands_again(store: Store) -> None:
    do(store, "dashboard, report")
    before = printed(store)
    bring(store, "report", (OTHERWISE,), FileRecord("report", "f" * 64))
    store.imports.undo(3, who="bob", now=NOW)
    assert printed(store) == before


def test_another_value_for_the_same_place_is_refused(store: Store) -> None:
    bring(store, "dashboard")
    before = printed(store)
    with pytest.raises(ImportRefusedError, match="import 1 has another value for this very place"):
        bring(store, "again")
    assert printed(store) == before


@pytest.mark.parametrize(
    ("steps", "shows"),
    [("report", (False, False)), ("report, dashboard", (True, True)), ("dashboard, report", (True, True)),
     ("dashboard, report, undo 1", (False, False)), ("report, dashboard, undo 2", (False, False))],
)  # fmt: skip
def test_the_document_shows_what_its_files_show(store: Store, steps: str, shows: tuple[bool, bool]) -> None:
    do(store, steps)
    listed(store)
    with store.reading(NOW, audience=LISTED) as reader:
        (draft,) = [one for one in reader.documents() if one.slug == SLUG]
    assert (draft.has_dashboard, draft.prints_previous) == shows


def test_published_it_is_one_report_and_takes_no_more(store: Store) -> None:
    do(store, "dashboard, report")
    store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    with pytest.raises(ImportRefusedError, match="was published"):
        bring(store, "other")
    with store.reading(NOW) as reader:
        figure = reader.standing("rate")[-1]
    assert (str(figure.value), figure.numerator, figure.places) == ("20.10", 12, ("dashboard: Rate", "paragraph 1"))


def test_a_published_file_is_undone_alone_and_nothing_comes_back(store: Store) -> None:
    do(store, "report, dashboard")
    store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    store.imports.undo(2, who="bob", now=NOW)
    with store.reading(NOW) as reader:
        left = [(one.role, one.place) for one in reader.printed_in(reader.documents()[0])]
    assert sorted(left) == [("other", "paragraph 1"), ("other", "paragraph 2")]


def test_what_was_brought_is_told_with_its_file(store: Store) -> None:
    do(store, "dashboard, report")
    told = [(one.number, one.file, one.place, str(one.value)) for one in store.imports.brought(SLUG)]
    assert sorted(told) == [
        (1, "dashboard", "dashboard: Rate", "20.10"), (1, "dashboard", "dashboard: Rate", "20.10"),
        (2, "report", "paragraph 1", "20.1"), (2, "report", "paragraph 2", "7"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "since", "name", "refused"),
    [
        ("dashboard", 1, "report", False),
        ("dashboard", 0, "report", True),
        ("dashboard, undo 1", 1, "report", True),
        ("dashboard, undo 1", 2, "report", False),
        ("dashboard", 0, "dashboard", False),
        ("", 0, "report", False),
    ],
)
def test_what_came_since_it_was_seen_is_not_joined(store: Store, before: str, since: int, name: str, refused: bool) -> None:
    do(store, before) if before else None
    try:
        store.imports.bring_in(OF_ROWS, FILES[name], file(name), who="ann", now=NOW, among=Among(True, since))
        told = ""
    except ImportRefusedError as fault:
        told = str(fault)
    assert told.startswith("Another file of the same report came in") is refused
