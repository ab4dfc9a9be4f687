"""Files sent in Slack that wait for a decision, on the disk, so that neither a restart nor another replica loses one.

The bytes are kept until the file is decided, or until a day has passed; what was said to its lines is kept with them. A
file that is decided stays for the rest of the day without its bytes, to say what became of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Engine, LargeBinary, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field

from store.checks import check, one_of
from store.columns import Moment
from store.engine import in_one_sentence, looking, writing
from store.tables import Row, table_of

State = Literal["waiting", "stored", "rejected"]
KEPT = timedelta(days=1)
Words = Mapping[str, str]


class UploadRow(Row, table=True):
    """A file: `said` is JSON, what was said to each line by its number."""

    __tablename__ = "upload"
    __table_args__ = (
        check("fingerprint", "length(fingerprint) = 64"),
        check("state", one_of("state", get_args(State))),
        check("data", "(data IS NULL) = (state <> 'waiting')"),
    )
    id: str = Field(primary_key=True)
    file_name: str
    fingerprint: str
    who: str
    channel: str
    thread: str
    report: str | None = None
    data: bytes | None = Field(default=None, sa_type=LargeBinary)
    said: str
    state: str
    sent_at: datetime = Field(sa_type=Moment, index=True)


_TABLE = table_of(UploadRow)
_OF = select(_TABLE).where(_TABLE.c.id == bindparam("upload"))
_LOCKED = _OF.with_for_update()  # SQLite has one writer at a time anyway
_WAITS = update(_TABLE).where(_TABLE.c.id == bindparam("upload"), _TABLE.c.state == "waiting")
_SAY = _WAITS.values(said=bindparam("words"))
_CLOSE = _WAITS.values(state=bindparam("as_state"), data=None)
_PURGE = delete(_TABLE).where(_TABLE.c.sent_at <= bindparam("before"))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent, where (a conversation, and the thread under it), by whom, and what was said to its lines.

    `report`: the report's quarter as the sender gave it. `data` is None once it is decided.
    """

    id: str
    file_name: str
    fingerprint: str
    who: str
    channel: str
    thread: str
    report: str | None
    data: bytes | None
    sent_at: datetime
    said: Mapping[str, Words]
    state: State = "waiting"


class Uploads:
    """The files that wait. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        insert = (postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert)(_TABLE)
        self._keep = insert.on_conflict_do_nothing(index_elements=["id"])

    def keep(self, one: Upload) -> None:
        """Keep a file; the same one again changes nothing."""
        row: dict[str, Any] = {name: getattr(one, name) for name in Upload.__slots__}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(self._keep, row | {"said": json.dumps(dict(one.said), ensure_ascii=False)})

    def of(self, upload: str) -> Upload | None:
        """A file by its name here; None where it never was, or was sent more than a day ago."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            row = connection.execute(_OF, {"upload": upload}).one_or_none()
        return None if row is None else Upload(**{**row._mapping, "said": json.loads(row.said)})

    def say(self, upload: str, line: str, words: Words) -> bool:
        """Add words to what was said to a line; the latest of a kind stands. False where the file does not wait."""
        return self.say_instead(upload, (), line, words)

    def say_instead(self, upload: str, of: Iterable[str], line: str, words: Words) -> bool:
        """As `say`, and forget what was said to the lines `of`, in one go."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            row = connection.execute(_LOCKED, {"upload": upload}).one_or_none()
            gone, held = {*of}, json.loads(row.said) if row is not None else {}
            said = {one: told for one, told in held.items() if one not in gone}
            said[line] = {**said.get(line, {}), **words}
            given = {"upload": upload, "words": json.dumps(said, ensure_ascii=False)}
            return connection.execute(_SAY, given).rowcount == 1

    def close(self, upload: str, state: State) -> bool:
        """It is decided, and its bytes are deleted; False where it was decided before."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_CLOSE, {"upload": upload, "as_state": state}).rowcount == 1

    def purge(self, now: datetime) -> int:
        """Delete what was sent a day ago, decided or not; returns how many."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_PURGE, {"before": now - KEPT}).rowcount
