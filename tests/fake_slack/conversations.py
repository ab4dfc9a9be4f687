"""The `conversations.*`, `users.*`, `reactions.*` and `assistant.threads.*` methods."""

from __future__ import annotations

from copy import deepcopy

from tests.fake_slack.values import BOT_USER, Args, Channel, Json, SlackError, Stored
from tests.fake_slack.workspace import Workspace

LOADING_MESSAGES = 10
PROMPTS = 4


def _shown(stored: Stored, args: Args) -> Json:
    body = deepcopy(stored.body)
    if not args.flag("include_all_metadata"):
        body.pop("metadata", None)
    return body


def _within(stored: Stored, args: Args) -> bool:
    ts = stored.body["ts"]
    oldest, latest = args.word("oldest") or "0", args.word("latest") or "9999999999.999999"
    if args.flag("inclusive") and ts in {oldest, latest}:
        return True
    return float(oldest) < float(ts) < float(latest)


def _page(found: list[Stored], args: Args) -> Json:
    """One page; the cursor is the place in the list."""
    start = int(args.word("cursor").removeprefix("next:") or 0)
    end = start + args.number("limit", 100)
    more = end < len(found)
    cursor = {"response_metadata": {"next_cursor": f"next:{end}" if more else ""}}
    return {
        "ok": True,
        "messages": [_shown(one, args) for one in found[start:end]],
        "has_more": more,
    } | cursor


def history(workspace: Workspace, args: Args) -> Json:
    """`conversations.history`: newest first, replies left out, metadata only if asked for."""
    channel = workspace.reachable(args.word("channel"))
    found = [one for one in workspace.visible(channel.id) if _on_top(one) and _within(one, args)]
    return _page(found[::-1], args)


def _on_top(stored: Stored) -> bool:
    body = stored.body
    is_root = body.get("thread_ts", body["ts"]) == body["ts"]
    return is_root or body.get("subtype") == "thread_broadcast"


def replies(workspace: Workspace, args: Args) -> Json:
    """`conversations.replies`: the root, then its replies, oldest first."""
    channel = workspace.reachable(args.word("channel"))
    ts = args.word("ts")
    visible = workspace.visible(channel.id)
    found = [one for one in visible if ts in {one.body["ts"], one.body.get("thread_ts")}]
    if not found:
        raise SlackError("thread_not_found")
    return _page([one for one in found if one.body["ts"] == ts or _within(one, args)], args)


def _described(channel: Channel) -> Json:
    body: Json = {
        "id": channel.id,
        "name": channel.name,
        "is_channel": channel.kind() == "channel",
        "is_group": channel.kind() == "group",
        "is_im": channel.is_im,
        "is_private": channel.is_private or channel.is_im,
        "is_archived": channel.is_archived,
        "is_ext_shared": channel.is_ext_shared,
        "is_pending_ext_shared": channel.is_pending_ext_shared,
        "is_org_shared": channel.is_org_shared,
        "is_shared": channel.is_ext_shared or channel.is_org_shared,
        "is_member": BOT_USER in channel.members,
    }
    return body | ({"user": channel.name} if channel.is_im else {})


def info(workspace: Workspace, args: Args) -> Json:
    """`conversations.info`: a public channel even where the app is not in it."""
    channel = workspace.channel(args.word("channel"))
    if channel.is_private and BOT_USER not in channel.members:
        raise SlackError("channel_not_found")
    return {"ok": True, "channel": _described(channel)}


def open_direct(workspace: Workspace, args: Args) -> Json:
    """`conversations.open` with one person."""
    person = workspace.person(args.word("users"))
    return {"ok": True, "channel": {"id": workspace.direct(person.id).id}}


def user_info(workspace: Workspace, args: Args) -> Json:
    """`users.info`."""
    person = workspace.person(args.word("user"))
    user: Json = {
        "id": person.id,
        "name": person.name,
        "real_name": person.name,
        "team_id": person.team_id,
        "is_stranger": person.is_stranger,
        "is_bot": person.is_bot,
        "is_restricted": person.is_restricted,
        "tz": person.tz,
        "profile": {"display_name": person.name, "real_name": person.name},
    }
    return {"ok": True, "user": user}


def react(workspace: Workspace, args: Args) -> Json:
    """`reactions.add`."""
    channel = workspace.reachable(args.word("channel"))
    stored = workspace.find(channel.id, args.word("timestamp"))
    if stored is None:
        raise SlackError("message_not_found")
    with workspace.changing():
        reactions = stored.body.setdefault("reactions", [])
        if any(one["name"] == args.word("name") for one in reactions):
            raise SlackError("already_reacted")
        reactions.append({"name": args.word("name"), "users": [BOT_USER], "count": 1})
    return {"ok": True}


def set_status(workspace: Workspace, args: Args) -> Json:
    """`assistant.threads.setStatus`; an empty status takes it away."""
    channel = workspace.reachable(args.word("channel_id"))
    loading = args.parsed("loading_messages") or []
    if len(loading) > LOADING_MESSAGES or "thread_ts" not in args:
        raise SlackError("invalid_arguments")
    place = {"channel_id": channel.id, "thread_ts": args.word("thread_ts")}
    with workspace.changing():
        others = [one for one in workspace.statuses if not place.items() <= one.items()]
        status = {**place, "status": args.word("status"), "loading_messages": loading, "at": workspace.now()}
        workspace.statuses = others + ([status] if args.word("status") else [])
    return {"ok": True}


def set_suggested_prompts(workspace: Workspace, args: Args) -> Json:
    """`assistant.threads.setSuggestedPrompts`; with `thread_ts` an agent's are lost without an error."""
    channel = workspace.reachable(args.word("channel_id"))
    prompts = args.parsed("prompts") or []
    if not 1 <= len(prompts) <= PROMPTS:
        raise SlackError("invalid_arguments")
    if "thread_ts" not in args:
        with workspace.changing():
            workspace.prompts.append({"channel_id": channel.id, "prompts": prompts})
    return {"ok": True}
