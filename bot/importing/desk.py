"""The desk where files are taken in: a file is looked at, lines are matched, and what was decided is stored.

The terminal and Slack come to the same desk. Nothing is stored but by `take`; what it stores is one transaction, by one
person, of a preview that was seen. Looking again (`matched`, `take`) goes by what is held then, and nothing is stored where a
line is by now another than was seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.importing.again import KIND as HELD
from bot.importing.again import nothing_new
from bot.importing.checking import lines_of, matched
from bot.importing.decisions import Decisions, UndecidedError, decide
from bot.importing.held import Held, held_by
from bot.importing.naming import Place, place_of, slug_of
from bot.importing.preview import NotTaken, Preview
from bot.importing.reading import Found, Said, Words, read, title_beside
from bot.importing.told import bounded
from bot.importing.wording import lines_named
from bot.vocabulary import Edition, Vocabulary
from store.audience import NOBODY, Audience
from store.imported import OTHERWISE, AlreadyIn, Among, FileRecord, Imported, ImportRecord, NewDocument
from store.ingest.contents import Contents, UnreadableError
from store.ingest.reading import Progress, being_read
from store.open import Store
from store.values import COUNCIL, COUNCIL_NAME

CHANGED_SINCE = "What is held has changed since this was shown, and {lines} with it: run it again to see it as it is now."
OURSELVES = (COUNCIL, COUNCIL_NAME)
"""What tables call the council itself."""


@dataclass(frozen=True, slots=True)
class Importing:
    """The desk. `audience`: whose drafts it knows of; `everything`: indicators made for others' drafts too (the terminal).

    It remembers what was held when it last looked at a file, so that nothing is checked twice where nothing has changed.
    """

    store: Store
    vocabulary: Vocabulary
    audience: Audience = NOBODY
    everything: bool = False
    _looked: dict[str, Held] = field(default_factory=dict, compare=False, repr=False)

    def look(self, name: str, data: bytes, said: Said, now: datetime, progress: Progress | None = None) -> Preview | NotTaken:
        """The preview of a file by its name and bytes; one sentence where it gives none. Nothing is stored."""
        try:
            with being_read(name, data) as contents:
                held = self._held(now)  # while the process that reads the file starts
                found = contents(progress)
        except UnreadableError as fault:
            return NotTaken(name, str(fault))
        return self._examined(found, said, now, *held)

    def examine(self, contents: Contents, said: Said, now: datetime) -> Preview | NotTaken:
        """The preview of a file that is read already."""
        return self._examined(contents, said, now, *self._held(now))

    def _examined(self, contents: Contents, said: Said, now: datetime, held: Held, edition: Edition) -> Preview | NotTaken:
        found = read(contents, said, Words(edition.lexicon, held.names, OURSELVES))
        return found if isinstance(found, NotTaken) else self._preview(contents, found, held, said, now)

    def matched(self, preview: Preview, matches: Mapping[int, str], now: datetime) -> Preview:
        """The preview with lines matched to indicators by their codes, and looked at again."""
        held = self._beside(self._held(now)[0], preview)
        self._remember(preview.file, held)
        return matched(preview, matches, held)

    def take(
        self, preview: Preview, said: Decisions, *, who: str, now: datetime, approved_by: str | None = None
    ) -> Imported | AlreadyIn:
        """Store what was decided, all of it or nothing. Raises UndecidedError or ImportRefusedError, in sentences.

        Who does not see what stands of a file that was taken in already can't make an indicator for it anew.
        """
        if refused := [doubt.sentence for doubt in preview.doubts if doubt.kind == HELD]:
            raise UndecidedError(refused)
        held = self._beside(self._held(now)[0], preview)
        known = frozenset(held.indicators) | frozenset(self.store.imports.made.all())
        looked = preview if self._looked.get(preview.file.fingerprint) == held else matched(preview, said.match, held)
        if news := [one.number for one in looked.lines if one != preview.line(one.number)]:
            raise UndecidedError([CHANGED_SINCE.format(lines=lines_named(news))])
        records = self.store.imports.imports()
        if _stands_otherwise(preview, records, held, now):
            raise UndecidedError([OTHERWISE])
        document, figures, indicators = decide(looked, said, known)
        return self.store.imports.bring_in(
            document, figures, preview.file, who=who, now=now, indicators=indicators, approved_by=approved_by,
            among=Among(
                beside=not preview.alone and (self.everything or preview.already is None or not said.make),
                since=records[-1].number if records else 0,
            ),
        )  # fmt: skip

    def _preview(self, contents: Contents, found: Found, held: Held, said: Said, now: datetime) -> Preview:
        file, wanted = FileRecord(contents.name, contents.fingerprint), found.slug or slug_of(found.report)
        records = self.store.imports.imports()
        place = _place(wanted, file, records, held, now, said.alone)
        stood = next((one.title for one in records if place.beside and one.document == place.slug), None)
        document = NewDocument(
            place.slug, said.title or title_beside(found.title, stood, found.report), found.report, found.meeting,
            any(one.proposed.origin == "dashboard" for one in found.items),
            any(one.proposed.role == "previous" for one in found.items),
        )  # fmt: skip
        told = bounded((*found.doubts, *nothing_new(found.items, held, found.report, contents.name)))
        bare = Preview(
            file, document, found.report, (), told, place.already, place.replaces, place.beside, said.alone,
            place.settled, wanted,
        )  # fmt: skip
        held = self._beside(held, bare)
        self._remember(file, held)
        return replace(bare, lines=lines_of(found.items, found.report, held))

    def _beside(self, held: Held, preview: Preview) -> Held:
        """What is held, with what the draft's files have brought that stay: for the person in charge alone."""
        if not self.everything or preview.settled:
            return held
        brought = self.store.imports.brought(preview.document.slug)
        own, others = preview.file, not preview.alone
        stays = (one for one in brought if one.fingerprint == own.fingerprint or (others and one.file != own.name))
        return replace(held, brought=tuple(stays))

    def _remember(self, file: FileRecord, held: Held) -> None:
        self._looked.clear()
        self._looked[file.fingerprint] = held

    def _held(self, now: datetime) -> tuple[Held, Edition]:
        with self.store.reading(now, audience=self.audience) as reader:
            edition = self.vocabulary.whole() if self.everything else self.vocabulary.seen_by(reader)
            return held_by(reader, edition.catalogue.indicators), edition


def _stands_otherwise(preview: Preview, records: Sequence[ImportRecord], held: Held, now: datetime) -> bool:
    """Whether the draft's other files are not those that were shown; where the same file stands, it is no matter."""
    place = _place(preview.wanted, preview.file, records, held, now, preview.alone)
    shown = (preview.document.slug, preview.replaces, preview.beside)
    return place.already is None and (place.slug, place.replaces, place.beside) != shown


def _place(wanted: str, file: FileRecord, records: Sequence[ImportRecord], held: Held, now: datetime, alone: bool) -> Place:
    """How a file stands to what is there."""
    packaged = {one.slug for one in held.documents} - {one.document for one in records}
    return place_of(wanted, file, records, packaged, now, alone=alone)
