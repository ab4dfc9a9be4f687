"""A digest comes out of the figures: its counts are the summary's, the order of rows changes nothing, and what it singles out is so."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest import compose
from bot.digest_wording import MOST_LINES, headline_text
from bot.digested import Digest
from tests.bot.front_door import asked
from tests.digest.made import REPORTS, digest_of, gathered, stretched, with_rows


@pytest.mark.parametrize("report", REPORTS)
def test_the_counts_are_the_summary_s(report: str) -> None:
    counts, said = digest_of(report).summarised.counts, asked(f"summary of {report}")["summary"]
    names = ("measures", "improved", "declined", "no_change", "no_polarity", "cannot_be_calculated", "benchmarked")
    assert [getattr(counts, name) for name in names] == [said[name] for name in names]
    assert list(counts.quartiles) == [said["quartiles"][q] for q in "1234"]


@pytest.mark.parametrize("report", REPORTS)
def test_every_measure_stands_in_one_theme(report: str) -> None:
    found = digest_of(report)
    codes = [row.shown.indicator.code for part in found.parts for row in part.rows]
    assert sorted(codes) == sorted(row.shown.indicator.code for row in found.summarised.rows) and len(set(codes)) == len(codes)


@pytest.mark.parametrize("report", REPORTS)
def test_the_headline_has_at_most_fifteen_lines(report: str) -> None:
    lines = headline_text(digest_of(report)).split("\n")
    assert len(lines) <= MOST_LINES == 15 and all(lines)


@pytest.mark.parametrize("number", [1, 5, 50, 500])
@pytest.mark.parametrize("report", REPORTS)
def test_the_headline_stays_short_whatever_the_number(report: str, number: int) -> None:
    assert len(headline_text(stretched(report, number)).split("\n")) <= 15


def test_the_report_s_own_overview_comes_out_of_the_figures() -> None:
    text = headline_text(digest_of("Q3 2021/22"))
    assert "25 measures: 12 improved, 6 declined, 1 did not change, 5 information only (no polarity), 1 cannot be calculated." in text
    assert "12 benchmarked: 3 in the top quartile, 6 in the second, 2 in the third, 1 in the bottom." in text
    assert "The report's own count (paragraphs 5 and 6): the same." in text


@pytest.mark.parametrize("report", ["Q3 2020/21", "Q2 2024/25"])
def test_where_the_counts_differ_both_stand_there_with_the_rows_that_explain_it(report: str) -> None:
    text = headline_text(digest_of(report))
    assert "The report's own count (" in text and "Why it differs: " in text
    assert [i for i in _counted_otherwise(digest_of(report)) if i not in text] == []


def _counted_otherwise(found: Digest) -> list[str]:
    names = {i.code: i.name for i in gathered("Q3 2021/22").summarised.indicators} | {i.code: i.name for i in found.summarised.indicators}
    return [names[one.indicator] for one in found.report.counted]


SINGLED: list[tuple[str, str, list[Any]]] = [
    ("Q3 2021/22", "moved", [("care-leavers-accommodation", 2), ("cic-same-placement", 3)]),
    ("Q2 2024/25", "moved", [("care-leavers-accommodation", 1), ("care-leavers-eet", 1), ("cp-plans-repeat", 4), ("rereferrals", 2)]),
    ("Q1 2017/18", "moved", []),
    ("Q3 2021/22", "attention", [("cp-plans-repeat", ("red",))]),
    ("Q2 2021/22", "attention", [("cp-plans-repeat", ("target newly missed",))]),
    ("Q3 2020/21", "attention", [("feee-3", ("declined",))]),
    ("Q1 2017/18", "attention", [("care-leavers-eet", ("declined",)), ("cic-sdq", ("red",)), ("cp-plans-repeat", ("declined", "red"))]),
    ("Q3 2021/22", "best", ["cic-same-placement", "feee-2", "feee-3"]),
    ("Q1 2017/18", "best", []),
    ("Q3 2021/22", "due", ["ks2-rwm"]),
    ("Q2 2021/22", "due", ["cp-reviews-in-time", "yj-custody-number", "yj-fte", "yj-reoffending-local"]),
    ("Q3 2020/21", "due", ["gld", "mainstream-ehcp", "mainstream-sen-support", "primary-good", "secondary-good"]),
    ("Q2 2024/25", "due", []),
]


def singled(found: Digest, field: str) -> list[Any]:
    """What a digest singles out, by code."""
    shown: dict[str, list[Any]] = {
        "moved": [(m.row.shown.indicator.code, m.was) for m in found.moved],
        "attention": [(a.row.shown.indicator.code, a.reasons) for a in found.attention],
        "best": [row.shown.indicator.code for row in found.best],
        "due": [due.indicator.code for due in found.due],
    }
    return sorted(shown[field])


@pytest.mark.parametrize(("report", "field", "codes"), SINGLED)
def test_what_is_singled_out(report: str, field: str, codes: list[Any]) -> None:
    assert singled(digest_of(report), field) == codes


def test_what_another_indicator_replaces_is_named_with_it_and_not_counted_as_due() -> None:
    replaced = {d.indicator.code: d.instead.code for part in digest_of("Q3 2021/22").parts for d in part.due if d.instead}
    assert replaced == {"yj-reoffending-local": "yj-reoffending-rate", "yj-custody-number": "yj-custody-rate"}


@given(seed=st.integers(0, 10_000), report=st.sampled_from(REPORTS))
@settings(max_examples=40)
def test_the_order_of_the_rows_changes_no_count(seed: int, report: str) -> None:
    base = gathered(report)
    rows = list(base.summarised.rows)
    Random(seed).shuffle(rows)
    found, usual = compose(with_rows(base, rows)), digest_of(report)
    assert found.summarised.counts == usual.summarised.counts and (found.in_both, found.unsized) == (usual.in_both, usual.unsized)
    assert [singled(found, f) for f in ("moved", "attention", "best", "due")] == [
        singled(usual, f) for f in ("moved", "attention", "best", "due")
    ]
