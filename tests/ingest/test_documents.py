"""CSV, Markdown, text, DOCX and PDF: tables, paragraphs with their numbers, and where each stands."""

import csv
from io import BytesIO, StringIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from store.ingest.contents import Cell, Contents, Paragraph
from store.ingest.delimited import read_delimited
from store.ingest.limits import Limits
from store.ingest.pieces import silent
from store.ingest.reading import read_file
from tests.ingest.made import pdf, ruled, text_at
from tests.seed_text import SEEDS


def texts(found: Contents, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.tables[table].rows]


def said(found: Contents) -> list[tuple[str | None, str]]:
    return [(one.number, one.text) for one in found.paragraphs]


TABLE = [["Indicator", "Value"], ["Re-referrals, “12 months”", "19.6%"], ["Café", "£5"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separated_values_are_read_in_every_encoding(separator: str, encoding: str) -> None:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(TABLE)
    assert texts(read_file("a.csv", out.getvalue().encode(encoding))) == TABLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,b\n"two\nlines","say ""no"""\n', [["a", "b"], ["two\nlines", 'say "no"']]),
        ("name;value\nQ1;19,6\n", [["name", "value"], ["Q1", "19,6"]]),
        ("sep=;\na,x;b\n", [["a,x", "b"]]),
        ("only\none\ncolumn\n", [["only"], ["one"], ["column"]]),
        ("a,b\r\n\r\n1,2\r\n", [["a", "b"], [], ["1", "2"]]),
        ("a,b\n1,2,\n3\n", [["a", "b"], ["1", "2"], ["3"]]),
        ("a,b\n1,\n3\n", [["a", "b"], ["1", ""], ["3"]]),
        ("a\tb, c\n1\t2, 3\n", [["a", "b, c"], ["1", "2, 3"]]),
    ],
)
def test_separated_values(text: str, expected: list[list[str]]) -> None:
    assert texts(read_file("a.csv", text.encode())) == expected


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS.filter(bool), min_size=2, max_size=4), min_size=2, max_size=6).filter(lambda rows: len({len(r) for r in rows}) == 1))
def test_what_is_written_as_csv_is_read_back(rows: list[list[str]]) -> None:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    data = b"sep=,\n" + out.getvalue().encode()
    grid = next(iter(read_delimited(data, "csv", Limits(), silent)))
    assert [row.texts for row in grid.rows] == rows


MARKDOWN = """# Quarter 3

Some **prose** that
goes on.

| Indicator | Value |
|:--|--:|
| Re-referrals \\| all | **19.6%** |
| Target &lt;18.7% | |

Period | Value
--- | ---
Q3 | 1
"""


