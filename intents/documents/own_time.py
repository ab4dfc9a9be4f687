"""Whether a cell says the very time of its row's figure, or another: by its period, or by how many months it covers.

Decided: a cell repeats the figure's time where it names that period, or a date or shorter time that ends with it, as a snapshot
is taken. A longer time that ends with it is another ("12 months to December" beside a quarter).
"""

from __future__ import annotations

import re

from intents.documents.cell_periods import read_period
from intents.documents.heading_words import TO_DATE_PHRASES
from intents.periods import Period, parse_label

_WRITTEN = {name: n for n, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_LENGTH = re.compile(rf"\b[rl]?(?P<n>\d{{1,2}}|{'|'.join(_WRITTEN)})[ -]?(?:m|mth|mths|month|months|mnths)\b")
_TO_DATE = re.compile(rf"\b(?:{'|'.join(sorted(TO_DATE_PHRASES, key=lambda said: -len(said)))}|fytd|l12m)\b")
MONTHS = {"month": 1, "quarter": 3, "term": 4, "year": 12, "year to": 12, "calendar year": 12, "school year": 12}
SHORT = frozenset({"month", "quarter", "term"})
LONG = frozenset({"year", "fy", "financial", "plan", "strategy", "academic", "school"})
"""Words in a heading under which the year that a figure is of repeats its time."""


def months_of(period: Period) -> int:
    """How many months a period has."""
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def of_other_length(said: str, period: str | None) -> bool:
    """Whether words name a run of months, or a year to date, that is not as long as the figure's period."""
    if period is None:
        return False
    length = months_of(of := parse_label(period))
    lengths = {int(n) if n.isdigit() else _WRITTEN[n] for n in _LENGTH.findall(said)}
    return bool(lengths - {length}) or bool(of.kind in SHORT and _TO_DATE.search(said) and not _NOT.search(said))


def without_lengths(said: str) -> str:
    """The words without those of a run of months, or of a year to date."""
    return " ".join(_LENGTH.sub(" ", _TO_DATE.sub(" ", said)).split())


def repeats(text: str, period: str | None, heading: frozenset[str] = frozenset()) -> bool:
    """Whether a cell that looks like a period says the time of its row's figure and nothing longer, or its year under `Year`."""
    if period is None:
        return True
    of = parse_label(period)
    label = read_period(text, period if of.kind == "quarter" else None).label
    if label is None:
        return False
    said = parse_label(label)
    return within(said, of) or bool(heading & LONG and said.start <= of.start and of.end <= said.end)


def within(said: Period, of: Period) -> bool:
    """Whether a period is the figure's own, or a shorter one that ends with it."""
    return said.end == of.end and said.start >= of.start


_NOT = re.compile(r"\b(?:not|non)\b")
