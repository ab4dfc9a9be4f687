"""The imports: figures brought in file by file, undone, published; drafts and who knows of them; and the history.

Each method is one transaction: all of it is done, or nothing. What can't be done is refused by an ImportRefusedError,
whose text says, a sentence a line, what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, Text, cast, func, select

from store import bringing, drafts, made
from store.beside import brought_to, moved_since, standing_imports
from store.bringing import By
from store.engine import in_one_sentence, looking, writing
from store.history import history_of
from store.import_tables import ImportRow
from store.imported import (
    ALONE,
    NOT_YET,
    OTHERWISE,
    AlreadyIn,
    Among,
    Brought,
    FileRecord,
    HistoryEntry,
    Imported,
    ImportRecord,
    ImportRefusedError,
    NewDocument,
    NewFigure,
    NewIndicator,
    Reader,
    Undone,
)
from store.learning import LearningRow
from store.made import Dictionary, MadeIndicators
from store.models import DocumentRow, FigureRow
from store.tables import table_of
from store.values import When

_import, _document, _figure = table_of(ImportRow), table_of(DocumentRow), table_of(FigureRow)
_ROW = cast(_figure.c.position, Text) + " " + _figure.c.place  # of a figure that gave way there are two, of one row
_BROUGHT = select(func.count(_ROW.distinct())).where(_figure.c.brought_by == _import.c.number).scalar_subquery()
_STANDS = select(_figure.c.id).where(_figure.c.brought_by == _import.c.number, _figure.c.withdrawn_by.is_(None)).exists()
_RECORDS = (
    select(_import, _document.c.title, _document.c.published_at, _BROUGHT.label("figures"), _STANDS.label("stands"))
    .join_from(_import, _document, _import.c.document == _document.c.slug)
    .order_by(_import.c.number)
)
_ONE_AT_A_TIME = select(table_of(LearningRow)).with_for_update()  # SQLite has one writer at a time anyway


class ImportBook:
    """Imports, drafts, indicators made since the package, and the history. `when` gives a period label's kind and days."""

    def __init__(self, engine: Engine, when: When) -> None:
        self._engine, self._when = engine, when
        self.made = MadeIndicators(engine)

    def bring_in(
        self, document: NewDocument, figures: Sequence[NewFigure], file: FileRecord, *, who: str, now: datetime,
        indicators: Sequence[NewIndicator] = (), approved_by: str | None = None, among: Among = ALONE,
    ) -> Imported | AlreadyIn:  # fmt: skip
        """Bring a file's figures in as a draft, with the indicators made for them; the same file twice changes nothing.

        A draft's earlier file is replaced by it, unless it stands beside that one. Where another file of the document came or
        went since the last import that was seen, it is refused; see `store/bringing.py` for what else is.
        """
        with self._changing() as connection:
            by = By(who, now, approved_by)
            if among.since is not None and moved_since(connection, document.slug, among.since, file):
                raise ImportRefusedError([OTHERWISE])
            standing = standing_imports(connection, document.slug)
            if among.beside or all(one.fingerprint != file.fingerprint for one in standing):
                made.make(connection, indicators, who=who, now=now)
            return bringing.bring_in(connection, document, figures, file, by, self._when, beside=among.beside)

    def brought(self, slug: str) -> tuple[Brought, ...]:
        """The figures that imports have brought to a document and that stand: drafts too, so for the person in charge only."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return brought_to(connection, slug)

    def undo(self, number: int, *, who: str, now: datetime) -> Undone:
        """Withdraw an import by a new record; what it brought stays in the history, and is in no answer any more."""
        with self._changing() as connection:
            return bringing.undo(connection, number, who, now)

    def imports(self) -> tuple[ImportRecord, ...]:
        """Every import and every undoing of one, oldest first: drafts too, so it is for the person in charge only."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            rows = connection.execute(_RECORDS).all()
        return tuple(
            ImportRecord(
                row.number, row.document, row.title, FileRecord(row.file_name, row.fingerprint), row.who, row.recorded_at,
                row.undoes, row.restores, row.figures, bool(row.stands),
                None if row.published_at == NOT_YET else row.published_at,
            ) for row in rows
        )  # fmt: skip

    def history(self, code: str) -> tuple[HistoryEntry, ...]:
        """All that was done about an indicator, oldest first: drafts too, so it is for the person in charge only."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return history_of(connection, code)

    def publish(self, slug: str, at: datetime | None, *, who: str, now: datetime) -> datetime | None:
        """Set the moment from which a draft is published (None: not yet known); the moment that stands, not before `now`."""
        with self._changing() as connection:
            return drafts.publish(connection, slug, at, who=who, now=now)

    def allow(self, slug: str, readers: Iterable[Reader], *, who: str, now: datetime) -> None:
        """List the channels and people that a draft is known to, in the place of those listed before."""
        with self._changing() as connection:
            drafts.allow(connection, slug, readers, who=who, now=now)

    def readers(self, slug: str) -> tuple[Reader, ...]:
        """The channels and people listed for a document."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return drafts.readers_of(connection, slug)

    def add_indicators(self, them: Sequence[NewIndicator], *, who: str, now: datetime) -> Dictionary:
        """Make a dictionary's indicators, all or none; names that are known already are not made twice."""
        return self.made.add_dictionary(them, who=who, now=now)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(_ONE_AT_A_TIME)
            yield connection
