"""One way to reach the database, SQLite or PostgreSQL, and one sentence when it can't be reached.

SQLite: write-ahead log, every commit on the disk (FULL costs 0.13 ms), foreign keys kept. Every write begins
IMMEDIATE, because a read that turns into a write is refused at once, whatever the busy timeout says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from store.values import StoreError

BUSY_SECONDS = 10
CONNECT_SECONDS = 10
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")


def make_engine(where: str | Path) -> Engine:
    """An engine for a file (SQLite) or for a `sqlite:///`, `postgres://` or `postgresql://` address.

    Nothing is connected yet. Raises StoreError, without the password, for an address that can't be one.
    """
    url = _url(where)
    if url.get_backend_name() == "postgresql":
        how: dict[str, Any] = {"prepare_threshold": None}  # pgBouncer gives each transaction another session
        how |= {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
        return create_engine(url, pool_pre_ping=True, connect_args=how)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _url(where: str | Path) -> URL:
    if isinstance(where, Path):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise StoreError(
            "The database address can't be read: it looks like sqlite:////path/to/file.db"
            " or postgresql://user:password@host/database."
        ) from None
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite" or not url.database or url.database == ":memory:":
        raise StoreError(
            "The database must be an SQLite file or PostgreSQL: sqlite:////path or postgresql://…."
        )
    return url


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own: _begin_sqlite does
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction that may write; committed at the end, rolled back on any error."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A connection that only reads, and sees one unchanging state of the database throughout."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        yield connection


@contextmanager
def in_one_sentence(engine: Engine) -> Iterator[None]:
    """Turn a driver's error into a StoreError that names the database and never its password."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_sentence(engine.url, error)) from None


_REASONS = (
    ("password authentication failed", "it refuses the user name or the password"),
    ("no pg_hba.conf entry", "it refuses the user name or this machine"),
    ('" does not exist', "it has no such database or user"),
    ("permission denied", "this user may not use it"),
    ("readonly", "it can't be written to"),
    ("unable to open", "the file can't be opened: see that its folder exists and may be written to"),
    ("not a database", "the file is not a database"),
    ("malformed", "the file is damaged: put a back-up in its place, or move it away to have a new one made"),
    ("locked", f"another program kept it locked for {BUSY_SECONDS} seconds"),
)


def _sentence(url: URL, error: DBAPIError) -> str:
    said = str(error.orig)
    unreachable = isinstance(error, OperationalError) and url.get_backend_name() == "postgresql"
    other = (
        "no server answers there" if unreachable else f"the database refused ({type(error.orig).__name__})"
    )
    reason = next((reason for sign, reason in _REASONS if sign in said), other)
    return f"The database {_shown(url)} can't be used: {reason}."


def _shown(url: URL) -> str:
    """The address without user, password and options; a host with an @ holds a piece of a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    host = "" if "@" in (url.host or "") else url.host or "localhost"
    return f"{url.database or ''} at {host}".strip()
