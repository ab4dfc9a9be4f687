"""A file that waits for a decision: kept once, with what was said to its lines, and deleted when decided or a day old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from store.uploads import KEPT, Upload, Uploads
from tests.store.small import empty_database

NOW = datetime(2025, 3, 3, 10, tzinfo=UTC)
ONE = Upload("u1", "q3.csv", "0" * 64, "U1", "D1", "1.0", None, b"a,b", NOW, {})


@pytest.fixture
def waiting(database_url: str) -> Iterator[Uploads]:
    """With one file."""
    with empty_database(database_url) as engine:
        uploads = Uploads(engine)
        uploads.keep(ONE)
        yield uploads


def test_it_comes_back_as_it_was_kept(waiting: Uploads) -> None:
    assert waiting.of("u1") == ONE


def test_kept_twice_it_stays_as_it_is(waiting: Uploads) -> None:
    waiting.say("u1", "1", {"say": "take"})
    waiting.keep(replace(ONE, data=b"other"))
    assert waiting.of("u1") == replace(ONE, said={"1": {"say": "take"}})


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ([("1", {"say": "take"}), ("1", {"say": "leave"})], {"1": {"say": "leave"}}),
        ([("1", {"code": "x"}), ("1", {"say": "take"})], {"1": {"code": "x", "say": "take"}}),
        ([("1", {"say": "take"}), ("2", {"say": "leave"})], {"1": {"say": "take"}, "2": {"say": "leave"}}),
    ],
)
def test_the_latest_word_of_a_kind_stands(
    waiting: Uploads, words: list[tuple[str, dict[str, str]]], stands: object
) -> None:
    told = [waiting.say("u1", line, said) for line, said in words]
    found = waiting.of("u1")
    assert found and (all(told), found.said) == (True, stands)


def test_what_is_said_instead_of_other_words_takes_their_place_in_one_go(waiting: Uploads) -> None:
    for line in ("1", "2", "*"):
        waiting.say("u1", line, {"say": "take"})
    told = waiting.say_instead("u1", ["1", "*", "9"], "shown", {"edition": "2"})
    found = waiting.of("u1")
    assert found and (told, found.said) == (True, {"2": {"say": "take"}, "shown": {"edition": "2"}})


def test_decided_once_its_bytes_go_and_nothing_more_is_said(waiting: Uploads) -> None:
    closed = [waiting.close("u1", "stored"), waiting.close("u1", "rejected")]
    found = waiting.of("u1")
    assert found and (closed, found.data, found.state) == ([True, False], None, "stored")
    assert not waiting.say("u1", "1", {})


@pytest.mark.parametrize(("after", "left"), [(KEPT - timedelta(seconds=1), True), (KEPT, False)])
def test_a_day_later_it_is_gone(waiting: Uploads, after: timedelta, left: bool) -> None:
    waiting.purge(NOW + after)
    assert (waiting.of("u1") is not None) is left
