"""The question that comes before a preview whose bare years have no meaning yet: one menu, and what was chosen. Pure.

Decided: it is asked first, and the preview is shown when it is answered, for every line's period goes by it. One meaning is
said of the whole file; a file that mixes them is for the terminal, where each name can have its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.importing.preview import Preview
from bot.importing.wording import headline
from bot.importing.years import MEANINGS, YEARS
from bot.slack.blocks import message_text
from bot.slack.elements import Block, context, plain_text, section
from bot.slack.said import Said
from store.uploads import Upload, Words

if TYPE_CHECKING:
    from intents.documents.long_table import YearMeans

CHOOSE = "import-years:0"
YEARS_KEY = "years"
"""Under this the choice is kept, among what was said to the lines."""
LEAVE = "leave"
QUESTION = "Its years are bare numbers. What do they mean? Nothing is shown before that is said, and nothing is guessed."
MIXED = "Where the file mixes several, bring it in with “scrutineer import … --years” in the terminal."
CHOSEN = {**{word: f"You said: {meaning}." for word, meaning in MEANINGS.items()}, LEAVE: "You said: leave those lines out."}


def question(upload: Upload, preview: Preview) -> Said:
    """The message with the menu."""
    words = {**MEANINGS, LEAVE: "Leave those lines out"}
    options = [{"text": plain_text(label, 75), "value": f"{upload.id}|{word}"} for word, label in words.items()]
    menu: Block = {"type": "static_select", "action_id": CHOOSE, "placeholder": plain_text("What do its years mean?", 75)}
    lines = [headline(preview), QUESTION]
    blocks = [*section(lines), {"type": "actions", "elements": [{**menu, "options": options}]}, *context(MIXED)]
    return Said(message_text("\n".join([*lines, MIXED])), blocks, blocks)


def chosen(action: Mapping[str, object]) -> tuple[str, str]:
    """The file's name here, and the word that was chosen."""
    option = action["selected_option"]
    assert isinstance(option, dict)
    upload, word = str(option["value"]).split("|", 1)
    return upload, word


def years_said(said: Mapping[str, Words]) -> YearMeans | None:
    """What the years mean by what was chosen; None where nothing was, or they are to be left."""
    return YEARS.get(said.get(YEARS_KEY, {}).get("word", ""))
