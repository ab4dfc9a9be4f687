"""Questions whose answers an editor found right, to be asked again whenever figures have come in."""

from datetime import date, datetime

from sqlalchemy import Engine, func, insert, select

from store.engine import in_one_sentence, looking, writing
from store.learning import VerifiedRow
from store.tables import table_of
from store.values import Verified

_TABLE = table_of(VerifiedRow)
_NEWEST = select(func.max(_TABLE.c.id)).group_by(_TABLE.c.question)
_STANDING = select(_TABLE).where(_TABLE.c.id.in_(_NEWEST)).order_by(_TABLE.c.id)


class VerifiedBook:
    """Verified questions; a later verification of the same wording stands over the earlier, which stays on record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, question: str, essence: str, *, day: date, who: str, now: datetime) -> None:
        """Record that `essence` is the right answer to a question whose relative dates go by `day`."""
        row = {"question": question, "essence": essence, "day": day, "who": who, "verified_at": now}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(insert(_TABLE), row)

    def standing(self) -> tuple[Verified, ...]:
        """The newest verification of each question, oldest first."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            rows = connection.execute(_STANDING).all()
        return tuple(Verified(row.question, row.essence, row.day, row.who, row.verified_at) for row in rows)
