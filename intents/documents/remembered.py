"""What is worked out once for a text that many rows print, and never kept of a long one.

A long table says few periods, names and numbers, each many times. A hostile one says as many long texts as it likes, and
what is kept of those would fill the memory of a bot that runs for months.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

LONGEST = 200
"""Characters; no cell that is a period, a number or a heading is longer."""
Given = ParamSpec("Given")
Found = TypeVar("Found")
Work = Callable[Concatenate[str, Given], Found]


def remembered(most: int) -> Callable[[Work[Given, Found]], Work[Given, Found]]:
    """Decorates a pure function of a text: what it finds for the last `most` short texts is kept."""

    def decorate(work: Work[Given, Found]) -> Work[Given, Found]:
        kept = lru_cache(maxsize=most)(work)

        @wraps(work)
        def found(text: str, /, *given: Given.args, **named: Given.kwargs) -> Found:
            return (kept if len(text) <= LONGEST else work)(text, *given, **named)

        return found

    return decorate
