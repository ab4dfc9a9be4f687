"""Titles, sheets and sections that say that their figures are no results, or those of a part. Pure.

Decided: some words tell wherever they stand ("Template", "Superseded"); others are parts of ordinary names too ("Key Stage 2
test results", "2 year old funding"), and tell only where nothing else stands in their part of the title: "Scorecard - OLD".
"""

from __future__ import annotations

import re

from intents.documents.cell_periods import periods_said
from intents.documents.cells import plain
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import FILLERS

NO_RESULTS = frozenset(
    "example examples dummy template templates superseded archive archived obsolete withdrawn placeholder mock illustrative "
    "illustration fictitious scenario scenarios budgeted".split()
)
"""Words that say that figures are none, or not in force."""
NO_RESULTS_SAID = (
    "do not use", "do not publish", "what if", "subject to", "not validated", "not verified", "not for publication",
    "test data", "test file", "test version", "test only", "sample data", "out of date", "work in progress", "not final",
)  # fmt: skip
"""The same in several words."""
ALONE = frozenset("old test testing budget sample copy backup plan".split())
"""Words that say it where nothing else stands beside them."""
ABOUT = (FILLERS - {"performance", "result", "and"}) | {
    "sheet", "table", "scorecard", "scorecards", "dashboard", "report", "reporting", "version", "v1", "v2", "only",
}  # fmt: skip
"""Words beside those that change nothing."""

_ORDINARY_TEAM = (
    "management|leadership|senior|executive|directorate|performance|intelligence|insight|data|business|offending|justice"
)
_USED = "to|and|of|the|use|purposes?|reference|officers?|members?|information|internal|read|eyes|staff"
PARTS_SAID = (
    rf"\b(?!(?:{_ORDINARY_TEAM}) )[a-z]+ teams?\b", r"\bteam [a-z\d]\b",
    r"\b(?:send|sen|fsm|eal|ehcp) (?:pupils?|children|cohort|group|only)\b",
    r"\baged? (?!0 (?:to )?(?:1[789]|2[05])\b)\d{1,2}\b", r"\b\d{1,2} (?:to )?\d{1,2} year olds?\b",
    r"\b(?:comparison|comparator|control|peer) groups?\b", r"\b(?:excluding|excludes?|excl|exc)\b",
    rf"\b(?!(?:{_USED}) )[a-z]+ only\b",
)  # fmt: skip
"""Patterns of a title's words by which its figures are those of a part: a team, an age, pupils with a plan, "… only"."""


def no_results(title: str) -> str | None:
    """The words of a title or a section that say that its figures are no results; None where it says no such thing."""
    said = words_of(title)
    if phrase := next((one for one in NO_RESULTS_SAID if f" {one} " in f" {said} "), None):
        return phrase
    if word := next((one for one in said.split() if one in NO_RESULTS), None):
        return word
    return next((word for part in _SEVERED.split(plain(title)) if (word := _alone(part))), None)


def part_titled(title: str) -> str | None:
    """The words of a title that make a part of the whole: "Fostering team"; None where there are none."""
    said = words_of(periods_said(title)[1])
    return next((found[0] for pattern in _PARTS if (found := pattern.search(said))), None)


def _alone(part: str) -> str | None:
    """The word of `ALONE` in a part of a title that else holds only periods and words that change nothing."""
    left = [word for word in words_of(periods_said(part)[1]).split() if word not in ABOUT and not word.isdigit()]
    return left[0] if left and set(left) <= ALONE else None


_SEVERED = re.compile(r"\s[-\u2013\u2014|/]\s|[:;,()\[\]\u201c\u201d\"]")
_PARTS = tuple(map(re.compile, PARTS_SAID))
