"""Columns beside a figure that make it one of a part, of another kind or of another time, though no heading of theirs is known.

Decided: a column whose heading is unknown, or that has none, is judged by what its cells say (beside_cells.py). A short text in
it that is neither a repeat of the row's own name, time or kind, nor a number, a judgement or another word that changes nothing,
is a doubt with the column's heading and the text. Who owns an indicator, and where it comes from, says nothing of its figures;
of comments only what is said of the figure itself counts (asides.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intents.documents.beside_cells import BesideCell, Judge, Told
from intents.documents.cells import empty, plain, read_amount
from intents.documents.columns import Headings
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import BENCHMARKED
from intents.documents.naming import Names
from intents.documents.proposed import CellLike, Doubt, Proposed, TableLike, doubted

SENTENCES: Mapping[Told, str] = {
    "narrowed": '"{text}" stands {under}: the figure may be of that alone, or another thing.',
    "another time": '"{text}" stands {under}, and the figure is taken as that of {period}.',
    "may change": '"{text}" stands {under}: the figure may still change, or be of another time or place.',
    "another indicator": '"{text}" stands {under}, and is the name of another indicator.',
}
NO_AREA = '"{text}" is an area\'s code, and no name of an area stands beside it.'


@dataclass(frozen=True, slots=True)
class _Headed:
    """The text over each column, and the columns in which averages of others may stand (`others`)."""

    texts: tuple[str, ...]
    others: frozenset[int]


@dataclass(frozen=True, slots=True)
class Beside:
    """A table's columns that are not read as figures. `names` and `own` tell places, groups and indicators."""

    table: TableLike
    names: Names
    own: frozenset[str]
    known: dict[BesideCell, str | None] = field(default_factory=dict)
    headed: dict[int, _Headed] = field(default_factory=dict)

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
        headed = self._headed(headings)
        compared = any(at < len(row) and not empty(row[at].text) and read_amount(row[at].text) for at in headed.others)
        for at, cell in enumerate(row[: headings.last + 1]):
            text = plain(cell.text)
            if at in named or not text or (at in read and read[at] != "name"):
                continue
            before = at < min(named, default=0)
            beside = BesideCell(headed.texts[at], text, one.printed, one.period, compared, before)
            if said := self._told(beside, one.area, bool(headings.of("area"))):
                yield said

    def _headed(self, headings: Headings) -> _Headed:
        """The columns' headings, worked out once for each row of headings."""
        if headings.row not in self.headed:
            rows = self.table.rows[max(headings.top, 0) : headings.row + 1]
            said = ([plain(row[at].text) for row in rows if at < len(row)] for at in range(headings.last + 1))
            texts = tuple(" ".join(filter(None, over)) for over in said)
            others = {c.at for c in headings.columns if c.kind in _AVERAGES}
            others |= {at for at, text in enumerate(texts) if BENCHMARKED & set(words_of(text).split())}
            self.headed[headings.row] = _Headed(texts, frozenset(others))
        return self.headed[headings.row]

    def _told(self, cell: BesideCell, area: str | None, areas: bool) -> str | None:
        if _AREA_CODE.fullmatch(cell.text):
            return None if areas else NO_AREA.format(text=cell.text)
        if area:
            return None
        if cell not in self.known:
            told = Judge(self.names, self.own).told(cell)
            under = f'under "{cell.heading}"' if cell.heading else "in a column without a heading"
            self.known[cell] = told and SENTENCES[told].format(text=cell.text, under=under, period=cell.period)
        return self.known[cell]


_PASSED_OVER = frozenset({"none", "theme"})
_AVERAGES = frozenset({"england", "neighbour", "region"})
_AREA_CODE = re.compile(r"[EWSN]\d{8}")
