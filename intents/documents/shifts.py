"""A row whose cells do not stand under their headings: mended where only one shift makes sense, and doubted always.

A row is tried as it stands. Where a cell can't be what its heading says, or stands beyond the last heading, the row is
tried with one empty cell put in, or one empty cell taken out, at each place. The reading with the fewest misfits wins, and
of those the one that takes no words away and moves the fewest cells; where several win and differ in a column, that
column is left empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from intents.documents.cell_periods import looks_like_period
from intents.documents.cell_words import FREQUENCIES, MET, RAG_BEYOND, RAGS
from intents.documents.cells import empty, is_range, kept_back, plain, read_amount, read_quartile, read_target
from intents.documents.columns import Column, Headings
from intents.documents.dated_cells import dated
from intents.documents.heading_words import Kind
from intents.documents.proposed import CellLike
from intents.documents.reported import known_change, only_change
from intents.documents.year_columns import fits_beside_year


class Blank(NamedTuple):
    """An empty cell, put where a row lacks one."""

    text: str = ""
    colour: str | None = None
    goes_on: bool = False


Cells = Sequence[CellLike]
NO_MATTER: frozenset[Kind] = frozenset({"theme", "frequency", "none", "code", "unit"})
"""Columns that no figure is read from: two mendings that differ only there are the same."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A row's cells as they stand under the headings; `misfits` are the columns whose cell can't be what they say.

    `mended`: the cells were moved. `unsure`: the columns in which equally good mendings differ, empty in `cells`.
    """

    cells: tuple[CellLike, ...]
    misfits: tuple[int, ...] = ()
    mended: bool = False
    unsure: tuple[int, ...] = ()


def fitted(row: Cells, headings: Headings) -> Fitted:
    """The row as its headings have it."""
    given = tuple(row)
    misfits = _misfits(given, headings)
    if not misfits:
        return Fitted(given)
    tried = [((len(_misfits(cells, headings)), *moved), cells) for moved, cells in _shifted(given, headings)]
    best = min((cost for cost, _ in tried), default=(len(misfits), 0, 0))
    if not _worth_it(misfits, best[0], headings):
        return Fitted(given, misfits)
    return _agreed([cells for cost, cells in tried if cost == best], headings)


def stands(row: Cells, headings: Headings) -> bool:
    """Whether each cell of a row can be what its heading says."""
    return not _misfits(row, headings)


def _worth_it(misfits: Sequence[int], left: int, headings: Headings) -> bool:
    """Whether a shift explains enough: most of several misfits, or cells beyond the last heading; one odd cell is a stray."""
    beyond = any(at > _last(headings) for at in misfits)
    return left * 2 < len(misfits) and (beyond or len(misfits) > 1)


def _agreed(best: Sequence[tuple[CellLike, ...]], headings: Headings) -> Fitted:
    """What equally good mendings have in common."""
    telling = [c.at for c in headings.columns if c.kind not in NO_MATTER]
    unsure = tuple(at for at in telling if len({_at(cells, at).text for cells in best}) > 1)
    cells = tuple(Blank() if at in unsure else cell for at, cell in enumerate(best[0]))
    return Fitted(cells, _misfits(cells, headings), True, unsure)


def _shifted(row: tuple[CellLike, ...], headings: Headings) -> Iterable[tuple[tuple[int, int], tuple[CellLike, ...]]]:
    """The row with a cell put in at each place, if it has room, and with each empty one taken out.

    Each with what it costs: whether words for nothing were taken out, and how many cells moved.
    """
    width = _last(headings) + 1
    room = sum(1 for cell in row if cell.text) < width
    for at in range(len(row) + 1 if room else 0):
        yield (0, _filled(row[at:])), (*row[:at], Blank(), *row[at:])
    for at, cell in enumerate(row):
        if empty(cell.text):
            yield (_filled([cell]), _filled(row[at + 1 :])), (*row[:at], *row[at + 1 :], Blank())


def _filled(cells: Cells) -> int:
    return sum(1 for cell in cells if plain(cell.text))


def _misfits(row: Cells, headings: Headings) -> tuple[int, ...]:
    """The columns that a row's cells do not fit, and the cells with no column that stand after the last one."""
    inside = [c.at for c in headings.columns if not _fits(c, _at(row, c.at).text, headings)]
    last = _last(headings)
    return (*inside, *(at for at in range(last + 1, len(row)) if plain(row[at].text)))


def _fits(column: Column, text: str, headings: Headings) -> bool:
    fits = FITS.get(column.kind, _anything)(text)
    return fits or (column.kind == "period" and fits_beside_year(text, headings.columns))


def _last(headings: Headings) -> int:
    return max((headings.last, *(c.at for c in headings.columns)), default=0)


def _at(row: Cells, at: int) -> CellLike:
    return row[at] if at < len(row) else Blank()


def _anything(_: str) -> bool:
    return True


def _name(text: str) -> bool:
    said = plain(text)
    return bool(said) and any(c.isalpha() for c in said) and not (looks_like_period(said) or said.casefold() in FREQUENCIES)


def _frequency(text: str) -> bool:
    return empty(text) or plain(text).casefold() in FREQUENCIES


def _period(text: str) -> bool:
    return empty(text) or looks_like_period(text)


def _value(text: str) -> bool:
    return empty(text) or kept_back(text) or read_amount(text) is not None


def _average(text: str) -> bool:
    return _value(dated(text)[0])


def _no_field(text: str) -> bool:
    """Whether a cell may stand in a column that no figure is read from: a RAG there has lost its place."""
    return not _rag_word(text)


def _target(text: str) -> bool:
    if only_change(text):
        return False
    target = read_target(dated(text)[0])
    said = target is None or target.value is not None or is_range(text)
    return said or (any(c.isalpha() for c in text) and not _rag_word(text))


def _rag_word(text: str) -> bool:
    return plain(text).casefold() in RAGS or plain(text).casefold() in RAG_BEYOND


def _rag(text: str) -> bool:
    return empty(text) or _rag_word(text) or plain(text).casefold() in MET


def _quartile(text: str) -> bool:
    return empty(text) or read_quartile(text) is not None


FITS: Mapping[Kind, Callable[[str], bool]] = {
    "none": _no_field, "name": _name, "frequency": _frequency, "period": _period, "year": _period,
    "previous_period": _period, "value": _value, "previous_value": _value, "change": known_change,
    "target": _target, "rag": _rag, "quartile": _quartile, "neighbour": _average, "england": _average, "region": _average,
    "numerator": _value, "denominator": _value,
}  # fmt: skip
"""What each kind of column may hold; kinds that are not here may hold anything."""
