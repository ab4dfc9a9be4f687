"""Whether a line is a printing that is held already, field by field and at the same place: what `export` wrote, back again. Pure.

Decided: of such a line nothing is doubted, for nothing would change by it and somebody has decided about it before. A file
of nothing else is not taken: it would only become a document beside its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.importing.held import Held
from bot.importing.reading import Item
from intents.documents.proposed import Doubt, Proposed
from intents.documents.tidy import FIGURE
from store.values import Printing

KIND = "held"
NOTHING_NEW = "Every line of it is held already just as it stands here, so there is nothing to take."
_FIELDS = tuple(name for name in FIGURE if name not in ("area", "target", "place", "note"))


def held_already(held: Held, report: str) -> frozenset[tuple[object, ...]]:
    """Keys of the printings of a report's documents."""
    return frozenset(_key(one, one.place, one.note) for one in held.printings if one.document.report == report)


def is_held(item: Item, keys: frozenset[tuple[object, ...]]) -> bool:
    """Whether an item of the program's own layout is one of them."""
    return item.place is not None and _key(item.proposed, item.place, item.note) in keys


def nothing_new(items: Sequence[Item], held: Held, report: str, file: str) -> tuple[Doubt, ...]:
    """What is told of a file that holds nothing else."""
    keys = held_already(held, report) if all(item.place is not None for item in items) else frozenset()
    return (Doubt(KIND, NOTHING_NEW, file),) if items and all(is_held(item, keys) for item in items) else ()


def _key(one: Proposed | Printing, place: str, note: str | None) -> tuple[object, ...]:
    return (*(str(getattr(one, name)) for name in _FIELDS), one.target.text if one.target else None, place, note or None)
