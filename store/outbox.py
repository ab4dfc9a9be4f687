"""The outbox: each digest that is to be posted, each message of it, and what became of it.

What makes a digest be posted once: a run is unique by channel and report, a message by its key. To work on a run a
replica claims it for a time (its lease); the claim's number is the fence, and nothing that an older claim writes is
taken. Before a message is sent, `about_to_send` asks whether the claim still holds and notes the try; afterwards
`posted` tells which time stamp stands, whoever came first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, bindparam, case, delete, exists, select, update
from sqlalchemy import Row as Fetched
from sqlalchemy.dialects import postgresql, sqlite

from store.digest_tables import FAILED, PART, SKIPPED, WAITING, PostRow, RunRow
from store.digest_values import NewPost, Post, Run, RunState
from store.engine import in_one_sentence, looking, writing
from store.tables import table_of

_RUN, _POST = table_of(RunRow), table_of(PostRow)
_FIELDS = ("id", "channel", "report", "owner", "due_at", "asked_by", "state", "why")
_TIMES = ("recorded_at", "drawn_at", "finished_at", "next_at")
_SHOWN = (*(_RUN.c[name] for name in (*_FIELDS, *_TIMES)), _RUN.c.attempts.label("attempt"))
_FREE = _RUN.c.leased_until.is_(None) | (_RUN.c.leased_until <= bindparam("now"))
_NEXT = (
    select(_RUN.c.id)
    .where(_RUN.c.next_at <= bindparam("now"), _FREE)
    .order_by(_RUN.c.next_at, _RUN.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)  # PostgreSQL; on SQLite the transaction has the only right to write
)
_HELD = {"holder": bindparam("by"), "leased_until": bindparam("until"), "attempts": _RUN.c.attempts + 1}
_CLAIM = update(_RUN).where(_RUN.c.id == _NEXT.scalar_subquery()).values(_HELD).returning(*_SHOWN)
_CLAIM_ONE = (
    update(_RUN)
    .where(_RUN.c.channel == bindparam("of"), _RUN.c.report == bindparam("at"), _RUN.c.next_at.is_not(None), _FREE)
    .values(_HELD)
    .returning(*_SHOWN)
)
_MINE = (_RUN.c.id == bindparam("run_id"), _RUN.c.attempts == bindparam("attempt"), _RUN.c.holder.is_not(None))
_RENEW = update(_RUN).where(*_MINE, _RUN.c.leased_until > bindparam("now")).values(leased_until=bindparam("until"))
_LET_GO = {"holder": None, "leased_until": None}
_MOVE = update(_RUN).where(*_MINE, _RUN.c.state == WAITING).values(due_at=bindparam("due"))
_WAITS = update(_RUN).where(*_MINE, _RUN.c.state == WAITING).values(why=bindparam("reason"))
_CLOSE = (
    update(_RUN)
    .where(*_MINE, _RUN.c.state == WAITING)
    .values(state=bindparam("as_state"), why=bindparam("reason"), finished_at=bindparam("now"))
)
_DRAWN = update(_RUN).where(_RUN.c.id == bindparam("run_id"), _RUN.c.drawn_at.is_(None)).values(drawn_at=bindparam("now"))
_REST = update(_RUN).where(*_MINE).values(next_at=bindparam("then"), **_LET_GO)
_REVIVE = (
    update(_RUN)
    .where(_RUN.c.channel == bindparam("of"), _RUN.c.report == bindparam("at"), _RUN.c.state.in_((SKIPPED, FAILED)))
    .values(state=WAITING, why=None, finished_at=None, drawn_at=None)
    .values(asked_by=bindparam("by"), next_at=bindparam("now"), **_LET_GO)
)
_TRIED_PART = exists().where(_POST.c.run == _RUN.c.id, _POST.c.kind == PART, _POST.c.tried_at.is_not(None))
_BY_HAND = (
    update(_RUN)
    .where(_RUN.c.channel == bindparam("of"), _RUN.c.report == bindparam("at"), _RUN.c.state == WAITING, ~_TRIED_PART)
    .values(asked_by=bindparam("by"), why=None, next_at=bindparam("now"))
)
_IN_VAIN = ((_RUN.c.state == FAILED) & _RUN.c.asked_by.is_not(None)) | (_RUN.c.state == SKIPPED)
_TAKE_UP = (
    update(_RUN)
    .where(_RUN.c.channel == bindparam("of"), _RUN.c.report == bindparam("at"), _RUN.c.due_at < bindparam("due"))
    .where(_IN_VAIN)
    .values(state=WAITING, why=None, finished_at=None, drawn_at=None, asked_by=None)
    .values(owner=bindparam("whose"), due_at=bindparam("due"), next_at=bindparam("due"))
)
_KNOWN = select(_RUN.c.channel, _RUN.c.report, case((_IN_VAIN, _RUN.c.due_at), else_=None).label("due_at"))
_RECHECK = (
    update(_RUN)
    .where(_RUN.c.state != WAITING, _RUN.c.finished_at >= bindparam("since"), _RUN.c.next_at.is_(None))
    .values(next_at=bindparam("now"))
)
_HISTORY = select(*_SHOWN).order_by(_RUN.c.due_at.desc(), _RUN.c.id.desc())
_POSTS = select(_POST).where(_POST.c.run == bindparam("of")).order_by(_POST.c.kind.desc(), _POST.c.name)
_PARTS = (_POST.c.run == bindparam("of"), _POST.c.kind == PART)
_TRIED = select(_POST.c.key).where(*_PARTS, _POST.c.tried_at.is_not(None))
_TRY = update(_POST).where(_POST.c.key == bindparam("of"), _POST.c.ts.is_(None)).values(tried_at=bindparam("now"))
_NOT_TAKEN = (
    update(_POST)
    .where(_POST.c.key == bindparam("of"), _POST.c.ts.is_(None), _POST.c.tried_at == bindparam("tried"))
    .values(tried_at=None)
)
_POSTED = (
    update(_POST)
    .where(_POST.c.key == bindparam("of"), _POST.c.ts.is_(None))
    .values(ts=bindparam("there"), refused=None, body="")
)
_REFUSED = (
    update(_POST).where(_POST.c.key == bindparam("of"), _POST.c.ts.is_(None)).values(refused=bindparam("reason"), body="")
)
_TS = select(_POST.c.ts).where(_POST.c.key == bindparam("of"))


class Outbox:
    """Runs of digests and their messages. What a method has returned from is on the disk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        self._record = insert(_RUN).on_conflict_do_nothing(index_elements=["channel", "report"]).returning(_RUN.c.id)
        self._add = insert(_POST).on_conflict_do_nothing(index_elements=["key"])

    def known(self) -> Mapping[tuple[str, str], datetime | None]:
        """The channels and reports that are on record: None, or, of one that was skipped or only failed by hand, when it
        was due: if its channel's schedule makes it due later than that, it is posted then."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return {(row.channel, row.report): row.due_at for row in connection.execute(_KNOWN)}

    def record(
        self, channel: str, report: str, owner: str, due_at: datetime, now: datetime, skipped: str | None = None
    ) -> bool:
        """Record that a digest is due, or at once why it is skipped; False where it was recorded before.

        One that somebody failed to post by hand, or that was skipped under an earlier schedule, is taken up.
        """
        row = {"channel": channel, "report": report, "owner": owner, "due_at": due_at, "recorded_at": now, "attempts": 0}
        row |= {"state": SKIPPED, "why": skipped, "finished_at": now} if skipped else {"state": WAITING, "next_at": due_at}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            if connection.execute(self._record, row).one_or_none() is not None:
                return True
            given = {"of": channel, "at": report, "whose": owner, "due": due_at}
            return connection.execute(_TAKE_UP, given).rowcount == 1

    def ask_for(self, channel: str, report: str, by: str, now: datetime) -> None:
        """Somebody wants it posted now: recorded; one that was skipped, failed or waits is theirs, unless it is begun."""
        row = {"channel": channel, "report": report, "owner": by, "due_at": now, "asked_by": by}
        row |= {"recorded_at": now, "next_at": now, "attempts": 0, "state": WAITING}
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            if connection.execute(self._record, row).one_or_none() is None:
                for statement in (_REVIVE, _BY_HAND):
                    connection.execute(statement, {"of": channel, "at": report, "by": by, "now": now})

    def claim(self, holder: str, now: datetime, lease: timedelta) -> Run | None:
        """The run that has waited longest for its turn, now held by `holder`; None if there is none."""
        return self._claimed(_CLAIM, {"by": holder, "until": now + lease, "now": now})

    def claim_one(self, channel: str, report: str, holder: str, now: datetime, lease: timedelta) -> Run | None:
        """This very run, now held; None where it is another's, or where nothing is left to do of it."""
        return self._claimed(_CLAIM_ONE, {"of": channel, "at": report, "by": holder, "until": now + lease, "now": now})

    def begin(self, run: Run, posts: Iterable[NewPost], now: datetime, lease: timedelta) -> bool:
        """Lay the run's messages down, unless one was sent before: then those stay. False where the claim is lost."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            if not _renewed(connection, run, now, lease):
                return False
            if not connection.execute(_TRIED, {"of": run.id}).first():
                connection.execute(delete(_POST).where(*_PARTS), {"of": run.id})
                connection.execute(_DRAWN, {"run_id": run.id, "now": now})
                _insert(connection, self._add, run, posts)
            return True

    def notify(self, run: Run, notice: NewPost) -> None:
        """Lay a notice to the owner down, once: a second one of the same name is not taken."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            _insert(connection, self._add, run, [notice])

    def posts(self, run: int) -> tuple[Post, ...]:
        """A run's messages: its parts in their order, then the notices."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return tuple(_post(row) for row in connection.execute(_POSTS, {"of": run}))

    def about_to_send(self, run: Run, key: str, now: datetime, lease: timedelta) -> bool:
        """The fence: note the try and hold the run for another lease; False where it is no longer ours to send."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            ours = _renewed(connection, run, now, lease)
            return ours and connection.execute(_TRY, {"of": key, "now": now}).rowcount == 1

    def posted(self, key: str, ts: str) -> str:
        """Record where a message is; the time stamp that stands, which is another's where that came first."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(_POSTED, {"of": key, "there": ts})
            return str(connection.execute(_TS, {"of": key}).scalar_one())

    def not_taken(self, key: str, tried: datetime) -> None:
        """Record that the try of this moment certainly came to nothing: there is nothing to be looked for."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(_NOT_TAKEN, {"of": key, "tried": tried})

    def lay_aside(self, run: Run) -> None:
        """Forget the parts: their headline is gone, and when it is posted again it is posted whole."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(delete(_POST).where(*_PARTS), {"of": run.id})

    def look_again(self, run: Run, then: datetime) -> None:
        """Have a run that ended looked at again, whoever holds it."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(update(_RUN).where(_RUN.c.id == run.id, _RUN.c.state != WAITING).values(next_at=then))

    def move(self, run: Run, due_at: datetime) -> bool:
        """Its channel's schedule has changed, and it is due later."""
        return self._as_holder(_MOVE, run, due=due_at)

    def refused(self, key: str, why: str) -> None:
        """Record that a message will never be there."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            connection.execute(_REFUSED, {"of": key, "reason": why})

    def close(self, run: Run, state: RunState, why: str | None, now: datetime) -> bool:
        """What became of it, once. It stays held until `rest`, so that a notice or a last look is not forgotten."""
        return self._as_holder(_CLOSE, run, as_state=state, reason=why, now=now)

    def waits(self, run: Run, why: str) -> bool:
        """Why it is not posted yet."""
        return self._as_holder(_WAITS, run, reason=why)

    def rest(self, run: Run, then: datetime | None = None) -> bool:
        """Let go of a run: nothing is left to do of it, or not until `then`."""
        return self._as_holder(_REST, run, then=then)

    def recheck(self, since: datetime, now: datetime) -> int:
        """Have every run that ended after `since` looked at for late duplicates; how many that are."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(_RECHECK, {"since": since, "now": now}).rowcount

    def history(self) -> tuple[Run, ...]:
        """Every run, the latest due first."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return tuple(Run(**row._mapping) for row in connection.execute(_HISTORY))

    def of(self, channel: str, report: str) -> Run | None:
        """The run of a channel and report."""
        wanted = _HISTORY.where(_RUN.c.channel == channel, _RUN.c.report == report)
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            row = connection.execute(wanted).one_or_none()
            return Run(**row._mapping) if row else None

    def _claimed(self, statement: Any, given: dict[str, Any]) -> Run | None:
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            row = connection.execute(statement, given).one_or_none()
            return Run(**row._mapping) if row else None

    def _as_holder(self, statement: Any, run: Run, **given: Any) -> bool:
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            return connection.execute(statement, {"run_id": run.id, "attempt": run.attempt, **given}).rowcount == 1


def _renewed(connection: Any, run: Run, now: datetime, lease: timedelta) -> bool:
    given = {"run_id": run.id, "attempt": run.attempt, "now": now, "until": now + lease}
    return bool(connection.execute(_RENEW, given).rowcount == 1)


def _insert(connection: Any, add: Any, run: Run, posts: Iterable[NewPost]) -> None:
    rows: Sequence[dict[str, Any]] = [{**asdict(post), "run": run.id} for post in posts]
    if rows:
        connection.execute(add, rows)


def _post(row: Fetched[Any]) -> Post:
    return Post(row.key, row.kind, row.name, row.body, row.tried_at, row.ts, row.refused)
