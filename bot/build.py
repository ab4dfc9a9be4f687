"""The one place that builds the real parts: the store, the lexicon made from its catalogue, the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.conversation import Assistant
from intents.lexicon import Lexicon, Named, Words
from intents.periods import parse_label
from store.catalogue import Catalogue, load_catalogue
from store.open import Store, open_store

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that answers, built."""

    store: Store
    catalogue: Catalogue
    lexicon: Lexicon
    assistant: Assistant


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def when(label: str) -> tuple[str, date, date]:
    """A period's label as the store keeps it: its kind, first and last day."""
    period = parse_label(label)
    return period.kind, period.start, period.end


def lexicon_of(catalogue: Catalogue) -> Lexicon:
    """The matcher's words, from the catalogue."""
    return Lexicon(Words(
        tuple(Named(i.code, i.name, i.theme, i.called, i.general, i.count_of, i.unit) for i in catalogue.indicators.values()),
        {c.id: c.said for c in catalogue.concepts}, tuple((t.said, t.means) for t in catalogue.topics),
        catalogue.places, catalogue.groups, catalogue.subjects, catalogue.lookalikes,
    ))  # fmt: skip


def build(database: str | Path, now: Clock = clock) -> Parts:
    """Opens the database, made and filled on first use, and builds what answers from it. Raises StoreError."""
    catalogue = load_catalogue()
    store = open_store(database, when=when, now=now)
    lexicon = lexicon_of(catalogue)
    return Parts(store, catalogue, lexicon, Assistant(store, catalogue, lexicon))
