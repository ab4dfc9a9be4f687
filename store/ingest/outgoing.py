"""CSV and XLSX that go out. What may stand in a text is decided where the rows are made (`intents/documents/tidy.py`).

In XLSX a text is written as a text besides, so that none is ever taken for a formula. Numbers are numbers, and keep the
decimals that they are written with.
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


def to_csv(rows: Rows) -> str:
    """Rows as CSV; None is an empty cell."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([_plain(value) for value in row] for row in rows)
    return out.getvalue()


def _plain(value: Value) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def to_xlsx(rows: Rows, sheet: str) -> bytes:
    """Rows as a workbook of one sheet; None is an empty cell. What XML can't hold is left out of a text."""
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
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(page, value=value)
    if isinstance(value, Decimal):
        places = max(-int(value.as_tuple().exponent), 0)
        cell.number_format = f"0.{'0' * places}" if places else "0"
    return cell
