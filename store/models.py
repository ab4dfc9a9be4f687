"""The tables. What can't be true of a published figure, the database refuses to hold.

A change here needs a migration beside it (store/migrations/versions); a test holds the two together.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import get_args

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from store.checks import check, decimal, one_of, within_unit
from store.columns import Moment, Printed
from store.tables import Row
from store.values import Origin, Polarity, Rag, ReportedDirection, ReportedVerdict, Role, Unit

VERDICTS = (*get_args(ReportedVerdict), "cannot be calculated", "not counted")
COUNTS = (
    *("measures", "improved", "declined", "no_change", "no_polarity", "cannot_be_calculated", "benchmarked"),
    *("top", "second", "third", "bottom"),  # by quartile
)
ONE_MEASURE = ("document", "indicator", "area")
ONE_PRINTING = (*ONE_MEASURE, "period", "role", "origin", "place")
STANDS, MEASURE = text("withdrawn_by IS NULL"), text("role = 'measure' AND withdrawn_by IS NULL")
WAITING, DONE, GIVEN_UP = "waiting", "done", "given up"


class Area(Row, table=True):
    """Whose figures they are: the council, and one day another authority."""

    __tablename__ = "area"
    code: str = Field(primary_key=True)
    name: str = Field(unique=True)


class PeriodRow(Row, table=True):
    """A period's label and days: one label always means the same days."""

    __tablename__ = "period"
    __table_args__ = (check("days", "first_day <= last_day"),)
    label: str = Field(primary_key=True)
    kind: str
    first_day: date
    last_day: date


class DocumentRow(Row, table=True):
    """A report, a draft until `published_at`; nothing of it is shown from `withdrawn_at` on, its figures being undone."""

    __tablename__ = "document"
    __table_args__ = (check("previous", "has_dashboard OR NOT prints_previous"),)
    slug: str = Field(primary_key=True)
    title: str
    report: str = Field(foreign_key="period.label")
    meeting: date | None = None
    published_at: datetime = Field(sa_type=Moment, index=True)
    has_dashboard: bool
    prints_previous: bool
    unexplained: str | None = None
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


class OverviewRow(Row, table=True):
    """What a report's own overview counts."""

    __tablename__ = "overview"
    __table_args__ = (
        check("counts", *(f"{name} IS NULL OR {name} >= 0" for name in COUNTS)),
        check("quartiles_together", *(f"(top IS NULL) = ({name} IS NULL)" for name in COUNTS[-3:])),
    )
    document: str = Field(primary_key=True, foreign_key="document.slug")
    place: str
    measures: int | None = None
    improved: int | None = None
    declined: int | None = None
    no_change: int | None = None
    no_polarity: int | None = None
    cannot_be_calculated: int | None = None
    benchmarked: int | None = None
    top: int | None = None
    second: int | None = None
    third: int | None = None
    bottom: int | None = None


class CountedRow(Row, table=True):
    """An indicator that a report's overview counted otherwise than its figures say, and why."""

    __tablename__ = "counted"
    __table_args__ = (
        check("verdict", one_of("as_verdict", VERDICTS)),
        check("quartile", "quartile BETWEEN 1 AND 4"),
    )
    document: str = Field(primary_key=True, foreign_key="document.slug")
    position: int = Field(primary_key=True)
    indicator: str = Field(foreign_key="indicator.code")
    as_verdict: str | None = None
    quartile: int | None = None
    reason: str


class IndicatorRow(Row, table=True):
    """The database's copy of an indicator of the catalogue."""

    __tablename__ = "indicator"
    __table_args__ = (
        UniqueConstraint("code", "unit"),
        check("polarity", one_of("polarity", get_args(Polarity))),
        check("unit", one_of("unit", get_args(Unit))),
        check("decimals", "decimals >= 0"),
        check("others", "general <> code", "count_of <> code"),
    )
    code: str = Field(primary_key=True)
    name: str = Field(unique=True)
    theme: str
    polarity: str
    unit: str
    decimals: int
    counts: str
    definition: str
    general: str | None = Field(default=None, foreign_key="indicator.code")
    count_of: str | None = Field(default=None, foreign_key="indicator.code")


class IndicatorName(Row, table=True):
    """What people call an indicator: a copy made from the catalogue."""

    __tablename__ = "indicator_name"
    indicator: str = Field(primary_key=True, foreign_key="indicator.code")
    name: str = Field(primary_key=True)


class NotComparable(Row, table=True):
    """Two indicators that are never one series; held both ways."""

    __tablename__ = "not_comparable"
    __table_args__ = (check("two", "indicator <> other"),)
    indicator: str = Field(primary_key=True, foreign_key="indicator.code")
    other: str = Field(primary_key=True, foreign_key="indicator.code")


