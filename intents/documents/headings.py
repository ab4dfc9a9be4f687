"""The heading row of a table, and what each of its columns is. A table without headings gives none: a value, not an error.

A heading is known by its words (heading_words.py), or by being a period ("Q3 2021/22"): then the column holds that
period's values. Headings may stand in two rows ("Latest" over "Period" and "Value"), be repeated further down, or be
fused in one cell with an empty one beside it. A column whose heading says two things is not taken, and is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intents.documents.cell_periods import ReadPeriod, looks_like_period, read_period
from intents.documents.cell_words import FREQUENCIES
from intents.documents.cells import empty, plain, read_amount, words_for_nothing
from intents.documents.columns import Column, Headings, Whose
from intents.documents.group_headings import as_centred, joined
from intents.documents.heading_phrases import Phrases, names_anything, phrases, words_of
from intents.documents.heading_words import NUMBER_OF, QUALIFIED, THIS_QUARTER, VALUE_WORDS, Kind
from intents.documents.highlights import highlighted
from intents.documents.own_columns import with_own_values
from intents.documents.proposed import Doubt, Grid, TableLike
from intents.documents.rival_columns import once, passing_over
from intents.documents.year_columns import paired, years_headed
from intents.periods import parse_label

LONGEST = 12  # words in a heading; a sentence is none
SEARCHED = 60  # rows in which a table's first heading is looked for: what stands above it is a title and a few notes
LOOKED_AT = 12  # rows under a heading that show whether its column holds numbers
SCHOOL_YEARS = 13
NOT_TAKEN = '"{heading}" says several things; the column is not taken.'
ANOTHER_THING = '"{heading}" is not taken: "{left}" may make another thing of it.'
EITHER = '"{heading}" is not taken: it may be those who are counted, or all of them.'
_RANK = re.compile(r"\b(?:position|rank)", re.IGNORECASE)
MAY_CHANGE = '"{heading}" is {word}: it may still change.'


def find_headings(table: TableLike, whose: Whose, start: int = 0) -> Headings | None:
    """The first heading row within `SEARCHED` rows from `start` on, alone or with the one under it; None where none is."""
    for row in range(start, min(len(table.rows), start + SEARCHED)):
        if found := headings_at(table, row, whose):
            return found
    return None


def headings_at(table: TableLike, row: int, whose: Whose) -> Headings | None:
    """What the columns are if this row, or this one and the next, is a heading; else None."""
    texts = [plain(cell.text) for cell in table.rows[row]]
    below = [plain(c.text) for c in table.rows[row + 1]] if row + 1 < len(table.rows) else []
    if not may_head(texts) or not any(names_anything(t) for t in (*texts, *below) if len(t.split()) <= LONGEST):
        return None
    single = _headings(table, row, row, texts, whose)
    both = _in_groups(table, row, texts, below, whose) if _is_lower_half(texts, below, whose) else None
    best = max((h for h in (single, both) if h), key=_known, default=None)
    return best if best and _is_heading(best) else None


def _in_groups(table: TableLike, row: int, upper: Sequence[str], lower: Sequence[str], whose: Whose) -> Headings:
    return as_centred(_headings(table, row, row + 1, joined(upper, lower), whose), upper, lower)


def _is_heading(found: Headings) -> bool:
    kinds = set(found.met) - {"none"}
    return len(kinds) >= 2 and bool(kinds & {"value", "period"}) and len(found.met) * 2 >= found.width


def _known(found: Headings) -> int:
    return len(found.columns)


def may_head(texts: Sequence[str]) -> bool:
    """Whether no cell holds a value: numbers that are no years stand under headings, not in them."""
    return not any(read_amount(t) and not looks_like_period(t) for t in texts)


def _is_lower_half(upper: Sequence[str], lower: Sequence[str], whose: Whose) -> bool:
    """Whether the row below may go on with a heading: groups above it, or it fills what is empty above."""
    titled = not any(upper[1:]) and lower[:1] not in ([], [""])
    if titled or not any(lower) or not may_head(lower) or any(words_for_nothing(t) for t in lower):
        return False
    known = sum(bool(_columns(0, t, (), whose)[0]) or looks_like_period(t) for t in lower if t)
    dated = not lower[0] and sum(map(looks_like_period, lower)) > 1
    return (dated or any(not t for t in upper)) and known * 2 > sum(map(bool, lower))


def _headings(table: TableLike, top: int, row: int, texts: Sequence[str], whose: Whose) -> Headings:
    columns, doubts = list[Column](), list[Doubt]()
    for at, text in enumerate(texts):
        read, doubt = _columns(at, text, texts[at + 1 : at + 3], whose)
        columns += read or _dated(table, row, at, text, whose)
        if doubt:
            doubts.append(Doubt("headings", doubt, table.place(row, at)))
    columns = with_own_values(columns, table.rows[row + 1 : row + 1 + LOOKED_AT])
    met = [kind for at, text in enumerate(texts) if (kind := _met(text, [c for c in columns if c.at == at], whose))]
    numbers = {c.at for c in columns if c.left and _holds_numbers(table, row, c.at)}
    columns = highlighted(paired(_as_filled(table, row, columns)), table.rows, top, row)
    taken, told = once(columns, whose.report, numbers)
    taken = passing_over(taken, _passed_over(table, row, texts, whose), whose.report)
    doubts += [Doubt("headings", sentence, table.place(row)) for sentence in told]
    last = max((at for at, text in enumerate(texts) if text), default=-1)
    ranked = next((text for text in texts if _RANK.search(text) and "quartile" not in text.casefold()), "")
    return Headings(row, taken, sum(map(bool, texts)), tuple(doubts), top, last, tuple(met), ranked=ranked, titled=whose.titled)


def _as_filled(table: TableLike, row: int, columns: Sequence[Column]) -> list[Column]:
    """The columns, those that are headed as a period and hold figures as a value (`Latest quarter`) or as none (`FY`).

    One that holds how often the figures come (`Data period`: R12M, MS, YTD) says that.
    """
    out = list[Column]()
    for column in columns:
        filled = column.kind == "period" and _holds_figures(table, row, column.at)
        if filled and words_of(column.heading) in THIS_QUARTER:
            column = replace(column, kind="value")
        if column.kind == "period" and _holds_frequencies(table, row, column.at):
            column = replace(column, kind="frequency")
        if not (filled and _is_of_a_year(column) and any(c.kind == "value" and _is_dated(c) for c in columns)):
            out.append(column)
    return out


def _holds_frequencies(table: TableLike, row: int, at: int) -> bool:
    """Whether nothing but how often figures come stands under a heading."""
    texts = [plain(cells[at].text).casefold() for cells in table.rows[row + 1 : row + 1 + LOOKED_AT] if at < len(cells)]
    said = [text for text in texts if not empty(text)]
    return bool(said) and all(text in FREQUENCIES for text in said)


def _is_of_a_year(column: Column) -> bool:
    return years_headed(column.heading) is not None or words_of(column.heading).endswith(" year")


def _is_dated(column: Column) -> bool:
    """Whether a value's heading says its time, if only as the report's own quarter."""
    return column.period is not None or words_of(column.heading) in THIS_QUARTER


def _holds_figures(table: TableLike, row: int, at: int) -> bool:
    """Whether numbers stand under a heading that are neither periods nor the number of one, or of a school's year (`Year` 6)."""
    texts = [cells[at].text for cells in table.rows[row + 1 : row + 1 + LOOKED_AT] if at < len(cells)]
    amounts = ((text, read_amount(text)) for text in texts if not empty(text) and not looks_like_period(text))
    return any(amount and ("%" in text or "." in text or abs(amount.first) > SCHOOL_YEARS) for text, amount in amounts)


