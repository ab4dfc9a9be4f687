"""Bringing a database's tables up to date: Alembic, in-process and without a configuration file."""

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from store.values import StoreError


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for this connection; the migrations run inside its transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "store:migrations")
    return config


def migrate(connection: Connection) -> None:
    """Upgrade to the newest tables. Raises StoreError for a database that a newer version has been at."""
    try:
        command.upgrade(migration_config(connection), "head")
    except CommandError:
        raise StoreError(
            "The database was made by a newer version of this program: please upgrade it."
        ) from None
