"""Rows that hold an indicator's value, its target and others' averages by turns, and say in words which of them they are.

Decided: such a table is not read by its rows, for which row belongs to which indicator can't be told for certain. Each of its
figures is doubted with what is wrong, and a row that is only called "Target" is never taken for an indicator of a like name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from intents.documents.cells import plain
from intents.documents.columns import FIGURES, Headings
from intents.documents.few import few
from intents.documents.heading_phrases import phrases
from intents.documents.heading_words import Kind
from intents.documents.proposed import Doubt, Proposed, TableLike

LOOKED_AT = 60  # rows under the headings
TURNS = 'Its rows hold values, targets and averages by turns, as "{heading}" says ({said}): make each of them a column.'
INSTEAD_OF = frozenset({"ghost", "beside", "merged", "twice"})
"""What such rows are doubted for where nobody knows what they are."""
_READ: frozenset[Kind] = FIGURES | {"name", "area", "group", "period", "frequency"}


def says_what_it_holds(text: str) -> Kind | None:
    """What a text that is nothing but a heading says of its row: `Target`, `England average`; None for anything else."""
    found = phrases(plain(text)) if plain(text) else None
    sole = found is not None and len(found.kinds) == 1 and not (found.left or found.periods)
    return found.kinds[0] if found and sole and found.kinds[0] in FIGURES else None


def by_turns(table: TableLike, headings: Headings) -> str | None:
    """The sentence for a table one of whose columns says of each row what it holds; None where none does."""
    known = {c.at: c for c in headings.columns}
    for at in range(headings.last + 1):
        if at in known and known[at].kind in _READ:
            continue
        rows = table.rows[headings.row + 1 : headings.row + 1 + LOOKED_AT]
        said = [text for row in rows if at < len(row) and (text := plain(row[at].text))]
        kinds = {text: kind for text in said if (kind := says_what_it_holds(text))}
        if len(kinds) > 1 and set(kinds.values()) != {"value"} and 2 * sum(text in kinds for text in said) >= len(said):
            return TURNS.format(heading=_heading(table, headings, at), said=few(kinds, ", "))
    return None


def _heading(table: TableLike, headings: Headings, at: int) -> str:
    row = table.rows[headings.row] if headings.row >= 0 else ()
    return plain(row[at].text) if at < len(row) and plain(row[at].text) else "a column without a heading"


def doubted_rows(figures: Iterable[Proposed], said: str | None) -> tuple[Proposed, ...]:
    """The figures of such a table, each with the one doubt that says what is wrong."""
    if said is None:
        return tuple(figures)
    kept = ((one, tuple(doubt for doubt in one.doubts if doubt.kind not in INSTEAD_OF)) for one in figures)
    return tuple(replace(one, doubts=(Doubt("rows", said, one.place), *doubts)) for one, doubts in kept)
