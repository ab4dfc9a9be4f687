"""Subscriptions to the digest, its runs, and the messages of each run."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table("subscription", *_subscription())
    op.create_table("digest_run", *_run())
    op.create_index("ix_digest_run_next_at", "digest_run", ["next_at"])
    op.create_table("digest_post", *_post())
    op.create_index("ix_digest_post_run", "digest_post", ["run"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("digest_post", "digest_run", "subscription"):
        op.drop_table(table)


def _subscription() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("working_day", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_subscription"),
        sa.CheckConstraint("(working_day BETWEEN 1 AND 60)", name=op.f("ck_subscription_working_day")),
        sa.CheckConstraint("(length(at) = 5)", name=op.f("ck_subscription_at")),
        sa.CheckConstraint("(state IN ('active', 'paused', 'ended'))", name=op.f("ck_subscription_state")),
    )


def _run() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_digest_run"),
        sa.UniqueConstraint("channel", "report", name="uq_digest_run_channel_report"),
        sa.CheckConstraint("(state IN ('waiting', 'sent', 'skipped', 'failed'))", name=op.f("ck_digest_run_state")),
        sa.CheckConstraint("(state = 'sent' OR state = 'waiting' OR why IS NOT NULL)", name=op.f("ck_digest_run_why")),
        sa.CheckConstraint("((state = 'waiting') = (finished_at IS NULL))", name=op.f("ck_digest_run_finished")),
        sa.CheckConstraint("((holder IS NULL) = (leased_until IS NULL))", name=op.f("ck_digest_run_lease")),
    )


def _post() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("refused", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_digest_post"),
        sa.ForeignKeyConstraint(["run"], ["digest_run.id"], name="fk_digest_post_run_digest_run"),
        sa.UniqueConstraint("run", "kind", "name", name="uq_digest_post_run_kind_name"),
        sa.CheckConstraint("(kind IN ('part', 'notice'))", name=op.f("ck_digest_post_kind")),
        sa.CheckConstraint("(ts IS NULL OR refused IS NULL)", name=op.f("ck_digest_post_outcome")),
    )
