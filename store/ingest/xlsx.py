"""XLSX and XLSM workbooks: each worksheet with values is a table, its cells as Excel shows them.

Decided: hidden sheets are read and named `hidden sheet "…"`, so that whoever takes their figures sees where they come
from; hidden rows and columns are read like any other, because a filter that was left on would otherwise make figures
vanish. Macros, links to other workbooks, comments, charts and pivot caches are not looked at: a cell has the value that
was saved with it. Colours painted by conditional formatting are not worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from store.ingest.limits import Limits
from store.ingest.package import Package, attribute, child, children, local
from store.ingest.pieces import Grid, Line, Progress, trimmed
from store.ingest.refusals import Refused
from store.ingest.sheet_xml import Shown, sheet_rows, unescaped
from store.ingest.struck import struck
from store.ingest.superscripts import joined
from store.ingest.workbook_styles import Style, is_on, styles_of


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a workbook share."""

    package: Package
    strings: Sequence[str]
    styles: dict[str, Style]
    sheets: tuple[tuple[str, str], ...]
    """The name of each worksheet as a person says it, and its member."""


def read_xlsx(data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterator[Grid]:
    """Every worksheet, in the workbook's order."""
    book = opened(Package(data, limits))
    total = sum(book.package.size(member) for _, member in book.sheets)
    done = cells = 0
    for name, member in book.sheets:
        sheet = Shown(book.strings, book.styles, limits, name)
        told = _after(done, total, progress)
        rows = sheet_rows(book.package.read(member), sheet, told)
        yield Grid(name, _counted(trimmed(rows, limits, name), sheet, cells, limits), lettered=True)
        done += book.package.size(member)
        cells += sheet.cells


def _after(before: int, total: int, progress: Progress) -> Callable[[int, int], None]:
    return lambda done, _: progress(before + done, total)


def _counted(rows: Iterator[Line], sheet: Shown, before: int, limits: Limits) -> Iterator[Line]:
    """The rows, until they hold more cells than may be."""
    for row in rows:
        if before + sheet.cells > limits.cells:
            raise Refused("too many cells", most=f"{limits.cells:,}")
        yield row


def opened(package: Package) -> Workbook:
    """The workbook's parts, found by their relations and not by their usual names."""
    main = next((member for kind, member in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    workbook = package.xml(main)
    related = package.related(main)
    by_kind = dict(related.values())
    properties = child(workbook, "workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    styles = package.optional_xml(by_kind.get("styles", ""))
    theme = package.optional_xml(by_kind.get("theme", ""))
    strings = package.optional_xml(by_kind.get("sharedStrings", ""))
    known = styles_of(styles, theme, from_1904=from_1904)
    return Workbook(package, shared_strings(strings), known, tuple(_sheets(workbook, related)))


def _sheets(workbook: Element, related: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for sheet in children(child(workbook, "sheets"), "sheet"):
        kind, member = related.get(attribute(sheet, "id") or "", ("", ""))
        if kind == "worksheet":
            hidden = "hidden " if sheet.get("state", "visible") != "visible" else ""
            yield f'{hidden}sheet "{sheet.get("name", "")}"', member


def shared_strings(strings: Element | None) -> list[str]:
    """The texts that cells refer to by number."""
    return [unescaped(joined(_runs(one))) for one in children(strings, "si")]


def _runs(item: Element) -> Iterator[tuple[str, bool]]:
    """The text of an item and of its formatted runs, each with whether it is raised, without the phonetic guides."""
    for one in item:
        if local(one) == "t":
            yield one.text or "", False
        elif local(one) == "r":
            aligned = child(one, "rPr", "vertAlign")
            is_raised = aligned is not None and aligned.get("val") == "superscript"
            is_struck = is_on(child(one, "rPr", "strike"))
            yield from ((struck(t.text or "") if is_struck else t.text or "", is_raised) for t in children(one, "t"))
