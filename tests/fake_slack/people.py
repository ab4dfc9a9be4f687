"""What people do in the workspace, each as one call: the state changes, and the app is told."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from uuid import uuid4

from tests.fake_slack import payloads
from tests.fake_slack.response_urls import new_response_url
from tests.fake_slack.socket_mode import Delivery, Kind, SocketMode
from tests.fake_slack.values import BOT_USER, Channel, File, Json, ResponseUrl, User
from tests.fake_slack.views import new_trigger
from tests.fake_slack.workspace import Workspace


class People:
    """A part of FakeSlack. Each method returns the Delivery, whose `ts` is the message it is about."""

    workspace: Workspace
    sockets: SocketMode

    @property
    def web_url(self) -> str:
        """`http://127.0.0.1:PORT`."""
        raise NotImplementedError

    def add_channel(
        self, id_: str, name: str = "", *members: str, joined: bool = True, **traits: bool
    ) -> Channel:
        """Add a channel; traits: is_private, is_archived, is_ext_shared, is_pending_ext_shared, is_org_shared. Unknown
        members become users."""
        for member in members:
            self.workspace.users.setdefault(member, User(member, member.lower()))
        inside = {*members, BOT_USER} if joined else set(members)
        self.workspace.channels[id_] = Channel(id_, name or id_.lower(), inside, **traits)
        return self.workspace.channels[id_]

    def add_user(self, id_: str, name: str = "", **traits: Any) -> User:
        """Add a person; traits: is_bot, is_restricted, team_id, tz."""
        self.workspace.users[id_] = User(id_, name or id_.lower(), **traits)
        return self.workspace.users[id_]

    def deliver(self, kind: Kind, payload: Json, ts: str = "") -> Delivery:
        """Send any payload in an envelope."""
        return self.sockets.send(Delivery(uuid4().hex, kind, payload, ts=ts))

    def event(self, event: Json, event_id: str = "", ts: str = "", shared: bool = False) -> Delivery:
        """Send any event."""
        event_id = event_id or self.workspace.new_id("Ev")
        payload = payloads.event_callback(event, event_id, self.workspace.now(), shared)
        return self.deliver("events_api", payload, ts)

    def write(self, channel: str, user: str, text: str, thread_ts: str = "", **more: Any) -> Json:
        """Put a person's message in place, and tell nobody."""
        body: Json = {"user": user, "text": text, **more}
        return self.workspace.keep(channel, body | ({"thread_ts": thread_ts} if thread_ts else {}))

    def mention(self, channel: str, user: str, text: str, thread_ts: str = "") -> Delivery:
        """A message that begins with `<@the app>`: an `app_mention`."""
        message = self.write(channel, user, f"<@{BOT_USER}> {text}", thread_ts)
        return self._tell(channel, message, "app_mention")

    def also_as_message(self, mention: Delivery) -> Delivery:
        """The `message` event of a mention: another event about the same message."""
        channel = mention.payload["event"]["channel"]
        stored = self.workspace.find(channel, mention.ts)
        assert stored is not None, "the message is gone"
        return self._tell(channel, deepcopy(stored.body), "message")

    def message(self, channel: str, user: str, text: str, thread_ts: str = "", **more: Any) -> Delivery:
        """A plain message in a channel or thread; `more`: subtype, files, bot_id…"""
        return self._tell(channel, self.write(channel, user, text, thread_ts, **more), "message")

    def direct(self, user: str, text: str, thread_ts: str = "") -> Delivery:
        """A direct message to the app."""
        return self.message(self.workspace.direct(user).id, user, text, thread_ts)

    def send_file(self, user: str, name: str, data: bytes, text: str = "", **traits: Any) -> Delivery:
        """A file in a direct message to the app; traits: size, is_external, redirects_to."""
        self.workspace.web_url = self.web_url
        file = File(self.workspace.new_id("F"), name, data, user, **traits)
        self.workspace.files[file.id] = file
        direct = self.workspace.direct(user).id
        return self.message(direct, user, text, subtype="file_share", files=[file.described(self.web_url)])

    def bot_message(self, channel: str, text: str, bot_id: str = "B0OTHER", thread_ts: str = "") -> Delivery:
        """A message of another app, mentioning this one or not."""
        return self.message(channel, "U0OTHERBOT", text, thread_ts, subtype="bot_message", bot_id=bot_id)

    def edit(self, channel: str, ts: str, text: str) -> Delivery:
        """A person edits their message: `message_changed`."""
        stored = self.workspace.find(channel, ts)
        assert stored is not None, "no such message"
        with self.workspace.changing():
            before = deepcopy(stored.body)
            at = self.workspace.next_ts()
            stored.body |= {"text": text, "edited": {"user": before["user"], "ts": at}}
        where = self.workspace.channels[channel]
        return self.event(payloads.changed_event(where, before, deepcopy(stored.body), at), ts=ts)

    def _tell(self, channel: str, message: Json, type_: str) -> Delivery:
        where = self.workspace.channels[channel]
        author = self.workspace.users.get(message.get("user", ""))
        event = payloads.message_event(where, message, type_) | (payloads.teams(author) if author else {})
        return self.event(event, ts=message["ts"], shared=where.is_ext_shared)

    def open_home(self, user: str, tab: str = "home") -> Delivery:
        """`app_home_opened`; tab `messages` is the agent's conversation."""
        channel = self.workspace.direct(user).id
        at = self.workspace.next_ts()
        return self.event(
            {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab, "event_ts": at}
        )

    def redeliver(self, delivery: Delivery, reason: str = "timeout") -> Delivery:
        """Slack's retry: same event_id, new envelope, one attempt further."""
        return self.sockets.send_again(delivery, reason)

    def repeat(self, delivery: Delivery) -> Delivery:
        """The very same envelope a second time, as Socket Mode has been seen to do."""
        return self.sockets.send(delivery)

    def slash(self, channel: str, user: str, command: str, text: str = "") -> Delivery:
        """A slash command."""
        where = self.workspace.channels[channel]
        links = self._links(ResponseUrl(channel, user, self.workspace.now()))
        payload = payloads.slash_command(self.workspace.users[user], where, command, text, links)
        return self.deliver("slash_commands", payload)

    def click(self, user: str, message: Json, action_id: str, chosen: str | None = None) -> Delivery:
        """A click on an element of a message, as `messages()` or `ephemerals()` give it.

        `action_id` may also be a button's `value`; `chosen` is the value picked in a menu.
        """
        channel = message["channel"]
        block_id, element = payloads.find_element(message.get("blocks", []), action_id)
        action = payloads.action(block_id, element, chosen, self.workspace.next_ts())
        links = self._links(ResponseUrl(channel, user, self.workspace.now(), original=message["ts"]))
        who, where = self.workspace.users[user], self.workspace.channels[channel]
        payload = payloads.block_actions(who, where, message, action, links)
        return self.deliver("interactive", payload, ts=message["ts"])

    def submit(self, user: str, view_id: str, values: Json) -> Delivery:
        """A modal is sent off."""
        view, trigger = self.workspace.modals[view_id], new_trigger(self.workspace)
        payload = payloads.view_submission(self.workspace.users[user], view, values, trigger)
        return self.deliver("interactive", payload)

    def _links(self, url: ResponseUrl) -> Json:
        address = new_response_url(self.workspace, self.web_url, url)
        return {"response_url": address, "trigger_id": new_trigger(self.workspace)}
