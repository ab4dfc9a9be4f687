"""One sheet of an XLSX workbook, row by row while its XML streams by.

Decided: expat with a handler of our own, not python-calamine. At 100,000 rows of 20 columns calamine alone took 1.7 s and
this about twice that, but calamine drops "#N/A", number formats, fills and formulas without a value, which would
need a second pass over the same XML (2.1 s); and one value in XFD1048576 makes it end the process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.parsers import expat

from store.ingest.limits import MEGABYTE, Limits
from store.ingest.merged_cells import Merged, column_of, merged
from store.ingest.number_formats import general
from store.ingest.pieces import NOT_CALCULATED, Line, Progress, address
from store.ingest.refusals import Refused
from store.ingest.struck import struck, told
from store.ingest.superscripts import joined
from store.ingest.workbook_styles import PLAIN, Style

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"


def unescaped(text: str) -> str:
    """Text of a cell: characters that XML can't hold are written `_x000D_`; space around it is no part of it."""
    return (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text).replace("\r\n", "\n").strip()


Raw = dict[str, str]
"""A cell as its XML has it: its attributes (`r` its address, `s` its style, `t` its kind), `v` its value, `f` for a formula."""


class SheetXml:
    """Handlers of a sheet's elements; finished rows gather in `rows`, each its number and its cells as found."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, list[Raw]]] = []
        self._number = 0
        self._cells: list[Raw] = []
        self._cell: Raw = {}
        self._data = self._prefix = ""
        self._phonetic = self._raised = self._struck = False

    def root(self, name: str) -> None:
        """Told the name of the outermost element, whose prefix all the others share."""
        self._prefix = name[: name.rfind(":") + 1]

    def start(self, name: str, attributes: Raw) -> None:
        """An element begins."""
        name = name.removeprefix(self._prefix)
        if name == "c":
            self._cell = attributes
            self._cells.append(attributes)
        elif name in ("v", "t"):
            self._data = ""
        elif name == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 8 else self._number + 1
        elif name == "f":
            self._cell["f"] = ""
        elif name == "rPh":
            self._phonetic = True
        elif name in ("is", "r"):  # a run of formatted text begins
            self._raised = self._struck = False
        elif name == "vertAlign":
            self._raised = attributes.get("val") == "superscript"
        elif name == "strike":
            self._struck = attributes.get("val") not in ("0", "false")

    def data(self, text: str) -> None:
        """Text between elements."""
        self._data += text

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.removeprefix(self._prefix)
        if name == "v":
            self._cell["v"] = self._data
        elif name == "t" and not self._phonetic:
            text = struck(self._data) if self._struck else self._data
            self._cell["v"] = joined(((self._cell.get("v", ""), False), (text, self._raised)))
        elif name == "row":
            self.rows.append((self._number, self._cells))
            self._cells = []
        elif name == "rPh":
            self._phonetic = False


class Shown:
    """From cells as found to rows as shown; `cells` counts those that hold text."""

    def __init__(self, strings: Sequence[str], styles: Mapping[str, Style], limits: Limits, sheet: str) -> None:
        self._styles, self._limits, self._sheet = styles, limits, sheet
        self._general = frozenset(name for name, style in styles.items() if style.show is general) | {"0"} - set(styles)
        self._colours = {name: style.colour for name, style in styles.items() if style.colour}
        self._struck = frozenset(name for name, style in styles.items() if style.struck)
        self._numbers: dict[str, dict[str, str]] = {}
        self._others: dict[str, dict[str, str]] = {"s": {str(n): text for n, text in enumerate(strings)}}
        self._columns: dict[str, int] = {}
        self.cells = 0

    def row(self, number: int, cells: list[Raw]) -> Line:
        """A row; one loop without calls for the usual cells, because there may be millions."""
        plain, numbers, others, columns = self._general, self._numbers, self._others, self._columns
        texts: list[str] = []
        colours: dict[int, str] = {}
        for cell in cells:
            style, kind, value = cell.get("s", "0"), cell.get("t", "n"), cell.get("v")
            if value is None:
                text = self._text(cell, style) if "f" in cell else ""
            elif kind == "n" and style in plain and value.isdecimal() and len(value) < 12:
                text = value
            else:
                known = (numbers.get(style) if kind == "n" else others.get(kind)) or {}
                text = known.get(value) or self._text(cell, style)
            colour = self._colours.get(style)
            if style in self._struck and text:
                text = told(struck(text))
            if not text and not colour:
                continue
            column = columns.get(cell.get("r", "").rstrip(_DIGITS), -1)
            if column < 0:
                column = self._column(cell, len(texts))
            if column != len(texts):
                if self._is_far(text, column, number):
                    continue
                texts.extend([""] * (column + 1 - len(texts)))
                texts[column] = text
            else:
                texts.append(text)
            if colour:
                colours[column] = colour
        if len(texts) > self._limits.columns:
            raise Refused("too many columns", most=f"{self._limits.columns:,}")
        self.cells += len(texts)
        return Line(number, texts, colours)

    def _is_far(self, text: str, column: int, row: int) -> bool:
        """Whether a cell stands beyond the last column that is read; one that holds text may not."""
        if column >= self._limits.columns and text:
            raise Refused("far cell", cell=address(column, row), sheet=self._sheet)
        return column >= self._limits.columns

    def _column(self, cell: Raw, following: int) -> int:
        """Where a cell stands; one without an address follows the one before."""
        name = cell.get("r", "").rstrip(_DIGITS)
        column = self._columns.get(name)
        if column is None:
            if not name:
                return following
            if not (name.isascii() and name.isalpha() and name.isupper() and len(name) <= 3):
                raise Refused("truncated")
            column = self._columns[name] = column_of(name)
        return column

    def _text(self, cell: Raw, style: str) -> str:
        """What the cell shows, and is remembered to show."""
        value, kind = cell.get("v", ""), cell.get("t", "n")
        if kind == "s":
            raise Refused("truncated")  # the workbook has no such text
        known = self._numbers.setdefault(style, {}) if kind == "n" else self._others.setdefault(kind, {})
        if len(known) > 50_000:
            known.clear()
        if len(value) > (most := self._limits.characters):
            raise Refused("long cell", most=f"{most:,}")
        known[value] = self._number(value.strip(), style) if kind == "n" else _shown(value, kind)
        return known[value]

    def _number(self, value: str, style: str) -> str:
        """A number as its style shows it; a cell without a value that is asked about has a formula."""
        return self._styles.get(style, PLAIN).show(value) if value else NOT_CALCULATED


def _shown(value: str, kind: str) -> str:
    """A value that is no number."""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value)
    if kind == "d":
        return value.removesuffix("T00:00:00").replace("T", " ")
    return unescaped(value)


def sheet_rows(data: bytes, shown: Shown, progress: Progress) -> Iterator[Line]:
    """The rows of a sheet, merged cells emptied but for their first."""
    areas = Merged(merged(data))
    sheet = SheetXml()
    parser = _parser(sheet)
    for start in range(0, len(data), MEGABYTE):
        _parse(parser, data[start : start + MEGABYTE], start + MEGABYTE >= len(data))
        for number, cells in sheet.rows:
            yield areas.emptied(shown.row(number, cells))
        sheet.rows.clear()
        progress(min(start + MEGABYTE, len(data)), len(data))


def _parser(sheet: SheetXml) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = _first_then(parser, sheet)
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.data
    return parser


def _first_then(parser: expat.XMLParserType, sheet: SheetXml) -> Callable[[str, Raw], None]:
    def first(name: str, _: Raw) -> None:
        sheet.root(name)
        parser.StartElementHandler = sheet.start

    return first


def _parse(parser: expat.XMLParserType, chunk: bytes, last: bool) -> None:
    try:
        parser.Parse(chunk, last)
    except expat.ExpatError as fault:
        raise Refused("truncated") from fault


def _no_document_type(*_: object) -> None:
    raise Refused("entities")
