"""Why no row of a table heads its columns: what a person is told who has given it a row of headings all the same.

Decided: a heading that names a period and something else beside it is told of with both, and a table whose quarters run down its
side is told of as that. Neither is read: what "Q3 2024/25 boys" holds is no figure of all, and a turned table has no headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intents.documents.cell_periods import looks_like_period, periods_headed
from intents.documents.cells import plain
from intents.documents.columns import Whose
from intents.documents.few import few, short
from intents.documents.heading_phrases import phrases
from intents.documents.headings import SEARCHED, may_head
from intents.documents.naming import Names
from intents.documents.proposed import Doubt, TableLike

FEWEST = 2  # periods down the side of a table that is turned round
NAMES_LOOKED_AT = 20
MORE_THAN_A_PERIOD = '"{heading}" is not taken for a value: beside {period} it says "{rest}", which may make another thing of it.'
NO_VALUE = "None of its headings ({headings}) is that of a value."
TURNED = (
    "Its periods ({periods}) stand down the side and its indicators ({names}) across the top: turn it round, so that each row is "
    "an indicator and each period a column."
)


def why_unheaded(table: TableLike, whose: Whose, names: Names) -> tuple[Doubt, ...]:
    """What is the matter with a table that has no headings of values; nothing where that can't be told."""
    for number, row in enumerate(table.rows[:SEARCHED]):
        texts = [plain(cell.text) for cell in row]
        if may_head(texts) and any(phrases(text).kinds[:1] == ("name",) for text in texts if text):
            return tuple(_more_than_periods(table, number, texts, whose)) or _no_value(table, number, texts)
        if turned := _turned(table, number, texts, names):
            return (Doubt("turned", turned, table.place(number)),)
    return ()


def _no_value(table: TableLike, row: int, texts: Sequence[str]) -> tuple[Doubt, ...]:
    said = NO_VALUE.format(headings=few((f'"{short(text)}"' for text in texts if text), ", "))
    return (Doubt("headings", said, table.place(row)),)


def _more_than_periods(table: TableLike, row: int, texts: Sequence[str], whose: Whose) -> Iterator[Doubt]:
    for at, text in enumerate(texts):
        if not text or len((found := phrases(text, whose.report, whose.own)).periods) != 1 or found.kinds == ("value",):
            continue
        rest = periods_headed(text, whose.report)[1]
        said = MORE_THAN_A_PERIOD.format(heading=short(text), period=found.periods[0], rest=rest)
        yield Doubt("headings", said, table.place(row, at))


def _turned(table: TableLike, row: int, texts: Sequence[str], names: Names) -> str | None:
    """The sentence for a table whose indicators stand in this row, and whose periods stand under its first cell."""
    side = [plain(cells[0].text) for cells in table.rows[row + 1 : row + 1 + SEARCHED] if cells]
    periods = [text for text in side if text and looks_like_period(text)]
    if len(periods) < FEWEST or len(periods) * 2 <= sum(map(bool, side)):
        return None
    known = [text for text in texts[1 : 1 + NAMES_LOOKED_AT] if text and names.find(text, False).known]
    return TURNED.format(periods=few(periods, ", ", 2), names=few(known, ", ", 2)) if known else None
