"""The words that questions are matched with: the packaged catalogue's, those of indicators made since, and taught names.

Every replica looks at the database's version of them before it answers, at most every `LOOKS_EVERY`, and reads them
anew where it has risen. An audience has an edition of its own: an indicator made since the package is a word of it from
the first figure on that the audience may see, and before that it does not exist, for the matcher as for the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from intents.lexicon import Lexicon, Named, Words
from store.catalogue import Catalogue, Indicator
from store.open import Store
from store.queries import Reader

LOOKS_EVERY = timedelta(seconds=2)
MOST_EDITIONS = 8
"""How many audiences' editions are kept: those with a draft that holds a new indicator, and everybody's."""


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
    """What an audience understands at one version: the catalogue as it knows it, and the matcher's words.

    `names`: the taught names, each with its indicator's code before it.
    """

    version: int
    names: tuple[tuple[str, str], ...]
    catalogue: Catalogue
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class _Stand:
    """All that stands at one version, and the editions made of it so far, by the indicators that each adds."""

    version: int
    names: tuple[tuple[str, str], ...]
    made: Mapping[str, Indicator]
    editions: dict[frozenset[str], Edition] = field(default_factory=dict)


class Vocabulary:
    """The newest editions, read anew when something was taught, undone or made, in this process or another."""

    def __init__(self, catalogue: Catalogue, store: Store) -> None:
        self._catalogue, self._store = catalogue, store
        self._looked: datetime | None = None
        self._stand = self._read()

    def look(self, now: datetime) -> None:
        """Be at most `LOOKS_EVERY` behind the database at `now`, the clock's time."""
        if self._looked is None or not timedelta(0) <= now - self._looked < LOOKS_EVERY:
            self._looked = now
            self._refresh()

    def seen_by(self, reader: Reader) -> Edition:
        """The edition of the reader's audience. Where nothing was made since the package, nobody's differs from another's."""
        stand = self._stand
        return self._edition_with(stand, reader.made().intersection(stand.made) if stand.made else frozenset())

    def newest(self) -> Edition:
        """Everybody's edition, of what is published, that stands in the database now."""
        self._refresh()
        if not self._stand.made:
            return self._edition_with(self._stand, frozenset())
        with self._store.reading() as reader:
            return self.seen_by(reader)

    def whole(self) -> Edition:
        """The edition with every indicator made since the package, of drafts too: for the person in charge only."""
        self._refresh()
        return self._edition_with(self._stand, frozenset(self._stand.made))

    def _edition_with(self, stand: _Stand, added: frozenset[str]) -> Edition:
        return stand.editions.get(added) or self._edition(stand, added)

    def _edition(self, stand: _Stand, added: frozenset[str]) -> Edition:
        packaged = self._catalogue.indicators
        indicators = {**packaged, **{code: stand.made[code] for code in sorted(added - packaged.keys())}}
        catalogue = replace(self._catalogue, indicators=indicators) if added else self._catalogue
        edition = Edition(stand.version, stand.names, catalogue, lexicon_of(catalogue, stand.names))
        if len(stand.editions) >= MOST_EDITIONS:
            stand.editions.clear()
        stand.editions[added] = edition
        return edition

    def _refresh(self) -> None:
        if self._store.taught.version() != self._stand.version:
            self._stand = self._read()

    def _read(self) -> _Stand:
        version, taught = self._store.taught.standing()
        return _Stand(version, tuple((one.indicator, one.said) for one in taught), self._store.imports.made.all())


class Known(dict[str, Indicator]):
    """An edition's indicators, and those that came in too lately for it: a figure that is seen has its indicator."""

    def __init__(self, indicators: Mapping[str, Indicator], reader: Reader) -> None:
        super().__init__(indicators)
        self._reader = reader

    def __missing__(self, code: str) -> Indicator:
        return self._reader.indicator(code)
