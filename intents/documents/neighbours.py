"""Neighbour averages that look swapped between two rows: 98.4% beside 3.36%, and 1.6% beside 96.64% in the row below.

They are kept as printed and doubted; nothing is swapped back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from intents.documents.proposed import Doubt, Proposed

FAR, NEAR = Decimal(40), Decimal(10)
"""Points between a figure and its neighbours that are unlikely, and those that would be likely after a swap."""


def doubt_swapped(proposals: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """The proposals, with a doubt on each pair of measures, one after the other, whose neighbours fit better swapped."""
    out = list(proposals)
    measured = [at for at, one in enumerate(out) if one.role == "measure"]
    for at, after in pairwise(measured):
        if _swapped(out[at], out[after]):
            said = "The neighbour averages of this row and the one beside it look swapped."
            for row in (at, after):
                place = dict(out[row].cells).get("neighbour", out[row].place)
                out[row] = replace(out[row], doubts=(*out[row].doubts, Doubt("neighbours", said, place)))
    return tuple(out)


def _swapped(one: Proposed, other: Proposed) -> bool:
    if one.value is None or other.value is None or one.neighbour is None or other.neighbour is None:
        return False
    apart = min(abs(one.value - one.neighbour), abs(other.value - other.neighbour))
    crossed = max(abs(one.value - other.neighbour), abs(other.value - one.neighbour))
    return apart > FAR and crossed < NEAR
