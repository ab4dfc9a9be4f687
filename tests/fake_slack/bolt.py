"""A real Bolt app against the fake, started and stopped without waiting.

Learnt of slack-bolt 1.30.0 and slack_sdk 3.47.0 (what is about acknowledging is held by
tests/test_bolt_acknowledges.py, the rest was read in their sources and measured):

- Only a response of status 200 is acknowledged. Middleware that raises gives 500, an event nobody listens to
  404, middleware that neither calls `next()` nor returns 404: nothing goes back, and Slack sends it again.
- Middleware that returns `BoltResponse(200)` without `next()` acknowledges.
- Global middleware runs before the acknowledgement. A listener of an event is acknowledged when it is handed
  to the thread pool: it may raise, or never end, and the event does not come again.
- A command or action that does not call `ack()` within 3 s is not acknowledged.
- `SocketModeHandler.close()` alone takes up to 4 s (a receive of 3 s, a queue read of 1 s), and fails with an
  AttributeError if the connection is closed by Slack at that moment (`Connection.disconnect` is not safe to
  call from two threads).
- After a close frame the builtin client is deaf for up to one `ping_interval` (10 s by default); after a
  connection that just ends, for five of them, with a CPU busy all the while.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from tests.fake_slack.server import FakeSlack
from tests.fake_slack.values import APP_TOKEN


def new_app(slack: FakeSlack, **options: Any) -> App:
    """An App with the fake as its Slack."""
    return App(client=slack.client(), **options)


@contextmanager
def socket_mode(slack: FakeSlack, app: App, ping_interval: float = 10) -> Iterator[SocketModeHandler]:
    """The app connected in Socket Mode, through the builtin client; its threads are joined afterwards."""
    handler: Any = SocketModeHandler(app, APP_TOKEN, ping_interval=ping_interval)
    before = slack.sockets.opened
    handler.connect()
    slack.wait_connected(before + 1)
    try:
        yield handler
    finally:
        close(app, handler)


def close(app: App, handler: Any) -> None:
    """Close a SocketModeHandler at once, and let the app's listeners end."""
    client = handler.client
    client.auto_reconnect_enabled = False
    client.closed = True
    client.enqueue_message("")  # wakes up the reader of the queue
    client.current_session_state.terminated = True
    wake_receiver(client.current_session.sock)
    handler.close()
    app.listener_runner.listener_executor.shutdown()


def wake_receiver(connection: socket.socket | None) -> None:
    """End a blocking receive; the socket itself is left to its owner to close."""
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
