"""What paragraphs say is not there: the indicator, its period and the words; and what is no such thing."""

from __future__ import annotations

import pytest

from intents.documents.prose_absences import read_absences
from tests.intents.prose_cases import Passage, names
from tests.seed_text import documents, figure_rows, places, seed_path

EHCP = "No. of Children in mainstream schools with Education and Health Care Plans"


def absent(text: str, report: str = "Q3 2021/22") -> list[tuple[str | None, str | None, str | None]]:
    return [(one.indicator, one.period, one.missing) for one in read_absences([Passage(text)], report, names())]


@pytest.mark.parametrize(
    ("text", "code", "period", "words"),
    [
        ("Data for re-referrals to social care is not available this quarter.", "rereferrals", "Q3 2021/22", "not available this quarter"),
        ("Data is not available for dental checks of children in care.", "cic-dental", "Q3 2021/22", "not available"),
        ("The percentage of re-referrals to social care was not available for quarter 2.", "rereferrals", "Q2 2021/22", "not available"),
        ("Figures for re-referrals to social care are currently unavailable, due to a change of system.", "rereferrals", "Q3 2021/22", "unavailable"),
        ("No new data is available for re-referrals to social care.", "rereferrals", "Q3 2021/22", "No new data is available"),
        ("It is not possible to report the number of children electively home educated.", "home-educated", "Q3 2021/22", "not possible to report"),
        ("The number of children electively home educated has not yet been published.", "home-educated", "Q3 2021/22", "not yet been published"),
        (f"{EHCP} Not available this quarter n/a n/a n/a", "mainstream-ehcp", "Q3 2021/22", "Not available this quarter"),
        ("Percentage of Primary schools rated 'good' or 'outstanding' Not available this quarter 3 89.0%", "primary-good", "Q3 2021/22", "Not available this quarter"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_is_not_there(text: str, code: str, period: str, words: str) -> None:
    assert absent(text) == [(code, period, words)]


def test_two_indicators_are_two_absences() -> None:
    found = absent("New figures on children with an EHCP and SEN Support are not yet available.")
    assert found == [(None, "Q3 2021/22", "not yet available"), ("mainstream-sen-support", "Q3 2021/22", "not yet available")]


@pytest.mark.parametrize(
    "text",
    [
        "Comparative data is not available for all indicators.",
        "National data for re-referrals to social care is not available.",
        "The quartile for re-referrals to social care is not available.",
        "Suitable accommodation for care leavers is not available in the district.",
        "The percentage of re-referrals to social care was 19.6%, although the target is not available.",
        "Re-referrals to social care rose because data was not available to staff.",
        "The percentage of children in care for whom a dental check was not available was 3%.",
        "Data for the take-up of FEEE is not yet available.",  # termly: which term?
        "Key stage 2 results are not available.",  # which year?
        "Local data is currently unavailable for use of custody and re-offending.",  # in arrears: which quarter?
        "Data for re-referrals to social care in quarter 1 and quarter 2 is not available.",
        "Data for potholes is not available this quarter.",
        "The report is not available.",
    ],
)
def test_what_is_no_absence_of_a_figure(text: str) -> None:
    assert absent(text) == []


REPORTS = ("q3-2020-21", "q3-2021-22", "q2-2024-25")


@pytest.mark.skipif(not seed_path(REPORTS[0]).is_file(), reason="the documents' texts are not there (SCRUTINEER_SEEDS)")
@pytest.mark.parametrize("slug", REPORTS)
def test_every_absence_that_is_certain_in_the_reports_is_one_that_they_print(slug: str) -> None:
    passages = [Passage(text, place) for place, text in places(slug).items() if place.startswith("paragraph")]
    found = read_absences(passages, documents()[slug]["report"], names())
    printed = {(row["indicator"], row["period"], row["missing"]) for row in figure_rows(slug) if row["origin"] == "text" and row["missing"]}
    certain = {(one.indicator, one.period, one.missing) for one in found if one.indicator}
    offered = {one.indicator or one.near[0] for one in found}
    assert (certain - printed, offered) == (set(), {"q3-2020-21": {"mainstream-ehcp", "mainstream-sen-support"}}.get(slug, set()))
