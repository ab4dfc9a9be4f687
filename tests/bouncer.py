"""A pgBouncer before the PostgreSQL that the tests run on: each transaction is given any one of a few sessions.

It runs as whoever owns the server's folder: it will not run as root, and nobody else can reach the server's socket there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import psycopg
from sqlalchemy import make_url

PROGRAM = shutil.which("pgbouncer", path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin")))
SESSIONS = 2
"""How many sessions there are for each database, however many connect to it."""

_SETTINGS = """[databases]
* = host={server}

[pgbouncer]
pool_mode = transaction
default_pool_size = {sessions}
max_client_conn = 200
listen_addr =
unix_socket_dir = {folder}
auth_type = trust
auth_file = {folder}/users
query_wait_timeout = 20
query_timeout = 60
idle_transaction_timeout = 60
"""


@contextmanager
def bouncer(server: str) -> Iterator[Callable[[str], str]]:
    """A pgBouncer before the server at an address, as a function from a database's name to its address; it ends with this.

    Whoever waits longer than its timeouts for a session is turned away, so that nothing hangs.
    """
    assert PROGRAM is not None
    sockets = Path(str(make_url(server).query["host"]))
    with TemporaryDirectory(prefix="bouncer-") as made:
        folder = Path(made)
        (folder / "users").write_text('"postgres" ""\n')
        (folder / "pgbouncer.ini").write_text(_SETTINGS.format(server=sockets, folder=folder, sessions=SESSIONS))
        process = _started(PROGRAM, folder, sockets.owner())
        try:
            _wait(process, folder)
            yield lambda name: f"postgresql://postgres@/{name}?host={folder}&port=6432"
        finally:
            process.kill()
            process.wait(10)


def _started(program: str, folder: Path, user: str) -> subprocess.Popen[bytes]:
    """The program, running as that user where this is root."""
    identity: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, user)
        identity = ["--user", user]
    command = [program, *identity, str(folder / "pgbouncer.ini")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Until it answers; nothing tells when that is."""
    for _ in range(200):
        if (folder / ".s.PGSQL.6432").exists():
            return
        assert process.poll() is None, (folder / "log").read_text()
        Event().wait(0.05)
    raise TimeoutError((folder / "log").read_text())


def sessions(address: str, clients: int) -> set[int]:
    """The sessions that so many clients, all connected at once, are given for a transaction each."""
    connections = [psycopg.connect(address) for _ in range(clients)]
    found = set[int]()
    for connection in connections:
        with connection.transaction():
            row = connection.execute("SELECT pg_backend_pid()").fetchone()
            assert row
            found.add(row[0])
    for connection in connections:
        with closing(connection):
            pass
    return found
