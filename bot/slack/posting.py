"""Says things in Slack, each at most once, and finds out what has been said.

A post whose fate is unknown (a timeout, a lost reply, a server error) is never sent again from here: slack_sdk's own
retries are off, since its default repeats a post whose reply was lost. It is left for later, when the thread is read
back first. Only what was certainly not taken is repeated at once: a 429 after its Retry-After, a refused connection.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.slack.said import Said

logger = logging.getLogger(__name__)

EVENT_TYPE = "scrutineer_answer"
TIMEOUT = timedelta(seconds=10)
PAGE = 200
_BLOCKS_REFUSED = {
    "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments", "invalid_arguments",
}  # fmt: skip
_PASSING = {
    "internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited", "rate_limited",
    "message_limit_exceeded", "team_added_to_org", "accesslimited", "ekm_access_denied",
}  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_NOT_THERE = {"thread_not_found", "message_not_found"}


class LaterError(Exception):
    """Not said, or not known to be said: the event waits until its lease runs out."""


class RefusedError(Exception):
    """Slack will not have it; the text is its error code."""


class NotAnyMoreError(RefusedError):
    """Not sent: those who would see it may not know of it any more."""


May = Callable[[], bool]
"""Whether a message may be sent: asked right before each attempt."""


def always() -> bool:
    """What rests on nothing unpublished may be sent at any time."""
    return True


class _BlocksRefusedError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to post: a conversation, and the root of a thread in it, or None."""

    channel: str
    thread: str | None


class Poster:
    """Talks to Slack's Web API. `pause` sleeps for so many seconds; True where the process is to end instead.

    The client must be the poster's own: its retries are turned off, and its timeout (whole seconds) set.
    """

    def __init__(
        self,
        client: WebClient,
        clock: Callable[[], datetime],
        pause: Callable[[float], bool],
        timeout: timedelta = TIMEOUT,
    ) -> None:
        client.retry_handlers = []
        client.timeout = int(timeout.total_seconds())
        self._client, self._clock, self._pause, self._timeout = client, clock, pause, timeout

    def post(self, spot: Spot, said: Said, key: str, until: datetime, may: May = always) -> str:
        """As `send`; held up past `until`, another replica may have posted the same: then the first one stays."""
        ts = self.send(spot, said, key, until, may)
        if self._clock() > until:
            self._heal(spot, key, ts)
        return ts

    def send(self, spot: Spot, said: Said, key: str, until: datetime, may: May = always) -> str:
        """Post for everybody to see, marked with `key`; its time stamp. Nothing is sent that could end after `until`.

        Raises NotAnyMoreError where, at the moment of sending, it may not be.
        """
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        thread = {"thread_ts": spot.thread} if spot.thread else {}
        quiet = {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False}
        where = {"channel": spot.channel, **thread, **quiet, "metadata": metadata}
        posted = self._say("chat.postMessage", where, said, until, may)
        if spot.thread and "thread_ts" not in posted["message"]:
            self.take_back(spot.channel, posted["ts"])
            raise RefusedError("the thread is gone")
        return str(posted["ts"])

    def whisper(self, spot: Spot, user: str, said: Said, until: datetime, may: May = always) -> None:
        """Tell one person alone. It can't be looked up afterwards. Raises NotAnyMoreError as `send`."""
        thread = {"thread_ts": spot.thread} if spot.thread else {}
        self._say("chat.postEphemeral", {"channel": spot.channel, "user": user, **thread}, said, until, may)

    def change(self, channel: str, ts: str, said: Said, until: datetime) -> None:
        """Put something else in the place of a message of ours."""
        self._say("chat.update", {"channel": channel, "ts": ts}, said, until, always)

    def is_said(self, spot: Spot, key: str, since: str, until: datetime) -> bool:
        """Whether a message marked with `key` is there, posted after the time stamp `since`."""
        return self.said_at(spot, key, since, until) is not None

    def said_at(self, spot: Spot, key: str, since: str, until: datetime) -> str | None:
        """The time stamp of the message marked with `key`, posted after `since`; None where none is there."""
        return next((ts for mark, ts in self.marked(spot, since, until) if mark == key), None)

    def direct_messages(self, user: str, until: datetime) -> str:
        """The conversation between the bot and one person, opened where need be."""
        return str(self._call("conversations.open", {"users": user}, until)["channel"]["id"])

    def check_member(self, channel: str, until: datetime) -> None:
        """Raises RefusedError where the bot may not read, and so not post, in a conversation."""
        self._call("conversations.history", {"channel": channel, "limit": 1}, until, reads=True)

    def _heal(self, spot: Spot, key: str, own: str) -> None:
        until = self._clock() + 3 * self._timeout
        same = (ts for mark, ts in self.marked(spot, "0", until) if mark == key)
        if min(same, default=own, key=float) != own:
            self.take_back(spot.channel, own)

    def take_back(self, channel: str, ts: str) -> None:
        """Delete a message of ours that is there twice, or whose thread is gone; one that is gone already is no fault."""
        try:
            self._call("chat.delete", {"channel": channel, "ts": ts}, self._clock() + 3 * self._timeout)
            logger.warning("took back a message that was there already, or whose thread is gone")
        except RefusedError as refused:
            if str(refused) not in _NOT_THERE:
                raise

    def marked(self, spot: Spot, since: str, until: datetime) -> Iterator[tuple[str, str]]:
        """The keys of our messages, each with its time stamp, posted after the time stamp `since`."""
        try:
            for message in self._messages(spot, since, until):
                metadata = message.get("metadata") or {}
                if metadata.get("event_type") == EVENT_TYPE:
                    yield str((metadata.get("event_payload") or {}).get("key")), message["ts"]
        except RefusedError as refused:
            if str(refused) not in _NOT_THERE:
                raise

    def _messages(self, spot: Spot, since: str, until: datetime) -> Iterator[dict[str, Any]]:
        method = "conversations.replies" if spot.thread else "conversations.history"
        asked = {"channel": spot.channel, "oldest": since, "limit": PAGE, "include_all_metadata": True}
        asked |= {"ts": spot.thread} if spot.thread else {}
        cursor = ""
        while True:
            page = self._call(method, asked | ({"cursor": cursor} if cursor else {}), until, reads=True)
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def find_out(self, method: str, arguments: dict[str, Any], until: datetime) -> dict[str, Any]:
        """What a reading method answers. Raises LaterError and RefusedError."""
        return self._call(method, arguments, until, reads=True)

    def _say(self, method: str, where: dict[str, Any], said: Said, until: datetime, may: May) -> dict[str, Any]:
        """As drawn; refused by the workspace, once more with plain blocks, and then as text alone."""
        for blocks in (said.blocks, said.plain):
            try:
                return self._call(method, {**where, "text": said.text, "blocks": blocks}, until, may=may)
            except _BlocksRefusedError as refused:
                logger.warning("blocks refused (%s): sending plainer ones", refused)
        return self._call(method, {**where, "text": said.text}, until, may=may)

    def _call(
        self, method: str, arguments: dict[str, Any], until: datetime, *, reads: bool = False, may: May = always
    ) -> dict[str, Any]:
        while self._clock() + self._timeout <= until:
            if not may():
                raise NotAnyMoreError("no longer known to those who would see it")
            try:
                given = (arguments, None) if reads else (None, arguments)  # reading methods take no JSON
                data = self._client.api_call(method, params=given[0], json=given[1]).data
                assert isinstance(data, dict), "every method used here answers with JSON"
                return data
            except SlackApiError as error:
                seconds = _seconds_to_wait(error)
            except (OSError, HTTPException) as error:
                if not _never_arrived(error):
                    raise LaterError(f"{method}: {type(error).__name__}") from None
                seconds = 1.0
            if self._pause(min(seconds, (until - self._clock()).total_seconds())):
                raise LaterError(f"{method}: stopped")
        raise LaterError(f"{method}: no time left")


