"""The four dashboards through the door of imports: what is proposed is what is held, or says what could not be trusted."""

from collections import Counter

import pytest

from tests.documents.agreement import SLUGS, Outcome, names, outcomes, proposed, read
from tests.seed_text import figure_rows, seed_path

pytestmark = pytest.mark.skipif(not seed_path(SLUGS[0]).exists(), reason="the documents' texts are not there (SCRUTINEER_SEEDS)")

NEVER_ONE_NAME = {"yj-reoffending-2016-17", "yj-reoffending-local"}  # printed under one name in two documents
COUNTS = {
    "q1-2017-18": {"same": 37, "doubted": 8},
    "q3-2020-21": {"same": 21, "doubted": 9},  # 0.5% (3) may be a footnote
    "q2-2021-22": {"same": 16, "doubted": 3},
    "q3-2021-22": {"same": 34, "doubted": 16},
}


def others(slug: str) -> list[str]:
    """The documents but this one."""
    return [one for one in SLUGS if one != slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_of_the_dashboard_is_the_same_or_doubted(slug: str) -> None:
    assert Counter(one.how for one in outcomes(slug, names(SLUGS))) == COUNTS[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_doubted_figure_is_right_all_the_same_but_where_a_name_has_meant_two_measures(slug: str) -> None:
    differing = {one.indicator: one.differs for one in outcomes(slug, names(SLUGS)) if one.differs}
    assert differing == {code: ("indicator",) for code in differing if code in NEVER_ONE_NAME}


@pytest.mark.parametrize("known", ["the other documents' names", "the catalogue alone"])
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_silently_wrong_in_a_dashboard_never_seen_before(slug: str, known: str) -> None:
    wrong = [one for one in outcomes(slug, names(others(slug) if "documents" in known else ())) if one.how == "wrong"]
    assert wrong == list[Outcome]()


@pytest.mark.parametrize("slug", SLUGS)
def test_a_row_of_an_unknown_name_is_told_of_where_it_gives_no_figure(slug: str) -> None:
    dashboards = read(slug, names(()))
    told = " ".join(d.sentence for dashboard in dashboards for d in dashboard.doubts)
    given = {one.printed.rstrip(".").casefold() for dashboard in dashboards for one in dashboard.proposals}
    places = (row["place"].split("; ")[0] for row in figure_rows(slug) if row["origin"] == "dashboard")
    printed = {place.removeprefix("dashboard: ") for place in places}
    assert [name for name in printed if name.casefold() not in given and name.casefold() not in told.casefold()] == []


@pytest.mark.parametrize(
    ("slug", "indicator", "kind"),
    [
        ("q2-2021-22", "feee-2", "ghost"),  # 00.070 and 7.070 under the values
        ("q3-2021-22", "cic-health-assessment", "shifted"),  # a row one cell to the left
        ("q1-2017-18", "ks1-ks2-writing", "stray"),  # a 1 under the RAG
        ("q1-2017-18", "send-ehcp-issued", "neighbours"),  # 3.36% and 96.64% swapped
        ("q1-2017-18", "send-ehcp-not-issued", "neighbours"),
        ("q1-2017-18", "cic-sdq", "shifted"),  # a cell too many
        ("q3-2021-22", "feee-2", "no sign"),  # 77.57 beside 749.0
        ("q3-2020-21", "gld", "no period"),
        ("q3-2020-21", "yj-fte", "polarity"),  # low = good, no polarity
        ("q3-2020-21", "yj-fte", "to date"),
        ("q3-2021-22", "yj-custody-rate", "to date"),
    ],
)
def test_a_trap_of_the_documents_is_doubted_on_its_row(slug: str, indicator: str, kind: str) -> None:
    assert kind in {d.kind for one in proposed(slug, names(SLUGS)) if one.indicator == indicator for d in one.doubts}


@pytest.mark.parametrize("ghost", ["2.072", "02 50/"])
def test_a_ghost_of_the_scan_is_no_figure_and_is_told_of(ghost: str) -> None:
    doubts = [d.sentence for dashboard in read("q2-2021-22", names(SLUGS)) for d in dashboard.doubts]
    assert sum(ghost in sentence for sentence in doubts) == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_every_doubt_names_its_place(slug: str) -> None:
    assert [d for one in proposed(slug, names(SLUGS)) for d in one.doubts if "row" not in d.place] == []
