"""The record of what was handed out of drafts: somebody may remember it, so that whatever comes in later must reckon with it.

Written before an answer is given, and never changed or deleted. It says what was told of which draft, and not to whom.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, bindparam, func, insert, select, text
from sqlmodel import Field

from store.columns import Moment, Printed
from store.disclosure.told import Told
from store.models import PeriodRow
from store.tables import Row, table_of


class ToldRow(Row, table=True):
    """So much of a draft's figure as was handed out."""

    __tablename__ = "told"
    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(foreign_key="document.slug")
    area: str = Field(foreign_key="area.code", index=True)
    indicator: str = Field(foreign_key="indicator.code")
    period: str = Field(foreign_key="period.label")
    value: Decimal = Field(sa_type=Printed)
    numerator: int | None = None
    denominator: int | None = None
    reported_direction: str | None = None
    reported_difference: Decimal | None = Field(default=None, sa_type=Printed)
    reported_against: str | None = None
    recorded_at: datetime = Field(sa_type=Moment)


_told, _period = table_of(ToldRow), table_of(PeriodRow)
_SAID = (
    "indicator", "area", "period", "value", "numerator", "denominator",
    "reported_direction", "reported_difference", "reported_against",
)  # fmt: skip
_OF_AREA = (
    select(_told, _period.c.first_day, _period.c.last_day)
    .join_from(_told, _period, _told.c.period == _period.c.label)
    .where(_told.c.area == bindparam("area"))
    .order_by(_told.c.id)
)
LAST = select(func.max(_told.c.id))
"""What changes whenever something more was told."""

_ONE_AT_A_TIME = text("LOCK TABLE told IN EXCLUSIVE MODE")  # SQLite has one writer at a time anyway


def told_before(connection: Connection, area: str) -> tuple[Told, ...]:
    """All that anybody was told of an area's drafts, the oldest first."""
    rows = connection.execute(_OF_AREA, {"area": area}).mappings()
    return tuple(
        Told(**{name: row[name] for name in _SAID}, period_first=row["first_day"], period_last=row["last_day"]) for row in rows
    )


def only_one(connection: Connection) -> None:
    """Let nobody else record what is told until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)


def record(connection: Connection, area: str, told: Iterable[tuple[str, Told]], now: datetime) -> None:
    """Add what is told of documents (by their slugs) and was not before."""
    known = {one.same() for one in told_before(connection, area)}
    new = {one.same(): (slug, one) for slug, one in told if one.same() not in known}
    rows = [{name: getattr(one, name) for name in _SAID} | {"document": slug, "recorded_at": now} for slug, one in new.values()]
    if rows:
        connection.execute(insert(_told), rows)
