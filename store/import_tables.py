"""The tables of importing: what came in by whom, who knows of a draft, indicators made since, and the history.

Imports, made indicators and the history are added to and never changed or deleted: the database refuses it.
"""

from datetime import datetime
from typing import get_args

from sqlalchemy import Index
from sqlmodel import Field

from store.checks import check, one_of
from store.columns import Moment
from store.imported import Did, Kind
from store.tables import Row


class ImportRow(Row, table=True):
    """A file brought in for a document; or, where `undoes` is given, the record that withdrew an import.

    Undoing a correction brings back what stood before it: `restores` names that import, whose file is repeated here.
    """

    __tablename__ = "import_record"
    __table_args__ = (
        check("fingerprint", "length(fingerprint) = 64"),
        check("file_name", "file_name <> ''"),
        check("who", "who <> ''"),
        check("undoes", "undoes < number"),
        check("restores", "restores < undoes"),
    )
    number: int | None = Field(default=None, primary_key=True)
    document: str = Field(foreign_key="document.slug", index=True)
    file_name: str
    fingerprint: str
    who: str
    recorded_at: datetime = Field(sa_type=Moment)
    undoes: int | None = Field(default=None, foreign_key="import_record.number", unique=True)
    restores: int | None = Field(default=None, foreign_key="import_record.number")


class DraftReaderRow(Row, table=True):
    """A channel or a person to whom a document is known before its publication time."""

    __tablename__ = "draft_reader"
    __table_args__ = (check("kind", one_of("kind", get_args(Kind))), check("name", "name <> ''"))
    document: str = Field(primary_key=True, foreign_key="document.slug")
    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)


class MadeRow(Row, table=True):
    """Marks an indicator of the table `indicator` as made by a person, and not copied from the packaged catalogue."""

    __tablename__ = "made_indicator"
    __table_args__ = (check("who", "who <> ''"),)
    indicator: str = Field(primary_key=True, foreign_key="indicator.code")
    who: str
    recorded_at: datetime = Field(sa_type=Moment)


class HistoryRow(Row, table=True):
    """Who did what, when, to which document, import or indicator."""

    __tablename__ = "history"
    __table_args__ = (
        check("did", one_of("did", get_args(Did))),
        check("who", "who <> ''"),
        Index("ix_history_document", "document"),
        Index("ix_history_indicator", "indicator"),
    )
    id: int | None = Field(default=None, primary_key=True)
    did: str
    who: str
    recorded_at: datetime = Field(sa_type=Moment)
    document: str | None = Field(default=None, foreign_key="document.slug")
    number: int | None = Field(default=None, foreign_key="import_record.number")
    indicator: str | None = Field(default=None, foreign_key="indicator.code")
    detail: str | None = None
