"""What stands above a table, and whether it says that the table is of somebody else: a place, a group, another council.

Decided: a title is no heading, and what it says of a part or of others can't be told from what it merely mentions. So every
line of such a table is doubted, in a sentence with the title; none is left out, and none is taken without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from intents.documents.cell_periods import periods_said
from intents.documents.cells import plain
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import FILLERS, OTHERS_TITLED, PART_TITLED, TOTALS
from intents.documents.naming import Names

SAID = 'Above the table stands “{title}”: its figures may be of {whom}, not of the council as a whole.'


def of_somebody_else(titles: Iterable[str], names: Names, own: frozenset[str]) -> str | None:
    """The sentence that tells of the first title that names a place, a group, a part or other councils; None where none does."""
    for title in titles:
        if whom := _whom(plain(title), names, own):
            return SAID.format(title=plain(title), whom=whom)
    return None


def is_part(text: str, names: Names, own: frozenset[str]) -> bool:
    """Whether a section's title names a place, a group or a part."""
    return _whom(plain(text), names, own) is not None


def is_total(text: str) -> bool:
    """Whether a cell of a breakdown says all of them together."""
    return words_of(text) in TOTALS


def _whom(title: str, names: Names, own: frozenset[str]) -> str | None:
    said = _without_own(words_of(periods_said(title)[1]), own)
    if foreign := names.foreign(said):
        return " and ".join(foreign)
    if other := _council(title, own):
        return other
    if parts := [word for word in said.split() if word in PART_TITLED]:
        return f"a {parts[0]}" if parts[0] not in TOTALS else None
    words = [word for word in said.split() if word not in FILLERS and word != "sheet"]
    return "others" if words and set(words) <= OTHERS_TITLED else None


def _without_own(said: str, own: frozenset[str]) -> str:
    for name in sorted(own, key=len, reverse=True):
        said = re.sub(rf"\b{re.escape(name)}\b", " ", said)
    return " ".join(said.split())


def _council(title: str, own: frozenset[str]) -> str | None:
    """Another council that a title names with that word; None where it is the council itself."""
    for found in _COUNCIL.finditer(title):
        name = words_of(found[0])
        if name not in own and not name.startswith(("full ", "the ", "our ", "cabinet ")):
            return found[0].strip()
    return None


_COUNCIL = re.compile(
    r"(?:[A-Z][\w'&-]+ (?:and |of |upon |on |& )?)+Council\b(?!lor|'s Cabinet)|(?:London Borough|City|County) of (?:[A-Z]\w+ ?)+"
)
"""The name of a council, as a title prints it: "Rutland County Council", "London Borough of Barnet"."""
