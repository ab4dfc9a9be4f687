"""Slack as far as posting needs it, in memory: what it took, when it shows it, and how it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from tests.simulation.world import World

Json = dict[str, Any]


@dataclass
class Message:
    """One message: from when it is there, and from when the history shows it."""

    channel: str
    ts: str
    thread: str | None
    text: str
    key: str
    there_at: datetime
    shown_at: datetime


@dataclass
class Answer:
    """A reply of the Web API, as slack_sdk gives it."""

    data: Json
    status_code: int = 200
    headers: Any = None

    def get(self, name: str, other: Any = None) -> Any:
        """A field."""
        return self.data.get(name, other)


class Slack:
    """One workspace. `client()` stands for slack_sdk's WebClient."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.messages: list[Message] = []
        self.retry_handlers: list[Any] = []
        self.timeout = 10
        self._number = 0

    def api_call(self, method: str, params: Json | None = None, json: Json | None = None) -> Answer:
        """A call, with the weather's faults."""
        given, world = {**(params or {}), **(json or {})}, self.world
        world.step(f"{method} begins")
        if world.chance(world.weather.refused_connection):
            raise URLError(ConnectionRefusedError())
        if world.chance(world.weather.rate_limit):
            raise _error(429, "ratelimited", {"Retry-After": str(world.random.choice([1, 5, 30, 90]))})
        if world.chance(world.weather.server_error):
            raise _error(500, "internal_error")
        answer = self._timed_out(method, given) or Answer(_METHODS[method](self, given))
        if world.chance(world.weather.lost_reply):
            raise ConnectionResetError("the reply is lost")
        world.step(f"{method} ends")
        return answer

    def _timed_out(self, method: str, given: Json) -> Answer | None:
        """Nobody hears of it in time, and Slack carries it out all the same, a little later."""
        if method == "chat.postMessage" and self.world.chance(self.world.weather.late):
            self.post(given, timedelta(seconds=self.world.random.uniform(0, 8)))
            self.world.sleep(self.timeout)
            raise TimeoutError("timed out")
        return None

    def post(self, given: Json, late: timedelta = timedelta()) -> Json:
        """chat.postMessage."""
        self._number += 1
        there = self.world.now + late
        ts = f"{there.timestamp():.0f}.{self._number:06d}"
        root = given.get("thread_ts")
        known = any(one.ts == root for one in self.there(given["channel"]))
        shown = there + timedelta(seconds=self.world.random.uniform(0, self.world.weather.lag))
        key = given["metadata"]["event_payload"]["key"]
        message = Message(given["channel"], ts, root if known else None, given["text"], key, there, shown)
        self.messages.append(message)
        return {"ok": True, "ts": ts, "message": {"ts": ts, **({"thread_ts": root} if known else {})}}

    def there(self, channel: str) -> list[Message]:
        """What everybody sees now."""
        return [one for one in self.messages if one.channel == channel and one.there_at <= self.world.now]

    def history(self, given: Json) -> Json:
        """conversations.history and conversations.replies, as far as they show it."""
        root = given.get("ts")
        shown = [one for one in self.there(given["channel"]) if one.shown_at <= self.world.now]
        found = [one for one in shown if root in (one.thread, one.ts)]
        return {"ok": True, "messages": [_shown(one) for one in found if float(one.ts) > float(given.get("oldest", 0))]}

    def delete(self, given: Json) -> Json:
        """chat.delete."""
        found = [one for one in self.there(given["channel"]) if one.ts == given["ts"]]
        if not found:
            raise _error(200, "message_not_found")
        self.messages.remove(found[0])
        return {"ok": True}


_METHODS: dict[str, Callable[[Slack, Json], Json]] = {
    "chat.postMessage": Slack.post,
    "chat.delete": Slack.delete,
    "conversations.history": Slack.history,
    "conversations.replies": Slack.history,
    "conversations.open": lambda slack, given: {"ok": True, "channel": {"id": f"D{given['users'][1:]}"}},
}


def _shown(one: Message) -> Json:
    return {"ts": one.ts, "metadata": {"event_type": "scrutineer_answer", "event_payload": {"key": one.key}}}


def _error(status: int, code: str, headers: Json | None = None) -> SlackApiError:
    return SlackApiError(code, Answer({"ok": False, "error": code}, status, headers or {}))  # type: ignore[no-untyped-call]
