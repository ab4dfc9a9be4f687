"""HTTP mode: Slack's requests through slack_bolt's ASGI adapter, `GET /health` for whoever watches the process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi import SlackRequestHandler

from bot.slack.app import SlackBot, keep_what_is_loaded

PATH, HEALTH = "/slack/events", "/health"
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Web:
    """The ASGI application. The workers start and stop with the server (ASGI's lifespan)."""

    def __init__(self, bot: SlackBot) -> None:
        self._bot = bot
        self._slack: Any = SlackRequestHandler(bot.app, PATH)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the server's lifespan."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http" and scope["path"] == HEALTH:
            await self._health(send)
        else:
            await self._slack(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self._bot.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await asyncio.to_thread(self._bot.stop)
        await send({"type": "lifespan.shutdown.complete"})

    async def _health(self, send: Send) -> None:
        status, body = (200, b"ok\n") if self._bot.alive else (503, b"no workers\n")
        headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def run_http(bot: SlackBot, port: int, host: str = "0.0.0.0") -> None:  # noqa: S104 - in a container that is its own address
    """Serve until SIGTERM or SIGINT. Every request but `/health` must carry Slack's signature."""
    keep_what_is_loaded()
    uvicorn.run(Web(bot), host=host, port=port, log_level="warning", access_log=False)
