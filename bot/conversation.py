"""One line of a conversation: understood in the light of the one before, answered, worded, and remembered.

The same for the terminal, Slack and a batch. The state of a conversation lives in the database under an opaque key,
expires, and is never seen by another thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answer import answer, remember
from bot.answers import Answer, NotHeld
from bot.desk import Desk
from bot.digest import digest
from bot.digested import Digest
from bot.learning import Asker, Heard, Learning, last_of
from bot.report import Reports
from bot.vocabulary import Vocabulary
from bot.wording import say
from intents.question import Context, Question
from intents.understand import understand
from store.catalogue import Catalogue
from store.open import Store

LASTS = timedelta(hours=24)
"""How long a conversation is remembered after its last line."""

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and the whole of it in words, plain and not escaped for any surface."""

    answer: Answer
    text: str
    question: Question


class Assistant:
    """Answers questions. Holds nothing of its own that a second replica would need."""

    def __init__(self, store: Store, catalogue: Catalogue, vocabulary: Vocabulary, learning: Learning) -> None:
        self._store, self._catalogue, self._vocabulary, self._learning = store, catalogue, vocabulary, learning

    def ask(
        self, text: str, *, thread: str | None, now: datetime, today: date | None = None, asker: Asker | None = None
    ) -> Reply:
        """The reply to one line. `today` is the day relative dates go by, if not that of `now`; it hides no document.

        `asker`: who asks, where something is to be learnt of how it goes.
        """
        held, lexicon = self._state(thread, now), self._vocabulary.at(now)
        context = Context.from_json(held) if held else None
        question = understand(text, lexicon, today or now.astimezone(LONDON).date(), context)
        with self._store.reading() as reader:
            given = answer(question, Desk(self._catalogue, reader), context)
        if thread is not None:
            state = remember(question, given, context).to_json()
            state = self._learning.remembering(state, question, given.outcome, asker)
            self._store.conversations.put(thread, state, now, LASTS)
        self._learning.note(Heard(question, given.outcome, thread, last_of(held)), asker, lexicon, now)
        return Reply(given, say(given), question)

    def digest(self, report: str, *, now: datetime) -> Digest | NotHeld | None:
        """The digest of the report that a text names (`Q3 2021/22`; empty: the latest); None where it names none."""
        today = now.astimezone(LONDON).date()
        question = understand(f"digest of {report}" if report.strip() else "digest", self._vocabulary.at(now), today)
        if question.kind != "summary" or (report.strip() and not question.said):
            return None
        with self._store.reading(now) as reader:
            return digest(question, Reports(reader, self._catalogue))

    def is_published(self, report: str, *, now: datetime) -> bool:
        """Whether a document for the report of this quarter is published: what posts its digest asks just before."""
        with self._store.reading(now) as reader:
            return reader.document(report) is not None

    def knows(self, thread: str, now: datetime) -> bool:
        """Whether it has been asked in this thread, and remembers."""
        return self._store.conversations.get(thread, now) is not None

    def _state(self, thread: str | None, now: datetime) -> str | None:
        return self._store.conversations.get(thread, now) if thread is not None else None
