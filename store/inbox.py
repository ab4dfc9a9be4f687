"""The inbox: events that were taken in are answered, through crashes and by several replicas, once each.

An event waits until it is done or given up. To work on it, a replica claims it for a time (its lease); when
the lease runs out, because the replica died, another may claim it.
"""

from datetime import datetime, timedelta

from sqlalchemy import Engine, Row, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from store.engine import in_one_sentence, looking, writing
from store.models import DONE, GIVEN_UP, WAITING, InboxRow
from store.tables import table_of
from store.values import Event

_TABLE = table_of(InboxRow)
_FREE = _TABLE.c.leased_until.is_(None) | (_TABLE.c.leased_until <= bindparam("now"))
_NEXT = (
    select(_TABLE.c.event_id)
    .where(_TABLE.c.state == WAITING, _FREE)
    .order_by(_TABLE.c.taken_in_at, _TABLE.c.event_id)
    .limit(1)
    .with_for_update(skip_locked=True)  # PostgreSQL; on SQLite the transaction has the only right to write
)
_CLAIM = (
    update(_TABLE)
    .where(_TABLE.c.event_id == _NEXT.scalar_subquery())
    .values(owner=bindparam("to"), leased_until=bindparam("until"), attempts=_TABLE.c.attempts + 1)
    .returning(_TABLE.c.event_id, _TABLE.c.body, _TABLE.c.attempts, _TABLE.c.taken_in_at)
)
_CLOSE = (
    update(_TABLE)
    .where(_TABLE.c.event_id == bindparam("event"), _TABLE.c.state == WAITING)
    # What was asked is kept no longer than it is needed.
    .values(state=bindparam("as_state"), outcome=bindparam("said"), owner=None, leased_until=None, body="")
)
_WAITING = select(func.count()).select_from(_TABLE).where(_TABLE.c.state == WAITING)
_PURGE = delete(_TABLE).where(_TABLE.c.state != WAITING, _TABLE.c.taken_in_at < bindparam("before"))


class Inbox:
    """Durable events: what `take_in` has returned from is on the disk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        insert = (postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert)(_TABLE)
        self._take_in = insert.on_conflict_do_nothing(index_elements=["event_id"]).returning(
            _TABLE.c.event_id
        )

    def take_in(self, event_id: str, body_json: str, now: datetime) -> bool:
        """Take an event in; False where it had been taken in before. Committed on return."""
        row = {"event_id": event_id, "body": body_json, "taken_in_at": now, "attempts": 0, "state": WAITING}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(self._take_in, row).one_or_none() is not None

    def claim(self, owner: str, now: datetime, lease_seconds: float) -> Event | None:
        """The event that has waited longest and that nobody holds, now held by `owner`; None if none is."""
        until = now + timedelta(seconds=lease_seconds)
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return _event(connection.execute(_CLAIM, {"to": owner, "until": until, "now": now}).one_or_none())

    def done(self, event_id: str, outcome: str) -> bool:
        """Close an answered event with what came of it; False where it was closed before."""
        return self._close(event_id, DONE, outcome)

    def give_up(self, event_id: str, why: str) -> bool:
        """Close an event that can't be answered, with the reason; False where it was closed before."""
        return self._close(event_id, GIVEN_UP, why)

    def waiting(self) -> int:
        """How many events are neither done nor given up."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return connection.execute(_WAITING).scalar_one()

    def purge(self, now: datetime, keep_days: int) -> int:
        """Forget closed events taken in more than `keep_days` ago; returns how many. What waits, stays."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_PURGE, {"before": now - timedelta(days=keep_days)}).rowcount

    def _close(self, event_id: str, state: str, said: str) -> bool:
        values = {"event": event_id, "as_state": state, "said": said}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_CLOSE, values).rowcount == 1


def _event(row: Row[str, str, int, datetime] | None) -> Event | None:
    return None if row is None else Event(row.event_id, row.body, row.attempts, row.taken_in_at)
