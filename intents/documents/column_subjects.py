"""What a column beside a figure is about, by its heading: a person, a comment, a date, a comparison; or it is not known."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from intents.documents.beside_words import (
    COMPARED,
    DATED,
    DATES_OF_WORK,
    DEFINED,
    DESCRIBED,
    NAMED,
    NAMED_WITH,
    NOTED,
    PERSONS,
    POLARITIES,
    WORKED_ON,
)
from intents.documents.heading_phrases import words_of

Subject = Literal["comment", "definition", "description", "person", "date", "named", "work", "comparison", "unknown"]


@lru_cache(maxsize=1 << 10)
def subject_of(heading: str) -> Subject:
    """What a column is about. `named`: what its indicator belongs to or comes from; `work`: what it is sorted by.

    One word tells of comments, persons, dates and comparisons; what an indicator belongs to only where no word is unknown:
    `Referral source` is no source of the data.
    """
    said = words_of(heading)
    words = frozenset(said.split())
    if words <= DESCRIBED:
        return "description" if words else "unknown"
    if words & NOTED or words & DEFINED:
        return "comment" if words & NOTED else "definition"
    if words & PERSONS or said.endswith(" by"):
        return "person"
    if words & DATED or said in DATES_OF_WORK:
        return "date"
    if words <= NAMED | NAMED_WITH and words & NAMED:
        return "named"
    if words <= WORKED_ON | NAMED | NAMED_WITH and words & WORKED_ON:
        return "work"
    return "comparison" if words & COMPARED or said in POLARITIES else "unknown"
