"""ODS workbooks: each cell holds the text that LibreOffice showed when it was saved, and that is what is read.

Decided as for XLSX: hidden sheets are read and named so, hidden rows and columns are read like any other, comments are
left out, dates are ISO dates, or their month where no day is shown. Rows and cells that are written once and said to be
repeated are repeated only where they hold something.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from store.ingest.colours import rag_of
from store.ingest.limits import Limits
from store.ingest.number_formats import general, month_of
from store.ingest.package import Package, attribute, local
from store.ingest.pieces import NOT_CALCULATED, Grid, Line, Progress, address, trimmed
from store.ingest.refusals import Refused
from store.ingest.struck import struck, told
from store.ingest.superscripts import joined

Style = tuple[bool, bool]
"""Whether a text is raised, and whether it is struck out."""
Run = tuple[str, bool]
"""A stretch of text, and whether it is raised."""
_WITHOUT = {"annotation", "tracked-changes", "shapes", "forms", "note"}
_MONTHLY = re.compile(r"([A-Za-z]{3})[a-z]{0,6}[-/ .,]*(\d\d|\d{4})")
_RAISED = re.compile(r"super|(?!0*(?:\.0*)?%)\d+(?:\.\d*)?%")
"""How a style says that its text stands above the line: in a word, or, as LibreOffice writes it, by how much ("33% 58%")."""
_SPACES = {"tab": "\t", "line-break": "\n"}


def read_ods(data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterator[Grid]:
    """Every sheet, in its order."""
    package = Package(data, limits)
    sheets = Sheets(limits)
    if "styles.xml" in package.names:
        sheets.learn(package.xml("styles.xml"))
    cells = 0
    for name, rows in sheets.read(package.read("content.xml")):
        cells += sum(len(row.texts) for row in rows)
        if cells > limits.cells:
            raise Refused("too many cells", most=f"{limits.cells:,}")
        yield Grid(name, trimmed(iter(rows), limits, name), lettered=True)


class Sheets:
    """The sheets of a file and the styles that they use."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._colours: dict[str, str | None] = {}
        self._hidden: set[str] = set()
        self._raised: set[str] = set()
        self._struck: set[str] = set()
        self._row = 0
        self._down: dict[int, int] = {}
        self._sheet = ""
        self._cells = 0
        self._copies = 0

    def learn(self, styles: Element) -> None:
        """Takes in every style of a part."""
        for style in styles.iter():
            if local(style) == "style":
                self._style(style)

    def read(self, content: bytes) -> Iterator[tuple[str, list[Line]]]:
        """The sheets with their rows."""
        rows: list[Line] = []
        for event, element in _events(content):
            kind = local(element)
            if event == "start" and kind == "table":
                rows, self._row, self._sheet = [], 0, self._name(element)
                self._down.clear()
            elif event == "end" and kind == "style":
                self._style(element)
            elif event == "end" and kind == "table-row":
                rows += self._rows(element)
                element.clear()
            elif event == "end" and kind == "table":
                yield self._sheet, rows
                element.clear()

    def _name(self, table: Element) -> str:
        hidden = "hidden " if attribute(table, "style-name") in self._hidden else ""
        return f'{hidden}sheet "{attribute(table, "name") or ""}"'

    def _style(self, style: Element) -> None:
        name, parent = attribute(style, "name") or "", attribute(style, "parent-style-name") or ""
        properties = {key.rpartition("}")[2]: value for one in style for key, value in one.items()}
        fill = properties.get("background-color")
        self._colours[name] = rag_of(fill) if fill else self._colours.get(parent)
        if properties.get("display") == "false":
            self._hidden.add(name)
        if _RAISED.match(properties.get("text-position", "")):
            self._raised.add(name)
        if properties.get("text-line-through-style", "none") != "none":
            self._struck.add(name)

    def _rows(self, row: Element) -> Iterator[Line]:
        """The row, as often as it is repeated if it holds text; it counts either way."""
        texts: list[str] = []
        colours: dict[int, str] = {}
        going_on = tuple(column for column, last in self._down.items() if self._row < last)
        for cell in row:
            if local(cell) in ("table-cell", "covered-table-cell"):
                self._cell(cell, texts, colours)
        repeated = _times(row, "number-rows-repeated")
        self._check(texts, repeated)
        first, self._row = self._row + 1, self._row + repeated
        for number in range(first, first + repeated if any(texts) else first + 1):
            yield Line(number, list(texts), colours, going_on)

    def _check(self, texts: list[str], repeated: int) -> None:
        """Rows that hold nothing may be repeated to the end of the sheet; those with text only as often as a person does it."""
        self._copies += repeated - 1 if any(texts) else 0
        if self._copies > self._limits.copies:
            raise Refused("repeated rows", row=f"{self._row + 1:,}", sheet=self._sheet, times=f"{repeated:,}")
        self._cells += len(texts) * (repeated if any(texts) else 1)
        if self._cells > self._limits.cells:
            raise Refused("too many cells", most=f"{self._limits.cells:,}")

    def _cell(self, cell: Element, texts: list[str], colours: dict[int, str]) -> None:
        text = shown(cell, self._raised, self._struck) if local(cell) == "table-cell" else ""
        colour = self._colours.get(attribute(cell, "style-name") or "")
        repeated = _times(cell, "number-columns-repeated")
        if text and len(texts) + repeated > self._limits.columns:
            raise Refused("far cell", cell=address(len(texts) + repeated - 1, self._row + 1), sheet=self._sheet)
        if len(text) > self._limits.characters:
            raise Refused("long cell", most=f"{self._limits.characters:,}")
        if (down := _times(cell, "number-rows-spanned")) > 1 and local(cell) == "table-cell":
            self._down[len(texts)] = self._row + down
        kept = min(repeated, self._limits.columns + 1 - min(len(texts), self._limits.columns))
        for _ in range(kept):
            if colour:
                colours[len(texts)] = colour
            texts.append(text)


