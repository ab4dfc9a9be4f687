"""The end of a file's preview in Slack: what is to be done with it all. Pure.

Decided: a file that takes the place of another that stands is approved by a button that says so, in Slack's red, and that is
said again in the form; where it would stand beside another, a button of its own lets it take its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.importing.preview import Preview
from bot.importing.wording import replaces_words
from bot.slack.blocks import message_text
from bot.slack.elements import Block, actions, button, section
from bot.slack.escape import clip
from bot.slack.said import Said
from bot.slack.shown_words import held_by
from store.uploads import Upload

APPROVE, REJECT, REST, ALONE = "import-approve:0", "import-reject:0", "import-rest:0", "import-alone:0"
REST_KEY, ALONE_KEY = "*", "*alone"
"""Under these it is kept that all the rest is left out, and whether no other file of the draft is to stay."""
ROWS_A_PAGE, LINES_A_PAGE, PAGES_OF_A_KIND = 30, 6, 8
MORE_CLEAN = "{} more clean lines are not shown here: “scrutineer import” in the terminal shows them all."
MORE_DOUBTFUL = (
    "{} more doubtful lines are not shown here: decide them with “scrutineer import” in the terminal, or leave them out."
)
NOTHING_DOUBTFUL = "Nothing is doubtful. Approve it?"
UNDECIDED = "{lines} undecided when this was shown: take or leave each doubtful line above, then approve."
"""A press draws its own message anew and not this one, so that it says when it counted."""
ALL_DECIDED = "No line is undecided. Approve it?"
INSTEAD = "Approve, in place of import {}"
TAKE_ITS_PLACE = "press the last button below"
_CLIPPED = 900


def ending(upload: Upload, preview: Preview, undecided: int) -> Said:
    """The last message, with the buttons that decide. `undecided`: how many lines still need a word as it is drawn."""
    left = ["What is undecided is left out."] if upload.said.get(REST_KEY) else []
    lines = [*_asks(preview, undecided), *filter(None, (replaces_words(preview),)), *left]
    held = held_by(upload)
    rest = button("Leave out what is undecided", REST, "Leave out every doubtful line that nothing was said to", **held)
    reject = button("Reject", REJECT, f"Reject {preview.file.name}: nothing of it is stored", **held)
    asked = [_approve(preview, held), reject, rest if preview.doubtful and not left else None, *_beside(preview, held)]
    blocks = [*section(lines), *actions(asked)]
    return Said(message_text("\n".join(lines)), blocks, blocks)


def _approve(preview: Preview, held: dict[str, str]) -> Block | None:
    instead = replaces_words(preview)
    label = INSTEAD.format(preview.replaces.number) if preview.replaces else "Approve"
    one = button(label, APPROVE, f"{label}: {preview.file.name}", **held, instead=clip(instead, _CLIPPED))
    return one and {**one, "style": "danger" if instead else "primary"}


def _beside(preview: Preview, held: dict[str, str]) -> Iterator[Block | None]:
    """A word for whether the draft's other files are to stay."""
    if preview.beside:
        named = f"import {preview.beside[0].number}" if len(preview.beside) == 1 else "the other files"
        yield button(f"Take the place of {named}", ALONE, f"Take the place of {named} instead", **held, alone="yes")
    elif preview.alone and preview.replaces:
        yield button("Stand beside it", ALONE, "Stand beside the other files of the draft", **held, alone="")


def _asks(preview: Preview, undecided: int) -> Iterator[str]:
    for lines, size, told in ((preview.clean, ROWS_A_PAGE, MORE_CLEAN), (preview.doubtful, LINES_A_PAGE, MORE_DOUBTFUL)):
        if len(lines) > PAGES_OF_A_KIND * size:
            yield told.format(len(lines) - PAGES_OF_A_KIND * size)
    if not preview.doubtful:
        yield NOTHING_DOUBTFUL
    elif undecided:
        yield UNDECIDED.format(lines="1 line was" if undecided == 1 else f"{undecided:,} lines were")
    else:
        yield ALL_DECIDED
