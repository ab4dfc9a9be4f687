"""The first tables: areas, periods, documents, the catalogue's copy and figures.

It stands by itself: what it needs is written out here, so that later changes of the models don't change it.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

COUNTS = (
    "measures",
    "improved",
    "declined",
    "no_change",
    "no_polarity",
    "cannot_be_calculated",
    "benchmarked",
)
QUARTILES = ("top", "second", "third", "bottom")
DECIMALS = ("value", "neighbour", "england", "region", "target_value")


def upgrade() -> None:
    """Make the tables."""
    for make in (_area_and_period, _document, _indicator, _overview, _counted, _figure):
        make()


def downgrade() -> None:
    """Drop the tables."""
    tables = ("figure", "counted", "overview", "not_comparable", "indicator_name", "indicator", "document")
    for table in (*tables, "period", "area"):
        op.drop_table(table)


def _text(name: str, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=null)


def _whole(name: str, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")


def _check(table: str, name: str, *conditions: str) -> sa.CheckConstraint:
    sql = " AND ".join(f"({condition})" for condition in conditions)
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def _one_of(column: str, *allowed: str) -> str:
    quoted = ", ".join(f"'{text}'" for text in allowed)
    return f"{column} IN ({quoted})"


def _decimal(column: str) -> str:
    unsigned = f"ltrim({column}, '-')"
    rules = (
        f"length({column}) - length({unsigned}) <= 1",
        f"ltrim({unsigned}, '0123456789.') = ''",
        f"length({unsigned}) - length(replace({unsigned}, '.', '')) <= 1",
        f"ltrim({unsigned}, '0123456789') <> {unsigned}",
        f"rtrim({unsigned}, '0123456789') <> {unsigned}",
    )
    return " AND ".join(rules)


def _within_unit(columns: Iterable[str]) -> Iterable[str]:
    for column in columns:
        yield f"{column} IS NULL OR unit = 'score' OR CAST({column} AS NUMERIC) >= 0"
        yield f"{column} IS NULL OR unit <> 'percent' OR CAST({column} AS NUMERIC) <= 100"


def _area_and_period() -> None:
    op.create_table(
        "area",
        _text("code"),
        _text("name"),
        _key("area", "code"),
        sa.UniqueConstraint("name", name="uq_area_name"),
    )
    op.create_table(
        "period",
        _text("label"),
        _text("kind"),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _key("period", "label"),
        _check("period", "days", "first_day <= last_day"),
    )


def _document() -> None:
    op.create_table(
        "document",
        _text("slug"),
        _text("title"),
        _text("report"),
        sa.Column("meeting", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("has_dashboard", sa.Boolean(), nullable=False),
        sa.Column("prints_previous", sa.Boolean(), nullable=False),
        _text("unexplained", null=True),
        _key("document", "slug"),
        _refers("document", "report", "period.label"),
        _check("document", "previous", "has_dashboard OR NOT prints_previous"),
    )
    op.create_index("ix_document_published_at", "document", ["published_at"])


def _indicator() -> None:
    op.create_table(
        "indicator",
        *(_text(name) for name in ("code", "name", "theme", "polarity", "unit")),
        _whole("decimals"),
        _text("counts"),
        _text("definition"),
        _text("general", null=True),
        _text("count_of", null=True),
        _key("indicator", "code"),
        sa.UniqueConstraint("name", name="uq_indicator_name"),
        sa.UniqueConstraint("code", "unit", name="uq_indicator_code_unit"),
        _refers("indicator", "general", "indicator.code"),
        _refers("indicator", "count_of", "indicator.code"),
        _check("indicator", "polarity", _one_of("polarity", "low", "high", "none")),
        _check("indicator", "unit", _one_of("unit", "percent", "count", "rate", "score")),
        _check("indicator", "decimals", "decimals >= 0"),
        _check("indicator", "others", "general <> code", "count_of <> code"),
    )
    _of_indicator("indicator_name", "name")
    _of_indicator(
        "not_comparable",
        "other",
        _refers("not_comparable", "other", "indicator.code"),
        _check("not_comparable", "two", "indicator <> other"),
    )


def _of_indicator(table: str, column: str, *more: sa.Constraint) -> None:
    key, refers = _key(table, "indicator", column), _refers(table, "indicator", "indicator.code")
    op.create_table(table, _text("indicator"), _text(column), key, refers, *more)


def _overview() -> None:
    op.create_table(
        "overview",
        _text("document"),
        _text("place"),
        *(_whole(name, null=True) for name in (*COUNTS, *QUARTILES)),
        _key("overview", "document"),
        _refers("overview", "document", "document.slug"),
        _check("overview", "counts", *(f"{name} IS NULL OR {name} >= 0" for name in (*COUNTS, *QUARTILES))),
        _check("overview", "quartiles_together", *(f"(top IS NULL) = ({q} IS NULL)" for q in QUARTILES[1:])),
    )


def _counted() -> None:
    verdicts = ("improved", "declined", "no change", "no polarity", "cannot be calculated", "not counted")
    op.create_table(
        "counted",
        _text("document"),
        _whole("position"),
        _text("indicator"),
        _text("as_verdict", null=True),
        _whole("quartile", null=True),
        _text("reason"),
        _key("counted", "document", "position"),
        _refers("counted", "document", "document.slug"),
        _refers("counted", "indicator", "indicator.code"),
        _check("counted", "verdict", _one_of("as_verdict", *verdicts)),
        _check("counted", "quartile", "quartile BETWEEN 1 AND 4"),
    )


def _figure() -> None:
    op.create_table("figure", *_figure_columns(), *_figure_references(), *_figure_checks())
    op.create_index("ix_figure_series", "figure", ["indicator", "area", "period"])
    one = sa.text("role = 'measure'")
    once = ["document", "indicator", "area"]
    op.create_index("uq_figure_measure", "figure", once, unique=True, sqlite_where=one, postgresql_where=one)


def _figure_columns() -> Iterable[sa.Column[Any]]:
    yield sa.Column("id", sa.Integer(), nullable=False)
    yield from (_text("document"), _whole("position"))
    yield from (_text(name) for name in ("indicator", "unit", "area", "period", "role", "origin"))
    yield from (_text("value", null=True), _text("missing", null=True))
    yield from (_whole("numerator", null=True), _whole("denominator", null=True))
    yield from (_text(name, null=True) for name in ("target", "target_operator", "target_value", "rag"))
    yield _whole("quartile", null=True)
    yield from (_text(name, null=True) for name in ("benchmark_year", "neighbour", "england", "region"))
    yield from (_text(name, null=True) for name in ("reported", "reported_direction", "reported_verdict"))
    yield from (_text(name, null=True) for name in ("reported_difference", "reported_against"))
    yield from (_text("place"), _text("note", null=True))


def _figure_references() -> Iterable[sa.Constraint]:
    once = ("document", "indicator", "area", "period", "role", "origin", "place")
    unit = ["indicator.code", "indicator.unit"]
    yield _key("figure", "id")
    yield sa.UniqueConstraint(*once, name="uq_figure_once")
    yield sa.ForeignKeyConstraint(["indicator", "unit"], unit, name="fk_figure_indicator_unit")
    yield _refers("figure", "document", "document.slug")
    yield _refers("figure", "area", "area.code")
    yield _refers("figure", "period", "period.label")
    yield _refers("figure", "reported_against", "period.label")


def _figure_checks() -> Iterable[sa.Constraint]:
    for name in (*DECIMALS, "reported_difference"):
        yield _check("figure", name, _decimal(name))
    for name, *conditions in (
        ("role", _one_of("role", "measure", "previous", "other")),
        ("origin", _one_of("origin", "dashboard", "text", "appendix")),
        ("previous", "role <> 'previous' OR origin = 'dashboard'"),
        ("value_or_missing", "(value IS NULL) <> (missing IS NULL)", "missing <> ''"),
        ("within_unit", *_within_unit(DECIMALS)),
        ("numerator", "numerator >= 0"),
        ("denominator", "denominator > 0", "numerator <= denominator"),
        ("target", "target IS NOT NULL OR target_value IS NULL"),
        (
            "target_operator",
            _one_of("target_operator", "<", ">"),
            "target_operator IS NULL OR target_value IS NOT NULL",
        ),
        ("rag", _one_of("rag", "green", "amber", "red")),
        ("quartile", "quartile BETWEEN 1 AND 4"),
        ("direction", _one_of("reported_direction", "up", "down", "same")),
        ("verdict", _one_of("reported_verdict", "improved", "declined", "no change", "no polarity")),
        ("place", "place <> ''"),
    ):
        yield _check("figure", name, *conditions)
