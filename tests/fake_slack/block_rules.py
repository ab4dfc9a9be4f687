"""Slack's verdict on the blocks of a message, Home tab or modal: what it would refuse, and in which words.

The tables say what each block may hold; limits from Slack's Block Kit reference, as the project's notes on
Slack give them. How Slack counts "all blocks together" is written nowhere: a message of 45 blocks with 11,341
characters of text has been refused, one of 50 blocks with 9,597 accepted. Here every string a reader or the
app might see counts, and the limit is 13,200.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from tests.fake_slack.block_elements import (
    CONTEXT_ACTIONS,
    ELEMENTS,
    IMAGE_ELEMENT,
    INPUTS,
    PICTURE,
    RICH_TEXT_PARTS,
    one_source,
)
from tests.fake_slack.block_schema import (
    Check,
    array,
    distinct,
    kinds,
    plain,
    record,
    string,
    truth,
    words,
    wrong,
)
from tests.fake_slack.block_tables import DATA_TABLE, DATA_VISUALIZATION, TABLE, at_most

Surface = Literal["message", "home", "modal"]

ALL_BLOCKS = 13_200
MARKDOWN_TOGETHER = 12_000
BLOCKS_ON: dict[Surface, int] = {"message": 50, "home": 100, "modal": 100}
TABLES = frozenset({"table", "data_table", "data_visualization"})
# Slack has refused data_visualization on a Home tab with "unsupported type": none of the three goes there.
MESSAGE_ONLY = TABLES | {"markdown", "context_actions"}
_UNSEEN = frozenset({"type", "block_id", "action_id", "style", "align"})
_ID = {"block_id": string(255)}


def _text_or_fields(value: Any, pointer: str) -> Iterator[str]:
    if "text" not in value and "fields" not in value:
        yield wrong("must define either `text` or `fields`", pointer)


def _distinct_actions(value: Any, pointer: str) -> Iterator[str]:
    ids = [element["action_id"] for element in value["elements"] if "action_id" in element]
    yield from distinct(ids, "action_id", f"{pointer}/elements")


BLOCKS: dict[str, Check] = {
    "section": record(
        {},
        {
            **_ID,
            "text": words(3000),
            "fields": array(words(2000), 10),
            "accessory": kinds({**ELEMENTS, "image": IMAGE_ELEMENT}),
            "expand": truth,
        },
        (_text_or_fields,),
    ),
    "header": record({"text": plain(150)}, _ID),
    "context": record(
        {
            "elements": array(
                kinds(
                    {
                        "image": IMAGE_ELEMENT,
                        "plain_text": words(3000),
                        "mrkdwn": words(3000),
                    }
                ),
                10,
            )
        },
        _ID,
    ),
    "divider": record({}, _ID),
    "image": record({"alt_text": string(2000)}, {**_ID, **PICTURE, "title": plain(2000)}, (one_source,)),
    "actions": record({"elements": array(kinds(ELEMENTS), 25)}, _ID, (_distinct_actions,)),
    "context_actions": record({"elements": array(kinds(CONTEXT_ACTIONS), 5)}, _ID, (_distinct_actions,)),
    "markdown": record({"text": string(MARKDOWN_TOGETHER)}, _ID),
    "rich_text": record({"elements": array(RICH_TEXT_PARTS, 10_000)}, _ID),
    "input": record(
        {"label": plain(2000), "element": kinds(INPUTS)},
        {**_ID, "hint": plain(2000), "optional": truth, "dispatch_action": truth},
    ),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
}


def _markdown_together(blocks: list[Any], pointer: str) -> Iterator[str]:
    length = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if length > MARKDOWN_TOGETHER:
        yield wrong(f"must be less than {MARKDOWN_TOGETHER + 1} characters in markdown blocks", pointer)


def _distinct_blocks(blocks: list[Any], pointer: str) -> Iterator[str]:
    yield from distinct([b["block_id"] for b in blocks if "block_id" in b], "block_id", pointer)


WHOLE_MESSAGE = (
    at_most("data_visualization", 2),
    _markdown_together,
    _distinct_blocks,
)


def known_blocks(surface: Surface = "message", knows_tables: bool = True) -> dict[str, Check]:
    """The blocks a surface takes; an older workspace does not know tables and charts."""
    hidden = (MESSAGE_ONLY if surface != "message" else frozenset()) | (TABLES if not knows_tables else set())
    return {name: check for name, check in BLOCKS.items() if name not in hidden}


def problems(
    blocks: Any, *, surface: Surface = "message", knows_tables: bool = True, pointer: str = "/blocks"
) -> list[str]:
    """What Slack would refuse, one sentence each; empty where it would take the blocks."""
    each = array(kinds(known_blocks(surface, knows_tables)), BLOCKS_ON[surface], 0)
    found = list(each(blocks, pointer))
    if not found:
        found = [sentence for rule in WHOLE_MESSAGE for sentence in rule(blocks, pointer)]
    return found


def characters(value: Any) -> int:
    """Characters of all blocks together: every string but types, ids and styles."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(map(characters, value))
    if isinstance(value, dict):
        return sum(characters(part) for name, part in value.items() if name not in _UNSEEN)
    return 0


def refusal(blocks: Any, *, knows_tables: bool = True) -> tuple[str, list[str]] | None:
    """The error a message with these blocks gets, with its details; None where it is accepted.

    Two faults have errors of their own, as seen from Slack: a second table is `invalid_attachments`, and too
    many characters all together is `msg_blocks_too_long`, without details.
    """
    found = problems(blocks, knows_tables=knows_tables)
    if found:
        return "invalid_blocks", found
    if sum(block["type"] in {"table", "data_table"} for block in blocks) > 1:
        return "invalid_attachments", ["only_one_table_allowed"]
    return ("msg_blocks_too_long", []) if characters(blocks) > ALL_BLOCKS else None
