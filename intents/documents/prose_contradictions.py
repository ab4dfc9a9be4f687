"""Where the paragraphs of a report say another figure than its dashboard: told, never settled here.

The rule (the dashboard stands, and the answer says that the text differs) belongs to whoever takes the figures in. Values
that agree when rounded to the coarser one (77.57 and 77.6) do not contradict, nor do a quarter and the month it ends with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from intents.documents.proposed import Doubt, Proposed
from intents.periods import parse_label

What = tuple[str | None, object, str | None]
Rows = Mapping[What, Proposed]
Counted = Literal["numerator", "denominator"]
_BEHIND: dict[Counted, str] = {"numerator": "number behind it", "denominator": "total behind it"}


def contradictions(prose: Iterable[Proposed], dashboard: Iterable[Proposed]) -> tuple[Doubt, ...]:
    """A doubt for each figure of the paragraphs that the dashboard gives differently, in the paragraphs' order.

    Only figures whose indicator and period are certain on both sides are compared, and only the same area's.
    """
    rows = by_what(dashboard)
    return tuple(doubt for said in prose for doubt in contradicted(said, rows))


def by_what(dashboard: Iterable[Proposed]) -> Rows:
    """A dashboard's figures by what they are of, to be found for each figure of a text."""
    return {_what(row): row for row in dashboard if row.indicator and row.period}


def contradicted(said: Proposed, rows: Rows) -> tuple[Doubt, ...]:
    """The doubts about one figure of the paragraphs that the dashboard gives differently."""
    row = rows.get(_what(said)) if said.indicator and said.period else None
    return tuple(_differences(said, row)) if row else ()


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two printed values are the same, rounded to the coarser of them."""
    coarser = max(_last_digit(one), _last_digit(other))
    return one == other if _last_digit(one) == _last_digit(other) else abs(one - other) <= coarser / 2


def _last_digit(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _what(one: Proposed) -> What:
    return (one.indicator, parse_label(one.period).moment if one.period else None, one.area)


def _differences(said: Proposed, row: Proposed) -> Iterable[Doubt]:
    if said.value is not None and row.value is not None and not agree(said.value, row.value):
        yield _doubt(said, row, "", said.value, row.value)
    for field, words in _BEHIND.items():
        one, other = getattr(said, field), getattr(row, field)
        if one is not None and other is not None and one != other:
            yield _doubt(said, row, f" as the {words}", one, other)


def _doubt(said: Proposed, row: Proposed, what: str, one: Decimal | int, other: Decimal | int) -> Doubt:
    sentence = (
        f"“{row.printed}”, {said.period}: the text ({said.place}) gives {one:,}{what}, the dashboard ({row.place}) {other:,}."
    )
    return Doubt("contradiction", sentence, said.place)
