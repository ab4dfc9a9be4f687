"""From an HTTP request to a reply: who may call, which method, which fault, what is recorded."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import parse_qsl

from tests.fake_slack import chat, conversations, files, views
from tests.fake_slack.faults import Faults
from tests.fake_slack.files import download
from tests.fake_slack.response_urls import respond
from tests.fake_slack.values import (
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    BOT_USER,
    TEAM,
    Args,
    Call,
    Json,
    Reply,
    Request,
    SlackError,
)
from tests.fake_slack.workspace import Workspace

Method = Callable[[Workspace, Args], Json]
SCOPES = "app_mentions:read,channels:history,chat:write,commands,im:history,reactions:write,users:read"


def auth_test(workspace: Workspace, args: Args) -> Json:
    """`auth.test`."""
    url = {"url": "https://council.slack.com/", "team": "Council", "user": "scrutineer"}
    return {"ok": True, **url, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT}


METHODS: dict[str, Method] = {
    "auth.test": auth_test,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "conversations.history": conversations.history,
    "conversations.replies": conversations.replies,
    "conversations.info": conversations.info,
    "conversations.open": conversations.open_direct,
    "users.info": conversations.user_info,
    "files.info": files.info,
    "reactions.add": conversations.react,
    "assistant.threads.setStatus": conversations.set_status,
    "assistant.threads.setSuggestedPrompts": conversations.set_suggested_prompts,
    "views.publish": views.publish,
    "views.open": views.open_modal,
}


def read_args(request: Request) -> Json:
    """The arguments of a request: JSON, or a form, or the query string."""
    given: Json = dict(parse_qsl(request.query, keep_blank_values=True))
    if request.headers.get("content-type", "").startswith("application/json"):
        body = json.loads(request.body or b"{}")
        return given | (body if isinstance(body, dict) else {})
    return given | dict(parse_qsl(request.body.decode(), keep_blank_values=True))


def decoded(given: Json) -> Json:
    """Arguments for the record, with what a form holds as JSON in strings decoded."""
    found = dict(given)
    for name in ("blocks", "attachments", "metadata", "view", "prompts", "loading_messages"):
        if isinstance(found.get(name), str):
            try:
                found[name] = json.loads(found[name])
            except ValueError:
                continue
    return found


class Api:
    """Answers HTTP requests from the workspace."""

    def __init__(self, workspace: Workspace, faults: Faults, open_socket: Callable[[], str]) -> None:
        self._workspace = workspace
        self._faults = faults
        self._open_socket = open_socket

    def answer(self, request: Request) -> Reply | None:
        """The reply; None to close the connection without one."""
        _, door, name = (request.path + "//").split("/", 3)[:3]
        if door == "api":
            return self._call(name, request)
        if door == "files-pri":
            return download(self._workspace, self._faults, name.split("/")[0], request)
        if door == "response_url":
            return self._respond(name, request)
        return Reply(404, "not found")

    def _respond(self, id_: str, request: Request) -> Reply | None:
        given = read_args(request)
        call = self._record("response_url", given, "")

        def act() -> Reply:
            reply = respond(self._workspace, id_, Args(given))
            self._answered(call, {"ok": reply.status == 200, "error": reply.body})
            return reply

        return self._faults.take("response_url").carry_out(act)

    def _call(self, method: str, request: Request) -> Reply | None:
        given = read_args(request)
        token = request.headers.get("authorization", "").removeprefix("Bearer ") or given.pop("token", "")
        call = self._record(method, given, token)

        def act() -> Reply:
            answer = self._result(method, Args(given), token)
            self._answered(call, answer)
            return Reply.of(answer, X_OAuth_Scopes=SCOPES)

        return self._faults.take(method).carry_out(act)

    def _record(self, method: str, given: Json, token: str) -> Call:
        call = Call(method, decoded(given), token)
        with self._workspace.changing():
            self._workspace.calls.append(call)
        return call

    def _answered(self, call: Call, answer: Json) -> None:
        with self._workspace.changing():
            call.answer = answer

    def _result(self, method: str, args: Args, token: str) -> Json:
        try:
            self._check_token(method, token)
            if method == "apps.connections.open":
                return {"ok": True, "url": self._open_socket()}
            if method not in METHODS:
                raise SlackError("unknown_method", req_method=method)
            return METHODS[method](self._workspace, args)
        except SlackError as refused:
            return refused.reply()

    def _check_token(self, method: str, token: str) -> None:
        if not token:
            raise SlackError("not_authed")
        if token not in {BOT_TOKEN, APP_TOKEN}:
            raise SlackError("invalid_auth")
        if (token == APP_TOKEN) != (method == "apps.connections.open"):
            raise SlackError("not_allowed_token_type")
