"""How much of the reports' prose is read, and how much of what is read is right: floors that may rise and never fall.

The reports' own words are no part of the project; tests on them skip, by name, where they are absent. The three sets
of made-up paragraphs were each scored before anything was changed because of them: the first 95.7% right and 69.4% found,
the second 94.6% and 81.6%, the third 87.0% and 78.3%. These first scores are what to expect of a report not seen before.
"""

from decimal import Decimal
from functools import cache

import pytest

from intents.documents.proposed import Proposed
from intents.documents.prose import read_prose
from intents.documents.prose_contradictions import contradictions
from intents.periods import parse_label
from tests.intents.prose_cases import Passage, Score, Truth, corpus, names, score
from tests.seed_text import documents, figure_rows, places, seed_path

REPORTS = ("q3-2020-21", "q3-2021-22", "q2-2024-25")
REACHED = {
    # set: share right, share found, at least
    "paragraphs": (0.98, 0.86),
    "paragraphs_second": (1.0, 0.81),
    "paragraphs_third": (1.0, 0.82),
}


@cache
def proposals(slug: str) -> tuple[Proposed, ...]:
    """What the numbered paragraphs of a report propose."""
    if not seed_path(slug).is_file():
        pytest.skip(f"the report {slug} is not there")
    passages = [Passage(text, place) for place, text in places(slug).items() if place.startswith("paragraph")]
    return read_prose(passages, documents()[slug]["report"], names(), documents()[slug]["has_dashboard"])


def truths(slug: str) -> list[Truth]:
    """The figures that the report's paragraphs print."""
    columns = ("indicator", "period", "value", "numerator", "denominator")
    return [tuple(row[c] for c in columns) for row in figure_rows(slug) if row["origin"] == "text"]  # type: ignore[misc]


def reached() -> Score:
    """The three reports together."""
    return sum((score(proposals(slug), truths(slug)) for slug in REPORTS), Score(0, 0, 0, 0, ()))


def test_what_is_proposed_from_the_reports_is_right() -> None:
    assert reached().precision >= 0.97, reached().why


def test_what_the_reports_print_is_proposed() -> None:
    assert reached().recall >= 0.96


@pytest.mark.parametrize("slug", REPORTS)
def test_each_proposal_shows_words_of_its_paragraph(slug: str) -> None:
    assert [one for one in proposals(slug) if one.evidence not in places(slug)[one.place]] == []


FIELDS = ("quartile", "benchmark_year", "neighbour", "england", "region", "reported_direction", "reported_verdict")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("slug", REPORTS)
def test_what_stands_beside_a_figure_is_as_printed_or_left_out(slug: str, field: str) -> None:
    printed = {(r["indicator"], parse_label(r["period"]).moment): r[field] for r in figure_rows(slug) if r["origin"] == "text"}
    read = {(p.indicator, parse_label(p.period).moment): str(getattr(p, field)) for p in proposals(slug) if p.period and p.indicator and getattr(p, field) is not None}
    assert {what: value for what, value in read.items() if printed.get(what, "") not in (value, None)} == {}


def test_the_contradiction_inside_a_report_is_found() -> None:
    rows = [r for r in figure_rows("q3-2020-21") if r["origin"] == "dashboard" and r["value"]]
    told = contradictions(proposals("q3-2020-21"), [_row(r) for r in rows])
    assert ["65.1" in doubt.sentence and "66.9" in doubt.sentence for doubt in told] == [True]


def _row(row: dict[str, str]) -> Proposed:
    return Proposed(
        printed=row["place"], indicator=row["indicator"], near=(), period=row["period"], role="measure", origin="dashboard",
        place=row["place"], evidence="", value=Decimal(row["value"]), numerator=int(row["numerator"]) if row["numerator"] else None,
    )  # fmt: skip


@cache
def of_set(name: str) -> Score:
    """The score of a set of made-up paragraphs."""
    each = [score(read_prose([Passage(text)], report, names()), says) for report, text, says in corpus(name)]
    return sum(each, Score(0, 0, 0, 0, ()))


@pytest.mark.parametrize("name", REACHED)
def test_no_fewer_of_a_set_are_right(name: str) -> None:
    assert of_set(name).precision >= REACHED[name][0], of_set(name).why


@pytest.mark.parametrize("name", REACHED)
def test_no_fewer_of_a_set_are_found(name: str) -> None:
    assert of_set(name).recall >= REACHED[name][1]
