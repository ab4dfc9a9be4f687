"""What a printing loses when it, or what it leads to, is not to be told. Pure."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from store.values import SUPPRESSED, Document, Printing

_MOVEMENT: dict[str, Any] = dict.fromkeys(
    ("reported", "reported_direction", "reported_verdict", "reported_difference", "reported_against")
)
_OF_THE_VALUE: dict[str, Any] = dict.fromkeys(
    ("value", "numerator", "denominator", "target", "rag", "quartile", "benchmark_year", "note")
)


def blank(one: Printing) -> Printing:
    """Nothing of its figure is left: `c` stands in its place. A row's name with a number in it goes: it may be the figure."""
    kind, _, row = one.place.partition(": ")
    place = kind if re.search(r"\d", row) else one.place
    return replace(one, **_OF_THE_VALUE, **_MOVEMENT, missing=SUPPRESSED, place=place)


def without_total(one: Printing) -> Printing:
    """Without what it is out of: a nought that is shown, of a number that is not."""
    return replace(one, denominator=None)


def without_movement(one: Printing) -> Printing:
    """Without what its document says of how it moved; a colour goes by that too."""
    return replace(one, **_MOVEMENT, rag=None)


def without_digits(one: Printing) -> Printing:
    """Without a note that has a number in it: it may be of the figure beside this one."""
    return replace(one, note=None) if one.note and re.search(r"\d", one.note) else one


def without_overviews(printings: Sequence[Printing], of: AbstractSet[str]) -> tuple[Printing, ...]:
    """The printings; some documents (`of`, by their slugs) have lost their own overviews: those count directions."""
    fewer: dict[str, Document] = {
        one.document.slug: replace(one.document, overview=None, counted=(), unexplained=None)
        for one in printings if one.document.slug in of
    }  # fmt: skip
    return tuple(replace(one, document=fewer.get(one.document.slug, one.document)) for one in printings)
