"""The tables of what is learnt from questions, with a person in charge: misses, taught names, verified answers.

Only misses are ever deleted, when they expire. A taught name is undone by a record of its own, and a later
verification of a question stands over the earlier one.
"""

from datetime import date, datetime
from typing import get_args

from sqlmodel import Field

from store.checks import check, one_of
from store.columns import Moment
from store.tables import Row
from store.values import WhyMissed


class LearningRow(Row, table=True):
    """One row: what replicas look at to see that a name was taught, and the salt that hides who asked."""

    __tablename__ = "learning"
    __table_args__ = (check("one_row", "id = 1"), check("salt", "length(salt) >= 32"))
    id: int = Field(primary_key=True, default=1)
    version: int
    salt: str


class MissRow(Row, table=True):
    """A question that was not simply answered. Its asker and its conversation are keyed digests.

    `read_as` holds codes, a space between two. `awaiting` is the conversation whose next line may still say
    what was meant; nothing ties the miss to a conversation after that.
    """

    __tablename__ = "miss"
    __table_args__ = (
        check("question", "question <> ''"),
        check("why", one_of("why", get_args(WhyMissed))),
        check("corrected", "why <> 'corrected' OR chosen IS NOT NULL"),
    )
    id: int | None = Field(default=None, primary_key=True)
    question: str
    why: str
    read_as: str
    chosen: str | None = None
    asker: str
    awaiting: str | None = Field(default=None, index=True)
    asked_at: datetime = Field(sa_type=Moment, index=True)


class TaughtRow(Row, table=True):
    """A name taught, or (where `undoes` names an earlier record) taken back. No row is ever changed or deleted.

    The indicator is no foreign key: one that leaves the catalogue must not stop a new version from starting.
    """

    __tablename__ = "taught_name"
    __table_args__ = (check("said", "said <> ''"), check("who", "who <> ''"), check("undoes", "undoes < id"))
    id: int | None = Field(default=None, primary_key=True)
    said: str = Field(index=True)
    indicator: str
    who: str
    recorded_at: datetime = Field(sa_type=Moment)
    question: str | None = None
    undoes: int | None = Field(default=None, foreign_key="taught_name.id", unique=True)


class VerifiedRow(Row, table=True):
    """An answer found right for a wording of a question; the newest of a question stands. Never changed or deleted."""

    __tablename__ = "verified"
    __table_args__ = (check("question", "question <> ''"), check("who", "who <> ''"))
    id: int | None = Field(default=None, primary_key=True)
    question: str = Field(index=True)
    essence: str
    day: date
    who: str
    verified_at: datetime = Field(sa_type=Moment)
