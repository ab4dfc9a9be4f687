"""What may be wrong with a figure beside those that are held of its indicator. Pure.

Each function finds the words that its check's sentence takes (`checks.py`), or nothing.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from bot.importing.beside import contradicted
from bot.importing.case import Case, Found
from bot.importing.held import shown
from intents.periods import parse_label
from store.standing import agree
from store.values import Figure

FEWEST = 4
"""How many like figures a series must have before a jump can be told from its own history."""
JUMP = Decimal("1.5")
"""How many times the greatest step of its history a figure may be away from the one before."""


FAR, TIMES, NOT_SMALL = Decimal(25), 3, 20
"""Percentage points, and how many times a count of at least `NOT_SMALL`, that nobody should take for granted."""


def revises(case: Case) -> Found:
    """A figure that was published before, with another value."""
    return _earlier(case, case.same) if case.same and case.one.role != "previous" and _differs(case, case.same) else None


def previous(case: Case) -> Found:
    """A previous value that is not what was published."""
    return _earlier(case, case.same) if case.same and case.one.role == "previous" and _differs(case, case.same) else None


def beside(case: Case) -> Found:
    """A figure that another file of the same draft gives otherwise."""
    other = contradicted(case.one, case.beside_it)
    if other is None or other.value is None or case.one.value is None:
        return None
    value = {"value": case.shown(case.one.value), "was": case.shown(other.value), "period": case.period.label}
    return {**value, "number": other.number, "file": other.file, "place": other.place}


def later(case: Case) -> Found:
    """A figure that a later report gives otherwise: that one stands."""
    return _earlier(case, case.later) if case.later and _differs(case, case.later) else None


def jump(case: Case) -> Found:
    """A figure outside all that its series has held, and further from the one before than `JUMP` times its greatest step.

    Said of what has not been published yet: a figure that was is told of where it is another.
    """
    value = case.one.value
    if value is None or case.same or len(case.history) < FEWEST:
        return None
    values = [one.value for one in case.history]
    if min(values) <= value <= max(values):
        return None
    step = max(abs(two - one) for one, two in pairwise(values))
    if abs(value - values[-1]) <= JUMP * step:
        return None
    last = case.history[-1]
    return {"value": case.shown(value), "last": case.shown(last.value), "period": last.period, "low": case.shown(min(values)),
            "high": case.shown(max(values)), "number": len(values)}  # fmt: skip


def sudden(case: Case) -> Found:
    """A measure far from the one before, where the series is too short to tell what is usual: by more than `FAR` percentage
    points, or, of counts that are not small, more than `TIMES` as much or less than that part of it."""
    value = case.one.value
    if case.one.role != "measure" or value is None or case.same or len(case.history) >= FEWEST:
        return None
    previous = case.previous
    if previous is None or not _far(case, value, previous[1]):
        return None
    return {"value": case.shown(value), "last": case.shown(previous[1]), "period": previous[0]}


def _far(case: Case, value: Decimal, before: Decimal) -> bool:
    if case.indicator.unit == "percent":
        return abs(value - before) > FAR
    low, high = sorted((value, before))
    return case.indicator.unit == "count" and high >= NOT_SMALL and high > TIMES * low


def follows(case: Case) -> Found:
    """A measure whose period is not the one after the latest like figure held, nor after one that the file prints."""
    if case.one.role != "measure" or case.same or not case.history or case.later:
        return None
    just_before = {one.moment for one in case.period.before()}
    if just_before & case.rows.moments or any(parse_label(f.period).moment in just_before for f in case.history):
        return None
    return {"period": case.period.label, "last": case.history[-1].period}


def kind(case: Case) -> Found:
    """A measure or a previous value of another kind of period than every figure that is held of its indicator."""
    if case.one.role == "other" or case.history or case.same:
        return None
    kinds = dict.fromkeys(parse_label(one.period).series for one in case.published)
    if not kinds or case.period.series in kinds:
        return None
    return {"period": case.period.label, "kind": _said(case.period.kind), "kinds": " or ".join(map(_said, kinds))}


def _said(kind: str) -> str:
    """A kind of period in words; most are called what they are."""
    return _SAID.get(kind, kind)


_SAID = {"year to": "year to a date", "cumulative": "part of a year", "years": "span of years"}


def _differs(case: Case, figure: Figure | None) -> bool:
    return figure is not None and case.one.value is not None and not agree(figure.value, case.one.value)


def _earlier(case: Case, figure: Figure) -> Found:
    document = figure.standing.document
    assert case.one.value is not None
    return {"value": case.shown(case.one.value), "period": case.period.label, "was": shown(figure, case.held.indicators),
            "title": document.title}  # fmt: skip
