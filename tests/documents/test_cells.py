"""What one cell says, as a table: numbers with their decimals and brackets, targets, RAGs, quartiles, words for nothing."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.documents.cells import Amount, read_amount, read_quartile, read_rag, read_target, words_for_nothing
from intents.documents.proposed import ProposedTarget
from intents.documents.reported import read_reported
from intents.documents.settling import Settled, out_of_step, settled
from store.ingest.contents import Cell


def amount(
    first: str, percent: bool = False, second: str | None = None, second_percent: bool = False, base: str | None = None, whom: str = ""
) -> Amount:
    """An amount with its numbers as text."""
    numbers = [Decimal(text) if text else None for text in (second, base)]
    return Amount(Decimal(first), percent, numbers[0], second_percent, numbers[1], whom=whom)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("99.0%", amount("99.0", percent=True)),
        ("100%", amount("100", percent=True)),
        ("66.70%", amount("66.70", percent=True)),
        ("98 %", amount("98", percent=True)),
        ("7,470", amount("7470")),
        ("749.0", amount("749.0")),
        ("68.47", amount("68.47")),
        ("-0.80", amount("-0.80")),
        ("\u22120.5", amount("-0.5")),  # a minus sign, not a hyphen
        ("+1.2", amount("1.2")),
        ("17.3% (28)", amount("17.3", percent=True, second="28")),
        ("90.6% \n(1028)", amount("90.6", percent=True, second="1028")),
        ("3% (420)", amount("3", percent=True, second="420")),
        ("33% (927 families)", amount("33", percent=True, second="927", whom="families")),
        ("96.0% (of 75)", amount("96.0", percent=True, base="75")),
        ("96.0% [out of 1,075 care leavers]", amount("96.0", percent=True, base="1075")),
        ("96.0 (of 75)", None),  # 96 of 75?
        ("96.0% (of 7.5)", None),
        ("927 (33%)", amount("927", second="33", second_percent=True)),
        ("92.7% (291/314)", amount("92.7", percent=True, second="291", base="314")),
        ("92.7% (291 of 314)", amount("92.7", percent=True, second="291", base="314")),
        ("75% 45/60", amount("75", percent=True, second="45", base="60")),
        ("16.600000000000001", amount("16.6")),  # what a program wrote out of a binary number
        ("79.099999999999994%", amount("79.1", percent=True)),
        ("92.1*", Amount(Decimal("92.1"), marked=True)),
        ("92.1% (p)", Amount(Decimal("92.1"), percent=True, marked=True)),
        ("19.6% (264 children)", amount("19.6", percent=True, second="264", whom="children")),
        ("17.3% [28 young people]", amount("17.3", percent=True, second="28", whom="young people")),
        ("25.1% (n=300)", amount("25.1", percent=True, base="300")),  # n is the cohort
        ("25.1% [1]", Amount(Decimal("25.1"), percent=True, marked=True)),
        ("25.1% [26]", Amount(Decimal("25.1"), percent=True, marked=True)),
        ("52%#", Amount(Decimal(52), percent=True, marked=True)),
        ("87.1%ᵃ", Amount(Decimal("87.1"), percent=True, marked=True)),
        ("25.1¹,²", Amount(Decimal("25.1"), marked=True)),
        # what is beside a percentage and no number of people: a change, a span of time, a cohort, a year, another percentage
        *((f"25.1% {aside}", Amount(Decimal("25.1"), percent=True, aside=aside)) for aside in (
            "(+2)", "(-2)", "(2 pp)", "(5 up)", "(12 months)", "(45 days)", "(1597 referrals)", "(2024)", "(26%)", "(G)", "(2023/24)",
            "(n=75/300)", "(2 more children)", "↑", "▼",
        )),
        ("25.1 ▲", Amount(Decimal("25.1"), aside="▲")),
        ("829 ▼", Amount(Decimal(829), aside="▼")),
        ("25.1% R", Amount(Decimal("25.1"), percent=True, aside="R")),
        ("25.1% ✓", Amount(Decimal("25.1"), percent=True, aside="✓")),
        ("25.1 R", None),
        ("25.1% red hot", None),
        ("3% (4%)", Amount(Decimal(3), percent=True, aside="(4%)")),
        ("25.1 (12 months)", None),
        # what the scan made of figures, and what no one would print
        ("00.070", None),
        ("02 50/", None),
        ("· 0E0/", None),
        ("1,0", None),
        ("12,34", None),
        ("(12.3)", None),  # a bookkeeper's minus, or brackets?
        ("12.3 to 14.5", None),
        ("£45", None),
        ("<5", None),
        ("Q3", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_value_reads(text: str, means: Amount | None) -> None:
    assert read_amount(text) == means


@settings(max_examples=100)
@given(st.decimals(-99999, 99999, allow_nan=False, places=2) | st.decimals(-99999, 99999, allow_nan=False, places=0))
def test_a_plain_number_keeps_its_decimals(value: Decimal) -> None:
    read = read_amount(f"{value:,f}".replace("-0.00", "0.00") if value else f"{abs(value):f}")
    assert read is not None and (read.first, read.first.as_tuple().exponent) == (value, value.as_tuple().exponent)


@pytest.mark.parametrize(
    "text",
    ["N/A", "n/a", "N/a", "Not available this quarter", "See Appendix", "c", "z", "x", ":", "#N/A", "-", "..", "TBC", "#NOT CALCULATED",
     "Data not yet published", "Awaiting validation"],
)  # fmt: skip
def test_words_and_marks_stand_for_nothing(text: str) -> None:
    assert words_for_nothing(text)


@pytest.mark.parametrize("text", ["0", "0.0%", "nought", "12", "Red", ""])
def test_a_nought_is_not_nothing_and_neither_is_an_empty_cell(text: str) -> None:
    assert not words_for_nothing(text)


@pytest.mark.parametrize(
    ("text", "unit", "value", "numerator", "denominator", "doubts"),
    [
        ("17.3% (28)", "percent", "17.3", 28, None, []),
        ("927 (33%)", "percent", "33", 927, None, []),
        ("96.0% (of 75)", "percent", "96.0", None, 75, []),
        ("96.0% (of 75)", "count", None, None, None, ["unit"]),
        ("927 (33%)", "count", "927", None, None, []),
        ("17.3% (28)", "count", "28", None, None, []),
        ("749.0", "count", "749.0", None, None, []),
        ("92.7% (291/314)", "percent", "92.7", 291, 314, []),
        ("0.58", "rate", "0.58", None, None, []),
        ("-0.80", "score", "-0.80", None, None, []),
        ("0%", "percent", "0", None, None, []),
        ("0", "percent", "0", None, None, ["no sign"]),
        ("68.47", "percent", "68.47", None, None, ["no sign"]),
        ("0.196", "percent", None, None, None, ["fraction"]),  # 0.196%, or 19.6%?
        ("1", "percent", None, None, None, ["fraction"]),  # 1%, or 100%?
        ("92.7% (291/300)", "percent", "92.7", 291, 300, ["counts"]),
        ("92.7% (320/314)", "percent", "92.7", 320, 314, ["counts"]),
        ("17.3% (28.5)", "percent", "17.3", None, None, ["counts"]),
        ("120%", "percent", "120", None, None, ["range"]),
        ("-3%", "percent", "-3", None, None, ["range"]),
        ("2.072", "count", "2.072", None, None, ["whole"]),  # a ghost of 3,972
        ("-5", "count", "-5", None, None, ["whole"]),
        ("45%", "count", None, None, None, ["unit"]),
        ("45%", "rate", "45", None, None, ["unit"]),
        ("12 (45)", "count", "12", None, None, ["counts"]),
        ("92.1%*", "percent", "92.1", None, None, ["mark"]),
        ("25.1% (+2)", "percent", "25.1", None, None, ["counts"]),
        ("25% (26%)", "percent", "25", None, None, ["counts"]),
        ("25.1% (2024)", "percent", "25.1", None, None, ["counts"]),
        ("25.1% (n=299)", "percent", "25.1", None, 299, []),
        ("25.1% (n=300)", "percent", "25.1", None, None, ["counts"]),  # 75 of 300 are 25.0%, and 76 are 25.3%
        ("25.1% (n=28)", "percent", "25.1", None, None, ["counts"]),  # some write n for the number
        ("25.0% (n=28)", "percent", "25.0", None, 28, []),
        ("25.1% (2)", "percent", "25.1", None, None, ["counts"]),  # a change of 2, or a footnote: 2 is 25.1% of nothing
        ("25.1% (26)", "percent", "25.1", None, None, ["counts"]),  # 25.2% of 103, and 25.0% of 104
        ("25.1% (0)", "percent", "25.1", None, None, ["counts"]),
        ("25.2% (26)", "percent", "25.2", 26, None, []),
        ("25.0% (2)", "percent", "25.0", 2, None, ["counts"]),  # of 8, or a change of 2?
        ("25.0 (2)", "percent", "25.0", 2, None, ["no sign", "counts"]),
        ("25.0% (2 children)", "percent", "25.0", 2, None, []),
        ("25.0% (6)", "percent", "25.0", 6, None, []),
        ("0% (0)", "percent", "0", 0, None, ["counts"]),
        ("100% (12)", "percent", "100", 12, None, []),
        ("28 (33%)", "percent", "33", 28, None, []),
        ("2 (26.3%)", "percent", "26.3", None, None, ["counts"]),
        ("25.1% (26)", "count", "26", None, None, ["counts"]),
        ("25.0% (2)", "count", "2", None, None, ["counts"]),
        ("25.1% 3/12", "percent", "25.1", 3, 12, ["counts"]),
        ("25.1% (2024)", "count", None, None, None, ["counts", "unit"]),
        ("25.1% (G)", "rate", "25.1", None, None, ["unit"]),
        ("25.1% (Z)", "percent", "25.1", None, None, ["counts"]),
        ("25.1% ↑", "percent", "25.1", None, None, []),
    ],
)  # fmt: skip
def test_the_unit_settles_which_number_is_the_figure(
    text: str, unit: str, value: str | None, numerator: int | None, denominator: int | None, doubts: list[str]
) -> None:
    read = read_amount(text)
    assert read is not None
    found: Settled = settled(read, unit)
    said = (str(found.value) if found.value is not None else None, found.numerator, found.denominator, [kind for kind, _ in found.doubts])
    assert said == (value, numerator, denominator, doubts)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 5000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))), st.sampled_from(["1", "0.1", "0.01"]))
def test_the_percentage_of_any_counts_is_in_step_with_each_of_them(counts: tuple[int, int], to: str) -> None:
    top, base = counts
    share = Decimal(100 * top) / base
    printed = [share.quantize(Decimal(to), way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)]
    assert [out_of_step(one, *said) for one in printed for said in ((top, base), (top, None), (None, base))] == [[]] * 6


HALF = Decimal("0.05")


@settings(max_examples=100, deadline=None)
@given(st.integers(10, 999), st.integers(1, 60))
def test_a_number_is_in_step_alone_where_there_is_a_whole_number_that_it_is_so_much_of(tenths: int, top: int) -> None:
    printed = Decimal(tenths).scaleb(-1)
    bases = [base for base in range(top, 3000 * top // tenths) if abs(Decimal(100 * top) / base - printed) <= HALF]
    assert bool(out_of_step(printed, top, None)) == (not bases)


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        (">97.2%", ">", "97.2"),
        ("<20.8%", "<", "20.8"),
        ("< 3.0%", "<", "3.0"),
        ("97.0%", None, "97.0"),
        ("98%", None, "98"),
        ("Fewer than 85", "<", "85"),
        ("More than 90%", ">", "90"),
        ("Under 5", "<", "5"),
        ("At least 90%", None, "90"),  # 90 meets it: neither above nor below
        ("≥95%", None, "95"),
        ("85 or more", None, "85"),
        ("20%*", None, "20"),
        ("<20%³", "<", "20"),
        ("Top quartile", None, None),
        ("85 - 90%", None, None),
    ],
)
def test_a_target_reads(text: str, operator: str | None, value: str | None) -> None:
    assert read_target(text) == ProposedTarget(text, operator, Decimal(value) if value else None)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "N/A", "n/a", "-", "TBC"])
def test_there_may_be_no_target(text: str) -> None:
    assert read_target(text) is None


@pytest.mark.parametrize(
    ("text", "colour", "rag"),
    [
        ("G", None, "green"), ("Amber", None, "amber"), ("RED", None, "red"), ("", "green", "green"), ("N/A", "red", None),
        ("A", "red", "amber"), ("1", None, None), ("1", "red", None), ("Blue", None, None), ("", None, None), ("N/A", None, None),
    ],
)  # fmt: skip
def test_a_rag_is_a_letter_a_word_or_a_fill(text: str, colour: str | None, rag: str | None) -> None:
    assert read_rag(Cell(text, colour)) == rag


@pytest.mark.parametrize(("text", "quartile"), [("1", 1), ("4", 4), ("2nd", 2), ("Q3", None), ("Third", 3), ("Bottom quartile", 4),
                                                ("5", None), ("0", None), ("A", None), ("1.0", None), ("n/a", None)])  # fmt: skip
def test_a_quartile_reads(text: str, quartile: int | None) -> None:
    assert read_quartile(text) == quartile


@pytest.mark.parametrize(
    ("cells", "text", "direction", "verdict", "doubted"),
    [
        (["Similar"], "Similar", None, "no change", False),
        (["Same"], "Same", "same", "no change", False),
        (["Better"], "Better", None, "improved", False),
        (["Worse"], "Worse", None, "declined", False),
        (["Lower"], "Lower", "down", None, False),
        (["Higher - no polarity"], "Higher - no polarity", "up", "no polarity", False),
        (["Lower (low is good)"], "Lower (low is good)", "down", "improved", False),
        (["Lower (Low is good)"], "Lower (Low is good)", "down", "improved", False),
        (["Lower (high is good)"], "Lower (high is good)", "down", "declined", False),
        (["Lower (no polarity)"], "Lower (no polarity)", "down", "no polarity", False),
        (["(no polarity)"], "no polarity", None, "no polarity", False),
        (["(high is good)"], None, None, None, False),
        (["Decrease", "Positive"], "Decrease; Positive", "down", "improved", False),
        (["Increase", "N/A"], "Increase", "up", None, False),
        (["No Change", "N/A"], "No Change", "same", "no change", False),
        (["N/a", "N/A"], None, None, None, False),
        (["↑"], "↑", None, None, False),  # a direction only where the two figures bear it out
        (["Up"], "Up", None, None, False),  # as an arrow: a rise, or better?
        (["Up (improving)"], "Up (improving)", None, "improved", False),
        (["Upside down"], "Upside down", None, None, True),
        (["+0.3"], "+0.3", None, None, False),
        (["97.0%"], "97.0%", None, None, True),  # a value that has slipped?
        (["Getting there"], "Getting there", None, None, True),
        (["Lower (low is good)", "Negative"], "Lower (low is good); Negative", "down", "declined", True),
    ],
)
def test_a_change_is_kept_as_reported(cells: list[str], text: str | None, direction: str | None, verdict: str | None, doubted: bool) -> None:
    read = read_reported(cells)
    assert (read.text, read.direction, read.verdict, bool(read.doubts)) == (text, direction, verdict, doubted)
