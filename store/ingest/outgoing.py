"""CSV and XLSX that go out, in which no cell can turn into a formula on the reader's machine.

Decided after OWASP's "CSV Injection": a text that begins with = + - @, a tab or a line's end, or with one of these in
its full-width form, gets an apostrophe before it, which spreadsheet programs take for "this is text". So does one that
begins with such signs after spaces, because some programs drop those. Numbers are numbers and stay as they are, below
nought too; a text that is nothing but a number ("-0.76") is no formula and stays. In XLSX a text is written as a text
besides.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | Decimal | None
Rows = Iterable[Sequence[Value]]

_DANGEROUS = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]|[\t\r\n\0]")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?%?", re.ASCII)


def harmless(value: Value) -> str:
    """A value as the text of a cell that no spreadsheet program runs; None is an empty cell."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = value.replace("\0", "")
    return f"'{text}" if _DANGEROUS.match(value) and not _NUMBER.fullmatch(text) else text


def to_csv(rows: Rows) -> bytes:
    """Rows as CSV in UTF-8 with its mark, as Excel wants it."""
    out = StringIO(newline="")
    csv.writer(out).writerows([harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Rows, sheet: str) -> bytes:
    """Rows as a workbook of one sheet. Decimals keep the decimals that they are written with."""
    book = Workbook(write_only=True)
    page: WriteOnlyWorksheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet)[:31])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
    """A cell whose kind is set by us, so that a text is never taken for a formula."""
    if isinstance(value, str):
        cell = WriteOnlyCell(page, value="")
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", harmless(value))
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(page, value=value)
    if isinstance(value, Decimal):
        places = max(-int(value.as_tuple().exponent), 0)
        cell.number_format = f"0.{'0' * places}" if places else "0"
    return cell
