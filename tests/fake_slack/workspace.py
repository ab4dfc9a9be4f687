"""What the fake Slack remembers: conversations, people, messages, and everything that was asked of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from itertools import count
from threading import Condition, RLock
from typing import TypeVar

from tests.fake_slack.values import (
    BOT_USER,
    PATIENCE,
    Call,
    Channel,
    File,
    Json,
    ResponseUrl,
    SlackError,
    Stored,
    User,
)

Found = TypeVar("Found")


class Workspace:
    """One workspace with one app installed. Every change wakes up those who wait (`wait_for`).

    `history_lag` (seconds) is how long a message the app posted stays out of `conversations.history`, by
    the clock `now`. `knows_tables=False` is an older workspace, without tables and charts.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.now = now
        self.condition = Condition(RLock())
        self.history_lag = 0.0
        self.knows_tables = True
        self.channels: dict[str, Channel] = {}
        self.users: dict[str, User] = {}
        self.files: dict[str, File] = {}
        self.downloads: list[Json] = []
        self.web_url = ""
        self.kept: list[Stored] = []
        self.private: list[Json] = []
        self.calls: list[Call] = []
        self.homes: dict[str, Json] = {}
        self.modals: dict[str, Json] = {}
        self.statuses: list[Json] = []
        self.prompts: list[Json] = []
        self.triggers: dict[str, float] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self._last_ts = 0
        self._numbers = count(1)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the lock, and tell those who wait afterwards."""
        with self.condition:
            try:
                yield
            finally:
                self.condition.notify_all()

    def wait_for(self, predicate: Callable[[], Found | None], timeout: float = PATIENCE) -> Found:
        """The first truthy answer of the predicate, asked again at every change; TimeoutError otherwise."""
        with self.condition:
            found = self.condition.wait_for(predicate, timeout)
            if not found:
                raise TimeoutError(f"not within {timeout} s; {self.account()}")
            return found

    def account(self) -> str:
        """What the app has asked so far, in one line, for the reader of a failing test."""
        calls = [f"{call.method} -> {outcome(call)}" for call in self.calls]
        return f"calls: {', '.join(calls) or 'none'}"

    def next_ts(self) -> str:
        """A message's time stamp: unique, ever increasing."""
        with self.condition:
            self._last_ts = max(self._last_ts + 1, int(self.now() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_id(self, letters: str) -> str:
        """An identifier in Slack's manner: "Ev" gives Ev0000001."""
        with self.condition:
            return f"{letters}{next(self._numbers):07d}"

    def channel(self, name: str) -> Channel:
        """A conversation by id, by "#name", or by a person's id (the direct messages with them)."""
        if name in self.users:
            return self.direct(name)
        for channel in self.channels.values():
            if name in {channel.id, f"#{channel.name}"}:
                return channel
        raise SlackError("channel_not_found")

    def direct(self, user: str) -> Channel:
        """The direct messages between the app and a person, opened where need be."""
        with self.changing():
            id_ = f"D{user[1:]}"
            new = Channel(id_, user, {user, BOT_USER}, is_im=True)
            return self.channels.setdefault(id_, new)

    def reachable(self, name: str) -> Channel:
        """A conversation the app is in: `not_in_channel` where it is not, and a private one is unknown."""
        channel = self.channel(name)
        if BOT_USER in channel.members:
            return channel
        raise SlackError("channel_not_found" if channel.is_private else "not_in_channel")

    def writable(self, name: str) -> Channel:
        """A conversation the app may post to."""
        channel = self.reachable(name)
        if channel.is_archived:
            raise SlackError("is_archived")
        return channel

    def person(self, id_: str) -> User:
        """A person by id, or `user_not_found`."""
        if id_ not in self.users:
            raise SlackError("user_not_found")
        return self.users[id_]

    def keep(self, channel: str, body: Json, in_history: bool = True) -> Json:
        """Add a message; gives it its `ts`, and its root the count of replies."""
        with self.changing():
            body = {"type": "message", **body, "ts": self.next_ts()}
            self.kept.append(Stored(body, channel, self.now(), in_history))
            self._count_reply(channel, body)
            return deepcopy(body)

    def _count_reply(self, channel: str, body: Json) -> None:
        root = self.find(channel, body.get("thread_ts", ""))
        if root is not None:
            root.body["thread_ts"] = root.body["ts"]
            root.body["reply_count"] = root.body.get("reply_count", 0) + 1
            root.body["latest_reply"] = body["ts"]

    def find(self, channel: str, ts: str) -> Stored | None:
        """The message with this time stamp, if there is one."""
        with self.condition:
            kept = (one for one in self.kept if one.channel == channel and one.body["ts"] == ts)
            return next(kept, None)

    def find_private(self, ts: str) -> Json | None:
        """The ephemeral message with this time stamp, if it is still there."""
        with self.condition:
            return next((one for one in self.private if one["ts"] == ts), None)

    def remove(self, stored: Stored) -> None:
        """Delete a message; a root with replies stays as a tombstone, as in Slack."""
        with self.changing():
            if stored.body.get("reply_count"):
                gone = {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT"}
                lasting = ("type", "ts", "thread_ts", "reply_count", "latest_reply")
                stored.body = {name: stored.body[name] for name in lasting} | gone
            else:
                self.kept.remove(stored)

    def visible(self, channel: str) -> list[Stored]:
        """What the history shows now: no message that came by a response_url, none within the lag."""
        with self.condition:
            seen = self.now() - self.history_lag
            return [
                one
                for one in self.kept
                if one.channel == channel and one.in_history and (one.at <= seen or "app_id" not in one.body)
            ]


def outcome(call: Call) -> str:
    """`ok`, the error, or `no answer`."""
    if call.answer is None:
        return "no answer"
    return "ok" if call.answer.get("ok") else str(call.answer.get("error"))
