"""The inbox: taken in once, claimed by one at a time, closed once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from store.inbox import Inbox
from store.values import Event
from tests.store.small import NOW, empty_database

MINUTE = timedelta(minutes=1)


@pytest.fixture
def inbox(database_url: str) -> Iterator[Inbox]:
    """An empty inbox."""
    with empty_database(database_url) as engine:
        yield Inbox(engine)


def test_an_event_is_taken_in_once(inbox: Inbox) -> None:
    taken = [inbox.take_in(event, "{}", NOW) for event in ("E1", "E1", "E2")]
    assert (taken, inbox.waiting()) == ([True, False, True], 2)


def test_an_event_done_is_not_taken_in_again(inbox: Inbox) -> None:
    inbox.take_in("E1", "{}", NOW)
    inbox.done("E1", "answered")
    assert (inbox.take_in("E1", "{}", NOW), inbox.waiting()) == (False, 0)


def test_the_longest_waiting_event_is_claimed_first(inbox: Inbox) -> None:
    inbox.take_in("E2", "two", NOW + MINUTE)
    inbox.take_in("E1", "one", NOW)
    claimed = [inbox.claim("a", NOW + 2 * MINUTE, 60) for _ in range(3)]
    assert claimed == [Event("E1", "one", 1, NOW), Event("E2", "two", 1, NOW + MINUTE), None]


@pytest.mark.parametrize(("seconds", "attempts"), [(0, None), (59.9, None), (60, 2), (3600, 2)])
def test_an_event_is_free_again_when_its_lease_runs_out(
    inbox: Inbox, seconds: float, attempts: int | None
) -> None:
    inbox.take_in("E1", "{}", NOW)
    inbox.claim("a", NOW, 60)
    again = inbox.claim("b", NOW + timedelta(seconds=seconds), 60)
    assert (again and again.attempts) == attempts


@pytest.mark.parametrize("first", ["done", "give_up"])
def test_an_event_is_closed_once_and_claimed_no_more(inbox: Inbox, first: str) -> None:
    inbox.take_in("E1", "{}", NOW)
    inbox.claim("a", NOW, 60)
    closed = [getattr(inbox, how)("E1", "why") for how in (first, "done", "give_up")]
    assert (closed, inbox.claim("b", NOW + 2 * MINUTE, 60)) == ([True, False, False], None)


def test_closing_an_unknown_event_says_so(inbox: Inbox) -> None:
    assert not inbox.done("E9", "answered")


def test_only_old_closed_events_are_purged(inbox: Inbox) -> None:
    for event, days in (("old", 8), ("old and waiting", 8), ("new", 6)):
        inbox.take_in(event, "{}", NOW - timedelta(days=days))
    inbox.done("old", "answered")
    inbox.done("new", "answered")
    known = [event for event in ("old", "old and waiting", "new") if not inbox.take_in(event, "{}", NOW)]
    assert (inbox.purge(NOW, keep_days=7), known) == (1, ["old", "old and waiting", "new"])


def test_three_threads_claim_each_event_once(inbox: Inbox) -> None:
    for number in range(30):
        inbox.take_in(f"E{number:02}", "{}", NOW)

    def work(owner: str) -> list[str]:
        claims = iter(lambda: inbox.claim(owner, NOW, 60), None)
        return [event.event_id for event in claims]

    with ThreadPoolExecutor(3) as threads:
        claimed = [event for events in threads.map(work, "abc") for event in events]
    assert sorted(claimed) == [f"E{number:02}" for number in range(30)]


def test_three_threads_take_an_event_in_once(inbox: Inbox) -> None:
    with ThreadPoolExecutor(3) as threads:
        taken = list(threads.map(lambda _: inbox.take_in("E1", "{}", NOW), range(12)))
    assert sorted(taken) == [False] * 11 + [True]
