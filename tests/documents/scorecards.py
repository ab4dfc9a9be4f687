"""Scorecards in the manner of real councils, and what each of them says: which figures are clean, and which are doubted, and why.

A cell is parted from the next by a bar; `25.1%{red}` is a cell filled red, `{merged}` one merged with that above. What is said of a figure is a line: its role, its
period, its value, what stands beside it, and behind a question mark the kinds of its doubts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intents.documents.proposed import Proposed
from store.ingest.contents import Cell, Contents, Table

TITLE = "Children and Families Performance Scorecard - Quarter 3 2024/25"
R = "Re-referrals to social care within 12 months"
S = "Single assessments completed within 45 days"
BESIDE = ("numerator", "denominator", "target", "rag", "quartile", "benchmark_year", "neighbour", "england", "region", "reported",
          "reported_direction", "reported_verdict")  # fmt: skip


@dataclass(frozen=True)
class Scorecard:
    """A scorecard's lines under its title, and what it says. `sheet`: the name of its sheet."""

    name: str
    lines: tuple[str, ...]
    says: tuple[str, ...]
    title: str = TITLE
    sheet: str = "Scorecard"
    file: str = "scorecard.xlsx"


def contents(card: Scorecard) -> Contents:
    """The scorecard as a reader of workbooks gives it."""
    rows = [tuple(map(_cell, line.split("|"))) for line in (card.title, *card.lines) if line]
    return Contents(card.file, "xlsx", "0" * 64, (Table(f'sheet "{card.sheet}"', tuple(rows), lettered=True),), ())


def _cell(text: str) -> Cell:
    found = re.fullmatch(r"(.*?)(?:\{(\w+)\})?", text.strip())
    assert found
    return Cell("", goes_on=True) if found[2] == "merged" else Cell(found[1], found[2])


def said(one: Proposed) -> str:
    """A figure as a line."""
    beside = [f"{field}={getattr(value, 'text', value)}" for field in BESIDE if (value := getattr(one, field)) is not None]
    doubts = [f"? {', '.join(doubt.kind for doubt in one.doubts)}"] if one.doubts else []
    area = [f"of {one.area}"] if one.area else []
    return " ".join([one.role, one.period or "-", str(one.missing if one.value is None else one.value), *area, *beside, *doubts])
