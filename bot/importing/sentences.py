"""Whether what a figure was read from is a sentence at all: a table's lines, run together, look like one. Pure.

Decided: a sentence ends with a stop and says what it says with a verb. A table that came out of a PDF as lines of text has
neither, or has them by chance, so that its figures are doubted, and never taken for granted. Where cells of several
columns follow each other in it ("71.7% Higher 77.5% A 2 75.5%"), which of them is the figure is not known, and none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from intents.documents.cell_words import DIRECTIONS, RAGS, VERDICTS
from intents.documents.proposed import Doubt, Proposed

BROKEN = "This may be the lines of a table, and not a sentence."
BROKEN_TABLE = (
    "figures stand in what may be a table that came out as lines of text, so that others of it may not have been read: "
    "bring the table in as CSV or XLSX."
)
CELLS = "Cells of several columns stand in this line, and which of them is the figure is not known."
_BESIDE = "|".join(re.escape(word) for word in sorted({*DIRECTIONS, *VERDICTS, *RAGS, "n/a"}, key=len, reverse=True))
_CELLS = re.compile(rf"\d%?(?: ?\([^()]*\))? +(?:(?:{_BESIDE})(?: ?\([^()]*\))? +)+[\d<>]", re.IGNORECASE)
MANY = 5
"""From how many such figures on the whole file is doubted."""
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*\d?$")
_STATES = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|be|fell|rose|stood|remain(?:s|ed)?|(?:in|de)creas(?:e|es|ed|ing)|work(?:s|ed)?|shows?"
    r"|receiv(?:e|es|ed)|representing|improv(?:ed|ing)|reduced|continue[ds]?|reach(?:es|ed)|achiev(?:e|es|ed)|report(?:s|ed)?)\b",
    re.IGNORECASE,
)


def doubted_sentence(one: Proposed) -> tuple[Doubt, ...]:
    """A doubt where the words that a figure was read from do not read as a sentence."""
    words = one.evidence.strip()
    return () if _ENDS.search(words) and _STATES.search(words) else (Doubt("broken", BROKEN, one.place),)


def without_guess(one: Proposed) -> Proposed:
    """A figure as it was read; without its value where it was read from several columns' cells in one line."""
    if one.value is None or not doubted_sentence(one) or not _CELLS.search(one.evidence):
        return one
    return replace(one, value=None, numerator=None, denominator=None, doubts=(*one.doubts, Doubt("cells", CELLS, one.place)))


def doubted_text(sentences: Iterable[Proposed]) -> tuple[Doubt, ...]:
    """One doubt for a text much of which does not read as sentences: what was not read of it is not told otherwise."""
    broken = [one for one in sentences if any(doubt.kind == "broken" for doubt in one.doubts)]
    return (Doubt("broken", f"{len(broken)} {BROKEN_TABLE}", broken[0].place),) if len(broken) >= MANY else ()
