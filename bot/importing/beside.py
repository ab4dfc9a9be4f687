"""A file beside the draft's other files: what was taken in already, what they agree in, and where they contradict. Pure.

Decided: a line stands already where the same place gave the same value for the same period: nothing is asked about it again,
under whichever indicator it was taken. Where another file of the draft gives another value for the same indicator and
period, that is told with both places, and needs a word: inside one document the dashboard stands, and answers say that the
text differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from intents.documents.proposed import Proposed
from store.imported import Brought
from store.standing import agree

Taken = Mapping[tuple[object, ...], AbstractSet[str]]
"""The indicators under which figures were taken, by what stood where."""


def taken_in(brought: Iterable[Brought]) -> Taken:
    """What the draft's files have brought, as `standing_as` asks for it."""
    found: dict[tuple[object, ...], set[str]] = {}
    for one in brought:
        found.setdefault(_said(one, one.place), set()).add(one.indicator)
    return found


def standing_as(one: Proposed, place: str, taken: Taken) -> str | None:
    """The indicator under which a line stands already; None where it does not."""
    codes = taken.get(_said(one, place), frozenset())
    return one.indicator if one.indicator in codes else next(iter(codes)) if len(codes) == 1 and not _is_certain(one) else None


def _said(one: Proposed | Brought, place: str) -> tuple[object, ...]:
    return (place, one.period, one.origin, one.value, one.missing)


def _is_certain(one: Proposed) -> bool:
    return one.indicator is not None and not one.doubts


def agreed(one: Proposed, beside: Iterable[Brought]) -> bool:
    """Whether another file of the draft gives the same value."""
    return any(one.value is not None and b.value is not None and agree(one.value, b.value) for b in beside)


def contradicted(one: Proposed, beside: Iterable[Brought]) -> Brought | None:
    """What another file of the draft gives instead; None where none does."""
    values = [b for b in beside if one.value is not None and b.value is not None]
    return next((b for b in values if one.value is not None and b.value is not None and not agree(one.value, b.value)), None)
