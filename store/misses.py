"""The misses: questions that were asked about, not understood, or answered and then corrected. They expire.

Who asked, and in which conversation, is kept as a digest under the database's own salt, made here, so that
nothing else can be stored. A conversation's digest goes as soon as the conversation goes on.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, bindparam, delete, insert, select, update
from sqlalchemy import Row as Fetched

from store.engine import in_one_sentence, looking, writing
from store.learning import LearningRow, MissRow
from store.tables import table_of
from store.values import Miss, WhyMissed

LONGEST = 300
"""Characters of a question that are kept."""

_TABLE, _LEARNING = table_of(MissRow), table_of(LearningRow)
_SALT = select(_LEARNING.c.salt)
_KEEP = insert(_TABLE)
_AWAITING = (
    select(_TABLE)
    .where(_TABLE.c.awaiting == bindparam("conversation"), _TABLE.c.asked_at > bindparam("since"))
    .order_by(_TABLE.c.id)
)
_CHOOSE = update(_TABLE).where(_TABLE.c.id == bindparam("miss")).values(chosen=bindparam("code"))
_CLOSE = update(_TABLE).where(_TABLE.c.awaiting == bindparam("conversation")).values(awaiting=None)
_SINCE = select(_TABLE).where(_TABLE.c.asked_at > bindparam("since")).order_by(_TABLE.c.id)
_PURGE = delete(_TABLE).where(_TABLE.c.asked_at <= bindparam("before"))


@dataclass(frozen=True, slots=True)
class Missed:
    """A miss to be kept. Where `chosen` is not known yet, the conversation's next line may tell."""

    question: str
    why: WhyMissed
    read_as: tuple[str, ...]
    chosen: str | None = None


class MissBook:
    """Misses, kept without a name and forgotten after a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._salt: bytes | None = None

    def keep(self, missed: Missed, *, asker: str, conversation: str, now: datetime) -> None:
        """Keep a miss; asker and conversation are given as they are, and kept as digests."""
        row = {
            "question": missed.question[:LONGEST],
            "why": missed.why,
            "read_as": " ".join(missed.read_as),
            "chosen": missed.chosen,
            "asker": self._digest("asker", asker),
            "awaiting": self._digest("conversation", conversation),
            "asked_at": now,
        }
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(_KEEP, row)

    def awaiting(self, conversation: str, since: datetime) -> tuple[Miss, ...]:
        """The misses after `since` of which the conversation's next line may say what was meant, oldest first."""
        asked = {"conversation": self._digest("conversation", conversation), "since": since}
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return _misses(connection.execute(_AWAITING, asked))

    def choose(self, miss: Miss, code: str) -> None:
        """Keep the indicator that the asker chose, in place of one chosen before."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(_CHOOSE, {"miss": miss.id, "code": code})

    def close(self, conversation: str) -> int:
        """Untie the conversation's misses from it: it has gone on to something else; returns how many those were."""
        values = {"conversation": self._digest("conversation", conversation)}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_CLOSE, values).rowcount

    def since(self, moment: datetime) -> tuple[Miss, ...]:
        """Every miss asked after a moment, oldest first."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return _misses(connection.execute(_SINCE, {"since": moment}))

    def purge(self, now: datetime, keep_days: int) -> int:
        """Forget misses `keep_days` old or older, all of them for 0; returns how many."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_PURGE, {"before": now - timedelta(days=keep_days)}).rowcount

    def _digest(self, sort: str, text: str) -> str:
        if self._salt is None:
            with in_one_sentence(self._engine), looking(self._engine) as connection:
                self._salt = str(connection.execute(_SALT).scalar_one()).encode()
        return hmac.new(self._salt, f"{sort}:{text}".encode(), hashlib.sha256).hexdigest()[:32]


def _misses(rows: Iterable[Fetched[Any]]) -> tuple[Miss, ...]:
    return tuple(
        Miss(row.id, row.question, row.why, tuple(row.read_as.split()), row.chosen, row.asker, row.asked_at)
        for row in rows
    )
