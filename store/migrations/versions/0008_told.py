"""The record of what was handed out of drafts: it is added to, and never changed or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OF = {"document": "document.slug", "area": "area.code", "indicator": "indicator.code", "period": "period.label"}
SENTENCE = "what was recorded is never changed"


def upgrade() -> None:
    """Make the table and its triggers."""
    op.create_table(
        "told",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in (*OF, "value")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("numerator", "denominator")),
        *(sa.Column(f"reported_{name}", sa.String(), nullable=True) for name in ("direction", "difference", "against")),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_told"),
        *(sa.ForeignKeyConstraint([name], [to], name=f"fk_told_{name}") for name, to in OF.items()),
    )
    op.create_index("ix_told_area", "told", ["area"])
    for change in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER told_no_{change.lower()} BEFORE {change} ON told FOR EACH ROW {_refuse()}")


def _refuse() -> str:
    """What a trigger does; PostgreSQL has the function from the migration before."""
    if op.get_bind().dialect.name == "postgresql":
        return "EXECUTE FUNCTION refuse_changing()"
    return f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"


def downgrade() -> None:
    """Take it back."""
    op.drop_table("told")
