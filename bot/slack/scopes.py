"""What the app asks of a workspace: the one table behind the code, deploy/slack-manifest.yaml and their test."""

from __future__ import annotations

from intents.kinds import KINDS

COMMAND = "/perf"

EVENTS: dict[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "message.mpim": ("mpim:history",),
}
"""Every event subscribed to, and the scopes it needs."""

METHODS: dict[str, tuple[str, ...]] = {
    "auth.test": (),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "conversations.info": ("channels:read", "groups:read", "mpim:read"),
    "conversations.open": ("im:write",),
    "conversations.replies": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "files.info": ("files:read",),
    "users.info": ("users:read",),
    "views.open": (),
}
"""Every method called, and the scopes it needs."""

SCOPES = {scope for needed in (*EVENTS.values(), *METHODS.values(), ("commands",)) for scope in needed}
"""All that the app asks for: nothing that no event, method or command of ours needs."""

_OFFERED = ("compare", "trend", "target", "summary")
PROMPTS = [{"title": k.help_line, "message": k.example} for kind in _OFFERED for k in KINDS if k.kind == kind]
"""Suggested prompts: four, the most that Slack shows."""
