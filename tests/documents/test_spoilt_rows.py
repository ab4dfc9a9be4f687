"""A law: whatever cell of a row is lost, doubled, or changes places with the next, no figure without a doubt says another thing."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.documents.long_table import Reading
from intents.documents.proposed import CellLike, Proposed
from intents.documents.tables import read_tables
from store.ingest.contents import Cell, Table
from tests.documents.agreement import SLUGS, names
from tests.documents.seed_tables import tables
from tests.seed_text import documents, seed_path

pytestmark = pytest.mark.skipif(not seed_path(SLUGS[0]).exists(), reason="the documents' texts are not there (SCRUTINEER_SEEDS)")

Row = tuple[CellLike, ...]
MAY_BE_LOST = {f.name for f in fields(Proposed)} - {"printed", "indicator", "near", "role", "origin", "place", "cell", "cells", "evidence", "doubts", "reported"}




def lost(row: Row, at: int) -> Row:
    return (*row[:at], *row[at + 1 :], Cell(""))


def pushed(row: Row, at: int) -> Row:
    return (*row[:at], Cell(""), *row[at:])


def swapped(row: Row, at: int) -> Row:
    return (*row[:at], *row[at : at + 2][::-1], *row[at + 2 :])


def certain(slug: str, row: Row) -> list[Proposed]:
    """What one row under the headings of its document says without a doubt."""
    first = tables(slug)[0]
    heading = next(r for r in first.rows if sum(bool(c.text) for c in r) > 4)
    read = read_tables((Table("table 1", (heading, row)),), names(SLUGS), Reading(documents()[slug]["report"]))  # type: ignore[arg-type]
    return [one for dashboard in read for one in dashboard.proposals if not one.doubts]


def rows() -> list[tuple[str, Row]]:
    """The rows that say their figures without a doubt as they are printed."""
    all_rows = ((slug, row) for slug in SLUGS for table in tables(slug) for row in table.rows)
    return [(slug, row) for slug, row in all_rows if certain(slug, row)] if seed_path(SLUGS[0]).exists() else []


def said(one: Proposed) -> dict[str, object]:
    """The fields of a figure that a cell can say."""
    return {name: getattr(one, name) for name in MAY_BE_LOST}


@settings(max_examples=150)
@given(st.sampled_from(rows() or [("", ())]), st.sampled_from([lost, pushed, swapped]), st.integers(0, 13))
def test_a_spoilt_row_says_the_same_or_less_or_is_doubted(slug_row: tuple[str, Row], spoil: Callable[[Row, int], Row], at: int) -> None:
    slug, row = slug_row
    spoilt = spoil(row, at % len(row))
    printed = {(one.indicator, one.role): said(one) for one in certain(slug, row)}
    words = {plain.text for plain in row}
    other = [
        (name, value)
        for one in certain(slug, spoilt)
        for name, value in said(one).items()
        if value is not None and value != printed.get((one.indicator, one.role), {}).get(name) and not (name == "missing" and value in words)
    ]
    assert other == []
