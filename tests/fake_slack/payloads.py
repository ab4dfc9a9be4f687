"""The payloads Slack sends, as plain functions: usable over Socket Mode and, with `signing`, over HTTP."""

from __future__ import annotations

from typing import Any

from tests.fake_slack.values import APP, BOT_USER, TEAM, Channel, Json, User

VERIFICATION = "deprecated-verification-token"
ELEMENT_TEXT = {"button"}


def event_callback(event: Json, event_id: str, at: float, shared: bool = False) -> Json:
    """An Events API payload around an event."""
    authorization = {"team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [{"enterprise_id": None, **authorization}],
        "is_ext_shared_channel": shared,
        "event_context": f"context-{event_id}",
    }


def message_event(channel: Channel, message: Json, type_: str = "message") -> Json:
    """`message` or `app_mention` about a stored message (only `message` carries `channel_type`)."""
    event = {**message, "type": type_, "channel": channel.id, "event_ts": message["ts"]}
    return event | ({"channel_type": channel.kind()} if type_ == "message" else {})


def teams(author: User) -> Json:
    """Which workspace a message's author belongs to; only a connected one is named twice more."""
    beyond = {"user_team": author.team_id, "source_team": author.team_id} if author.team_id != TEAM else {}
    return {"team": author.team_id, **beyond}


def changed_event(channel: Channel, before: Json, after: Json, ts: str) -> Json:
    """`message` of subtype `message_changed`."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel.id,
        "channel_type": channel.kind(),
        "ts": ts,
        "event_ts": ts,
        "message": after,
        "previous_message": before,
    }


def slash_command(user: User, channel: Channel, command: str, text: str, links: Json) -> Json:
    """A slash command; `links` holds `response_url` and `trigger_id`."""
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "team_domain": "council",
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        **links,
    }


def person(user: User) -> Json:
    """Who acted, as interactions say it."""
    return {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id}


def _interaction(type_: str, user: User, trigger_id: str) -> Json:
    return {
        "type": type_,
        "user": person(user),
        "team": {"id": TEAM, "domain": "council"},
        "api_app_id": APP,
        "token": VERIFICATION,
        "trigger_id": trigger_id,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def block_actions(user: User, channel: Channel, message: Json, action: Json, links: Json) -> Json:
    """A click. An ephemeral message (it has `to`) is not sent along, as Slack does not."""
    private = "to" in message
    container: Json = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": private,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    return {
        **_interaction("block_actions", user, links["trigger_id"]),
        "container": container,
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": {}},
        "response_url": links["response_url"],
        "actions": [action],
        **({} if private else {"message": message}),
    }


def view_submission(user: User, view: Json, values: Json, trigger_id: str) -> Json:
    """A modal sent off; `values`: `{block_id: {action_id: {...}}}`."""
    state = {"state": {"values": values}, "root_view_id": view["id"], "bot_id": None}
    return {
        **_interaction("view_submission", user, trigger_id),
        "view": {**view, **state},
        "response_urls": [],
    }


def find_element(blocks: list[Any], action_id: str) -> tuple[str, Json]:
    """The block id and the interactive element with this action id; LookupError where there is none."""
    for place, block in enumerate(blocks):
        for element in [*block.get("elements", []), block.get("accessory") or {}]:
            for one in (element, element.get("positive_button"), element.get("negative_button")):
                if one and action_id in {one.get("action_id"), one.get("value")}:
                    return str(block.get("block_id", f"b{place}")), element
    raise LookupError(f"no element {action_id!r} in {blocks}")


def action(block_id: str, element: Json, chosen: str | None, at: str) -> Json:
    """The `actions` entry of a click; `chosen` is the value picked in a menu."""
    body: Json = {
        "type": element["type"],
        "action_id": element.get("action_id", "auto"),
        "block_id": block_id,
        "action_ts": at,
    }
    if chosen is None:
        return body | {name: element[name] for name in ("text", "value") if name in element}
    options = [one for one in element.get("options", []) if one["value"] == chosen]
    if element["type"] == "feedback_buttons":
        return body | {"value": chosen}
    if not options:
        raise LookupError(f"no option {chosen!r} in {element}")
    return body | {"selected_option": options[0]}
