"""What is held already, as a file is compared with it: plain values, read once for a preview.

Decided: a figure is compared with what had been published up to its own report, for that is what it follows or revises;
what a later report says of the same period stands in any case, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.numbers import display
from intents.documents.naming import names_printed
from intents.periods import Moment, Period, parse_label
from store.catalogue import Indicator
from store.imported import Brought
from store.queries import Reader
from store.standing import figures_that_stand
from store.values import Document, Figure, Printing


@dataclass(frozen=True)
class Series:
    """The figures of one indicator that stand, oldest first."""

    figures: tuple[Figure, ...]

    @cached_property
    def _at(self) -> Mapping[Moment, Figure]:
        return {parse_label(one.period).moment: one for one in reversed(self.figures)}

    def at(self, period: Period) -> Figure | None:
        """The figure of a period, under any of its names (December 2021 is Q3 2021/22): the first, where there are two."""
        return self._at.get(period.moment)

    def before(self, period: Period) -> tuple[Figure, ...]:
        """The like figures of earlier periods, oldest first."""
        dated, like = ((one, parse_label(one.period)) for one in self.figures), period.series
        return tuple(one for one, its in dated if its.end < period.end and its.series == like)


@dataclass(frozen=True)
class Held:
    """The indicators by code, the documents, and every printing of them; for the council as a whole.

    `brought`: what the draft's files that stay have brought to it, where whoever looks may know of it.
    """

    indicators: Mapping[str, Indicator]
    documents: tuple[Document, ...]
    printings: tuple[Printing, ...]
    brought: tuple[Brought, ...] = ()
    _stood: dict[tuple[str, date, bool], Series] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _by_code(self) -> Mapping[str, list[Printing]]:
        found: dict[str, list[Printing]] = {}
        for one in self.printings:
            found.setdefault(one.indicator, []).append(one)
        return found

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, Iterable[str]]]:
        """The names that dashboards have printed, with their indicators and the series of their periods."""
        return names_printed((one.indicator, one.place, one.period, _measured_in(one)) for one in self.printings)

    @cached_property
    def _brought(self) -> Mapping[tuple[str, Moment], tuple[Brought, ...]]:
        found: dict[tuple[str, Moment], tuple[Brought, ...]] = {}
        for one in self.brought:
            key = (one.indicator, parse_label(one.period).moment)
            found[key] = (*found.get(key, ()), one)
        return found

    def brought_for(self, code: str, period: Period) -> tuple[Brought, ...]:
        """What the draft's files that stay give for an indicator and period."""
        return self._brought.get((code, period.moment), ())

    def up_to(self, code: str, report: Period) -> Series:
        """The figures of an indicator as they stood by a report, oldest first."""
        return self._stand(code, report.end, later=False)

    def since(self, code: str, report: Period) -> Series:
        """The figures of an indicator that later reports print, oldest first."""
        return self._stand(code, report.end, later=True)

    def _stand(self, code: str, end: date, *, later: bool) -> Series:
        """Worked out once: a file has many lines of one indicator, and each asks for its series."""
        key = (code, end, later)
        if key not in self._stood:
            printings = (one for one in self._by_code.get(code, ()) if (one.document.report_end > end) == later)
            self._stood[key] = Series(figures_that_stand(printings))
        return self._stood[key]


def _measured_in(one: Printing) -> str:
    """The report whose measure a printing is; "" where it is none."""
    return one.document.report if one.role == "measure" else ""


def held_by(reader: Reader, indicators: Mapping[str, Indicator]) -> Held:
    """All that a reader sees; it sees no draft but those listed for its audience."""
    return Held(indicators, reader.documents(), reader.printed())


def shown(figure: Figure, indicators: Mapping[str, Indicator]) -> str:
    """A figure's value as it is said."""
    return display(figure.value, indicators[figure.indicator].unit)
