"""The one place that builds the real parts: the store, the words to match with, the assistant, and what learns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.conversation import Assistant
from bot.learning import Learning
from bot.teaching import Teacher
from bot.verifying import Verifier
from bot.vocabulary import Vocabulary
from intents.lexicon import Lexicon
from intents.periods import parse_label
from store.catalogue import Catalogue, load_catalogue
from store.disclosure import USUAL
from store.open import Store, open_store

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that answers, built. `catalogue` is the packaged one, `lexicon` everybody's words as it started."""

    store: Store
    catalogue: Catalogue
    lexicon: Lexicon
    assistant: Assistant
    vocabulary: Vocabulary
    teacher: Teacher
    verifier: Verifier


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def when(label: str) -> tuple[str, date, date]:
    """A period's label as the store keeps it: its kind, first and last day."""
    period = parse_label(label)
    return period.kind, period.start, period.end


def build(database: str | Path, now: Clock = clock, *, keeps_misses: bool = True, small_up_to: int = USUAL) -> Parts:
    """Opens the database, made and filled on first use, and builds what answers from it. Raises StoreError.

    `keeps_misses` False: nothing is kept of questions that were not understood (SCRUTINEER_MISSES=off).
    `small_up_to`: up to which number an unpublished count is suppressed (SCRUTINEER_SMALL_UP_TO).
    """
    catalogue = load_catalogue()
    store = open_store(database, when=when, now=now, small_up_to=small_up_to)
    vocabulary = Vocabulary(catalogue, store)
    assistant = Assistant(store, vocabulary, Learning(store.misses, keeps_misses))
    teacher = Teacher(vocabulary, store.taught)
    verifier = Verifier(assistant, store.verified)
    return Parts(store, catalogue, vocabulary.newest().lexicon, assistant, vocabulary, teacher, verifier)
