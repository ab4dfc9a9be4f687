"""Sends each message of a digest once: read back where it was tried before, the fence asked, sent, marked, and taken back
where another replica's stands already. `dispatch` tells the whole way."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.slack import notices
from bot.slack.posting import LaterError, May, NotAnyMoreError, Poster, RefusedError, Spot, always
from bot.slack.said import Said
from store.digest_values import Post, Run
from store.outbox import Outbox

logger = logging.getLogger(__name__)

SETTLE = timedelta(seconds=30)
"""The longest that Slack may need to show a message that it took: not documented, so taken generously."""

LOOK = timedelta(minutes=1)
"""How often a report that is not published is looked for, and what failed in passing is tried again."""

ONE_DAY = timedelta(days=1)
SKEW = timedelta(minutes=10)
"""How far Slack's clock and ours may be apart, with room to spare."""


class LostError(Exception):
    """Another replica has taken the run over: this one stops."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long things may take. `lease` must exceed a send's timeout; `settle` is the longest that Slack may need to
    show a message that it took."""

    lease: timedelta
    settle: timedelta = SETTLE
    look: timedelta = LOOK


@dataclass(frozen=True, slots=True)
class Sender:
    """What sending takes. `may_send`: whether a run's report may be shown where it goes; `reached` is told
    each point of the way."""

    outbox: Outbox
    poster: Poster
    clock: Callable[[], datetime]
    patience: Patience
    may_send: Callable[[Run], bool]
    reached: Callable[[str], None]

    def once(self, run: Run, post: Post, spot: Spot) -> str:
        """Send one message unless it is there; its time stamp. It is sent only while its report may be shown there, which
        is asked again at the moment of sending."""
        if post.ts is not None:
            return post.ts
        there = self._read_back(run, post, spot)
        if there is not None:
            return self.outbox.posted(post.key, there)
        tried = self.clock()
        if not self.outbox.about_to_send(run, post.key, tried, self.patience.lease):
            raise LostError("the claim is lost")
        self.reached(f"about to send {post.name}")
        try:
            ts = self.poster.send(spot, _said(post), post.key, self.until(), self._may(run, post))
        except NotAnyMoreError:
            self.outbox.not_taken(post.key, tried)
            raise RefusedError(notices.WITHDRAWN) from None
        except RefusedError:
            self.outbox.not_taken(post.key, tried)
            raise
        self.reached(f"sent {post.name}")
        stands = self.outbox.posted(post.key, ts)
        if stands != ts:
            self.poster.take_back(spot.channel, ts)
        self.reached(f"marked {post.name}")
        return stands

    def _may(self, run: Run, post: Post) -> May:
        return always if post.kind == "notice" else lambda: self.may_send(run)

    def _read_back(self, run: Run, post: Post, spot: Spot) -> str | None:
        """Where a message that was tried before is; None where it was not tried, or is certainly not there."""
        if post.tried_at is None:
            return None
        found = (ts for key, ts in self.poster.marked(spot, _since(run, post), self.until()) if key == post.key)
        there = min(found, default=None, key=float)
        if there is None and self.clock() < post.tried_at + self.patience.settle:
            raise LaterError("Slack may still show what it was sent")
        return there

    def there_already(self, run: Run, post: Post) -> str | None:
        """Where a headline is that nobody here has tried: posted before the database was put back from a back-up."""
        since = max(run.due_at - SKEW, self.clock() - ONE_DAY)
        found = (ts for key, ts in self.poster.marked(Spot(run.channel, None), _stamp(since), self.until()) if key == post.key)
        return min(found, default=None, key=float)

    def until(self) -> datetime:
        """When a call that begins now must have ended."""
        return self.clock() + self.patience.lease

    def take_late_ones_back(self, run: Run) -> None:
        """Delete every message of this digest, and of its notices, but the ones that stand. Where that is refused,
        nothing can be done."""
        posts = self.outbox.posts(run.id)
        stand = {post.key: post.ts for post in posts}
        try:
            for spot in self._spots(run, posts):
                for key, ts in list(self.poster.marked(spot, _since(run), self.until())):
                    if stand.get(key, ts) != ts:
                        self.poster.take_back(spot.channel, ts)
        except RefusedError as refused:
            logger.warning("a digest can't be looked at again: %s", refused)

    def _spots(self, run: Run, posts: Iterable[Post]) -> Iterator[Spot]:
        there = [post for post in posts if post.ts is not None]
        if any(post.kind == "part" for post in there):
            yield Spot(run.channel, None)
            yield from (Spot(run.channel, post.ts) for post in there if post.name == notices.HEADLINE)
        if any(post.kind == "notice" for post in there):
            yield from (self.with_person(one) for one in dict.fromkeys((run.for_whom, run.owner)))  # told before it was asked for

    def with_person(self, user: str) -> Spot:
        """The direct messages with one person."""
        return Spot(self.poster.direct_messages(user, self.until()), None)


def _since(run: Run, post: Post | None = None) -> str:
    """The time stamp from which a message (any of the run's, where none is said) may stand in Slack."""
    tried = post.tried_at if post and post.kind == "notice" else None
    return _stamp((tried or run.drawn_at or run.recorded_at) - SKEW)


def _stamp(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"


def _said(post: Post) -> Said:
    return Said(**json.loads(post.body))
