"""Blocks good and bad, and what three judges say: the fake Slack, slack_sdk and slackblocks.

A case names the judges who do not know its rule; that they really do not is tested too, so that the list
stays true when they learn.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.fake_slack import Json, oracles
from tests.fake_slack.block_rules import problems, refusal
from tests.fake_slack.block_samples import (
    actions,
    button,
    buttons,
    cell,
    context,
    context_actions,
    data_table,
    feedback,
    fields,
    image,
    line,
    markdown,
    menu,
    mrkdwn,
    pie,
    plain,
    rich,
    section,
    table,
    written,
)

SDK, SB = "slack_sdk", "slackblocks"
ORACLES = {SDK: oracles.slack_sdk, SB: oracles.slackblocks}


@dataclass(frozen=True)
class Case:
    """Blocks, the error they get (None: accepted), and who does not know why."""

    name: str
    blocks: list[Json]
    error: str | None
    unknown_to: tuple[str, ...] = ()


BAD = "invalid_blocks"
CASES = [
    Case("50 blocks", [section()] * 50, None),
    Case("51 blocks", [section()] * 51, BAD, (SDK,)),
    Case("section 3000", [section(3000)], None),
    Case("section 3001", [section(3001)], BAD),
    Case("section empty", [section(0)], BAD, (SDK,)),
    Case("section of nothing", [{"type": "section"}], BAD),
    Case("10 fields of 2000 in two", [fields(5, 1300), fields(5, 1300)], None),
    Case("11 fields", [fields(11)], BAD),
    Case("field 2001", [fields(1, 2001)], BAD, (SDK,)),
    Case("header 150", [{"type": "header", "text": plain(150)}], None),
    Case("header 151", [{"type": "header", "text": plain(151)}], BAD),
    Case("header mrkdwn", [{"type": "header", "text": mrkdwn(5)}], BAD, (SDK, SB)),
    Case("context 10", [context(10)], None),
    Case("context 11", [context(11)], BAD),
    Case("divider", [{"type": "divider"}], None),
    Case("actions 25", [buttons(25)], None),
    Case("actions 26", [buttons(26)], BAD),
    Case("action_id twice in a block", [actions(button(), button())], BAD, (SDK, SB)),
    Case("action_id twice in two blocks", [actions(button()), actions(button())], None),
    Case("button 75", [actions(button(text=plain(75)))], None),
    Case("button 76", [actions(button(text=plain(76)))], BAD),
    Case("button value 2000", [actions(button(value="x" * 2000))], None),
    Case("button value 2001", [actions(button(value="x" * 2001))], BAD),
    Case("button label 75", [actions(button(accessibility_label="x" * 75))], None),
    Case("button label 76", [actions(button(accessibility_label="x" * 76))], BAD),
    Case("button style unheard of", [actions(button(style="loud"))], BAD, (SB,)),
    Case("action_id 256", [actions(button(action_id="x" * 256))], BAD),
    Case("menu of 100", [menu(100)], None),
    Case("menu of 101", [menu(101)], BAD),
    Case("option text 76", [menu(2, text=76)], BAD, (SDK,)),
    Case("option value 151", [menu(2, value=151)], BAD, (SDK,)),
    Case("overflow of 5", [menu(5, "overflow")], None),
    Case("overflow of 6", [menu(6, "overflow")], BAD),
    Case("accessory", [section(accessory=button())], None),
    Case("element unheard of", [actions({"type": "lever", "action_id": "l"})], BAD, (SDK, SB)),
    Case("context_actions 5", [context_actions(5)], None),
    Case("context_actions 6", [context_actions(6)], BAD),
    Case("feedback", [{"type": "context_actions", "elements": [feedback()]}], None),
    Case("feedback 76", [{"type": "context_actions", "elements": [feedback(76)]}], BAD),
    Case("feedback label 76", [{"type": "context_actions", "elements": [feedback(5, 76)]}], BAD, (SDK,)),
    Case("block_id 255", [section(block_id="x" * 255)], None),
    Case("block_id 256", [section(block_id="x" * 256)], BAD),
    Case("block_id twice", [section(block_id="b"), section(block_id="b")], BAD, (SDK, SB)),
    Case("image alt 2000", [image(2000)], None),
    Case("image alt 2001", [image(2001)], BAD),
    Case("image without alt", [{"type": "image", "image_url": "https://e.uk/a.png"}], BAD, (SB,)),
    Case("image of two sources", [image(5, slack_file={"id": "F1"})], BAD, (SDK,)),
    Case("markdown 12000", [markdown(12_000)], None),
    Case("markdown 12001", [markdown(12_001)], BAD),
    Case("markdown 6001 twice", [markdown(6_001)] * 2, BAD, (SDK,)),
    Case("all together 13200", [section(3000)] * 4 + [section(1200)], None),
    Case("all together 13201", [section(3000)] * 4 + [section(1201)], "msg_blocks_too_long", (SDK, SB)),
    Case("field unheard of", [section(colour="red")], BAD, (SDK,)),
    Case("block unheard of", [{"type": "hologram"}], BAD, (SDK,)),
    Case("rich text", [rich(written(), written("rich_text_quote"), written("rich_text_preformatted"))], None),
    Case("rich list", [rich({"type": "rich_text_list", "style": "bullet", "elements": [written()]})], None),
    Case("rich list of text", [rich(written("rich_text_list", style="bullet"))], BAD, (SDK,)),
    Case(
        "rich list style",
        [rich({"type": "rich_text_list", "style": "x", "elements": [written()]})],
        BAD,
        (SDK,),
    ),
    Case("rich text empty", [rich({"type": "rich_text_section", "elements": []})], BAD, (SDK,)),
    Case("rich text of no characters", [rich(written(text=""))], BAD, (SDK, SB)),
    Case("rich text part unheard of", [rich(written("rich_text_poem"))], BAD, (SDK, SB)),
    Case("table 100 x 20", [table(100, 20)], None),
    Case("table 101 rows", [table(101, 2)], BAD, (SDK,)),
    Case("table 21 columns", [table(2, 21)], BAD, (SDK,)),
    Case("table without rows", [table(0, 2)], BAD),
    Case("table of unequal rows", [{"type": "table", "rows": [[cell()], [cell()] * 2]}], BAD, (SDK, SB)),
    Case("table 10000 characters", [table(10, 10, "x" * 100)], None),
    Case("table 10100 characters", [table(10, 10, "x" * 101)], BAD, (SDK, SB)),
    Case("table empty cell", [table(2, 2, "")], BAD, (SDK, SB)),
    Case(
        "table number",
        [{"type": "table", "rows": [[{"type": "raw_number", "value": 1, "text": "1"}]]}],
        BAD,
        (SDK,),
    ),
    Case("table settings", [table(2, 2, column_settings=[{"align": "right"}, {"is_wrapped": True}])], None),
    Case("table settings align", [table(2, 2, column_settings=[{"align": "top"}])], BAD, (SDK,)),
    Case("table settings 21", [table(2, 20, column_settings=[{"align": "left"}] * 21)], BAD, (SDK,)),
    Case("two tables", [table(2, 2)] * 2, "invalid_attachments", (SDK, SB)),
    Case("data table 101 x 20", [data_table(101, 20)], None, (SDK,)),
    Case("data table 1 row", [data_table(1)], BAD, (SDK,)),
    Case("data table 102 rows", [data_table(102)], BAD, (SDK, SB)),
    Case("data table 21 columns", [data_table(2, 21)], BAD, (SDK,)),
    Case("data table without caption", [data_table(2, caption=None)], BAD, (SDK,)),
    Case("data table row header", [data_table(2, row_header_column_index=1)], None, (SDK,)),
    Case("data table row header too far", [data_table(2, row_header_column_index=2)], BAD, (SDK,)),
    Case("data table of unequal rows", [data_table(2) | {"rows": [[cell()], [cell()] * 2]}], BAD, (SDK,)),
    Case("pie of 6", [pie(6)], None, (SDK,)),
    Case("pie of 7", [pie(7)], BAD, (SDK, SB)),
    Case("pie of nothing", [pie(2, value=0)], BAD, (SDK,)),
    Case("chart title 50", [pie(2, title="x" * 50)], None, (SDK,)),
    Case("chart title 51", [pie(2, title="x" * 51)], BAD, (SDK,)),
    Case("chart label 21", [pie(2, label="x" * 20)], BAD, (SDK,)),
    Case("line 6 x 20", [line(6, 20)], None, (SDK,)),
    Case("bar", [line(1, 4, kind="bar")], None, (SDK,)),
    Case("line of 7", [line(7, 4)], BAD, (SDK, SB)),
    Case("21 points", [line(1, 21)], BAD, (SDK,)),
    Case("point missing for a category", [line(1, 3, 4)], BAD, (SDK,)),
    Case("point label 21", [line(1, 3, label="x" * 20)], BAD, (SDK,)),
    Case("2 charts", [pie(2), line(1, 3)], None, (SDK,)),
    Case("3 charts", [pie(2)] * 3, BAD, (SDK,)),
]
JUDGED = [pytest.param(case, judge, id=f"{judge}: {case.name}") for case in CASES for judge in ORACLES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_fake_gives_slacks_verdict(case: Case) -> None:
    found = refusal(case.blocks)
    assert (found[0] if found else None) == case.error, found


@pytest.mark.parametrize(("case", "judge"), JUDGED)
def test_another_judge_agrees_or_is_known_not_to_know(case: Case, judge: str) -> None:
    agrees = ORACLES[judge](case.blocks) is (case.error is None)
    assert agrees is (judge not in case.unknown_to)


@pytest.mark.parametrize("block", [table(2, 2), data_table(2), pie(2)], ids=lambda block: block["type"])
def test_an_older_workspace_does_not_know_tables_and_charts(block: Json) -> None:
    unsupported = f"unsupported type: {block['type']} [json-pointer:/blocks/1/type]"
    assert refusal([section(), block], knows_tables=False) == (BAD, [unsupported])


@pytest.mark.parametrize(
    ("block", "sentences"),
    [
        (
            section(3001),
            [
                "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
                "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
            ],
        ),
        (fields(11), ["no more than 10 items allowed [json-pointer:/blocks/0/fields]"]),
        (image(5, title=None, alt_text=None), ["missing required field: alt_text [json-pointer:/blocks/0]"]),
        ({"type": "section"}, ["must define either `text` or `fields` [json-pointer:/blocks/0]"]),
    ],
)
def test_details_are_in_slacks_words(block: Json, sentences: list[str]) -> None:
    assert problems([block]) == sentences


def test_a_home_tab_takes_100_blocks_and_no_table() -> None:
    home = [section()] * 99 + [table(2, 2)]
    unsupported = ["unsupported type: table [json-pointer:/blocks/99/type]"]
    assert problems(home, surface="home") == unsupported