def _dated(table: TableLike, row: int, at: int, text: str, whose: Whose) -> list[Column]:
    """The column of a heading that says a period and a word that is not known (`Q3 2024/25 (restated)`): a value, and unsure."""
    found = phrases(text, whose.report, whose.own)
    if not text or len(found.periods) != 1 or found.kinds or found.another or not _holds_numbers(table, row, at):
        return []
    return [_column(at, text, replace(found, kinds=("value",)), "%" in text, _may_change(text), whose)]


def _passed_over(table: TableLike, row: int, texts: Sequence[str], whose: Whose) -> list[tuple[str, str]]:
    """The headings with numbers under them that say a period, and another thing than its value; each with the period."""
    read = [(at, text, phrases(text, whose.report, whose.own)) for at, text in enumerate(texts) if text]
    other = [(at, text, one) for at, text, one in read if _is_no_value(one)]
    return [(text, _latest_of(one.periods)) for at, text, one in other if _holds_numbers(table, row, at)]


def _is_no_value(found: Phrases) -> bool:
    """Whether a heading names a period and no value of it, or several periods of which it can't be of all."""
    alone = len(found.periods) == 1 and set(found.kinds) <= {"none"}
    return alone or (len(found.periods) > 1 and found.kinds == ("value",))


def _latest_of(periods: Sequence[str]) -> str:
    return max(periods, key=lambda label: parse_label(label).end)


