"""A percentage that a row prints as a fraction, where the row's own counts say so: 0.251 beside 264 and 1,052. Pure.

Decided: it is a fraction where the counts give it and no percentage that is printed so. A fraction of fewer decimals than two
proves nothing, unless the counts give it exactly.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from intents.documents.cells import Amount

FEWEST_DECIMALS = 2


def as_percentage(amount: Amount, top: int | None, base: int | None) -> Amount:
    """The amount as a percentage, with its sign, where `top` of `base` are that fraction or that per cent; else as it is."""
    if amount.percent or top is None or not base or not 0 < abs(amount.first) <= 1:
        return amount
    share = Decimal(top) / base
    fraction, percentage = _gives(share, amount.first), _gives(share * 100, amount.first)
    if fraction == percentage:
        return amount
    return replace(amount, percent=True, first=amount.first.scaleb(2) if fraction else amount.first)


def _gives(share: Decimal, printed: Decimal) -> bool:
    exponent = int(printed.as_tuple().exponent)
    near = abs(share - printed) * 2 <= Decimal(1).scaleb(exponent)
    return share == printed or (near and -exponent >= FEWEST_DECIMALS)
