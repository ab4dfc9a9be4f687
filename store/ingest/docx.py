"""DOCX documents: the tables in their order, and the paragraphs outside them with the numbers that Word prints.

Decided: what a reader sees with all tracked changes accepted is read, and says so where it is struck out; deleted and hidden
text, comments, footnotes and page headers are not. A table inside a table's cell is a table of its own, after the outer one,
because documents are often laid out so. A merged cell's text stands in its first cell. A paragraph's place is its number, else
its position among those without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from store.ingest.colours import rag_of
from store.ingest.contents import Paragraph
from store.ingest.limits import Limits
from store.ingest.numbering import Numbering
from store.ingest.package import Package, attribute, child, local
from store.ingest.pieces import Grid, Line, Piece, Progress
from store.ingest.prose import numbered
from store.ingest.refusals import Refused
from store.ingest.struck import struck
from store.ingest.superscripts import joined

_TRANSPARENT = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice", "body", "hyperlink"}
_UNSEEN = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "footnoteReference", "txbxContent", "tbl"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterator[Piece]:
    """Tables and paragraphs, in their order."""
    package = Package(data, limits)
    main = next((member for kind, member in package.related("").values() if kind == "officeDocument"), "word/document.xml")
    by_kind = dict(package.related(main).values())
    lists, styles = (package.optional_xml(by_kind.get(kind, "")) for kind in ("numbering", "styles"))
    body = child(package.xml(main), "body")
    yield from Walk(Numbering(lists, styles), limits).blocks(body) if body is not None else ()


@dataclass
class Walk:
    """A way through a document, which counts its tables, cells and paragraphs without a number."""

    numbering: Numbering
    limits: Limits
    tables: int = 0
    unnumbered: int = 0
    cells: int = 0
    inside: list[Element] = field(default_factory=list)
    """Tables found inside cells of the table at hand."""

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """What stands in the body, or in a part of it."""
        for one in parent:
            kind = local(one)
            if kind == "p":
                yield from self._paragraph(one)
            elif kind == "tbl":
                yield from self._table(one)
            elif kind in _TRANSPARENT:
                yield from self.blocks(one)

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        text = text_of(paragraph)
        if text:
            yield self._said(text, self.numbering.number(paragraph), _level(paragraph))
        for box in _boxes(paragraph):
            yield from self.blocks(box)

    def _said(self, text: str, number: str | None, level: int) -> Paragraph:
        """A paragraph with the number that Word counts, else the one that was typed."""
        if number is None:
            number, text = numbered(text)
        if number is None:
            self.unnumbered += 1
        return Paragraph(text, f"paragraph {number}" if number else f"unnumbered paragraph {self.unnumbered}", number, level)

    def _table(self, table: Element) -> Iterator[Piece]:
        self.tables += 1
        outer, self.inside = self.inside, []
        rows = [self._row(row, number) for number, row in enumerate(_rows(table), 1)]
        if any(any(row.texts) for row in rows):
            yield Grid(f"table {self.tables}", iter(rows))
        inside, self.inside = self.inside, outer
        for one in inside:
            yield from self._table(one)

    def _row(self, row: Element, number: int) -> Line:
        texts: list[str] = [""] * _whole(child(row, "trPr", "gridBefore"), 0)
        colours: dict[int, str] = {}
        going_on: list[int] = []
        for cell in _inside(row, "tc"):
            if colour := rag_of(_fill(cell)):
                colours[len(texts)] = colour
            if above := _goes_on_above(cell):
                going_on.append(len(texts))
            texts.append("" if above else self._cell(cell))
            texts += [""] * (_whole(child(cell, "tcPr", "gridSpan"), 1) - 1)
            self._check(texts)
        return Line(number, texts, colours, tuple(going_on))

    def _check(self, texts: list[str]) -> None:
        self.cells += 1
        if len(texts) > self.limits.columns:
            raise Refused("too many columns", most=f"{self.limits.columns:,}")
        if self.cells > self.limits.cells:
            raise Refused("too many cells", most=f"{self.limits.cells:,}")

    def _cell(self, cell: Element) -> str:
        self.inside += _inside(cell, "tbl")
        text = "\n".join(filter(None, map(text_of, _inside(cell, "p"))))
        if len(text) > self.limits.characters:
            raise Refused("long cell", most=f"{self.limits.characters:,}")
        return text


def _level(paragraph: Element) -> int:
    """The level of a heading by the ids of Word's own English styles: 1 for a title, too; 0 for what is none."""
    style = child(paragraph, "pPr", "pStyle")
    said = (attribute(style, "val") or "").casefold() if style is not None else ""
    if said == "title":
        return 1
    return int(said[-1]) if said[:-1].rstrip() == "heading" and said[-1].isdecimal() else 0


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph. Word writes each twice, the second time for old versions."""
    for one in element:
        if local(one) == "txbxContent":
            yield one
        elif local(one) != "Fallback":
            yield from _boxes(one)


def _rows(table: Element) -> list[Element]:
    return [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]


def _inside(parent: Element, name: str) -> list[Element]:
    """The elements of that name inside one, through what only wraps them."""
    found = []
    for one in parent:
        if local(one) == name:
            found.append(one)
        elif local(one) in _TRANSPARENT:
            found += _inside(one, name)
    return found


def _fill(cell: Element) -> str | None:
    shade = child(cell, "tcPr", "shd")
    return attribute(shade, "fill") if shade is not None else None


def _goes_on_above(cell: Element) -> bool:
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and attribute(merged, "val") != "restart"


def _whole(element: Element | None, otherwise: int) -> int:
    said = attribute(element, "val") if element is not None else None
    return min(int(said), 10_000) if said and said.isdecimal() else otherwise


def text_of(element: Element) -> str:
    """The text of a paragraph as it is seen."""
    return joined(_text(element)).strip()


def _text(element: Element, is_raised: bool = False, is_struck: bool = False) -> Iterator[tuple[str, bool]]:
    for one in element:
        name = local(one)
        if name == "t":
            yield struck(one.text or "") if is_struck else one.text or "", is_raised
        elif name in _SIGNS:
            yield _SIGNS[name], False
        elif name not in _UNSEEN and not (name == "r" and _hidden(one)):
            run = name == "r"
            yield from _text(one, is_raised or (run and _raised(one)), is_struck or (run and _struck(one)))


def _raised(run: Element) -> bool:
    """Whether a run stands above the line, by its own setting or as the mark of a note."""
    aligned, style = child(run, "rPr", "vertAlign"), child(run, "rPr", "rStyle")
    if aligned is not None:
        return attribute(aligned, "val") == "superscript"
    return style is not None and (attribute(style, "val") or "").casefold() in NOTE_STYLES


def _struck(run: Element) -> bool:
    """Whether a line, or two, are drawn through a run."""
    return any(_is_on(child(run, "rPr", name)) for name in ("strike", "dstrike"))


NOTE_STYLES = ("footnotereference", "endnotereference")
"""Word's own styles for the mark of a note, which raise it."""


def _hidden(run: Element) -> bool:
    return _is_on(child(run, "rPr", "vanish"))


def _is_on(setting: Element | None) -> bool:
    return setting is not None and attribute(setting, "val") not in ("0", "false", "off")
