"""What is told of the figures while some of them are in drafts: worked out once for each state of the database.

All drafts are held against each other, whoever sees which: somebody may be in two channels, and what the one leaves out
must not follow from what the other says. Who sees which draft is decided elsewhere (`store/audience.py`).

And they are held against what was told of drafts before (`store/told.py`). So whatever is handed out of a draft is put on
record first, in a transaction of its own that nobody else is in: had something more been told meanwhile, it is worked out
again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, exists, func, select

from store.disclosure import Disclose
from store.disclosure.told import told_of
from store.engine import writing
from store.import_tables import ImportRow
from store.models import COUNTS, CountedRow, DocumentRow, FigureRow, OverviewRow, Packaged, PeriodRow
from store.rows import counted_from, document_from, printing_from
from store.tables import table_of
from store.told import LAST, only_one, record, told_before
from store.values import Counted, Document, Printing

AREAS_KEPT = 8
"""Of how many areas the last state is kept."""

_document, _overview, _counted = table_of(DocumentRow), table_of(OverviewRow), table_of(CountedRow)
_figure, _period = table_of(FigureRow), table_of(PeriodRow)
STANDS = _figure.c.withdrawn_by.is_(None)
_HAS_MEASURES = exists().where(_figure.c.document == _document.c.slug, _figure.c.role == "measure", STANDS)
EVERY_DOCUMENT = (
    select(_document, _period.c.last_day, _overview.c.place, *(_overview.c[name] for name in COUNTS),
           _HAS_MEASURES.label("has_measures"))
    .join_from(_document, _period, _document.c.report == _period.c.label)
    .outerjoin(_overview, _overview.c.document == _document.c.slug)
    .where(_document.c.withdrawn_at.is_(None))
    .order_by(_period.c.last_day.desc(), _document.c.published_at.desc(), _document.c.slug)
)  # fmt: skip
EVERY_PRINTING = (
    select(_figure, _period.c.kind, _period.c.first_day, _period.c.last_day)
    .join_from(_figure, _period, _figure.c.period == _period.c.label)
    .join(_document, _figure.c.document == _document.c.slug)
    .where(_figure.c.area == bindparam("area"), STANDS, _document.c.withdrawn_at.is_(None))
    .order_by(
        _period.c.last_day, _document.c.published_at, _figure.c.document, _figure.c.position, _figure.c.id
    )
)
_COUNTED = select(_counted).order_by(_counted.c.document, _counted.c.position)
_STATE = select(
    select(func.max(table_of(ImportRow).c.number)).scalar_subquery(),
    select(func.max(_figure.c.id)).scalar_subquery(),
    select(func.max(table_of(Packaged).c.fingerprint)).scalar_subquery(),
)
"""What changes whenever a figure does: each comes in, or goes, by an import's record or with the packaged files."""


@dataclass(slots=True)
class Handout:
    """What is handed out instead of each row of a figure, by its id, of all documents of an area, in one state of things.

    `on_record`: the drafts, by their slugs, of which that stands in the record; `last_told`: how far the record went.
    """

    area: str
    state: tuple[Any, ...]
    last_told: int | None
    printings: Mapping[int, Printing]
    on_record: frozenset[str] = field(default=frozenset())


class Telling:
    """Holds every draft's figures against all others; `disclose` decides, and is made anew where an indicator was made."""

    def __init__(self, disclose: Callable[[Connection], Disclose]) -> None:
        self._disclose = disclose
        self._last: dict[str, Handout] = {}

    def told(self, connection: Connection, area: str, now: datetime) -> Handout:
        """What is handed out of all documents, whoever may see which."""
        disclose, documents = self._disclose(connection), documents_of(connection, EVERY_DOCUMENT, {}, now)
        state, last_told = (disclose, documents, tuple(connection.execute(_STATE).one())), connection.scalar(LAST)
        known = self._last.get(area)
        if known is None or (known.state, known.last_told) != (state, last_told):
            known = Handout(area, state, last_told, self._worked_out(connection, area, documents, disclose))
            self._last = {**dict([*self._last.items()][1 - AREAS_KEPT :]), area: known}
        return known

    @staticmethod
    def put_on_record(engine: Engine, handout: Handout, drafts: frozenset[str], now: datetime) -> None:
        """Put on record what is handed out of some drafts; nothing, where something more was told since it was worked out."""
        told = ((one.document.slug, told_of(one)) for one in handout.printings.values() if one.document.slug in drafts)
        with writing(engine) as connection:
            only_one(connection)
            if connection.scalar(LAST) != handout.last_told:
                return
            record(connection, handout.area, ((slug, one) for slug, one in told if one), now)
            last_told = connection.scalar(LAST)
        handout.last_told, handout.on_record = last_told, handout.on_record | drafts

    @staticmethod
    def _worked_out(
        connection: Connection, area: str, documents: Mapping[str, Document], disclose: Disclose
    ) -> Mapping[int, Printing]:
        rows = connection.execute(EVERY_PRINTING, {"area": area}).mappings().all()
        printings = [printing_from(row, documents[row["document"]]) for row in rows]
        return dict(zip((row["id"] for row in rows), disclose(printings, told_before(connection, area)), strict=True))


def documents_of(
    connection: Connection, statement: Select[*tuple[Any, ...]], binds: Mapping[str, Any], now: datetime
) -> dict[str, Document]:
    """The documents that a statement selects, in its order, by their slugs; a draft or not at `now`."""
    counted: dict[str, list[Counted]] = {}
    for row in connection.execute(_COUNTED).mappings():
        counted.setdefault(row["document"], []).append(counted_from(row))
    rows = connection.execute(statement, binds).mappings()
    return {row["slug"]: document_from(row, tuple(counted.get(row["slug"], ())), now) for row in rows}
