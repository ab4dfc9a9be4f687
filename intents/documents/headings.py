"""The heading row of a table, and what each of its columns is. A table without headings gives none: a value, not an error.

A heading is known by its words (heading_words.py), or by being a period ("Q3 2021/22"): then the column holds that
period's values. Headings may stand in two rows ("Latest" over "Period" and "Value"), be repeated further down, or be
fused in one cell with an empty one beside it. A column whose heading says two things is not taken, and is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from intents.documents.cell_periods import ReadPeriod, looks_like_period, periods_said, read_period
from intents.documents.cells import plain, read_amount, words_for_nothing
from intents.documents.heading_words import HEADINGS, QUALIFIERS, VALUE_WORDS, Kind
from intents.documents.proposed import Doubt, Grid, TableLike

MANY: frozenset[Kind] = frozenset({"none", "theme", "name", "change", "value"})
"""Kinds that may head several columns; two of any other kind contradict one another."""
LONGEST = 12  # words in a heading; a sentence is none
SEARCHED = 60  # rows in which a table's first heading is looked for: what stands above it is a title and a few notes


@dataclass(frozen=True, slots=True)
class Column:
    """A column, counted from 0. `period`: the heading is a period, whose values the column holds. `percent`: it says %.

    `doubts`: what is doubtful about that period, as (kind, sentence).
    """

    at: int
    kind: Kind
    heading: str
    period: str | None = None
    percent: bool = False
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns of a table are, from the row after `row` on (-1: carried over from the table before)."""

    row: int
    columns: tuple[Column, ...]
    width: int
    doubts: tuple[Doubt, ...] = ()

    def of(self, kind: Kind) -> tuple[Column, ...]:
        """The columns of a kind, from the left."""
        return tuple(c for c in self.columns if c.kind == kind)

    @property
    def has_values(self) -> bool:
        """Whether any column holds values."""
        return any(c.kind == "value" for c in self.columns)


def find_headings(table: TableLike, report: str | None, start: int = 0) -> Headings | None:
    """The first heading row within `SEARCHED` rows from `start` on, alone or with the one under it; None where none is."""
    for row in range(start, min(len(table.rows), start + SEARCHED)):
        if found := headings_at(table, row, report):
            return found
    return None


def headings_at(table: TableLike, row: int, report: str | None) -> Headings | None:
    """What the columns are if this row, or this one and the next, is a heading; else None."""
    texts = [plain(cell.text) for cell in table.rows[row]]
    below = [plain(c.text) for c in table.rows[row + 1]] if row + 1 < len(table.rows) else []
    if not _may_head(texts) or not any(_spans(_said(t)) for t in (*texts, *below) if len(t.split()) <= LONGEST):
        return None
    single = _headings(table, row, texts, report)
    both = _headings(table, row + 1, _joined(texts, below), report) if _is_lower_half(texts, below) else None
    best = max((h for h in (single, both) if h), key=_known, default=None)
    return best if best and _is_heading(best) else None


def _is_heading(found: Headings) -> bool:
    kinds = {c.kind for c in found.columns if c.kind != "none"}
    return len(kinds) >= 2 and bool(kinds & {"value", "period"}) and _known(found) * 2 >= found.width


def _known(found: Headings) -> int:
    return len(found.columns)


def _may_head(texts: Sequence[str]) -> bool:
    """Whether no cell holds a value: numbers that are no years stand under headings, not in them."""
    return not any(read_amount(t) and not looks_like_period(t) for t in texts)


