"""The words that stand in a scorecard's cells: for nothing, for a RAG, for a change, for how often, beside a period."""

from __future__ import annotations

from typing import Literal

MISSING = frozenset({
    "n/a", "na", "n.a.", "n/k", "nk", "not known", "not available", "not applicable", "not available this quarter", "not due",
    "not reported", "not collected", "not yet available", "data not available", "no data", "awaiting data", "pending", "tbc",
    "tba", "see appendix", "see commentary", "see notes", "none", "nil return", "suppressed", "c", "k", "low", "u", "x", "z", "*",
    ":", "-", "--", ".", "..", "#n/a", "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#null!", "#not calculated",
})  # fmt: skip
"""Words and marks in a value's place; the single letters and marks are those of national statistics."""

MISSING_BEGINS = (
    "not available", "not yet", "no data", "data not", "see app", "see note", "see comment", "awaiting", "no longer",
    "not possible", "not published", "not collected", "available in", "next update", "data due",
)  # fmt: skip

NOTHING = "blank"
"""What stands for the value of a row that prints other things and leaves the value empty."""

Rag = Literal["green", "amber", "red"]
RAGS: dict[str, Rag] = {"g": "green", "green": "green", "a": "amber", "amber": "amber", "r": "red", "red": "red"}
RAG_BEYOND = frozenset("blue grey gray purple white black yellow b y on track off track at risk star".split())
"""Statuses that other councils use beside the three; they are named, and not turned into one of the three."""

MET = {
    **dict.fromkeys(("met", "target met", "achieved", "target achieved", "on target"), True),
    **dict.fromkeys(("not met", "missed", "target missed", "target not met", "not achieved", "off target"), False),
}
"""What a cell says of a target, and whether it is met by that: no RAG, wherever it stands."""

Direction = Literal["up", "down", "same"]
ARROWS: dict[str, Direction] = {
    **dict.fromkeys("▲△↑⬆⇑🔼🡅🠕⭡↗⬈➚▴", "up"), **dict.fromkeys("▼▽↓⬇⇓🔽🡇🠗⭣↘⬊➘▾", "down"),
    **dict.fromkeys("►▶→➔➡⇒◄◀←⬅↔⬌⇔⬄▬↕", "same"),
}  # fmt: skip
"""Arrows, and where they point."""
POINTING: dict[str, Direction] = {
    **dict.fromkeys(("up", "upward", "upwards"), "up"), **dict.fromkeys(("down", "downward", "downwards"), "down"),
}  # fmt: skip
"""Words for arrows. They are no directions by themselves: one council means a rise by "up", and another an improvement."""
BESIDE_ARROWS = "\ufe0e\ufe0f "
"""What may stand beside an arrow and is not seen: the marks that choose its picture."""

PEOPLE = frozenset({
    "child", "children", "young person", "young people", "young persons", "person", "people", "pupil", "pupils",
    "student", "students", "family", "families", "care leaver", "care leavers", "case", "cases",
    "carer", "carers", "household", "households", "parent", "parents", "baby", "babies", "cyp", "yp", "school",
    "schools",
})  # fmt: skip
"""Whom a number in brackets beside a percentage may count: "19.6% (264 children)"."""

PERCENT_UNITS = frozenset({"%", "percent", "percentage", "per cent", "pct", "% (percentage)", "percentage (%)"})
NUMBER_UNITS = frozenset({"number", "no", "no.", "num", "count", "#", "n", "nos", "whole number"})
"""What a column of units says of a percentage, and of a number of people or things."""

DIRECTIONS: dict[str, Direction] = {
    "increase": "up", "increased": "up", "higher": "up", "rising": "up",
    "decrease": "down", "decreased": "down", "lower": "down", "falling": "down",
    "no change": "same", "same": "same", "unchanged": "same",
}  # fmt: skip

Verdict = Literal["improved", "declined", "no change", "no polarity"]
VERDICTS: dict[str, Verdict] = {
    "better": "improved", "improved": "improved", "improving": "improved", "improvement": "improved", "positive": "improved",
    "worse": "declined", "declined": "declined", "declining": "declined", "decline": "declined", "negative": "declined",
    "deteriorated": "declined", "deteriorating": "declined", "worsening": "declined",
    "no change": "no change", "same": "no change", "similar": "no change", "unchanged": "no change", "stable": "no change",
    "static": "no change", "no polarity": "no polarity",
}  # fmt: skip

POLARITIES: dict[str, Literal["low", "high"]] = {
    "low is good": "low", "low = good": "low", "lower is better": "low",
    "high is good": "high", "high = good": "high", "higher is better": "high",
}  # fmt: skip
JUDGED: dict[tuple[Direction, str], Verdict] = {
    ("up", "high"): "improved", ("up", "low"): "declined", ("down", "low"): "improved", ("down", "high"): "declined",
    ("same", "high"): "no change", ("same", "low"): "no change",
}  # fmt: skip
"""The verdict of a direction beside a polarity; a direction alone is none."""

TO_DATE = frozenset({"ytd", "year to date", "cumulative", "rolling 12 months", "rolling year", "12 month rolling", "r12m", "r12"})
"""A frequency that makes a year or a run of months of the period beside it, without saying which."""

NOT_QUARTERLY = frozenset({
    "term", "termly", "month", "monthly", "annual", "annually", "year", "yearly", "half-yearly", "half yearly", "six monthly",
    "six-monthly", "bi-annual", "biannual", "reporting year", "academic year", "financial year", "calendar year", "calendar",
    "financial",
})  # fmt: skip
"""A frequency that says of a figure that it is not one of a quarter."""
FREQUENCIES = TO_DATE | NOT_QUARTERLY | {
    "quarter", "quarterly", "last mth of qtr", "last month of quarter", "snapshot", "ms", "month snapshot", "monthly snapshot",
    "point in time",
}  # fmt: skip

PERIOD_FILLERS = frozenset(
    "census term data as at end of position the snapshot provisional p e f latest available to full in for final revised".split()
)
"""Words that may stand beside a period in its cell, and make no other period of it."""
MARKED_AS = {"p": "provisional", "e": "estimated", "f": "a forecast"}
"""Letters behind a period that say that its figure may still change."""
