"""POST to a `response_url`, as Slack treats it (docs.slack.dev/interactivity/handling-user-interaction).

Good for 5 uses within 30 minutes. Nothing sent this way shows in a channel's history. A replacement keeps
the visibility of what it replaces; anything else is ephemeral unless `response_type` says `in_channel`.
Errors are plain text with a status of 4xx, not `{"ok": false}`.
"""

from __future__ import annotations

from tests.fake_slack.chat import AUTHOR, content, rewrite, thread_of, whisper
from tests.fake_slack.values import Args, Json, Reply, ResponseUrl, SlackError
from tests.fake_slack.workspace import Workspace

USES = 5
SECONDS = 30 * 60


def new_response_url(workspace: Workspace, base: str, url: ResponseUrl) -> str:
    """Issue an address under `base` where an interaction may answer."""
    with workspace.changing():
        id_ = workspace.new_id("R")
        workspace.response_urls[id_] = url
        return f"{base}/response_url/{id_}"


def respond(workspace: Workspace, id_: str, args: Args) -> Reply:
    """Answer a POST to one of these addresses."""
    try:
        with workspace.changing():
            url = _spend(workspace, id_)
            _act(workspace, url, args)
    except SlackError as refused:
        return Reply(404 if refused.code.endswith("_url") else 400, refused.code)
    return Reply(200, "ok")


def _spend(workspace: Workspace, id_: str) -> ResponseUrl:
    url = workspace.response_urls.get(id_)
    if url is None:
        raise SlackError("no_such_url")
    if workspace.now() - url.issued > SECONDS:
        raise SlackError("expired_url")
    if url.uses >= USES:
        raise SlackError("used_url")
    url.uses += 1
    return url


def _act(workspace: Workspace, url: ResponseUrl, args: Args) -> None:
    if args.flag("delete_original"):
        _delete(workspace, url)
        return
    body = content(workspace, args)
    if args.flag("replace_original") and url.original is not None:
        _replace(workspace, url, body)
    else:
        _add(workspace, url, args, body)


def _delete(workspace: Workspace, url: ResponseUrl) -> None:
    workspace.private[:] = [one for one in workspace.private if one["ts"] != url.original]
    stored = workspace.find(url.channel, url.original or "")
    if stored is not None:
        workspace.remove(stored)


def _replace(workspace: Workspace, url: ResponseUrl, new: Json) -> None:
    stored = workspace.find(url.channel, url.original or "")
    body = stored.body if stored is not None else workspace.find_private(url.original or "")
    if body is not None:
        rewrite(workspace, body, new, keeps_blocks=False)


def _add(workspace: Workspace, url: ResponseUrl, args: Args, body: Json) -> None:
    channel = workspace.channel(url.channel)
    body = body | thread_of(workspace, channel, args)
    if args.word("response_type") == "in_channel":
        workspace.keep(channel.id, {**AUTHOR, **body}, in_history=False)
    else:
        ts = whisper(workspace, channel, url.user, body)
        url.original = url.original or ts
