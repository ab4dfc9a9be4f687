"""Two drafts, each known in a channel of its own: whoever is in both can't work out more than in either."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.audience import Audience
from store.engine import make_engine, writing
from store.filling import fill_with
from store.imported import Reader as Listed
from store.load import load_packaged
from store.migrating import migrate
from store.open import Store
from tests.disclosure.asked import TODAY
from tests.disclosure.tables import CATALOGUE, Q1
from tests.store.small import cells, when, write_document

UNITS = {code: one.unit for code, one in CATALOGUE.indicators.items()}
OF = {"C1": "first", "C2": "second"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """12 children in the one draft, and 9 of them boys in the other: 3 are left over."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for slug, report, code, count in (("first", "Q3 2023/24", "all", "12"), ("second", "Q4 2023/24", "boys", "9")):
        write_document(papers, slug, report, cells(indicator=code, period=Q1, value=count), more="meeting = 2030-01-01\n")
    engine = make_engine(f"sqlite:///{tmp_path / 'scrutineer.db'}")
    with writing(engine) as connection:
        migrate(connection)
        fill_with(connection, CATALOGUE, load_packaged(when, UNITS, papers))
    with closing(Store(engine, lambda: TODAY, when, CATALOGUE)) as opened:
        for channel, slug in OF.items():
            opened.imports.allow(slug, [Listed("channel", channel)], who="the analyst", now=TODAY)
        yield opened


def shown(store: Store, channel: str) -> list[str]:
    with store.reading(audience=Audience(channel=channel)) as reader:
        return [f.indicator for code in ("all", "boys") for f in reader.standing(code)]


def test_what_two_channels_are_told_together_leaves_no_small_count(store: Store) -> None:
    assert {*shown(store, "C1"), *shown(store, "C2")} != {"all", "boys"}


@pytest.mark.parametrize(("channel", "slug"), OF.items())
def test_the_other_channel_s_draft_is_not_known_all_the_same(store: Store, channel: str, slug: str) -> None:
    with store.reading(audience=Audience(channel=channel)) as reader:
        assert [one.slug for one in reader.documents()] == [slug]
