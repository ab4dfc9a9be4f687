"""A file beside the draft's other files: what was taken in already, what they agree in, and where they contradict. Pure.

Decided: a line stands already where the same place gave the same value for the same period: nothing is asked about it again,
under whichever indicator it was taken. Where another file of the draft gives another value for the same indicator and
period, that is told with both places, and needs a word: inside one document the dashboard stands, and answers say that the
text differs.
"""

from __future__ import annotations

from collections.abc import Iterable

from intents.documents.proposed import Proposed
from store.imported import Brought
from store.standing import agree


def standing_as(one: Proposed, place: str, brought: Iterable[Brought]) -> str | None:
    """The indicator under which a line stands already; None where it does not."""
    said = (place, one.period, one.origin, one.value, one.missing)
    codes = {b.indicator for b in brought if (b.place, b.period, b.origin, b.value, b.missing) == said}
    return one.indicator if one.indicator in codes else codes.pop() if len(codes) == 1 and not _is_certain(one) else None


def _is_certain(one: Proposed) -> bool:
    return one.indicator is not None and not one.doubts


def agreed(one: Proposed, beside: Iterable[Brought]) -> bool:
    """Whether another file of the draft gives the same value."""
    return any(one.value is not None and b.value is not None and agree(one.value, b.value) for b in beside)


def contradicted(one: Proposed, beside: Iterable[Brought]) -> Brought | None:
    """What another file of the draft gives instead; None where none does."""
    values = [b for b in beside if one.value is not None and b.value is not None]
    return next((b for b in values if one.value is not None and b.value is not None and not agree(one.value, b.value)), None)
