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
from intents.periods import Period, parse_label
from store.catalogue import Indicator
from store.imported import Brought
from store.queries import Reader
from store.standing import figures_that_stand
from store.values import Document, Figure, Printing


@dataclass(frozen=True)
class Held:
    """The indicators by code, the documents, and every printing of them; for the council as a whole.

    `brought`: what the draft's files that stay have brought to it, where whoever looks may know of it.
    """

    indicators: Mapping[str, Indicator]
    documents: tuple[Document, ...]
    printings: tuple[Printing, ...]
    brought: tuple[Brought, ...] = ()
    _stood: dict[tuple[str, date, bool], tuple[Figure, ...]] = field(default_factory=dict, compare=False, repr=False)

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

    def up_to(self, code: str, report: Period) -> tuple[Figure, ...]:
        """The figures of an indicator as they stood by a report, oldest first."""
        return self._stand(code, report.end, later=False)

    def since(self, code: str, report: Period) -> tuple[Figure, ...]:
        """The figures of an indicator that later reports print, oldest first."""
        return self._stand(code, report.end, later=True)

    def _stand(self, code: str, end: date, *, later: bool) -> tuple[Figure, ...]:
        """Worked out once: a file has many lines of one indicator, and each asks for its series."""
        key = (code, end, later)
        if key not in self._stood:
            printings = (one for one in self._by_code.get(code, ()) if (one.document.report_end > end) == later)
            self._stood[key] = figures_that_stand(printings)
        return self._stood[key]


def _measured_in(one: Printing) -> str:
    """The report whose measure a printing is; "" where it is none."""
    return one.document.report if one.role == "measure" else ""


def held_by(reader: Reader, indicators: Mapping[str, Indicator]) -> Held:
    """All that a reader sees; it sees no draft but those listed for its audience."""
    documents = reader.documents()
    return Held(indicators, documents, tuple(one for document in documents for one in reader.printed_in(document)))


def at(figures: Iterable[Figure], period: Period) -> Figure | None:
    """The figure of a period, under any of its names (December 2021 is Q3 2021/22)."""
    return next((one for one in figures if parse_label(one.period).moment == period.moment), None)


def before(figures: Iterable[Figure], period: Period) -> tuple[Figure, ...]:
    """The like figures of earlier periods, oldest first."""
    return tuple(one for one in figures if _like(one, period) and last_day(one) < period.end)


def last_day(figure: Figure) -> date:
    """The last day of a figure's period."""
    return parse_label(figure.period).end


def shown(figure: Figure, indicators: Mapping[str, Indicator]) -> str:
    """A figure's value as it is said."""
    return display(figure.value, indicators[figure.indicator].unit)


def _like(figure: Figure, period: Period) -> bool:
    return parse_label(figure.period).series == period.series
