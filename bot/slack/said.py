"""A reply as the message that Slack is given: drawn, in plainer blocks, and as text. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.answers import Answer
from bot.slack.blocks import addressed, draw, message_text, plainly, share_button, shared_by
from bot.slack.elements import SECTION, Block, section, with_names

SORRY = "Sorry, I couldn't look that up just now. Please ask again in a few minutes."
NOT_SHARED = "I can't post here, so I haven't shared it. Add me to this conversation and ask again."
NOT_KNOWN_HERE = (
    "This answer rests on figures that are not published yet and not known in this conversation, so I haven't shared it."
)
PRIVATELY = "perf"
"""The place of buttons under an answer to `/perf`: what they ask is answered privately too."""

PRIVATE = {"choose", "not_held", "not_understood", "help", "error"}
"""Outcomes that only the asker is told, outside direct messages."""

CHATTER = {"not_understood", "help"}
"""Outcomes that a reply in a thread which does not mention the bot gets no answer for: it was meant for people."""


class Replied(Protocol):
    """What an assistant replies."""

    @property
    def answer(self) -> Answer:
        """The answer."""

    @property
    def text(self) -> str:
        """The whole of it in words, not escaped."""

    @property
    def drafts(self) -> frozenset[str]:
        """The unpublished documents that its audience knew of."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message. `text` is escaped and carries everything; `plain` are simpler blocks for a workspace that refuses."""

    text: str
    blocks: list[Block]
    plain: list[Block]


def replied(reply: Replied, place: str) -> Said:
    """The message of a reply; `place` is where its buttons' answers go (a thread's root, or `PRIVATELY`)."""
    drawn = addressed(draw(reply.answer, reply.text), place)
    return Said(message_text(reply.text), drawn, plainly(reply.text, drawn))


def with_share(said: Said, question: str) -> Said:
    """The same, with a button that shows it to the conversation."""
    share = addressed(share_button(question), f"{PRIVATELY}-share")
    return Said(said.text, [*said.blocks, *share], [*said.plain, *share])


def as_shared(said: Said, user: str) -> Said:
    """The same, with who shared it above."""
    by = shared_by(user)
    return Said(f"Shared by <@{user}>\n{said.text}", [*by, *said.blocks], [*by, *said.plain])


def sentence(text: str) -> Said:
    """One sentence of our own, or of the asker's words: escaped."""
    return Said(message_text(text), section([text]), section([text]))


def our_words(text: str) -> Said:
    """Our own words, with channels and people in Slack's form: nothing that anybody typed stands in them."""
    parts = [text[n : n + SECTION] for n in range(0, len(text), SECTION)]
    blocks: list[Block] = [{"type": "section", "text": with_names(part)} for part in parts]
    return Said(text, blocks, blocks)
