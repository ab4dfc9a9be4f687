"""Places and bodies whose names hold the council's own: "South Leicestershire", "Leicestershire Police". Pure.

Decided: an own name beside a point of the compass, before the word of another body, or joined by "and" to another name, is
not the council's: figures under it may be of a part, of others, or of more than the council.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from intents.documents.cells import plain

COMPASS = (
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "mid", "rural", "greater",
    "n", "s", "e", "w", "nw", "ne", "sw", "se",
)  # fmt: skip
"""What before an own name makes a part of the area, or more than it."""
BODIES = (
    "police", "constabulary", "nhs", "partnership", "neighbour", "neighbours", "fire", "icb", "integrated care", "hospital",
    "hospitals", "university", "academy", "academies", "academy trust", "magistrates", "probation", "districts", "boroughs",
)  # fmt: skip
"""What behind an own name makes another body of it."""
JOINED_ORDINARY = frozenset(
    "england national regional region east statistical comparator comparators comparisons benchmark benchmarks neighbours "
    "target targets performance children families its the our previous rag".split()
)
"""What may be joined to an own name and is no other body: "Leicestershire and England"."""


def other_body(title: str, own: Collection[str]) -> str | None:
    """The words of a title that hold one of the council's `own` names and name somebody else; None where none does."""
    found = _pattern(frozenset(own)).search(said := plain(title)) if own else None
    if found is None:
        return None
    joined = found["joined"]
    if joined and (joined.casefold() in JOINED_ORDINARY or not joined[0].isupper()):
        return other_body(said[found.end() :], own)
    return " ".join(found[0].split())


@lru_cache(maxsize=16)
def _pattern(own: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(own, key=lambda name: (-len(name), name)))
    before, after = "|".join(COMPASS), "|".join(BODIES)
    joined = rf"(?:{names})\s*(?:\band\b|&)\s*(?P<joined>\w[\w'\u2019-]*)"
    return re.compile(rf"\b(?:(?:{before})[ -](?:{names})\b|(?:{names})['\u2019]?s? (?:{after})\b|{joined})", re.IGNORECASE)
