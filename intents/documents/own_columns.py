"""Columns headed with what the council is ("Council", "LA"): its own values, where nothing but values stands under the heading.

Decided: only where no other column is a value, and a percentage or a decimal stands there: whole numbers alone may be the codes
of authorities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.documents.cells import empty, plain, read_amount
from intents.documents.columns import Column
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import OURSELVES
from intents.documents.proposed import Grid


def with_own_values(columns: Sequence[Column], below: Grid) -> list[Column]:
    """The columns, the one of the council's own values as a value; `below` are the first rows under the headings."""
    own = [c for c in columns if c.kind == "area" and words_of(c.heading) in OURSELVES and _only_values(below, c.at)]
    if len(own) != 1 or any(c.kind == "value" for c in columns):
        return list(columns)
    return [replace(c, kind="value") if c in own else c for c in columns]


def _only_values(rows: Grid, at: int) -> bool:
    texts = [plain(cells[at].text) for cells in rows if at < len(cells) and not empty(cells[at].text)]
    return bool(texts) and all(map(read_amount, texts)) and any("%" in text or "." in text for text in texts)
