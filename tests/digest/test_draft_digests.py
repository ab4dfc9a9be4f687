"""A draft's digest: never by the schedule; by hand in a channel that is listed for the draft, each message only while it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.build import build
from bot.slack.posting import RefusedError
from store.audience import NOBODY, Audience
from tests.bot.drafted import REPORT, SLUG, bring_draft
from tests.clock import Clock
from tests.digest.office import CHANNEL, OWNER, Office
from tests.fake_slack import FakeSlack
from tests.slack.conftest import filled

__all__ = ["filled"]

SUBSCRIBED, BROUGHT = datetime(2025, 1, 10, 12, tzinfo=UTC), datetime(2025, 3, 1, 12, tzinfo=UTC)
DUE = datetime(2025, 4, 2, 12, tzinfo=UTC)  # some days after the 60th working day
LISTED, OTHER, SHARED = Audience(CHANNEL), Audience("C9"), Audience(CHANNEL, external=True)


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Iterator[Office]:
    """With the draft, which the channel is listed for, and a subscription of that channel."""
    clock = Clock(BROUGHT)
    parts = build(Path(shutil.copy(filled, tmp_path / "scrutineer.db")), clock.now)
    bring_draft(parts, BROUGHT)
    with FakeSlack(now=clock.seconds) as slack:
        yield Office(slack, clock, parts)
    parts.store.close()


def texts(office: Office) -> str:
    return "\n".join(one["text"] for one in office.messages)


def test_the_schedule_waits_until_it_is_published(office: Office) -> None:
    office.parts.store.subscriptions.subscribe(CHANNEL, OWNER, (60, "09:00", "Europe/London"), SUBSCRIBED)
    office.at(DUE)
    waited = office.messages
    office.parts.store.imports.publish(SLUG, DUE, who="ann", now=DUE)
    office.later(minutes=10)
    assert (waited, "a draft" in texts(office), REPORT in texts(office)) == ([], False, True)


def by_hand(office: Office, audience: Audience, until: str = "") -> None:
    """Somebody posts it; at the point `until` the channel is no longer listed."""

    def reached(point: str) -> None:
        if point == until:
            office.parts.store.imports.allow(SLUG, (), who="ann", now=office.clock.now())

    replace(office.replica(reached), seen_in=lambda channel: audience).post_now(CHANNEL, REPORT, "U2", "hand")


def test_by_hand_it_is_posted_where_it_is_listed(office: Office) -> None:
    by_hand(office, LISTED)
    assert "(a draft, not published yet)" in texts(office)


@pytest.mark.parametrize("audience", [OTHER, SHARED, NOBODY], ids=str)
def test_by_hand_it_is_refused_anywhere_else(office: Office, audience: Audience) -> None:
    with pytest.raises(RefusedError, match="no report of this quarter is published"):
        by_hand(office, audience)
    assert office.messages == []


@pytest.mark.parametrize(("until", "posted"), [("drawn", 0), ("about to send 000", 0), ("marked 000", 1), ("about to send 001", 1)])
def test_un_listed_in_the_middle_the_rest_is_not_posted(office: Office, until: str, posted: int) -> None:
    with pytest.raises(RefusedError):
        by_hand(office, LISTED, until)
    office.clock.pass_by(timedelta(hours=1))
    assert len(office.messages) == posted
