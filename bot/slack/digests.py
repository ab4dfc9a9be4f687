"""A digest in Slack: shown to one person alone, and posted for everybody with its thread.

Posting goes through the inbox as an answer does, each message with a key of its own: what is there already, after a
crash or a send of unknown fate, is not posted again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.answers import NotHeld
from bot.digested import Digest
from bot.slack.blocks import addressed, draw, message_text, plainly
from bot.slack.digest_blocks import Page, pages
from bot.slack.elements import actions, button
from bot.slack.incoming import Incoming
from bot.slack.posting import Poster, RefusedError, Spot
from bot.slack.said import Said, as_shared, sentence
from bot.wording import say

POST, DETAIL = "digest-post", "digest-detail"
"""What the buttons do: post the digest here; show one theme (followed by a number) to the asker alone."""

NO_REPORT = 'I don\'t know which report you mean. Give its quarter, such as: digest Q3 2021/22'
GONE = "That part is not there any more. Ask for the digest again."
MOST_AT_ONCE = 5
"""Messages that one response_url takes."""

_ASKED = re.compile(r"\s*digest\b(?:\s+(?:of|for)\b)?(?P<report>.*)", re.IGNORECASE | re.DOTALL)


class Digests(Protocol):
    """What works a digest out."""

    def digest(self, report: str, *, now: datetime) -> Digest | NotHeld | None:
        """The digest of the report that a text names; None where it names none."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A digest being posted: where and for whom, and since when its messages may be there (None: not begun before)."""

    poster: Poster
    asked: Incoming
    until: datetime
    since: str | None


def report_asked(text: str) -> str | None:
    """The report in `digest Q3 2021/22`; empty for the latest; None where no digest is asked for."""
    found = _ASKED.fullmatch(text)
    return found["report"].strip(" ?.!") if found else None


def privately(digests: Digests, report: str, now: datetime) -> Said:
    """The headline with buttons: one that posts the digest, and one a theme that shows it to the asker."""
    found = digests.digest(report, now=now)
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


def detail(digests: Digests, report: str, about: str, now: datetime) -> list[Said]:
    """The messages of one theme, as many as can be shown at once."""
    found = digests.digest(report, now=now)
    own = [page for page in pages(found) if page.about == about] if isinstance(found, Digest) else []
    return [_said(page) for page in own[:MOST_AT_ONCE]] or [sentence(GONE)]


def _said(page: Page) -> Said:
    return Said(message_text(page.text), page.blocks, plainly(page.text, page.blocks))


def post(digests: Digests, posting: Posting, now: datetime) -> str:
    """Post the headline, and the rest in its thread; the headline's time stamp.

    Raises LaterError where not all of it is known to be there, RefusedError where Slack or we will not have it.
    """
    found = digests.digest(posting.asked.question, now=now)
    if not isinstance(found, Digest):
        raise RefusedError("no such report")
    headline, *rest = map(_said, pages(found))
    return _with_thread(posting, as_shared(headline, posting.asked.user), rest)


def _with_thread(posting: Posting, headline: Said, rest: Sequence[Said]) -> str:
    root = _once(posting, Spot(posting.asked.channel, None), headline, 0)
    under = replace(posting, since=root if posting.since else None)
    for number, said in enumerate(rest, 1):
        _once(under, Spot(posting.asked.channel, root), said, number)
    return root


def _once(posting: Posting, spot: Spot, said: Said, number: int) -> str:
    """Post one of the messages, unless it is there; its time stamp."""
    key = hashlib.sha256(f"{posting.asked.id}:{number}".encode()).hexdigest()[:32]
    there = posting.poster.said_at(spot, key, posting.since, posting.until) if posting.since else None
    return there or posting.poster.post(spot, said, key, posting.until)
