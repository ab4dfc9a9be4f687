"""Which channels get the digest, and when. A channel has one subscription; one that ended may be made anew."""

from datetime import datetime

from sqlalchemy import Engine, bindparam, select, update
from sqlalchemy import Row as Fetched
from sqlalchemy.dialects import postgresql, sqlite

from store.digest_tables import ACTIVE, ENDED, PAUSED, SubscriptionRow
from store.digest_values import Subscription
from store.engine import in_one_sentence, looking, writing
from store.tables import table_of

_TABLE = table_of(SubscriptionRow)
_ALL = select(_TABLE).order_by(_TABLE.c.made_at, _TABLE.c.channel)
_ONE = select(_TABLE).where(_TABLE.c.channel == bindparam("of"))
_MOVE = (
    update(_TABLE)
    .where(_TABLE.c.channel == bindparam("of"), _TABLE.c.state.in_(bindparam("from", expanding=True)))
    .values(state=bindparam("to"), changed_at=bindparam("now"))
)


class SubscriptionBook:
    """The subscriptions, those that have ended included."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        insert = (postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert)(_TABLE)
        schedule = {name: insert.excluded[name] for name in ("working_day", "at", "zone", "scheduled_at")}
        anew = {name: insert.excluded[name] for name in ("owner", "made_at", "state", "changed_at")}
        self._change = insert.on_conflict_do_update(index_elements=["channel"], set_=schedule)
        self._anew = insert.on_conflict_do_update(
            index_elements=["channel"], set_=schedule | anew, where=_TABLE.c.state == ENDED
        ).returning(_TABLE.c.channel)

    def subscribe(self, channel: str, owner: str, schedule: tuple[int, str, str], now: datetime) -> bool:
        """Subscribe a channel to `(working day, time, zone)`; True where it is new, or had ended.

        Where it is subscribed already, its schedule alone is changed: whose it is, since when, and a pause stay.
        """
        day, at, zone = schedule
        row = {"channel": channel, "owner": owner, "working_day": day, "at": at, "zone": zone}
        row |= {"made_at": now, "scheduled_at": now, "state": ACTIVE, "changed_at": now}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            new = connection.execute(self._anew, row).one_or_none() is not None
            if not new:
                connection.execute(self._change, row)
            return new

    def unsubscribe(self, channel: str, now: datetime) -> bool:
        """End a subscription; False where there is none."""
        return self._move(channel, (ACTIVE, PAUSED), ENDED, now)

    def pause(self, channel: str, now: datetime) -> bool:
        """Nothing is posted until it is resumed; False where it is not active."""
        return self._move(channel, (ACTIVE,), PAUSED, now)

    def resume(self, channel: str, now: datetime) -> bool:
        """Go on; False where it is not paused."""
        return self._move(channel, (PAUSED,), ACTIVE, now)

    def of(self, channel: str) -> Subscription | None:
        """A channel's subscription, ended or not."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            row = connection.execute(_ONE, {"of": channel}).one_or_none()
            return _subscription(row) if row else None

    def all(self) -> tuple[Subscription, ...]:
        """Every subscription that has not ended, oldest first."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            rows = connection.execute(_ALL.where(_TABLE.c.state != ENDED)).all()
            return tuple(_subscription(row) for row in rows)

    def _move(self, channel: str, before: tuple[str, ...], after: str, now: datetime) -> bool:
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            moved = connection.execute(_MOVE, {"of": channel, "from": before, "to": after, "now": now})
            return moved.rowcount == 1


def _subscription(row: Fetched[*tuple[object, ...]]) -> Subscription:
    return Subscription(**row._mapping)
