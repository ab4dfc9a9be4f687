"""CSV and TSV: rows of cells between commas, semicolons, tabs or bars.

Decided: the separator is the one under which the most lines have the same number of cells, more than one; where two do
equally well, a tab, semicolon or bar goes before a comma, which also stands in numbers and prose. A quotation mark that
is out of place is refused: guessing where a cell ends could put a figure into the wrong column.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from store.ingest.letters import text_of
from store.ingest.limits import Limits
from store.ingest.pieces import Grid, Line, Progress, trimmed
from store.ingest.refusals import Refused

SEPARATORS = "\t;|,"
_LOOKED_AT = 200


def read_delimited(data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterator[Grid]:
    """The file's one table."""
    text = text_of(data).lstrip("\ufeff")
    separator = None
    if text[:4].lower() == "sep=" and text[5:6] == "\n":  # Excel's own way to say which
        separator, text = text[4], "\n" + text[6:]
    csv.field_size_limit(limits.characters)
    rows = _rows(text, separator or separator_of(text), limits, progress)
    yield Grid("table 1", trimmed(rows, limits, "the table", whole=True))


def _rows(text: str, separator: str, limits: Limits, progress: Progress) -> Iterator[Line]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    cells = 0
    for number, row in enumerate(_guarded(reader, limits), 1):
        cells += len(row)
        _check(len(row), cells, limits)
        if number % 10_000 == 0:
            progress(reader.line_num, text.count("\n") + 1)
        yield Line(number, [cell.strip() for cell in row], {})


def _check(width: int, cells: int, limits: Limits) -> None:
    if width > limits.columns:
        raise Refused("too many columns", most=f"{limits.columns:,}")
    if cells > limits.cells:
        raise Refused("too many cells", most=f"{limits.cells:,}")


def _guarded(reader: Iterator[list[str]], limits: Limits) -> Iterator[list[str]]:
    """The reader's rows; what it complains of becomes a reason."""
    started = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            if "field limit" in str(fault):
                raise Refused("long cell", most=f"{limits.characters:,}") from fault
            reason = "open quotation" if "end of data" in str(fault) else "stray quotation"
            raise Refused(reason, line=started) from fault
        started = getattr(reader, "line_num", started) + 1
        yield row


def separator_of(text: str) -> str:
    """What parts the cells; a comma where nothing parts any."""
    best = max(SEPARATORS, key=lambda one: agreement(text, one))
    return best if agreement(text, best) > 0 else ","


def agreement(text: str, separator: str) -> float:
    """The share of the first lines that have the most usual number of cells; 0 where that is one."""
    widths: Counter[int] = Counter()
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if any(row):
                widths[len(row)] += 1
            if reader.line_num >= _LOOKED_AT:
                break
    except csv.Error:  # a cell too long; reading says so
        return 0.0
    width, lines = widths.most_common(1)[0] if widths else (1, 0)
    return lines / widths.total() if width > 1 else 0.0
