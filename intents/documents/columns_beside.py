"""What a line prints beside its figure: target, RAG, quartile, benchmarks, and the change as reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from intents.documents.cell_words import Rag
from intents.documents.cells import empty, fill, number, plain, read_quartile, read_rag, read_target
from intents.documents.heading_words import Kind
from intents.documents.lines import Line
from intents.documents.proposed import CellLike, ProposedTarget
from intents.documents.reported import Reported, read_reported

Said = tuple[str, str]
"""A doubt's kind and its sentence, before its place is known."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The fields that stand beside a measure; None where nothing is printed, or where it can't be read (then doubted)."""

    target: ProposedTarget | None
    rag: Rag | None
    quartile: int | None
    year: str | None
    neighbour: Decimal | None
    england: Decimal | None
    region: Decimal | None
    reported: Reported
    doubts: tuple[Said, ...]


def beside(line: Line) -> Beside:
    """What a line prints beside its figure."""
    rag, odd = _rag(line)
    reported = read_reported([cell.text for cell in line.cells("change")])
    years = (c.period for kind in _COMPARED for c in line.headings.of(kind))
    year = next((period for period in years if period and not period.startswith("Q")), None)
    neighbour, england, region = (number(line.text(kind)) for kind in _AVERAGES)
    doubts = (*odd, *_illegible(line), *_unit_of_target(line), *reported.doubts)
    quartile = read_quartile(line.text("quartile"))
    return Beside(read_target(line.text("target")), rag, quartile, year, neighbour, england, region, reported, doubts)


def _rag(line: Line) -> tuple[Rag | None, tuple[Said, ...]]:
    """The RAG of its column, else the fill of the value's cell where the table has no such column."""
    cells = line.cells("rag") or line.cells("value")[:1]
    said = [plain(cell.text) for cell in cells if line.headings.of("rag")]
    rag = next((found for cell in cells if (found := _by_fill(cell, bool(said)))), None)
    odd = [text for text in said if not empty(text) and rag is None]
    other = [cell for cell in cells if said and cell.colour and cell.colour != rag]
    doubts = [("rag", f'"{text}" is no RAG.') for text in odd]
    doubts += [("rag", f'It says "{plain(cell.text)}", but the cell is {cell.colour}.') for cell in other]
    return rag, tuple(doubts)


def _by_fill(cell: CellLike, worded: bool) -> Rag | None:
    return read_rag(cell) if worded else fill(cell)


def _illegible(line: Line) -> Iterable[Said]:
    """A doubt for each benchmark that is printed and can't be read."""
    for kind in _AVERAGES:
        text = line.text(kind)
        if not empty(text) and number(text) is None:
            yield "benchmark", f'"{text}" can\'t be read as the average of others.'
    neighbour, text = line.text("neighbour"), line.text("quartile")
    if line.headings.of("quartile") and not text and read_quartile(neighbour):
        yield "quartile", f'"{neighbour}" stands as the average of others, and may be the quartile that is empty beside it.'
    if not empty(text) and read_quartile(text) is None:
        yield "quartile", f'"{text}" is no quartile from 1 to 4.'


def _unit_of_target(line: Line) -> Iterable[Said]:
    """A doubt for a target in marks that are neither words nor a number."""
    text = line.text("target")
    if not empty(text) and not any(c.isalnum() for c in text):
        yield "target", f'"{text}" can\'t be read as a target.'


_AVERAGES: tuple[Kind, ...] = ("neighbour", "england", "region")
_COMPARED: tuple[Kind, ...] = ("quartile", *_AVERAGES)
