"""The answer as JSON: a public interface. Fields may be added freely; `schema` rises when one changes its meaning."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from bot import answers as a
from bot.answers import Answer, Change, Shown
from bot.compare import difference_unit
from bot.numbers import display
from store.catalogue import Indicator
from store.values import Overview

SCHEMA = 1
Json = dict[str, Any]
Draw = Callable[[Answer, str], list[dict[str, Any]]]


def to_json(answer: Answer, text: str, draw: Draw) -> Json:
    """One object of the contract; `draw` makes its blocks."""
    answered = answer.outcome == "answered"
    return {
        "schema": SCHEMA,
        "question": answer.asked,
        "outcome": answer.outcome,
        "kind": answer.kind,
        "indicators": [_indicator(i) for i in answer.indicators],
        "figures": [_figure(s) for s in answer.figures] if answered else [],
        "also": [_figure(x.shown) | {"why": x.why} for x in answer.also],
        "changes": [_change(c) for c in answer.changes] if answered else [],
        "summary": _summary(answer) if isinstance(answer, a.Summarised) else None,
        "choices": [{"label": c.label, "question": c.question} for c in answer.choices] if isinstance(answer, a.Choose) else [],
        "text": text,
        "blocks": draw(answer, text),
    }


def _indicator(one: Indicator) -> Json:
    return {"code": one.code, "name": one.name, "polarity": one.polarity, "unit": one.unit}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(shown: Shown) -> Json:
    figure, target = shown.figure, shown.figure.target
    standing = figure.standing
    return {
        "indicator": figure.indicator,
        "area": figure.area,
        "period": figure.period,
        "value": _number(figure.value),
        "unit": shown.indicator.unit,
        "display": shown.display,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "target": {"operator": shown.target_operator, "value": _number(target.value), "text": target.text} if target else None,
        "target_met": shown.target_met,
        "rag": figure.rag,
        "quartile": figure.quartile,
        "benchmark_year": figure.benchmark_year,
        "statistical_neighbour": _number(figure.neighbour),
        "england": _number(figure.england),
        "region": _number(figure.region),
        "revised_from": [display(p.value, shown.indicator.unit) for p in figure.revised_from if p.value is not None],
        "source": {
            "document": standing.document.title,
            "date": standing.document.meeting.isoformat() if standing.document.meeting else None,
            "place": "; ".join(figure.places),
        },
    }


def _change(change: Change) -> Json:
    return {
        "indicator": change.indicator.code,
        "from": change.earlier,
        "to": change.later,
        "difference": _number(change.difference),
        "difference_unit": difference_unit(change.indicator.unit),
        "direction": change.direction,
        "verdict": change.verdict,
        "as_reported": change.as_reported,
        "by_report": change.by_report,
    }


def _summary(answer: a.Summarised) -> Json:
    counts = answer.counts
    return {
        "report": answer.report.report,
        "measures": counts.measures,
        "improved": counts.improved,
        "declined": counts.declined,
        "no_change": counts.no_change,
        "no_polarity": counts.no_polarity,
        "cannot_be_calculated": counts.cannot_be_calculated,
        "benchmarked": counts.benchmarked,
        "quartiles": {str(n): q for n, q in enumerate(counts.quartiles, 1)},
        "published": _published(answer.published),
        "differences": list(answer.differences),
    }


def _published(own: Overview | None) -> Json | None:
    if own is None:
        return None
    names = ("measures", "improved", "declined", "no_change", "no_polarity", "cannot_be_calculated", "benchmarked")
    quartiles = {str(n): q for n, q in enumerate(own.quartiles, 1)} if own.quartiles else None
    return {name: getattr(own, name) for name in names} | {"quartiles": quartiles, "place": own.place}