def _met(text: str, read: Sequence[Column], whose: Whose) -> Kind | None:
    """The kind that a heading names, whether or not its column is taken."""
    kinds = (*(c.kind for c in read), *(phrases(text, whose.report, whose.own).kinds if len(text.split()) <= LONGEST else ()))
    return next(iter(kinds), None)


def _holds_numbers(table: TableLike, row: int, at: int) -> bool:
    """Whether numbers stand under a heading."""
    texts = [cells[at].text for cells in table.rows[row + 1 : row + 1 + LOOKED_AT] if at < len(cells)]
    return any(read_amount(text) for text in texts if not empty(text))


def _columns(at: int, text: str, after: Sequence[str], whose: Whose) -> tuple[list[Column], str | None]:
    """The column that a heading names, or the several that a fused one does where the cells beside it are empty."""
    if not text or len(text.split()) > LONGEST:
        return [], None
    percent = "%" in text or "percent" in text.casefold()
    found = phrases(text, whose.report, whose.own)
    doubts = _may_change(text)
    if (dated := _period(text, whose.report)) and dated.label:
        return [Column(at, "value", text, dated.label, percent, (*dated.doubts, *doubts), False, found.counted)], None
    if len(found.kinds) == 1 and len(found.periods) <= 1 and _may_be(found):
        return [_column(at, text, found, percent, doubts, whose)], None
    if found.kinds and not found.left and 1 < len(found.kinds) <= 1 + len([t for t in after if not t]):
        return [Column(at + n, kind, text) for n, kind in enumerate(found.kinds)], f'"{text}" are several headings in one cell.'
    return [], _not_taken(text, found)


def _not_taken(text: str, found: Phrases) -> str | None:
    """Why a heading's column is not taken; None for one that names nothing known, or a period of another year."""
    if NUMBER_OF in text.casefold():
        return EITHER.format(heading=text)
    if not found.kinds or found.kinds == ("period",):
        return None
    return (ANOTHER_THING if found.left else NOT_TAKEN).format(heading=text, left=" ".join(found.left))


def _may_be(found: Phrases) -> bool:
    """Whether a column may be taken for what its heading names: nothing is left over, or what is may change nothing."""
    return not found.left or found.kinds[0] in ("name", "none", "group") or (found.kinds[0] == "value" and not found.another)


def _column(at: int, text: str, found: Phrases, percent: bool, doubts: tuple[tuple[str, str], ...], whose: Whose) -> Column:
    kind, period = found.kinds[0], next(iter(found.periods), None)
    left = tuple(word for word in found.left if word not in QUALIFIED)
    if kind == "value" and period:
        read = read_period(period, whose.report, found.to_date)
        period, doubts = read.label, (*read.doubts, *doubts)
    return Column(at, kind, text, period, percent, doubts, found.to_date, found.counted, left)


def _may_change(text: str) -> tuple[tuple[str, str], ...]:
    words = [word for word in re.findall(r"[a-z]+", text.casefold()) if word in QUALIFIED and len(word) > 1]
    return tuple(("heading", MAY_CHANGE.format(heading=text, word=word)) for word in words[:1])


def _period(text: str, report: str | None = None) -> ReadPeriod | None:
    """The period that a heading is, alone or beside words for a value ("Q3 2021/22 actual")."""
    words = [w for w in re.split(r"[\s()]+", text) if w.casefold() not in VALUE_WORDS]
    said = next((one for one in (" ".join(words), text) if one and looks_like_period(one)), None)
    return read_period(said, report) if said else None


def heads_another(texts: Sequence[str], name_at: int) -> bool:
    """Whether a row below the headings begins another table: it holds no value, and a heading stands over the names, or most
    of its cells are headings. A row of units ("%") begins none."""
    said = [text for text in texts if text and len(text.split()) <= LONGEST]
    kinds = [phrases(text).kinds for text in said if names_anything(text) and not looks_like_period(text)]
    if len(said) < 2 or not may_head(texts) or {kind for found in kinds for kind in found} <= {"value"}:
        return False
    over = phrases(texts[name_at]) if name_at < len(texts) else Phrases(())
    return bool(over.kinds and not over.left and over.kinds != ("value",)) or len(kinds) * 2 > len(said)


def carried(headings: Headings) -> Headings:
    """The headings of a table as the next one without any of its own takes them over."""
    return replace(headings, row=-1, doubts=())


def titles(table: TableLike, rows: Grid) -> tuple[str, ...]:
    """The texts in which a table may name its report: its name, and what stands above and in its headings."""
    return (table.name, *(plain(cell.text) for row in rows for cell in row if cell.text))
