"""When a document is published, and who knows of it before: changed only while it is a draft, and always on record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, update
from sqlalchemy import Row as Fetched

from store.history import record
from store.import_tables import DraftReaderRow, ImportRow
from store.imported import NOT_YET, ImportRefusedError, Reader
from store.models import DocumentRow
from store.tables import table_of

_document, _import, _reader = table_of(DocumentRow), table_of(ImportRow), table_of(DraftReaderRow)


def draft(connection: Connection, slug: str, now: datetime) -> Fetched[Any]:
    """The row of a document that is not published yet. Raises ImportRefusedError for any other."""
    row = connection.execute(select(_document).where(_document.c.slug == slug)).one_or_none()
    if row is None:
        raise ImportRefusedError([f"There is no document {slug}: see `scrutineer imports` for what came in."])
    if row.published_at <= now:
        raise ImportRefusedError(
            [f"{slug} is published since {row.published_at:%Y-%m-%d}: what was published stays as it was published."]
        )
    return row


def publish(connection: Connection, slug: str, at: datetime | None, *, who: str, now: datetime) -> datetime | None:
    """Set the moment from which a draft is published, not before `now`; None: it has no time yet. The moment that stands."""
    row = draft(connection, slug, now)
    imported = connection.execute(select(exists().where(_import.c.document == slug))).scalar_one()
    if not imported:
        raise ImportRefusedError([f"{slug} belongs to the program itself: its publication time is not to be changed."])
    if row.withdrawn_at is not None:
        raise ImportRefusedError([f"{slug} has no figures, because its import was undone: import its file first."])
    moment = None if at is None else max(at, now)
    connection.execute(update(_document).where(_document.c.slug == slug).values(published_at=moment or NOT_YET))
    detail = f"from {moment:%Y-%m-%d %H:%M} UTC" if moment else "without a time"
    record(connection, "published" if moment else "postponed", who, now, document=slug, detail=detail)
    return moment


def allow(connection: Connection, slug: str, readers: Iterable[Reader], *, who: str, now: datetime) -> None:
    """List the channels and people that a draft is known to, in the place of those listed before."""
    draft(connection, slug, now)
    listed = list(dict.fromkeys(readers))
    connection.execute(delete(_reader).where(_reader.c.document == slug))
    if listed:
        connection.execute(insert(_reader), [{"document": slug, "kind": one.kind, "name": one.name} for one in listed])
    named = ", ".join(f"{one.kind} {one.name}" for one in listed) or "nobody"
    record(connection, "allowed", who, now, document=slug, detail=named)


def readers_of(connection: Connection, slug: str) -> tuple[Reader, ...]:
    """The channels and people listed for a document."""
    rows = connection.execute(select(_reader).where(_reader.c.document == slug).order_by(_reader.c.kind, _reader.c.name))
    return tuple(Reader(row.kind, row.name) for row in rows)
