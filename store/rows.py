"""From a row of the database to a plain value of the store's door."""

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from store.models import COUNTS
from store.values import Counted, Document, Overview, Printing, Target

_QUARTILES = COUNTS[-4:]
_AS_THEY_ARE = (
    "indicator",
    "area",
    "period",
    "role",
    "origin",
    "value",
    "missing",
    "numerator",
    "denominator",
    "rag",
    "quartile",
    "benchmark_year",
    "neighbour",
    "england",
    "region",
    "reported",
    "reported_direction",
    "reported_verdict",
    "reported_difference",
    "reported_against",
    "place",
    "note",
)
_OF_DOCUMENT = (
    "slug",
    "title",
    "report",
    "meeting",
    "published_at",
    "has_dashboard",
    "prints_previous",
    "unexplained",
)


def printing_from(row: RowMapping, document: Document) -> Printing:
    """A row of `figure` with its period's `kind`, `first_day` and `last_day` -> Printing."""
    fields: dict[str, Any] = {name: row[name] for name in _AS_THEY_ARE}
    return Printing(
        **fields,
        period_kind=row["kind"],
        period_first=row["first_day"],
        period_last=row["last_day"],
        target=_target_from(row),
        document=document,
    )


def document_from(row: RowMapping, counted: tuple[Counted, ...], now: datetime) -> Document:
    """A row of `document` with its report's `last_day` and its overview, if any -> Document, a draft or not at `now`."""
    fields: dict[str, Any] = {name: row[name] for name in _OF_DOCUMENT}
    fields |= {"report_end": row["last_day"], "draft": row["published_at"] > now, "has_measures": bool(row["has_measures"])}
    return Document(**fields, overview=_overview_from(row), counted=counted)


def counted_from(row: RowMapping) -> Counted:
    """A row of `counted` -> Counted."""
    return Counted(row["indicator"], row["as_verdict"], row["quartile"], row["reason"])


def _overview_from(row: RowMapping) -> Overview | None:
    if row["place"] is None:
        return None
    counts: dict[str, Any] = {name: row[name] for name in COUNTS[:-4]}
    first, second, third, fourth = (row[name] for name in _QUARTILES)
    quartiles = None if first is None else (first, second, third, fourth)
    return Overview(place=row["place"], quartiles=quartiles, **counts)


def _target_from(row: RowMapping) -> Target | None:
    if row["target"] is None:
        return None
    return Target(row["target"], row["target_operator"], row["target_value"])
