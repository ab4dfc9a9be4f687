"""A dashboard that LibreOffice has saved in another format: the same figures as before, whatever it is saved as."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from bot.importing.contract import preview_json
from bot.importing.desk import Importing
from bot.importing.preview import Preview
from bot.importing.reading import Said
from store.ingest.reading import read_file
from tests.bot.front_door import parts
from tests.documents.seed_tables import tables
from tests.imports.conftest import NOW, Run
from tests.ingest.libreoffice import AS_SHOWN, MISSING, Office
from tests.seed_text import seed_path

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")
Row = list[str]
Saved = Mapping[str, Path]
Figures = Mapping[str, list[dict[str, Any]]]

FILLS = {"Red": "FF0000", "Amber": "FFC000", "Green": "00B050"}
"""A RAG is a cell of that colour and without a word."""

TITLE = "Children and family services dashboard Q3 2024/25"
HEAD = "Theme|Indicator|Previous Period|Previous Value|Latest Period|Latest Value|Target|Status RAG|Statistical Neighbour average"
ROWS = [line.split("|") for line in (
    HEAD,
    "Safe|Re-referrals to CSC within 12 mths|Q2 2024/25|26.3%|Q3 2024/25|25.1%|<18.7%|Red|21.3%",
    "|Single Assessments completed within 45 days|Q2 2024/25|86.0%|Q3 2024/25|85.0%|>90.3%|Red|86.3%",
    "|Care leavers EET|Q2 2024/25|54.4%|Q3 2024/25|#N/A|>54.0%||50.6%",
    "Well|Families worked with by CFWS during period|Q2 2024/25|1,569|Q3 2024/25|1,417|||",
    "|Children electively home educated|Q2 2024/25|1,120|Dec-24|1,180|||",
    "|Care leavers in suitable accommodation|Q2 2024/25|93.9%|Q3 2024/25|94.0%|>90%|Green|90.1%",
    "|NEET young people aged 16-17|Sep 2024|0.90%|Dec 2024|1.25%|<2.1%|Amber|3.1%",
)]  # fmt: skip
MERGED = ("A1:I1", "A3:A5", "A6:A9")
SHORT = [["Indicator", "Q2 2024/25", "Q3 2024/25", "RAG"], *([row[1], row[3], row[5], row[7]] for row in ROWS[1:4])]
"""Few enough columns for their words to be whole on a page."""

NUMBER = re.compile(r"(-?[\d,]+)((?:\.\d+)?)(%?)")
AS_TEXT = ("clean", "doubts")
"""A RAG that is gone can't be doubted for what it is."""

SAME = ("indicator", "role", "period", "value", "missing", "target", "rag", "quartile", "neighbour", "reported", "what", "clean")


def workbook(title: str, rows: list[Row], merged: tuple[str, ...] = ()) -> Workbook:
    """The rows under a title, as somebody types them: numbers that are shown as written here, dates, errors, colours."""
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet["A1"] = title
    for r, row in enumerate(rows, 2):
        for c, text in enumerate(row, 1):
            typed_in(sheet.cell(r, c), text)
    for area in merged:
        sheet.merge_cells(area)
    return book


def typed_in(cell: Any, text: str) -> None:
    """What stands in a cell that shows this text."""
    if text in FILLS:
        cell.fill = PatternFill("solid", f"FF{FILLS[text]}")
    elif text == "Dec-24":
        cell.value, cell.number_format = date(2024, 12, 31), "mmm-yy"
    elif found := NUMBER.fullmatch(text):
        whole, decimals, percent = found.groups()
        cell.value = float(Decimal(whole.replace(",", "") + decimals) / (100 if percent else 1))
        cell.number_format = ("#,##0" if "," in whole else "0") + re.sub(r"\d", "0", decimals) + percent
    elif text:
        cell.value = text


def document(rows: list[Row]) -> Any:
    """Numbered paragraphs, and the rows as a table with lines around its cells."""
    one = Document()
    one.add_paragraph("Quarter 3 2024/25 performance report")
    one.add_paragraph("The share of re-referrals was 25.1% in Q3 2024/25.", "List Number")
    table = one.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in FILLS:
                shade = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{FILLS[text]}"/>'
                table.cell(r, c)._tc.get_or_add_tcPr().append(parse_xml(shade))
            else:
                table.cell(r, c).text = text
    one.add_paragraph("Nothing else has changed.", "List Number")
    return one


