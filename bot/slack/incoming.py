"""Slack's payloads → what was asked, by whom, and where the answer goes; None for what is not for us. Pure."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from bot.slack.escape import as_typed
from store.audience import Audience

Json = dict[str, Any]
Way = Literal["mention", "direct", "follow up", "press", "share", "digest", "file"]

_BY_PEOPLE = {None, "file_share", "thread_broadcast"}
_SOMEBODY = re.compile(r"<@[UW]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A question taken in. `id` is the same however often Slack sends it, and for `message` and `app_mention` alike.

    `thread` is the root of the thread that the answer goes to, None for the conversation itself (a shared answer).
    `active` tells whether that thread has replies: what only the asker sees is shown in it only then. `external`: Slack said
    by itself that another organisation reads along, or asks. `file`: the id of a file that was sent.
    """

    id: str
    way: Way
    channel: str
    user: str
    question: str
    ts: str
    thread: str | None
    active: bool
    response_url: str = ""
    external: bool = False
    file: str = ""

    @property
    def audience(self) -> Audience:
        """Who sees its answer: the asker in direct messages, else everybody in the channel."""
        return Audience(None if self.is_direct else self.channel, self.user, self.external)

    @property
    def asker(self) -> Audience:
        """Who sees what is told to the asker alone."""
        return Audience(None, self.user, self.external)

    @property
    def is_direct(self) -> bool:
        """Whether it is between the asker and the bot alone."""
        return self.channel.startswith("D")

    @property
    def conversation(self) -> str | None:
        """The opaque key of its conversation."""
        return conversation_key(self.channel, self.thread) if self.thread else None

    @property
    def key(self) -> str:
        """What marks its answer in Slack: opaque, because a message's metadata can be seen by the whole workspace."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:32]

    def to_json(self) -> str:
        """As the inbox keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, body: str) -> Incoming:
        """From the inbox."""
        return cls(**json.loads(body))


def conversation_key(channel: str, thread: str) -> str:
    """The key of a thread's conversation: `slack:C1:1700000000.000100`."""
    return f"slack:{channel}:{thread}"


def read_event(body: Json, bot_user: str) -> Incoming | None:
    """A message that may be for us: one that mentions us, a direct one, or a reply in a thread (a "follow up")."""
    event = body["event"]
    if not _from_a_person(event, bot_user):
        return None
    way = _way(event, bot_user)
    if way is None:
        return None
    channel, ts, root = event["channel"], event["ts"], event.get("thread_ts")
    return Incoming(
        id=f"msg:{body.get('team_id', '')}:{channel}:{ts}",
        way=way,
        channel=channel,
        user=event["user"],
        question=as_typed(event.get("text", "")),
        ts=ts,
        thread=root or ts,
        active=root is not None,
        external=bool(body.get("is_ext_shared_channel")) or _from_elsewhere(event, body.get("team_id")),
    )


def _from_elsewhere(event: Json, team: str | None) -> bool:
    """Whether its author belongs to another workspace: of the council's or not is not told, so they are taken for a
    stranger. An organisation's own ID begins with E and says nothing of that."""
    named = {event.get("user_team"), event.get("source_team")} - {None, "", team}
    return any(not str(one).startswith("E") for one in named)


def read_files(body: Json, bot_user: str) -> list[Incoming]:
    """The files of a direct message, each by itself; the words beside them stand as the question of each."""
    asked = read_event(body, bot_user)
    if asked is None or asked.way != "direct":
        return []
    ids = [str(one["id"]) for one in body["event"].get("files") or () if one.get("id")]
    return [replace(asked, id=f"{asked.id}:{one}", way="file", file=one) for one in ids]


def _from_a_person(event: Json, bot_user: str) -> bool:
    written = event.get("type") in {"message", "app_mention"} and event.get("subtype") in _BY_PEOPLE
    return written and not event.get("bot_id") and event.get("user") not in {None, bot_user}


def _way(event: Json, bot_user: str) -> Way | None:
    if event.get("channel_type") == "im" or event["channel"].startswith("D"):
        return "direct"
    text = event.get("text", "")
    if event["type"] == "app_mention" or re.search(rf"<@{bot_user}[|>]", text):
        return "mention"
    is_reply = event.get("thread_ts", event["ts"]) != event["ts"]
    return "follow up" if is_reply and not _SOMEBODY.search(text) else None


def read_press(body: Json, place: str | None, way: Way) -> Incoming:
    """A button pressed; `place` is the thread its answer goes to. Pressed twice, it is the same."""
    action, channel = body["actions"][0], body["channel"]["id"]
    ts = body["container"]["message_ts"]
    question = pressed_question(action)
    digest = hashlib.sha256(question.encode()).hexdigest()[:16]
    return Incoming(
        id=f"{way}:{body['team']['id']}:{channel}:{ts}:{digest}",
        way=way,
        channel=channel,
        user=body["user"]["id"],
        question=question,
        ts=ts,
        thread=place,
        active=bool(body["container"].get("thread_ts")),
        response_url=body.get("response_url", ""),
        external=pressed_from_elsewhere(body),
    )


def pressed_from_elsewhere(body: Json) -> bool:
    """Whether who pressed belongs to another workspace than the one that the bot is installed in."""
    theirs, ours = body["user"].get("team_id"), (body.get("team") or {}).get("id")
    return bool(theirs and ours and theirs != ours)


def pressed_question(action: Json) -> str:
    """The question that a button holds."""
    return str(json.loads(action["value"])["question"])


def pressed_about(action: Json) -> str:
    """The part of a digest that a button opens."""
    return str(json.loads(action["value"]).get("about", ""))
