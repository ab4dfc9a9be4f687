"""A quarter's summary comes out of the figures; where a report counts otherwise, each measure that makes the difference is named."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.bot.front_door import Json, ask, asked, name_of

NAMES = ("measures", "improved", "no_change", "declined", "no_polarity", "cannot_be_calculated", "benchmarked")
DOCUMENTS = Path(__file__).parents[2] / "store" / "figures" / "documents.toml"

COUNTED = [
    # report, measures, improved, no change, declined, information only, cannot be calculated, benchmarked, quartiles
    ("Q3 2021/22", (25, 12, 1, 6, 5, 1, 12), (3, 6, 2, 1)),
    ("Q3 2020/21", (21, 14, 1, 4, 2, 0, 12), (4, 5, 3, 0)),
    ("Q2 2024/25", (25, 13, 0, 7, 1, 4, 20), (0, 7, 8, 5)),
]
PUBLISHED = [
    ("Q3 2021/22", (25, 12, 1, 6, 5, 1, 12), (3, 6, 2, 1)),
    ("Q3 2020/21", (18, 12, 1, 2, 5, None, 14), (4, 6, 4, 0)),
    ("Q2 2024/25", (None, None, None, None, None, None, 21), (1, 7, 8, 5)),
]


def summary(report: str) -> Json:
    """The summary of a report, as a program reads it."""
    found: Json = asked(f"summary of {report}")["summary"]
    return found


def numbers(counts: Json) -> tuple[tuple[int | None, ...], tuple[int, ...]]:
    """The counts of a summary, and its quartiles from the top."""
    return tuple(counts[name] for name in NAMES), tuple(counts["quartiles"][q] for q in "1234")


@pytest.mark.parametrize(("report", "counts", "quartiles"), COUNTED)
def test_the_counts_come_out_of_the_figures(report: str, counts: tuple[int, ...], quartiles: tuple[int, ...]) -> None:
    assert numbers(summary(report)) == (counts, quartiles)


@pytest.mark.parametrize(("report", "counts", "quartiles"), PUBLISHED)
def test_the_published_counts_stand_beside_them(report: str, counts: tuple[int | None, ...], quartiles: tuple[int, ...]) -> None:
    assert numbers(summary(report)["published"]) == (counts, quartiles)


@pytest.mark.parametrize("report", ["Q1 2017/18", "Q2 2021/22"])
def test_a_report_without_an_overview_has_none_published(report: str) -> None:
    assert (summary(report)["published"], summary(report)["differences"]) == (None, [])


@pytest.mark.parametrize(("report", "counts", "_"), COUNTED)
def test_the_counts_add_up(report: str, counts: tuple[int, ...], _: object) -> None:
    assert counts[0] == sum(counts[1:6]) and summary(report)["benchmarked"] == sum(summary(report)["quartiles"].values())


@pytest.mark.parametrize(("report", "counts", "_"), PUBLISHED)
def test_every_number_is_in_the_words(report: str, counts: tuple[int | None, ...], _: object) -> None:
    said, found = summary(report), ask(f"summary of {report}").text
    every = {n for one in (said, said["published"]) for n in (*numbers(one)[0], *numbers(one)[1]) if n is not None}
    assert [n for n in sorted(every) if str(n) not in found] == []


@cache
def documents() -> dict[str, Json]:
    """The documents by their report, as the packaged file tells of them."""
    return {one["report"]: one for one in tomllib.loads(DOCUMENTS.read_text(encoding="utf-8"))["document"]}


def counted_otherwise(report: str) -> dict[str, Any]:
    """Our readings of what a report counted otherwise than its figures show, by indicator."""
    return {one["indicator"]: one for one in documents()[report].get("counted", ())}


def verdicts(report: str) -> Iterator[str]:
    """The verdict of each measure as the report seems to have counted it."""
    for change in asked(f"summary of {report}")["changes"]:
        own = counted_otherwise(report).get(change["indicator"], {}).get("as", change["verdict"])
        if own != "not counted":
            yield own


def quartiles(report: str) -> Counter[int]:
    """How many measures the report seems to have counted in each quartile."""
    reply = asked(f"summary of {report}")
    newest = {change["indicator"]: change["to"] for change in reply["changes"]}
    latest = {f["indicator"]: f["quartile"] for f in reply["figures"] if newest[f["indicator"]] == f["period"]}
    latest |= {code: one["quartile"] for code, one in counted_otherwise(report).items() if "quartile" in one}
    return Counter(quartile for quartile in latest.values() if quartile)


def test_read_as_the_report_seems_to_count_its_own_numbers_come_out() -> None:
    by_verdict, by_quartile = Counter(verdicts("Q3 2020/21")), quartiles("Q3 2020/21")
    own = documents()["Q3 2020/21"]["overview"]
    assert {v: by_verdict[v] for v in ("improved", "no change", "declined", "no polarity", "cannot be calculated")} == {
        "improved": own["improved"], "no change": own["no_change"], "declined": own["declined"], "no polarity": own["no_polarity"],
        "cannot be calculated": 0,
    } and [by_quartile[q] for q in (1, 2, 3, 4)] == own["quartiles"]  # fmt: skip


def test_of_the_last_report_only_the_top_quartile_stays_unexplained() -> None:
    found, own = quartiles("Q2 2024/25"), documents()["Q2 2024/25"]["overview"]["quartiles"]
    assert [theirs - found[q] for q, theirs in enumerate(own, 1)] == [1, 0, 0, 0]


@pytest.mark.parametrize("report", ["Q3 2020/21", "Q2 2024/25"])
def test_every_measure_that_makes_the_difference_is_named(report: str) -> None:
    sentences = " ".join(summary(report)["differences"])
    assert [code for code in counted_otherwise(report) if name_of(code) not in sentences] == [] and sentences


def test_where_nothing_differs_nothing_is_explained() -> None:
    assert summary("Q3 2021/22")["differences"] == []


REPORTS = ("Q1 2017/18", "Q3 2020/21", "Q2 2021/22", "Q3 2021/22", "Q2 2024/25")
LISTS = [
    ("which measures improved in {}?", "improved"),
    ("which measures declined in {}?", "declined"),
    ("which measures show no change in {}?", "no_change"),
    ("which measures are information only in {}?", "no_polarity"),
    ("for which measures in {} could the change not be calculated?", "cannot_be_calculated"),
]
QUARTILES = [(f"which measures are in the {name} quartile in {{}}?", str(n)) for n, name in enumerate(("top", "second", "third", "bottom"), 1)]


def listed(question: str) -> list[str]:
    """The indicators of a list, in its order."""
    reply = asked(question)
    assert (reply["outcome"], reply["kind"]) == ("answered", "list"), reply["text"]
    return [one["code"] for one in reply["indicators"]]


@pytest.mark.parametrize(("question", "count"), LISTS)
@pytest.mark.parametrize("report", REPORTS)
def test_each_count_lists_that_many(report: str, question: str, count: str) -> None:
    assert len(listed(question.format(report))) == summary(report)[count]


@pytest.mark.parametrize(("question", "quartile"), QUARTILES)
@pytest.mark.parametrize("report", REPORTS)
def test_each_quartile_lists_that_many(report: str, question: str, quartile: str) -> None:
    assert len(listed(question.format(report))) == summary(report)["quartiles"][quartile]


def test_the_lists_by_verdict_share_out_every_measure() -> None:
    once = Counter(code for question, _ in LISTS for code in listed(question.format("Q3 2021/22")))
    assert (len(once), set(once.values())) == (25, {1})


PRINTED = [
    ("what's red in Q1 2017/18?", ["cp-plans-repeat", "cic-sdq"]),
    ("what's red in Q3 2021/22?", ["cp-plans-repeat"]),
    ("what's red in Q3 2020/21?", []),
    ("what's amber in Q3 2021/22?", ["cp-reviews-in-time", "rereferrals", "primary-good", "secondary-good", "neet"]),
    ("which targets were missed in Q3 2021/22?", ["cp-reviews-in-time", "cp-plans-repeat", "rereferrals"]),
    ("which measures of Q3 2021/22 are in the bottom quartile?", ["cp-plans-repeat"]),
    ("which targets were missed in Q2 2024/25?", []),
]


@pytest.mark.parametrize(("question", "codes"), PRINTED)
def test_a_list_is_what_the_report_printed(question: str, codes: list[str]) -> None:
    assert listed(question) == codes


def test_a_list_shows_the_report_as_it_was_published() -> None:
    text = ask("which measures are information only in Q2 2021/22?").text
    assert ("3,972" in text, "4,089" in text) == (True, False)


NO_SUCH_REPORT = ["summary of Q1 2021/22", "what declined in Q2 2023/24?", "what's red in Q4 2030/31?"]


@pytest.mark.parametrize("question", NO_SUCH_REPORT)
def test_a_report_that_is_not_held_is_not_made_up(question: str) -> None:
    reply = asked(question)
    assert (reply["outcome"], reply["figures"], reply["summary"]) == ("not_held", [], None)


THEMES = [
    ("summary of early years in Q3 2021/22", 3),
    ("summary of youth justice in Q3 2021/22", 3),
    ("education overview Q3 2021/22", 4),
]


@pytest.mark.parametrize(("question", "measures"), THEMES)
def test_a_theme_has_its_summary(question: str, measures: int) -> None:
    reply = asked(question)
    assert (reply["kind"], reply["outcome"], (reply["summary"] or {}).get("measures")) == ("summary", "answered", measures)
