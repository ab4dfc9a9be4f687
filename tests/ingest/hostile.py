"""Makes the hostile corpus: small files that are broken, misnamed, swollen or out to harm. None is kept in the project.

`python -m tests.ingest.hostile FOLDER` writes them all, to look at or to send to the bot by hand.
"""

import struct
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from tests.ingest.made import pdf, relations, sheet_xml, xlsx, xlsx_of, zipped

HEAD = ["Indicator", "Period", "Value"]
ROW = ["Re-referrals", "Q3 2021/22", "19.6%"]
CSV = b"Indicator,Period,Value\nRe-referrals,Q3 2021/22,19.6%\n"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def workbook() -> bytes:
    """A workbook as it should be."""
    book = Workbook()
    assert book.active
    book.active.append(HEAD)
    book.active.append(ROW)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def swollen_cell() -> bytes:
    """Some 280 KB that unpack to a cell of 280 MB."""
    return xlsx(sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 280_000_000}</t></is></c></row>'))


def swollen_quietly() -> bytes:
    """A zip whose declared size lies: it says that a member has 100 bytes."""
    whole = bytearray(xlsx(sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 3_000_000}</t></is></c></row>')))
    around = '<row r="1"><c r="A1" t="inlineStr"><is><t></t></is></c></row>'
    size = struct.pack("<I", len(sheet_xml(around)) + 3_000_000)
    while (at := whole.find(size)) >= 0:
        whole[at : at + 4] = struct.pack("<I", 100)
    return bytes(whole)


def zip_in_zip() -> bytes:
    """A hundred bombs in an archive."""
    inner = zipped({"zeros": b"\0" * 10_000_000})
    return zipped({f"{n}.zip": inner for n in range(100)})


def many_members() -> bytes:
    """A workbook with far too many parts."""
    return zipped({"xl/workbook.xml": b"<workbook/>", **{f"xl/{n}.xml": b"" for n in range(3_000)}})


def laughing(member: str) -> bytes:
    """A workbook with the billion laughs in one of its parts."""
    parts = xlsx_of(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    root = {"xl/workbook.xml": "workbook", "xl/worksheets/sheet1.xml": "worksheet", "xl/sharedStrings.xml": "sst"}[member]
    return zipped({**parts, member: f"{LAUGHS}<{root}>&i;</{root}>".encode()})


def outside(member: str) -> bytes:
    """A workbook that asks for a file of this machine by an external entity."""
    parts = xlsx_of(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    asks = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return zipped({**parts, member: f"{asks}<worksheet>&f;</worksheet>".encode()})


def far_cell() -> bytes:
    """Some 4 KB with a value in the last cell of all."""
    book = Workbook()
    assert book.active
    book.active["A1"] = "Indicator"
    book.active["XFD1048576"] = "1"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def far_row() -> bytes:
    """A value in the last row of all."""
    return xlsx(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'))


def far_ods() -> bytes:
    """An ODS sheet that says that one cell with a value is repeated a million times, in a million rows."""
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="1000000"><text:p>1</text:p>'
    return ods(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-cell></table:table-row>')


def repeated_rows_ods() -> bytes:
    """An ODS sheet that says that one row is there a thousand million times."""
    cell = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    return ods(f'<table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row>')


def repeated_marks_ods() -> bytes:
    """A good row, and under it one mark that is said to stand in a million rows: 700 bytes."""
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in ROW)
    mark = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    repeated = f'<table:table-row table:number-rows-repeated="1048576">{mark}</table:table-row>'
    return ods(f"<table:table-row>{cells}</table:table-row>{repeated}")


def wide() -> bytes:
    """A hundred rows as wide as a sheet can be, with numbers that do not compress well."""
    cells = "".join(f"<c><v>{n * n * 7_919 % 1_000_003}</v></c>" for n in range(16_384))
    return xlsx(sheet_xml("".join(f'<row r="{n}">{cells}</row>' for n in range(1, 101))))


def wordy_pdf() -> bytes:
    """One page of two hundred thousand words."""
    lines = " ".join(f"(word {'word ' * 199}) Tj 0 -0.7 Td" for _ in range(1_000))
    return pdf([f"BT /F1 1 Tf 10 780 Td {lines} ET"])


def ods(rows: str) -> bytes:
    """An ODS workbook of one sheet."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    table = f'<table:table table:name="Data">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?><office:document-content {spaces}>{body}</office:document-content>'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def locked_ods() -> bytes:
    """An ODS workbook with a password."""
    held = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"\x93\x01\x88"}
    return zipped({**held, "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"})


def compound(stream: str) -> bytes:
    """The start of an old Office file, which also wraps every Office file with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le") + bytes(512)


def locked_zip() -> bytes:
    """A zip whose member is encrypted."""
    whole = bytearray(zipped({"xl/workbook.xml": b"<workbook/>"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.find(mark) + flags] |= 1
    return bytes(whole)


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    extra = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "61" * 32 + "> /U <" + "62" * 32 + "> >> /ID [<00> <00>]"
    return pdf(["BT /F1 12 Tf 72 720 Td (secret) Tj ET"], trailer=extra)


def scan() -> bytes:
    """A PDF of one picture."""
    return pdf(["q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"])


def swollen_pdf() -> bytes:
    """A PDF whose one stream unpacks to 300 MB."""
    return pdf([zlib.compress(b"0 0 m " * 50_000_000, 9)], filters="/Filter /FlateDecode ")


def deep_xml() -> bytes:
    """A workbook whose list of sheets is nested a hundred thousand deep."""
    parts = xlsx_of(sheet_xml(""))
    return zipped({**parts, "xl/workbook.xml": b"<workbook>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</workbook>"})


def deep_docx() -> bytes:
    """A document with twenty thousand insertions inside each other."""
    root = relations(("rId1", "officeDocument", "word/document.xml"))
    body = f"<w:p>{'<w:ins>' * 20_000}{'</w:ins>' * 20_000}</w:p>"
    document = f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'
    return zipped({"_rels/.rels": root, "word/document.xml": document.encode()})


def macros() -> bytes:
    """A workbook with macros and a link to another one; the values are read, and nothing else is looked at."""
    sheet = sheet_xml('<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c></row>')
    return zipped({**xlsx_of(sheet), "xl/vbaProject.bin": b"\xd0\xcf", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


CORPUS: dict[str, Callable[[], bytes]] = {
    "empty.csv": lambda: b"",
    "blank.csv": lambda: b"\xef\xbb\xbf \r\n\r\n",
    "only commas.csv": lambda: b",,,\n,,,\n",
    "too large.csv": lambda: b"a,b\n" * (8 * 1024 * 1024),
    "cut in a quotation.csv": lambda: CSV + b'"Care leavers, EET,Q3',
    "stray quotation.csv": lambda: CSV + b'"Care" leavers,Q3,1\n',
    "cut in a letter.csv": lambda: "Name,Value\nCafé,1\nCafé".encode()[:-1],
    "long cell.csv": lambda: b"a,b\n" + b"x" * 40_000 + b",1\n",
    "2,000 columns.csv": lambda: b",".join([b"x"] * 2_000) + b"\n",
    "binary.csv": lambda: bytes(range(256)) * 20,
    "odd bytes.csv": lambda: b"Name,Value\n\x81\x8d\x8f,1\n",
    "swollen cell.xlsx": swollen_cell,
    "swollen quietly.xlsx": swollen_quietly,
    "zips in a zip.zip": zip_in_zip,
    "many parts.xlsx": many_members,
    "laughs in the sheet.xlsx": lambda: laughing("xl/worksheets/sheet1.xml"),
    "laughs in the workbook.xlsx": lambda: laughing("xl/workbook.xml"),
    "external entity.xlsx": lambda: outside("xl/worksheets/sheet1.xml"),
    "XFD1048576.xlsx": far_cell,
    "row 1048576.xlsx": far_row,
    "a million cells repeated.ods": far_ods,
    "a thousand million rows.ods": repeated_rows_ods,
    "a mark in a million rows.ods": repeated_marks_ods,
    "16,384 columns.xlsx": wide,
    "only bars.md": lambda: b"|" * 5_000_000,
    "lines of bars.md": lambda: (b"|" * 900 + b"\n") * 5_500,
    "brackets that open.md": lambda: b"[" * 5_000_000,
    "ruled lines.md": lambda: b"---|---\n" * 600_000,
    "only semicolons.txt": lambda: b";" * 5_000_000,
    "cut short.xlsx": lambda: workbook()[:-300],
    "cut in the middle.xlsx": lambda: workbook()[:2_000],
    "only a zip's start.xlsx": lambda: b"PK\x03\x04",
    "deep.xlsx": deep_xml,
    "no sheets.xlsx": lambda: xlsx(sheet_xml("")),
    "rows out of order.xlsx": lambda: xlsx(sheet_xml("".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in (5, 2)))),
    "deep.docx": deep_docx,
    "password.xlsx": lambda: compound("EncryptedPackage"),
    "password.ods": locked_ods,
    "encrypted members.xlsx": locked_zip,
    "old.xls": lambda: compound("Workbook"),
    "old.doc": lambda: compound("WordDocument"),
    "binary.xlsb": lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b""}),
    "slides.pptx": lambda: zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}),
    "archive.zip": lambda: zipped({"a.csv": CSV}),
    "page.xls": lambda: b"<html><table><tr><td>19.6%</td></tr></table></html>",
    "old xml.xls": lambda: b'<?xml version="1.0"?><Workbook/>',
    "picture.png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "rich.rtf": lambda: b"{\\rtf1 19.6%}",
    "archive.gz": lambda: b"\x1f\x8b\x08" + bytes(100),
    "scan.pdf": scan,
    "password.pdf": locked_pdf,
    "cut short.pdf": lambda: pdf(["BT /F1 12 Tf 72 720 Td (Hello) Tj ET"])[:150],
    "only a head.pdf": lambda: b"%PDF-1.7\n",
    "swollen.pdf": swollen_pdf,
    "200,000 words.pdf": wordy_pdf,
}
"""A file's name and what makes it."""


def main() -> None:
    """Writes the corpus into a folder."""
    folder = Path(sys.argv[1])
    for name, make in CORPUS.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main()


