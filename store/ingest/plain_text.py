"""Text files and Markdown: the tables that stand in them, and the paragraphs between.

Decided: lines with two tabs or more that follow each other are a table, and a blank line or two inside it are empty rows;
lines within bars are one too. Cells that stand on a line each can't be told from prose, and stay prose. A paragraph's
place is its printed number, else its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from store.ingest.contents import Paragraph
from store.ingest.letters import text_of
from store.ingest.limits import Limits
from store.ingest.markdown import cells, is_row, is_ruled, level, unmarked
from store.ingest.pieces import Grid, Line, Piece, Progress
from store.ingest.prose import Piece as Part
from store.ingest.prose import numbered, paragraphs, words_of
from store.ingest.refusals import Refused

_BLANKS_INSIDE = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow each other: a table's or not; `first` is the first one's number."""

    kind: str
    first: int
    lines: tuple[str, ...]


def read_text(data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterator[Piece]:
    """Tables and paragraphs, in their order."""
    text = text_of(data).replace("\f", "\n")
    words = words_of(text)
    tables = 0
    held: list[Part] = []
    for run in runs(text.split("\n")):
        if run.kind == "prose":
            if max(map(len, run.lines)) > limits.paragraph:
                raise Refused("long paragraph", most=f"{limits.paragraph:,}")
            held += [Part(line, f"line {n}", apart=_apart(run, n)) for n, line in enumerate(run.lines, run.first)]
            continue
        yield from _paragraphs(held, words)
        held = []
        tables += 1
        yield _table(run, tables, limits)
    yield from _paragraphs(held, words)


def _apart(run: Run, number: int) -> bool:
    at = number - run.first
    return at == 0 or not run.lines[at - 1].strip()


def _paragraphs(held: Sequence[Part], words: frozenset[str]) -> Iterator[Paragraph]:
    for part in paragraphs(held, words):
        number, text = numbered(unmarked(part.text))
        if text:
            yield Paragraph(text, f"paragraph {number}" if number else part.place, number, level(part.text))


def _table(run: Run, number: int, limits: Limits) -> Grid:
    split: Callable[[str], list[str]] = cells if run.kind == "bars" else _tabbed
    _check(run, limits)
    rows = [split(line) for line in run.lines if not (run.kind == "bars" and is_ruled(line))]
    if any(len(cell) > limits.characters for row in rows for cell in row):
        raise Refused("long cell", most=f"{limits.characters:,}")
    kept = [row if any(row) or len(row) > 1 else [] for row in rows]
    return Grid(f"table {number} (from line {run.first})", (Line(n, row, {}) for n, row in enumerate(kept, 1)))


def _check(run: Run, limits: Limits) -> None:
    """Marks are counted before any cell is made: what is refused costs next to nothing."""
    marks = [line.count("|" if run.kind == "bars" else "\t") for line in run.lines]
    if max(marks) > limits.columns + 1:
        raise Refused("too many columns", most=f"{limits.columns:,}")
    if sum(marks) > limits.cells:
        raise Refused("too many cells", most=f"{limits.cells:,}")


def _tabbed(line: str) -> list[str]:
    return [unmarked(cell) for cell in line.split("\t")]


def runs(lines: Sequence[str]) -> Iterator[Run]:
    """The lines parted into tables and prose."""
    kinds = _kinds(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or kinds[at] != kinds[start]:
            yield Run(kinds[start], start + 1, tuple(lines[start:at]))
            start = at


def _kinds(lines: Sequence[str]) -> list[str]:
    kinds = [_kind(line) for line in lines]
    _reach_out_from_dashes(lines, kinds)
    _bridge(lines, kinds)
    _alone_is_prose(kinds, "tabs")
    return kinds


def _kind(line: str) -> str:
    return "bars" if is_row(line) else "tabs" if line.count("\t") > 1 else "prose"


def _reach_out_from_dashes(lines: Sequence[str], kinds: list[str]) -> None:
    """Around a line of dashes a row need not begin with a bar."""
    inside = False
    for at, line in enumerate(lines):
        if at > 0 and "|" in lines[at - 1] and is_ruled(line):
            kinds[at - 1], inside = "bars", True
        inside = inside and "|" in line
        kinds[at] = "bars" if inside else kinds[at]


def _bridge(lines: Sequence[str], kinds: list[str]) -> None:
    """Blank lines between two of a table's with tabs belong to it."""
    last = None
    for at, kind in enumerate(kinds):
        if kind == "tabs":
            if last is not None and at - last - 1 <= _BLANKS_INSIDE and not any(lines[n].strip() for n in range(last + 1, at)):
                kinds[last + 1 : at] = ["tabs"] * (at - last - 1)
            last = at


def _alone_is_prose(kinds: list[str], kind: str) -> None:
    """One line with tabs is no table."""
    for at, one in enumerate(kinds):
        if one == kind and kind not in (kinds[at - 1 : at] or [""]) and kind not in kinds[at + 1 : at + 2]:
            kinds[at] = "prose"