def test_markdown_tables_and_prose() -> None:
    found = read_file("a.md", MARKDOWN.encode())
    assert (found.format, texts(found), texts(found, 1), said(found)) == (
        "markdown",
        [["Indicator", "Value"], ["Re-referrals | all", "19.6%"], ["Target <18.7%", ""]],
        [["Period", "Value"], ["Q3", "1"]],
        [(None, "Quarter 3"), (None, "Some prose that goes on.")],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. One\n2. Two\n", [("1", "One"), ("2", "Two")]),
        ("14. A small rise from quarter 2 and\n\nplaces Leicestershire high.\n", [("14", "A small rise from quarter 2 and places Leicestershire high.")]),
        ("7. The end of quarter\n3. This is\n8. Next\n", [("7", "The end of quarter 3. This is"), ("8", "Next")]),
        ("A re-\nreferral is a re-referral\n", [(None, "A re-referral is a re-referral")]),
        ("The inter-\nnational and international\n", [(None, "The international and international")]),
        ("aged 16-\n17 years\n", [(None, "aged 16-17 years")]),
        ("4.2 per cent\n", [(None, "4.2 per cent")]),
        ("4.2\tPer cent of\n", [("4.2", "Per cent of")]),
        ("- one\n- two\n", [(None, "- one"), (None, "- two")]),
        ("Heading\n\nText that follows.\n", [(None, "Heading"), (None, "Text that follows.")]),
    ],
)
def test_lines_become_the_paragraphs_that_they_were(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(read_file("a.txt", text.encode())) == expected


def test_tables_inside_a_text_keep_their_place() -> None:
    found = read_file("a.txt", b"Before\n\na\tb\tc\n1\t2\t3\n\n4\t5\t6\n\nAfter\tthe table.\n")
    assert (found.tables[0].place(1), texts(found), [one.place for one in found.paragraphs]) == (
        "table 1 (from line 3), row 2",
        [["a", "b", "c"], ["1", "2", "3"], [], ["4", "5", "6"]],
        ["line 1", "line 8"],
    )


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not here")
@pytest.mark.parametrize(
    ("start", "tables", "cell"),
    [
        ("000", 1, ("Re-referrals to CSC within 12 mths", "19.6%")),
        ("003", 1, ("Key Stage 4 -", None)),
        ("004", 2, ("% re-referrals to Childrens Social Care within 12 months", "19.3%")),
    ],
)
def test_the_dashboards_of_the_reports_are_found(start: str, tables: int, cell: tuple[str, str | None]) -> None:
    file = next(SEEDS.glob(f"{start}*"))
    found = read_file(file.name, file.read_bytes())
    rows = [[one.text for one in row] for table in found.tables for row in table.rows]
    values = next((row for row in rows if cell[0] in row), None)
    assert (len(found.tables), values is not None and cell[1] in values) == (tables, cell[1] is not None)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not here")
def test_a_numbered_paragraph_of_a_report_is_whole() -> None:
    file = next(SEEDS.glob("000*"))
    found = {one.number: one.text for one in read_file(file.name, file.read_bytes()).paragraphs}
    assert "quarter 2 and places Leicestershire in the top quartile" in found["14"]


def word(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]  # python-docx ships no types for it
    return out.getvalue()


def test_a_document_s_tables_and_paragraphs() -> None:
    document = Document()
    document.add_paragraph("1. Typed number.")
    table = document.add_table(2, 3)
    for number, text in enumerate(["Indicator", "Value", "RAG", "Re-referrals", "19.6%"]):
        table.cell(number // 3, number % 3).text = text
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FFC000"/>')
    table.cell(1, 2)._tc.get_or_add_tcPr().append(shade)
    document.add_paragraph("No number.")
    found = read_file("a.docx", word(document))
    assert (found.tables[0].name, found.tables[0].rows[1], found.paragraphs) == (
        "table 1",
        (Cell("Re-referrals"), Cell("19.6%"), Cell("", "amber")),
        (Paragraph("Typed number.", "paragraph 1", "1"), Paragraph("No number.", "unnumbered paragraph 1")),
    )


def test_numbers_that_word_counts_are_counted() -> None:
    document = Document()
    for text, style in (("one", "List Number"), ("between", "Normal"), ("two", "List Number"), ("dot", "List Bullet")):
        document.add_paragraph(text, style)
    assert said(read_file("a.docx", word(document))) == [("1", "one"), (None, "between"), ("2", "two"), (None, "dot")]


def test_merged_cells_of_a_document_hold_their_text_once() -> None:
    document = Document()
    table = document.add_table(3, 3)
    for number in range(9):
        table.cell(number // 3, number % 3).text = str(number)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "across"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "down"
    assert texts(read_file("a.docx", word(document))) == [["across", "", "2"], ["3", "4", "down"], ["6", "7", ""]]


def test_a_cell_of_a_document_that_is_merged_with_the_one_above_goes_on() -> None:
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 1).merge(table.cell(1, 1)).text = "25.1%"
    assert [row[1] for row in read_file("a.docx", word(document)).tables[0].rows] == [Cell("25.1%"), Cell("", goes_on=True)]


def test_a_table_in_a_table_is_its_own() -> None:
    document = Document()
    outer = document.add_table(1, 1).cell(0, 0)
    outer.text = "layout"
    inner = outer.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "NEET", "1.2%"
    assert [texts(read_file("a.docx", word(document)), n) for n in (0, 1)] == [[["layout"]], [["NEET", "1.2%"]]]


@pytest.mark.parametrize(("change", "shown"), [("w:ins", "19.6%"), ("w:del", "was"), ("w:sdt", "19.6%")])
def test_a_document_is_read_with_its_changes_accepted(change: str, shown: str) -> None:
    document = Document()
    paragraph = document.add_paragraph("was")
    run = OxmlElement("w:r")
    run.append(parse_xml(f"<w:t {nsdecls('w')}>19.6%</w:t>"))
    around = OxmlElement(change)
    inside = OxmlElement("w:sdtContent") if change == "w:sdt" else around
    inside.append(run)
    if inside is not around:
        around.append(inside)
    paragraph._p.append(around)
    assert shown in said(read_file("a.docx", word(document)))[0][1] and qn(change)


@pytest.mark.parametrize(
    ("before", "above", "shown"), [("25.1", "2", "25.1²"), ("51", "1", "51¹"), ("21", "st", "21st"), ("", "25.1", "25.1")]
)
def test_what_a_document_raises_is_kept_apart(before: str, above: str, shown: str) -> None:
    document = Document()
    paragraph = document.add_paragraph(before)
    paragraph.add_run(above).font.superscript = True
    assert said(read_file("a.docx", word(document)))[0][1] == shown


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([("24.9%", True)], "24.9% [struck out]"),
        ([("24", True), (".9%", True)], "24.9% [struck out]"),
        ([("24.9%", True), ("25.1%", False)], "24.9% [struck out] 25.1%"),
        ([("24.9% ", True), ("25.1%", False)], "24.9% [struck out] 25.1%"),
        ([("25.1%", False), (" ", True)], "25.1%"),
    ],
)
@pytest.mark.parametrize("how", ["strike", "double_strike"])
def test_what_is_struck_out_of_a_document_says_so(runs: list[tuple[str, bool]], shown: str, how: str) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for text, through in runs:
        setattr(paragraph.add_run(text).font, how, through)
    assert said(read_file("a.docx", word(document)))[0][1] == shown


