"""What is learnt from questions: misses, taught names, verified answers, and the version that replicas look at.

Names and verifications are added to and never changed: the database refuses it.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STAYS = ("taught_name", "verified")
REFUSE = """
CREATE FUNCTION refuse_changing() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was recorded is never changed' USING ERRCODE = '23000'; END $$
"""
REFUSE_IN_SQLITE = "BEGIN SELECT RAISE(ABORT, 'what was recorded is never changed'); END"


def upgrade() -> None:
    """Make the tables, the one row of `learning` with a salt of this database's own, and the triggers."""
    learning = op.create_table("learning", *_learning())
    op.bulk_insert(learning, [{"id": 1, "version": 0, "salt": secrets.token_hex(32)}])
    op.create_table("miss", *_miss())
    op.create_index("ix_miss_awaiting", "miss", ["awaiting"])
    op.create_index("ix_miss_asked_at", "miss", ["asked_at"])
    op.create_table("taught_name", *_taught_name())
    op.create_index("ix_taught_name_said", "taught_name", ["said"])
    op.create_table("verified", *_verified())
    op.create_index("ix_verified_question", "verified", ["question"])
    _refuse_changes()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("verified", "taught_name", "miss", "learning"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_changing()")


def _refuse_changes() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(REFUSE)
    does = "EXECUTE FUNCTION refuse_changing()" if postgresql else REFUSE_IN_SQLITE
    for table in STAYS:
        for change in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} FOR EACH ROW {does}")


def _learning() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learning"),
        sa.CheckConstraint("(id = 1)", name=op.f("ck_learning_one_row")),
        sa.CheckConstraint("(length(salt) >= 32)", name=op.f("ck_learning_salt")),
    )


def _miss() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("read_as", sa.String(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=True),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("awaiting", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_miss"),
        sa.CheckConstraint("(question <> '')", name=op.f("ck_miss_question")),
        sa.CheckConstraint("(why IN ('choose', 'not_understood', 'corrected'))", name=op.f("ck_miss_why")),
        sa.CheckConstraint("(why <> 'corrected' OR chosen IS NOT NULL)", name=op.f("ck_miss_corrected")),
    )


def _taught_name() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_taught_name"),
        sa.ForeignKeyConstraint(["undoes"], ["taught_name.id"], name="fk_taught_name_undoes"),
        sa.UniqueConstraint("undoes", name="uq_taught_name_undoes"),
        sa.CheckConstraint("(said <> '')", name=op.f("ck_taught_name_said")),
        sa.CheckConstraint("(who <> '')", name=op.f("ck_taught_name_who")),
        sa.CheckConstraint("(undoes < id)", name=op.f("ck_taught_name_undoes")),
    )


def _verified() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("essence", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_verified"),
        sa.CheckConstraint("(question <> '')", name=op.f("ck_verified_question")),
        sa.CheckConstraint("(who <> '')", name=op.f("ck_verified_who")),
    )
