"""Scorecards in the layouts of other councils: each row says what it says whatever its columns are called, in any order."""

from dataclasses import fields
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.documents.dashboard import Dashboard, read_dashboard
from intents.documents.proposed import Proposed, ProposedTarget
from store.ingest.contents import Cell, Table
from tests.documents.agreement import names
from tests.documents.layouts import LAYOUTS, REPORT, Layout, table

KNOWN = names(())
SAID_OF_ALL = {"printed", "indicator", "near", "role", "origin", "place", "cell", "cells", "evidence", "doubts", "area"}
IDS = [layout.name for layout in LAYOUTS]


def read(of: Table) -> Dashboard:
    """The table in a report of Q3 2021/22."""
    return read_dashboard(of, REPORT, KNOWN)


def said(one: Proposed) -> dict[str, Any]:
    """The fields that a figure has, decimals and targets as text."""
    held = {f.name: getattr(one, f.name) for f in fields(one) if f.name not in SAID_OF_ALL}
    plain = {k: v.text if isinstance(v, ProposedTarget) else str(v) if isinstance(v, Decimal) else v for k, v in held.items()}
    return {k: v for k, v in plain.items() if v is not None}


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_a_layout_says_its_measure(layout: Layout) -> None:
    assert said(read(table(layout)).proposals[0]) == layout.measure


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_a_layout_says_its_earlier_values(layout: Layout) -> None:
    _, *earlier = read(table(layout)).proposals
    assert [(p.role, p.period, str(p.value)) for p in earlier if p.indicator == "rereferrals"] == list(layout.earlier)


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_a_layout_is_doubted_only_where_it_can_be_doubted(layout: Layout) -> None:
    found = read(table(layout))
    kinds = frozenset(d.kind for one in found.proposals for d in one.doubts)
    assert (kinds, frozenset(d.kind for d in found.doubts)) == (layout.doubts, layout.unsaid)


ONE_HEADING = [layout for layout in LAYOUTS if len(layout.headings) == 1 and not layout.unsaid]


def in_other_order(of: Table, seed: int) -> Table:
    """The table with its columns in another order."""
    order = list(range(len(of.rows[0])))
    Random(seed).shuffle(order)
    return Table(of.name, tuple(tuple(row[n] if n < len(row) else Cell("") for n in order) for row in of.rows))


@settings(max_examples=60)
@given(st.sampled_from(ONE_HEADING), st.integers(0, 10_000))
def test_columns_in_any_order_say_the_same(layout: Layout, seed: int) -> None:
    """But for the words of a change, which are kept in the order of their columns."""
    ours, theirs = (said(read(t).proposals[0]) for t in (table(layout), in_other_order(table(layout), seed)))
    for one in (ours, theirs):
        one["reported"] = sorted(one.get("reported", "").split("; "))
    assert ours == theirs
