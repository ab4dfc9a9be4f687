"""Conversations, the inbox of events that must not be lost, and what the database was filled from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "conversation",
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("thread", name="pk_conversation"),
    )
    op.create_index("ix_conversation_expires_at", "conversation", ["expires_at"])
    op.create_table("inbox", *_inbox_columns(), *_inbox_checks())
    op.create_index("ix_inbox_queue", "inbox", ["state", "taken_in_at"])
    op.create_table(
        "packaged",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("filled_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_packaged"),
        sa.CheckConstraint("(id = 1)", name=op.f("ck_packaged_one_row")),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("packaged")
    op.drop_table("inbox")
    op.drop_table("conversation")


def _inbox_columns() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("taken_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("event_id", name="pk_inbox"),
    )


def _inbox_checks() -> tuple[sa.CheckConstraint, ...]:
    return (
        sa.CheckConstraint("(state IN ('waiting', 'done', 'given up'))", name=op.f("ck_inbox_state")),
        sa.CheckConstraint("((owner IS NULL) = (leased_until IS NULL))", name=op.f("ck_inbox_lease")),
        sa.CheckConstraint("((state = 'waiting') = (outcome IS NULL))", name=op.f("ck_inbox_outcome")),
        sa.CheckConstraint("(attempts >= 0)", name=op.f("ck_inbox_attempts")),
    )
