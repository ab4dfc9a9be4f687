"""Draws an answer as Slack blocks. Pure, and inside Slack's limits whatever it is given.

The words are those of the answer's text: this file decides where they stand, and never says anything of its own
about a figure. Nothing is told by colour or emoji.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from bot import answers as a
from bot.answers import Answer, Choice
from bot.slack.elements import (
    MOST_BUTTONS,
    SECTION,
    Block,
    actions,
    bullets,
    button,
    characters,
    context,
    rich,
    section,
    with_names,
)
from bot.slack.escape import clip, escape
from bot.slack.tables import listing_table, summary_table, trend_chart, trend_table

TEXT = 39_000
"""Characters of a message's text that Slack keeps (40,000), less some room."""

MOST_BLOCKS, MOST_CHARACTERS = 46, 11_000
"""Of a drawn answer: a message holds 50 and about 13,200, of which the button to share it may take 2,100."""

CHOOSE, EXAMPLE, SHARE = "choose", "example", "share"
"""What the buttons do, each followed by a number: take one of several readings, ask an example, show it to all."""

_LISTED = re.compile(r"(?:- |\d+\. )")


def draw(answer: Answer, text: str) -> list[Block]:
    """The whole answer as blocks; `text` is its words, a line each, as `wording` gives them."""
    if isinstance(answer, a.Several):
        parts = zip(answer.parts, text.split("\n\n"), strict=False)
        groups = [_in_words(part, words.split("\n")) for part, words in parts]
        return _fitting([group if n == 0 else [{"type": "divider"}, *group] for n, group in enumerate(groups)])
    return _fitting([[block] for block in _one(answer, text.split("\n"))])


def _one(answer: Answer, lines: Sequence[str]) -> list[Block]:
    match answer:
        case a.Trend():
            return _trend(answer, lines)
        case a.Listing():
            return _listing(answer, lines)
        case a.Summarised():
            return _summary(answer, lines)
        case a.Choose():
            return _pick(lines, answer.choices)
        case a.NotUnderstood():
            return _pick(lines, answer.nearest)
        case a.Help():
            return _help(answer, lines)
        case (
            a.SingleValue() | a.Compared() | a.AgainstTarget() | a.Benchmarked() | a.Defined() | a.Sourced()
            | a.NotHeld() | a.Several()
        ):  # fmt: skip
            return _in_words(answer, lines)
        case _:
            assert_never(answer)


def _in_words(answer: Answer, lines: Sequence[str]) -> list[Block]:
    """Sentences, the source small under them. A refusal may hold words of the asker: it stays plain text."""
    said, source = _parted(lines)
    if answer.outcome != "answered":
        return [*section(said), *context(source)]
    return [*rich(said, _strong(answer)), *context(source)]


def _trend(answer: a.Trend, lines: Sequence[str]) -> list[Block]:
    figures = tuple(f"{shown.figure.period}: " for shown in answer.figures)
    said, source = _parted(line for line in lines if not line.startswith(figures))
    head, notes = said[:1], said[1:]
    pictures = [*trend_chart(answer.figures, bool(answer.holes)), *trend_table(answer.figures)]
    return [*rich(head, _strong(answer)), *pictures, *section(_short(notes)), *context(source)]


def _listing(answer: a.Listing, lines: Sequence[str]) -> list[Block]:
    said, source = _parted(_prose(lines))
    head, notes = said[:1], said[1:]
    if answer.report is None:
        return [*rich(head, head), *bullets([i.name for i in answer.held]), *context(source)]
    return [*rich(head, head), *listing_table(answer), *section(_short(notes)), *context(source)]


def _summary(answer: a.Summarised, lines: Sequence[str]) -> list[Block]:
    """The counts stand in the table: of the sentences that say them, only how they begin is drawn."""
    said, source = _parted(lines)
    counted = 1 + bool(answer.counts.benchmarked)
    own = said[counted].partition(": ") if answer.published else ("", "", "")
    rest = said[counted + bool(answer.published) :]
    notes = [*rich([own[0] + own[1].rstrip()]), *bullets(answer.differences), *rich(_short(_prose(rest)))]
    head = said[0].partition(". ")[0].rstrip(".")
    return [*rich([head], [head]), *summary_table(answer), *notes, *context(source)]


