"""Whether what a figure was read from is a sentence at all: a table's lines, run together, look like one. Pure.

Decided: a sentence ends with a stop and says what it says with a verb, or after a colon as a headline does. A table that came
out of a PDF as lines of text has neither, or has them by chance, so that its figures are doubted, and never taken for
granted. Where cells of several
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
_CELLS = re.compile(
    rf"\d%?(?: ?\([^()]*\))? +(?:(?:{_BESIDE})(?: ?\([^()]*\))? +)+[\d<>]|\d%(?: ?\([^()]*\))? +[<>]?\d[\d.,]*%", re.IGNORECASE
)
MANY = 5
"""From how many such figures on the whole file is doubted."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*\d?$")
VERBS = """
was were is are be been being has have had do does did will would could can may might must shall should
stand stands stood standing remain remains remained remaining stay stays stayed continue continues continued keep keeps kept
rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing go goes went gone come comes came
increase increases increased increasing decrease decreases decreased decreasing decline declines declined declining
drop drops dropped dropping dip dips dipped dipping climb climbs climbed climbing jump jumps jumped slip slips slipped move moves
moved moving peak peaks peaked peaking shift shifted double doubled halve halved reduce reduces reduced reducing lower lowered
improve improves improved improving worsen worsens worsened deteriorate deteriorates deteriorated recover recovers recovered
stabilise stabilises stabilised level levels levelled settle settled fluctuate fluctuates fluctuated vary varies varied
total totals totalled totalling number numbers numbered average averages averaged amount amounts amounted account accounts
accounted represent represents represented representing equate equates equated make makes made give gives gave
reach reaches reached reaching achieve achieves achieved attain attains attained exceed exceeds exceeded hit hits meet meets met
miss misses missed show shows showed shown report reports reported receive receives received see sees saw seen
work works worked begin begins began start starts started end ends ended take takes took need needs needed
"""
"""The verbs with which a report states a figure."""
_STATES = re.compile(rf"\b(?:{'|'.join(sorted(VERBS.split(), key=len, reverse=True))})\b", re.IGNORECASE)
_HEADLINE = re.compile(r"^[^.:;|\t]*[A-Za-z)]: ?(?:just |only |about |around )?-?\d[^:|\t]*$")


def doubted_sentence(one: Proposed) -> tuple[Doubt, ...]:
    """A doubt where the words that a figure was read from do not read as a sentence."""
    return () if is_sentence(one.evidence) else (Doubt("broken", BROKEN, one.place),)


def is_sentence(text: str) -> bool:
    """Whether words end with a stop and state something with a verb, or as a headline does (`Re-referrals: 25.1%.`)."""
    words = text.strip()
    return bool(_ENDS.search(words)) and bool(_STATES.search(words) or _HEADLINE.search(_BRACKETS.sub("", words)))


def without_guess(one: Proposed) -> Proposed:
    """A figure as it was read; without its value where it was read from several columns' cells in one line."""
    if one.value is None or not doubted_sentence(one) or not _CELLS.search(one.evidence):
        return one
    return replace(one, value=None, numerator=None, denominator=None, doubts=(*one.doubts, Doubt("cells", CELLS, one.place)))


def doubted_text(sentences: Iterable[Proposed]) -> tuple[Doubt, ...]:
    """One doubt for a text much of which does not read as sentences: what was not read of it is not told otherwise."""
    broken = [one for one in sentences if any(doubt.kind == "broken" for doubt in one.doubts)]
    return (Doubt("broken", f"{len(broken)} {BROKEN_TABLE}", broken[0].place),) if len(broken) >= MANY else ()
