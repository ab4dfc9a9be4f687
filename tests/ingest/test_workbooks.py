"""XLSX and ODS: what each cell shows, which colours are a RAG, and where a table stands."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from python_calamine import CalamineWorkbook

from store.ingest.contents import Cell, Contents
from store.ingest.reading import read_file
from store.ingest.xlsx import shared_strings
from tests.ingest.hostile import ods
from tests.ingest.made import MAIN, sheet_xml, xlsx

CELLS: list[tuple[object, str, str]] = [
    (0.196, "0.0%", "19.6%"),
    (749.0, "General", "749"),
    (749.0, "0.0", "749.0"),
    (68.47, "General", "68.47"),
    (3972, "#,##0", "3,972"),
    (-0.76, "0.00", "-0.76"),
    (date(2021, 12, 31), "dd/mm/yyyy", "2021-12-31"),
    (date(2021, 12, 1), "mmm-yy", "December 2021"),
    (date(2021, 12, 21), "mmm-yy", "2021-12-21"),
    (datetime(2021, 12, 31, 9, 30), "dd/mm/yyyy hh:mm", "2021-12-31 09:30:00"),  # noqa: DTZ001 - a cell has no zone
    (True, "General", "TRUE"),
    ("#N/A", "General", "#N/A"),
    ("=1+1", "General", "#NOT CALCULATED"),
    (" >97.2% ", "General", ">97.2%"),
    ("c", "General", "c"),
    ("two\nlines", "General", "two\nlines"),
    ("<&>", "General", "<&>"),
    (None, "General", ""),
]


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(cells: dict[str, object]) -> tuple[Workbook, Any]:
    book = Workbook()
    sheet = book.active
    assert sheet
    for address, value in cells.items():
        sheet[address] = value
    return book, sheet


def texts(found: Contents, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.tables[table].rows]


def test_cells_show_what_excel_shows() -> None:
    book, sheet = workbook({})
    for number, (value, code, _) in enumerate(CELLS, 1):
        sheet.cell(number, 1, value).number_format = code
        sheet.cell(number, 2, "end")
    assert [row[0] for row in texts(read_file("a.xlsx", saved(book)))] == [shown for _, _, shown in CELLS]


FILLS = [
    (PatternFill("solid", "FFFF0000"), "red"), (PatternFill("solid", "FFC00000"), "red"),
    (PatternFill("solid", "FFFFC7CE"), "red"), (PatternFill("solid", "FFFFC000"), "amber"),
    (PatternFill("solid", "FFFFFF00"), "amber"), (PatternFill("solid", "FFFFEB9C"), "amber"),
    (PatternFill("solid", "FF00B050"), "green"), (PatternFill("solid", "FF92D050"), "green"),
    (PatternFill("solid", Color(theme=6)), "green"), (PatternFill("solid", Color(indexed=10)), "red"),
    (PatternFill("solid", "FF4472C4"), None), (PatternFill("solid", "FFD9D9D9"), None),
    (PatternFill("solid", "FFFFFFFF"), None), (PatternFill("solid", Color(theme=6, tint=0.8)), None),
    (PatternFill("lightGray", "FFFF0000"), None), (PatternFill(), None),
]  # fmt: skip


@pytest.mark.parametrize(("fill", "colour"), FILLS)
def test_a_fill_is_a_rag_where_it_is_clearly_one(fill: PatternFill, colour: str | None) -> None:
    book, sheet = workbook({"A1": "Measure", "B1": "RAG", "A2": "Re-referrals", "C2": "end"})
    sheet["B2"].fill = fill
    assert read_file("a.xlsx", saved(book)).tables[0].rows[1][1] == Cell("", colour)


def test_a_coloured_cell_without_text_ends_a_row() -> None:
    book, sheet = workbook({"A1": "Measure", "B1": "RAG", "A2": "Re-referrals"})
    sheet["B2"].fill = PatternFill("solid", "FFFF0000")
    assert read_file("a.xlsx", saved(book)).tables[0].rows[1] == (Cell("Re-referrals"), Cell("", "red"))


def test_a_table_begins_at_its_first_row_and_names_its_cells() -> None:
    book, _ = workbook({"C4": "Value", "C6": 19.6})
    table = read_file("a.xlsx", saved(book)).tables[0]
    assert (len(table.rows), table.place(2, 2)) == (3, 'sheet "Sheet", cell C6')


def test_empty_and_formatted_cells_make_no_rows() -> None:
    book, sheet = workbook({"A1": "Value", "A2": 1})
    for row in (3, 50_000, 1_048_576):
        sheet.cell(row, 1).fill = PatternFill("solid", "FFFF0000")
    sheet["XFD1"].number_format = "0.0%"
    assert texts(read_file("a.xlsx", saved(book))) == [["Value"], ["1"]]


def test_of_merged_cells_the_first_holds_the_text() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="C2"><v>5</v></c></row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    assert texts(read_file("a.xlsx", xlsx(sheet_xml(rows, merged)))) == [["1", "", "3"], ["", "", "5"]]


def test_a_cell_that_is_merged_with_the_one_above_goes_on() -> None:
    book, sheet = workbook({"A1": "a", "B1": "25.1%", "A2": "b", "A3": "c", "B3": "26%"})
    sheet.merge_cells("B1:B2")
    found = read_file("a.xlsx", saved(book)).tables[0]
    assert found.rows == ((Cell("a"), Cell("25.1%")), (Cell("b"), Cell("", goes_on=True)), (Cell("c"), Cell("26%")))


def test_so_does_one_of_ods() -> None:
    spanned = '<table:table-cell table:number-rows-spanned="2"><text:p>25.1%</text:p></table:table-cell>'
    name = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    covered = f"<table:table-row>{name.format('b')}<table:covered-table-cell/></table:table-row>"
    last = f"<table:table-row>{name.format('c')}{name.format('26%')}</table:table-row>"
    found = read_file("a.ods", ods(f"<table:table-row>{name.format('a')}{spanned}</table:table-row>{covered}{last}")).tables[0]
    assert found.rows == ((Cell("a"), Cell("25.1%")), (Cell("b"), Cell("", goes_on=True)), (Cell("c"), Cell("26%")))


def test_hidden_sheets_are_read_and_named_so_and_hidden_rows_are_read() -> None:
    book, sheet = workbook({"A1": "a", "A2": "b", "A3": "c"})
    sheet.row_dimensions[2].hidden = True
    other = book.create_sheet("Old")
    other["A1"] = "x"
    other.sheet_state = "hidden"
    found = read_file("a.xlsx", saved(book))
    assert [(table.name, len(table.rows)) for table in found.tables] == [('sheet "Sheet"', 3), ('hidden sheet "Old"', 1)]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', ""),
        ('<c r="A1"><f>A2</f></c>', "#NOT CALCULATED"),
        ('<c r="A1"><f>A2</f><v>7</v></c>', "7"),
        ('<c r="A1" t="d"><v>2021-12-31T00:00:00</v></c>', "2021-12-31"),
        ('<c r="A1" t="inlineStr"><is><r><t>19</t></r><r><t>.6%</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "19.6%"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"),
        ("<c><v>7</v></c>", "7"),
        ("<!-- --><c r='A1'><v><![CDATA[7]]></v></c>", "7"),
        ('<c r="A1" s="99"><v>7</v></c>', "7"),
    ],
)
def test_cells_as_other_programs_write_them(cell: str, shown: str) -> None:
    rows = f'<row r="1">{cell}<c r="B1" t="inlineStr"><is><t>end</t></is></c></row>'
    assert texts(read_file("a.xlsx", xlsx(sheet_xml(rows)))) == [[shown, "end"]]


RICH = '<is><r><t>{}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>{}</t></r>{}</is>'


@pytest.mark.parametrize(
    ("before", "above", "after", "shown"),
    [
        ("25.1", "2", "", "25.1²"),  # a footnote, and not 25.12
        ("51", "1", "", "51¹"),
        ("25.1%", "a", "", "25.1%ᵃ"),
        ("25.1", "1,2", "", "25.1¹,²"),
        ("25.1", "(p)", "", "25.1 [p]"),
        ("21", "st", "<r><t> March</t></r>", "21st March"),
        ("", "25.1", "", "25.1"),
    ],
)
def test_what_is_raised_is_kept_apart(before: str, above: str, after: str, shown: str) -> None:
    rich = RICH.format(before, above, after)
    cells = f'<c r="A1" t="inlineStr">{rich}</c><c r="B1" t="inlineStr"><is><t>7</t></is></c>'
    assert texts(read_file("a.xlsx", xlsx(sheet_xml(f'<row r="1">{cells}</row>')))) == [[shown, "7"]]


def test_shared_strings_keep_apart_what_is_raised() -> None:
    item = RICH.format("25.1", "2", "").replace("is>", "si>")
    assert shared_strings(fromstring(f'<sst xmlns="{MAIN}">{item}</sst>')) == ["25.1²"]


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        ("super 58%", "25.1²"),
        ("33% 58%", "25.1²"),  # as LibreOffice writes it
        ("0.5% 58%", "25.1²"),
        ("0% 58%", "25.12"),
        ("0% 100%", "25.12"),
        ("-33% 58%", "25.12"),
        ("sub 58%", "25.12"),
    ],
)
def test_ods_keeps_apart_what_is_raised(position: str, shown: str) -> None:
    style = f'<style:style style:name="T1"><style:text-properties style:text-position="{position}"/></style:style>'
    cell = '<table:table-cell><text:p>25.1<text:span text:style-name="T1">2</text:span></text:p></table:table-cell>'
    assert texts(read_file("a.ods", ods(f"{style}<table:table-row>{cell}</table:table-row>"))) == [[shown]]


STRUCK = [
    ("<rPr><strike/></rPr>", "25.1 [struck out]"),
    ('<rPr><strike val="1"/></rPr>', "25.1 [struck out]"),
    ('<rPr><strike val="0"/></rPr>', "25.1"),
    ("<rPr><b/></rPr>", "25.1"),
]


@pytest.mark.parametrize(("properties", "shown"), STRUCK)
def test_a_run_that_is_struck_out_says_so(properties: str, shown: str) -> None:
    runs = f"<r>{properties}<t>25</t></r><r>{properties}<t>.1</t></r>"
    inline = f'<c r="A1" t="inlineStr"><is><r>{properties}<t>25.1</t></r></is></c>'
    shared = shared_strings(fromstring(f'<sst xmlns="{MAIN}"><si>{runs}</si></sst>'))
    assert (shared, texts(read_file("a.xlsx", xlsx(sheet_xml(f'<row r="1">{inline}</row>'))))) == ([shown], [[shown]])


def test_a_cell_that_is_struck_out_says_so() -> None:
    book, sheet = workbook({"A1": 25.1, "B1": "held", "C1": "gone"})
    sheet["A1"].font = sheet["C1"].font = Font(strike=True)
    assert texts(read_file("a.xlsx", saved(book))) == [["25.1 [struck out]", "held", "gone [struck out]"]]


@pytest.mark.parametrize(
    ("line", "cell", "shown"),
    [
        ("solid", '<table:table-cell table:style-name="T1"><text:p>25.1</text:p></table:table-cell>', "25.1 [struck out]"),
        ("solid", '<table:table-cell><text:p>26 <text:span text:style-name="T1">25.1</text:span></text:p></table:table-cell>', "26 25.1 [struck out]"),
        ("solid", '<table:table-cell><text:p><text:span text:style-name="T1">5</text:span>52</text:p></table:table-cell>', "5 [struck out] 52"),
        ("none", '<table:table-cell table:style-name="T1"><text:p>25.1</text:p></table:table-cell>', "25.1"),
    ],
)
def test_ods_says_what_is_struck_out(line: str, cell: str, shown: str) -> None:
    style = f'<style:style style:name="T1"><style:text-properties style:text-line-through-style="{line}"/></style:style>'
    assert texts(read_file("a.ods", ods(f"{style}<table:table-row>{cell}</table:table-row>"))) == [[shown]]


def test_prefixed_names_are_read_alike() -> None:
    sheet = b'<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert texts(read_file("a.xlsx", xlsx(sheet))) == [["7"]]


def test_plain_values_are_those_that_calamine_reads() -> None:
    book, sheet = workbook({})
    for row in range(40):
        sheet.append([f"Measure {row}", row * 37, row / 8, "N/A", None, row % 2 == 0])
    data = saved(book)
    values = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    plain = [[str(v).upper() if isinstance(v, bool) else f"{v:g}" if isinstance(v, float) else v for v in row] for row in values]
    assert texts(read_file("a.xlsx", data)) == plain


ODS_CELLS = [
    ('office:value-type="percentage" office:value="0.196"><text:p>19.6%</text:p>', "19.6%"),
    ('office:value-type="float" office:value="749"><text:p>749.0</text:p>', "749.0"),
    ('office:value-type="float" office:value="749">', "749"),
    ('office:value-type="date" office:date-value="2021-12-31"><text:p>Dec 21</text:p>', "December 2021"),
    ('office:value-type="date" office:date-value="2021-12-01"><text:p>December 2021</text:p>', "December 2021"),
    ('office:value-type="date" office:date-value="2021-12-01"><text:p>Dec 01</text:p>', "2021-12-01"),
    ('office:value-type="date" office:date-value="2021-12-21"><text:p>Dec-21</text:p>', "2021-12-21"),
    ('office:value-type="date" office:date-value="2021-12-31"><text:p>31/12/21</text:p>', "2021-12-31"),
    ('office:value-type="string"><text:p>#N/A</text:p>', "#N/A"),
    ('office:value-type="string"><text:p>two</text:p><text:p>li<text:span>nes</text:span></text:p>', "two\nlines"),
    ('office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>c</text:p>', "c"),
    ('table:formula="of:=1+1">', "#NOT CALCULATED"),
    ('table:formula="of:=A2" office:value-type="string">', ""),
    (">", ""),
]


@pytest.mark.parametrize(("cell", "shown"), ODS_CELLS)
def test_ods_cells_show_what_was_shown(cell: str, shown: str) -> None:
    end = '<table:table-cell office:value-type="string"><text:p>end</text:p></table:table-cell>'
    rows = f"<table:table-row><table:table-cell {cell}</table:table-cell>{end}</table:table-row>"
    assert texts(read_file("a.ods", ods(rows))) == [[shown, "end"]]


def test_ods_repeats_what_it_says_once() -> None:
    cell = '<table:table-cell table:number-columns-repeated="2" office:value-type="float"><text:p>1</text:p></table:table-cell>'
    empty = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    row = f'<table:table-row table:number-rows-repeated="2">{cell}</table:table-row>'
    assert texts(read_file("a.ods", ods(f"{row}{empty.format(2)}{row}{empty.format(1_048_570)}"))) == [
        ["1", "1"], ["1", "1"], [], [], ["1", "1"], ["1", "1"],
    ]  # fmt: skip
