"""Opening the store: the database is made, migrated and filled where it has to be, and left alone where not.

The fingerprint of all packaged files stands in the database. Where the two are equal, opening costs one
SELECT, and neither Alembic nor a single packaged row is loaded.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from store.audience import NOBODY, Audience
from store.catalogue import Catalogue, load_catalogue
from store.conversations import ConversationBook
from store.disclosure import USUAL, Disclose, discloser
from store.engine import in_one_sentence, looking, make_engine, writing
from store.imports import ImportBook
from store.inbox import Inbox
from store.made import indicators_made
from store.misses import MissBook
from store.models import Packaged
from store.outbox import Outbox
from store.queries import Reader
from store.subscriptions import SubscriptionBook
from store.tables import table_of
from store.taught import TaughtNames
from store.telling import Telling
from store.uploads import Uploads
from store.values import COUNCIL, StoreError, When
from store.verified import VerifiedBook

Clock = Callable[[], datetime]
_PACKAGED_ROW = table_of(Packaged)
_PACKAGED = ("catalogue", "figures", "migrations")
TRIES = 10
"""How often the figures are read again because somebody else was told of a draft meanwhile."""

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(734501120)")  # any number that no other program uses


class Store:
    """An open database: figures to read, imports, conversations, the inbox, the outbox of digests, and what is learnt."""

    def __init__(
        self, engine: Engine, clock: Clock, when: When, catalogue: Catalogue | None = None, *, small_up_to: int = USUAL
    ) -> None:
        """`catalogue` (another than the packaged one) and `small_up_to` decide what may be told of drafts."""
        self.engine, self._catalogue, self._small_up_to = engine, catalogue, small_up_to
        self._last: tuple[frozenset[str], Disclose] | None = None
        self._telling = Telling(self._discloser)
        self.conversations = ConversationBook(engine)
        self.imports = ImportBook(engine, when)
        self.inbox = Inbox(engine)
        self.subscriptions = SubscriptionBook(engine)
        self.outbox = Outbox(engine)
        self.uploads = Uploads(engine)
        self.misses = MissBook(engine)
        self.taught = TaughtNames(engine)
        self.verified = VerifiedBook(engine)
        self._clock = clock

    @contextmanager
    def reading(
        self, now: datetime | None = None, area: str | None = None, audience: Audience = NOBODY
    ) -> Iterator[Reader]:
        """A Reader of what is published at `now` (default: by the clock) for an area (default: the council).

        The drafts that are listed for the audience are there too; with none given, no draft is. What is told of them is
        on record before it is read. It is good within the `with` only.
        """
        asked = (area or COUNCIL, now or self._clock(), audience, self._telling)
        with in_one_sentence(self.engine):
            for _ in range(TRIES):
                with looking(self.engine) as connection:
                    reader = Reader(connection, *asked)
                    new = reader.not_on_record()
                    if new is None:
                        yield reader
                        return
                self._telling.put_on_record(self.engine, *new, self._clock())  # when nothing is held: it takes a connection
        raise StoreError("The figures are changing at this moment: ask again.")

    def _discloser(self, connection: Connection) -> Disclose:
        """What decides how much of a draft is told: made anew only where an indicator was made since."""
        made = indicators_made(connection)
        if self._last is None or self._last[0] != made.keys():
            packaged = (self._catalogue or load_catalogue()).indicators
            self._last = (frozenset(made), discloser({**made, **packaged}, self._small_up_to))
        return self._last[1]

    def close(self) -> None:
        """Let go of the database's connections."""
        self.engine.dispose()


def open_store(where: str | Path, *, when: When, now: Clock, small_up_to: int = USUAL) -> Store:
    """Open the database at an address, or the SQLite file at a path, made and filled on first use.

    `when` turns a period's label into its kind and days; `now` is the clock, asked anew for every reading.
    `small_up_to`: up to which number a count that is not published is small, and suppressed.
    Idempotent, in one transaction, and safe where several start at once. Raises StoreError in one sentence;
    CatalogueError or PackagedError, which are StoreErrors too, list every fault of the packaged files.
    """
    engine = make_engine(where)
    with in_one_sentence(engine):
        _make_room(engine)
        fingerprint = packaged_fingerprint()
        with looking(engine) as connection:
            known = _known_fingerprint(connection)
        if known != fingerprint:
            _bring_up(engine, fingerprint, when, now())
    return Store(engine, now, when, small_up_to=small_up_to)


def _make_room(engine: Engine) -> None:
    if engine.dialect.name == "sqlite" and engine.url.database:
        folder = Path(engine.url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The database's folder {folder} can't be made: {error.strerror}.") from None


def _known_fingerprint(connection: Connection) -> str | None:
    if not inspect(connection).has_table("packaged"):
        return None
    known: str | None = connection.scalar(select(_PACKAGED_ROW.c.fingerprint))
    return known


def _bring_up(engine: Engine, fingerprint: str, when: When, now: datetime) -> None:
    from store.filling import fill  # here, because it is only wanted when something has changed
    from store.migrating import migrate

    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(_ONE_AT_A_TIME)
        migrate(connection)
        if _known_fingerprint(connection) != fingerprint:
            fill(connection, fingerprint, when, now)


@cache
def packaged_fingerprint() -> str:
    """One digest of every catalogue, figure and migration file that this program was packaged with."""
    digest = hashlib.sha256()
    for folder in _PACKAGED:
        for path, file in _files_below(files("store").joinpath(folder), folder):
            digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files_below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files_below(entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".toml", ".csv", ".py")):
            yield f"{path}/{entry.name}", entry