def page(rows: list[Row]) -> str:
    """The rows as a table of a web page."""

    def cell(text: str) -> str:
        return f"<td bgcolor='#{FILLS[text]}'></td>" if text in FILLS else f"<td>{escape(text)}</td>"

    lines = ("".join(map(cell, row)) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Each file as it was made, and as LibreOffice saved it."""
    made, office = tmp_path_factory.mktemp("made"), Office(tmp_path_factory.mktemp("office"))
    book, report, web, seed = made / "own.xlsx", made / "report.docx", made / "page.html", made / "seed.xlsx"
    workbook(TITLE, ROWS, MERGED).save(book)
    document(SHORT).save(report)
    web.write_text(page([[TITLE], *ROWS]), encoding="utf-8")
    seeded = [seed] if seed_path("q3-2021-22").exists() else []
    for file in seeded:
        dashboard = [[cell.text for cell in row] for row in tables("q3-2021-22")[0].rows]
        workbook("Performance dashboard for Quarter 3, 2021/22", dashboard).save(file)
    (odt,) = office.saved("odt", report)
    return {
        "workbook": book, "document": report, "seed": seed,
        **dict(zip(("ods", "ods of the seed"), office.saved("ods", book, *seeded), strict=False)),
        **dict(zip(("xlsx", "xlsx of the seed"), office.saved("xlsx", book, *seeded), strict=False)),
        **dict(zip(("csv", "csv of the seed"), office.saved(AS_SHOWN, book, *seeded), strict=False)),
        "html to xlsx": office.saved("xlsx", web, opened_as="HTML (StarCalc)")[0],
        "odt to docx": office.saved("docx", odt)[0],
        "pdf": office.saved("pdf", report)[0],
    }  # fmt: skip


def figures(file: Path) -> list[dict[str, Any]]:
    """What the preview of a file proposes, line by line, with the kinds of its doubts."""
    contents = read_file(file.name, file.read_bytes())
    said = Said("Q3 2021/22" if file.stem == "seed" else "Q3 2024/25")
    preview = Importing(parts().store, parts().vocabulary).examine(contents, said, NOW)
    assert isinstance(preview, Preview), preview
    return [{**{f: one[f] for f in SAME}, "doubts": [d["kind"] for d in one["doubts"]]} for one in preview_json(preview)["lines"]]


def without(lines: list[dict[str, Any]], *fields: str) -> list[dict[str, Any]]:
    """The lines without what a format does not keep."""
    return [{name: value for name, value in one.items() if name not in fields} for one in lines]


@pytest.fixture(scope="module")
def before(saved: Saved) -> Figures:
    """The figures of the files as they were made."""
    return {name: figures(saved[name]) for name in ("workbook", "document", "seed") if saved[name].exists()}


def test_every_cell_of_the_workbook_is_one_that_is_read(before: Figures) -> None:
    measures = [one for one in before["workbook"] if one["role"] == "measure"]
    assert [(one["indicator"], one["value"] or one["missing"], one["rag"], one["doubts"]) for one in measures] == [
        ("rereferrals", "25.1", "red", []), ("single-assessments-45-days", "85.0", "red", []), ("care-leavers-eet", "#N/A", None, []),
        ("cfws-families", "1417", None, []), ("home-educated", "1180", None, []),
        ("care-leavers-accommodation", "94.0", "green", []), ("neet", "1.25", "amber", []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "lost"),
    [("ods", ()), ("xlsx", ()), ("html to xlsx", AS_TEXT), ("csv", ("rag", *AS_TEXT))],
    ids=["ods", "xlsx", "html", "csv"],
)
def test_a_dashboard_gives_the_same_figures(saved: Saved, before: Figures, how: str, lost: tuple[str, ...]) -> None:
    assert without(figures(saved[how]), *lost) == without(before["workbook"], *lost)


@pytest.mark.parametrize("how", ["odt to docx", "pdf"])
def test_a_document_gives_the_same_figures(saved: Saved, before: Figures, how: str) -> None:
    assert figures(saved[how]) == before["document"]


@pytest.mark.skipif(not seed_path("q3-2021-22").exists(), reason="the documents' texts are not there (SCRUTINEER_SEEDS)")
@pytest.mark.parametrize(("how", "lost"), [("ods", ()), ("xlsx", ()), ("csv", ("rag", *AS_TEXT))], ids=["ods", "xlsx", "csv"])
def test_the_dashboard_of_a_report_gives_the_same_figures(saved: Saved, before: Figures, how: str, lost: tuple[str, ...]) -> None:
    assert without(figures(saved[f"{how} of the seed"]), *lost) == without(before["seed"], *lost)


def read(file: Path) -> tuple[list[list[list[str]]], list[tuple[str | None, str]]]:
    """What the tables' cells say, on one line each, and the paragraphs with their numbers."""
    found = read_file(file.name, file.read_bytes())
    cells = [[[" ".join(cell.text.split()) for cell in row] for row in table.rows] for table in found.tables]
    return cells, [(one.number, one.text) for one in found.paragraphs]


@pytest.mark.parametrize("how", ["odt to docx", "pdf"])
def test_a_document_is_read_alike(saved: Saved, how: str) -> None:
    assert read(saved[how]) == read(saved["document"])


def test_what_libreoffice_saved_is_taken_in_published_and_answered(typed: Run, saved: Saved) -> None:
    typed("import", str(saved["ods"]), "--yes")
    typed("publish", "q3-2024-25", "--at", "now")
    assert "25.1%" in typed("ask", "re-referrals")[1]
