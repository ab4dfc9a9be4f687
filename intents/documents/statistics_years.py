"""What national statistics say beside a year of the part of it that a row is about ("Autumn term", "Financial year Q3"). Pure.

After the rules of Explore Education Statistics: a year of six digits (202425) with a term, a financial quarter or a whole
year, a year of four with a month. "Reporting year" says only that the publication's own year is meant, which may end in
March, August or September: it stays with a person. What is not among these (weeks, two terms together) is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from intents import periods as p
from intents.periods import Period

_WHOLE = re.compile(
    r"|(?:financial|academic|school|calendar|reporting) years?|financial|academic|school|calendar|annual|annually|yearly|year"
)
"""Words for a year as a whole."""

_OF_TWO_YEARS: Mapping[str, Callable[[int], Period]] = {
    **{f"financial year q{n}": partial(p.quarter, number=n) for n in range(1, 5)},
    "autumn term": lambda first: p.term("Autumn", first),
    "spring term": lambda first: p.term("Spring", first + 1),
    "summer term": lambda first: p.term("Summer", first + 1),
}
_OF_ONE_YEAR: Mapping[str, Callable[[int], Period]] = {
    name.casefold(): partial(p.month, number=n) for n, name in enumerate(p.MONTHS, 1)
}


def is_whole(said: str) -> bool:
    """Whether the words beside a year are none, or say that the whole of it is meant."""
    return _WHOLE.fullmatch(_plain(said)) is not None


def part_of(year: Period, said: str) -> Period | None:
    """The part of a year that the words beside it name; None where they name none that is known."""
    of_two = year.kind != "calendar year"
    built = (_OF_TWO_YEARS if of_two else _OF_ONE_YEAR).get(_plain(said))
    return built(year.start.year) if built else None


def _plain(said: str) -> str:
    return " ".join(said.casefold().split())