def _events(content: bytes) -> Iterator[tuple[str, Any]]:
    try:
        yield from iterparse(BytesIO(content), ["start", "end"], forbid_dtd=True)
    except DefusedXmlException as fault:
        raise Refused("entities") from fault
    except ParseError as fault:
        raise Refused("truncated") from fault


def _times(element: Element, name: str) -> int:
    said = attribute(element, name) or "1"
    return max(int(said), 1) if said.isdecimal() else 1


def shown(cell: Element, raised: Collection[str] = (), lined: Collection[str] = ()) -> str:
    """A cell's text, with what is in a style of `raised` as a mark; a date is its value, or its month where that is shown.

    A formula that was never worked out says so; what is in a style of `lined`, that it is struck out.
    """
    text = _shown(cell, raised, lined)
    return told(struck(text)) if attribute(cell, "style-name") in lined else text


def _shown(cell: Element, raised: Collection[str], lined: Collection[str]) -> str:
    kind = attribute(cell, "value-type")
    text = "\n".join(joined(_text(one, raised, lined)) for one in cell if local(one) == "p").strip()
    if kind == "date":
        day = (attribute(cell, "date-value") or "").removesuffix("T00:00:00").replace("T", " ")
        return _month(day, text) or day
    if text:
        return text
    if (value := attribute(cell, "value")) is not None:
        return general(value)
    return NOT_CALCULATED if attribute(cell, "formula") and not kind else ""


def _month(value: str, shown: str) -> str | None:
    """The month of a date that is shown as a month and a year alone ("Dec-21"), as for XLSX."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    found = _MONTHLY.fullmatch(shown)
    alike = found and found[1].casefold() == f"{day:%b}".casefold() and found[2] == f"{day:%Y}"[-len(found[2]) :]
    return month_of(day) if alike else None


def _text(element: Element, raised: Collection[str], lined: Collection[str], style: Style = (False, False)) -> Iterator[Run]:
    """The runs of a text in the style of what is around it."""
    above, through = style
    yield struck(element.text or "") if through else element.text or "", above
    for one in element:
        name = local(one)
        if name == "s":
            yield " " * min(_times(one, "c"), 1000), False
        elif name in _SPACES:
            yield _SPACES[name], False
        elif name not in _WITHOUT:
            own = attribute(one, "style-name")
            yield from _text(one, raised, lined, (above or own in raised, through or own in lined))
        yield struck(one.tail or "") if through else one.tail or "", above
