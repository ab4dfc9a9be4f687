"""Files that go out: numbers stay numbers, no text is a formula in a workbook, and they are read back as they were meant."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from store.ingest.outgoing import Value, to_csv, to_xlsx
from store.ingest.reading import read_file


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Re-referrals", "Re-referrals"), ("a, \"b\"\nc", "a, \"b\"\nc"), (Decimal("-0.76"), "-0.76"), (Decimal("97.00"), "97.00"),
     (Decimal("1E+3"), "1000"), (-3, "-3"), (None, ""), ("", "")],
)  # fmt: skip
def test_csv_holds_what_is_meant(value: Value, expected: str) -> None:
    assert list(csv.reader(StringIO(to_csv([[value, "end"]]), newline=""))) == [[expected, "end"]]


@given(st.text())
def test_no_text_is_a_formula_in_a_workbook(text: str) -> None:
    cell = load_workbook(BytesIO(to_xlsx([[text]], "Data"))).active["A1"]
    assert cell.data_type != "f"


def test_numbers_and_their_decimals_are_read_back() -> None:
    rows: list[list[Value]] = [["Indicator", "Value"], ["Progress", Decimal("-0.80")], ["NEET", Decimal("1.2")], ["Homes", 829]]
    found = read_file("out.xlsx", to_xlsx(rows, "Data"))
    assert [[cell.text for cell in row] for row in found.tables[0].rows[1:]] == [["Progress", "-0.80"], ["NEET", "1.2"], ["Homes", "829"]]


def test_numbers_are_numbers_in_a_workbook() -> None:
    cell = load_workbook(BytesIO(to_xlsx([[Decimal("-0.76")]], "Data"))).active["A1"]
    assert (cell.data_type, cell.value) == ("n", -0.76)
