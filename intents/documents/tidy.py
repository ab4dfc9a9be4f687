"""The program's own tidy layout: one figure a row, the columns of store/figures with the document before them.

`scrutineer export` writes it, and it comes back in unchanged: reading what was written gives the same figures, so nothing
in it is matched, resolved or doubted. What can't be a figure's field is a doubt on its row, and that row gives no figure.

No cell can turn into a formula on the reader's machine. Decided after OWASP's "CSV Injection": a text that begins with
= + - @, a tab or a line's end, or with one of these in its full-width form, has an apostrophe put before it, which
spreadsheet programs take for "this is text"; reading takes it off again. So has one that begins with such signs after
spaces, because some programs drop those. A text that is nothing but a number ("-0.76") is no formula, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, get_args

from intents.documents.cell_words import Direction, Verdict
from intents.documents.cells import read_target
from intents.documents.proposed import CellLike, Doubt, Origin, Proposed, ProposedTarget, Role, TableLike
from intents.periods import parse_label

DOCUMENT = ("document", "title", "report", "meeting")
FIGURE = (
    "indicator", "area", "period", "role", "origin", "value", "missing", "numerator", "denominator", "target", "rag", "quartile",
    "benchmark_year", "neighbour", "england", "region", "reported", "reported_direction", "reported_verdict",
    "reported_difference", "reported_against", "place", "note",
)  # fmt: skip
COLUMNS = (*DOCUMENT, *FIGURE)
Written = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class TidyFigure:
    """A figure with its document: `document` is its slug, `meeting` the committee's day as `2022-03-08`, where known."""

    document: str
    title: str
    report: str
    figure: Proposed
    meeting: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tidy:
    """What a table in the tidy layout holds, and a doubt for each row that can't be taken."""

    figures: tuple[TidyFigure, ...]
    doubts: tuple[Doubt, ...]


def tidy_rows(figures: Iterable[TidyFigure]) -> tuple[tuple[Written, ...], ...]:
    """The figures as rows, the headings first: numbers, texts none of which can be a formula, and None for nothing."""
    return (COLUMNS, *(tuple(_written(_value(one, name)) for name in COLUMNS) for one in figures))


def is_tidy(table: TableLike) -> bool:
    """Whether a table's first row is that of the tidy layout, in any order."""
    return bool(table.rows) and set(COLUMNS) <= {cell.text.strip() for cell in table.rows[0]}


def read_tidy(table: TableLike) -> Tidy:
    """The figures of a table in the tidy layout."""
    at = {cell.text.strip(): n for n, cell in enumerate(table.rows[0])}
    figures, doubts = list[TidyFigure](), list[Doubt]()
    for number, row in enumerate(table.rows[1:], 1):
        if not any(cell.text for cell in row):
            continue
        said = {name: _bare(_text(row, at[name])) for name in COLUMNS}
        try:
            figures.append(_figure(said, table.place(number)))
        except (ValueError, ArithmeticError) as fault:
            doubts.append(Doubt("tidy", f"This row is left out: {str(fault).rstrip('.')}.", table.place(number)))
    return Tidy(tuple(figures), tuple(doubts))


def _figure(said: Mapping[str, str], place: str) -> TidyFigure:
    taken = {name: _READ.get(name, _text_or_none)(said[name]) for name in (*_IN_PROPOSED, "note", "meeting")}
    for name in (*DOCUMENT[:3], "indicator", "period", "place"):
        if not said[name]:
            raise ValueError(f"its {name} is empty")
    if (taken["value"] is None) == (taken["missing"] is None):
        raise ValueError("it must have a value, or else what stands in its place")
    own = {name: taken[name] for name in _IN_PROPOSED if name != "place"}
    figure = Proposed(printed=said["indicator"], near=(), evidence=place, place=said["place"], **own)
    return TidyFigure(said["document"], said["title"], _period(said["report"]), figure, taken["meeting"], taken["note"])


def _value(one: TidyFigure, name: str) -> Any:
    return getattr(one if name in _OF_TIDY else one.figure, name)


def _written(value: Any) -> Written:
    text = value.text if isinstance(value, ProposedTarget) else value
    return guarded(text) if isinstance(text, str) else text


def guarded(text: str) -> str:
    """Text with an apostrophe before it where it, or it without its own apostrophes, would be a formula."""
    return f"'{text}" if _is_formula(text) else text


def _bare(text: str) -> str:
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    own = text.lstrip("'")
    return bool(_FORMULA.match(own)) and not _NUMBER.fullmatch(own)


def _text(row: Sequence[CellLike], at: int) -> str:
    return row[at].text if at < len(row) else ""


def _text_or_none(text: str) -> str | None:
    return text or None


def _decimal(text: str) -> Decimal | None:
    if text and not re.fullmatch(r"-?\d+(?:\.\d+)?", text, re.ASCII):
        raise ValueError(f"{text!r} is not a plain number")
    return Decimal(text) if text else None


def _whole(text: str) -> int | None:
    if text and not re.fullmatch(r"\d+", text, re.ASCII):
        raise ValueError(f"{text!r} is not a whole number")
    return int(text) if text else None


def _period(text: str) -> str:
    return parse_label(text).label


def _against(text: str) -> str | None:
    return _period(text) if text else None


def _target(text: str) -> ProposedTarget | None:
    return replace(read_target(text) or ProposedTarget(text, None, None), text=text) if text else None


def _one_of(allowed: Iterable[str], needed: bool = False) -> Callable[[str], str | None]:
    known = tuple(allowed)

    def read(text: str) -> str | None:
        if text not in known and (text or needed):
            raise ValueError(f"{text!r} is not one of {', '.join(known)}")
        return text or None

    return read


_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]|[\t\r\n\0]")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?%?", re.ASCII)
_OF_TIDY = frozenset(f.name for f in fields(TidyFigure)) - {"figure"}
_IN_PROPOSED = tuple(name for name in FIGURE if name != "note")
_READ: dict[str, Callable[[str], Any]] = {
    "period": _period, "reported_against": _against, "target": _target,
    "quartile": lambda text: _whole(_one_of("1234")(text) or ""),
    "role": _one_of(get_args(Role), needed=True), "origin": _one_of(get_args(Origin), needed=True),
    "rag": _one_of(("green", "amber", "red")), "reported_direction": _one_of(get_args(Direction)),
    "reported_verdict": _one_of(get_args(Verdict)), "numerator": _whole, "denominator": _whole,
    **dict.fromkeys(("value", "neighbour", "england", "region", "reported_difference"), _decimal),
}  # fmt: skip
