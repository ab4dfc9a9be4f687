"""What may be wrong with a figure by what the file itself prints beside it, and by the indicator's own nature. Pure.

Each function finds the words that its check's sentence takes (`checks.py`), or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.compare import direction_of, is_met, verdict_of
from bot.importing.case import Case, Found
from intents.documents.cell_words import MET
from intents.documents.cells import Amount, plain, read_amount
from intents.documents.proposed import Proposed
from intents.documents.settling import out_of_step
from intents.periods import parse_label


def above_hundred(case: Case) -> Found:
    """A percentage above a hundred."""
    value = case.one.value
    return {"value": value} if case.indicator.unit == "percent" and value is not None and value > 100 else None


def counts(case: Case) -> Found:
    """Counts that do not give the percentage, to its own decimals, or of which it can be none; the sentence is the reader's."""
    one = case.one
    wrong = out_of_step(one.value, one.numerator, one.denominator) if case.indicator.unit == "percent" else []
    return {"counts": wrong[0][1]} if wrong else None


def moved_by(case: Case) -> Found:
    """A number in brackets by which the percentage before it has moved from another of its row, or from the one held."""
    beside = _in_brackets(case.one)
    if beside is None:
        return None
    said = [amount.first for part in case.one.evidence.split("|") if (amount := read_amount(part))]
    before = next((one for one in (*said, *case.share_before) if abs(beside.first - one) == beside.second), None)
    return None if before is None else {"number": beside.second, "value": beside.first, "before": before}


def cohort(case: Case) -> Found:
    """A number that would make its percentage one of far more than the last one held: it may be the whole, and not the part."""
    share, top = _share_and_number(case)
    before = case.cohort_before if share and top else None
    if not (share and top and before):
        return None
    of = top * 100 / share
    words = {"number": f"{top:,}", "share": share, "of": f"{of:,.0f}", "before": f"{before:,.0f}"}
    return words if of >= before * _FAR_MORE else None


def _share_and_number(case: Case) -> tuple[Decimal | None, Decimal | int | None]:
    """A percentage and the number of those it is about, from the row's fields, or from the cell of which the count is."""
    one = case.one
    if case.indicator.unit == "percent":
        return one.value, one.numerator
    amounts = [amount for part in one.evidence.split("|") if (amount := read_amount(part)) and amount.second is not None]
    pairs = [(a.first, a.second) if a.percent else (a.second, a.first) for a in amounts if a.percent != a.second_percent]
    return next((pair for pair in pairs if pair[1] == one.value), (None, None))


def _in_brackets(one: Proposed) -> Amount | None:
    """The percentage of a row with a number in brackets and no word beside it, of which one of the two is the figure."""
    amounts = [amount for part in one.evidence.split("|") if (amount := read_amount(part))]
    bare = [a for a in amounts if not (a.second_percent or a.base or a.whom or a.second is None)]
    return next((a for a in bare if one.value in (a.first, a.second)), None) if one.origin == "dashboard" else None


def _moved(case: Case) -> tuple[str, Decimal, Decimal] | None:
    """The period compared with, its value, and this one's, where the row says something of a change."""
    one, earlier = case.one, case.previous
    if one.value is None or earlier is None or one.reported_against not in (None, earlier[0]):
        return None
    return (*earlier, one.value)


def direction(case: Case) -> Found:
    """A direction that is not that of its own figures."""
    said = case.one.reported_direction
    moved = _moved(case) if said else None
    if moved is None or said == direction_of(moved[1], moved[2]):
        return None
    return _change(case, moved) | {"moved": _MOVED[direction_of(moved[1], moved[2])]}


def verdict(case: Case) -> Found:
    """A verdict in words; a mark of no polarity beside an indicator that has one is `_polarity`'s."""
    said, polarity = case.one.reported_verdict, case.indicator.polarity
    moved = _moved(case) if said not in (None, "no polarity") and polarity != "none" else None
    if moved is None:
        return None
    judged = verdict_of(polarity, direction_of(moved[1], moved[2]))
    return None if judged == said else _change(case, moved) | {"verdict": judged, "good": polarity}