def test_a_pdf_s_tables_have_places_and_colours() -> None:
    drawn = text_at(50, 780, "Dashboard") + ruled([["Indicator", "Value", "RAG"], ["NEET", "1.2%", ""]], 700, {(1, 2): "0 0.7 0.3"})
    found = read_file("a.pdf", pdf([drawn]))
    assert (found.tables[0].name, found.tables[0].rows[1], said(found)) == (
        "page 1, table 1",
        (Cell("NEET"), Cell("1.2%"), Cell("", "green")),
        [(None, "Dashboard")],
    )


@pytest.mark.parametrize(
    ("text", "x", "rise", "size", "shown"),
    [
        ("2", 0, 4, 7, "25.1²"),  # a footnote, and not 25.12
        ("2", 1, 5, 6, "25.1²"),
        ("1,2", 0, 4, 7, "25.1¹,²"),
        ("th", 0, 4, 7, "25.1th"),
        ("(p)", 0, 4, 7, "25.1 [p]"),
        ("2", 0, 0, 9, "25.12"),  # smaller, but on the line
        ("2", 0, 2, 11, "25.12"),  # raised, and no smaller
        ("2", 9, 4, 7, "25.1 2"),  # smaller and higher, and apart
    ],
)
def test_what_a_pdf_raises_is_kept_apart(text: str, x: float, rise: float, size: int, shown: str) -> None:
    end = 55 + 110 + 11 * (3 * 0.556 + 0.278)  # where "25.1" ends
    drawn = ruled([["Indicator", "Value"], ["NEET", "25.1"]], 700) + text_at(end + x, 666 + rise, text, size)
    assert texts(read_file("a.pdf", pdf([drawn])))[1] == ["NEET", shown]


def test_a_pdf_s_paragraphs_keep_apart_what_is_raised() -> None:
    drawn = text_at(50, 700, "It was 25.1") + text_at(50 + 11 * 4.946, 704, "2", 7)
    assert said(read_file("a.pdf", pdf([drawn]))) == [(None, "It was 25.1²")]


def test_a_pdf_s_paragraphs_go_on_over_lines_and_pages() -> None:
    head, number = text_at(50, 815, "Scrutiny Committee"), "Page {}"
    first = head + text_at(50, 700, "17. This is ended.") + text_at(50, 660, "18. The share of re-") + text_at(50, 647, "referrals rose from")
    second = head + text_at(50, 760, "the figure of 19.3% before.") + text_at(50, 720, "19. And more.")
    pages = [page + text_at(280, 20, number.format(n)) for n, page in enumerate((first, second), 1)]
    assert read_file("a.pdf", pdf(pages)).paragraphs == (
        Paragraph("This is ended.", "page 1, paragraph 17", "17"),
        Paragraph("The share of re-referrals rose from the figure of 19.3% before.", "page 1, paragraph 18", "18"),
        Paragraph("And more.", "page 2, paragraph 19", "19"),
    )


def test_a_page_that_is_a_picture_is_named() -> None:
    picture = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    found = read_file("a.pdf", pdf([text_at(50, 700, "Text."), picture]))
    assert said(found) == [(None, "Text."), (None, "#NOT READ: page 2 is a picture without text.")]


def stands(found: Contents) -> list[int]:
    """How many paragraphs stand before each table."""
    return [table.after for table in found.tables]


def test_a_document_tells_where_its_tables_stand_and_what_its_headings_are() -> None:
    word = Document()
    word.add_heading("Report", 0)
    word.add_heading("Countywide", 1)
    word.add_table(2, 2).cell(0, 0).text = "Indicator"
    word.add_paragraph("A sentence.")
    word.add_table(2, 2).cell(0, 0).text = "Indicator"
    out = BytesIO()
    word.save(out)
    found = read_file("a.docx", out.getvalue())
    assert (stands(found), [one.level for one in found.paragraphs]) == ([2, 3], [1, 1, 0])


def test_so_does_markdown() -> None:
    found = read_file("a.md", b"# Report\n\n| a | b |\n|---|---|\n| c | d |\n\n### Part\n\nA sentence.\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert (stands(found), [one.level for one in found.paragraphs]) == ([1, 3], [1, 3, 0])


def test_so_does_a_pdf() -> None:
    first = text_at(50, 700, "Countywide") + ruled(TWO_BY_TWO, 680) + text_at(50, 560, "Leicester City") + ruled(TWO_BY_TWO, 540)
    second = ruled(TWO_BY_TWO, 700) + text_at(50, 560, "The end.")
    assert stands(read_file("a.pdf", pdf([first, second]))) == [1, 2, 2]


TWO_BY_TWO = [["Indicator", "Value"], ["Re-referrals", "19.6%"]]
