"""Files sent in Slack that wait for a decision: their bytes, and what was said to their lines so far."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ALWAYS = ("id", "file_name", "fingerprint", "who", "channel", "thread")
STATES = "'waiting', 'stored', 'rejected'"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "upload",
        *(sa.Column(name, sa.String(), nullable=False) for name in ALWAYS),
        sa.Column("report", sa.String(), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
        sa.CheckConstraint("(length(fingerprint) = 64)", name=op.f("ck_upload_fingerprint")),
        sa.CheckConstraint(f"(state IN ({STATES}))", name=op.f("ck_upload_state")),
        sa.CheckConstraint("((data IS NULL) = (state <> 'waiting'))", name=op.f("ck_upload_data")),
    )
    op.create_index("ix_upload_sent_at", "upload", ["sent_at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("upload")
