"""One line as the checks look at it: what it proposes, its row, and its indicator's figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bot.importing.held import Held, at, before
from bot.numbers import display
from intents.documents.proposed import Proposed
from intents.periods import Period, parse_label
from store.catalogue import Indicator
from store.imported import Brought
from store.values import Figure

Found = Mapping[str, object] | None
"""The words that a check's sentence takes; None where it finds nothing."""


@dataclass(frozen=True)
class Case:
    """A proposal of a known indicator and period; `beside` are the file's other proposals of the same indicator.

    `matched`: a person said which indicator it is, so that the reader did not know its unit.
    """

    one: Proposed
    indicator: Indicator
    period: Period
    report: Period
    held: Held
    beside: tuple[Proposed, ...]
    matched: bool = False

    @cached_property
    def published(self) -> tuple[Figure, ...]:
        """The indicator's figures as they stood by this report."""
        return self.held.up_to(self.indicator.code, self.report)

    @cached_property
    def same(self) -> Figure | None:
        """The figure of this very period that was published by then."""
        return at(self.published, self.period)

    @cached_property
    def beside_it(self) -> tuple[Brought, ...]:
        """What the draft's other files give for this very indicator and period."""
        own = (one for one in self.held.brought if one.indicator == self.indicator.code)
        return tuple(one for one in own if parse_label(one.period).moment == self.period.moment)

    @cached_property
    def later(self) -> Figure | None:
        """The figure of this very period that a later report printed."""
        return at(self.held.since(self.indicator.code, self.report), self.period)

    @cached_property
    def history(self) -> tuple[Figure, ...]:
        """The like figures of earlier periods, oldest first."""
        return before(self.published, self.period)

    @cached_property
    def previous(self) -> tuple[str, Decimal] | None:
        """The period and value that a measure is compared with: what the file prints, else what was published just before."""
        row = next((p for p in self.beside if p.role == "previous" and p.value is not None), None)
        if row is not None and row.value is not None:
            return (row.period or "the previous period", row.value)
        just_before = {one.moment for one in self.period.before()}
        found = next((f for f in reversed(self.history) if parse_label(f.period).moment in just_before), None)
        return (found.period, found.value) if found else None

    @cached_property
    def share_before(self) -> tuple[Decimal, ...]:
        """The last percentage published before this period: the indicator's own, or that of which it is the count."""
        if self.indicator.unit == "percent":
            return tuple(one.value for one in self.history[-1:])
        share = self.indicator.count_of
        return tuple(one.value for one in before(self.held.up_to(share, self.report), self.period)[-1:]) if share else ()

    def shown(self, value: Decimal) -> str:
        """A value as it is said of this indicator."""
        return display(value, self.indicator.unit)
