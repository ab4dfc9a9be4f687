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


def checks_in(engine: Engine) -> dict[str, list[tuple[str, str]]]:
    """Each table's CHECKs, by name and in the database's own words: each as often as it stands there."""
    tables = inspect(engine)
    names = [name for name in tables.get_table_names() if name != "alembic_version"]
    found = {name: tables.get_check_constraints(name) for name in names}
    return {name: sorted((check["name"] or "", check["sqltext"]) for check in checks) for name, checks in found.items()}


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


PRINTED = """
INSERT INTO area VALUES ('a', 'A');
INSERT INTO period VALUES ('Q1', 'quarter', '2021-04-01', '2021-06-30');
INSERT INTO document (slug, title, report, published_at, has_dashboard, prints_previous)
VALUES ('d', 'D', 'Q1', '2021-07-01', true, true);
INSERT INTO indicator (code, name, theme, polarity, unit, decimals, counts, definition)
VALUES ('i', 'I', 'T', 'low', 'percent', 1, 'C', 'D');
INSERT INTO figure (document, position, indicator, unit, area, period, role, origin, value, place)
VALUES ('d', 0, 'i', 'percent', 'a', 'Q1', 'measure', 'text', '97.00', 'paragraph 1')
"""


def test_figures_of_before_imports_stand_as_they_were(engine: Engine) -> None:
    with writing(engine) as connection:
        command.upgrade(migration_config(connection), "0005")
        for statement in PRINTED.split(";"):
            connection.execute(text(statement))
        before = connection.execute(text("SELECT * FROM figure")).mappings().one()
    with writing(engine) as connection:
        migrate(connection)
    with looking(engine) as connection:
        after = connection.execute(text("SELECT * FROM figure")).mappings().one()
    assert dict(after) == {**before, "brought_by": None, "withdrawn_by": None}


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
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0008"


def test_a_newer_version_s_database_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        migrate(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="a newer version"), writing(engine) as connection:
        migrate(connection)