class FigureRow(Row, table=True):
    """One printing of a figure, or of its absence, at one place of one document.

    `unit` repeats the indicator's, so that the limits of a percentage are the database's to keep. `brought_by`: the
    import that it came by (none: the package); `withdrawn_by`: the one that withdrew it, to be in no answer any more.
    """

    __tablename__ = "figure"
    __table_args__ = (
        ForeignKeyConstraint(["indicator", "unit"], ["indicator.code", "indicator.unit"]),
        Index("uq_figure_once", *ONE_PRINTING, unique=True, sqlite_where=STANDS, postgresql_where=STANDS),
        Index("ix_figure_series", "indicator", "area", "period"),
        Index("uq_figure_measure", *ONE_MEASURE, unique=True, sqlite_where=MEASURE, postgresql_where=MEASURE),
        check("role", one_of("role", get_args(Role))),
        check("origin", one_of("origin", get_args(Origin))),
        check("previous", "role <> 'previous' OR origin = 'dashboard'"),
        check("value_or_missing", "(value IS NULL) <> (missing IS NULL)", "missing <> ''"),
        check("value", decimal("value")),
        check("neighbour", decimal("neighbour")),
        check("england", decimal("england")),
        check("region", decimal("region")),
        check("target_value", decimal("target_value")),
        check("reported_difference", decimal("reported_difference")),
        check("within_unit", *within_unit("value", "neighbour", "england", "region", "target_value")),
        check("numerator", "numerator >= 0"),
        check("denominator", "denominator > 0", "numerator <= denominator"),
        check("target", "target IS NOT NULL OR target_value IS NULL"),
        check("target_operator", one_of("target_operator", "<>"), "target_operator IS NULL OR target_value IS NOT NULL"),
        check("rag", one_of("rag", get_args(Rag))),
        check("quartile", "quartile BETWEEN 1 AND 4"),
        check("direction", one_of("reported_direction", get_args(ReportedDirection))),
        check("verdict", one_of("reported_verdict", get_args(ReportedVerdict))),
        check("place", "place <> ''"),
    )
    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(foreign_key="document.slug")
    position: int
    indicator: str
    unit: str
    area: str = Field(foreign_key="area.code")
    period: str = Field(foreign_key="period.label")
    role: str
    origin: str
    value: Decimal | None = Field(default=None, sa_type=Printed)
    missing: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    target: str | None = None
    target_operator: str | None = None
    target_value: Decimal | None = Field(default=None, sa_type=Printed)
    rag: str | None = None
    quartile: int | None = None
    benchmark_year: str | None = None
    neighbour: Decimal | None = Field(default=None, sa_type=Printed)
    england: Decimal | None = Field(default=None, sa_type=Printed)
    region: Decimal | None = Field(default=None, sa_type=Printed)
    reported: str | None = None
    reported_direction: str | None = None
    reported_verdict: str | None = None
    reported_difference: Decimal | None = Field(default=None, sa_type=Printed)
    reported_against: str | None = Field(default=None, foreign_key="period.label")
    place: str
    note: str | None = None
    brought_by: int | None = Field(default=None, foreign_key="import_record.number", index=True)
    withdrawn_by: int | None = Field(default=None, foreign_key="import_record.number", index=True)


class Conversation(Row, table=True):
    """What a thread was last about, as JSON that only the bot reads; gone after `expires_at`."""

    __tablename__ = "conversation"
    thread: str = Field(primary_key=True)
    state: str
    expires_at: datetime = Field(sa_type=Moment, index=True)


class InboxRow(Row, table=True):
    """An event taken in and not to be lost: waiting (perhaps leased by an owner), done, or given up."""

    __tablename__ = "inbox"
    __table_args__ = (
        check("state", one_of("state", (WAITING, DONE, GIVEN_UP))),
        check("lease", "(owner IS NULL) = (leased_until IS NULL)"),
        check("outcome", f"(state = '{WAITING}') = (outcome IS NULL)"),
        check("attempts", "attempts >= 0"),
        Index("ix_inbox_queue", "state", "taken_in_at"),
    )
    event_id: str = Field(primary_key=True)
    body: str
    taken_in_at: datetime = Field(sa_type=Moment)
    attempts: int = 0
    owner: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=Moment)
    state: str = WAITING
    outcome: str | None = None


class Packaged(Row, table=True):
    """One row: the fingerprint of the packaged files that this database was filled from."""

    __tablename__ = "packaged"
    __table_args__ = (check("one_row", "id = 1"),)
    id: int = Field(primary_key=True, default=1)
    fingerprint: str
    filled_at: datetime = Field(sa_type=Moment)
