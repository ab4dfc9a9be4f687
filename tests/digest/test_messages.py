"""A digest's messages: inside Slack's limits whatever the number of indicators, nothing left out, everything in words."""

from typing import Any

import pytest

from bot.slack.blocks import plainly
from bot.slack.digest_blocks import MOST_CHARTS, messages, pages
from tests.digest.made import REPORTS, digest_of, stretched
from tests.slack.drawn import faults, words_of

HOSTILE = "<!channel> & <@U1> *bold* `code` :tea:"
LONG = "of a name that goes on and on " * 12


def rows_of(blocks: list[dict[str, Any]]) -> list[str]:
    """The first cell of each row of each table, without the headings."""
    return [row[0]["text"] for block in blocks if block["type"] == "table" for row in block["rows"][1:]]


@pytest.mark.parametrize("report", REPORTS)
def test_every_message_of_the_reports_is_accepted(report: str) -> None:
    shown = pages(digest_of(report))
    assert [faults(page.blocks) + faults(plainly(page.text, page.blocks)) for page in shown] == [[]] * len(shown)


@pytest.mark.parametrize("words", ["", HOSTILE, LONG], ids=["plain", "hostile", "long"])
@pytest.mark.parametrize("theme", [None, "One theme"])
@pytest.mark.parametrize("number", [5, 50, 500])
def test_within_limits_whatever_the_number(number: int, theme: str | None, words: str) -> None:
    found = messages(stretched("Q3 2021/22", number, words, theme))
    assert [fault for one in found for fault in faults(one["blocks"])] == []
    assert all(one["blocks"] and 0 < len(one["text"]) <= 40_000 and "<" not in one["text"] for one in found)


@pytest.mark.parametrize("number", [5, 50, 500])
def test_no_measure_is_left_out(number: int) -> None:
    digest = stretched("Q3 2021/22", number, theme="One theme")
    found = messages(digest)
    names = [row.shown.indicator.name for row in digest.summarised.rows]
    assert [name for one in found if "Verdict or quartile" not in words_of(one["blocks"]) for name in rows_of(one["blocks"])] == names
    text = "\n".join(one["text"] for one in found)
    assert [d.indicator.name for d in digest.due if f"Not in: {d.indicator.name}" not in text] == []
    assert sum(block["type"] == "data_visualization" for one in found for block in one["blocks"]) <= MOST_CHARTS


def test_the_headline_comes_first_and_then_a_message_a_theme() -> None:
    found = pages(digest_of("Q3 2021/22"))
    themes = list(dict.fromkeys(page.about for page in found[1:]))
    assert found[0].text.startswith("Digest of Q3 2021/22\n") and themes == [part.theme for part in digest_of("Q3 2021/22").parts]


def test_where_counts_differ_the_thread_explains_first() -> None:
    found = pages(digest_of("Q3 2020/21"))[1]
    assert found.about == "Why the counts differ" and all(d in found.text for d in digest_of("Q3 2020/21").summarised.differences)


def test_a_table_says_everything_in_words() -> None:
    (social,) = [p for p in pages(digest_of("Q3 2021/22")) if p.text.startswith("Social care, Q3 2021/22:")]
    (table,) = [block for block in social.blocks if block["type"] == "table"]
    cells = [[words_of(cell).strip() for cell in row] for row in table["rows"]]
    assert cells[0] == ["Indicator", "Before (Q2 2021/22)", "Now (Q3 2021/22)", "Change", "Target", "RAG", "Quartile", "Neighbours"]
    assert cells[2] == [
        "Child protection plans: second or subsequent time", "28.4%", "27.5%", "Improved, down 0.9 percentage points",
        "below 20.8%: not met", "red", "bottom", "24.3%",
    ]  # fmt: skip
    assert [row[6] for row in cells if "same placement" in row[0]] == ["second, was third"]


def test_a_chart_is_also_said() -> None:
    for page in pages(digest_of("Q3 2021/22")):
        charts = sum(block["type"] == "data_visualization" for block in page.blocks)
        assert charts <= 2 and page.text.count("- Chart of ") == charts


@pytest.mark.parametrize("report", REPORTS)
def test_the_text_says_each_verdict(report: str) -> None:
    digest = digest_of(report)
    text = "\n".join(page.text for page in pages(digest))
    lines = [line for line in text.split("\n") if line.startswith("- ")]
    for row in digest.summarised.rows:
        own = [line for line in lines if line.startswith(f"- {row.shown.indicator.name}: ")]
        assert any(row.change.verdict in line or "cannot be calculated" in line for line in own), row.shown.indicator.name
