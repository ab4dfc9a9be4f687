"""What a document says, as much of it as a sentence can hold: a few words of many, and the start of a long one. Pure.

Decided: whatever stands in a file, a sentence about it stays one that a person reads to its end. What is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

SHOWN = 5
"""So many of several are named."""
LONGEST = 80
"""So many letters of one are shown."""


def few(texts: Iterable[str], between: str = " ", shown: int = SHOWN) -> str:
    """The first of several texts, and how many there are besides: `x x x x x, and 1,048,571 more`."""
    them = iter(texts)
    named = [short(text) for text in islice(them, shown)]
    more = sum(1 for _ in them)
    return between.join(named) + (f", and {more:,} more" if more else "")


def listed(texts: Sequence[str]) -> str:
    """`a`; `a and b`; of many the first: `a, b, c, d, e, and 12 more`."""
    return " and ".join(map(short, texts)) if len(texts) <= SHOWN else few(texts, ", ")


def short(text: str, longest: int = LONGEST) -> str:
    """A text as it stands, or its beginning and an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
