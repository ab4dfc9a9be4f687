"""Columns that contradict one another: which of them stands, and what is told of those that do not.

Decided: of several columns of one kind and period none is taken, but for a percentage beside its number, and for a revised
value beside the one before it: both stay, doubted, for the row says which of them is filled. A column whose heading holds an
unknown word gives way to one that is sure, which is doubted if the other holds numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from intents.documents.columns import Column
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import REVISED, Kind
from intents.documents.remembered import remembered
from intents.periods import parse_label

MANY: frozenset[Kind] = frozenset({"none", "theme", "name", "change", "group"})
"""Kinds that may head several columns; two of any other kind, for one period, contradict one another."""
OF_A_PERIOD: frozenset[Kind] = frozenset({"value", "target", "rag", "numerator", "denominator", "previous_value"})
"""Kinds that a table may have once for each period; of the others the one of the report's year is taken."""
QUARTERS, OTHER_LENGTHS = frozenset({"quarter", "qtr"}), frozenset({"month", "year", "ytd"})
OF_ANOTHER_LENGTH = '"{heading}" is not taken: the quarter\'s own value stands beside it.'
UNSURE = '"{heading}" is taken for the value, and "{left}" in it may make another thing of it.'
RIVAL = '"{heading}" may be the value too; it is not taken.'
PASSED = '"{heading}" is later and is not taken; an older value would stand for it.'
BOTH = '"{revised}" and "{first}" are both of {period}: the revised value is taken where there is one.'
CONTESTED = "{headings} are {both} headed as {kind}; {neither} is taken."


def once(columns: Sequence[Column], report: str | None, numbers: Collection[int]) -> tuple[tuple[Column, ...], list[str]]:
    """The columns without those that contradict one another, and a sentence for each contradiction.

    `numbers`: the columns that hold numbers. A heading of which a word is left over gives way to one that is sure.
    """
    out, told = _sure(_revised(columns), numbers), list[str]()
    out, passed = _of_the_quarter(out)
    told += passed
    for kind in dict.fromkeys(c.kind for c in columns if c.kind not in MANY):
        same = [c for c in out if c.kind == kind]
        kept = _each_once(same) if kind in OF_A_PERIOD else _of_year(same, report)
        rivals = [c for c in same if c not in kept]
        contested = [c for c in rivals if not _stands_for(c, kept)]
        if contested and (kind in OF_A_PERIOD or not kept):
            told.append(_contested(contested))
        out = [c for c in out if c.kind != kind or c in kept]
        if contested and kind == "value":
            out = [_doubted(c, told[-1]) if c.kind == "value" else c for c in out]
    return tuple(out), told


def _of_the_quarter(columns: Sequence[Column]) -> tuple[list[Column], list[str]]:
    """Of undated values headed by their length ("Current month", "Current quarter", "Current year") the quarter's alone."""
    undated = {c.at: words_of(c.heading).rpartition(" ")[2] for c in columns if c.kind == "value" and not c.period}
    if sum(word in QUARTERS for word in undated.values()) != 1:
        return list(columns), []
    gone = [c for c in columns if c.kind == "value" and undated.get(c.at) in OTHER_LENGTHS]
    return [c for c in columns if c not in gone], [OF_ANOTHER_LENGTH.format(heading=c.heading) for c in gone]


def is_revised(column: Column) -> bool:
    """Whether a column's heading says that its values are revised."""
    return _says_revised(column.heading)


@remembered(1 << 10)  # asked for every row
def _says_revised(heading: str) -> bool:
    return bool(set(words_of(heading).split()) & REVISED)


def _revised(columns: Sequence[Column]) -> list[Column]:
    """The columns, a revised value and the one before it of its period each doubted with both headings, and no word left over."""
    out = list(columns)
    for at, column in enumerate(columns):
        same = [c for c in columns if c.kind == "value" == column.kind and c.period and c.period == column.period]
        revised = [c for c in same if is_revised(c)]
        if len(same) == 2 and len(revised) == 1 and same[0].to_date == same[1].to_date:
            first = next(c for c in same if c not in revised)
            said = BOTH.format(revised=revised[0].heading, first=first.heading, period=column.period)
            out[at] = _doubted(replace(column, left=tuple(word for word in column.left if word not in REVISED)), said)
    return out


