"""Columns of numbers that count nobody: the rows' own numbers ("SN", "Num"), the "out of" of a rank, a cohort's year.

Decided: a column of 1, 2, 3 and on numbers the rows, whatever it is called, and is no count or average: to the left of the names
always, elsewhere where it has enough rows. "Out of" beside a rank is the number of authorities. A cohort that may be a year is
doubted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.documents.cells import plain
from intents.documents.columns import Column, Headings
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import Kind
from intents.documents.proposed import TableLike

COUNTED: frozenset[Kind] = frozenset({"numerator", "denominator", "neighbour", "england", "region"})
IN_ORDER = 3  # rows from which on 1, 2, 3 is no chance
LIKE_YEARS = range(1990, 2040)
YEAR_OF_COHORT = '{base} under "{heading}" may be a year, and no number of people.'


def without_serials(headings: Headings, table: TableLike) -> Headings:
    """The headings with each column that only numbers the rows as a code, and the "out of" of a rank as nothing."""
    columns = tuple(_as_it_is(column, headings, table) for column in headings.columns)
    return replace(headings, columns=columns) if columns != headings.columns else headings


def cohort_year(columns: Sequence[Column], text: str) -> list[tuple[str, str]]:
    """A doubt where what stands under "Cohort" may be its year; "Number in cohort" says that it counts."""
    headings = [column.heading for column in columns[:1] if words_of(column.heading) == "cohort"]
    said = plain(text)
    like_year = said.isdecimal() and int(said) in LIKE_YEARS
    return [("counts", YEAR_OF_COHORT.format(base=said, heading=heading)) for heading in headings if like_year]


def _as_it_is(column: Column, headings: Headings, table: TableLike) -> Column:
    if column.kind == "denominator" and headings.ranked and words_of(column.heading) == "out of":
        return replace(column, kind="none")
    least = 1 if _before_the_names(column, headings) else IN_ORDER
    numbers = column.kind in COUNTED and _in_order(column, headings, table, least)
    return replace(column, kind="code") if numbers else column


def _before_the_names(column: Column, headings: Headings) -> bool:
    """Whether it stands to the left of the names, and all values to their right."""
    name = min((c.at for c in headings.of("name")), default=0)
    return column.at < name < min((c.at for c in headings.of("value")), default=0)


def _in_order(column: Column, headings: Headings, table: TableLike, least: int) -> bool:
    """Whether it holds 1, 2, 3 and on, over at least so many rows."""
    rows = table.rows[headings.row + 1 :]
    said = [text for row in rows if column.at < len(row) and (text := plain(row[column.at].text))]
    return len(said) >= least and said == [str(n) for n in range(1, len(said) + 1)]
