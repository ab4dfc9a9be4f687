"""Messages as drawn: inside Slack's limits whatever they hold, everything in words, nothing typed that acts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.build import Parts
from bot.slack.blocks import addressed, draw, message_text, plainly, share_button, shared_by
from tests.slack.drawn import QUESTIONS, faults, real, stretched, words_of

HOSTILE = "<!channel> & <@U1> *bold* _it_ ~no~ `code` :tea: <https://x.example|here>"
ODD = st.text(alphabet="ab <>&*_~`:\n😀\u202e\u200b", max_size=200) | st.sampled_from([HOSTILE, "", "&" * 3000, "long " * 900])


def drawn(parts: Parts, question: str) -> list[dict[str, Any]]:
    return draw(*real(parts, question))


def kinds(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in blocks]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_kind_of_answer_is_accepted(parts: Parts, name: str) -> None:
    answer, text = real(parts, QUESTIONS[name])
    blocks = addressed(draw(answer, text), "1700000000.000100")
    whole = [*shared_by("U1"), *blocks, *share_button(QUESTIONS[name])]
    assert [faults(b) for b in (blocks, whole, plainly(text, blocks))] == [[], [], []]


@pytest.mark.parametrize("name", QUESTIONS)
@given(count=st.integers(0, 500), words=ODD)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_within_limits_whatever_the_number_of_rows(parts: Parts, name: str, count: int, words: str) -> None:
    answer, text = stretched(real(parts, QUESTIONS[name]), count, words)
    blocks = addressed(draw(answer, text), "1700000000.000100")
    shared = [*shared_by("U1"), *blocks, *share_button("x" * 500)]
    assert faults(shared) == [] and faults(plainly(text, blocks)) == []
    assert blocks and len(message_text(text)) <= 40_000


@pytest.mark.parametrize("name", ["several", "choose", "not held", "not understood", "elsewhere", "help"])
def test_words_typed_never_act(parts: Parts, name: str) -> None:
    answer, text = stretched(real(parts, QUESTIONS[name]), 3, HOSTILE)
    blocks = [block for block in draw(answer, text) if block["type"] != "rich_text"]
    assert "<" not in words_of(blocks) and "mrkdwn" not in json.dumps(blocks)
    assert "<" not in message_text(text)


def test_a_comparison_is_a_sentence_and_its_source(parts: Parts) -> None:
    blocks = drawn(parts, QUESTIONS["compare"])
    assert kinds(blocks) == ["rich_text", "context"]
    pieces = blocks[0]["elements"][0]["elements"]
    strong = [piece["text"] for piece in pieces if "style" in piece]
    assert strong == ["Re-referrals to social care within 12 months", "19.6%", "declined"]
    assert blocks[1]["elements"][0]["text"].startswith("Source: Quarter 3 2021/22 performance report, 8 March 2022")


@pytest.mark.parametrize("name", ["value", "compare", "target", "benchmark", "definition", "source", "several", "not held"])
def test_answers_in_sentences_leave_nothing_out(parts: Parts, name: str) -> None:
    answer, text = real(parts, QUESTIONS[name])
    shown = words_of(draw(answer, text)).replace("\n", "")
    assert all(line in shown for line in text.split("\n"))


def test_a_trend_is_a_chart_and_a_table(parts: Parts) -> None:
    blocks = drawn(parts, QUESTIONS["trend"])
    assert kinds(blocks) == ["rich_text", "data_visualization", "table", "section", "context"]
    labels = blocks[1]["chart"]["axis_config"]["categories"]
    periods = [row[0]["text"] for row in blocks[2]["rows"][1:]]
    assert periods == labels[::-1] and "Q3 2021/22" in periods


def test_a_short_trend_has_no_chart(parts: Parts) -> None:
    answer, text = stretched(real(parts, QUESTIONS["trend"]), 3, "")
    assert "data_visualization" not in kinds(draw(answer, text))


def test_a_list_says_the_verdict_in_words(parts: Parts) -> None:
    (table,) = [block for block in drawn(parts, QUESTIONS["list"]) if block["type"] == "table"]
    rows = [words_of(row).split("\n")[:-1] for row in table["rows"]]
    assert rows[0] == ["Indicator", "Q2 2021/22", "Q3 2021/22", "Change", "Verdict"]
    assert rows[1][1:] == ["19.3%", "19.6%", "up 0.3 percentage points", "declined"]
    assert rows[5][1:3] == ["3.18 (year to Q2 2018/19)", "3.20 (year to Q2 2019/20)"]


@pytest.mark.parametrize(("name", "heading"), [("red", "RAG"), ("missed", "Target"), ("bottom", "Quartile")])
def test_a_list_shows_what_was_asked_for(parts: Parts, name: str, heading: str) -> None:
    (table,) = [block for block in drawn(parts, QUESTIONS[name]) if block["type"] == "table"]
    assert words_of(table["rows"][0]).split("\n")[-2] == heading


def test_a_list_too_long_says_how_many_are_left(parts: Parts) -> None:
    answer, text = stretched(real(parts, QUESTIONS["list"]), 300, "")
    blocks = draw(answer, text)
    (table,) = [block for block in blocks if block["type"] == "table"]
    assert f"{301 - len(table['rows'])} more rows not shown here." in words_of(blocks)
    assert text.count("\n- ") == 300


def test_a_summary_counts_beside_the_reports_own(parts: Parts) -> None:
    blocks = drawn(parts, QUESTIONS["disagreeing"])
    (table,) = [block for block in blocks if block["type"] == "table"]
    rows = [words_of(row).split("\n")[:-1] for row in table["rows"]]
    assert rows[:2] == [["Verdict or quartile", "Measures", "Report's own count"], ["Improved", rows[1][1], "12"]]
    shown = words_of(blocks)
    assert "The report's own overview (paragraphs 6 and 7) says otherwise:\n" in shown
    assert "are judged by the direction that the report gives in words" in shown


def test_which_one_is_asked_with_buttons(parts: Parts) -> None:
    blocks = addressed(drawn(parts, QUESTIONS["choose"]), "17.1")
    assert kinds(blocks) == ["section", "actions"] and blocks[0]["text"]["text"] == "Which one do you mean?"
    buttons = blocks[1]["elements"]
    assert [b["action_id"] for b in buttons] == ["choose:0", "choose:1"] and blocks[1]["block_id"] == "17.1|1"
    question = json.loads(buttons[0]["value"])["question"]
    assert real(parts, question)[0].outcome == "answered"


def test_buttons_stand_in_rows_of_five(parts: Parts) -> None:
    blocks = draw(*stretched(real(parts, QUESTIONS["choose"]), 12, ""))
    assert [len(b["elements"]) for b in blocks if b["type"] == "actions"] == [5, 5, 2]


def test_a_question_too_long_for_a_button_gets_none(parts: Parts) -> None:
    assert share_button("x" * 2001) == []


def test_help_has_a_button_for_each_example(parts: Parts) -> None:
    blocks = drawn(parts, "help")
    asks = [block["accessory"] for block in blocks if "accessory" in block]
    assert len(asks) == len(real(parts, "help")[0].lines)  # type: ignore[union-attr]
    assert all(ask["accessibility_label"].startswith("Ask: ") for ask in asks)


def test_nothing_but_sections_where_blocks_are_refused(parts: Parts) -> None:
    answer, text = real(parts, QUESTIONS["trend"])
    plain = plainly(text, draw(answer, text))
    assert kinds(plain) == ["section"] and plain[0]["text"]["text"] == text.replace("&", "&amp;")


def test_a_cut_answer_says_so(parts: Parts) -> None:
    answer, text = stretched(real(parts, QUESTIONS["list"]), 400, "")
    assert "longer than a message here can be" in words_of(plainly(text, draw(answer, text)))
