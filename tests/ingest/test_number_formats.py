"""What a cell shows: the number in the file, its format, the text on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.ingest.number_formats import general, shower

SHOWN = [
    ("0.196", "0.0%", "19.6%"),
    ("0.19600000000000001", "0.0%", "19.6%"),
    ("0.285", "0%", "29%"),
    ("0.284999", "0%", "28%"),
    ("1", "0%", "100%"),
    ("19.6", '0.0"%"', "19.6%"),
    ("749", "General", "749"),
    ("749.0", "General", "749"),
    ("749", "0.0", "749.0"),
    ("0.1", "General", "0.1"),
    ("0.30000000000000004", "General", "0.3"),
    ("0.33333333333333331", "General", "0.333333333"),
    ("1234567.891", "General", "1234567.891"),
    ("123456789012", "General", "123456789012"),
    ("-0.76", "General", "-0.76"),
    ("-0", "General", "0"),
    ("3972", "#,##0", "3,972"),
    ("11371.5", "#,##0", "11,372"),
    ("0", "#,##0", "0"),
    ("0", "#,###", ""),
    ("0.5", "#.0", ".5"),
    ("0.5", "0.##", "0.5"),
    ("7", "000", "007"),
    ("-1234.5", "#,##0.00;(#,##0.00)", "-1,234.50"),  # a bookkeeper's brackets
    ("-0.4", "0.00_);(0.00)", "-0.40"),
    ("-0.25", "0.0%;(0.0%)", "-25.0%"),
    ("-0.25", "0.0%;(0.0)%", "-25.0%"),
    ("-0.4", "0.00;[Red]0.00", "-0.40"),  # red alone
    ("-0.001", "0.00;(0.00)", "0.00"),
    ("0.4", "0.00;(0.00)", "0.40"),
    ("-0.4", '0.00;"fell by "0.00', "fell by 0.40"),
    ("0.4", "(0.00)", "(0.40)"),
    ("-1234.5", "#,##0.00", "-1,234.50"),
    ("-0.0001", "0.0%", "0.0%"),
    ("0", '0.0;-0.0;"nil"', "nil"),
    ("5", '0.0;-0.0;"nil"', "5.0"),
    ("5", ";;;", ""),
    ("1250000", '0.0,,"m"', "1.3m"),
    ("12.5", "[$£-809]#,##0.00", "£12.50"),
    ("12.5", "[Red]0.0", "12.5"),
    ("12.5", "_-* #,##0.0_-;-* #,##0.0_-", "12.5"),
    ("3", '"Q"0', "Q3"),
    ("0.125", "# ?/?", "0.125"),
    ("12345", "0.00E+00", "12345"),
    ("150", "[>100]0.0;0.00", "150"),
    ("44561", "dd/mm/yyyy", "2021-12-31"),
    ("44561", "mmm-yy", "December 2021"),
    ("44531", "mmmm yyyy", "December 2021"),
    ("44531", "[$-809]mmm\\-yy;@", "December 2021"),
    ("44531", "yyyy mmm", "December 2021"),
    ("44551", "mmm-yy", "2021-12-21"),
    ("44531", "d-mmm-yy", "2021-12-01"),
    ("44531", "mm/yyyy", "2021-12-01"),
    ("44531", "mmm-yy hh:mm", "2021-12-01"),
    ("44531.5", "mmm-yy", "2021-12-01 12:00:00"),
    ("44561.5", "dd/mm/yyyy hh:mm", "2021-12-31 12:00:00"),
    ("60.999999999", "dd/mm/yyyy", "1900-03-01"),
    ("1", "dd/mm/yyyy", "1900-01-01"),
    ("0.75", "hh:mm", "18:00:00"),
    ("1.5", "[h]:mm", "36:00:00"),
    ("-5", "dd/mm/yyyy", "-5"),
    ("no number", "0.0%", "no number"),
    ("1E+400", "0.0%", "1E+400"),
]


@pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
def test_a_number_is_shown_as_its_format_says(number: str, code: str, shown: str) -> None:
    assert shower(code)(number) == shown


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert shower("dd/mm/yyyy", from_1904=True)("43099") == "2021-12-31"


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_lose_nothing(number: int) -> None:
    assert int(general(f"{number}.0")) == number


@given(st.decimals(-1000, 1000, places=1))
def test_a_published_decimal_is_shown_as_published(number: object) -> None:
    assert float(shower("0.0")(repr(float(str(number))))) == float(str(number))


@given(st.text(max_size=20), st.floats(allow_nan=False, allow_infinity=False))
def test_no_format_stops_the_reader(code: str, number: float) -> None:
    assert isinstance(shower(code)(repr(number)), str)
