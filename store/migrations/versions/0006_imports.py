"""Imports, drafts and their readers, indicators made since, and the history of who did what.

A figure knows the import that brought it and the record that withdrew it; one that is withdrawn stays in the table,
and what was one of a kind is one of a kind among those that stand. A draft may still change until it is published.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STAYS = ("import_record", "made_indicator", "history")
OF_A_FIGURE = (
    "document, indicator, unit, area, period, role, origin, value, missing, numerator, denominator, target,"
    " target_operator, target_value, rag, quartile, benchmark_year, neighbour, england, region, reported,"
    " reported_direction, reported_verdict, reported_difference, reported_against, place"
)
OF_A_DRAFT = "title, meeting, published_at, has_dashboard, prints_previous"
ONCE = ["document", "indicator", "area", "period", "role", "origin", "place"]
MEASURE = ["document", "indicator", "area"]
HAS_COME = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "now()"}
"""The time in the form that the database keeps times in."""

OVERWRITTEN = ("refuse_overwriting", "what was published is never overwritten")
CHANGED = ("refuse_changing", "what was recorded is never changed")


def upgrade() -> None:
    """Make the tables, give figures and documents their new columns, and make the triggers."""
    op.create_table("import_record", *_import_record())
    op.create_index("ix_import_record_document", "import_record", ["document"])
    op.create_table("draft_reader", *_draft_reader())
    op.create_table("made_indicator", *_made_indicator())
    op.create_table("history", *_history())
    for column in ("document", "indicator"):
        op.create_index(f"ix_history_{column}", "history", [column])
    _drop_trigger("document_stays", "document")
    _drop_trigger("figure_stays", "figure")
    op.add_column("document", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    _figures_of_imports()
    _refuse_changes()


def downgrade() -> None:
    """Take it all back. What was brought in and withdrawn goes; what stands stays."""
    for table in STAYS:
        for change in ("update", "delete"):
            _drop_trigger(f"{table}_no_{change}", table)
    for name in ("figure_stays", "figure_withdrawn_once", "figure_no_delete"):
        _drop_trigger(name, "figure")
    for name in ("document_stays", "document_published_stays"):
        _drop_trigger(name, "document")
    op.execute("DELETE FROM figure WHERE withdrawn_by IS NOT NULL")
    _figures_of_files()
    with op.batch_alter_table("document", recreate="never") as document:
        document.drop_column("withdrawn_at")
    for table in ("history", "made_indicator", "draft_reader", "import_record"):
        op.drop_table(table)
    _trigger("document_stays", f"UPDATE OF slug, report, {OF_A_DRAFT}", "document", OVERWRITTEN)
    _trigger("figure_stays", f"UPDATE OF {OF_A_FIGURE}", "figure", OVERWRITTEN)


def _figures_of_imports() -> None:
    """Only figures that stand are one of a kind: a unique index can say so, a constraint can't.

    SQLite builds the table anew, with its CHECKs as they stand: they have names, so Alembic takes them along (1.20).
    """
    op.drop_index("uq_figure_measure", "figure")
    with op.batch_alter_table("figure") as figure:
        figure.drop_constraint("uq_figure_once", type_="unique")
        for column in ("brought_by", "withdrawn_by"):
            figure.add_column(sa.Column(column, sa.Integer(), nullable=True))
            figure.create_foreign_key(f"fk_figure_{column}", "import_record", [column], ["number"])
    _unique("uq_figure_once", ONCE, "withdrawn_by IS NULL")
    _unique("uq_figure_measure", MEASURE, "role = 'measure' AND withdrawn_by IS NULL")
    for column in ("brought_by", "withdrawn_by"):
        op.create_index(f"ix_figure_{column}", "figure", [column])


def _figures_of_files() -> None:
    for index in ("uq_figure_once", "uq_figure_measure", "ix_figure_brought_by", "ix_figure_withdrawn_by"):
        op.drop_index(index, "figure")
    with op.batch_alter_table("figure") as figure:
        for column in ("brought_by", "withdrawn_by"):
            figure.drop_constraint(f"fk_figure_{column}", type_="foreignkey")
            figure.drop_column(column)
        figure.create_unique_constraint("uq_figure_once", ONCE)
    _unique("uq_figure_measure", MEASURE, "role = 'measure'")


def _unique(name: str, columns: list[str], where: str) -> None:
    only = sa.text(where)
    op.create_index(name, "figure", columns, unique=True, sqlite_where=only, postgresql_where=only)


def _postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _refuse_changes() -> None:
    for table in STAYS:
        for change in ("UPDATE", "DELETE"):
            _trigger(f"{table}_no_{change.lower()}", change, table, CHANGED)
    _trigger("figure_stays", f"UPDATE OF {OF_A_FIGURE}, brought_by", "figure", OVERWRITTEN)
    _trigger("figure_withdrawn_once", "UPDATE OF withdrawn_by", "figure", OVERWRITTEN, "OLD.withdrawn_by IS NOT NULL")
    _trigger("figure_no_delete", "DELETE", "figure", OVERWRITTEN)
    _trigger("document_stays", "UPDATE OF slug, report", "document", OVERWRITTEN)
    published = f"OLD.published_at <= {HAS_COME[op.get_bind().dialect.name]}"
    _trigger("document_published_stays", f"UPDATE OF {OF_A_DRAFT}", "document", OVERWRITTEN, published)


def _trigger(name: str, before: str, table: str, refuse: tuple[str, str], when: str | None = None) -> None:
    function, sentence = refuse
    does = f"EXECUTE FUNCTION {function}()" if _postgresql() else f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    only = f"WHEN ({when})" if when else ""
    op.execute(f"CREATE TRIGGER {name} BEFORE {before} ON {table} FOR EACH ROW {only} {does}")


def _drop_trigger(name: str, table: str) -> None:
    op.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if _postgresql() else ""))


def _text(name: str, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=null)


def _whole(name: str, null: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _moment() -> sa.Column[object]:
    return sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"({condition})", name=op.f(f"ck_{table}_{name}"))


def _import_record() -> tuple[sa.schema.SchemaItem, ...]:
    table = "import_record"
    return (
        _whole("number", null=False),
        *(_text(name) for name in ("document", "file_name", "fingerprint", "who")),
        _moment(),
        _whole("undoes"),
        _whole("restores"),
        _key(table, "number"),
        _refers(table, "document", "document.slug"),
        _refers(table, "undoes", "import_record.number"),
        _refers(table, "restores", "import_record.number"),
        sa.UniqueConstraint("undoes", name="uq_import_record_undoes"),
        _check(table, "fingerprint", "length(fingerprint) = 64"),
        _check(table, "file_name", "file_name <> ''"),
        _check(table, "who", "who <> ''"),
        _check(table, "undoes", "undoes < number"),
        _check(table, "restores", "restores < undoes"),
    )


def _draft_reader() -> tuple[sa.schema.SchemaItem, ...]:
    table = "draft_reader"
    return (
        *(_text(name) for name in ("document", "kind", "name")),
        _key(table, "document", "kind", "name"),
        _refers(table, "document", "document.slug"),
        _check(table, "kind", "kind IN ('channel', 'user')"),
        _check(table, "name", "name <> ''"),
    )


def _made_indicator() -> tuple[sa.schema.SchemaItem, ...]:
    table = "made_indicator"
    return (
        _text("indicator"),
        _text("who"),
        _moment(),
        _key(table, "indicator"),
        _refers(table, "indicator", "indicator.code"),
        _check(table, "who", "who <> ''"),
    )


def _history() -> tuple[sa.schema.SchemaItem, ...]:
    table = "history"
    did = "'imported', 'corrected', 'approved', 'published', 'postponed', 'allowed', 'undone', 'made'"
    return (
        _whole("id", null=False),
        _text("did"),
        _text("who"),
        _moment(),
        _text("document", null=True),
        _whole("number"),
        _text("indicator", null=True),
        _text("detail", null=True),
        _key(table, "id"),
        _refers(table, "document", "document.slug"),
        _refers(table, "number", "import_record.number"),
        _refers(table, "indicator", "indicator.code"),
        _check(table, "did", f"did IN ({did})"),
        _check(table, "who", "who <> ''"),
    )
