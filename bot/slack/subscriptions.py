"""`/perf subscribe` and the like, in a channel: done at once, and told to the one who typed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import subscribing as words
from bot.slack.posting import Poster, RefusedError
from bot.slack.said import Said, our_words
from bot.subscribing import Action, action_asked, listed, schedule_of, schedule_said, subscribed
from store.digest_values import Subscription
from store.outbox import Outbox
from store.subscriptions import SubscriptionBook

PATIENCE = timedelta(seconds=25)


@dataclass(frozen=True, slots=True)
class Subscribing:
    """What the commands do. `wake` has the schedule looked at anew."""

    book: SubscriptionBook
    outbox: Outbox
    poster: Poster
    clock: Callable[[], datetime]
    wake: Callable[[], None]

    def reply(self, channel: str, user: str, text: str) -> Said | None:
        """What is said to `/perf TEXT`; None where it is not about a subscription. Raises StoreError and LaterError."""
        asked = action_asked(text)
        if asked is None:
            return None
        action, rest = asked
        if action == "subscriptions":
            return our_words(self._list(channel, user))
        if rest and action != "subscribe":
            return our_words(f"{words.NOT_DONE} /perf {action}")
        said = our_words(self._subscribe(channel, user, rest) if action == "subscribe" else self._move(channel, action))
        self.wake()
        return said

    def _subscribe(self, channel: str, user: str, rest: str) -> str:
        known = self.book.of(channel)
        standing = schedule_of(known) if known and known.state != "ended" else words.USUAL
        schedule = schedule_said(rest, standing)
        if schedule is None:
            return words.NOT_READ
        try:
            self.poster.check_member(channel, self.clock() + PATIENCE)
        except RefusedError as refused:
            known_codes = ("not_in_channel", "channel_not_found")
            return words.NO_MEMBER if str(refused) in known_codes else words.UNREADABLE.format(code=refused)
        now = self.clock()
        new = self.book.subscribe(channel, user, (schedule.working_day, schedule.at, schedule.zone), now)
        told = subscribed(schedule, new, schedule.next_due(now, self._posted()[channel]))
        return told if new or (known and known.state == "active") else f"{told} {words.STILL_PAUSED}"

    def _move(self, channel: str, action: Action) -> str:
        known, now = self.book.of(channel), self.clock()
        if known is None or known.state == "ended":
            return words.NOT_SUBSCRIBED
        if action == "unsubscribe":
            self.book.unsubscribe(channel, now)
            return words.ENDED
        if action == "pause":
            return words.PAUSED if self.book.pause(channel, now) else words.PAUSED_ALREADY
        if not self.book.resume(channel, now):
            return words.NOT_PAUSED
        return f"Resumed: {listed(_active(known), now, self._posted()[channel])}."

    def _list(self, channel: str, user: str) -> str:
        """This channel's and the asker's own: which others there are is not everybody's to know."""
        own = [one for one in self.book.all() if one.channel == channel or one.owner == user]
        posted = self._posted()
        lines = [self._line(one, posted[one.channel]) for one in own[: words.MOST_LISTED]]
        more = [f"And {len(own) - len(lines)} more."] if len(own) > len(lines) else []
        return "\n".join([f"{len(own)} subscribed:", *lines, *more]) if own else words.NONE

    def _line(self, one: Subscription, posted: Container[str]) -> str:
        return f"<#{one.channel}>, for <@{one.owner}>: {listed(one, self.clock(), posted)}."

    def _posted(self) -> Mapping[str, set[str]]:
        """The reports whose digests were sent, by channel; none where nothing was."""
        posted: dict[str, set[str]] = defaultdict(set)
        for run in self.outbox.history():
            if run.state == "sent":
                posted[run.channel].add(run.report)
        return posted


def _active(known: Subscription) -> Subscription:
    return replace(known, state="active")
