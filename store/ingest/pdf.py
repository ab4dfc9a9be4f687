"""PDF documents: tables by their ruled lines, and the paragraphs outside them joined across lines and pages.

Decided: what stands at the top or bottom of most pages (titles, page numbers) is left out. A page that is only a picture
is named where others hold text, so that its figures are not missed in silence; a document of such pages alone is a
scan. Cells without ruled lines can't be told apart, and stay lines of text. A cell's colour is that of the smallest filled
rectangle around its middle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from store.ingest.colours import rag_of
from store.ingest.contents import Paragraph
from store.ingest.limits import Limits
from store.ingest.pdf_lines import Row, margins, page_lines
from store.ingest.pdf_raised import mark_raised
from store.ingest.pdf_streams import bound_pages, bound_streams
from store.ingest.pieces import Grid, Line, Piece, Progress
from store.ingest.prose import Piece as Part
from store.ingest.prose import numbered, paragraphs, words_of
from store.ingest.refusals import Refused

_LINES = 1_000_000
"""What a page's number counts for in the numbers of its lines."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page: its lines outside tables, its tables' rows, and whether it is a picture without text.

    `below`: how many of its lines stand above each table.
    """

    number: int
    lines: tuple[Row, ...]
    tables: tuple[tuple[Line, ...], ...]
    picture: bool
    below: tuple[int, ...] = ()


def read_pdf(data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterator[Piece]:
    """Paragraphs and tables in their order; paragraphs that a page's end cut are whole."""
    bound_streams(limits.stream)
    bound_pages(limits.on_a_page)
    pages = _pages(data, limits, progress)
    if all(not page.lines and not page.tables for page in pages):
        raise Refused("scan" if any(page.picture for page in pages) else "nothing in it")
    left_out = margins([page.lines for page in pages])
    parts = [part for page in pages for part in _parts(page, left_out)]
    tables = sorted((placed for page in pages for placed in _tables(page)), key=lambda one: one[0])
    for at, paragraph in _said(parts):
        while tables and tables[0][0] <= at:
            yield tables.pop(0)[1]
        yield paragraph
    yield from (grid for _, grid in tables)


def _tables(page: Read) -> Iterator[tuple[int, Grid]]:
    """A page's tables, each with the number of the line that it stands before."""
    for number, (rows, above) in enumerate(zip(page.tables, page.below, strict=True), 1):
        yield page.number * _LINES + above, Grid(f"page {page.number}, table {number}", iter(rows))


def _pages(data: bytes, limits: Limits, progress: Progress) -> list[Read]:
    found = []
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            if len(pdf.pages) > limits.pages:
                raise Refused("too many pages", most=f"{limits.pages:,}")
            for number, page in enumerate(pdf.pages, 1):
                found.append(_page(page, number))
                page.close()
                progress(number, len(pdf.pages))
    except PDFPasswordIncorrect as fault:
        raise Refused("password") from fault
    except PdfminerException as fault:
        cause = fault.args[0] if fault.args else None
        if isinstance(cause, Refused | MemoryError):
            raise cause from fault
        raise Refused("password" if isinstance(cause, PDFPasswordIncorrect) else "truncated") from fault
    if not found:
        raise Refused("truncated")
    return found


def _page(page: Any, number: int) -> Read:
    if not page.chars:
        return Read(number, (), (), picture=bool(page.images))
    mark_raised(page.chars)
    tables = [one for one in page.find_tables() if len(one.rows) > 1 and any(len(row.cells) > 1 for row in one.rows)]
    rows = tuple(tuple(_rows(page, table)) for table in tables)
    lines = tuple(page_lines(page, [table.bbox for table in tables]))
    below = tuple(sum(line.top < table.bbox[1] for line in lines) for table in tables)
    return Read(number, lines, rows, picture=False, below=below)


def _rows(page: Any, table: Any) -> Iterator[Line]:
    fills = [rect for rect in page.rects if rect.get("fill") and rag_of(_rgb(rect.get("non_stroking_color")))]
    for number, (row, texts) in enumerate(zip(table.rows, table.extract(), strict=True), 1):
        colours = {n: rag for n, cell in enumerate(row.cells) if cell and (rag := _fill(cell, fills))}
        yield Line(number, [(text or "").strip() for text in texts], colours)


def _fill(cell: tuple[float, float, float, float], fills: list[Any]) -> str | None:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    around = [one for one in fills if one["x0"] <= x <= one["x1"] and one["top"] <= y <= one["bottom"]]
    smallest = min(around, key=lambda one: one["width"] * one["height"], default=None)
    return rag_of(_rgb(smallest["non_stroking_color"])) if smallest else None


def _rgb(colour: Any) -> str | None:
    """A PDF's colour as RGB; grey and CMYK have one to four parts between 0 and 1."""
    if not isinstance(colour, tuple | list) or not all(isinstance(part, int | float) for part in colour):
        return None
    if len(colour) == 4:
        colour = [(1 - part) * (1 - colour[3]) for part in colour[:3]]
    if len(colour) != 3:
        return None
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in colour)


def _parts(page: Read, left_out: Counter[str]) -> Iterator[Part]:
    """A page's lines as parts of paragraphs, without what every page has at its top and bottom."""
    if page.picture:
        yield Part(
            f"#NOT READ: page {page.number} is a picture without text.", f"page {page.number}", True, page.number * _LINES
        )
    first = True
    for number, row in enumerate(page.lines):
        if not row.is_margin(left_out):
            yield Part(row.text, f"page {page.number}", apart=first or row.apart, at=page.number * _LINES + number)
            first = False


def _said(parts: list[Part]) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs, each with the number of its first line."""
    words = words_of("\n".join(part.text for part in parts))
    counts: Counter[str] = Counter()
    for part in paragraphs(parts, words):
        number, text = numbered(part.text)
        if not number:
            counts[part.place] += 1
        if text:
            of = f"paragraph {number}" if number else f"unnumbered paragraph {counts[part.place]}"
            yield part.at, Paragraph(text, f"{part.place}, {of}", number)
