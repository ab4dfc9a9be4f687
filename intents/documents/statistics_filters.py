"""The columns of words in Explore Education Statistics that say of which part a row's figures are, and have one word throughout.

Decided: where such a column's words differ, they are part of the name of the figure (long_rows.py). Where the file has been cut
to one of them ("placement_type: Kinship"), or names a smaller area than the one that its figures are read for, every row is
doubted with that word; a total, a code and a theme say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from intents.documents.cells import empty, plain
from intents.documents.heading_phrases import phrases
from intents.documents.proposed import CellLike
from intents.documents.table_titles import is_total

FILTERED = '"{text}" stands under "{heading}" in every row: the figure may be of that alone, or another thing.'
SMALLER_AREAS = frozenset({"lad name", "pcon name"})
"""The columns of areas within an authority; other names ("ward name") are no columns of this layout, and filters."""
ORDINARY = frozenset({"percentage", "percent", "%", "final", "published"})


def is_filter(heading: str) -> bool:
    """Whether a column of words may say of which part a row is: no code and no theme."""
    return not heading.endswith((" code", " id", " urn")) and phrases(heading).kinds != ("theme",)


def is_aged(heading: str) -> bool:
    """Whether a column of numbers holds ages: `age_start`. "Average age" is a figure."""
    return heading.split()[:1] in (["age"], ["ages"])


def of_filters(row: Sequence[CellLike], filters: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """A doubt for each filter in which a row says another thing than all of them together."""
    for heading, at in filters.items():
        text = plain(row[at].text) if at < len(row) else ""
        if not (empty(text) or is_total(text) or text.casefold() in ORDINARY or _CODE.fullmatch(text)):
            yield "beside", FILTERED.format(text=text, heading=heading)


_CODE = re.compile(r"[EWSN]\d{8}")
