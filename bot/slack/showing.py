"""A file's preview as it stands in Slack: shown, kept in mind, and shown anew where it is not the state of the store any more.

Decided: a press is about what was shown. Each is held against what the store would make of the file now (`seen.py`); where
that is another thing, the press does nothing, the preview is shown again under the file with its buttons, as the next
edition, and the messages of the one before say that they are out of date. What was said to lines that are as they were stays.
A button of an earlier edition never counts, wherever its message may have stayed.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.importing.preview import Preview
from bot.importing.seen import Seen, changed_lines, changed_words, seen
from bot.slack.deciding_blocks import REST_KEY
from bot.slack.posting import LaterError, Poster, RefusedError, Spot
from bot.slack.preview_blocks import decisions, pages
from bot.slack.said import Said, sentence
from bot.slack.shown_words import SHOWN, edition_of
from store.uploads import Upload, Uploads, Words

if TYPE_CHECKING:
    from bot.importing.desk import Importing

logger = logging.getLogger(__name__)

OUT_OF_DATE = "This preview is out of date, because something else came in: look at the one below."
SENDING = timedelta(seconds=40)
"""How long saying one thing may take, from when it is ready."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it is now: as read, with its matches looked at, and the desk that did."""

    upload: Upload
    desk: Importing
    first: Preview
    matched: Preview

    def with_words(self, upload: Upload, now: datetime) -> Looked:
        """The same file after something was said to it; it is not read again."""
        return replace(self, upload=upload, matched=self.desk.matched(self.first, decisions(upload.said, self.first).match, now))

    @property
    def seen(self) -> Seen:
        """The marks of what it shows."""
        return seen(self.first, self.matched)


@dataclass(frozen=True, slots=True)
class Showing:
    """Shows previews under their files; every message is there once, however often this is begun."""

    uploads: Uploads
    poster: Poster
    clock: Callable[[], datetime]

    def show(self, looked: Looked, fresh: bool = False) -> None:
        """The preview under its file. `fresh`: nothing of it can be there yet."""
        if self.has_changed(looked):
            self.anew(looked)
            return
        self.keep_in_mind(looked)
        upload = self.uploads.of(looked.upload.id) or looked.upload
        for number, said in enumerate(pages(upload, looked.first, looked.matched)):
            self.say_once(upload, said, _page(upload, number), fresh)

    def keep_in_mind(self, looked: Looked) -> None:
        """What is shown now is what the next press is about."""
        kept = looked.upload.said.get(SHOWN, {})
        self.uploads.say(looked.upload.id, SHOWN, {"edition": "1", "told": "", **kept, **_marks(looked.seen)})

    def has_changed(self, looked: Looked) -> bool:
        """Whether the file would be shown otherwise than it was; of one that was never shown, it has not."""
        before = _seen_in(looked.upload.said)
        return before is not None and before != looked.seen

    def anew(self, looked: Looked, why: str = "") -> None:
        """As it is now, as the next edition; what was said to lines that have changed is forgotten. `why`: where it is not
        because of what is held."""
        upload, before = looked.upload, _seen_in(looked.upload.said) or looked.seen
        gone = [*map(str, changed_lines(before, looked.seen)), REST_KEY]
        now = looked.with_words(replace(upload, said=_without(upload.said, gone)), self.clock())
        told, edition = why or changed_words(before, looked.seen), str(int(edition_of(upload)) + 1)
        self.uploads.say_instead(upload.id, gone, SHOWN, {"edition": edition, "told": told, **_marks(now.seen)})
        fresh = self.uploads.of(upload.id)
        if fresh is not None:
            self.show(replace(now, upload=fresh))
            self._retire(upload)

    def say_once(self, upload: Upload, said: Said, of: str, fresh: bool = False) -> None:
        """Say something under the file; begun again, it is there once."""
        key = mark(upload.id, of)
        spot, until = Spot(upload.channel, upload.thread), self.clock() + SENDING
        if fresh or not self.poster.is_said(spot, key, upload.thread, until):
            self.poster.post(spot, said, key, until)

    def _retire(self, upload: Upload) -> None:
        """The messages of an edition say that they are out of date; one that can't be changed has dead buttons anyway."""
        spot, until = Spot(upload.channel, upload.thread), self.clock() + SENDING
        try:
            keys = {mark(upload.id, _page(upload, number)) for number in range(_MOST_PAGES)}
            for key, ts in list(self.poster.marked(spot, upload.thread, until)):
                if key in keys:
                    self.poster.change(upload.channel, ts, sentence(OUT_OF_DATE), until)
        except (LaterError, RefusedError) as fault:
            logger.warning("an earlier preview still stands: %s", fault)


_MOST_PAGES = 50
"""More messages than any preview has."""


def mark(one: str, part: str) -> str:
    """What marks a message in Slack: opaque."""
    return hashlib.sha256(f"{one}:{part}".encode()).hexdigest()[:32]


def _page(upload: Upload, number: int) -> str:
    return f"edition {edition_of(upload)} page {number}"


def _marks(one: Seen) -> dict[str, str]:
    return {"file": one.file, "lines": " ".join(one.lines)}


def _seen_in(said: Mapping[str, Words]) -> Seen | None:
    words = said.get(SHOWN)
    return Seen(words["file"], tuple(words["lines"].split())) if words else None


def _without(said: Mapping[str, Words], gone: Iterable[str]) -> dict[str, Words]:
    return {line: words for line, words in said.items() if line not in {*gone}}
