"""For a fake Slack in a process of its own: its methods by HTTP, `POST /control/<name>` with JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import Any

from tests.fake_slack.server import FakeSlack
from tests.fake_slack.values import Json, Reply, Request

OF_SLACK = {
    "add_channel",
    "add_user",
    "calls",
    "click",
    "cut",
    "deliveries",
    "direct",
    "disconnect",
    "ephemerals",
    "mention",
    "message",
    "messages",
    "posts",
    "slash",
    "thread",
    "wait_call",
    "wait_connected",
    "wait_ephemeral",
    "wait_message",
}
OF_FAULTS = {"clear", "drop", "lose_reply", "rate_limit", "refuse", "server_error"}


class ControlledSlack(FakeSlack):
    """FakeSlack that may be told what to do over HTTP. Loopback only, and no token asked."""

    def answer(self, request: Request) -> Reply | None:
        """One more door, `/control/`; everything else as ever."""
        if not request.path.startswith("/control/"):
            return super().answer(request)
        name = request.path.removeprefix("/control/")
        try:
            return Reply.of({"result": self._do(name, json.loads(request.body or b"{}"))})
        except (TimeoutError, LookupError, AttributeError) as error:
            return Reply.of({"error": str(error)}, 409)

    def _do(self, name: str, arguments: Json) -> Any:
        if name not in OF_SLACK | OF_FAULTS:
            raise AttributeError(f"no such thing to do: {name}")
        owner = self if name in OF_SLACK else self.faults
        return _as_json(getattr(owner, name)(**arguments))


def _as_json(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _as_json(asdict(value))
    if isinstance(value, dict):
        return {name: _as_json(part) for name, part in value.items()}
    if isinstance(value, list | set | tuple):
        return [_as_json(part) for part in value]
    return value