def polarity(case: Case) -> Found:
    """Words about which way is good, in the row's name or beside its change, that are not the indicator's polarity."""
    polarity, one = case.indicator.polarity, case.one
    if one.role != "measure":
        return None
    named = _GOOD.search(plain(f"{one.printed} | {one.reported or ''} | {one.evidence}").casefold())
    judged = one.reported_verdict in ("improved", "declined") and polarity == "none"
    said = "low" if named and named[1].startswith("low") else "high" if named else None
    if (said is None or said == polarity) and not judged:
        return None
    return {"said": named[0] if named else one.reported, "polarity": _POLARITY[polarity]}


def _change(case: Case, moved: tuple[str, Decimal, Decimal]) -> dict[str, object]:
    period, earlier, latest = moved
    return {"reported": case.one.reported, "earlier": case.shown(earlier), "period": period, "latest": case.shown(latest)}


def rag(case: Case) -> Found:
    """Green: first quartile, or second and not declined. Amber: second or third. Red: fourth, or third and not improved.

    The domain's rule says "high" and "low" in a quartile, which no file prints: what is printed is given that benefit.
    """
    one = case.one
    if one.rag is None or one.quartile is None:
        return None
    spoilt = {("green", 2): "declined", ("red", 3): "improved"}.get((one.rag, one.quartile))
    fits = one.quartile in _RAG[one.rag] and (spoilt is None or one.reported_verdict != spoilt)
    but = f" with “{one.reported}”" if one.quartile in _RAG[one.rag] else ""
    return None if fits else {"rag": one.rag, "quartile": _NTH[one.quartile], "but": but}


def target(case: Case) -> Found:
    """A cell of the row that says met or missed, where the value and the target say the other."""
    one = case.one
    if one.target is None or one.value is None or one.role != "measure":
        return None
    said = next((MET[cell] for part in one.evidence.split("|") if (cell := plain(part).casefold()) in MET), None)
    if said is None:
        return None
    met = is_met(one.value, one.target.operator, one.target.value, case.indicator.polarity)
    words = {"said": "met" if said else "missed", "value": case.shown(one.value), "target": one.target.text}
    return None if met is None or met == said else words


def twice(case: Case) -> Found:
    """Another row or cell of the file that gives the same indicator and period, as a value of its own.

    A quarter is not given again by its last month in the same row: the month may be.
    """
    if case.one.origin == "text":
        return None
    others = (p for p in case.rows.printed(case.one.area, case.period) if p is not case.one and not _is_a_month_of_it(p, case))
    other = next((p for p in others if p.place != case.one.place or p.value != case.one.value), None)
    as_another = f", as {other.period}" if other and other.period != case.one.period else ""
    return {"period": case.period.label, "as_another": as_another, "place": other.place} if other else None


def _is_a_month_of_it(other: Proposed, case: Case) -> bool:
    """Whether another value of the same row is that of the last month of this one's quarter."""
    month = other.period is not None and parse_label(other.period).kind == "month"
    return month and case.period.kind == "quarter" and other.place == case.one.place


def unit(case: Case) -> Found:
    """A per cent sign beside what is no percentage; no sign, where a person said that it is one."""
    one, percent = case.one, case.indicator.unit == "percent"
    if (percent and not case.matched) or (not percent and "%" not in one.evidence):
        return None
    amounts = [a for part in one.evidence.split("|") if (a := read_amount(part)) and one.value in (a.first, a.second)]
    signs = {a.percent if one.value == a.first else a.second_percent for a in amounts}
    unsigned = case.matched and percent and signs == {False} and "%" not in one.printed
    wrong = unsigned or (signs == {True} and not percent)
    return {"unit": _UNITS[case.indicator.unit], "value": f"{one.value}%" if True in signs else one.value} if wrong else None


_FAR_MORE = Decimal("1.5")
_MOVED = {"up": "a rise", "down": "a fall", "same": "no change"}
_POLARITY = {"low": "low is good", "high": "high is good", "none": "neither is good, it is for information only"}
_UNITS = {"percent": "percentages", "count": "numbers", "rate": "rates", "score": "scores"}
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_RAG: Mapping[str, tuple[int, ...]] = {"green": (1, 2), "amber": (2, 3), "red": (3, 4)}
_GOOD = re.compile(r"\b(low|lower|high|higher)(?: ?(?:=|is|are) ?(?:good|better))\b")
