"""Which times a title, a section or a note names, beside the quarter of the report: its own, earlier ones, later ones. Pure.

Decided: a quarter or month without its year is one of the report's financial year. The last month of the report's quarter,
its first and last together, and a year that holds it are its own time; a month amid it is another, and so is a run of
months that begins before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from intents import periods as p
from intents.documents.cell_periods import times_said
from intents.documents.heading_phrases import words_of
from intents.documents.note_words import BEFORE, COMPARING
from intents.period_rules import Said
from intents.periods import Period, parse_label


@dataclass(frozen=True, slots=True)
class Times:
    """What a text names of times. `own`: the report's quarter; `earlier` and `later`: the labels of others that are not."""

    own: bool = False
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Whether it names no time at all."""
        return not (self.own or self.earlier or self.later)


@lru_cache(maxsize=1 << 12)
def times_of(text: str, report: str) -> Times:
    """The times that a text names, beside the report's quarter."""
    of = parse_label(report)
    named = [period for one in times_said(text) if (period := _period(one, of))]
    months = {one.end.month for one in named if one.kind == "month" and of.start <= one.start and one.end <= of.end}
    whole = of.end.month in months and (len(months) == 1 or of.start.month in months) and not _ONLY.search(text)
    other = [one for one in named if not _is_own(one, of) and not (whole and one.kind == "month" and one.end.month in months)]
    earlier, later = ([one.label for one in other if (one.end > of.end) is after] for after in (False, True))
    return Times(len(other) < len(named), tuple(earlier), tuple(later))


def of_another_quarter(text: str, report: str) -> bool:
    """Whether a title or a section says that what stands under it is of another time than the report's quarter.

    "Quarter 3 compared with Quarter 2" says no such thing, nor does "Performance since last quarter".
    """
    times = times_of(text, report)
    if _COMPARES.search(text):
        return False
    return bool(times.earlier or times.later) or (not times.own and says_before(text))


def says_before(text: str) -> bool:
    """Whether it heads what is of the time before: "Previous", "Last quarter's results"."""
    return _BEFORE.search(words_of(text)) is not None


def _period(said: Said, of: Period) -> Period | None:
    if said.period is not None:
        return said.period
    if said.unit == "quarter":
        return p.quarter(of.financial_year, said.number)
    return p.month(of.financial_year + (said.number < 4), said.number) if said.unit == "month" else None


def _is_own(one: Period, of: Period) -> bool:
    """Whether a period is the report's quarter, or a year that holds it."""
    whole = one.kind in ("year", "calendar year", "school year", "years") and one.start <= of.start and of.end <= one.end
    return whole or (one.start, one.end) == (of.start, of.end)


_ONLY = re.compile(r"\bonly\b|\bexclud|\bexcept\b|\bwithout\b|\bjust\b", re.IGNORECASE)
_COMPARES = re.compile(rf"\b(?:{'|'.join(COMPARING)})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:sheet )?(?:{'|'.join(BEFORE)})$|\b(?:{'|'.join(BEFORE)}) (?:quarter|month|period|year)\b")
