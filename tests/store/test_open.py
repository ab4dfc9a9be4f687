"""Opening the store: made on first use, left alone when up to date, one sentence when it can't be used."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import event, text

from store import open as opening
from store.engine import looking, make_engine, writing
from store.models import Packaged
from store.open import Store, open_store
from store.tables import table_of
from store.values import StoreError
from tests.store.small import when

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SECRET = "hunter2"


def opened(where: str | Path) -> Store:
    return open_store(where, when=when, now=lambda: NOW)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The packaged store, opened on an empty database."""
    store = opened(database_url)
    yield store
    store.close()


def test_an_empty_database_is_made_and_filled(store: Store) -> None:
    with store.reading() as reader:
        assert [one.report for one in reader.documents()][-1] == "Q1 2017/18"


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    store = opened(tmp_path / "new" / "folder" / "scrutineer.db")
    with store.reading() as reader:
        latest = reader.reports()[0]
    store.close()
    assert latest.report == "Q2 2024/25"


def test_an_up_to_date_database_is_not_filled_again(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_bring_up", lambda *_: pytest.fail("it was brought up again"))
    again = opened(database_url)
    again.close()


def test_another_fingerprint_fills_again(store: Store, database_url: str) -> None:
    packaged = table_of(Packaged)
    with writing(store.engine) as connection:
        connection.execute(packaged.update().values(fingerprint="of an earlier version"))
    opened(database_url).close()
    with looking(store.engine) as connection:
        assert connection.scalar(packaged.select().with_only_columns(packaged.c.fingerprint)) == (
            opening.packaged_fingerprint()
        )


def test_the_fast_path_needs_no_alembic(tmp_path: Path) -> None:
    path = tmp_path / "scrutineer.db"
    opened(path).close()
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from store.open import open_store;"
        f"open_store(Path({str(path)!r}), when=lambda label: 1/0, now=lambda: datetime.now(UTC)).close();"
        "print(sorted(name for name in sys.modules if name in ('alembic', 'store.load', 'store.filling')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_several_may_open_an_empty_database_at_once(database_url: str) -> None:
    def open_and_count(_: int) -> int:
        store = opened(database_url)
        with store.reading() as reader:
            count = len(reader.documents())
        store.close()
        return count

    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(open_and_count, range(3))) == [5, 5, 5]


def test_sqlite_keeps_every_promise(tmp_path: Path) -> None:
    begun: list[str] = []
    engine = make_engine(tmp_path / "a.db")
    event.listen(engine, "before_cursor_execute", lambda *given: begun.append(given[2]))
    with writing(engine) as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        answers = [connection.scalar(text(f"PRAGMA {name}")) for name in asked]
    engine.dispose()
    assert (answers, begun[0]) == (["wal", 2, 1, 10000], "BEGIN IMMEDIATE")


def test_a_reading_sees_one_state_throughout(store: Store) -> None:
    with store.reading() as reader:
        before = reader.printings("rereferrals")
        with writing(store.engine) as connection:
            connection.execute(text("UPDATE figure SET note = 'another'"))
        assert reader.printings("rereferrals") == before


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            f"postgresql://bot:{SECRET}@127.0.0.1:1/figures",
            "database figures at 127.0.0.1 can't be used: no server",
        ),
        (
            f"postgres://bot:{SECRET}@127.0.0.1:1/figures",
            "database figures at 127.0.0.1 can't be used: no server",
        ),
        (f"postgresql://bot:hun@{SECRET}@127.0.0.1:1/figures", "can't be used"),
        (
            f"postgresql://127.0.0.1:1/figures?password={SECRET}",
            "database figures at 127.0.0.1 can't be used",
        ),
        (f"postgresql://bot:{SECRET}@127.0.0.1:port/figures", "The database address can't be read"),
        (f"mysql://bot:{SECRET}@127.0.0.1/figures", "must be an SQLite file or PostgreSQL"),
        (f"nonsense {SECRET}", "The database address can't be read"),
        ("", "The database address can't be read"),
        ("sqlite://", "must be an SQLite file or PostgreSQL"),
    ],
)
def test_a_wrong_address_is_one_sentence_without_the_password(address: str, sentence: str) -> None:
    with pytest.raises(StoreError) as raised:
        opened(address)
    said = str(raised.value)
    shown = "".join(format_exception(raised.value))
    assert (sentence in said, SECRET in shown, "\n" in said) == (True, False, False)


def test_a_postgres_without_the_database_says_so(postgres_server: object) -> None:
    assert callable(postgres_server)
    with pytest.raises(StoreError, match="it has no such database or user"):
        opened(postgres_server("nowhere"))


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, whatever its name may be\n" * 100)
    with pytest.raises(StoreError, match="the file is not a database"):
        opened(path)


def test_a_file_cut_short_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "scrutineer.db"
    opened(path).close()
    os.truncate(path, path.stat().st_size // 3)
    with pytest.raises(StoreError, match="the file is damaged: put a back-up in its place"):
        opened(path)


def test_a_folder_that_can_not_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"folder .*file can't be made"):
        opened(tmp_path / "file" / "scrutineer.db")


def test_a_folder_in_place_of_the_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the file can't be opened"):
        opened(tmp_path)
