"""Names that people taught: added to, never changed; each change raises the version that replicas look at."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, insert, select, update
from sqlalchemy import Row as Fetched

from store.engine import in_one_sentence, looking, writing
from store.learning import LearningRow, TaughtRow
from store.tables import table_of
from store.values import TaughtName

_TABLE, _LEARNING = table_of(TaughtRow), table_of(LearningRow)
_UNDOING = _TABLE.alias("undoing")
_VERSION = select(_LEARNING.c.version)
_RAISE = update(_LEARNING).values(version=_LEARNING.c.version + 1)
_RAISE_FROM = _RAISE.where(_LEARNING.c.version == bindparam("seen"))
_RECORDS: Select[Any] = (
    select(
        *(_TABLE.c[name] for name in ("id", "said", "indicator", "who", "recorded_at", "question")),
        _UNDOING.c.who.label("undone_by"),
        _UNDOING.c.recorded_at.label("undone_at"),
    )
    .join_from(_TABLE, _UNDOING, _UNDOING.c.undoes == _TABLE.c.id, isouter=True)
    .where(_TABLE.c.undoes.is_(None))
    .order_by(_TABLE.c.id)
)
_STANDING = _RECORDS.where(_UNDOING.c.id.is_(None))


class TaughtNames:
    """The names taught for indicators, with who taught and who undid each."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def version(self) -> int:
        """A number that rises with every name taught or undone: one tiny SELECT."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return _version(connection)

    def standing(self) -> tuple[int, tuple[TaughtName, ...]]:
        """The version, and the names that stand at it, oldest first."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return _version(connection), tuple(_name(row) for row in connection.execute(_STANDING))

    def records(self) -> tuple[TaughtName, ...]:
        """Every name ever taught, undone or not, oldest first."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return tuple(_name(row) for row in connection.execute(_RECORDS))

    def teach(self, said: str, indicator: str, *, who: str, now: datetime, seen: int, question: str | None) -> bool:
        """Add a name, checked against what stood at version `seen`; False where that is no longer so."""
        row = {"said": said, "indicator": indicator, "who": who, "recorded_at": now, "question": question}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            if connection.execute(_RAISE_FROM, {"seen": seen}).rowcount != 1:
                return False
            connection.execute(insert(_TABLE), row)
            return True

    def undo(self, said: str, *, who: str, now: datetime) -> TaughtName | None:
        """Take a name back by a record of its own; the name as it was taught, None where no such name stands."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(select(_LEARNING).with_for_update())  # one at a time, on PostgreSQL too
            found = connection.execute(_STANDING.where(_TABLE.c.said == said)).one_or_none()
            if found is None:
                return None
            row = {"said": said, "indicator": found.indicator, "who": who, "recorded_at": now, "undoes": found.id}
            connection.execute(insert(_TABLE), row)
            connection.execute(_RAISE)
            return _name(found)


def _version(connection: Connection) -> int:
    return int(connection.execute(_VERSION).scalar_one())


def _name(row: Fetched[Any]) -> TaughtName:
    return TaughtName(
        row.said, row.indicator, row.who, row.recorded_at, row.question, row.undone_by, row.undone_at
    )
