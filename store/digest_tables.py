"""The tables of the quarterly digest: who subscribed, each run of a digest, and each message that it consists of.

One run a channel and report, and one message a run and place in it, are the database's to keep: what is posted once is
posted once because no second row can be. A subscription that has ended keeps its row, and so does every run.
"""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from store.checks import check, one_of
from store.columns import Moment
from store.tables import Row

ACTIVE, PAUSED, ENDED = "active", "paused", "ended"
WAITING, SENT, SKIPPED, FAILED = "waiting", "sent", "skipped", "failed"
PART, NOTICE = "part", "notice"


class SubscriptionRow(Row, table=True):
    """A channel that is sent each quarter's digest, and when: on a working day after the quarter ends.

    `scheduled_at`: since when it is this working day and time; nothing that would have been due before is posted.
    """

    __tablename__ = "subscription"
    __table_args__ = (
        check("working_day", "working_day BETWEEN 1 AND 60"),
        check("at", "length(at) = 5"),
        check("state", one_of("state", (ACTIVE, PAUSED, ENDED))),
    )
    channel: str = Field(primary_key=True)
    owner: str
    working_day: int
    at: str
    zone: str
    made_at: datetime = Field(sa_type=Moment)
    scheduled_at: datetime = Field(sa_type=Moment)
    state: str = ACTIVE
    changed_at: datetime = Field(sa_type=Moment)


class RunRow(Row, table=True):
    """The digest of one report in one channel. `asked_by`: who posted it by hand; empty where the schedule did.

    `attempts` counts the claims and is the fence: what is written by an older claim is not taken. `next_at`: when it
    is to be looked at again; none where nothing is left to do. `drawn_at`: when its messages were made up.
    """

    __tablename__ = "digest_run"
    __table_args__ = (
        UniqueConstraint("channel", "report"),
        check("state", one_of("state", (WAITING, SENT, SKIPPED, FAILED))),
        check("why", f"state = '{SENT}' OR state = '{WAITING}' OR why IS NOT NULL"),
        check("finished", f"(state = '{WAITING}') = (finished_at IS NULL)"),
        check("lease", "(holder IS NULL) = (leased_until IS NULL)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    report: str
    owner: str
    due_at: datetime = Field(sa_type=Moment)
    asked_by: str | None = None
    state: str = WAITING
    why: str | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    drawn_at: datetime | None = Field(default=None, sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    next_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    attempts: int = 0
    holder: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=Moment)


class PostRow(Row, table=True):
    """One message of a run: a part of the digest, or a notice to the owner. `key` marks it in Slack.

    `tried_at` stands before the message is sent, `ts` when it is known to be there; `refused` says why it never will.
    `name` puts the parts in their order: "000" is the headline. `body` is what is sent, emptied once it is there.
    """

    __tablename__ = "digest_post"
    __table_args__ = (
        UniqueConstraint("run", "kind", "name"),
        check("kind", one_of("kind", (PART, NOTICE))),
        check("outcome", "ts IS NULL OR refused IS NULL"),
    )
    key: str = Field(primary_key=True)
    run: int = Field(foreign_key="digest_run.id", index=True)
    kind: str
    name: str
    body: str
    tried_at: datetime | None = Field(default=None, sa_type=Moment)
    ts: str | None = None
    refused: str | None = None
