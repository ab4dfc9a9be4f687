"""Files that go out: no cell of them is a formula, numbers stay numbers, and they are read back as they were meant."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from store.ingest.outgoing import Value, harmless, to_csv, to_xlsx
from store.ingest.reading import read_file

CASES: list[tuple[Value, str]] = [
    ("Re-referrals", "Re-referrals"),
    ("=1+1", "'=1+1"),
    ("+44", "'+44"),
    ("-cmd", "'-cmd"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("\n=1", "'\n=1"),
    ("  =1", "'  =1"),
    ("\ufeff=1", "'\ufeff=1"),
    ("＝1+1", "'＝1+1"),
    ("＋1", "'＋1"),
    ("－1", "'－1"),
    ("＠x", "'＠x"),
    ("-0.76", "-0.76"),
    ("-11.11%", "-11.11%"),
    ("-1+1", "'-1+1"),
    ("%-points", "'%-points"),
    (">97.2%", ">97.2%"),
    (Decimal("-0.76"), "-0.76"),
    (Decimal("97.00"), "97.00"),
    (-3, "-3"),
    (None, ""),
    ("", ""),
]


@pytest.mark.parametrize(("value", "expected"), CASES)
def test_a_cell_does_no_harm(value: Value, expected: str) -> None:
    assert harmless(value) == expected


@pytest.mark.parametrize(("value", "expected"), CASES)
def test_csv_holds_what_is_harmless(value: Value, expected: str) -> None:
    rows = list(csv.reader(StringIO(to_csv([[value, "end"]]).decode("utf-8-sig"), newline="")))
    assert rows == [[expected, "end"]]


@given(st.text())
def test_no_text_is_a_formula_in_a_workbook(text: str) -> None:
    cell = load_workbook(BytesIO(to_xlsx([[text]], "Data"))).active["A1"]
    assert cell.data_type != "f" and not str(cell.value or "").startswith("=")


@given(st.text())
def test_no_text_begins_as_a_formula_in_csv(text: str) -> None:
    shown = harmless(text).strip("\ufeff \u200b")
    assert not shown.startswith(("=", "+", "@", "＝", "＋", "－", "＠"))


def test_numbers_and_their_decimals_are_read_back() -> None:
    rows: list[list[Value]] = [["Indicator", "Value"], ["Progress", Decimal("-0.80")], ["NEET", Decimal("1.2")], ["Homes", 829]]
    found = read_file("out.xlsx", to_xlsx(rows, "Data"))
    assert [[cell.text for cell in row] for row in found.tables[0].rows[1:]] == [["Progress", "-0.80"], ["NEET", "1.2"], ["Homes", "829"]]


def test_numbers_are_numbers_in_a_workbook() -> None:
    cell = load_workbook(BytesIO(to_xlsx([[Decimal("-0.76")]], "Data"))).active["A1"]
    assert (cell.data_type, cell.value) == ("n", -0.76)
