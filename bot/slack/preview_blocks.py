"""A file's preview as Slack's messages: what it is, the clean lines as tables, each doubtful line with its choices, and
at the end what is to be done with it all. Pure.

Decided: a message holds one table, or a few doubtful lines, inside Slack's limits for a message; the lines of a message
stay the same whatever is said to them, so that a press redraws the message that it was made in. What is longer than a
conversation bears is left to the terminal, and said so.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from bot.importing.decisions import Decisions, Make, undecided
from bot.importing.preview import Line, Preview
from bot.importing.wording import already_words, beside_words, headline, is_words, line_words, place_words, replaces_words, title
from bot.importing.years import KIND as YEARS
from bot.importing.years import SAY as SAY_YEARS
from bot.slack.blocks import message_text, plainly
from bot.slack.deciding_blocks import LINES_A_PAGE, PAGES_OF_A_KIND, REST_KEY, ROWS_A_PAGE, TAKE_ITS_PLACE, ending
from bot.slack.elements import Block, actions, button, context, plain_text, rich, section
from bot.slack.escape import clip
from bot.slack.said import Said
from bot.slack.shown_words import Held, edition_of, held_by, why_anew
from bot.slack.tables import table
from store.uploads import Upload, Words
from store.values import Polarity, Unit

SAY, MATCH = "import-say", "import-match"
LEAVE_OUT, MAKE_ONE = "*leave", "*make"
CLEAN = "Clean: nothing is doubtful about these lines, and approving takes them."
TO_BE_DECIDED = "To be decided: say of each of these lines what is to become of it."
STILL = "Still undecided here: {left} of {all}."
LINE = 900
"""Characters of a doubtful line: six of them, with their buttons, stay inside a message."""

CELL, OPTION_VALUE = 60, 150
_COLUMNS = ("Line", "Indicator", "Period", "Value", "It is", "Place")
_CHOICES = 20


def pages(upload: Upload, first: Preview, looked: Preview) -> list[Said]:
    """The messages in their order. `first`: as read; `looked`: with its matches looked at, from which each line is told."""
    tables = [_clean_page(rows) for rows in _parts(first.clean, ROWS_A_PAGE)]
    doubtful = _parts(first.doubtful, LINES_A_PAGE)
    shown = tables[:PAGES_OF_A_KIND]
    before, asks = 1 + len(shown), {number for number, _ in undecided(looked, decisions(upload.said, first))}
    asked = [
        _doubtful_page(upload, [(one, looked.lines[one.number - 1]) for one in part], before + n, asks)
        for n, part in enumerate(doubtful[:PAGES_OF_A_KIND])
    ]
    return [_opening(upload, first), *shown, *asked, ending(upload, first, len(asks))]


def decisions(said: Mapping[str, Words], preview: Preview) -> Decisions:
    """What was said to the lines, as they are decided; where all the rest is to be left out, what nothing was said to is."""
    by_line = {int(line): words for line, words in said.items() if line.isdecimal()}
    kept = {line: words for line, words in by_line.items() if words.get("say") != "leave"}
    leave = frozenset(by_line.keys() - kept.keys())
    made = {line: make for line, words in kept.items() if (make := _make(words)) is not None}
    match = {line: words["code"] for line, words in kept.items() if "code" in words and line not in made}
    if said.get(REST_KEY):
        leave |= {one.number for one in preview.doubtful} - by_line.keys()
    return Decisions(frozenset(line for line, words in kept.items() if words.get("say") == "take"), leave, match, made)


def _make(words: Words) -> Make | None:
    """The indicator to be made, where a person said its polarity and unit."""
    polarities: tuple[Polarity, ...] = get_args(Polarity)
    units: tuple[Unit, ...] = get_args(Unit)
    polarity = next((one for one in polarities if one == words.get("polarity")), None)
    unit = next((one for one in units if one == words.get("unit")), None)
    if not polarity or not unit:
        return None
    return Make(polarity, unit, words["theme"], words["name"], words.get("counts"), words.get("definition"))


def _parts(lines: Sequence[Line], size: int) -> list[Sequence[Line]]:
    return [lines[n : n + size] for n in range(0, len(lines), size)]


def _drawn(text: Sequence[str], blocks: list[Block], plain: list[Block]) -> Said:
    return Said(message_text("\n".join(text)), blocks, plain)


def _opening(upload: Upload, preview: Preview) -> Said:
    said = (already_words(preview), replaces_words(preview), beside_words(preview, TAKE_ITS_PLACE))
    told = [sentence for sentence in said if sentence]
    doubts = [f"{one.place}: {one.sentence}" for one in preview.doubts if one.kind != YEARS]
    few = [clip(one, LINE) for one in doubts[:5]] + ([f"And {len(doubts) - 5} more of the file."] if len(doubts) > 5 else [])
    lines = [*filter(None, (why_anew(upload),)), headline(preview), *told, *few]
    blocks = [*section(lines), *context("Nothing of it is stored yet.")]
    return _drawn([*lines, "Nothing of it is stored yet."], blocks, blocks)


def _clean_page(lines: Sequence[Line]) -> Said:
    rows = [
        (str(one.number), _name(one), one.proposed.period or "", one.display, is_words(one), place_words(one)) for one in lines
    ]
    drawn = table(_COLUMNS, [tuple(clip(cell, CELL) for cell in row) for row in rows], (0, 3))
    words = [f"{number}. {name}, {period}: {value}; {what}. {place}." for number, name, period, value, what, place in rows]
    head = section([CLEAN])
    return _drawn([CLEAN, *words], [*head, *drawn], [*head, *plainly("\n".join(words), drawn)])


def _name(one: Line) -> str:
    role = " (previous)" if one.proposed.role == "previous" else ""
    return f"{one.name or one.proposed.printed}{role}"


def _doubtful_page(upload: Upload, lines: Sequence[tuple[Line, Line]], page: int, asks: Collection[int]) -> Said:
    """Each line as it was read, and as it is now; `asks`: the lines that still need a word, told of once one has had its own."""
    left = sum(one.number in asks for one, _ in lines)
    head = TO_BE_DECIDED if left == len(lines) else f"{TO_BE_DECIDED} {STILL.format(left=left, all=len(lines))}"
    words = ["\n".join(part.strip() for part in line_words(now)).replace(SAY_YEARS, "") for _, now in lines]
    blocks = section([head])
    for (one, now), told in zip(lines, words, strict=True):
        said = upload.said.get(str(one.number))
        blocks += [*rich(clip(told, LINE).split("\n"), [title(now)]), *_choices(upload, one, page), *context(_answered(said))]
    return _drawn([head, *words], blocks, blocks)


def _choices(upload: Upload, one: Line, page: int) -> list[Block]:
    held = {**held_by(upload), "line": str(one.number), "page": str(page)}
    spoken = f"line {one.number}, {_name(one)}"
    take = button("Take", f"{SAY}:{one.number}:take", f"Take {spoken}", **held, say="take")
    leave = button("Leave out", f"{SAY}:{one.number}:leave", f"Leave out {spoken}", **held, say="leave")
    if one.barred:
        return actions([leave])
    if one.what == "not matched":
        named = {"code", "polarity"} & {*upload.said.get(str(one.number), {})}
        return [{"type": "actions", "elements": [_menu(upload, one, page), *([take] if named else [])]}]
    return actions([take, leave])


def _menu(upload: Upload, one: Line, page: int) -> Block:
    def option(label: str, code: str) -> Block:
        return {"text": plain_text(label, 75), "value": f"{upload.id}|{edition_of(upload)}|{one.number}|{page}|{code}"}

    near = [option(near.name, near.code) for near in one.near]
    fitting = [one for one in near[:_CHOICES] if len(one["value"]) <= OPTION_VALUE]
    options = [*fitting, option("Leave out", LEAVE_OUT), option("Make a new indicator …", MAKE_ONE)]
    placeholder = plain_text("Which indicator is it?", 75)
    return {"type": "static_select", "action_id": f"{MATCH}:{one.number}", "placeholder": placeholder, "options": options}


def _answered(words: Words | None) -> str:
    """What was said to a line; empty where nothing was."""
    if not words:
        return ""
    if words.get("say") == "leave":
        return "You said: leave out."
    named = f"make “{words['name']}”" if "polarity" in words else f"it is {words['code']}" if "code" in words else ""
    return f"You said: {', '.join(filter(None, (named, 'take' if words.get('say') == 'take' else '')))}."


def pressed(action: Mapping[str, object]) -> tuple[Held, str, int, dict[str, str]]:
    """A choice of a line: what its button holds, the line, the message that it stands in, and the words."""
    if action["type"] == "static_select":
        chosen = action["selected_option"]
        assert isinstance(chosen, dict)
        upload, edition, line, page, code = str(chosen["value"]).split("|", 4)
        words = {"say": "leave"} if code == LEAVE_OUT else {"say": "match", "code": code}
        return {"upload": upload, "edition": edition}, line, int(page), words
    held = json.loads(str(action["value"]))
    return held, held["line"], int(held["page"]), {"say": held["say"]}
