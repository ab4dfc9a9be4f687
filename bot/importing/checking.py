"""What a file proposes → the lines of its preview: matched with what is held, and checked. Pure.

The checks themselves are a table (`checks.py`). A line that a person has matched to an indicator is looked at again as
that indicator's, with the other lines of its row that had no indicator either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.importing.again import held_already, is_held
from bot.importing.barring import barred
from bot.importing.beside import Taken, agreed, standing_as, taken_in
from bot.importing.case import Case, Rows
from bot.importing.checks import checked
from bot.importing.held import Held, shown
from bot.importing.preview import OF_THE_NAME, Earlier, Line, Near, Preview, What
from bot.importing.reading import Item
from bot.importing.told import bounded
from bot.numbers import display
from intents.documents.proposed import Proposed
from intents.periods import Period, parse_label
from store.catalogue import Indicator
from store.standing import agree
from store.values import COUNCIL, Figure


@dataclass(frozen=True, slots=True)
class _File:
    """A file's proposals by indicator, its report, and what is held: `taken` by the draft's files, `already` as printed here."""

    by_code: Mapping[str, Rows]
    report: Period
    held: Held
    taken: Taken
    already: frozenset[tuple[object, ...]]


def lines_of(items: Sequence[Item], report: str, held: Held, matched: frozenset[int] = frozenset()) -> tuple[Line, ...]:
    """The lines, numbered from 1. `matched`: the numbers of those whose indicator a person said."""
    by_code: dict[str, list[Proposed]] = {}
    for item in items:
        by_code.setdefault(item.proposed.indicator or "", []).append(item.proposed)
    rows = {code: Rows(tuple(them)) for code, them in by_code.items()}
    file = _File(rows, parse_label(report), held, taken_in(held.brought), held_already(held, report))
    return tuple(_line(number, item, file, number in matched) for number, item in enumerate(items, 1))


def matched(preview: Preview, matches: Mapping[int, str], held: Held) -> Preview:
    """The preview, looked at again with lines matched to indicators; one that is not known changes nothing."""
    wanted = {n: code for n, code in matches.items() if code in held.indicators}
    codes = {n: code for n, code in wanted.items() if (line := preview.line(n)) and not line.named}
    rows = {_row(preview.lines[n - 1]): code for n, code in codes.items()}
    found = {one.number: rows[_row(one)] for one in preview.lines if not one.named and _row(one) in rows}
    found |= codes  # two lines of one row may be of two indicators: each is what was said of it
    items = [_again(one, found.get(one.number)) for one in preview.lines]
    said = frozenset(found) | {one.number for one in preview.lines if one.matched}
    return replace(preview, lines=lines_of(items, preview.report, held, said))


def _row(line: Line) -> tuple[str, str]:
    return (line.proposed.place, line.proposed.printed)


def _again(line: Line, code: str | None) -> Item:
    one = line.proposed
    if code is not None:
        one = replace(one, indicator=code, doubts=tuple(doubt for doubt in one.doubts if doubt.kind not in OF_THE_NAME))
    return Item(one, line.note, line.place, line.from_prose)


def _line(number: int, item: Item, file: _File, matched: bool) -> Line:
    one, held = item.proposed, file.held
    indicator = held.indicators.get(one.indicator or "")
    if (stands := standing_as(one, item.place or _place(one), file.taken)) is not None and stands in held.indicators:
        return _taken(number, item, replace(one, indicator=stands, doubts=()), held.indicators[stands])
    case = None
    if indicator and one.period and one.area in (None, COUNCIL):
        case = Case(one, indicator, parse_label(one.period), file.report, held, file.by_code[indicator.code], matched)
    same = case.same if case else None
    beside = case.beside_it if case else ()
    return Line(
        number, one, _what(one, indicator is not None, same, agreed(one, beside)), indicator.name if indicator else None,
        indicator.unit if indicator else None, _display(one, indicator.unit if indicator else None),
        item.place or _place(one), _earlier(same, held), _near(one, held) if indicator is None else (),
        bounded((*one.doubts, *(checked(case) if case and not is_held(item, file.already) else ()))),
        barred(one, indicator.unit if indicator else None, (COUNCIL,)), item.note, item.from_prose, matched,
    )  # fmt: skip


def _taken(number: int, item: Item, one: Proposed, indicator: Indicator) -> Line:
    """A line that was taken in already: it stands, and nothing is asked about it."""
    return Line(
        number, one, "stands", indicator.name, indicator.unit, _display(one, indicator.unit), item.place or _place(one),
        note=item.note, from_prose=item.from_prose,
    )  # fmt: skip


def _what(one: Proposed, known: bool, same: Figure | None, agrees: bool) -> What:
    if not known:
        return "not matched"
    if one.value is None:
        return "absence"
    if same is None:
        return "agrees" if agrees else "new"
    return "unchanged" if agree(one.value, same.value) else "revises"


def _display(one: Proposed, unit: str | None) -> str:
    """The value as it will be said; the words in its place; a question mark where neither could be read."""
    if one.value is None:
        return one.missing or "?"
    return display(one.value, unit) if unit else str(one.value)


def _place(one: Proposed) -> str:
    """Where the document says it, as answers will name it: a dashboard's row by its name, else the paragraph."""
    return f"dashboard: {one.printed.replace('; ', ', ')}" if one.origin == "dashboard" else one.place


def _earlier(same: Figure | None, held: Held) -> Earlier | None:
    if same is None:
        return None
    document = same.standing.document
    return Earlier(shown(same, held.indicators), document.title, document.report)


def _near(one: Proposed, held: Held) -> tuple[Near, ...]:
    return tuple(Near(code, held.indicators[code].name) for code in one.near if code in held.indicators)
