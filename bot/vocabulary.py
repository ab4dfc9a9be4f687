"""The words that questions are matched with: the catalogue's, and the names that people have taught since.

Every replica looks at the database's version of the taught names before it answers, at most every `LOOKS_EVERY`, and
reads them anew where it has risen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from intents.lexicon import Lexicon, Named, Words
from store.catalogue import Catalogue, Indicator
from store.taught import TaughtNames

LOOKS_EVERY = timedelta(seconds=2)


def lexicon_of(catalogue: Catalogue, taught: Iterable[tuple[str, str]] = ()) -> Lexicon:
    """The matcher's words, from the catalogue and from taught names, each with its indicator's code before it."""
    names: dict[str, list[str]] = {}
    for code, said in taught:
        names.setdefault(code, []).append(said)
    return Lexicon(Words(
        tuple(_named(i, names.get(i.code, ())) for i in catalogue.indicators.values()),
        {c.id: c.said for c in catalogue.concepts}, tuple((t.said, t.means) for t in catalogue.topics),
        catalogue.places, catalogue.groups, catalogue.subjects, catalogue.lookalikes,
    ))  # fmt: skip


def _named(one: Indicator, taught: Sequence[str]) -> Named:
    called = tuple(dict.fromkeys((*one.called, *taught)))
    return Named(one.code, one.name, one.theme, called, one.general, one.count_of, one.unit)


@dataclass(frozen=True, slots=True)
class Edition:
    """The vocabulary at one version of the taught `names`, each with its indicator's code before it."""

    version: int
    names: tuple[tuple[str, str], ...]
    lexicon: Lexicon


class Vocabulary:
    """The newest edition, read anew when a name was taught or undone, in this process or another."""

    def __init__(self, catalogue: Catalogue, names: TaughtNames) -> None:
        self._catalogue, self._names = catalogue, names
        self._looked: datetime | None = None
        self._edition = self._read()

    def at(self, now: datetime) -> Lexicon:
        """The words to answer with at `now`, the clock's time: at most `LOOKS_EVERY` behind the database."""
        if self._looked is None or not timedelta(0) <= now - self._looked < LOOKS_EVERY:
            self._looked = now
            self.newest()
        return self._edition.lexicon

    def newest(self) -> Edition:
        """The edition that stands in the database now."""
        if self._names.version() != self._edition.version:
            self._edition = self._read()
        return self._edition

    def _read(self) -> Edition:
        version, taught = self._names.standing()
        names = tuple((one.indicator, one.said) for one in taught)
        return Edition(version, names, lexicon_of(self._catalogue, names))
