"""Every SELECT on documents and figures, each a named method that takes area, time and audience into account.

The statements are in SQLAlchemy's Core and made once: building one for each call costs five times as much.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Numeric, RowMapping, Select, bindparam, cast, exists, select

from store.audience import NOBODY, VISIBLE, Audience
from store.catalogue import Indicator
from store.import_tables import MadeRow
from store.made import indicators_made
from store.models import DocumentRow, FigureRow
from store.once import Once
from store.rows import printing_from
from store.standing import figures_that_stand
from store.tables import table_of
from store.telling import EVERY_DOCUMENT, EVERY_PRINTING, STANDS, Handout, Telling, documents_of
from store.values import Document, Figure, Measure, Printing

_document, _figure, _made = table_of(DocumentRow), table_of(FigureRow), table_of(MadeRow)
_DOCUMENTS, _PRINTINGS = EVERY_DOCUMENT.where(VISIBLE), EVERY_PRINTING.where(VISIBLE)
_OF_INDICATOR = _PRINTINGS.where(_figure.c.indicator == bindparam("code"))
_ALL_OF_DOCUMENT = _PRINTINGS.where(_figure.c.document == bindparam("slug"))
_OF_DOCUMENT = _ALL_OF_DOCUMENT.where(_figure.c.role.in_(("measure", "previous")))
_VALUED = (
    select(_figure.c.indicator)
    .distinct()
    .join_from(_figure, _document, _figure.c.document == _document.c.slug)
    .where(_figure.c.area == bindparam("area"), STANDS, VISIBLE)
    .where(cast(_figure.c.value, Numeric) == cast(bindparam("value", type_=_figure.c.value.type), Numeric))
    .order_by(_figure.c.indicator)
)
_SHOWN = (
    exists()
    .where(_figure.c.indicator == _made.c.indicator, _figure.c.area == bindparam("area"), STANDS)
    .where(_figure.c.document == _document.c.slug, VISIBLE)
)
_MADE = select(_made.c.indicator).where(_SHOWN)


class Reader:
    """What an audience may see at one moment for one area; all of it from one unchanging state of the database.

    `telling` decides how much is told of what is not published: it is asked once, and only where the audience sees a draft.
    """

    def __init__(
        self, connection: Connection, area: str, now: datetime, audience: Audience = NOBODY,
        telling: Telling | None = None,
    ) -> None:  # fmt: skip
        self._connection, self._telling = connection, telling
        self._always = {"area": area, "now": now, **audience.binds()}
        self._sees_no_draft = self._always["reader_name"] is None
        self.area = area
        self.now = now

    def documents(self) -> tuple[Document, ...]:
        """Every document, the newest report first."""
        return tuple(self._documents.values())

    def reports(self) -> tuple[Document, ...]:
        """The documents that have measures, the newest first: others only bring figures, and are no quarter's report."""
        return tuple(one for one in self.documents() if one.has_measures)

    def document(self, report: str) -> Document | None:
        """The document of a report's quarter ("Q3 2021/22"), the last published where there are several."""
        return next((one for one in self.reports() if one.report == report), None)

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

    def printed(self) -> tuple[Printing, ...]:
        """All that every document prints, the newest report first, each in its own order."""
        order = {slug: number for number, slug in enumerate(self._documents)}
        rows = sorted(self._rows(_PRINTINGS), key=lambda row: (order[row["document"]], int(row["position"])))
        return tuple(self._printing(row) for row in rows)

    def holding_value(self, value: Decimal) -> tuple[Figure, ...]:
        """The figures that show this number now, or for which some document prints it; 97 finds 97.00."""
        codes = self._connection.execute(_VALUED, {**self._always, "value": value}).scalars().all()
        figures = (figure for code in codes for figure in self.standing(code))
        return tuple(figure for figure in figures if any(one.value == value for one in figure.printings))

    def drafts(self) -> frozenset[str]:
        """The documents that the audience sees although they are not published yet, by their slugs."""
        return frozenset() if self._sees_no_draft else frozenset(one.slug for one in self._kept.values() if one.draft)

    def not_on_record(self) -> tuple[Handout, frozenset[str]] | None:
        """What must be put on record before anything of it is told, and the drafts that the audience sees of it."""
        handout, drafts = self._handout, self.drafts()
        return None if handout is None or drafts <= handout.on_record else (handout, drafts)

    def made(self) -> frozenset[str]:
        """The indicators made since the package, by code, of which the audience may see a figure: it knows of no other."""
        return frozenset(self._connection.execute(_MADE, self._always).scalars())

    def indicator(self, code: str) -> Indicator:
        """An indicator made since the package, by its code. Raises KeyError where there is none."""
        return indicators_made(self._connection)[code]

    @Once
    def _documents(self) -> dict[str, Document]:
        told = {one.document.slug: one.document for one in self._disclosed.values()}
        return {slug: told.get(slug, one) for slug, one in self._kept.items()}

    @property
    def _disclosed(self) -> Mapping[int, Printing]:
        """What is handed out instead of each row, by its id; empty where all that the audience sees is published."""
        return self._handout.printings if self._handout else {}

    @Once
    def _handout(self) -> Handout | None:
        if self._telling is None or not self.drafts():
            return None
        return self._telling.told(self._connection, self.area, self.now)

    @Once
    def _kept(self) -> dict[str, Document]:
        return documents_of(self._connection, _DOCUMENTS, self._always, self.now)

    def _printings(self, statement: Select[*tuple[Any, ...]], **wanted: str) -> tuple[Printing, ...]:
        return tuple(self._printing(row) for row in self._rows(statement, **wanted))

    def _printing(self, row: RowMapping) -> Printing:
        told = self._disclosed.get(row["id"])
        return told or printing_from(row, self._documents[row["document"]])

    def _rows(self, statement: Select[*tuple[Any, ...]], **wanted: str) -> Iterable[RowMapping]:
        return self._connection.execute(statement, {**self._always, **wanted}).mappings().all()
