"""Housekeeping: what has expired goes, what waits stays, and a database that is away is no fault of the clock's."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.job import Job

from bot.build import when
from bot.schedule import DIGEST_SECONDS, KEEP_DAYS, DigestClock, Housekeeping, Tidied, tidy
from store.open import Store, open_store
from store.values import StoreError

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=KEEP_DAYS, seconds=1)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The packaged store, opened on an empty database."""
    store = open_store(database_url, when=when, now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def housekeeping(store: Store) -> Iterator[Housekeeping]:
    """A clock that stands at NOW."""
    one = Housekeeping(store, lambda: NOW)
    yield one
    one.stop()


def answered(store: Store, event_id: str, at: datetime) -> None:
    store.inbox.take_in(event_id, "{}", at)
    store.inbox.done(event_id, "answered")


def test_a_conversation_that_has_expired_is_forgotten(store: Store) -> None:
    store.conversations.put("old", "{}", NOW - timedelta(hours=2), timedelta(hours=1))
    store.conversations.put("new", "{}", NOW, timedelta(hours=1))
    assert (tidy(store, NOW), store.conversations.get("new", NOW)) == (Tidied(1, 0), "{}")


def test_an_answered_event_is_kept_for_its_days_and_no_longer(store: Store) -> None:
    answered(store, "old", LONG_AGO)
    answered(store, "new", NOW - timedelta(days=KEEP_DAYS))
    assert (tidy(store, NOW), store.inbox.take_in("new", "{}", NOW)) == (Tidied(0, 1), False)


def test_an_event_that_still_waits_is_never_forgotten(store: Store) -> None:
    store.inbox.take_in("waiting", "{}", LONG_AGO)
    assert (tidy(store, NOW), store.inbox.waiting()) == (Tidied(0, 0), 1)


def test_a_second_sweep_finds_nothing_to_do(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.schedule")
    answered(store, "old", LONG_AGO)
    both = [Housekeeping(store, lambda: NOW) for _ in range(2)]
    for one in both:
        one.sweep()
    assert [r.args for r in caplog.records] == [(0, 1), (0, 0)]


def test_a_database_that_is_away_puts_it_off(
    housekeeping: Housekeeping, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(_: datetime) -> int:
        raise StoreError("The database can't be reached.")

    monkeypatch.setattr(store.conversations, "purge", away)
    housekeeping.sweep()
    assert caplog.messages == ["housekeeping is put off: The database can't be reached."]


def test_a_late_alarm_still_rings_and_several_ring_once(housekeeping: Housekeeping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "sweep", lambda: None)
    housekeeping.start()
    job: Job = housekeeping._alarm.get_job("housekeeping")
    assert (job.misfire_grace_time, job.coalesce, job.trigger.interval) == (None, True, timedelta(hours=1))


def test_it_can_be_stopped_before_it_was_started(housekeeping: Housekeeping) -> None:
    housekeeping.stop()
    assert not housekeeping._alarm.running


# -- the clock that wakes whoever posts digests


def rung(due: datetime | None) -> tuple[int, datetime | None]:
    """How often it woke somebody at one ring, and for when it set itself."""
    woken: list[int] = []
    clock = DigestClock(lambda now: due, lambda: woken.append(1), lambda: NOW)
    clock.ring()
    job: Job | None = clock._alarm.get_job("due")
    return len(woken), job.trigger.run_date if job else None


@pytest.mark.parametrize("due", [NOW + timedelta(seconds=5), NOW + timedelta(days=40), None])
def test_each_ring_wakes_and_sets_the_clock_for_the_next_digest(due: datetime | None) -> None:
    assert rung(due) == (1, due)


def test_it_rings_every_minute_and_a_late_ring_still_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = DigestClock(lambda now: None, lambda: None, lambda: NOW)
    monkeypatch.setattr(clock, "ring", lambda: None)
    clock.start()
    job: Job = clock._alarm.get_job("look")
    clock.stop()
    assert (job.misfire_grace_time, job.coalesce, job.trigger.interval) == (None, True, timedelta(seconds=DIGEST_SECONDS))


def test_a_database_that_is_away_is_looked_for_again(caplog: pytest.LogCaptureFixture) -> None:
    def away(now: datetime) -> datetime | None:
        raise StoreError("The database can't be reached.")

    DigestClock(away, lambda: None, lambda: NOW).ring()
    assert caplog.messages[-1].endswith("it is looked for every minute: The database can't be reached.")
