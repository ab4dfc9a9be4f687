"""What can't be stored, whatever is said to it: the store would refuse the whole file for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from intents.documents.proposed import Proposed


def barred(one: Proposed, unit: str | None, areas: Iterable[str]) -> str | None:
    """Why a line can't be stored whatever is said to it; None where it can."""
    top, base = one.numerator, one.denominator
    reasons = (
        (one.area is not None and one.area not in areas, f"figures are held for the whole council, and none for {one.area}."),
        (one.period is None, "its period is not known."),
        (one.value is None and one.missing is None, "its value can't be read."),
        (_beyond(one.value, unit), "its value is none that the indicator can have."),
        (any(_beyond(v, unit) for v in (one.neighbour, one.england, one.region)), "one of its averages can't be right."),
        (base is not None and (top or 0) > base, f"{top} can't be out of {base}."),
    )
    return next((sentence for found, sentence in reasons if found), None)


def _beyond(value: Decimal | None, unit: str | None) -> bool:
    if value is None:
        return False
    return (unit == "percent" and value > 100) or (unit in ("percent", "count", "rate") and value < 0)
