"""Values without a period of their own ("This quarter") under a sheet, a title or a section of another quarter. Pure.

Decided: such a value is not taken for the report's quarter without a word. A value whose row or heading prints its period
stands, whatever the title says, for many titles name the quarter before beside the report's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from intents.documents.cells import plain
from intents.documents.lines import Line
from intents.documents.proposed import CellLike, Doubt, Proposed, TableLike, doubted
from intents.documents.said_times import of_another_quarter, says_before, times_of

UNDER = 'It stands under “{text}”, and prints no period of its own: it may not be of {report}.'
LONGEST = 8  # words of a section


def under_another_quarter(table: TableLike, head: int, titles: Iterable[str], report: str | None) -> dict[int, str]:
    """The title or section of another time that each row below `head` stands under, where it does.

    A section that names the report's own quarter takes its rows out of what the titles say.
    """
    if report is None:
        return {}
    out, under = dict[int, str](), next((text for one in titles if of_another_quarter(text := plain(one), report)), "")
    for row in range(head + 1, len(table.rows)):
        said = _said(table.rows[row])
        if len(said) == 1 and _names_a_time(said[0], report):
            under = said[0] if of_another_quarter(said[0], report) else ""
        if under:
            out[row] = under
    return out


def undated_doubted(figures: Iterable[Proposed], line: Line, table: TableLike, text: str, report: str | None) -> list[Proposed]:
    """The figures of a line under a title or section `text` of another time, each doubted that prints no period."""
    places = set(_undated(line, table))
    said = UNDER.format(text=text, report=report)
    told = [Doubt("no period", said, table.place(line.number))]
    return [doubted(one, told if (one.cell or one.place) in places and not _is_told(one) else []) for one in figures]


def _is_told(one: Proposed) -> bool:
    return any(doubt.kind == "no period" for doubt in one.doubts)


def _undated(line: Line, table: TableLike) -> Iterator[str]:
    """Where the values of a line stand whose period neither the row nor a heading prints."""
    if line.text("period"):
        return
    yield table.place(line.number)
    for column in (*line.headings.of("value"), *line.headings.of("previous_value")):
        if not column.period:
            yield table.place(line.number, column.at)


def _said(row: Sequence[CellLike]) -> list[str]:
    return list(islice((text for cell in row if (text := plain(cell.text))), 2))


def _names_a_time(text: str, report: str) -> bool:
    return len(text.split()) <= LONGEST and (says_before(text) or not times_of(text, report).none)
