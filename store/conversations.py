"""What each thread was last about, so that "and Q2?" means what it would mean to a colleague; it expires."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, bindparam, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from store.engine import in_one_sentence, looking, writing
from store.models import Conversation
from store.tables import table_of

_TABLE = table_of(Conversation)
_GET = select(_TABLE.c.state).where(
    _TABLE.c.thread == bindparam("thread"), _TABLE.c.expires_at > bindparam("now")
)
_PURGE = delete(_TABLE).where(_TABLE.c.expires_at <= bindparam("now"))


class ConversationBook:
    """Conversations by thread. A thread's key and its state are text that only the bot can read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        insert = (postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert)(_TABLE)
        later = case((_TABLE.c.expires_at > insert.excluded.expires_at, _TABLE.c.expires_at), else_=insert.excluded.expires_at)
        newer = {"state": insert.excluded.state, "expires_at": later}
        self._put = insert.on_conflict_do_update(index_elements=["thread"], set_=newer)

    def get(self, thread_key: str, now: datetime) -> str | None:
        """The thread's state as JSON, or None where there is none or it has expired."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            state: str | None = connection.scalar(_GET, {"thread": thread_key, "now": now})
            return state

    def put(self, thread_key: str, state_json: str, now: datetime, ttl: timedelta) -> None:
        """Keep the thread's state, in place of an earlier one, until `ttl` after `now`, or longer if that was kept longer."""
        row = {"thread": thread_key, "state": state_json, "expires_at": now + ttl}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(self._put, row)

    def purge(self, now: datetime) -> int:
        """Forget what has expired; returns how many conversations that were."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_PURGE, {"now": now}).rowcount