def _sure(columns: Sequence[Column], numbers: Collection[int]) -> list[Column]:
    """The columns, those of the value and the name whose heading holds an unknown word only where no other is sure."""
    out = list(columns)
    for kind in ("value", "name"):
        sure = [c for c in columns if c.kind == kind and not c.left]
        unsure = [c for c in columns if c.kind == kind and c.left]
        if sure:
            out = [c for c in out if c not in unsure or _alone_in_its_period(c, sure)]
        if kind == "value":
            rivals = [c for c in unsure if c.at in numbers and not _alone_in_its_period(c, sure)]
            out = [_doubted(c, *(RIVAL.format(heading=r.heading) for r in rivals)) if c in sure else c for c in out]
            out = [_doubted(c, UNSURE.format(heading=c.heading, left=" ".join(c.left))) if c in unsure else c for c in out]
    return out


def _alone_in_its_period(column: Column, sure: Sequence[Column]) -> bool:
    """Whether an unsure value's heading names a period that no sure one has, where those name theirs too."""
    return column.period is not None and all(c.period and c.period != column.period for c in sure)


def passing_over(columns: Sequence[Column], passed: Sequence[tuple[str, str]], report: str | None) -> tuple[Column, ...]:
    """The columns, their dated values doubted where a later period's column, of those `passed` over, is none of them.

    `passed`: headings that are not taken, each with its period. One that is after the report is a forecast, and no matter.
    """
    ends = [parse_label(c.period).end for c in columns if c.kind == "value" and c.period]
    if not ends or any(c.kind == "value" and not c.period for c in columns):
        return tuple(columns)
    later = [(text, parse_label(period).end) for text, period in passed]
    last = parse_label(report).end if report else None
    told = [PASSED.format(heading=text) for text, end in later if end > max(ends) and (last is None or end <= last)]
    return tuple(_doubted(c, *told) if c.kind == "value" else c for c in columns)


def _doubted(column: Column, *sentences: str) -> Column:
    return replace(column, doubts=(*column.doubts, *(("heading", sentence) for sentence in sentences)))


def _each_once(same: Sequence[Column]) -> list[Column]:
    """Of the columns of one kind those that are the only one for their period; a number gives way to its percentage."""
    out = list[Column]()
    for period, to_date in dict.fromkeys((c.period, c.to_date) for c in same):
        rivals = [c for c in same if (c.period, c.to_date) == (period, to_date)]
        if len(rivals) == 2 and any(is_revised(c) for c in rivals) and rivals[0].kind == "value":
            out += rivals
            continue
        right = rivals if len(rivals) == 1 else [c for c in rivals if not c.counted]
        out += right if len(right) == 1 else []
    return out


def _contested(columns: Sequence[Column]) -> str:
    both, neither = ("both", "neither") if len(columns) == 2 else ("all", "none")
    headings = " and ".join(f'"{column.heading}"' for column in columns)
    return CONTESTED.format(headings=headings, both=both, neither=neither, kind=columns[0].kind.replace("_", " "))


def _stands_for(rival: Column, kept: Sequence[Column]) -> bool:
    """Whether a column that is kept stands for one that is not: the percentage for its number of people."""
    return any((c.period, c.to_date) == (rival.period, rival.to_date) for c in kept)


def _of_year(same: Sequence[Column], report: str | None) -> list[Column]:
    """Of several columns the one of the report's year, or the one without a year; else none."""
    of_year = [c for c in same if c.period and report and report.endswith(c.period)]
    right = of_year or [c for c in same if not c.period] or list(same)
    return right if len(right) == 1 else []
