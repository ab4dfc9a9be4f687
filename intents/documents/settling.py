"""A cell's numbers → the fields of a figure: which of them is the value and which counts whom, by the indicator's unit.

Decided: what stands in brackets is a number of people only where the percentage can be of it. Where it can't, or where it may
as well be a change or a footnote's mark, it is doubted. Nothing is put right by guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from intents.documents.cells import Amount, arrow_beside, rag_beside


@dataclass(frozen=True, slots=True)
class Settled:
    """A cell's numbers as the fields of a figure, and what is doubtful about them as (kind, sentence)."""

    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None
    doubts: tuple[tuple[str, str], ...] = ()


def settled(amount: Amount, unit: str | None, share_is_said: bool = False, no_fraction: bool = False) -> Settled:
    """The figure and its counts, as the indicator's unit (percent, count, rate, score; None unknown) has them.

    `share_is_said`: the row's name or the column's heading says that values are per cent. `no_fraction`: others of its
    column are above 1, so that 0.9 without a sign can't be 90%.
    """
    if unit == "percent" or (unit is None and amount.percent):
        return _share(amount, share_is_said, no_fraction)
    if unit == "count":
        return _count(amount)
    doubts = [_UNIT] if unit and amount.percent else []
    doubts += _beside(amount)
    if amount.second is not None:
        doubts.append(("counts", "The number in brackets is not understood."))
    return Settled(amount.first, doubts=tuple(doubts))


def _beside(amount: Amount) -> list[tuple[str, str]]:
    """What is doubtful because of marks and words beside the number."""
    taken = not amount.aside or arrow_beside(amount) or rag_beside(amount)
    aside = _STRUCK if amount.aside == STRUCK_OUT else ("counts", _UNCLEAR.format(aside=amount.aside))
    return [*([_MARKED] if amount.marked else []), *([] if taken else [aside])]


def _share(amount: Amount, share_is_said: bool, no_fraction: bool) -> Settled:
    value, doubts = amount.first, _beside(amount)
    if amount.second_percent and amount.second is not None:
        value = amount.second
    elif not amount.percent:
        if value and abs(value) <= 1 and not no_fraction:
            return Settled(None, doubts=(("fraction", f"{value} has no per cent sign: it may be a fraction or a percentage."),))
        doubts += [] if share_is_said else [("no sign", "A percentage without its sign.")]
    if not 0 <= value <= 100:
        doubts.append(("range", f"{value} is no percentage from 0 to 100."))
    top, base = counted_in(amount), (int(amount.base) if amount.base else None)
    if top is None and amount.second is not None:
        doubts.append(("counts", f"{amount.second} in brackets is not a number of people."))
    doubts += _of_counts(amount, value)
    left_out = (top is None or base is None) and bool(out_of_step(value, top, base))
    return Settled(value, None if left_out else top, None if left_out else base, tuple(doubts))


def counted_in(amount: Amount) -> int | None:
    """The number of people that stands beside a percentage in its cell; None where there is none, or no whole number."""
    counted = amount.first if amount.second_percent else amount.second
    return int(counted) if counted is not None and counted == counted.to_integral_value() and counted >= 0 else None


def _of_counts(amount: Amount, value: Decimal) -> list[tuple[str, str]]:
    """What is doubtful about the counts in a cell beside its percentage: that they can't be so, or may be something else."""
    odd = out_of_step(value, counted_in(amount), int(amount.base) if amount.base else None)
    if amount.second_percent or amount.base or amount.whom or amount.second is None:
        return odd
    if odd:
        return [(kind, sentence + OR_ELSE) for kind, sentence in odd]
    return [("counts", UNSURE.format(number=amount.second))] if amount.second < FEW else []


def out_of_step(value: Decimal | None, top: int | None, base: int | None) -> list[tuple[str, str]]:
    """A doubt where a percentage is not that of its counts, to its own decimals; where one of them is missing, where it can be
    that of none."""
    if value is None or value < 0 or (top is None and not base):
        return []
    step = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    if top is not None and base:
        agrees = top <= base and abs(Decimal(100 * top) / base - value) <= step
        return [] if agrees else [("counts", f"{top} of {base} is not {value}%.")]
    if top is not None:
        return [] if _of_some(top, value, step) else [("counts", OF_NONE.format(top=top, value=value))]
    return [] if base and _some_of(base, value, step) else [("counts", NONE_OF.format(base=base, value=value))]


def _of_some(top: int, value: Decimal, step: Decimal) -> bool:
    """Whether there is a whole number of which so many are this percentage."""
    if value <= step:  # nought, as printed: of enough people it is so of any number
        return True
    return top > 0 and max(ceil(100 * top / (value + step)), top) <= 100 * top / (value - step)


def _some_of(base: int, value: Decimal, step: Decimal) -> bool:
    """Whether this percentage of so many is a whole number of them."""
    return ceil((value - step) * base / 100) <= (value + step) * base / 100


def _count(amount: Amount) -> Settled:
    value = amount.second if amount.percent and not amount.second_percent else amount.first
    doubts = _beside(amount)
    if value is None:
        return Settled(None, doubts=(*doubts, _UNIT))
    if value != value.to_integral_value() or value < 0:
        doubts.append(("whole", f"{value} stands where a whole number was expected."))
    if amount.percent and not amount.second_percent:
        doubts += _of_counts(amount, amount.first)
    if amount.second is not None and not (amount.percent or amount.second_percent):
        doubts.append(("counts", "Two numbers, and neither says which it is."))
    return Settled(value, doubts=tuple(doubts))


_UNIT = ("unit", "Its sign does not fit the indicator's unit.")
_MARKED = ("mark", "A footnote's mark stands beside the value.")
_UNCLEAR = 'What "{aside}" beside the value means is not clear; it is left out.'
STRUCK_OUT = "[struck out]"
"""What stands behind a value with a line through it, as the readers of documents write it."""
_STRUCK = ("value", "The value is struck out: it may hold no longer.")
FEW = 6
"""Numbers below this are seldom printed of people, and often of percentage points and footnotes."""
OF_NONE = "{top} is {value}% of no whole number."
UNSURE = "{number} in brackets may be a number of people, a change or a footnote's mark."
OR_ELSE = " In brackets it may be a change, or a footnote's mark."
NONE_OF = "{value}% of {base} is no whole number: {base} may be those who are counted, and not all of them."