def _is_lower_half(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the row below may go on with a heading: groups above it, or it fills what is empty above."""
    if not any(lower) or not _may_head(lower) or any(words_for_nothing(t) for t in lower):
        return False
    known = sum(bool(_columns(0, t, (), None)[0]) for t in lower if t)
    return any(not t for t in upper) and known * 2 > sum(map(bool, lower))


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of headings as one; a group above is carried to the right over the columns that it spans."""
    out, group = list[str](), ""
    for at in range(max(len(upper), len(lower))):
        over, under = (row[at] if at < len(row) else "" for row in (upper, lower))
        group = over or (group if under else "")
        out.append(f"{group} {under}".strip())
    return out


def _headings(table: TableLike, row: int, texts: Sequence[str], report: str | None) -> Headings:
    columns, doubts = list[Column](), list[Doubt]()
    for at, text in enumerate(texts):
        read, doubt = _columns(at, text, texts[at + 1 : at + 3], report)
        columns += read
        if doubt:
            doubts.append(Doubt("headings", doubt, table.place(row, at)))
    columns, twice = _once(columns, report)
    doubts += [Doubt("headings", f"Two columns are headed as {kind}; neither is taken.", table.place(row)) for kind in twice]
    return Headings(row, tuple(columns), sum(map(bool, texts)), tuple(doubts))


def _columns(at: int, text: str, after: Sequence[str], report: str | None) -> tuple[list[Column], str | None]:
    """The column that a heading names, or the several that a fused one does where the cells beside it are empty."""
    if not text or len(text.split()) > LONGEST:
        return [], None
    percent = "%" in text or "percent" in text.casefold()
    if (dated := _period(text, report)) and dated.label:
        return [Column(at, "value", text, dated.label, percent, dated.doubts)], None
    kinds = _phrases(text)
    if len(kinds) == 1:
        return [Column(at, kinds[0], text, _year_of(text), percent)], None
    if kinds and len(kinds) <= 1 + len([t for t in after if not t]):
        return [Column(at + n, kind, text) for n, kind in enumerate(kinds)], f'"{text}" are several headings in one cell.'
    return [], (f'"{text}" says several things; the column is not taken.' if kinds or _nearly(text) else None)


def _once(columns: list[Column], report: str | None) -> tuple[list[Column], tuple[Kind, ...]]:
    """Of two columns of one kind the one of the report's year, or the one without a year; else neither. And what is left out."""
    out, twice = list(columns), list[Kind]()
    for kind in {c.kind for c in columns} - MANY:
        same = [c for c in columns if c.kind == kind]
        of_year = [c for c in same if c.period and report and report.endswith(c.period)]
        right = of_year or [c for c in same if not c.period] or same
        out = [c for c in out if c.kind != kind or c in right] if len(right) == 1 else [c for c in out if c.kind != kind]
        twice += [kind] if len(right) > 1 else []
    values = [c.period for c in out if c.kind == "value"]
    again = {period for period in values if values.count(period) > 1}
    if again:
        out = [c for c in out if c.kind != "value" or c.period not in again]
    return out, (*twice, *(("value",) if again else ()))


def _period(text: str, report: str | None = None) -> ReadPeriod | None:
    """The period that a heading is, alone or beside words for a value ("Q3 2021/22 actual")."""
    words = [w for w in re.split(r"[\s()]+", text) if w.casefold() not in VALUE_WORDS]
    said = " ".join(words)
    if not said or not looks_like_period(said):
        return None
    return read_period(said, report)


def _year_of(text: str) -> str | None:
    """The period beside a heading's phrase: the comparison's in "England 2020/21", the target's in "2021/22 target"."""
    return next(iter(periods_said(text)[0]), None)


def _nearly(text: str) -> bool:
    """Whether a heading holds a known phrase beside a word that makes another thing of it."""
    said = _said(text)
    return bool(set(said.split()) & QUALIFIERS) and any(k for k in _found(said))


@lru_cache(maxsize=1 << 10)
def _phrases(text: str) -> tuple[Kind, ...]:
    """The kinds that a heading names, from the left: usually one; none where a word beside it contradicts."""
    said = _said(text)
    if said in _KNOWN:
        return (_KNOWN[said],)
    bare = _said(periods_said(text)[1])
    if bare in _KNOWN:
        return (_KNOWN[bare],)
    if set(said.split()) & QUALIFIERS - _words_of_phrases(said):
        return ()
    return tuple(dict.fromkeys(_found(said)))


def _words_of_phrases(said: str) -> set[str]:
    return {w for phrase, _ in _spans(said) for w in phrase.split()}


def _found(said: str) -> Iterable[Kind]:
    return (kind for _, kind in _spans(said))


@lru_cache(maxsize=1 << 12)
def _spans(said: str) -> tuple[tuple[str, Kind], ...]:
    """The known phrases in a heading, from the left; the longest win, and single words count only where they tell."""
    if said in _KNOWN:
        return ((said, _KNOWN[said]),)
    taken, spans = said, list[tuple[int, str, Kind]]()
    for phrase in _LONGEST_FIRST:
        at = f" {taken} ".find(f" {phrase} ")
        if at >= 0 and (" " in phrase or phrase in _TELLING):
            spans.append((at, phrase, _KNOWN[phrase]))
            taken = taken[:at] + "\0" * len(phrase) + taken[at + len(phrase) :]
    return tuple((phrase, kind) for _, phrase, kind in sorted(spans))


def _said(text: str) -> str:
    return " ".join(re.sub(r"[^\w%=' ]+", " ", plain(text).casefold()).replace("_", " ").split())


_KNOWN: dict[str, Kind] = {_said(phrase): kind for kind, phrases in HEADINGS.items() for phrase in phrases}
_LONGEST_FIRST = sorted(_KNOWN, key=lambda phrase: (-len(phrase), phrase))
_TELLING = frozenset(
    "indicator measure kpi target rag quartile trend numerator denominator actual outturn value england dot".split()
)
"""Single words that say what a column is, even within a longer heading."""


def carried(headings: Headings) -> Headings:
    """The headings of a table as the next one without any of its own takes them over."""
    return replace(headings, row=-1, doubts=())


def titles(table: TableLike, rows: Grid) -> tuple[str, ...]:
    """The texts in which a table may name its report: its name, and what stands above and in its headings."""
    return (table.name, *(plain(cell.text) for row in rows for cell in row if cell.text))
