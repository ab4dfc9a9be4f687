"""What was told of a draft is on record before it is read, and whatever comes in later reckons with it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store.audience import NOBODY, Audience
from store.engine import looking, make_engine, writing
from store.filling import fill_with
from store.imported import FileRecord, Imported, NewDocument, NewFigure
from store.imported import Reader as Listed
from store.load import Loaded
from store.migrating import migrate
from store.open import Store
from tests.disclosure.asked import TODAY
from tests.disclosure.tables import CATALOGUE, NINE, Q1, Q2, Q3
from tests.store.small import when

CHANNEL = Audience(channel="C1")
THIRD, REST = {Q3: 9}, {Q1: 3, Q2: 4, NINE: 16}
"""Two drafts: of the third quarter and all three together one may be told, or what the two small ones make would follow."""


@contextmanager
def opened(url: str) -> Iterator[Store]:
    with closing(Store(make_engine(url), lambda: TODAY, when, CATALOGUE)) as store:
        yield store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with opened(database_url) as store:
        with writing(store.engine) as connection:
            migrate(connection)
            fill_with(connection, CATALOGUE, Loaded((), ()))
        yield store


def bring(store: Store, slug: str, report: str, counts: dict[str, int]) -> int:
    """A draft of some counts, known in the channel; the import's number."""
    figures = [
        NewFigure("number", period, "other", "text", f"paragraph {place}", Decimal(count))
        for place, (period, count) in enumerate(counts.items(), 1)
    ]
    document, file = NewDocument(slug, slug, report), FileRecord(f"{slug}.csv", f"{len(slug):064x}")
    done = store.imports.bring_in(document, figures, file, who="ann", now=TODAY)
    assert isinstance(done, Imported)
    store.imports.allow(slug, [Listed("channel", "C1")], who="ann", now=TODAY)
    return done.number


def shown(store: Store, audience: Audience = CHANNEL) -> list[str]:
    """The periods whose figures are told."""
    with store.reading(audience=audience) as reader:
        return [one.period for one in reader.standing("number")]


def on_record(store: Store) -> list[str]:
    with looking(store.engine) as connection:
        return list(connection.execute(text("SELECT period FROM told ORDER BY id")).scalars())


def test_a_later_draft_gives_way_to_what_was_told(store: Store) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    before = shown(store)
    bring(store, "second", "Q4 2023/24", REST)
    assert (before, shown(store)) == ([Q3], [Q3])


def test_what_nobody_was_told_gives_way_itself(store: Store) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    bring(store, "second", "Q4 2023/24", REST)
    assert shown(store) == [NINE]


def test_what_was_told_is_reckoned_with_when_it_has_been_undone(store: Store) -> None:
    number = bring(store, "first", "Q3 2023/24", THIRD)
    shown(store)
    store.imports.undo(number, who="ann", now=TODAY)
    bring(store, "second", "Q4 2023/24", REST)
    assert shown(store) == []


def test_another_replica_knows_what_was_told(store: Store, database_url: str) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    with opened(database_url) as other:
        shown(other)
    bring(store, "second", "Q4 2023/24", REST)
    assert shown(store) == [Q3]


@pytest.mark.parametrize(
    ("audience", "recorded"),
    [(CHANNEL, [Q3]), (Audience(channel="C2"), []), (Audience(channel="C1", external=True), []), (NOBODY, [])],
)
def test_only_what_somebody_may_see_is_on_record(store: Store, audience: Audience, recorded: list[str]) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    shown(store, audience)
    assert on_record(store) == recorded


def test_it_is_on_record_once_however_often_and_by_how_many_it_is_asked(store: Store, database_url: str) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    start = Barrier(4)

    def ask() -> None:
        with opened(database_url) as mine:
            start.wait()
            for _ in range(3):
                shown(mine)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert on_record(store) == [Q3]


def test_a_correction_is_on_record_beside_what_was_told_before(store: Store) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    shown(store)
    figure = NewFigure("number", Q3, "other", "text", "paragraph 1", Decimal(8))
    store.imports.bring_in(
        NewDocument("first", "first", "Q3 2023/24"), [figure], FileRecord("again.csv", "f" * 64), who="ann", now=TODAY
    )
    shown(store)
    assert on_record(store) == [Q3, Q3]


@pytest.mark.parametrize("change", ["UPDATE told SET value = '1'", "DELETE FROM told"])
def test_the_record_is_never_changed(store: Store, change: str) -> None:
    bring(store, "first", "Q3 2023/24", THIRD)
    shown(store)
    with pytest.raises(DBAPIError, match="what was recorded is never changed"), writing(store.engine) as connection:
        connection.execute(text(change))
