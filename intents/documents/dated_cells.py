"""A target or an average with the period that it is of in brackets behind it: `20% (2025/26)`, `22.4% (2023/24)`.

Decided: a bare year in brackets ("(2024)") is none, for it may as well be a number of people.
"""

from __future__ import annotations

import re

from intents.documents.another_thing import fits
from intents.documents.cell_periods import periods_said
from intents.documents.cells import number, plain
from intents.periods import parse_label


def dated(text: str) -> tuple[str, str | None]:
    """A cell's text without the period in brackets at its end, and that period's label; the text itself, and None without."""
    found = _DATED.fullmatch(plain(text))
    labels, rest = periods_said(found["period"]) if found else ((), "")
    if not found or len(labels) != 1 or labels[0].isdigit() or rest.strip():
        return text, None
    return found["bare"], labels[0]


def average_of(text: str, period: str | None) -> tuple[str, str | None]:
    """An average's text and the year that it is of, where that is a year that had begun by the figure's own period."""
    bare, of = dated(text)
    if of is None or period is None or number(bare) is None:
        return text, None
    year = parse_label(of)
    began = "year" in year.kind and year.start <= parse_label(period).end
    return (bare, of) if began else (text, None)


def target_of(text: str, period: str | None) -> tuple[str, str | None]:
    """A target's text, and the other time that it is of, where it names one that does not hold the figure's own."""
    bare, of = dated(text)
    return (bare, None) if of is None or fits(of, period) else (text, of)


_DATED = re.compile(r"(?P<bare>[^()\[\]]+?) ?[(\[](?P<period>[^()\[\]]+)[)\]]")
