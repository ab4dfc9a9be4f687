"""The outbox: a run recorded once, held by one, and nothing taken of what an older claim writes. On both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from store.digest_values import NewPost, Run
from store.outbox import Outbox
from tests.store.small import NOW, empty_database

MINUTE, LEASE = timedelta(minutes=1), timedelta(seconds=40)
EXPIRED = NOW + LEASE
POSTS = [NewPost("k0", "part", "000", "headline"), NewPost("k1", "part", "001", "thread")]


@pytest.fixture
def outbox(database_url: str) -> Iterator[Outbox]:
    """One with a run that is due."""
    with empty_database(database_url) as engine:
        one = Outbox(engine)
        assert one.record("C1", "Q3 2021/22", "U1", NOW, NOW)
        yield one


def claimed(outbox: Outbox, now: datetime = NOW, holder: str = "one") -> Run:
    run = outbox.claim(holder, now, LEASE)
    assert run is not None
    return run


def test_a_run_is_recorded_once(outbox: Outbox) -> None:
    again = [outbox.record("C1", "Q3 2021/22", "U2", NOW, NOW), outbox.record("C2", "Q3 2021/22", "U2", NOW, NOW)]
    assert again == [False, True] and len(outbox.history()) == 2


def test_ten_threads_record_it_once(outbox: Outbox) -> None:
    with ThreadPoolExecutor(10) as threads:
        recorded = list(threads.map(lambda _: outbox.record("C3", "Q3 2021/22", "U1", NOW, NOW), range(20)))
    assert recorded.count(True) == 1


def test_ten_threads_claim_it_once(outbox: Outbox) -> None:
    with ThreadPoolExecutor(10) as threads:
        runs = [run for run in threads.map(lambda n: outbox.claim(f"{n}", NOW, LEASE), range(20)) if run]
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("now", "held"), [(NOW, False), (NOW + LEASE - timedelta(seconds=1), False), (NOW + LEASE, True), (NOW + 2 * LEASE, True)]
)
def test_held_it_is_nobody_else_s_until_the_lease_runs_out(outbox: Outbox, now: datetime, held: bool) -> None:
    claimed(outbox)
    assert (outbox.claim("two", now, LEASE) is not None) is held


def test_what_is_not_due_is_not_claimed(outbox: Outbox) -> None:
    outbox.record("C2", "Q4 2021/22", "U1", NOW + MINUTE, NOW)
    assert [claimed(outbox).channel, outbox.claim("two", NOW, LEASE)] == ["C1", None]


def begun(outbox: Outbox) -> Run:
    run = claimed(outbox)
    assert outbox.begin(run, POSTS, NOW, LEASE)
    return run


def taken_over(outbox: Outbox) -> tuple[Run, Run]:
    """A claim whose lease ran out, and the one after it."""
    return begun(outbox), claimed(outbox, EXPIRED, "two")


@pytest.mark.parametrize(
    "write",
    [
        lambda o, run: o.about_to_send(run, "k0", EXPIRED, LEASE), lambda o, run: o.begin(run, POSTS, EXPIRED, LEASE),
        lambda o, run: o.close(run, "sent", None, EXPIRED), lambda o, run: o.waits(run, "why"), lambda o, run: o.rest(run),
    ],
    ids=["about_to_send", "begin", "close", "waits", "rest"],
)  # fmt: skip
def test_what_an_older_claim_writes_is_not_taken(outbox: Outbox, write: object) -> None:
    assert callable(write)
    old, new = taken_over(outbox)
    assert [write(outbox, old), write(outbox, new)] == [False, True]


def test_a_claim_whose_lease_ran_out_may_not_send_though_nobody_took_it_over(outbox: Outbox) -> None:
    assert not outbox.about_to_send(begun(outbox), "k0", EXPIRED, LEASE)


def test_asking_the_fence_holds_the_run_for_another_lease(outbox: Outbox) -> None:
    outbox.about_to_send(begun(outbox), "k0", NOW + LEASE / 2, LEASE)
    assert outbox.claim("two", EXPIRED, LEASE) is None


def test_the_first_time_stamp_stands(outbox: Outbox) -> None:
    begun(outbox)
    assert [outbox.posted("k0", "1.1"), outbox.posted("k0", "2.2")] == ["1.1", "1.1"]


def test_what_is_there_is_not_sent_again(outbox: Outbox) -> None:
    run = begun(outbox)
    outbox.posted("k0", "1.1")
    assert [outbox.about_to_send(run, key, NOW, LEASE) for key in ("k0", "k1")] == [False, True]


def test_until_one_was_tried_the_messages_are_made_up_anew(outbox: Outbox) -> None:
    run = begun(outbox)
    outbox.begin(run, [NewPost("k0", "part", "000", "newer")], NOW, LEASE)
    newer = [post.body for post in outbox.posts(run.id)]
    outbox.about_to_send(run, "k0", NOW, LEASE)
    outbox.begin(run, POSTS, NOW, LEASE)
    assert [newer, [post.body for post in outbox.posts(run.id)]] == [["newer"], ["newer"]]


def test_a_notice_is_laid_down_once(outbox: Outbox) -> None:
    run = begun(outbox)
    for body in ("first", "second"):
        outbox.notify(run, NewPost("n", "notice", "failed", body))
    bodies = [(post.name, post.body) for post in outbox.posts(run.id)]
    assert bodies == [("000", "headline"), ("001", "thread"), ("failed", "first")]


def test_what_was_sent_is_kept_no_longer_than_needed(outbox: Outbox) -> None:
    run = begun(outbox)
    outbox.posted("k0", "1.1")
    assert [post.body for post in outbox.posts(run.id)] == ["", "thread"]


def test_failed_by_hand_it_is_taken_up_by_the_schedule_once(outbox: Outbox) -> None:
    outbox.ask_for("C2", "Q4 2021/22", "U9", NOW)
    by_hand = outbox.claim_one("C2", "Q4 2021/22", "one", NOW, LEASE)
    assert by_hand and outbox.close(by_hand, "failed", "archived", NOW) and outbox.known()["C2", "Q4 2021/22"] == NOW
    taken = [outbox.record("C2", "Q4 2021/22", "U1", NOW + MINUTE, NOW + MINUTE) for _ in range(2)]
    run = outbox.of("C2", "Q4 2021/22")
    assert taken == [True, False] and run and (run.state, run.asked_by, run.owner) == ("waiting", None, "U1")


@pytest.mark.parametrize(("state", "by"), [("failed", "U9"), ("skipped", "U9"), ("sent", None)])
def test_by_hand_what_failed_or_was_skipped_is_taken_up_again(outbox: Outbox, state: str, by: str | None) -> None:
    outbox.close(begun(outbox), state, "why", NOW)  # type: ignore[arg-type] # one of the states
    outbox.ask_for("C1", "Q3 2021/22", "U9", NOW)
    run = outbox.of("C1", "Q3 2021/22")
    assert run and run.asked_by == by


def test_what_ended_lately_is_looked_at_again(outbox: Outbox) -> None:
    run = begun(outbox)
    outbox.close(run, "sent", None, NOW)
    outbox.rest(run)
    assert [outbox.recheck(NOW + MINUTE, NOW), outbox.recheck(NOW - MINUTE, NOW)] == [0, 1]
