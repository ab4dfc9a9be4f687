"""Texts by themselves above, amid and under a table, and whether they bear on its figures. Pure.

Decided: a note that names another time, a part of the quarter, a place or a group, or another kind of figure doubts every
line of its table, with its own words: of which of them it speaks can't be told, but where a mark ("*") stands in rows, it is
of these. Where the figures come from, when they were printed, what colours mean, and what is only told of ("up from Q2")
changes nothing. A short text amid the rows is a section, which holds for the rows below it (table_titles.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from intents.documents import note_words as words
from intents.documents.cells import plain, read_amount
from intents.documents.columns import Headings
from intents.documents.few import short
from intents.documents.heading_phrases import words_of
from intents.documents.naming import Names
from intents.documents.proposed import CellLike, Doubt, Proposed, TableLike
from intents.documents.said_times import times_of
from intents.documents.second_lines import goes_on
from intents.documents.table_titles import OTHERS, somebody_else

SAID = 'A note beside the table says “{note}”: its figures may be of another time or a part, or of another kind.'
TOO_MANY = "More than {most} notes stand beside the table, and were not read: they may say that its figures are something else."
MANY = 40  # notes beside one table: nobody writes more, and each is held against every row
MOST = 3  # texts in a row by which it is no note
MARK_MEANING = 2  # words behind a mark that only say what it means
LONGEST = 25  # words; of a longer text only the sentences count that speak of figures or data


@dataclass(frozen=True, slots=True)
class Note:
    """A text by itself: its row, None where it stands outside of the table, and the mark that it begins with, if any."""

    text: str
    row: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Reads notes. `names` and `own` tell places, groups and indicators; `report` is the quarter of the table's report."""

    names: Names
    own: frozenset[str]
    report: str | None

    def doubted(
        self, figures: Sequence[Proposed], table: TableLike, headings: Headings | None, above: Iterable[str]
    ) -> list[Proposed]:
        """The council's figures of a table, each doubted that a note in it, or among the texts `above` it, bears on."""
        row = headings.row if headings else -1
        notes = list(islice(chain(_above(above), _in_rows(table, row, self.names)), MANY + 1))
        told = [*self._told(table, row, notes)] if len(notes) <= MANY else [(TOO_MANY.format(most=MANY), frozenset[str]())]
        return [one if one.area else _doubted(one, [said for said, at in told if not at or one.place in at]) for one in figures]

    def _told(self, table: TableLike, head: int, notes: Iterable[Note]) -> Iterator[tuple[str, frozenset[str]]]:
        """The sentence of each note that bears on figures, and the places of the rows that it is of; none where of all."""
        for note in notes:
            marked = frozenset(table.place(at) for at in _marked(table, head, note))
            text = _MEANS.sub(" ", note.text) if marked else note.text
            if (marked or not _is_for_a_mark(note)) and bears(text, self.names, self.own, self.report):
                yield SAID.format(note=short(note.text)), marked


def bears(text: str, names: Names, own: frozenset[str], report: str | None) -> bool:
    """Whether a note says that figures are of another time, of a part or of others, or of another kind."""
    return any(_bears(sentence, names, own, report) for sentence in _sentences(text))


def _bears(text: str, names: Names, own: frozenset[str], report: str | None) -> bool:
    said = words_of(text)
    if _is_key(text) or _ELSEWHERE.search(said):
        return False
    if _KINDS.search(said) or (report and _of_another_time(text, said, report)):
        return True
    return not _SOURCED.match(said) and somebody_else(text, names, own) not in (None, OTHERS)


def _of_another_time(text: str, said: str, report: str) -> bool:
    times = times_of(_TOLD.sub(" ", text), report)
    if _OF_OTHERS.search(said):
        return False
    relating = bool(_RELATING.search(said))
    if times.earlier and (relating or not _AGREED.search(said)) and not _only_years(times.earlier, relating):
        return True
    return bool(times.later) and relating and not _DATED.search(said)


def _only_years(labels: Iterable[str], relating: bool) -> bool:
    """Whether all are calendar years, which belong to a law or a framework where nothing is said to relate to them."""
    return not relating and all(label.isdecimal() for label in labels)


def _is_for_a_mark(note: Note) -> bool:
    """Whether a note is a word or two behind a mark, which says what the mark means where it stands."""
    return bool(note.mark) and len(words_of(note.text.removeprefix(note.mark)).split()) <= MARK_MEANING


