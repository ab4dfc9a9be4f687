"""Every SELECT on documents and figures, each a named method that takes area, time and audience into account.

The statements are in SQLAlchemy's Core and made once: building one for each call costs five times as much.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Numeric, RowMapping, Select, bindparam, cast, exists, select

from store.audience import NOBODY, VISIBLE, Audience
from store.catalogue import Indicator
from store.import_tables import MadeRow
from store.made import indicators_made
from store.models import COUNTS, CountedRow, DocumentRow, FigureRow, OverviewRow, PeriodRow
from store.rows import counted_from, document_from, printing_from
from store.standing import figures_that_stand
from store.tables import table_of
from store.values import Counted, Document, Figure, Measure, Printing

_document, _overview, _counted = table_of(DocumentRow), table_of(OverviewRow), table_of(CountedRow)
_figure, _period, _made = table_of(FigureRow), table_of(PeriodRow), table_of(MadeRow)
_STANDS = _figure.c.withdrawn_by.is_(None)
_DOCUMENTS = (
    select(_document, _period.c.last_day, _overview.c.place, *(_overview.c[name] for name in COUNTS))
    .join_from(_document, _period, _document.c.report == _period.c.label)
    .outerjoin(_overview, _overview.c.document == _document.c.slug)
    .where(VISIBLE)
    .order_by(_period.c.last_day.desc(), _document.c.published_at.desc(), _document.c.slug)
)
_COUNTED = select(_counted).order_by(_counted.c.document, _counted.c.position)
_PRINTINGS = (
    select(_figure, _period.c.kind, _period.c.first_day, _period.c.last_day)
    .join_from(_figure, _period, _figure.c.period == _period.c.label)
    .join(_document, _figure.c.document == _document.c.slug)
    .where(_figure.c.area == bindparam("area"), _STANDS, VISIBLE)
    .order_by(
        _period.c.last_day, _document.c.published_at, _figure.c.document, _figure.c.position, _figure.c.id
    )
)
_OF_INDICATOR = _PRINTINGS.where(_figure.c.indicator == bindparam("code"))
_ALL_OF_DOCUMENT = _PRINTINGS.where(_figure.c.document == bindparam("slug"))
_OF_DOCUMENT = _ALL_OF_DOCUMENT.where(_figure.c.role.in_(("measure", "previous")))
_VALUED = (
    select(_figure.c.indicator)
    .distinct()
    .join_from(_figure, _document, _figure.c.document == _document.c.slug)
    .where(_figure.c.area == bindparam("area"), _STANDS, VISIBLE)
    .where(cast(_figure.c.value, Numeric) == cast(bindparam("value", type_=_figure.c.value.type), Numeric))
    .order_by(_figure.c.indicator)
)
_SHOWN = (
    exists()
    .where(_figure.c.indicator == _made.c.indicator, _figure.c.area == bindparam("area"), _STANDS)
    .where(_figure.c.document == _document.c.slug, VISIBLE)
)
_MADE = select(_made.c.indicator).where(_SHOWN)


Disclose = Callable[[Sequence[Printing]], tuple[Printing, ...]]
"""All printings that somebody may see -> the same, with what must not be told left out (`store/disclosure`)."""


class Reader:
    """What an audience may see at one moment for one area; all of it from one unchanging state of the database.

    `disclose` makes what decides how much is told of what is not published: it is asked once, of everything, and only
    where the audience sees a draft.
    """

    def __init__(
        self, connection: Connection, area: str, now: datetime, audience: Audience = NOBODY,
        disclose: Callable[[Connection], Disclose] | None = None,
    ) -> None:  # fmt: skip
        self._connection, self._disclose = connection, disclose
        self._always = {"area": area, "now": now, **audience.binds()}
        self._sees_no_draft = self._always["reader_name"] is None
        self.area = area
        self.now = now

    def documents(self) -> tuple[Document, ...]:
        """Every document, the newest report first."""
        return tuple(self._documents.values())

    def document(self, report: str) -> Document | None:
        """The document of a report's quarter ("Q3 2021/22"), the last published where there are several."""
        return next((one for one in self.documents() if one.report == report), None)

    def latest_document(self) -> Document | None:
        """The document of the newest report."""
        return next(iter(self.documents()), None)

    def printings(self, code: str) -> tuple[Printing, ...]:
        """Every printing of an indicator, absences included, oldest period end first."""
        return self._printings(_OF_INDICATOR, code=code)

    def standing(self, code: str) -> tuple[Figure, ...]:
        """The figures of an indicator that stand, oldest period end first."""
        return figures_that_stand(self.printings(code))

    def gaps(self, code: str) -> tuple[Printing, ...]:
        """The places where a document says that it has no value of an indicator, oldest period end first.

        Another place or document may hold the value all the same: ask `standing` for it.
        """
        return tuple(one for one in self.printings(code) if one.value is None)

    def measures(self, document: Document) -> tuple[Measure, ...]:
        """A document's measures in its own order, as it prints them, those without a value included."""
        rows = sorted(self._rows(_OF_DOCUMENT, slug=document.slug), key=lambda row: int(row["position"]))
        printings = [self._printing(row) for row in rows]
        previous = {one.indicator: one for one in printings if one.role == "previous"}
        return tuple(Measure(one, previous.get(one.indicator)) for one in printings if one.role == "measure")

    def printed_in(self, document: Document) -> tuple[Printing, ...]:
        """All that a document prints, in its own order."""
        rows = sorted(self._rows(_ALL_OF_DOCUMENT, slug=document.slug), key=lambda row: int(row["position"]))
        return tuple(self._printing(row) for row in rows)

    def holding_value(self, value: Decimal) -> tuple[Figure, ...]:
        """The figures that show this number now, or for which some document prints it; 97 finds 97.00."""
        codes = self._connection.execute(_VALUED, {**self._always, "value": value}).scalars().all()
        figures = (figure for code in codes for figure in self.standing(code))
        return tuple(figure for figure in figures if any(one.value == value for one in figure.printings))

    def drafts(self) -> frozenset[str]:
        """The documents that the audience sees although they are not published yet, by their slugs."""
        return frozenset() if self._sees_no_draft else frozenset(one.slug for one in self.documents() if one.draft)

    def made(self) -> frozenset[str]:
        """The indicators made since the package, by code, of which the audience may see a figure: it knows of no other."""
        return frozenset(self._connection.execute(_MADE, self._always).scalars())

    def indicator(self, code: str) -> Indicator:
        """An indicator made since the package, by its code. Raises KeyError where there is none."""
        return indicators_made(self._connection)[code]

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return self._kept | {one.document.slug: one.document for one in self._disclosed.values()}

    @cached_property
    def _disclosed(self) -> dict[int, Printing]:
        """What is handed out instead of each row, by its id; empty where all is published."""
        if self._sees_no_draft or self._disclose is None or not any(one.draft for one in self._kept.values()):
            return {}
        rows = list(self._rows(_PRINTINGS))
        printings = [printing_from(row, self._kept[row["document"]]) for row in rows]
        return dict(zip((row["id"] for row in rows), self._disclose(self._connection)(printings), strict=True))

    @cached_property
    def _kept(self) -> dict[str, Document]:
        counted: dict[str, list[Counted]] = {}
        for row in self._connection.execute(_COUNTED).mappings():
            counted.setdefault(row["document"], []).append(counted_from(row))
        rows = self._connection.execute(_DOCUMENTS, self._always).mappings()
        return {row["slug"]: document_from(row, tuple(counted.get(row["slug"], ())), self.now) for row in rows}

    def _printings(self, statement: Select[*tuple[Any, ...]], **wanted: str) -> tuple[Printing, ...]:
        return tuple(self._printing(row) for row in self._rows(statement, **wanted))

    def _printing(self, row: RowMapping) -> Printing:
        told = self._disclosed.get(row["id"])
        return told or printing_from(row, self._documents[row["document"]])

    def _rows(self, statement: Select[*tuple[Any, ...]], **wanted: str) -> Iterable[RowMapping]:
        return self._connection.execute(statement, {**self._always, **wanted}).mappings().all()
