"""Every file of the hostile corpus: one sentence that says what to do, and this process hardly notices."""

import os
from functools import cache
from pathlib import Path

import pytest

from store.ingest.contents import Contents, UnreadableError
from store.ingest.limits import MEGABYTE, Limits
from store.ingest.reading import _environment, being_read, read_file
from tests.ingest.hostile import CORPUS, CSV, macros, workbook
from tests.ingest.made import sheet_xml, xlsx

DAMAGED = "This file is cut short or damaged: save it again, and send the new copy."
PASSWORD = "This file is protected by a password: save a copy without one, and send that."
SWOLLEN = "This file would unpack to far more than its size: copy the figures into a new workbook and send that."
ENTITIES = "This file defines entities of its own, which no spreadsheet program does: open it, save it as XLSX, and send that."
NOTHING = "There is no table and no text in this file: check that it is the right one, and send it again."
EMPTY = "This file is empty: check that it was saved, and send it again."
ENCODING = "The letters of this file are in an encoding that is not known: save it as “CSV UTF-8”, or as XLSX, and send that."
MANY = "This file holds more than 4,000,000 cells: send only the rows and columns with the figures."
COLUMNS = "A table in this file has more than 1,000 columns: send only the columns with the figures."
REPEATED = 'Row {} of sheet "Data" is said to be repeated {} times: delete the rows that nobody typed, save, and send the file again.'
LONG = (
    "A paragraph in this file holds more than 20,000 characters, so it is no prose: send the text with its paragraphs, or the "
    "figures as a table."
)
ARCHIVE = "This is an archive of files: unpack it, and send the files in it one by one."
FAR = "Cell {} of {} stands far away from everything else: delete it, or its row or column, save, and send the file again."

SENTENCES = {
    "empty.csv": EMPTY,
    "blank.csv": EMPTY,
    "only commas.csv": NOTHING,
    "too large.csv": "This file has 32 MB and at most 30 MB can be read: send only the sheets or pages with the figures.",
    "cut in a quotation.csv": "A quotation mark that opens in line 3 is never closed, so the file may be cut short: export it again and send that.",
    "stray quotation.csv": "A quotation mark stands out of place in line 3: put it right, or save the table as XLSX, and send that.",
    "cut in a letter.csv": DAMAGED,
    "long cell.csv": "A cell in this file holds more than 32,767 characters: shorten it, and send the file again.",
    "2,000 columns.csv": COLUMNS,
    "binary.csv": ENCODING,
    "odd bytes.csv": ENCODING,
    "swollen cell.xlsx": SWOLLEN,
    "swollen quietly.xlsx": DAMAGED,
    "zips in a zip.zip": ARCHIVE,
    "many parts.xlsx": "This file is made of too many parts: copy the figures into a new workbook and send that.",
    "laughs in the sheet.xlsx": ENTITIES,
    "laughs in the workbook.xlsx": ENTITIES,
    "external entity.xlsx": ENTITIES,
    "XFD1048576.xlsx": FAR.format("XFD1048576", 'sheet "Sheet"'),
    "row 1048576.xlsx": FAR.format("A1048576", 'sheet "Data"'),
    "a million cells repeated.ods": FAR.format("BDWGN1", 'sheet "Data"'),
    "a thousand million rows.ods": REPEATED.format(1, "1,000,000,000"),
    "a mark in a million rows.ods": REPEATED.format(2, "1,048,576"),
    "16,384 columns.xlsx": COLUMNS,
    "only bars.md": COLUMNS,
    "lines of bars.md": MANY,
    "brackets that open.md": LONG,
    "ruled lines.md": NOTHING,
    "only semicolons.txt": LONG,
    "cut short.xlsx": DAMAGED,
    "cut in the middle.xlsx": DAMAGED,
    "only a zip's start.xlsx": DAMAGED,
    "deep.xlsx": NOTHING,
    "no sheets.xlsx": NOTHING,
    "rows out of order.xlsx": DAMAGED,
    "deep.docx": "This file could not be read, perhaps because it is damaged: open it, save it as XLSX or CSV, and send that.",
    "password.xlsx": PASSWORD,
    "password.ods": PASSWORD,
    "encrypted members.xlsx": PASSWORD,
    "old.xls": "This is a workbook of Excel 97 to 2003 (.xls): open it, save it as .xlsx, and send that.",
    "old.doc": "This is a document of Word 97 to 2003 (.doc): open it, save it as .docx, and send that.",
    "binary.xlsb": "This is a binary workbook (.xlsb): open it, save it as .xlsx, and send that.",
    "slides.pptx": "This is a presentation: send the figures behind it as a spreadsheet.",
    "archive.zip": ARCHIVE,
    "page.xls": "This is a web page, whatever its name says: open it in Excel or a browser, save the table as .xlsx, and send that.",
    "old xml.xls": "This is a file of XML and no spreadsheet: open it in Excel, save it as .xlsx, and send that.",
    "picture.png": "This is a picture: send the document that it was made from, or the figures as a spreadsheet.",
    "rich.rtf": "This is a file of rich text (.rtf): save it as .docx, and send that.",
    "archive.gz": ARCHIVE,
    "scan.pdf": "This PDF is a scan, a picture of pages without any text: send the document that it was made from, or the figures as a spreadsheet.",
    "password.pdf": PASSWORD,
    "cut short.pdf": DAMAGED,
    "only a head.pdf": DAMAGED,
    "swollen.pdf": SWOLLEN,
    "200,000 words.pdf": "Page 1 of this PDF holds more than 100,000 letters and lines, far more than can be read on one: send the figures as a spreadsheet.",
}
SMALL = Limits(seconds=30.0)