def _is_key(text: str) -> bool:
    """Whether a text says what marks or colours mean."""
    return bool(_MEANS.search(text)) or len(set(_COLOURS.findall(text.casefold()))) > 1


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text that may bear on figures: all of a short one's."""
    short_one = len(text.split()) <= LONGEST
    return (one for one in _END.split(text) if short_one or _OF_FIGURES.search(one))


def _above(texts: Iterable[str]) -> Iterator[Note]:
    """The texts above the headings that are sentences or notes; titles are looked at as such."""
    return (Note(plain(text)) for text in texts if _is_said(words_of(text)))


def _in_rows(table: TableLike, head: int, names: Names) -> Iterator[Note]:
    """The notes in the rows of a table under its headings, and all that stands by itself after its last row of more."""
    texts, last = dict[int, str](), head
    for row in range(head + 1, len(table.rows)):
        said = _said(table.rows[row])
        if _alone(said):
            texts[row] = " ".join(said)
        elif said:
            last = row
    for row, text in texts.items():
        under = row > last and not _NAMING.match(words_of(text)) and not goes_on(text)
        if (under or is_note(text)) and not names.find(text, False).known:
            mark = _MARK.match(text)
            yield Note(text, row, mark[0].strip() if mark else "")


def _said(row: Sequence[CellLike]) -> list[str]:
    """The first texts of a row, as many as show that it is no note."""
    out = list[str]()
    for cell in row:
        if cell.text and not cell.text.isspace():
            out.append(cell.text)
            if len(out) == MOST:
                return out
    return [text for one in out if (text := plain(one))]


def _alone(said: Sequence[str]) -> bool:
    """Whether a row holds one text, or the word "Note" and one."""
    headed = len(said) == 2 and words_of(said[0]) in words.MARKED_NOTE
    return (len(said) == 1 or headed) and not read_amount(said[-1])


def is_note(text: str) -> bool:
    """Whether a text by itself amid a table is a note, and no title of the rows below it, nor an indicator's name."""
    said = words_of(text)
    return not _NAMING.match(said) and (_is_said(said) or bool(_MARK.match(text)) or _is_key(text))


def _is_said(said: str) -> bool:
    """Whether words are a sentence or begin as a note does."""
    return bool(_MARKED_NOTE.match(said) or set(said.split()) & set(words.SAYING))


def _marked(table: TableLike, head: int, note: Note) -> Iterator[int]:
    """The rows that hold a note's mark."""
    rows = range(head + 1, len(table.rows)) if note.mark else ()
    return (row for row in rows if row != note.row and any(plain(cell.text).endswith(note.mark) for cell in table.rows[row]))


def _doubted(one: Proposed, sentences: Sequence[str]) -> Proposed:
    told = tuple(Doubt("note", sentence, one.place) for sentence in sentences)
    return replace(one, doubts=(*one.doubts, *told)) if told else one


def _any(phrases: Iterable[str], ended: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)}){ended}")


_KINDS, _RELATING, _ELSEWHERE = _any(words.KINDS), _any(words.RELATING), _any(words.ELSEWHERE)
_AGREED, _DATED, _OF_OTHERS = _any(words.AGREED), _any(words.DATED), _any(words.OF_OTHERS)
_SOURCED, _MARKED_NOTE, _NAMING = _any(words.SOURCED), _any(words.MARKED_NOTE), _any(words.NAMING, r"(?!\w)")
_TOLD = re.compile(r"\b(?:since|than|compared (?:with|to)|against|from)\b[^.;,]*", re.IGNORECASE)
"""What only tells of another time: "better than in Q2"."""
_OF_FIGURES = re.compile(r"\b(?:figures?|data|values?|results?|percentages?|table|above|below|column|nb|note)\b", re.IGNORECASE)
_MEANS = re.compile(r"=|\b(?:denotes?|indicates?|means|key|legend)\b", re.IGNORECASE)
_COLOURS = re.compile(r"\b(?:red|amber|green)\b")
_MARK = re.compile(r"[*^#\u2020\u2021\u00a7\u00b9\u00b2\u00b3]+|\[\w\]|\(\w\)")
_END = re.compile(r"(?<=[.;!?])\s+")
