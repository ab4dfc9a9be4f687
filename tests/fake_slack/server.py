"""FakeSlack: the whole, started and stopped as one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Literal, Self, TypeVar

from slack_sdk import WebClient

from tests.fake_slack.api import Api
from tests.fake_slack.chat import whisper
from tests.fake_slack.faults import Faults
from tests.fake_slack.people import People
from tests.fake_slack.socket_mode import Cut, Delivery, SocketMode
from tests.fake_slack.values import BOT_TOKEN, BOT_USER, PATIENCE, Call, Json, Reply, Request
from tests.fake_slack.web import HOST, WebServer
from tests.fake_slack.workspace import Workspace

Found = TypeVar("Found")
Wanted = str | Callable[[Json], object]
Reason = Literal["warning", "refresh_requested", "link_disabled"]


class FakeSlack(People):
    """Slack on loopback: Web API over HTTP, Socket Mode over WebSockets. Use as a context manager.

    There is a channel C1 ("performance") with the app, U1 and U2 in it. `ack_timeout` (seconds) is how long
    an event may wait for its acknowledgement before it comes again; `now` the clock of time stamps, triggers,
    response_urls and the lag of the history. `slack.workspace.history_lag`, `.knows_tables`: see Workspace.
    """

    def __init__(
        self, *, ack_timeout: float = 3.0, port: int = 0, now: Callable[[], float] = time.time
    ) -> None:
        self.workspace = Workspace(now)
        self.faults = Faults()
        self.sockets = SocketMode(self.workspace, ack_timeout, self._answered_by_ack)
        self.api = Api(self.workspace, self.faults, self.sockets.new_url)
        self._web = WebServer(self.answer, port)
        self.add_channel("C1", "performance", "U1", "U2")

    def answer(self, request: Request) -> Reply | None:
        """The reply to one HTTP request."""
        return self.api.answer(request)

    @property
    def web_url(self) -> str:
        """`http://127.0.0.1:PORT`."""
        return f"http://{HOST}:{self._web.port}"

    @property
    def base_url(self) -> str:
        """What `WebClient(base_url=…)` wants, with its slash at the end."""
        return f"{self.web_url}/api/"

    def client(self) -> WebClient:
        """A client with the app's token."""
        return WebClient(BOT_TOKEN, base_url=self.base_url)

    def start(self) -> FakeSlack:
        """Open both ports."""
        self.sockets.start()
        self._web.start()
        return self

    def stop(self) -> None:
        """Let go what is held, close everything, join every thread."""
        self.faults.clear()
        self.sockets.stop()
        self._web.stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    @contextmanager
    def refusing_connections(self) -> Iterator[None]:
        """Within it, the Web API's port is closed: connections are refused. Sockets stay open."""
        self._web.stop()
        try:
            yield
        finally:
            self._web.start()

    def _answered_by_ack(self, delivery: Delivery) -> None:
        """A slash command may be answered in its acknowledgement."""
        body = delivery.ack_payload
        if delivery.kind != "slash_commands" or not body or not (body.get("text") or body.get("blocks")):
            return
        channel = self.workspace.channels[delivery.payload["channel_id"]]
        shown: Json = {name: body[name] for name in ("text", "blocks") if name in body}
        whisper(self.workspace, channel, delivery.payload["user_id"], shown)

    # What can be seen

    def messages(self, channel: str) -> list[Json]:
        """Every message of a conversation, people's and the app's, oldest first, each with its `channel`."""
        with self.workspace.condition:
            kept = [one.body for one in self.workspace.kept if one.channel == channel]
            return [{**deepcopy(body), "channel": channel} for body in kept]

    def posts(self, channel: str) -> list[Json]:
        """The app's own messages of a conversation, oldest first."""
        return [one for one in self.messages(channel) if one.get("user") == BOT_USER]

    def thread(self, channel: str, ts: str) -> list[Json]:
        """A root and its replies, oldest first."""
        return [one for one in self.messages(channel) if ts in {one["ts"], one.get("thread_ts")}]

    def ephemerals(self, user: str) -> list[Json]:
        """What this person alone can see now, oldest first."""
        with self.workspace.condition:
            return [deepcopy(one) for one in self.workspace.private if one["to"] == user]

    def calls(self, method: str) -> list[Json]:
        """The arguments of every call of a method, blocks and the like decoded."""
        with self.workspace.condition:
            return [deepcopy(call.args) for call in self.workspace.calls if call.method == method]

    def record(self, method: str) -> list[Call]:
        """Every call of a method with its token and answer."""
        with self.workspace.condition:
            return [call for call in self.workspace.calls if call.method == method]

    def deliveries(self, event_id: str) -> list[Delivery]:
        """Every delivery of one event, first to last."""
        with self.workspace.condition:
            return [one for one in self.sockets.deliveries if one.event_id == event_id]

    # What can be waited for

    def wait_for(self, predicate: Callable[[], Found | None], timeout: float = PATIENCE) -> Found:
        """The first truthy answer of the predicate, asked at every change; TimeoutError otherwise."""
        return self.workspace.wait_for(predicate, timeout)

    def wait_message(self, channel: str, wanted: Wanted = "", timeout: float = PATIENCE) -> Json:
        """The first of the app's messages that holds this text, or satisfies this predicate."""
        return self.wait_for(lambda: _first(self.posts(channel), wanted), timeout)

    def wait_ephemeral(self, user: str, wanted: Wanted = "", timeout: float = PATIENCE) -> Json:
        """As `wait_message`, among what this person alone can see."""
        return self.wait_for(lambda: _first(self.ephemerals(user), wanted), timeout)

    def wait_call(self, method: str, count: int = 1, timeout: float = PATIENCE) -> Json:
        """The arguments of the last call, once there have been so many."""
        self.wait_for(lambda: len(self.calls(method)) >= count, timeout)
        return self.calls(method)[-1]

    def wait_ack(self, delivery: Delivery | str, acks: int = 1, timeout: float = PATIENCE) -> Delivery:
        """The delivery (or that of this envelope id), once it has been acknowledged so many times."""
        id_ = delivery if isinstance(delivery, str) else delivery.envelope_id

        def acknowledged() -> Delivery | None:
            found = (one for one in self.sockets.deliveries if one.envelope_id == id_ and one.acks >= acks)
            return next(found, None)

        return self.wait_for(acknowledged, timeout)

    def wait_retry(self, delivery: Delivery, attempt: int = 1, timeout: float = PATIENCE) -> Delivery:
        """The delivery of the same event with this `retry_attempt`, once it has been sent."""

        def sent() -> Delivery | None:
            same = self.deliveries(delivery.event_id)
            return next((one for one in same if one.retry_attempt == attempt and one.sent_at), None)

        return self.wait_for(sent, timeout)

    def wait_connected(self, count: int = 1, timeout: float = PATIENCE) -> None:
        """Until this many connections have been opened since the start, and the last is still open."""

        def connected() -> bool:
            return self.sockets.opened >= count and self.sockets.opened in self.sockets.connections

        self.wait_for(connected, timeout)

    # What can happen to connections

    def disconnect(self, reason: Reason = "warning") -> None:
        """A `disconnect` frame to every connection; `refresh_requested` closes it afterwards."""
        self.sockets.announce(reason)

    def cut(self, how: Cut = "close") -> None:
        """End every connection: with a close frame, or (`vanish`) the end of the stream without one."""
        self.sockets.cut(how)


def _first(found: list[Json], wanted: Wanted) -> Json | None:
    def fits(body: Json) -> object:
        return wanted in body.get("text", "") if isinstance(wanted, str) else wanted(body)

    return next((body for body in found if fits(body)), None)
