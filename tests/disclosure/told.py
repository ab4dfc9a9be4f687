"""What disclosure control hands out of a small table, without the assistant: the figures that stand, and what is said of them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from store.disclosure import discloser
from store.disclosure.told import Told
from store.values import COUNCIL, Printing
from tests.disclosure.asked import REPORTS
from tests.disclosure.exhaustive import Fact, Known
from tests.disclosure.tables import CATALOGUE, Figure, Table
from tests.store.small import document, when

DISCLOSE = discloser(CATALOGUE.indicators)


def handed_out(table: Table, before: Iterable[Told] = ()) -> tuple[Printing, ...]:
    """A table's figures as they are handed out to somebody who was told other figures before."""
    return DISCLOSE([printing(one, table) for one in table.figures], before)


def told(table: Table, before: Iterable[Told] = ()) -> Iterator[Known]:
    """Every fact that is handed out."""
    for figure, one in zip(table.figures, handed_out(table, before), strict=True):
        known = {"value": one.value, "numerator": one.numerator, "denominator": one.denominator}
        yield from (Fact(figure, field, figure.of(table.world)[field]) for field, value in known.items() if value is not None)
        if figure.against and one.reported_difference is not None:
            yield Fact(figure, "value", one.reported_difference, figure.against)


def printing(figure: Figure, table: Table, **given: Any) -> Printing:
    """A figure as its document prints it."""
    slug, report, meeting = REPORTS[figure.published]
    out = datetime.fromisoformat(f"{meeting}T00:00:00+00:00")
    kind, first, last = when(figure.period)
    printed = figure.printed(table.world)
    fields: dict[str, Any] = dict.fromkeys(Printing.__slots__)
    fields |= {"indicator": figure.indicator, "area": COUNCIL, "period": figure.period, "period_kind": kind, "role": "other"}
    fields |= {"period_first": first, "period_last": last, "origin": "text", "place": "paragraph 1"}
    fields |= {"value": printed["value"], **{k: int(v) for k, v in printed.items() if k != "value"}}
    fields["document"] = document(report, slug=slug, published_at=out, draft=not figure.published)
    if figure.against:
        difference = figure.of(table.world)["value"] - figure.against.of(table.world)["value"]
        fields |= {"reported": "it moved", "reported_difference": difference, "reported_against": figure.against.period}
    return Printing(**fields | given)
