"""Columns without a date among dated values: of which value a target, a RAG, a change or a count is that stands between two.

Decided: what stands beside a value on its right is that value's. Where it is read for a later one it is doubted there: only
the author knows. A target after a value of another kind of period (last year's outturn) is this year's, as it always was.
"""

from __future__ import annotations

from collections.abc import Iterator

from intents.documents.cells import empty
from intents.documents.columns import Column
from intents.documents.heading_words import Kind
from intents.documents.lines import Line
from intents.documents.printed_values import PrintedValue
from intents.periods import parse_label

ABOUT: dict[Kind, str] = {
    "target": "target", "rag": "rag", "quartile": "quartile", "change": "change", "numerator": "counts", "denominator": "counts",
}  # fmt: skip
"""The kinds of column that may be of one value or of another, and the kind of doubt about each. An average of others has a
year of its own, and stands anywhere."""
BETWEEN = '"{heading}" stands beside "{value}", and may be of that and not of {period}.'


def of_another(line: Line, printed: PrintedValue) -> Iterator[tuple[Kind, tuple[str, str]]]:
    """The doubts about what is read for a value and stands beside another, each with the kind of its column."""
    values = [c for c in line.headings.of("value") if c.period]
    own = next((c for c in values if c.at == printed.at), None)
    for column in _undated(line, printed) if own and len(values) > 1 else ():
        if own and (nearest := _nearest(column, values)) and nearest != own and not _for_the_year(column, nearest, own):
            said = BETWEEN.format(heading=column.heading, value=nearest.heading, period=own.period)
            yield column.kind, (ABOUT[column.kind], said)


def _undated(line: Line, printed: PrintedValue) -> list[Column]:
    """The columns without a date from which the value's row takes something."""
    found = (c for kind in ABOUT for c in line.beside(kind, printed.period.label)[:1])
    return [c for c in found if not c.period and not empty(line.cell(c).text)]


def _nearest(column: Column, values: list[Column]) -> Column | None:
    """The value beside which a column stands: on its right between two of them; to the left of all of them, if it is a count."""
    before = [c for c in values if c.at < column.at]
    after = [c for c in values if c.at > column.at]
    if before:
        return before[-1] if after else None
    return after[0] if ABOUT[column.kind] == "counts" else None


def _for_the_year(column: Column, nearest: Column, own: Column) -> bool:
    """Whether a target stands after a value of another kind of period than its own."""
    kinds = {parse_label(c.period or "").kind for c in (nearest, own)}
    return column.kind == "target" and len(kinds) > 1
