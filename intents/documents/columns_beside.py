"""What a line prints beside its figure: target, RAG, quartile, benchmarks, and the change as reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from intents.documents.cell_words import MET, Rag
from intents.documents.cells import (
    arrow_beside,
    empty,
    is_range,
    number,
    plain,
    rag_beside,
    read_amount,
    read_quartile,
    read_rag,
    read_target,
)
from intents.documents.columns import Column
from intents.documents.dated_cells import average_of, target_of
from intents.documents.heading_words import Kind
from intents.documents.highlights import rag_by_fill
from intents.documents.lines import Line
from intents.documents.printed_values import PrintedValue
from intents.documents.proposed import ProposedTarget
from intents.documents.reported import Reported, read_reported
from intents.periods import parse_label

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
    doubts: tuple[tuple[Kind, Said], ...]
    """Each with the kind of column that it is about."""


def beside(line: Line, printed: PrintedValue, share: bool) -> Beside:
    """What a line prints beside its figure, for the figure's own period. `share`: the figure is a percentage."""
    period = printed.period.label
    rag, odd = _rag(line, printed)
    texts = line.texts("change", period)
    reported = read_reported(texts if any(texts) else (arrow_beside(read_amount(printed.text)),))
    target, fractions = _target(line, period, share)
    averages = {kind: _average(line, kind, period, share) for kind in _AVERAGES}
    unread = [(kind, said) for kind, (_, told) in averages.items() for said in told]
    doubts = (
        *_about("rag", odd), *_illegible(line, period), *_about("target", fractions), *unread, *_about("change", reported.doubts)
    )  # fmt: skip
    quartile = read_quartile(_text(line, "quartile", period))
    neighbour, england, region = (averages[kind][0] for kind in _AVERAGES)
    year, years = _year(line, period)
    doubts = (*doubts, *years)
    return Beside(target, rag, quartile, year, neighbour, england, region, reported, doubts)


def _text(line: Line, kind: Kind, period: str | None) -> str:
    """The text of a field for a period: the averages of an older year stand beside it, those of another quarter do not."""
    if kind not in _COMPARED:
        return next(iter(line.texts(kind, period)), "")
    return next((plain(line.cell(c).text) for c in _compared(line, kind, period)), "")


def _compared(line: Line, kind: Kind, period: str | None) -> list[Column]:
    return [c for c in line.headings.of(kind) if not c.period or c.period == period or parse_label(c.period).kind not in _SHORT]


def _year(line: Line, period: str | None) -> tuple[str | None, list[tuple[Kind, Said]]]:
    """The year of the comparison: the quartile's, else that of the averages, where headings and cells name one and the same;
    a doubt where cells name another."""
    found = ({c.period for kind in kinds for c in _compared(line, kind, period) if _has_year(line, c)} for kinds in _IN_TURN)
    read = {kind: average_of(_text(line, kind, period), period)[1] for kind in _AVERAGES}
    said = {year: kind for kind, year in read.items() if year}
    headed = next(filter(None, found), set())
    years = {year for year in (*headed, *said) if year}
    doubts = _about(next(iter(said.values())), [("benchmark", _YEARS.format(years=" and ".join(sorted(years))))]) if said else []
    return next(iter(years)) if len(years) == 1 else None, doubts if len(years) > 1 else []


def _has_year(line: Line, column: Column) -> bool:
    """Whether a column of comparisons says its year, and the row fills it."""
    return bool(column.period and parse_label(column.period).kind not in _SHORT and plain(line.cell(column).text))


def _rag(line: Line, printed: PrintedValue) -> tuple[Rag | None, tuple[Said, ...]]:
    """The RAG of its column; where the table has none, the letter beside the value, else the fill of its cell."""
    worded = bool(line.headings.of("rag"))
    columns = line.beside("rag", printed.period.label) if worded else [c for c in line.headings.columns if c.at == printed.at]
    cells = [line.cell(c) for c in columns]
    said = [plain(cell.text) for cell in cells if worded]
    names = [line.cell(c) for c in line.headings.of("name")]
    rags = [read_rag(cell) if worded else rag_by_fill(cell, c, names) for cell, c in zip(cells, columns, strict=True)]
    rag = next((found for found in rags if found), None)
    beside_it = rag_beside(read_amount(printed.text))
    odd = [text for text in said if not empty(text) and rag is None and text.casefold() not in MET]
    other = [cell for cell in cells if worded and cell.colour and cell.colour != rag]
    doubts = [("rag", f'"{text}" is no RAG.') for text in odd]
    doubts += [("rag", _LATER.format(later=later)) for later in _later(line, printed, columns) if rag and worded]
    doubts += [("rag", f'It says "{plain(cell.text)}", but the cell is {cell.colour}.') for cell in other]
    if rag and beside_it and rag != beside_it:
        doubts.append(("rag", f"Beside the value it says {beside_it}, and the RAG is {rag}."))
    return rag or (None if worded else beside_it), tuple(doubts)


