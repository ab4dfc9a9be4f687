"""Makes small files of each format, by hand where a library would not write what is wanted."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def sheet_xml(rows: str, after: str = "") -> bytes:
    """A worksheet's XML with these rows, and what stands after them."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def relations(*of: tuple[str, str, str]) -> bytes:
    """A part's relations: id, kind, target."""
    listed = "".join(f'<Relationship Id="{one}" Type="{OFFICE}/{kind}" Target="{target}"/>' for one, kind, target in of)
    return f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'.encode()


def xlsx_of(sheet: bytes, styles: bytes | None = None) -> dict[str, bytes]:
    """The members of a workbook of one sheet."""
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts = {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook.encode(),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return parts if styles is None else {**parts, "xl/styles.xml": styles}


def xlsx(sheet: bytes, styles: bytes | None = None) -> bytes:
    """A workbook of one sheet."""
    return zipped(xlsx_of(sheet, styles))


def pdf(pages: Sequence[str | bytes], filters: str = "", trailer: str = "") -> bytes:
    """A PDF with these streams of drawing commands, a page each, in the font Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        stream = page if isinstance(page, bytes) else page.encode("latin-1")
        held = f"/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {held} >>".encode())
        objects.append(f"<< {filters}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def text_at(x: float, y: float, text: str, size: int = 11) -> str:
    """Drawing commands for a line of text, its place in points from the lower left corner."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def ruled(rows: Sequence[Sequence[str]], top: float, fills: Mapping[tuple[int, int], str] | None = None) -> str:
    """Drawing commands for a table with lines around its cells, 20 points a row and 110 a column; fills as "1 0 0"."""
    drawn = "".join(
        f"{colour} rg {50 + 110 * c} {top - 20 * (r + 1)} 110 20 re f 0 0 0 rg\n" for (r, c), colour in (fills or {}).items()
    )
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            drawn += f"{50 + 110 * c} {top - 20 * (r + 1)} 110 20 re S\n"
            drawn += text_at(55 + 110 * c, top - 20 * (r + 1) + 6, text)
    return drawn
