"""What was published is never overwritten: the database refuses to change it.

Our own words beside it (a figure's note, its position in the file, what of an overview is unexplained) may
change. A later migration that has SQLite build `figure` or `document` anew must make the trigger again.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PUBLISHED = {
    "document": "slug, title, report, meeting, published_at, has_dashboard, prints_previous",
    "figure": "document, indicator, unit, area, period, role, origin, value, missing, numerator, denominator,"
    " target, target_operator, target_value, rag, quartile, benchmark_year, neighbour, england, region,"
    " reported, reported_direction, reported_verdict, reported_difference, reported_against, place",
}
REFUSE_IN_SQLITE = "BEGIN SELECT RAISE(ABORT, 'what was published is never overwritten'); END"
REFUSE = """
CREATE FUNCTION refuse_overwriting() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was published is never overwritten' USING ERRCODE = '23000'; END $$
"""


def upgrade() -> None:
    """Make the triggers."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(REFUSE)
    does = "EXECUTE FUNCTION refuse_overwriting()" if postgresql else REFUSE_IN_SQLITE
    for table, columns in PUBLISHED.items():
        op.execute(f"CREATE TRIGGER {table}_stays BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW {does}")


def downgrade() -> None:
    """Drop the triggers."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table in PUBLISHED:
        op.execute(f"DROP TRIGGER {table}_stays" + (f" ON {table}" if postgresql else ""))
    if postgresql:
        op.execute("DROP FUNCTION refuse_overwriting()")
