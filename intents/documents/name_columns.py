"""The column that holds the names of a table's rows, and the names of a table that stands beside it.

Decided: of several columns that may hold the names it is the one of which most are known for indicators, else the first: an
`Indicator` of codes ("RR2") gives way to the `Description` beside it. What stands to the right of the values is never it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.documents.cell_periods import looks_like_period
from intents.documents.cell_words import RAGS
from intents.documents.cells import empty, plain, read_amount
from intents.documents.columns import FIGURES, Column, Headings
from intents.documents.heading_phrases import words_of
from intents.documents.naming import Names
from intents.documents.proposed import TableLike
from intents.documents.serial_numbers import without_serials

LOOKED_AT = 40  # rows under the headings that show which column holds the names
DESCRIBED = frozenset({"definition", "indicator definition", "measure definition"})
"""Headings that say what an indicator means, and under which some print its name."""


def with_name(headings: Headings, table: TableLike, names: Names) -> Headings:
    """The headings with one column for the name: of those that are headed so the one that is best known, else the first
    without a known heading. What only numbers the rows is no count."""
    return without_serials(_with_name(headings, table, names), table)


def _with_name(headings: Headings, table: TableLike, names: Names) -> Headings:
    named = headings.of("name")
    if named:
        name = _best_known(named, headings, table, names)
        columns = (name, *(c for c in headings.columns if c.kind != "name" and c.at != name.at))
        others = (*_of_a_table_beside(headings, named), *_after_a_gap(headings, table))
        return replace(headings, columns=columns, others=others)
    headed = {c.at for c in headings.columns}
    free = (n for n in range(max(headed) + 1) if n not in headed and _has_words(table, headings, n))
    columns = (*(Column(n, "name", "") for n in [next(free, None)] if n is not None), *headings.columns)
    return replace(headings, columns=columns)


def _best_known(named: Sequence[Column], headings: Headings, table: TableLike, names: Names) -> Column:
    """The column before the values of which most cells are known for indicators; the first where none has more."""
    first = min((c.at for c in headings.columns if c.kind in FIGURES), default=0)
    described = [replace(c, kind="name") for c in headings.of("none") if words_of(c.heading) in DESCRIBED]
    before = [c for c in (*named, *described) if c.at < first] if named[0].at < first else []
    if len(before) < 2:
        return named[0]
    return max(before, key=lambda c: sum(names.find(text, False).indicator is not None for text in _texts(table, headings, c.at)))


def _of_a_table_beside(headings: Headings, named: Sequence[Column]) -> tuple[Column, ...]:
    """The names that stand to the right of a value, with figures to their right: those of another table, not descriptions."""
    first, last = _span(headings)
    return tuple(c for c in named[1:] if first < c.at < last)


def _after_a_gap(headings: Headings, table: TableLike) -> tuple[Column, ...]:
    """Columns of words under no known heading after an empty column, with values to their left and figures to their right."""
    first, last = _span(headings)
    known = {c.at for c in headings.columns}
    gaps = [at for at in range(first + 1, last) if at not in known and not _texts(table, headings, at, headed=True)]
    after = (at + 1 for at in gaps if at + 1 not in known and at + 1 < last)
    return tuple(Column(at, "name", "") for at in after if any(map(_is_name, _texts(table, headings, at))))


def _span(headings: Headings) -> tuple[int, int]:
    """The first column of values and the last of any figures."""
    figures = [c.at for c in headings.columns if c.kind in FIGURES]
    return min((c.at for c in headings.of("value")), default=0), max(figures, default=-1)


def _is_name(text: str) -> bool:
    nothing = read_amount(text) or empty(text) or text.casefold() in RAGS or looks_like_period(text)
    return any(map(str.isalpha, text)) and not nothing


def _texts(table: TableLike, headings: Headings, column: int, *, headed: bool = False) -> list[str]:
    """What stands in a column in the first rows under its heading, and in its heading where that counts."""
    start = headings.row + (0 if headed and headings.row >= 0 else 1)
    rows = table.rows[start : headings.row + 1 + LOOKED_AT]
    return [text for row in rows if column < len(row) and (text := plain(row[column].text))]


def _has_words(table: TableLike, headings: Headings, column: int) -> bool:
    """Whether a column holds words under its heading: at least in half of the rows that have anything there."""
    rows = table.rows[headings.row + 1 :]
    texts = [plain(row[column].text) for row in rows if column < len(row) and plain(row[column].text)]
    wordy = [t for t in texts if " " in t and read_amount(t) is None and not looks_like_period(t)]
    return bool(texts) and len(wordy) * 2 >= len(texts)
