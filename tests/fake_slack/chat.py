"""The `chat.*` methods. What each refuses, and how, is Slack's: docs.slack.dev/reference/methods."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.fake_slack.block_rules import refusal
from tests.fake_slack.values import APP, BOT, BOT_USER, TEAM, Args, Channel, Json, SlackError, Stored
from tests.fake_slack.workspace import Workspace

AUTHOR: Json = {"user": BOT_USER, "bot_id": BOT, "app_id": APP, "team": TEAM}
POST_CHARACTERS = 40_000
UPDATE_CHARACTERS = 4_000


def content(workspace: Workspace, args: Args, longest: int = POST_CHARACTERS) -> Json:
    """The text, blocks, attachments and metadata of a message, once Slack would take them."""
    blocks = args.parsed("blocks")
    _check_blocks(workspace, blocks)
    attachments = args.parsed("attachments")
    if not args.word("text").strip() and not blocks and not attachments:
        raise SlackError("no_text")
    if len(args.word("text")) > longest:
        raise SlackError("msg_too_long")
    body: Json = {"text": args.word("text")}
    parts = {"blocks": blocks, "attachments": attachments, "metadata": _metadata(args)}
    return body | {name: part for name, part in parts.items() if part is not None}


def _check_blocks(workspace: Workspace, blocks: Any) -> None:
    refused = refusal(blocks, knows_tables=workspace.knows_tables) if blocks is not None else None
    if refused is not None:
        error, found = refused
        detail = {"errors": found, **messages(found)} if found else {}
        raise SlackError(error, **detail)


def messages(found: list[str]) -> Json:
    """Details of a refusal as Slack gives them."""
    return {"response_metadata": {"messages": [f"[ERROR] {sentence}" for sentence in found]}}


def _metadata(args: Args) -> Any:
    metadata = args.parsed("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not metadata.get("event_type"):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    return metadata


def thread_of(workspace: Workspace, channel: Channel, args: Args) -> Json:
    """`{"thread_ts": ...}` where the root exists. Otherwise nothing: Slack does not refuse, the message
    silently goes to the channel itself, and only the missing `thread_ts` of the answer tells. A reply's own
    time stamp is no root: Slack's documentation warns of it, and here it is treated as unknown."""
    root = workspace.find(channel.id, args.word("thread_ts"))
    is_root = root is not None and root.body.get("thread_ts", root.body["ts"]) == root.body["ts"]
    return {"thread_ts": args.word("thread_ts")} if is_root else {}


def post_message(workspace: Workspace, args: Args) -> Json:
    """`chat.postMessage`."""
    channel = workspace.writable(args.word("channel"))
    body = content(workspace, args)
    with workspace.changing():
        thread = thread_of(workspace, channel, args)
        if thread and args.flag("reply_broadcast"):
            body["subtype"] = "thread_broadcast"
        message = workspace.keep(channel.id, {**AUTHOR, **body, **thread})
        _clear_status(workspace, channel.id, thread)
    return {"ok": True, "channel": channel.id, "ts": message["ts"], "message": message}


def _clear_status(workspace: Workspace, channel: str, thread: Json) -> None:
    """A reply of the app takes its "is thinking…" away."""
    workspace.statuses[:] = [
        status
        for status in workspace.statuses
        if (status["channel_id"], status["thread_ts"]) != (channel, thread.get("thread_ts"))
    ]


def post_ephemeral(workspace: Workspace, args: Args) -> Json:
    """`chat.postEphemeral`: kept apart, never in any history."""
    channel = workspace.writable(args.word("channel"))
    if args.word("user") not in channel.members:
        raise SlackError("user_not_in_channel")
    body = content(workspace, args)
    ts = whisper(workspace, channel, args.word("user"), body | thread_of(workspace, channel, args))
    return {"ok": True, "message_ts": ts}


def whisper(workspace: Workspace, channel: Channel, user: str, body: Json) -> str:
    """Keep a message for one person's eyes; returns its time stamp."""
    with workspace.changing():
        ts = workspace.next_ts()
        workspace.private.append({**AUTHOR, **body, "ts": ts, "channel": channel.id, "to": user})
        return ts


def _own(workspace: Workspace, args: Args, refused: str) -> Stored:
    channel = workspace.reachable(args.word("channel"))
    stored = workspace.find(channel.id, args.word("ts"))
    if stored is None:
        raise SlackError("message_not_found")
    if stored.body.get("app_id") != APP:
        raise SlackError(refused)
    return stored


def rewrite(workspace: Workspace, body: Json, new: Json, *, keeps_blocks: bool) -> None:
    """Put new content in place of old: text alone takes the blocks away, blocks alone keep the text."""
    with workspace.changing():
        if not keeps_blocks:
            body.pop("blocks", None)
        body.update({name: part for name, part in new.items() if part or name != "text"})
        body["edited"] = {"user": BOT_USER, "ts": workspace.next_ts()}


def update(workspace: Workspace, args: Args) -> Json:
    """`chat.update`: the app's own messages only, and no ephemeral one."""
    stored = _own(workspace, args, "cant_update_message")
    new = content(workspace, args, UPDATE_CHARACTERS)
    rewrite(workspace, stored.body, new, keeps_blocks="text" not in args)
    message = deepcopy(stored.body)
    return {
        "ok": True,
        "channel": stored.channel,
        "ts": message["ts"],
        "text": message["text"],
        "message": message,
    }


def delete(workspace: Workspace, args: Args) -> Json:
    """`chat.delete`: the app's own messages only."""
    stored = _own(workspace, args, "cant_delete_message")
    workspace.remove(stored)
    return {"ok": True, "channel": stored.channel, "ts": args.word("ts")}
