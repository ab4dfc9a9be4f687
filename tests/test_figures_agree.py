"""The figures of one document agree with one another, but for the slips of the documents that are known.

A percentage with its counts, a paragraph with the dashboard, a direction with the two figures that it is
about, the quartiles with the report's overview. The documents themselves are not needed here.
"""

from collections import Counter
from decimal import Decimal

import pytest

from intents.periods import parse_label
from tests.seed_text import Row, catalogue, documents, figure_rows

SAME_IN_TWO_PERIODS = {
    ("q3-2020-21", "cfws-families", "1303"),  # printed for Q2 and Q3, and called lower
    ("q3-2020-21", "yj-custody-number", "2"),  # the quarter and the year so far
    ("q3-2020-21", "yj-remand-number", "3"),  # Q2 2019/20 and all of 2018/19
    ("q3-2021-22", "secondary-good", "75.6"),  # no change
}
TWO_IN_ONE_PERIOD = {
    ("q3-2020-21", "cic-same-placement", "Q3 2020/21")
}  # 65.1% in the text, 66.9% in the dashboard
DIRECTION_AT_ODDS = {
    ("q3-2020-21", "cfws-families"),  # "lower", at 1,303 and 1,303
    ("q3-2020-21", "neet"),  # 41 more young people, yet 2.9% → 2.4%
    ("q2-2024-25", "neet"),  # "a slight increase", from 0.9% to 0.8%
}
DIFFERENCE_AT_ODDS = {
    ("q3-2020-21", "neet"),  # the 41 are young people
    ("q3-2020-21", "yj-custody-rate"),  # -0.03, between 0.11 and 0.07
}
SEVERAL_KINDS = {
    "feee-2",  # a quarter in Q1 2017/18, terms since
    *("yj-fte", "yj-fte-known", "yj-fte-known-number"),  # a quarter, a year so far, a year
    *("yj-custody-number", "yj-remand-number", "yj-eet", "yj-reoffending-local"),
}
OVERVIEW_VERDICTS = {
    "improved",
    "declined",
    "no change",
    "no polarity",
    "cannot be calculated",
    "not counted",
}
ROWS = [(slug, row) for slug in documents() for row in figure_rows(slug)]


def named(rows: list[tuple[str, Row]]) -> list[str]:
    """Rows as a failing test should print them."""
    return [f"{slug}: {row['indicator']}, {row['period']}, {row['place']}" for slug, row in rows]


def half_a_unit(value: str) -> Decimal:
    """Half a unit of the last place of a published value."""
    return Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent)) / 2


def counts_disagree(row: Row) -> bool:
    """Whether a percentage is not, to its own decimals, that of the counts beside it."""
    if not (row["numerator"] and row["denominator"]):
        return False
    share = 100 * Decimal(row["numerator"]) / Decimal(row["denominator"])
    return share > 100 or abs(share - Decimal(row["value"])) > half_a_unit(row["value"])


def test_a_percentage_is_that_of_its_counts() -> None:
    assert named([(slug, row) for slug, row in ROWS if counts_disagree(row)]) == []


def counts_at(slug: str, percentage: Row) -> list[str]:
    """What the count rows of a percentage say at its place and for its period."""
    codes = {code for code, entry in catalogue().items() if entry.get("count_of") == percentage["indicator"]}
    like = (percentage["period"], percentage["place"])
    rows = [row for row in figure_rows(slug) if row["indicator"] in codes]
    return [row["value"] for row in rows if (row["period"], row["place"]) == like]


def lacks_its_count(slug: str, row: Row) -> bool:
    """Whether a numerator that has an indicator of its own has no row of its own, or another value there."""
    counted = any(entry.get("count_of") == row["indicator"] for entry in catalogue().values())
    printed_here = row["numerator"] and ";" not in row["place"]
    return bool(counted and printed_here) and counts_at(slug, row) != [row["numerator"]]


def test_a_numerator_with_an_indicator_of_its_own_has_its_own_row() -> None:
    assert named([(slug, row) for slug, row in ROWS if lacks_its_count(slug, row)]) == []


