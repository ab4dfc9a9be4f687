"""Who may know of a draft. Default-deny: nobody in particular, another channel, and a channel shared outside know nothing."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from store.audience import NOBODY, Audience
from store.imported import NOT_YET, ImportRefusedError, Reader
from store.open import Store
from tests.store.importing import (
    CHANNEL,
    DAY,
    LISTED,
    NEW,
    NOW,
    OF_NEW,
    PERSON,
    Q3,
    Q4,
    SLUG,
    bring,
    documents,
    held,
    listed,
    seen,
)

PUBLISHED, DRAFT = (Q3, "19.6"), (Q4, "20.10")


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    """A store with one published report, and a draft that a channel and a person are listed for."""
    with held(database_url, tmp_path) as one:
        bring(one)
        listed(one, CHANNEL, PERSON)
        yield one


AUDIENCES = [
    (NOBODY, False),
    (Audience(external=True), False),
    (Audience(channel="C1"), True),
    (Audience(channel="C1", user="U9"), True),
    (Audience(channel="C1", external=True), False),
    (Audience(channel="C9"), False),
    (Audience(channel="C9", user="U1"), False),  # the others in the channel would read along
    (Audience(channel="U1"), False),
    (Audience(channel=""), False),
    (Audience(channel="", user="U1"), False),
    (Audience(user="U1"), True),
    (Audience(user="U1", external=True), False),
    (Audience(user="U9"), False),
    (Audience(user="C1"), False),
]


@pytest.mark.parametrize(("audience", "knows"), AUDIENCES, ids=str)
def test_a_draft_is_known_to_those_listed_and_to_nobody_else(store: Store, audience: Audience, knows: bool) -> None:
    assert seen(store, audience) == [PUBLISHED, *([DRAFT] if knows else [])]


def everything(store: Store, audience: Audience) -> tuple[object, ...]:
    """What each query gives to an audience."""
    with store.reading(NOW, audience=audience) as reader:
        return (
            reader.documents(), reader.document(Q4), reader.printings("rate"), reader.gaps("rate"),
            reader.standing("rate"), reader.holding_value(Decimal("20.10")), reader.drafts(), reader.made(),
            [reader.measures(one) for one in reader.documents()],
        )  # fmt: skip


@pytest.mark.parametrize("audience", [audience for audience, knows in AUDIENCES if not knows], ids=str)
def test_to_the_others_every_query_is_as_without_the_draft(store: Store, audience: Audience) -> None:
    with_draft = everything(store, audience)
    store.imports.undo(1, who="ann", now=NOW)
    assert with_draft == everything(store, NOBODY)


@pytest.mark.parametrize(
    ("at", "now", "knows"),
    [
        (NOW + DAY, NOW, False),
        (NOW + DAY, NOW + DAY - DAY / 86_400, False),
        (NOW + DAY, NOW + DAY, True),
        (NOW - DAY, NOW, True),
        (None, NOW + 1000 * DAY, False),
    ],
)
def test_it_is_published_from_its_time_on(store: Store, at: datetime | None, now: datetime, knows: bool) -> None:
    store.imports.publish(SLUG, at, who="ann", now=NOW)
    assert (seen(store, NOBODY, now) == [PUBLISHED, DRAFT], SLUG in documents(store, NOBODY, now)) == (knows, knows)


def test_its_time_may_change_until_it_has_come(store: Store) -> None:
    for at in (NOW + DAY, NOW + 2 * DAY, None, NOW + 3 * DAY):
        store.imports.publish(SLUG, at, who="ann", now=NOW)
    assert store.imports.imports()[0].published_at == NOW + 3 * DAY


@pytest.mark.parametrize(
    ("slug", "says"), [("nothing", "no document nothing"), ("q3", "is published since"), (SLUG, "is published since")]
)
def test_what_is_published_or_is_not_there_has_no_time_to_set(store: Store, slug: str, says: str) -> None:
    store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    with pytest.raises(ImportRefusedError, match=says):
        store.imports.publish(slug, NOW + DAY, who="ann", now=NOW)


def test_an_undone_draft_is_not_published(store: Store) -> None:
    store.imports.undo(1, who="ann", now=NOW)
    with pytest.raises(ImportRefusedError, match="import its file first"):
        store.imports.publish(SLUG, NOW, who="ann", now=NOW)


def test_the_list_stands_in_the_place_of_the_one_before(store: Store) -> None:
    listed(store, Reader("channel", "C2"))
    assert (seen(store), store.imports.readers(SLUG)) == ([PUBLISHED], (Reader("channel", "C2"),))


def test_a_draft_without_a_time_is_later_than_any_clock(store: Store) -> None:
    with store.reading(NOW, audience=LISTED) as reader:
        assert (reader.documents()[0].published_at, reader.drafts()) == (NOT_YET, frozenset({SLUG}))


@pytest.mark.parametrize(
    ("audience", "steps", "known"),
    [(NOBODY, 0, False), (LISTED, 0, True), (NOBODY, 1, True), (LISTED, 1, True)],
    ids=str,
)
def test_an_indicator_is_known_with_its_first_figure_that_may_be_seen(
    store: Store, audience: Audience, steps: int, known: bool
) -> None:
    bring(store, "second", figures=(OF_NEW,), indicators=(NEW,))
    with store.reading(NOW + steps * DAY, audience=audience) as early:
        before = early.made()
    store.imports.publish(SLUG, NOW + DAY, who="ann", now=NOW)
    with store.reading(NOW + steps * DAY, audience=audience) as reader:
        assert (before == {"new-one"}, reader.made() == {"new-one"}) == (audience == LISTED, known)
