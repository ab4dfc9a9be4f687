"""What happens at each of Slack's payloads: unpacked here, and handed on. An event is kept before it is acknowledged."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.blocks import CHOOSE, EXAMPLE, SHARE, place_of
from bot.slack.delivery import Delivery
from bot.slack.digests import DETAIL, POST, detail, privately, report_asked
from bot.slack.editing import By
from bot.slack.escape import as_typed, clip
from bot.slack.failures import log_failure
from bot.slack.incoming import (
    Incoming,
    Json,
    pressed_about,
    pressed_from_elsewhere,
    pressed_question,
    read_event,
    read_files,
    read_press,
)
from bot.slack.posting import NotAnyMoreError, respond
from bot.slack.said import PRIVATELY, SORRY, Said, sentence, with_share
from bot.slack.scopes import COMMAND, PROMPTS
from bot.slack.subscriptions import Subscribing
from bot.slack.telling import asking
from bot.subscribing import action_asked
from store.audience import Audience

logger = logging.getLogger(__name__)

_ASKS = re.compile(rf"(?:{CHOOSE}|{EXAMPLE}):\d+")
_SHARES = re.compile(rf"{SHARE}:\d+")
_POSTS, _DETAILS = re.compile(rf"{POST}:\d+"), re.compile(rf"{DETAIL}:\d+")


@dataclass(frozen=True, slots=True)
class Listeners:
    """What the app does at each payload. `wake` tells the workers that there is something to answer."""

    delivery: Delivery
    wake: Callable[[], None]
    subscribing: Subscribing

    def register(self, app: App) -> None:
        """Listen to everything in `scopes`."""
        app.middleware(self.keep)
        app.event("app_home_opened")(self.home_opened)
        app.command(COMMAND)(self.command)
        app.action(_ASKS)(self.pressed)
        app.action(_SHARES)(self.shared)
        app.action(_POSTS)(self.post_digest)
        app.action(_DETAILS)(self.detail)

    def keep(self, body: Json, context: BoltContext, next_: Callable[[], BoltResponse]) -> BoltResponse:
        """Every event: kept if it is a question, dropped if it is not for us. Where it can't be kept this raises,
        so that it is not acknowledged and Slack sends it again."""
        if body.get("type") != "event_callback" or body["event"]["type"] == "app_home_opened":
            return next_()
        bot_user = str(context.bot_user_id)
        asked: list[Incoming | None] = [*read_files(body, bot_user)]
        for incoming in asked or [read_event(body, bot_user)]:
            if incoming is not None and self.delivery.take_in(incoming):
                self.wake()
        return BoltResponse(status=200, body="")  # acknowledged; Bolt has nothing more to do

    def home_opened(self, event: Json, client: WebClient) -> None:
        """The direct messages opened: offer questions. An agent's prompts take no `thread_ts`."""
        if event.get("tab") != "messages":
            return
        try:
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=PROMPTS)
        except (SlackApiError, OSError) as error:
            logger.warning("no prompts offered: %s", type(error).__name__)

    def command(self, ack: Ack, command: Json) -> None:
        """`/perf QUESTION`: to the asker alone, with a button to share it; `/perf digest REPORT` with one to post it;
        `/perf subscribe` and the like for the channel that it is typed in."""
        ack()
        text, url = as_typed(command.get("text", "")) or "help", command["response_url"]
        report, person = report_asked(text), Audience(None, command["user_id"])
        if action_asked(text):
            self._tell(url, person, lambda seen: Alone([self._subscription(command, text)]))
        elif report is not None:
            self._tell(url, person, lambda seen: self._digest(report, seen))
        else:
            self._answer_privately(text, url, person)

    def _digest(self, report: str, seen: Audience) -> Alone:
        drafts = self.delivery.audiences.drafts(seen)
        return Alone([privately(self.delivery.assistant, report, self.delivery.clock(), seen)], drafts)

    def _subscription(self, command: Json, text: str) -> Said:
        said = self.subscribing.reply(command["channel_id"], command["user_id"], text)
        assert said is not None, "asked before"
        return said

    def pressed(self, ack: Ack, body: Json, action: Json) -> None:
        """A choice or an example: answered where the question was asked."""
        place, chosen = place_of(action["block_id"]), action["action_id"].startswith(CHOOSE)
        if place == PRIVATELY:
            ack()
            self._answer_privately(pressed_question(action), body["response_url"], _presser(body), replace_original=True)
            return
        if self.delivery.take_in(read_press(body, place, "press")):
            self.wake()
        ack()
        if chosen:
            respond(body["response_url"], _chosen(action), replace_original=True)

    def shared(self, ack: Ack, body: Json) -> None:
        """An answer to `/perf` is to be seen by everybody."""
        if self.delivery.take_in(read_press(body, None, "share")):
            self.wake()
        ack()

    def post_digest(self, ack: Ack, body: Json) -> None:
        """A digest is to be posted for everybody."""
        if self.delivery.take_in(read_press(body, None, "digest")):
            self.wake()
        ack()

    def detail(self, ack: Ack, body: Json, action: Json) -> None:
        """A theme of a digest is to be seen by the asker."""
        ack()
        report, about = pressed_question(action), pressed_about(action)

        def find(seen: Audience) -> Alone:
            drafts = self.delivery.audiences.drafts(seen)
            return Alone(detail(self.delivery.assistant, report, about, self.delivery.clock(), seen), drafts)

        self._tell(body["response_url"], _presser(body), find, replace_original=False)

    def _answer_privately(self, question: str, response_url: str, person: Audience, **how: Any) -> None:
        def find(seen: Audience) -> Alone:
            by = By(str(seen.user), self.delivery.editing, alone=True)
            told = asking(self.delivery.assistant, question, None, self.delivery.clock(), PRIVATELY, by, seen)
            shown = with_share(told.said, question) if told.outcome == "answered" else told.said
            return Alone([shown], told.drafts)

        self._tell(response_url, person, find, **how)

    def _tell(self, response_url: str, person: Audience, find: Callable[[Audience], Alone], **how: Any) -> None:
        """To one person alone; whatever is wrong inside, they are told that something is."""
        try:
            self._say(response_url, person, find, **how)
        except Exception as error:  # noqa: BLE001 - any fault must end in a sentence to the asker, not in silence
            log_failure(error)
            respond(response_url, sentence(SORRY), response_type="ephemeral", **how)

    def _say(self, response_url: str, person: Audience, find: Callable[[Audience], Alone], **how: Any) -> None:
        """What a person may know; what they may not know any more when it is sent is left out."""
        audiences = self.delivery.audiences
        for seen in (audiences.sure(person), replace(person, external=True)):
            found = find(seen)
            try:
                for one in found.said:
                    respond(response_url, one, audiences.may_send(found.drafts, seen), response_type="ephemeral", **how)
            except NotAnyMoreError:
                logger.warning("what was to be told is not known to the asker any more")
            else:
                return


@dataclass(frozen=True, slots=True)
class Alone:
    """What one person alone is told, and the drafts that they knew of."""

    said: list[Said]
    drafts: frozenset[str] = frozenset()


def _presser(body: Json) -> Audience:
    return Audience(None, body["user"]["id"], pressed_from_elsewhere(body))


def _chosen(action: Json) -> Said:
    return sentence(f"You chose: {clip(as_typed(action['text']['text']), 75)}")
