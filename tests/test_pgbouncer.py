"""The bot behind pgBouncer in transaction mode: no transaction is given the session of the one before, and none needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from bot.build import build, when
from bot.cli import main
from bot.config import SETTINGS
from store.engine import make_engine, writing
from store.open import Store, open_store
from tests.bot.front_door import ask
from tests.bouncer import PROGRAM, SESSIONS, bouncer, sessions
from tests.crashes.cells import Cell, Ground, Nursery
from tests.slack.conftest import filled

__all__ = ["filled"]
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="pgBouncer is not installed")
NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
LEASE = timedelta(minutes=1)
MANY = 4 * SESSIONS
QUESTIONS = ["re-referrals Q3 vs Q2?", "Summary of Q3 2021/22", "Dental checks trend since 2020", "care leavers", "potholes"]
CRASHES = [
    Cell("claimed", "killed", "postgresql"),
    Cell("sent 000", "killed", "postgresql"),
    Cell("about to send 003", "stalled", "postgresql"),
]
EXAMPLE = str(Path(__file__).parent / "imports" / "example.csv")
Address = Callable[[str], str]


@pytest.fixture(scope="module")
def behind(postgres_server: Address) -> Iterator[Address]:
    """From a database's name to its address behind pgBouncer."""
    with bouncer(postgres_server("postgres")) as address:
        yield address


def made(server: Address) -> str:
    """The name of a fresh, empty database."""
    name = f"behind_{uuid4().hex}"
    with psycopg.connect(server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return name


@pytest.fixture(scope="module")
def store(postgres_server: Address, behind: Address) -> Iterator[Store]:
    """A store behind pgBouncer, for tests that do not mind one another."""
    store = opened(behind(made(postgres_server)))
    yield store
    store.close()


def opened(where: str) -> Store:
    return open_store(where, when=when, now=lambda: NOW)


def test_many_share_a_few_sessions(behind: Address) -> None:
    assert 1 <= len(sessions(behind("postgres"), MANY)) <= SESSIONS


def test_a_statement_asked_often_needs_no_session_of_its_own(behind: Address) -> None:
    def ask_often(_: int) -> int:
        engine = make_engine(behind("postgres"))
        found = 0
        for _ in range(20):
            with writing(engine) as connection:
                found += connection.scalar(text("SELECT 1")) or 0
        engine.dispose()
        return found

    with ThreadPoolExecutor(MANY) as threads:
        assert set(threads.map(ask_often, range(MANY))) == {20}


def test_several_open_an_empty_database_at_once(postgres_server: Address, behind: Address) -> None:
    where = behind(made(postgres_server))

    def open_and_count(_: int) -> int:
        store = opened(where)
        with store.reading() as reader:
            count = len(reader.documents())
        store.close()
        return count

    with ThreadPoolExecutor(MANY) as threads:
        assert set(threads.map(open_and_count, range(MANY))) == {5}


def test_several_replicas_answer_as_one(store: Store) -> None:
    where = store.engine.url.render_as_string(hide_password=False)
    replicas = [build(where, lambda: NOW) for _ in range(SESSIONS + 1)]

    def answers(number: int) -> list[str]:
        assistant = replicas[number % len(replicas)].assistant
        return [assistant.ask(line, thread=None, now=NOW, today=NOW.date()).text for line in QUESTIONS]

    with ThreadPoolExecutor(MANY) as threads:
        said = list(threads.map(answers, range(MANY)))
    for replica in replicas:
        replica.store.close()
    assert said == [[ask(line).text for line in QUESTIONS]] * MANY


def test_an_event_is_claimed_once(store: Store) -> None:
    with ThreadPoolExecutor(MANY) as threads:
        taken = list(threads.map(lambda _: store.inbox.take_in("E1", "{}", NOW), range(MANY)))
        claimed = list(threads.map(lambda n: store.inbox.claim(f"{n}", NOW, 60), range(MANY)))
    assert (taken.count(True), len(list(filter(None, claimed)))) == (1, 1)


def test_a_digest_is_recorded_and_claimed_once(store: Store) -> None:
    with ThreadPoolExecutor(MANY) as threads:
        recorded = list(threads.map(lambda _: store.outbox.record("C1", "Q3 2021/22", "U1", NOW, NOW), range(MANY)))
        claimed = list(threads.map(lambda n: store.outbox.claim(f"{n}", NOW, LEASE), range(MANY)))
    assert (recorded.count(True), len(list(filter(None, claimed)))) == (1, 1)


def test_a_file_is_taken_in_published_asked_for_and_undone(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setattr("bot.build.clock", lambda: NOW)

    def typed(*arguments: str) -> str:
        main([*arguments, "--database", store.engine.url.render_as_string(hide_password=False)])
        return capsys.readouterr().out

    typed("import", EXAMPLE, "--yes", "--take", "6")
    question = ("ask", "re-referrals", "--today", "2026-01-01")
    draft, _, published, _, undone = (
        typed(*line) for line in (question, ("publish", "q3-2024-25", "--at", "now"), question, ("undo", "1"), question)
    )
    assert ["25.1%" in one for one in (draft, published, undone)] == [False, True, False]


@pytest.fixture(scope="module")
def outcomes(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, postgres_server: Address, behind: Address
) -> Iterator[dict[Cell, Future[str]]]:
    """What came of each crash; the databases are made by the server itself, and used behind pgBouncer."""

    def address(name: str) -> str:
        return behind(name) if name.startswith("crash_") else postgres_server(name)

    with Nursery() as nursery, ThreadPoolExecutor(len(CRASHES)) as several:
        ground = Ground(nursery, filled, tmp_path_factory.mktemp("crashes"), address)
        ground.prepare()
        yield {cell: several.submit(ground.outcome, cell) for cell in CRASHES}


@pytest.mark.parametrize("cell", CRASHES, ids=lambda cell: f"{cell.how}-{cell.place}")
def test_three_replicas_post_once(outcomes: dict[Cell, Future[str]], cell: Cell) -> None:
    assert outcomes[cell].result() == "once"
