"""Every SELECT on documents and figures, each a named method that takes the area and the time into account.

The statements are in SQLAlchemy's Core and made once: building one for each call costs five times as much.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Numeric, RowMapping, Select, bindparam, cast, select

from store.models import COUNTS, CountedRow, DocumentRow, FigureRow, OverviewRow, PeriodRow
from store.rows import counted_from, document_from, printing_from
from store.standing import figures_that_stand
from store.tables import table_of
from store.values import Counted, Document, Figure, Measure, Printing

_document, _overview, _counted = table_of(DocumentRow), table_of(OverviewRow), table_of(CountedRow)
_figure, _period = table_of(FigureRow), table_of(PeriodRow)
_VISIBLE = _document.c.published_at <= bindparam("now")
_DOCUMENTS = (
    select(_document, _period.c.last_day, _overview.c.place, *(_overview.c[name] for name in COUNTS))
    .join_from(_document, _period, _document.c.report == _period.c.label)
    .outerjoin(_overview, _overview.c.document == _document.c.slug)
    .where(_VISIBLE)
    .order_by(_period.c.last_day.desc(), _document.c.published_at.desc(), _document.c.slug)
)
_COUNTED = select(_counted).order_by(_counted.c.document, _counted.c.position)
_PRINTINGS = (
    select(_figure, _period.c.kind, _period.c.first_day, _period.c.last_day)
    .join_from(_figure, _period, _figure.c.period == _period.c.label)
    .join(_document, _figure.c.document == _document.c.slug)
    .where(_figure.c.area == bindparam("area"), _VISIBLE)
    .order_by(
        _period.c.last_day, _document.c.published_at, _figure.c.document, _figure.c.position, _figure.c.id
    )
)
_OF_INDICATOR = _PRINTINGS.where(_figure.c.indicator == bindparam("code"))
_OF_DOCUMENT = _PRINTINGS.where(
    _figure.c.document == bindparam("slug"), _figure.c.role.in_(("measure", "previous"))
)
_VALUED = (
    select(_figure.c.indicator)
    .distinct()
    .join_from(_figure, _document, _figure.c.document == _document.c.slug)
    .where(_figure.c.area == bindparam("area"), _VISIBLE)
    .where(cast(_figure.c.value, Numeric) == cast(bindparam("value", type_=_figure.c.value.type), Numeric))
    .order_by(_figure.c.indicator)
)


Disclose = Callable[[Sequence[Printing]], tuple[Printing, ...]]
"""All printings that somebody may see -> the same, with what must not be told left out (`store/disclosure`)."""


class Reader:
    """What is published at one moment for one area; all of it from one unchanging state of the database.

    `disclose` is wanted where there is something to see that is not published: it is asked once, of everything.
    """

    def __init__(self, connection: Connection, area: str, now: datetime, disclose: Disclose | None = None) -> None:
        self._connection, self._disclose = connection, disclose
        self._always = {"area": area, "now": now}
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

    def holding_value(self, value: Decimal) -> tuple[Figure, ...]:
        """The figures that show this number now, or for which some document prints it; 97 finds 97.00."""
        codes = self._connection.execute(_VALUED, {**self._always, "value": value}).scalars().all()
        figures = (figure for code in codes for figure in self.standing(code))
        return tuple(figure for figure in figures if any(one.value == value for one in figure.printings))

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return self._kept | {one.document.slug: one.document for one in self._disclosed.values()}

    @cached_property
    def _disclosed(self) -> dict[int, Printing]:
        """What is handed out instead of each row, by its id; empty where all is published."""
        if self._disclose is None:
            return {}
        rows = list(self._rows(_PRINTINGS))
        printings = [printing_from(row, self._kept[row["document"]]) for row in rows]
        return dict(zip((row["id"] for row in rows), self._disclose(printings), strict=True))

    @cached_property
    def _kept(self) -> dict[str, Document]:
        counted: dict[str, list[Counted]] = {}
        for row in self._connection.execute(_COUNTED).mappings():
            counted.setdefault(row["document"], []).append(counted_from(row))
        rows = self._connection.execute(_DOCUMENTS, {"now": self.now}).mappings()
        return {row["slug"]: document_from(row, tuple(counted.get(row["slug"], ()))) for row in rows}

    def _printings(self, statement: Select[*tuple[Any, ...]], **wanted: str) -> tuple[Printing, ...]:
        return tuple(self._printing(row) for row in self._rows(statement, **wanted))

    def _printing(self, row: RowMapping) -> Printing:
        told = self._disclosed.get(row["id"])
        return told or printing_from(row, self._documents[row["document"]])

    def _rows(self, statement: Select[*tuple[Any, ...]], **wanted: str) -> Iterable[RowMapping]:
        return self._connection.execute(statement, {**self._always, **wanted}).mappings().all()
