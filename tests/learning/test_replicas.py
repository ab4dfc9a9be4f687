"""A name taught through one replica is understood by every other, two seconds of the clock later at most."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.build import Parts
from bot.teaching import Done, Refused
from bot.vocabulary import LOOKS_EVERY
from tests.learning.conftest import EHE, NOW, SECOND, Built


def outcome(parts: Parts, after: timedelta, line: str = "wibbles") -> str:
    return parts.assistant.ask(line, thread=None, now=NOW + after).answer.outcome


def test_what_one_is_taught_the_other_understands(built: Built, database_url: str) -> None:
    one, other = built(database_url), built(database_url)
    before = outcome(other, 0 * SECOND)
    one.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    late = outcome(other, LOOKS_EVERY - SECOND / 10)
    assert (before, late, outcome(other, LOOKS_EVERY)) == ("not_understood", "not_understood", "answered")
    one.teacher.undo("wibbles", who="ann", now=NOW)
    assert [outcome(other, after * LOOKS_EVERY) for after in (1, 2)] == ["answered", "not_understood"]


def test_who_teaches_understands_at_once(parts: Parts) -> None:
    before = outcome(parts, 0 * SECOND)
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    assert (before, outcome(parts, 0 * SECOND)) == ("not_understood", "answered")


def test_one_that_starts_later_knows_it(built: Built, parts: Parts, database: str) -> None:
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    assert outcome(built(database), 0 * SECOND) == "answered"


def test_a_clock_that_was_put_back_holds_nothing_up(built: Built, database: str) -> None:
    one, other = built(database), built(database)
    outcome(other, 3600 * SECOND)
    one.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    assert outcome(other, 0 * SECOND) == "answered"


def test_two_teach_the_same_through_two_replicas(built: Built, database_url: str) -> None:
    one, other = built(database_url), built(database_url)
    taught = [parts.teacher.teach("wibbles", code, who="ann", now=NOW) for parts, code in ((one, EHE), (other, "cic-dental"))]
    assert [type(result) for result in taught] == [Done, Refused]


def test_a_name_of_an_indicator_that_left_the_catalogue_is_passed_over(built: Built, parts: Parts, database: str) -> None:
    parts.store.taught.teach("wibbles", "gone", who="ann", now=NOW, seen=0, question=None)
    again = built(database)
    assert (outcome(again, 0 * SECOND), again.teacher.name_of("gone")) == ("not_understood", "gone")


@pytest.mark.parametrize(("asked", "looks"), [(1, 1), (20, 1)])
def test_it_looks_once_in_two_seconds(parts: Parts, asked: int, looks: int) -> None:
    seen: list[str] = []
    event.listen(parts.store.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    for number in range(asked):
        outcome(parts, number * SECOND / 20)
    assert len([statement for statement in seen if "learning" in statement]) == looks
