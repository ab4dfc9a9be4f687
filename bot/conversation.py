"""One line of a conversation: understood in the light of the one before, answered, worded, and remembered.

The same for the terminal, Slack and a batch. The state of a conversation lives in the database under an opaque key,
expires, and is never seen by another thread. It is forgotten too where those who see the thread may no longer know of a
draft that it was about; and nothing is learnt of a line whose audience sees a draft, as misses are read by others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answer import answer, remember
from bot.answers import Answer, NotHeld
from bot.desk import Desk
from bot.digest import digest
from bot.digested import Digest
from bot.learning import Asker, Heard, Learning, last_of
from bot.report import Reports
from bot.vocabulary import Edition, Known, Vocabulary
from bot.wording import say
from intents.question import Context, Question
from intents.understand import understand
from store.audience import NOBODY, Audience
from store.catalogue import Catalogue
from store.open import Store
from store.queries import Reader

LASTS, LASTS_SUMMARY = timedelta(hours=24), timedelta(days=100)
"""How long a conversation is remembered after its last line; one about a report's summary until about the next report, as a
digest's counts are opened in its thread days later."""

LONDON = ZoneInfo("Europe/London")
_DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and the whole of it in words, plain and not escaped for any surface.

    `drafts`: the unpublished documents that its audience knew of, by slug, to be asked about again before it is sent.
    """

    answer: Answer
    text: str
    question: Question
    drafts: frozenset[str] = frozenset()


class Assistant:
    """Answers questions. Holds nothing of its own that a second replica would need."""

    def __init__(self, store: Store, vocabulary: Vocabulary, learning: Learning) -> None:
        self._store, self._vocabulary, self._learning = store, vocabulary, learning

    def ask(
        self, text: str, *, thread: str | None, now: datetime, today: date | None = None, asker: Asker | None = None,
        audience: Audience = NOBODY,
    ) -> Reply:  # fmt: skip
        """The reply to one line. `today` is the day relative dates go by, if not that of `now`; it hides no document.

        `asker`: who asks, where something is to be learnt of how it goes. `audience`: all who will see the reply; where
        none is said, it is made of what is published only.
        """
        held = self._state(thread, now)
        self._vocabulary.look(now)
        with self._store.reading(audience=audience) as reader:
            edition, drafts = self._vocabulary.seen_by(reader), reader.drafts()
            held = held if held and _may_know(held, reader, edition) else None
            context = Context.from_json(held) if held else None
            question = understand(text, edition.lexicon, today or now.astimezone(LONDON).date(), context)
            given = answer(question, Desk(_catalogue(edition, reader), reader), context)
        asker = None if drafts else asker
        if thread is not None:
            state = remember(question, given, context).to_json()
            lasts = LASTS_SUMMARY if given.kind == "summary" else LASTS
            state = self._learning.remembering(state, question, given.outcome, asker)
            self._store.conversations.put(thread, _with_drafts(state, drafts), now, lasts)
        self._learning.note(Heard(question, given.outcome, thread, last_of(held)), asker, edition.lexicon, now)
        return Reply(given, say(given), question, drafts)

    def digest(self, report: str, *, now: datetime, audience: Audience = NOBODY) -> Digest | NotHeld | None:
        """The digest of the report that a text names (`Q3 2021/22`; empty: the latest); None where it names none."""
        today = now.astimezone(LONDON).date()
        self._vocabulary.look(now)
        with self._store.reading(now, audience=audience) as reader:
            edition = self._vocabulary.seen_by(reader)
            question = understand(f"digest of {report}" if report.strip() else "digest", edition.lexicon, today)
            if question.kind != "summary" or (report.strip() and not question.said):
                return None
            return digest(question, Reports(reader, _catalogue(edition, reader)))

    def may_send(self, drafts: Iterable[str], *, audience: Audience) -> bool:
        """Whether an audience may still know of drafts (a reply's `drafts`): asked at the moment of sending."""
        asked = frozenset(drafts)
        return not asked or asked <= self.documents(audience)

    def documents(self, audience: Audience) -> frozenset[str]:
        """The documents that an audience may know of at this moment, by slug."""
        with self._store.reading(audience=audience) as reader:
            return frozenset(one.slug for one in reader.documents())

    def drafts(self, audience: Audience) -> frozenset[str]:
        """The unpublished documents that an audience may know of at this moment, by slug."""
        with self._store.reading(audience=audience) as reader:
            return reader.drafts()

    def is_published(self, report: str, *, now: datetime, audience: Audience = NOBODY) -> bool:
        """Whether the report of this quarter is published, or known to the audience: what posts its digest asks just before."""
        with self._store.reading(now, audience=audience) as reader:
            return reader.document(report) is not None

    def knows(self, thread: str, now: datetime) -> bool:
        """Whether it has been asked in this thread, and remembers."""
        return self._store.conversations.get(thread, now) is not None

    def _state(self, thread: str | None, now: datetime) -> str | None:
        return self._store.conversations.get(thread, now) if thread is not None else None


def _catalogue(edition: Edition, reader: Reader) -> Catalogue:
    return replace(edition.catalogue, indicators=Known(edition.catalogue.indicators, reader))


def _with_drafts(state: str, drafts: frozenset[str]) -> str:
    """A conversation's state with the drafts that it may be about."""
    return json.dumps({**json.loads(state), _DRAFTS: sorted(drafts)}) if drafts else state


def _may_know(state: str, reader: Reader, edition: Edition) -> bool:
    """Whether the audience may know all that a conversation was about: its drafts, and its indicators."""
    held = json.loads(state)
    codes = {code for name in ("codes", "choices", "earlier", "listed") for code in held[name]}
    known = {one.slug for one in reader.documents()} if held.get(_DRAFTS) else set()
    return {*held.get(_DRAFTS, ())} <= known and codes <= edition.catalogue.indicators.keys()
