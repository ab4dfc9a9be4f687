"""The HTTP side: one listening port on loopback, a thread for each connection, one request each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.fake_slack.values import Reply, Request

Answer = Callable[[Request], Reply | None]
HOST = "127.0.0.1"


class _Server(ThreadingHTTPServer):
    """Joins its threads when closed; what a handler raises is kept for `WebServer.stop`."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, answer: Answer) -> None:
        self.answer = answer
        self.broken: list[BaseException] = []
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            self.broken.append(error)


class _Handler(BaseHTTPRequestHandler):
    timeout = 10
    server: _Server

    def do_POST(self) -> None:
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        reply = self.server.answer(Request(path, query, headers, body))
        if reply is not None:
            self._send(reply)

    do_GET = do_POST

    def _send(self, reply: Reply) -> None:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.send_response(reply.status)
        for name, value in {**reply.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the calls are in the workspace's record."""


class WebServer:
    """Can be stopped and started again on the same port, so that connections are refused in between."""

    def __init__(self, answer: Answer, port: int = 0) -> None:
        self.port = port
        self._answer = answer
        self._server: _Server | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Listen; the first time, on a free port where none was given."""
        self._server = _Server(self.port, self._answer)
        self.port = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), name="fake-slack-web")
        self._thread.start()

    def stop(self) -> None:
        """Close the port and join every thread; raises what went wrong inside the fake, if anything did."""
        server, self._server = self._server, None
        if server is None or self._thread is None:
            return
        server.shutdown()
        server.server_close()
        self._thread.join()
        if server.broken:
            raise ExceptionGroup("the fake Slack itself failed", [_plain(one) for one in server.broken])


def _plain(error: BaseException) -> Exception:
    return error if isinstance(error, Exception) else RuntimeError(repr(error))