def test_one_value_stands_under_one_period_in_a_document() -> None:
    """A value that a paragraph repeats from the dashboard has the dashboard's period."""
    periods: dict[tuple[str, str, str], set[str]] = {}
    for slug, row in ROWS:
        key = (slug, row["indicator"], row["value"])
        periods.setdefault(key, set()).update({row["period"]} if row["value"] else set())
    assert {key for key, labels in periods.items() if len(labels) > 1} == SAME_IN_TWO_PERIODS


def agree(one: str, other: str) -> bool:
    """Whether two printings agree when rounded to the coarser: 77.57 and 77.6, 3.2 and 3.20."""
    coarser = max((one, other), key=half_a_unit)
    return abs(Decimal(one) - Decimal(other)) <= half_a_unit(coarser)


def test_one_period_has_one_value_in_a_document() -> None:
    """But for the contradictions inside a document that are known."""
    values: dict[tuple[str, str, str], list[str]] = {}
    for slug, row in ROWS:
        values.setdefault((slug, row["indicator"], row["period"]), []).extend(filter(None, [row["value"]]))
    at_odds = {key for key, printed in values.items() if not all(agree(printed[0], v) for v in printed)}
    assert at_odds == TWO_IN_ONE_PERIOD


def test_an_indicator_keeps_to_one_kind_of_period() -> None:
    """But for those that are known to be given for several."""
    kinds: dict[str, set[str]] = {}
    for _, row in ROWS:
        kinds.setdefault(row["indicator"], set()).update(
            {parse_label(row["period"]).series} if row["value"] else set()
        )
    assert {code for code, series in kinds.items() if len(series) > 1} == SEVERAL_KINDS


def earlier_value(slug: str, row: Row) -> Decimal | None:
    """The figure that the row's reported change is against, where the document prints it."""
    like = (row["indicator"], row["reported_against"])
    values = [r["value"] for r in figure_rows(slug) if r["value"] and (r["indicator"], r["period"]) == like]
    return Decimal(values[0]) if values else None


CHANGES = [
    (slug, row, Decimal(row["value"]) - earlier)
    for slug, row in ROWS
    if row["value"] and (earlier := earlier_value(slug, row)) is not None
]


def test_a_reported_direction_is_that_of_the_figures() -> None:
    signs = {"up": 1, "down": -1, "same": 0}
    said = [(slug, row, change) for slug, row, change in CHANGES if row["reported_direction"]]
    wrong = [(s, r) for s, r, change in said if (change > 0) - (change < 0) != signs[r["reported_direction"]]]
    assert {(slug, row["indicator"]) for slug, row in wrong} == DIRECTION_AT_ODDS


def test_a_reported_difference_is_that_of_the_figures() -> None:
    said = [(slug, row, change) for slug, row, change in CHANGES if row["reported_difference"]]
    wrong = [(s, r) for s, r, change in said if change != Decimal(r["reported_difference"])]
    assert {(slug, row["indicator"]) for slug, row in wrong} == DIFFERENCE_AT_ODDS


@pytest.mark.parametrize(
    ("slug", "reached"),
    [("q3-2020-21", [4, 6, 4, 0]), ("q3-2021-22", [3, 6, 2, 1]), ("q2-2024-25", [0, 7, 8, 5])],
)
def test_the_quartiles_of_the_measures_add_up(slug: str, reached: list[int]) -> None:
    """With our readings of the overview; Q2 2024/25 publishes one more, at the top, and names it nowhere."""
    quartiles = Counter(r["quartile"] for r in figure_rows(slug) if r["role"] == "measure" and r["value"])
    counted = documents()[slug].get("counted", [])
    quartiles += Counter(str(reading["quartile"]) for reading in counted if "quartile" in reading)
    assert [quartiles[str(quartile)] for quartile in (1, 2, 3, 4)] == reached


def test_every_reading_of_an_overview_is_of_a_measure_and_has_a_reason() -> None:
    for slug, document in documents().items():
        measures = {row["indicator"] for row in figure_rows(slug) if row["role"] == "measure"}
        for reading in document.get("counted", []):
            assert reading["indicator"] in measures and reading["reason"]
            assert reading.get("as") in OVERVIEW_VERDICTS or reading.get("quartile") in {1, 2, 3, 4}
