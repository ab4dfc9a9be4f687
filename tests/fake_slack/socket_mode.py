"""The Socket Mode side: WebSockets, envelopes, acknowledgements, redelivery.

An event that is not acknowledged in time comes again, at most three times, with the same `event_id`, a new
`envelope_id` and a `retry_attempt`; slash commands and interactions never do. What is sent while no
connection is open waits for one (Slack promises nothing there).
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from threading import Thread
from typing import Literal
from uuid import uuid4

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from tests.fake_slack.alarms import Alarms
from tests.fake_slack.values import APP, PATIENCE, Json
from tests.fake_slack.web import HOST
from tests.fake_slack.workspace import Workspace

Kind = Literal["events_api", "slash_commands", "interactive"]
Cut = Literal["close", "vanish"]
RETRIES = 3


@dataclass(slots=True, eq=False)
class Delivery:
    """One envelope. `sent_at`, `acked_at`: seconds of the monotonic clock, of the first acknowledgement;
    `acks` counts them; `ts`: the message it is about."""

    envelope_id: str
    kind: Kind
    payload: Json
    retry_attempt: int = 0
    retry_reason: str = ""
    connection: int | None = None
    sent_at: float | None = None
    acked_at: float | None = None
    acks: int = 0
    ack_payload: Json | None = None
    ts: str = ""

    @property
    def event_id(self) -> str:
        """The event's own id, the same in every delivery; empty for what is no event."""
        return str(self.payload.get("event_id", ""))

    @property
    def ack_seconds(self) -> float:
        """Seconds from sending to acknowledgement."""
        assert self.sent_at is not None and self.acked_at is not None, "not acknowledged yet"
        return self.acked_at - self.sent_at

    def envelope(self) -> Json:
        """What goes over the wire."""
        frame: Json = {
            "envelope_id": self.envelope_id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind != "events_api",
        }
        retry = {"retry_attempt": self.retry_attempt, "retry_reason": self.retry_reason}
        return frame | (retry if self.kind == "events_api" else {})


class SocketMode:
    """Keeps the connections and every delivery. `ack_timeout` in seconds."""

    def __init__(self, workspace: Workspace, ack_timeout: float, on_ack: Callable[[Delivery], None]) -> None:
        self.ack_timeout = ack_timeout
        self.on_ack = on_ack
        self.deliveries: list[Delivery] = []
        self.connections: dict[int, ServerConnection] = {}
        self.opened = 0
        self._workspace = workspace
        self._alarms = Alarms()
        self._tickets: set[str] = set()
        self._backlog: list[Delivery] = []
        self._turn = count()
        self._server: Server | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Listen on a free port."""
        self._alarms.start()
        self._server = serve(self._serve, HOST, 0, process_request=self._admit, compression=None)
        self._thread = Thread(target=self._server.serve_forever, name="fake-slack-sockets")
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and join every thread."""
        self._alarms.stop()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()

    def new_url(self) -> str:
        """An address for `apps.connections.open`: its ticket is good for one connection."""
        assert self._server is not None, "not started"
        ticket = uuid4().hex
        self._tickets.add(ticket)
        port = self._server.socket.getsockname()[1]
        return f"ws://{HOST}:{port}/link/?ticket={ticket}&app_id={APP}"

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        ticket = request.path.partition("ticket=")[2].partition("&")[0]
        if ticket in self._tickets:
            self._tickets.discard(ticket)
            return None
        return connection.respond(403, "invalid ticket\n")

    def _serve(self, connection: ServerConnection) -> None:
        number = self._enter(connection)
        with suppress(ConnectionClosed):
            for frame in connection:
                self._acknowledge(json.loads(frame))
        with self._workspace.changing():
            self.connections.pop(number, None)

    def _enter(self, connection: ServerConnection) -> int:
        with self._workspace.changing():
            self.opened += 1
            number = self.opened
            connection.send(json.dumps(self._hello()))
            self.connections[number] = connection
            waiting, self._backlog = self._backlog, []
        for delivery in waiting:
            self.send(delivery)
        return number

    def _hello(self) -> Json:
        debug = {"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060}
        number = len(self.connections) + 1
        info = {"app_id": APP}
        return {"type": "hello", "num_connections": number, "debug_info": debug, "connection_info": info}

    def _acknowledge(self, frame: Json) -> None:
        with self._workspace.changing():
            for delivery in self.deliveries:
                if delivery.envelope_id == frame.get("envelope_id"):
                    delivery.acks += 1
                    delivery.acked_at = delivery.acked_at or time.monotonic()
                    delivery.ack_payload = delivery.ack_payload or frame.get("payload")
                    self.on_ack(delivery)

    def send(self, delivery: Delivery) -> Delivery:
        """Send to one of the connections, each in turn; without any, keep it until one opens."""
        with self._workspace.changing():
            if delivery not in self.deliveries:
                self.deliveries.append(delivery)
            if not self.connections:
                self._backlog.append(delivery)
                return delivery
            numbers = sorted(self.connections)
            delivery.connection = numbers[next(self._turn) % len(numbers)]
            connection = self.connections[delivery.connection]
            delivery.sent_at = time.monotonic()
        self._put(connection, delivery)
        return delivery

    def _put(self, connection: ServerConnection, delivery: Delivery) -> None:
        with suppress(ConnectionClosed):  # not acknowledged, so it comes again
            connection.send(json.dumps(delivery.envelope()))
        if delivery.kind == "events_api":
            self._alarms.after(self.ack_timeout, lambda: self._overdue(delivery))

    def _overdue(self, delivery: Delivery) -> None:
        if delivery.acked_at is None and delivery.retry_attempt < RETRIES:
            self.send_again(delivery, "timeout")

    def send_again(self, delivery: Delivery, reason: str) -> Delivery:
        """The same event in a new envelope, one attempt further."""
        attempt = delivery.retry_attempt + 1
        again = Delivery(uuid4().hex, delivery.kind, delivery.payload, attempt, reason, ts=delivery.ts)
        return self.send(again)

    def announce(self, reason: str) -> None:
        """A `disconnect` frame to every connection, which for `refresh_requested` closes it too."""
        frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}}
        for connection in self._open():
            connection.send(json.dumps(frame))
            if reason == "refresh_requested":
                connection.close()

    def cut(self, how: Cut = "close") -> None:
        """End every connection: with a close frame, or (`vanish`) the end of the stream without one."""
        for connection in self._open():
            if how == "close":
                connection.close(1001)
            else:
                connection.socket.shutdown(socket.SHUT_RDWR)

    def ping(self, timeout: float = PATIENCE) -> bool:
        """Whether every connection answers a ping."""
        pongs = [connection.ping() for connection in self._open()]
        return all(pong.wait(timeout) for pong in pongs)

    def _open(self) -> list[ServerConnection]:
        with self._workspace.condition:
            return list(self.connections.values())
