"""Plain values that the parts of the fake Slack hand to one another."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

PATIENCE = 60.0
"""Seconds that what is waited for may take on a busy machine; waited for in full only where a test fails."""
TEAM = "T0COUNCIL"
APP = "A0SCRUTINEER"
BOT = "B0SCRUTINEER"
BOT_USER = "U0SCRUTINEER"
BOT_TOKEN = "xoxb-fake-bot"
APP_TOKEN = "xapp-fake-app"


class SlackError(Exception):
    """A refusal: `code` is Slack's `error`, `detail` whatever else the reply carries."""

    def __init__(self, code: str, **detail: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def reply(self) -> Json:
        """The JSON body Slack answers with (HTTP status 200)."""
        return {"ok": False, "error": self.code, **self.detail}


@dataclass(slots=True)
class Channel:
    """A conversation of any kind; `members` holds user ids, the bot's own among them."""

    id: str
    name: str
    members: set[str]
    is_im: bool = False
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    is_pending_ext_shared: bool = False
    is_org_shared: bool = False

    def kind(self) -> str:
        """`channel_type` as events carry it."""
        return "im" if self.is_im else "group" if self.is_private else "channel"


@dataclass(slots=True)
class User:
    """A person (or another bot) of this workspace, or of a connected one (`team_id`). `is_stranger` is true of the
    latter only while they share no channel with the workspace."""

    id: str
    name: str
    is_bot: bool = False
    is_restricted: bool = False
    team_id: str = TEAM
    is_stranger: bool = False
    tz: str = "Europe/London"


@dataclass(slots=True)
class File:
    """A file that a person sent. `redirects_to`: where a download is sent on to instead of being answered."""

    id: str
    name: str
    data: bytes
    user: str
    size: int | None = None
    is_external: bool = False
    redirects_to: str = ""

    def described(self, web_url: str) -> Json:
        """As `files.info` gives it, and a message of subtype `file_share`."""
        return {
            "id": self.id, "name": self.name, "title": self.name, "user": self.user, "is_external": self.is_external,
            "mode": "external" if self.is_external else "hosted", "size": len(self.data) if self.size is None else self.size,
            "url_private_download": f"{web_url}/files-pri/{self.id}/download/{self.name}",
        }  # fmt: skip


@dataclass(slots=True)
class Stored:
    """A message as kept; `at` is when it was accepted (seconds), for the lag of the history."""

    body: Json
    channel: str
    at: float
    in_history: bool = True


@dataclass(slots=True)
class Call:
    """One Web API call as received; `answer` is None while, or where, no reply was made."""

    method: str
    args: Json
    token: str
    answer: Json | None = None


@dataclass(slots=True)
class ResponseUrl:
    """Where an interaction may answer: 5 times within 30 minutes (docs: handling user interaction)."""

    channel: str
    user: str
    issued: float
    original: str | None = None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request, body read; header names in lower case."""

    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP reply. Where a `Reply | None` is asked for, None means: close without a word."""

    status: int = 200
    body: str | bytes = ""
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, body: Json, status: int = 200, **headers: str) -> Reply:
        """A reply of JSON; underscores in header names stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, json.dumps(body), {"Content-Type": "application/json; charset=utf-8", **named})


@dataclass(frozen=True, slots=True)
class Args:
    """The arguments of a call, however they came: a form holds JSON in strings, a JSON body does not."""

    given: Json

    def __contains__(self, name: str) -> bool:
        return self.given.get(name) is not None

    def word(self, name: str) -> str:
        """A string, empty where absent."""
        value = self.given.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """True for true, 1, "true", "True" and "1"."""
        return self.word(name).lower() in {"true", "1"}

    def number(self, name: str, default: int) -> int:
        """A whole number, or the default where absent."""
        return int(self.word(name)) if name in self else default

    def parsed(self, name: str) -> Any:
        """A value of JSON, decoded where it came as a string; `invalid_<name>_format` where it is none."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(f"invalid_{name}_format") from None