def _seconds_to_wait(error: SlackApiError) -> float:
    """Seconds to wait before the call may be repeated; raises where it must not be."""
    response = error.response
    if response.status_code == 429:
        headers = {name.lower(): value for name, value in response.headers.items()}
        return float(headers.get("retry-after", 1))
    code = str(response.get("error"))
    if not _CODE.fullmatch(code):  # a proxy's page, and nothing is known of the call's fate
        raise LaterError(f"an answer that is not Slack's (status {response.status_code})") from None
    if code in _BLOCKS_REFUSED:
        raise _BlocksRefusedError(code) from None
    raise (LaterError if code in _PASSING or response.status_code >= 500 else RefusedError)(code) from None


def _never_arrived(error: Exception) -> bool:
    """Whether the request can't have reached Slack: nobody listened."""
    return isinstance(error, URLError) and isinstance(error.reason, ConnectionRefusedError)


def respond(response_url: str, said: Said, may: May = always, **how: Any) -> bool:
    """Answer at a response_url (`replace_original`, `response_type`…); False where it was not taken. Raises NotAnyMoreError."""
    hook = WebhookClient(response_url, timeout=int(TIMEOUT.total_seconds()), retry_handlers=[])
    for blocks in (said.blocks, said.plain):
        if not may():
            raise NotAnyMoreError("no longer known to those who would see it")
        try:
            answer = hook.send_dict({"text": said.text, "blocks": blocks, **how})
        except (OSError, HTTPException) as error:
            logger.warning("response_url: %s", type(error).__name__)
            return False
        if answer.status_code == 200:
            return True
        logger.warning("response_url: status %s", answer.status_code)
    return False


def close_whisper(response_url: str) -> None:
    """Take the message away that a button was pressed in."""
    try:
        hook = WebhookClient(response_url, timeout=int(TIMEOUT.total_seconds()), retry_handlers=[])
        hook.send_dict({"delete_original": True})
    except (OSError, HTTPException) as error:
        logger.warning("response_url: %s", type(error).__name__)
