"""The history: who imported, corrected, approved, published, undid or made what, and when. It is only added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select
from sqlalchemy import Row as Fetched

from store.import_tables import HistoryRow, ImportRow
from store.imported import Did, HistoryEntry, Recorded
from store.models import FigureRow
from store.tables import table_of

_history, _figure, _import = table_of(HistoryRow), table_of(FigureRow), table_of(ImportRow)


def record(
    connection: Connection, did: Did, who: str, now: datetime, *,
    document: str | None = None, number: int | None = None, indicator: str | None = None, detail: str | None = None,
) -> None:  # fmt: skip
    """Add one record, inside the transaction of what was done."""
    row = {"did": did, "who": who, "recorded_at": now, "document": document, "number": number}
    connection.execute(insert(_history), {**row, "indicator": indicator, "detail": detail})


def history_of(connection: Connection, code: str) -> tuple[HistoryEntry, ...]:
    """All that was done about an indicator, oldest first: its making, and what happened to the documents that print it."""
    figures = connection.execute(select(_figure).where(_figure.c.indicator == code).order_by(_figure.c.id)).all()
    brought = {figure.brought_by for figure in figures if figure.brought_by is not None}
    concerned = brought | {figure.withdrawn_by for figure in figures if figure.withdrawn_by is not None}
    documents = {figure.document for figure in figures if figure.brought_by is not None}
    of_documents = _history.c.number.is_(None) & _history.c.document.in_(documents)
    about = or_(_history.c.indicator == code, _history.c.number.in_(concerned), of_documents)
    rows = connection.execute(select(_history).where(about).order_by(_history.c.id)).all()
    return tuple(_entry(row, figures) for row in rows)


def _entry(row: Fetched[Any], figures: Iterable[Fetched[Any]]) -> HistoryEntry:
    own = (f for f in figures if row.did in ("imported", "corrected", "undone") and f.brought_by == row.number)
    shown = tuple(Recorded(f.period, f.role, f.place, f.value, f.missing, f.withdrawn_by) for f in own)
    return HistoryEntry(row.did, row.who, row.recorded_at, row.document, row.number, row.detail, shown)
