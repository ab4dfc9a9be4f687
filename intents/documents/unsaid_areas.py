"""Rows whose area's cell is empty under a row of another area: the cell may be merged, or left out because it is the same.

Decided: such a row is never the council's without a word; it is doubted, in a sentence that names the area above.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from intents.documents.heading_phrases import words_of
from intents.documents.proposed import Doubt

SAID = 'No area is printed, and the rows above are of "{above}"; it may be of that too.'


def unsaid_areas(areas: Iterable[str], own: Collection[str]) -> list[tuple[Doubt, ...]]:
    """For each row's area, a doubt where it is empty and the last one printed above is not one of the council's `own` names."""
    out, above = list[tuple[Doubt, ...]](), ""
    for area in areas:
        above = area or above
        other = bool(above) and not area and words_of(above) not in own
        out.append((Doubt("area", SAID.format(above=above)),) if other else ())
    return out
