"""Conversations: kept by thread, replaced, expired and purged."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from store.conversations import ConversationBook
from tests.store.small import NOW, empty_database

HOUR = timedelta(hours=1)


@pytest.fixture
def book(database_url: str) -> Iterator[ConversationBook]:
    """A book with one thread in it, which expires in an hour."""
    with empty_database(database_url) as engine:
        book = ConversationBook(engine)
        book.put("C1:1", '{"indicator": "rate"}', NOW, HOUR)
        yield book


@pytest.mark.parametrize(
    ("thread", "after", "state"),
    [
        ("C1:1", timedelta(0), '{"indicator": "rate"}'),
        ("C1:1", HOUR - timedelta(microseconds=1), '{"indicator": "rate"}'),
        ("C1:1", HOUR, None),
        ("C1:2", timedelta(0), None),
    ],
    ids=str,
)
def test_a_conversation_is_kept_until_it_expires(
    book: ConversationBook, thread: str, after: timedelta, state: str | None
) -> None:
    assert book.get(thread, NOW + after) == state


def test_a_thread_s_newer_state_replaces_the_earlier_and_lives_longer(book: ConversationBook) -> None:
    book.put("C1:1", "{}", NOW + HOUR / 2, HOUR)
    assert book.get("C1:1", NOW + HOUR) == "{}"


def test_what_is_kept_longer_stays_so_long(book: ConversationBook) -> None:
    book.put("C1:3", "first", NOW, 10 * HOUR)
    book.put("C1:3", "second", NOW, HOUR)
    assert [book.get("C1:3", NOW + n * HOUR) for n in (9, 10)] == ["second", None]


def test_what_has_expired_is_purged(book: ConversationBook) -> None:
    book.put("C1:2", "{}", NOW, 2 * HOUR)
    assert (book.purge(NOW + HOUR), book.purge(NOW + HOUR), book.get("C1:2", NOW + HOUR)) == (1, 0, "{}")
