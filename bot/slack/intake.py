"""Taking a file in, in the order of a conversation: sent in a direct message, shown to its sender, decided line by line,
approved with its publication time, and stored. The buttons and forms are in `import_presses`.

Decided: only editors, and only in their own direct messages, so that nobody else sees a preview. What waits is on the disk
(`store/uploads.py`), and each press reads and checks the file anew: a press after a restart, or at another replica, is one
as any other, and what has changed in between is seen. The file's fingerprint decides that it is stored once. It is stored
as a draft that nobody knows of; only then are its readers and its time set, so that a process that dies in between has let
nothing out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.importing.decisions import UndecidedError
from bot.importing.preview import NotTaken
from bot.importing.wording import stored_words
from bot.importing.years import asks_years
from bot.publication import draft_words
from bot.slack.audiences import Audiences
from bot.slack.deciding_blocks import ALONE_KEY
from bot.slack.fetching import Fetcher, NotFetchedError
from bot.slack.incoming import Incoming
from bot.slack.posting import Poster, Spot
from bot.slack.preview_blocks import decisions
from bot.slack.said import Said, sentence
from bot.slack.showing import SENDING, Looked, Showing, mark
from bot.slack.year_blocks import YEARS_KEY, question, years_said
from intents.documents.cell_periods import reports_named
from store.audience import Audience
from store.imported import Imported, ImportRefusedError, Reader
from store.imports import ImportBook
from store.uploads import Upload, Uploads, Words

if TYPE_CHECKING:
    from bot.importing.desk import Importing

NEEDS_EDITOR = "Bringing figures in needs an editor: ask one of the people named in SCRUTINEER_EDITORS. The file was not read."
BESIDE = "write it beside the file when you send it, such as: Q4 2024/25"
STANDS_ALONE = "It takes the place of the draft's other files now, as you said."
STANDS_BESIDE = "It stands beside the draft's other files now, as you said."
_IN_THE_TERMINAL = 'such as --report "Q4 2024/25"'


@dataclass(frozen=True, slots=True)
class Bringing:
    """What bringing files in takes of the program itself. `desk`: with an audience's drafts; `themes`: those there are."""

    editors: frozenset[str]
    uploads: Uploads
    imports: ImportBook
    desk: Callable[[Audience], Importing]
    themes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Intake:
    """From a file that was sent to its preview, and from an approval to what is stored."""

    bringing: Bringing
    poster: Poster
    audiences: Audiences
    fetcher: Fetcher
    clock: Callable[[], datetime]

    def may(self, user: str, external: bool = False) -> bool:
        """Whether somebody is an editor, of this council's own."""
        return user in self.bringing.editors and not external

    def receive(self, asked: Incoming, attempts: int, until: datetime) -> str:
        """A file was sent: what came of it. Every message is sent once, however often this is begun."""
        if not self.may(asked.user, asked.external):
            self._answer(asked, [sentence(NEEDS_EDITOR)], attempts)
            return "no editor"
        try:
            upload = self._kept(asked, until)
        except NotFetchedError as fault:
            self._answer(asked, [sentence(str(fault))], attempts)
            return "not fetched"
        looked = self.look(upload)
        if isinstance(looked, NotTaken):
            self.bringing.uploads.close(upload.id, "rejected")
            self._answer(asked, [sentence(looked.sentence)], attempts)
            return "not taken"
        if asks_years(looked.first.doubts) and YEARS_KEY not in upload.said:
            self._answer(asked, [question(upload, looked.first)], attempts)
            return "asked for its years"
        self.showing.show(looked, fresh=attempts == 1)
        return "previewed"

    @property
    def showing(self) -> Showing:
        """What shows previews, and keeps in mind what it showed."""
        return Showing(self.bringing.uploads, self.poster, self.clock)

    def show(self, upload: Upload) -> None:
        """The preview of a file about which something was asked first, or whose buttons were of an earlier one."""
        looked = self.look(upload)
        if not isinstance(looked, NotTaken):
            self.showing.show(looked)

    def say(self, upload: Upload, line: str, words: Words) -> Looked | None:
        """Keep a word to what was shown; None where it is not that any more, and is shown anew."""
        looked = self._is_shown(upload)
        if looked is None:
            return None
        self.bringing.uploads.say(upload.id, line, words)
        looked = looked.with_words(self.bringing.uploads.of(upload.id) or upload, self.clock())
        self.showing.keep_in_mind(looked)
        return looked

    def look(self, upload: Upload) -> Looked | NotTaken:
        """The file read and checked anew, with what was said so far."""
        from bot.importing.reading import Said as SaidOfFile

        desk = self.bringing.desk(self.audiences.sure(Audience(None, upload.who)))
        now = self.clock()
        alone = bool(upload.said.get(ALONE_KEY, {}).get("alone"))
        said = SaidOfFile(report=upload.report, years=years_said(upload.said), alone=alone)
        first = desk.look(upload.file_name, upload.data or b"", said, now)
        if isinstance(first, NotTaken):
            return replace(first, sentence=first.sentence.replace(_IN_THE_TERMINAL, BESIDE))
        return Looked(upload, desk, first, desk.matched(first, decisions(upload.said, first).match, now))

    def stand(self, upload: Upload, alone: str) -> None:
        """Let the file take the place of the draft's others (`alone`), or stand beside them: shown anew as that."""
        if not self._is_shown(upload):
            return
        self.bringing.uploads.say(upload.id, ALONE_KEY, {"alone": alone})
        looked = self.look(self.bringing.uploads.of(upload.id) or upload)
        if not isinstance(looked, NotTaken):
            self.showing.anew(looked, STANDS_ALONE if alone else STANDS_BESIDE)

    def _is_shown(self, upload: Upload) -> Looked | None:
        """The file, where it still is what was shown; None where it is shown anew."""
        looked = self.look(upload)
        if isinstance(looked, NotTaken):
            raise UndecidedError([looked.sentence])
        if self.showing.has_changed(looked):
            self.showing.anew(looked)
            return None
        return looked

    def store(self, upload: Upload, at: datetime | None, readers: tuple[Reader, ...], who: str) -> str | None:
        """Store what was decided, then say who may know of it and when: what to tell; None where what was decided on is not
        so any more, and is shown anew. Raises UndecidedError and ImportRefusedError, in sentences."""
        looked = self.look(upload)
        if isinstance(looked, NotTaken):
            raise UndecidedError([looked.sentence])
        try:
            return self._stored(looked, at, readers, who)
        except (UndecidedError, ImportRefusedError):
            again = self.look(upload)
            if isinstance(again, NotTaken) or not self.showing.has_changed(again):
                raise
            self.showing.anew(again)
            return None

    def _stored(self, looked: Looked, at: datetime | None, readers: tuple[Reader, ...], who: str) -> str | None:
        upload, slug = looked.upload, looked.first.document.slug
        if looked.first.already is None and self.showing.has_changed(looked):
            self.showing.anew(looked)
            return None
        said = decisions(upload.said, looked.first)
        done = looked.desk.take(looked.matched, said, who=upload.who, now=self.clock(), approved_by=who)
        told = [stored_words(done, slug, said.leave)]
        if isinstance(done, Imported) or self._is_bare(done.number, slug):
            told.append(self._publish(done.number, slug, at, readers, who))
        self.bringing.uploads.close(upload.id, "stored")
        return "\n".join(told)

    def tell(self, upload: Upload, text: str, of: str) -> None:
        """Say something under the file; said twice of the same press, it is there once."""
        self.showing.say_once(upload, sentence(text), of)

    def _is_bare(self, number: int, slug: str) -> bool:
        """Whether an import has no publication time and nobody knows of it yet: somebody died before saying either."""
        return self._published(number) is None and not self.bringing.imports.readers(slug)

    def _published(self, number: int) -> datetime | None:
        return next((one.published_at for one in self.bringing.imports.imports() if one.number == number), None)

    def _publish(self, number: int, slug: str, at: datetime | None, readers: tuple[Reader, ...], who: str) -> str:
        """A draft that is corrected keeps the readers and the time that it has, where no others are said."""
        imports, now = self.bringing.imports, self.clock()
        if readers:
            imports.allow(slug, readers, who=who, now=now)
        if at is not None:
            imports.publish(slug, at, who=who, now=now)
        return draft_words(slug, self._published(number), len(imports.readers(slug)), self.clock(), as_before=at is None)

    def _kept(self, asked: Incoming, until: datetime) -> Upload:
        known = self.bringing.uploads.of(mark(asked.id, "upload")[:16])
        if known is not None and known.data is not None:
            return known
        fetched = self.fetcher.fetch(asked.file, until)
        named = reports_named((asked.question,))
        upload = Upload(
            mark(asked.id, "upload")[:16], fetched.name, hashlib.sha256(fetched.data).hexdigest(), asked.user, asked.channel,
            asked.thread or asked.ts, asked.question if named else None, fetched.data, self.clock(), {},
        )  # fmt: skip
        self.bringing.uploads.keep(upload)
        return upload

    def _answer(self, asked: Incoming, messages: Sequence[Said], attempts: int) -> None:
        spot = Spot(asked.channel, asked.thread)
        for number, said in enumerate(messages):
            key, until = mark(asked.id, str(number)), self.clock() + SENDING
            if attempts == 1 or not self.poster.is_said(spot, key, asked.ts, until):
                self.poster.post(spot, said, key, until)
