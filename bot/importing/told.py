"""As many doubts as a person reads, however many a file gives cause for. Pure.

Decided: of one kind the first few are told with their places and the rest are counted; a sentence that quotes a long cell
ends where nobody reads on. Nothing becomes clean by it: a line with any doubt keeps one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intents.documents.few import short
from intents.documents.proposed import Doubt

OF_ONE_KIND = 20
LONGEST = 600
"""Letters of a sentence."""


def bounded(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """The doubts in their order, as many as are told."""
    return tuple(replace(one, sentence=short(one.sentence, LONGEST), place=short(one.place, LONGEST)) for one in _few(doubts))


def _few(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    more: dict[str, list[Doubt]] = {}
    seen: dict[str, int] = {}
    for one in doubts:
        seen[one.kind] = seen.get(one.kind, 0) + 1
        if seen[one.kind] <= OF_ONE_KIND:
            yield one
        else:
            more.setdefault(one.kind, []).append(one)
    yield from (Doubt(kind, f"And {len(them):,} more like this, from here on.", them[0].place) for kind, them in more.items())