def _later(line: Line, printed: PrintedValue, rags: Sequence[Column]) -> list[str]:
    """The heading of a later value that a RAG without a period may be of, in a table of dated columns."""
    own = next((c for c in line.headings.of("value") if c.at == printed.at and c.period), None)
    if own is None or any(c.period for c in rags):
        return []
    end = parse_label(own.period or "").end
    after = [c for c in line.headings.of("value") if c.period and parse_label(c.period).end > end and plain(line.cell(c).text)]
    return [c.heading for c in after][:1]


def _target(line: Line, period: str | None, share: bool) -> tuple[ProposedTarget | None, tuple[Said, ...]]:
    """The target; of one that may be a fraction of a percentage, or is a range, the text alone, with its doubt."""
    text, other = target_of(_text(line, "target", period), period)
    if other:
        return None, (("target", _OTHER_TIME.format(text=text, other=other, period=period)),)
    target = read_target(text)
    doubt = _of_target(line, text, target, period, share)
    return (replace(target, operator=None, value=None) if doubt and target else target), ((doubt,) if doubt else ())


def _of_target(line: Line, text: str, target: ProposedTarget | None, period: str | None, share: bool) -> Said | None:
    """Why no number can be taken of a target."""
    if not empty(text) and not any(c.isalnum() for c in text):
        return ("target", f'"{text}" can\'t be read as a target.')
    if is_range(text):
        return ("target", _RANGE.format(text=text))
    if not share or target is None:
        return None
    if target.value is not None and not 0 <= target.value <= 100:
        return ("target", _OUT_OF_RANGE.format(text=text))
    if "%" in text:
        return None
    if target.value is not None and _may_be_fraction(target.value):
        return ("fraction", _FRACTION.format(text=text, kind="target"))
    column = next(iter(line.beside("target", period)), None)
    return ("target", _NUMBER.format(text=text, heading=column.heading)) if column and column.counted else None


def _average(line: Line, kind: Kind, period: str | None, share: bool) -> tuple[Decimal | None, tuple[Said, ...]]:
    """An average of others; none where it may be a fraction of a percentage, or can't be read."""
    text, _ = average_of(_text(line, kind, period), period)
    value = number(text)
    if value is None and not empty(text):
        return None, (("benchmark", f'"{text}" can\'t be read as the average of others.'),)
    if value is not None and share and "%" not in text and _may_be_fraction(value):
        return None, (("fraction", _FRACTION.format(text=text, kind="average of others")),)
    if value is not None and share and line.headings.ranked and text.isdecimal():
        return None, (("benchmark", _RANK.format(text=text, ranked=line.headings.ranked)),)
    return value, ()


def _may_be_fraction(value: Decimal) -> bool:
    return value != 0 and abs(value) <= 1


def _about(kind: Kind, doubts: Iterable[Said]) -> list[tuple[Kind, Said]]:
    return [(kind, said) for said in doubts]


def _illegible(line: Line, period: str | None) -> Iterable[tuple[Kind, Said]]:
    """A doubt for a quartile that is printed and can't be read, or that stands under another heading."""
    neighbour, text = _text(line, "neighbour", period), _text(line, "quartile", period)
    if line.headings.of("quartile") and not text and read_quartile(neighbour):
        said = f'"{neighbour}" stands as the average of others, and may be the quartile that is empty beside it.'
        yield "neighbour", ("quartile", said)
    if not empty(text) and read_quartile(text) is None:
        yield "quartile", ("quartile", f'"{text}" is no quartile from 1 to 4.')


_AVERAGES: tuple[Kind, ...] = ("neighbour", "england", "region")
_COMPARED: tuple[Kind, ...] = ("quartile", *_AVERAGES)
_IN_TURN: tuple[tuple[Kind, ...], ...] = (("quartile",), _AVERAGES)
_LATER = 'The RAG may be of "{later}", which stands beside the value.'
_NUMBER = '{text} stands under "{heading}", and the figure is a percentage.'
_RANK = '{text} has no per cent sign, and may be a rank as under "{ranked}".'
_SHORT = frozenset({"quarter", "month", "term"})
_OTHER_TIME = '"{text}" is a target of {other}, and the figure is of {period}.'
_OUT_OF_RANGE = '"{text}" is no percentage from 0 to 100: as the target of a percentage it can\'t be met or missed.'
_RANGE = '"{text}" is a range: it is kept as printed, and nothing is judged by it.'
_YEARS = "The averages are of {years}, and only one year can be kept beside them."
_FRACTION = "{text} has no per cent sign: as the {kind} it may be a fraction or a percentage."
