"""One line as the checks look at it: what it proposes, its row, and its indicator's figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bot.importing.held import Held, Series
from bot.numbers import display
from intents.documents.proposed import Proposed
from intents.periods import Moment, Period, parse_label
from store.catalogue import Indicator
from store.imported import Brought
from store.values import Figure

Found = Mapping[str, object] | None
"""The words that a check's sentence takes; None where it finds nothing."""


@dataclass(frozen=True)
class Rows:
    """The file's proposals of one indicator. A long table has many of them, so what all its lines ask is found once."""

    proposals: tuple[Proposed, ...]

    @cached_property
    def previous(self) -> Proposed | None:
        """The first that the file prints as the previous value."""
        return next((one for one in self.proposals if one.role == "previous" and one.value is not None), None)

    @cached_property
    def moments(self) -> frozenset[Moment]:
        """The times that the file prints."""
        return frozenset(parse_label(one.period).moment for one in self.proposals if one.period)

    @cached_property
    def _printed(self) -> Mapping[tuple[str | None, Moment], list[Proposed]]:
        found: dict[tuple[str | None, Moment], list[Proposed]] = {}
        for one in self.proposals:
            if one.period and one.origin != "text":
                found.setdefault((one.area, parse_label(one.period).moment), []).append(one)
        return found

    def printed(self, area: str | None, period: Period) -> Sequence[Proposed]:
        """Those of an area and time that stand in tables."""
        return self._printed.get((area, period.moment), ())


@dataclass(frozen=True)
class Case:
    """A proposal of a known indicator and period; `rows` are all that the file proposes of the same indicator.

    `matched`: a person said which indicator it is, so that the reader did not know its unit.
    """

    one: Proposed
    indicator: Indicator
    period: Period
    report: Period
    held: Held
    rows: Rows
    matched: bool = False

    @cached_property
    def _series(self) -> Series:
        return self.held.up_to(self.indicator.code, self.report)

    @property
    def published(self) -> tuple[Figure, ...]:
        """The indicator's figures as they stood by this report."""
        return self._series.figures

    @cached_property
    def same(self) -> Figure | None:
        """The figure of this very period that was published by then."""
        return self._series.at(self.period)

    @property
    def beside_it(self) -> tuple[Brought, ...]:
        """What the draft's other files give for this very indicator and period."""
        return self.held.brought_for(self.indicator.code, self.period)

    @cached_property
    def later(self) -> Figure | None:
        """The figure of this very period that a later report printed."""
        return self.held.since(self.indicator.code, self.report).at(self.period)

    @cached_property
    def history(self) -> tuple[Figure, ...]:
        """The like figures of earlier periods, oldest first."""
        return self._series.before(self.period)

    @cached_property
    def previous(self) -> tuple[str, Decimal] | None:
        """The period and value that a measure is compared with: what the file prints, else what was published just before."""
        row = self.rows.previous
        if row is not None and row.value is not None:
            return (row.period or "the previous period", row.value)
        if not self.history:
            return None
        just_before = {one.moment for one in self.period.before()}
        found = next((f for f in reversed(self.history) if parse_label(f.period).moment in just_before), None)
        return (found.period, found.value) if found else None

    @cached_property
    def share_before(self) -> tuple[Decimal, ...]:
        """The last percentage published before this period: the indicator's own, or that of which it is the count."""
        if self.indicator.unit == "percent":
            return tuple(one.value for one in self.history[-1:])
        share = self.indicator.count_of
        return tuple(one.value for one in self.held.up_to(share, self.report).before(self.period)[-1:]) if share else ()

    @cached_property
    def cohort_before(self) -> Decimal | None:
        """Of how many the last percentage held before this period was, as its count gives it; None where none has a count."""
        code = self.indicator.code if self.indicator.unit == "percent" else self.indicator.count_of
        before = self.held.up_to(code, self.report).before(self.period) if code else ()
        return next((one.numerator * 100 / one.value for one in reversed(before) if one.numerator and one.value), None)

    def shown(self, value: Decimal) -> str:
        """A value as it is said of this indicator."""
        return display(value, self.indicator.unit)