def refusal(name: str, data: bytes, limits: Limits = SMALL) -> str:
    """The sentence that a file is refused with."""
    with pytest.raises(UnreadableError) as refused:
        read_file(name, data, limits)
    return str(refused.value)


@cache
def made(name: str) -> bytes:
    """A file of the corpus, made once."""
    return CORPUS[name]()


def resident() -> int:
    """The bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_every_file_of_the_corpus_has_its_sentence() -> None:
    assert list(SENTENCES) == list(CORPUS)


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_refused_with_one_sentence(name: str) -> None:
    assert refusal(name, made(name)) == SENTENCES[name]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("[" * 19_000, Limits(processor_seconds=5, seconds=60.0)),
        ("_" * 19_000, Limits(processor_seconds=15, seconds=60.0)),
        (" **a" * 4_000, Limits(processor_seconds=15, seconds=60.0)),
        ("[a](http://" * 1_700, Limits(processor_seconds=10, seconds=60.0)),
    ],
)
def test_marks_that_open_and_never_close_are_gone_through_once(text: str, limits: Limits) -> None:
    assert len(read_file("a.md", f"{text}\n".encode() * 100, limits).paragraphs) == 100


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell a process its memory")
def test_this_process_hardly_grows() -> None:
    files = {name: made(name) for name in CORPUS}
    refusal("cut short.xlsx", files["cut short.xlsx"])  # what the first file costs once, it costs here
    before = resident()
    for name, data in files.items():
        refusal(name, data)
    assert resident() - before < 5 * MEGABYTE


@pytest.mark.parametrize(
    ("limits", "file", "sentence"),
    [
        (Limits(memory=70 * MEGABYTE), "in memory", "Reading this file took too much memory, and was stopped"),
        (Limits(seconds=0.0), "workbook", "Reading this file took too long, and was stopped"),
        (Limits(answer=20_000), "in memory", "Reading this file took too much memory, and was stopped"),
        (Limits(cells=5), "workbook", "This file holds more than 5 cells"),
        (Limits(unpacked=2_000), "workbook", "This file would unpack to far more than its size"),
        (Limits(size=10), "workbook", "This file has 0 MB and at most 0 MB can be read"),
    ],
)
def test_every_limit_bites(limits: Limits, file: str, sentence: str) -> None:
    many = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{n} {"x" * 2_000}</t></is></c></row>' for n in range(1, 20_000))
    data = {"workbook": workbook(), "in memory": xlsx(sheet_xml(many))}[file]
    assert refusal("a.xlsx", data, Limits(**{**_as_dict(limits), "ratio": 5_000})).startswith(sentence)


def _as_dict(limits: Limits) -> dict[str, int]:
    return {name: getattr(limits, name) for name in Limits.__slots__}


def test_processor_time_is_limited() -> None:
    rows = ",".join(["x"] * 900) + "\n"
    limits = Limits(processor_seconds=0, seconds=30.0)
    assert refusal("a.csv", (rows * 3_000).encode(), limits).startswith("Reading this file took too long")


def test_nothing_of_the_environment_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "a secret")
    assert set(_environment()) == {"PYTHONPATH", "LC_ALL", "TZ"}


def test_macros_and_links_are_passed_over() -> None:
    found = read_file("linked.xlsm", macros())
    assert (found.format, found.tables[0].rows[0][0].text) == ("xlsx", "5")


def shape(found: Contents) -> tuple[str, int]:
    return found.format, sum(len(table.rows) for table in found.tables)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("really a workbook.csv", workbook(), ("xlsx", 2)),
        ("really a workbook.pdf", workbook(), ("xlsx", 2)),
        ("really separated.xlsx", CSV, ("csv", 2)),
        ("no extension", CSV, ("csv", 2)),
        ("tabs.csv", CSV.replace(b",", b"\t"), ("csv", 2)),
        ("tabs.dat", CSV.replace(b",", b"\t"), ("tsv", 2)),
        ("no heading.csv", b"Re-referrals,Q3 2021/22,19.6%\n", ("csv", 1)),
        ("two headings.csv", b",Current,\nIndicator,Period,Value\nRe-referrals,Q3,19.6%\n", ("csv", 3)),
        ("speaks of PDF.csv", CSV + b"%PDF-1.4,Q3,1\n", ("csv", 3)),
        (f"a name without end.{'y' * 300_000}", CSV, ("csv", 2)),
        ("a name with a nul.c\0sv", CSV, ("csv", 2)),
        ("200 columns.csv", b",".join([b"x"] * 200) + b"\n", ("csv", 1)),
    ],
)
def test_odd_files_are_read_as_what_they_are(name: str, data: bytes, expected: tuple[str, int]) -> None:
    assert shape(read_file(name, data)) == expected


CHILDREN = Path("/proc/thread-self/children")


@pytest.mark.skipif(not CHILDREN.exists(), reason="this system does not tell a process its children")
def test_a_file_that_nobody_waits_for_leaves_no_process() -> None:
    before = CHILDREN.read_text(encoding="ascii")
    with being_read("a.csv", CSV):
        meanwhile = CHILDREN.read_text(encoding="ascii")
    assert (meanwhile != before, CHILDREN.read_text(encoding="ascii") == before) == (True, True)


def test_progress_is_told_on_the_way() -> None:
    rows = "".join(f'<row r="{n}">{f"<c><v>{n}.125</v></c>" * 20}</row>' for n in range(1, 40_000))
    told: list[tuple[int, int]] = []
    read_file("large.xlsx", xlsx(sheet_xml(rows)), progress=lambda done, total: told.append((done, total)))
    assert told and all(0 < done <= total for done, total in told)
