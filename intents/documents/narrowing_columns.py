"""Columns beside a figure that make it one of a part, of another kind or of another time, though no heading of theirs is known.

Decided: a short text in such a column that names a place, a group, a kind of figure or another period is a doubt with the
column's heading and the text. Who owns an indicator, and where it comes from, says nothing of its figures; of comments only
what is said of lateness and of being provisional counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from intents.documents.another_thing import fits, narrowed_to
from intents.documents.cell_periods import looks_like_period
from intents.documents.cells import empty, plain, read_amount
from intents.documents.columns import Headings
from intents.documents.heading_phrases import words_of
from intents.documents.naming import Names
from intents.documents.narrowing_words import (
    CHANGING,
    DATED_OTHERWISE,
    FLAGGED,
    FLAGS,
    LAGGING,
    NARROWING,
    NEUTRAL_CELLS,
    NOT_NARROWING,
    NOTED,
    YES,
)
from intents.documents.proposed import CellLike, Doubt, Proposed, TableLike, doubted
from intents.documents.table_titles import is_total, somebody_else

LABEL = 6  # words; what is longer is a sentence, not a label
NARROWED = '"{text}" stands under "{heading}": the figure may be of that alone, or another thing.'
ANOTHER_TIME = '"{text}" stands under "{heading}", and the figure is taken as that of {period}.'
MAY_CHANGE = '"{text}" stands under "{heading}": the figure may still change, or be of another time.'
ANOTHER = '"{text}" stands under "{heading}", and is the name of another indicator.'
NO_AREA = '"{text}" is an area\'s code, and no name of an area stands beside it.'


@dataclass(frozen=True, slots=True)
class Beside:
    """A table's columns that are not read as figures. `names` and `own` tell places, groups and indicators."""

    table: TableLike
    names: Names
    own: frozenset[str]
    known: dict[tuple[str, str, str, str | None], str | None] = field(default_factory=dict)

    def doubted(self, figures: Iterable[Proposed], number: int, headings: Headings) -> list[Proposed]:
        """The figures of the row of this number, each with what the columns beside them say."""
        row = self.table.rows[number]
        out = list[Proposed]()
        for one in figures:
            said = [] if headings.row < 0 else list(self._row(row, headings, one))
            out.append(doubted(one, [Doubt("beside", sentence, one.place) for sentence in said]))
        return out

    def _row(self, row: Sequence[CellLike], headings: Headings, one: Proposed) -> Iterator[str]:
        read = {c.at: c.kind for c in headings.columns if c.kind not in _PASSED_OVER}
        named = {c.at for c in (*headings.of("name")[:1], *headings.others)}
        for at, cell in enumerate(row):
            text = plain(cell.text)
            if at in named or not text or (at in read and read[at] != "name"):
                continue
            heading = self._heading(headings, at)
            if heading and (said := self._told(heading, text, one, bool(headings.of("area")))):
                yield said

    def _heading(self, headings: Headings, at: int) -> str:
        rows = self.table.rows[max(headings.top, 0) : headings.row + 1]
        return " ".join(text for row in rows if at < len(row) and (text := plain(row[at].text)))

    def _told(self, heading: str, text: str, one: Proposed, areas: bool) -> str | None:
        if _AREA_CODE.fullmatch(text):
            return None if areas else NO_AREA.format(text=text)
        if one.area:
            return None
        key = (heading, text, one.printed, one.period)
        if key not in self.known:
            template = self._which(frozenset(words_of(heading).split()), one.printed, text, one.period)
            self.known[key] = template and template.format(text=text, heading=heading, period=one.period)
        return self.known[key]

    def _which(self, heading: frozenset[str], printed: str, text: str, period: str | None) -> str | None:
        """The sentence that tells of a cell; None where it changes nothing."""
        said = words_of(text)
        words = frozenset(said.split())
        if _may_change(heading, text, said):
            return MAY_CHANGE
        if heading & (NOT_NARROWING | NOTED):
            return None
        if self._another(printed, text):
            return ANOTHER
        if len(said.split()) > LABEL:
            return None
        if looks_like_period(text):
            return None if heading & DATED_OTHERWISE or fits(text, period) else ANOTHER_TIME
        if is_total(text) or words <= NEUTRAL_CELLS or said in self.own or self.names.find(text, False).known:
            return None
        if heading & _LATE or (heading & NARROWING and not read_amount(text)):
            return None if empty(text) else NARROWED
        if read_amount(text) or heading & DATED_OTHERWISE:
            return None
        return NARROWED if somebody_else(text, self.names, self.own) or narrowed_to(text, period) else None

    def _another(self, printed: str, text: str) -> bool:
        """Whether a cell names another indicator than its row does, each for certain."""
        row, cell = self.names.find(printed, False), self.names.find(text, False)
        return row.known and cell.known and cell.indicator is not None and row.indicator != cell.indicator


def _may_change(heading: frozenset[str], text: str, said: str) -> bool:
    """Whether a cell says that its row's figure is provisional, or that its data are of another time."""
    if set(said.split()) & CHANGING or any(phrase in said for phrase in LAGGING):
        return True
    marked = text.casefold()
    return bool((heading & CHANGING and marked in YES) or (heading & FLAGS and marked in FLAGGED))


_LATE = frozenset({"lag", "arrears"})
_PASSED_OVER = frozenset({"none", "theme"})
_AREA_CODE = re.compile(r"[EWSN]\d{8}")
