"""Numbers as an officer says them. Pure."""

from __future__ import annotations

from decimal import Decimal

MINUS = "-"


def display(value: Decimal, unit: str) -> str:
    """A value as published: `19.6%`, `97.00%`, `1,119`, `-0.10`. A count loses decimals that are noughts (749.0)."""
    if unit == "percent":
        return f"{value}%"
    if unit == "count" and value == value.to_integral_value():
        return f"{int(value):,}"
    return str(value)


def difference_words(difference: Decimal, unit: str, earlier: Decimal) -> str:
    """A difference without its sign: `0.3 percentage points`, `80 (10.7%)`, `0.02`."""
    size = abs(difference)
    if unit == "percent":
        return f"{size} percentage {'point' if size == 1 else 'points'}"
    if unit == "count":
        share = f" ({per_cent_change(difference, earlier)})" if abs(earlier) >= 20 else ""
        return f"{display(size, unit)}{share}"
    return f"{size} {'point' if size == 1 else 'points'}" if unit == "score" else str(size)


def per_cent_change(difference: Decimal, earlier: Decimal) -> str:
    """The change of a count in per cent of the earlier count, to one decimal, without its sign."""
    return f"{abs(difference) * 100 / abs(earlier):.1f}%"


def spoken(number: int) -> str:
    """A whole number with its thousands parted."""
    return f"{number:,}"
