"""A digest as Slack's messages: shown to one person alone, or made up for everybody. Pure; `dispatch` posts it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Protocol

from bot.answers import NotHeld
from bot.digested import Digest
from bot.slack.blocks import addressed, draw, message_text, plainly
from bot.slack.digest_blocks import Page, pages
from bot.slack.elements import Block, actions, button, with_names
from bot.slack.said import Said, sentence
from bot.wording import say
from store.audience import Audience

POST, DETAIL = "digest-post", "digest-detail"
"""What the buttons do: post the digest here; show one theme (followed by a number) to the asker alone."""

NO_REPORT = 'I don\'t know which report you mean. Give its quarter, such as: digest Q3 2021/22'
GONE = "That part is not there any more. Ask for the digest again."
MOST_AT_ONCE = 5
"""Messages that one response_url takes."""

_ASKED = re.compile(r"\s*digest\b(?:\s+(?:of|for)\b)?(?P<report>.*)", re.IGNORECASE | re.DOTALL)


class Digests(Protocol):
    """What works a digest out."""

    def digest(self, report: str, *, now: datetime, audience: Audience) -> Digest | NotHeld | None:
        """The digest of the report that a text names, for an audience; None where it names none."""

    def is_published(self, report: str, *, now: datetime, audience: Audience) -> bool:
        """Whether a document for this report is published, or known to the audience."""


def report_asked(text: str) -> str | None:
    """The report in `digest Q3 2021/22`; empty for the latest; None where no digest is asked for."""
    found = _ASKED.fullmatch(text)
    return found["report"].strip(" ?.!") if found else None


def privately(digests: Digests, report: str, now: datetime, audience: Audience) -> Said:
    """The headline with buttons: one that posts the digest, and one a theme that shows it to the asker."""
    found = digests.digest(report, now=now, audience=audience)
    if found is None:
        return sentence(NO_REPORT)
    if isinstance(found, NotHeld):
        text = say(found)
        return Said(message_text(text), drawn := draw(found, text), plainly(text, drawn))
    shown = pages(found)
    held, spoken = found.report.report, f"Post the digest of {found.report.report} here, with its thread"
    names = list(dict.fromkeys(page.about for page in shown[1:]))
    details = (button(name, f"{DETAIL}:{n}", question=held, about=name) for n, name in enumerate(names))
    rows = addressed(actions([button("Post it here", f"{POST}:0", spoken, question=held), *details]), DETAIL)
    headline = _said(shown[0])
    return Said(headline.text, [*headline.blocks, *rows], [*headline.plain, *rows])


def detail(digests: Digests, report: str, about: str, now: datetime, audience: Audience) -> list[Said]:
    """The messages of one theme, as many as can be shown at once."""
    found = digests.digest(report, now=now, audience=audience)
    own = [page for page in pages(found) if page.about == about] if isinstance(found, Digest) else []
    return [_said(page) for page in own[:MOST_AT_ONCE]] or [sentence(GONE)]


def _said(page: Page) -> Said:
    return Said(message_text(page.text), page.blocks, plainly(page.text, page.blocks))


def made_up(digest: Digest, how: str) -> list[Said]:
    """Every message, the headline first, with how it came to be posted on the headline's last line.

    `how` is in our own words, which may hold a person's id (`<@U1>`).
    """
    headline, *rest = map(_said, pages(digest))
    with_how = Said(f"{headline.text} {how}", _beside(headline.blocks, how), _beside(headline.plain, how))
    return [with_how, *rest]


def _beside(blocks: list[Block], how: str) -> list[Block]:
    """A further piece of the small line at the end, where the source stands; else a small line of its own."""
    piece = with_names(how)
    last = blocks[-1] if blocks else {}
    if last.get("type") != "context":
        return [*blocks, {"type": "context", "elements": [piece]}]
    return [*blocks[:-1], {**last, "elements": [*last["elements"], piece]}]