def _help(answer: a.Help, lines: Sequence[str]) -> list[Block]:
    """Each kind of question with a button that asks its example."""
    said = {f'{what}: "{example}"': (what, example) for what, example in answer.lines}
    prose = [line for line in lines if line not in said]
    asks = (_example(n, what, example) for n, (what, example) in enumerate(answer.lines[:MOST_BUTTONS]))
    return [*section(prose[:1]), *asks, *context(" ".join(prose[1:]))]


def _example(number: int, what: str, example: str) -> Block:
    ask = button("Ask", f"{EXAMPLE}:{number}", spoken=f"Ask: {example}", question=example)
    (block,) = section([clip(f"{what}: “{example}”", 500)])
    return {**block, **({"accessory": ask} if ask else {})}


def _pick(lines: Sequence[str], choices: Sequence[Choice]) -> list[Block]:
    """A question back, a button for each answer to it, and how else to go on."""
    prose = _prose(lines)
    above = [line for n, line in enumerate(prose) if n == 0 or line.endswith(":")]
    below = [line for line in prose if line not in above]
    buttons = actions(
        button(c.label, f"{CHOOSE}:{n}", question=c.question) for n, c in enumerate(choices[:MOST_BUTTONS])
    )
    return [*section(above), *buttons, *context(" ".join(below))]


def _prose(lines: Sequence[str]) -> list[str]:
    """The lines that are no item of a list."""
    return [line for line in lines if not _LISTED.match(line)]


def _parted(lines: Iterable[str]) -> tuple[list[str], str]:
    """What is said, and the source line, empty where there is none."""
    every = [line for line in lines if line]
    if every and every[-1].startswith("Source: "):
        return every[:-1], every[-1]
    return every, ""


def _short(notes: Sequence[str]) -> list[str]:
    return [clip("\n".join(notes), SECTION // 2)] if notes else []


def _strong(answer: Answer) -> list[str]:
    """What is bold in the first line: the indicator's name, its latest figure and the verdict."""
    if isinstance(answer, a.Defined) and answer.term:
        return [answer.term]
    names = (indicator.name for indicator in answer.indicators[:1])
    values = (shown.display for shown in answer.figures[:1])
    return [*names, *values, *(change.verdict for change in answer.changes[:1])]


def _fitting(groups: Sequence[list[Block]]) -> list[Block]:
    """Groups of blocks one under another, as many as a message holds."""
    blocks: list[Block] = []
    for place, group in enumerate(groups):
        longer = [*blocks, *group]
        if len(longer) > MOST_BLOCKS or characters(longer) > MOST_CHARACTERS:
            return [*blocks, *context(f"{len(groups) - place} more are not shown here: ask for less at a time.")]
        blocks = longer
    return blocks


# -- what a message of Slack has besides


def message_text(text: str) -> str:
    """The top-level text: the whole answer, escaped, for screen readers and notifications."""
    room = TEXT
    while len(said := escape(clip(text, room))) > TEXT:
        room -= 1_000
    return said


def plainly(text: str, drawn: Sequence[Block]) -> list[Block]:
    """The same in nothing but sections, and the buttons: for a workspace that refuses newer blocks."""
    sections: list[Block] = []
    lines: list[str] = []
    for line in text.split("\n"):
        if len(escape("\n".join([*lines, line]))) > SECTION:
            sections += section(lines)
            lines = []
        lines.append(line)
    sections += section(lines)
    cut = context("The answer is longer than a message here can be: ask for less at a time.") if len(sections) > 3 else []
    return _fitting([[block] for block in (*sections[:3], *cut, *filter(_has_buttons, drawn))])


def addressed(blocks: Sequence[Block], place: str) -> list[Block]:
    """Rows of buttons told where their answer goes: their block id is `place|number`."""
    return [{**b, "block_id": f"{place}|{n}"} if _has_buttons(b) else b for n, b in enumerate(blocks)]


def _has_buttons(block: Block) -> bool:
    return block["type"] == "actions" or "accessory" in block


def place_of(block_id: str) -> str:
    """The place that a pressed button's row was addressed to."""
    return block_id.partition("|")[0]


def share_button(question: str) -> list[Block]:
    """The button that shows a private answer to the conversation."""
    return actions([button("Share here", f"{SHARE}:0", question=question)])


def shared_by(user: str) -> list[Block]:
    """Who shared it, small above the answer. A person's id, never their words."""
    return [{"type": "context", "elements": [with_names(f"Shared by <@{user}>")]}]
