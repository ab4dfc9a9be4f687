"""The migrations, from nothing, make the very tables that the models describe."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from store import import_tables, models
from store.engine import looking, make_engine, writing
from store.migrating import migrate, migration_config
from store.tables import Row
from store.values import StoreError


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty database."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


def checks_in(engine: Engine) -> dict[str, set[tuple[str | None, str]]]:
    """Each table's CHECKs, by name and in the database's own words."""
    tables = inspect(engine)
    names = [name for name in tables.get_table_names() if name != "alembic_version"]
    found = {name: tables.get_check_constraints(name) for name in names}
    return {name: {(check["name"], check["sqltext"]) for check in checks} for name, checks in found.items()}


def test_migrations_equal_the_models(engine: Engine) -> None:
    assert {models.FigureRow.__tablename__, import_tables.ImportRow.__tablename__} <= set(Row.metadata.tables)
    with writing(engine) as connection:
        migrate(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_migrated_checks_equal_the_models(engine: Engine) -> None:
    with writing(engine) as connection:
        migrate(connection)
    migrated = checks_in(engine)
    with writing(engine) as connection:
        command.downgrade(migration_config(connection), "base")
        Row.metadata.create_all(connection)
    assert checks_in(engine) == migrated


def test_going_back_leaves_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        migrate(connection)
        command.downgrade(migration_config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_migrating_twice_is_migrating_once(engine: Engine) -> None:
    for _ in range(2):
        with writing(engine) as connection:
            migrate(connection)
    with looking(engine) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0007"


def test_a_newer_version_s_database_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        migrate(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="a newer version"), writing(engine) as connection:
        migrate(connection)
