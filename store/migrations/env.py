"""Alembic's way in. `store.open` hands it the connection; it runs inside that connection's transaction."""

from alembic import context

import store.digest_tables
import store.import_tables
import store.learning
import store.models
import store.uploads  # noqa: F401  (the five fill the metadata that the tables are compared with)
from store.tables import Row

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
