"""The files of figures agree with themselves, with the catalogue and with the reports' counts.

The documents themselves are not needed here.
"""

import re
from collections import Counter
from decimal import Decimal

import pytest

from intents.periods import parse_label
from tests.seed_text import Row, catalogue, documents, figure_rows

COLUMNS = [
    *("indicator", "area", "period", "role", "origin", "value", "missing", "numerator", "denominator"),
    *("target", "rag", "quartile", "benchmark_year", "neighbour", "england", "region"),
    *("reported", "reported_direction", "reported_verdict", "reported_difference", "reported_against"),
    *("place", "note"),
]
ALLOWED = {
    "role": {"measure", "previous", "other"},
    "origin": {"dashboard", "text", "appendix"},
    "rag": {"", "green", "amber", "red"},
    "quartile": {"", "1", "2", "3", "4"},
    "reported_direction": {"", "up", "down", "same"},
    "reported_verdict": {"", "improved", "declined", "no change", "no polarity"},
}
SHAPES = {
    "value": r"(-?\d+(\.\d+)?)?",
    "numerator": r"(\d+)?",
    "denominator": r"(\d+)?",
    "target": r"([<>]?\d+(\.\d+)?%?|top quartile)?",
    "benchmark_year": r"(\d{4}/\d\d)?",
    "neighbour": r"(\d+(\.\d+)?)?",
    "england": r"(\d+(\.\d+)?)?",
    "region": r"(\d+(\.\d+)?)?",
    "reported_difference": r"(-?\d+(\.\d+)?)?",
}
COMPARISONS = ("target", "rag", "quartile", "benchmark_year", "neighbour", "england", "region", "reported")
ROWS = [(slug, row) for slug in documents() for row in figure_rows(slug)]


def named(rows: list[tuple[str, Row]]) -> list[str]:
    """Rows as a failing test should print them."""
    return [f"{slug}: {row['indicator']}, {row['period']}, {row['place']}" for slug, row in rows]


@pytest.mark.parametrize("slug", documents())
def test_a_file_has_the_columns_in_their_order(slug: str) -> None:
    assert [list(row) for row in figure_rows(slug) if list(row) != COLUMNS] == []


@pytest.mark.parametrize("column", ALLOWED)
def test_a_column_holds_only_words_it_may(column: str) -> None:
    assert named([(slug, row) for slug, row in ROWS if row[column] not in ALLOWED[column]]) == []


@pytest.mark.parametrize("column", SHAPES)
def test_a_column_holds_numbers_as_they_should_be_written(column: str) -> None:
    assert named([(slug, row) for slug, row in ROWS if not re.fullmatch(SHAPES[column], row[column])]) == []


def test_every_row_has_a_value_or_says_what_stands_instead() -> None:
    assert named([(slug, row) for slug, row in ROWS if bool(row["value"]) == bool(row["missing"])]) == []


def test_every_period_is_a_label_of_the_contract() -> None:
    labels = {row[column] for _, row in ROWS for column in ("period", "reported_against") if row[column]}
    assert {parse_label(label).label for label in labels} == labels


def test_every_row_has_an_indicator_of_the_catalogue() -> None:
    assert {row["indicator"] for _, row in ROWS} - set(catalogue()) == set()


def test_every_indicator_of_the_catalogue_has_a_figure() -> None:
    assert set(catalogue()) - {row["indicator"] for _, row in ROWS if row["value"]} == set()


def test_no_figure_is_written_down_twice_for_one_place() -> None:
    key = ("indicator", "area", "period", "origin", "place", "role")
    times = Counter((slug, *(row[column] for column in key)) for slug, row in ROWS)
    assert [once for once, count in times.items() if count > 1] == []


def beyond_unit(row: Row) -> bool:
    """Whether a value or a comparison is outside what its unit allows; only a score may be negative."""
    unit = catalogue()[row["indicator"]]["unit"]
    values = [Decimal(row[c]) for c in ("value", "neighbour", "england", "region") if row[c]]
    whole = all(value == int(value) for value in values)
    return (
        (unit != "score" and any(value < 0 for value in values))
        or (unit == "percent" and any(value > 100 for value in values))
        or (unit == "count" and not whole)
    )


def test_values_are_within_their_unit() -> None:
    assert named([(slug, row) for slug, row in ROWS if beyond_unit(row)]) == []


def test_comparisons_belong_to_the_latest_value() -> None:
    previous = [(slug, row) for slug, row in ROWS if row["role"] == "previous"]
    assert named([(slug, row) for slug, row in previous if any(row[column] for column in COMPARISONS)]) == []


@pytest.mark.parametrize("slug", documents())
def test_a_measure_is_one_row_of_the_dashboard_or_leads_a_paragraph(slug: str) -> None:
    measures = [row for row in figure_rows(slug) if row["role"] == "measure"]
    origin = "dashboard" if documents()[slug]["has_dashboard"] else "text"
    assert {row["origin"] for row in measures} == {origin}
    assert max(Counter(row["indicator"] for row in measures).values()) == 1


@pytest.mark.parametrize("slug", documents())
def test_previous_values_stand_beside_every_measure_or_none(slug: str) -> None:
    roles = {
        role: {r["indicator"] for r in figure_rows(slug) if r["role"] == role} for role in ALLOWED["role"]
    }
    assert roles["previous"] == (roles["measure"] if documents()[slug]["prints_previous"] else set())


def test_quotations_and_notes_are_short() -> None:
    assert named([(s, r) for s, r in ROWS if len(r["reported"].split()) > 8 or len(r["note"]) > 140]) == []
