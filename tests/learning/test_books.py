"""What the store keeps of learning, on both databases: digests for people, records that stay, one version for all."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from datetime import date

import pytest
from sqlalchemy import Engine, select, text

from store.engine import looking, writing
from store.learning import LearningRow, MissRow
from store.misses import LONGEST, MissBook, Missed
from store.tables import table_of
from store.taught import TaughtNames
from store.values import Miss
from store.verified import VerifiedBook
from tests.learning.conftest import DAY, NOW, SECOND
from tests.store.small import empty_database

WHICH = Missed("wibbles", "choose", ("rate", "count"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    with empty_database(database_url) as engine:
        yield engine


@pytest.fixture
def misses(engine: Engine) -> MissBook:
    """A book with one miss in it: U1, in the thread C1:1."""
    book = MissBook(engine)
    book.keep(WHICH, asker="U1", conversation="C1:1", now=NOW)
    return book


@pytest.fixture
def names(engine: Engine) -> TaughtNames:
    """One name taught."""
    book = TaughtNames(engine)
    book.teach("wibbles", "rate", who="ann", now=NOW, seen=0, question="any wibbles?")
    return book


def everything(engine: Engine, table: str) -> str:
    with looking(engine) as connection:
        return repr(connection.execute(text(f"SELECT * FROM {table}")).all())


def test_a_miss_is_kept_as_it_was(misses: MissBook) -> None:
    (kept,) = misses.since(NOW - SECOND)
    assert kept == Miss(kept.id, "wibbles", "choose", ("rate", "count"), None, kept.asker, NOW)


def test_who_asked_and_where_can_not_be_read_from_it(misses: MissBook, engine: Engine) -> None:
    held = everything(engine, "miss")
    assert "wibbles" in held and "U1" not in held and "C1:1" not in held


def test_people_can_be_told_from_one_another(misses: MissBook) -> None:
    for asker in ("U1", "U2"):
        misses.keep(WHICH, asker=asker, conversation="C1:2", now=NOW)
    first, same, other = (miss.asker for miss in misses.since(NOW - SECOND))
    assert first == same != other


def test_each_database_has_a_salt_of_its_own(engine: Engine, misses: MissBook) -> None:
    with looking(engine) as connection:
        salt = connection.scalar(select(table_of(LearningRow).c.salt))
        asker = connection.scalar(select(table_of(MissRow).c.asker))
    assert salt and len(salt) == 64 and asker and salt not in asker


def test_a_long_question_is_cut(misses: MissBook) -> None:
    misses.keep(Missed("x" * 999, "not_understood", ()), asker="U1", conversation="C1:3", now=NOW)
    assert len(misses.since(NOW - SECOND)[-1].question) == LONGEST


def test_a_miss_waits_in_its_own_conversation_only(misses: MissBook) -> None:
    waiting = [len(misses.awaiting(where, NOW - SECOND)) for where in ("C1:1", "C1:2")]
    assert (waiting, misses.awaiting("C1:1", NOW)) == ([1, 0], ())


def test_what_was_chosen_last_stands(misses: MissBook) -> None:
    (waiting,) = misses.awaiting("C1:1", NOW - SECOND)
    misses.choose(waiting, "rate")
    misses.choose(waiting, "count")
    assert [miss.chosen for miss in misses.since(NOW - SECOND)] == ["count"]


def test_a_conversation_that_has_gone_on_is_untied(misses: MissBook) -> None:
    assert (misses.close("C1:1"), misses.close("C1:1"), misses.awaiting("C1:1", NOW - SECOND)) == (1, 0, ())


@pytest.mark.parametrize(("days", "purged"), [(89, 0), (90, 1), (91, 1)])
def test_a_miss_expires(misses: MissBook, days: int, purged: int) -> None:
    assert (misses.purge(NOW + days * DAY, 90), len(misses.since(NOW - SECOND))) == (purged, 1 - purged)


def test_opting_out_forgets_what_was_kept(misses: MissBook) -> None:
    assert (misses.purge(NOW, 0), misses.since(NOW - DAY)) == (1, ())


def test_a_taught_name_is_recorded_with_who_when_and_from_what(names: TaughtNames) -> None:
    version, (name,) = names.standing()
    assert (version, astuple(name)) == (1, ("wibbles", "rate", "ann", NOW, "any wibbles?", None, None))


def test_a_name_checked_against_an_older_version_is_not_taught(names: TaughtNames) -> None:
    taught = names.teach("bobbles", "rate", who="bob", now=NOW, seen=0, question=None)
    assert (taught, names.version(), len(names.records())) == (False, 1, 1)


def test_a_name_is_undone_once_and_stays_on_record(names: TaughtNames) -> None:
    undone = [names.undo("wibbles", who="bob", now=NOW + DAY) for _ in range(2)]
    assert ([one and one.said for one in undone], names.standing()) == (["wibbles", None], (2, ()))
    assert [astuple(one)[2:] for one in names.records()] == [("ann", NOW, "any wibbles?", "bob", NOW + DAY)]


def test_a_name_undone_can_be_taught_again(names: TaughtNames) -> None:
    names.undo("wibbles", who="bob", now=NOW)
    names.teach("wibbles", "count", who="bob", now=NOW + DAY, seen=2, question=None)
    _, (name,) = names.standing()
    assert (name.indicator, len(names.records())) == ("count", 2)


def test_of_several_who_teach_at_once_one_does(engine: Engine) -> None:
    names = TaughtNames(engine)

    def teach(code: str) -> bool:
        return names.teach("wibbles", code, who=code, now=NOW, seen=0, question=None)

    with ThreadPoolExecutor(3) as threads:
        taught = sorted(threads.map(teach, ["rate", "count", "score"]))
    assert (taught, len(names.records()), names.version()) == ([False, False, True], 1, 1)


def test_of_several_who_undo_at_once_one_does(names: TaughtNames) -> None:
    with ThreadPoolExecutor(3) as threads:
        undone = list(threads.map(lambda who: names.undo("wibbles", who=who, now=NOW), "abc"))
    assert (sum(one is not None for one in undone), names.version()) == (1, 2)


def test_the_newest_verification_of_a_question_stands(engine: Engine) -> None:
    book = VerifiedBook(engine)
    for question, essence in (("one", "{}"), ("two", "{}"), ("one", '{"a": "b"}')):
        book.add(question, essence, day=date(2026, 1, 1), who="ann", now=NOW)
    assert [(one.question, one.essence, one.day) for one in book.standing()] == [
        ("two", "{}", date(2026, 1, 1)),
        ("one", '{"a": "b"}', date(2026, 1, 1)),
    ]


@pytest.mark.parametrize("table", ["taught_name", "verified"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET who = 'eve'"])
def test_a_record_is_never_changed_or_deleted(names: TaughtNames, engine: Engine, table: str, change: str) -> None:
    VerifiedBook(engine).add("one", "{}", day=date(2026, 1, 1), who="ann", now=NOW)
    with pytest.raises(Exception, match="what was recorded is never changed"), writing(engine) as connection:
        connection.execute(text(change.format(table)))


@pytest.mark.parametrize(
    "wrong",
    [
        "INSERT INTO learning (id, version, salt) VALUES (2, 0, '{salt}')",
        "UPDATE learning SET salt = 'short'",
        "UPDATE miss SET question = ''",
        "UPDATE miss SET why = 'bored'",
        "UPDATE miss SET why = 'corrected', chosen = NULL",
        "INSERT INTO taught_name (id, said, indicator, who, recorded_at) VALUES (9, '', 'rate', 'ann', '2026-01-01')",
        "INSERT INTO taught_name (id, said, indicator, who, recorded_at, undoes) VALUES (9, 'x', 'rate', 'a', '2026-01-01', 9)",
    ],
)
def test_what_can_not_be_true_is_refused(misses: MissBook, engine: Engine, wrong: str) -> None:
    with pytest.raises(Exception, match=r"(?i)constraint"), writing(engine) as connection:
        connection.execute(text(wrong.format(salt="x" * 64)))
