"""The pieces that messages are drawn with, each inside its own limit (docs.slack.dev/reference/block-kit). Pure.

Text in `plain_text` is escaped; in rich text and in table cells it is literal for Slack, so that neither names with a
`*` nor anything else in them is taken for formatting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.slack.escape import clip, escaped_within

Block = dict[str, Any]

SECTION, CONTEXT, BUTTON, VALUE, ROW_OF_BUTTONS = 2_900, 1_400, 75, 2_000, 5
MOST_BUTTONS = 20
_UNSEEN = {"type", "block_id", "action_id", "style", "align"}


def plain_text(text: str, longest: int) -> Block:
    """A `plain_text` object: nothing in it is formatting, and `:tea:` stays as typed."""
    return {"type": "plain_text", "text": escaped_within(text, longest), "emoji": False}


def with_names(text: str) -> Block:
    """Our own words as a `mrkdwn` object, in which `<@U1>` and `<#C1>` are shown as names. Nothing in it is escaped, so that
    no word of a person's, nor of a file's, may stand in it."""
    return {"type": "mrkdwn", "text": text}


def section(lines: Iterable[str]) -> list[Block]:
    """Lines as plain text; no block where there are none."""
    text = "\n".join(lines).strip()
    return [{"type": "section", "text": plain_text(text, SECTION)}] if text else []


def context(line: str) -> list[Block]:
    """A small grey line; no block where it is empty."""
    return [{"type": "context", "elements": [plain_text(line, CONTEXT)]}] if line.strip() else []


def rich(lines: Sequence[str], strong: Iterable[str] = ()) -> list[Block]:
    """Lines as rich text, with these pieces bold where they first stand in the first line."""
    text = clip("\n".join(lines), SECTION)
    if not text.strip():
        return []
    head, newline, rest = text.partition("\n")
    pieces = [*_bold(head, strong), *([_piece(newline + rest)] if rest else [])]
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": pieces}]}]


def _bold(line: str, strong: Iterable[str]) -> list[Block]:
    places = []
    start = 0
    for words in strong:
        found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(line, start) if words else None
        if found:
            places.append(found.span())
            start = found.end()
    pieces, at = [], 0
    for begin, end in places:
        pieces += [_piece(line[at:begin]), _piece(line[begin:end], bold=True)]
        at = end
    return [piece for piece in (*pieces, _piece(line[at:])) if piece["text"]]


def _piece(text: str, bold: bool = False) -> Block:
    return {"type": "text", "text": text, **({"style": {"bold": True}} if bold else {})}


def bullets(lines: Sequence[str]) -> list[Block]:
    """A list with a bullet before each line, in as many characters as one section."""
    shown: list[str] = []
    while len(shown) < len(lines) and sum(map(len, shown)) + len(lines[len(shown)]) <= SECTION:
        shown.append(lines[len(shown)])
    items = [{"type": "rich_text_section", "elements": [_piece(line)]} for line in shown if line]
    if not items:
        return []
    left = len(lines) - len(shown)
    told = context(f"{left} more are not shown here.") if left else []
    return [{"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": items}]}, *told]


def button(label: str, action: str, spoken: str = "", **value: str) -> Block | None:
    """A button whose value is JSON; None where that would not fit, since half a question is none.

    `spoken` is what a screen reader says, where the label alone does not tell.
    """
    held = json.dumps(value, ensure_ascii=False)
    if len(held) > VALUE or not label.strip():
        return None
    named = {"accessibility_label": clip(spoken, BUTTON)} if spoken else {}
    return {"type": "button", "action_id": action, "text": plain_text(label, BUTTON), "value": held, **named}


def actions(buttons: Iterable[Block | None]) -> list[Block]:
    """Buttons in rows of five."""
    there = [one for one in buttons if one is not None][:MOST_BUTTONS]
    rows = [there[n : n + ROW_OF_BUTTONS] for n in range(0, len(there), ROW_OF_BUTTONS)]
    return [{"type": "actions", "elements": row} for row in rows]


def characters(value: Any) -> int:
    """Characters of blocks together: every string that is read or sent back."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(characters(part) for name, part in value.items() if name not in _UNSEEN)
    return sum(map(characters, value)) if isinstance(value, list) else 0
