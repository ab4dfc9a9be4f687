"""The buttons and forms under a file's preview: each is acknowledged at once, kept on the disk, and shown where it stands."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.importing.decisions import UndecidedError
from bot.slack.deciding_blocks import ALONE, APPROVE, REJECT, REST, REST_KEY
from bot.slack.elements import Block
from bot.slack.failures import log_failure
from bot.slack.import_forms import (
    NAME,
    NEW_INDICATOR,
    PUBLICATION,
    indicator_form,
    indicator_in,
    moment_in,
    publication_form,
    readers_in,
)
from bot.slack.incoming import pressed_from_elsewhere
from bot.slack.intake import Intake
from bot.slack.posting import LaterError, RefusedError, respond
from bot.slack.preview_blocks import MAKE_ONE, MATCH, SAY, pages, pressed
from bot.slack.said import SORRY, our_words, sentence
from bot.slack.showing import OUT_OF_DATE
from bot.slack.shown_words import Held, edition_of, held_by
from bot.slack.year_blocks import CHOOSE, CHOSEN, YEARS_KEY, chosen
from store.imported import ImportRefusedError
from store.uploads import Upload

logger = logging.getLogger(__name__)

NOT_YOURS = "Only the editors named in SCRUTINEER_EDITORS may do this."
DECIDED = {"stored": "This file is stored already.", "rejected": "This file was rejected already: send it again to start anew."}
GONE = "This file is not waiting any more, because a day has passed: send it again."
REJECTED = "Rejected by <@{who}>: nothing of it is stored."
APPROVED = "Approved."
NAMELESS = "Give the indicator a name."
_LINES = re.compile(rf"({SAY}:\d+:\w+|{MATCH}:\d+)")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportPresses:
    """What is listened to under a preview."""

    intake: Intake

    def register(self, app: App) -> None:
        """Listen to the buttons, the menus and the forms."""
        app.action(_LINES)(self.said)
        app.action(CHOOSE)(self.years_chosen)
        app.action(REST)(self.left_the_rest)
        app.action(ALONE)(self.stands)
        app.action(REJECT)(self.rejected)
        app.action(APPROVE)(self.asked_to_approve)
        app.view(PUBLICATION)(self.approved)
        app.view(NEW_INDICATOR)(self.made)

    def said(self, ack: Ack, body: Json, action: Json, client: WebClient) -> None:
        """A word to one line; “Make a new indicator” opens its form."""
        ack()
        held, line, page, words = pressed(action)
        if words.get("code") == MAKE_ONE:
            self._with(held, body, lambda one: self._ask_for_indicator(one, line, page, body, client))
        else:
            self._with(held, body, lambda one: self._keep(one, line, page, words, body["response_url"]))

    def years_chosen(self, ack: Ack, body: Json, action: Json) -> None:
        """What the file's bare years mean: then it is shown. What was chosen first stands."""
        ack()
        upload, word = chosen(action)

        def show(one: Upload) -> None:
            uploads = self.intake.bringing.uploads
            if YEARS_KEY not in one.said:
                uploads.say(one.id, YEARS_KEY, {"word": word})
            now = uploads.of(one.id) or one
            self.intake.show(now)
            respond(body["response_url"], sentence(CHOSEN[now.said[YEARS_KEY]["word"]]), replace_original=True)

        self._with({"upload": upload}, body, show)

    def left_the_rest(self, ack: Ack, body: Json, action: Json) -> None:
        """All that nothing was said to is left out."""
        ack()
        held = json.loads(action["value"])
        self._with(held, body, lambda one: self._keep(one, REST_KEY, -1, {"say": "leave"}, body["response_url"]))

    def stands(self, ack: Ack, body: Json, action: Json) -> None:
        """It takes the place of the draft's other files, or stands beside them."""
        ack()
        held = json.loads(action["value"])
        self._with(held, body, lambda one: self.intake.stand(one, held["alone"]))

    def rejected(self, ack: Ack, body: Json, action: Json) -> None:
        """Nothing of the file is wanted."""
        ack()

        def reject(one: Upload) -> None:
            if self.intake.bringing.uploads.close(one.id, "rejected"):
                respond(body["response_url"], our_words(REJECTED.format(who=body["user"]["id"])), replace_original=True)

        self._with(json.loads(action["value"]), body, reject)

    def asked_to_approve(self, ack: Ack, body: Json, action: Json, client: WebClient) -> None:
        """The form that asks when it is published, and who may know of it before."""
        ack()

        def ask(one: Upload) -> None:
            held = {**held_by(one), "url": body["response_url"]}
            _open(client, body["trigger_id"], publication_form(held, one.file_name, body["user"]["id"], said.get("instead", "")))

        said = json.loads(action["value"])
        self._with(said, body, ask)

    def approved(self, ack: Ack, body: Json, view: Json) -> None:
        """The form was sent off: stored, once, whoever sends it how often."""
        values, held = view["state"]["values"], json.loads(view["private_metadata"])
        at = moment_in(values, self.intake.clock())
        if isinstance(at, dict):
            ack(response_action="errors", errors=at)
            return
        ack()
        user = body["user"]["id"]

        def store(one: Upload) -> None:
            try:
                told = self.intake.store(one, at, readers_in(values), user)
            except (UndecidedError, ImportRefusedError) as fault:
                self.intake.tell(one, str(fault), str(view["id"]))
                return
            if told is not None:
                self.intake.tell(one, told, "stored")
                respond(held["url"], sentence(APPROVED), replace_original=True)

        self._with(held, body | {"response_url": held["url"]}, store)

    def made(self, ack: Ack, body: Json, view: Json) -> None:
        """A new indicator was described: kept with its line, and made when the file is approved."""
        words, held = indicator_in(view["state"]["values"]), json.loads(view["private_metadata"])
        if not words["name"]:
            ack(response_action="errors", errors={NAME: NAMELESS})
            return
        ack()
        page, url = int(held["page"]), held["url"]
        self._with(held, body | {"response_url": url}, lambda one: self._keep(one, held["line"], page, words, url))

    def _ask_for_indicator(self, one: Upload, line: str, page: int, body: Json, client: WebClient) -> None:
        held = {**held_by(one), "line": line, "page": str(page), "url": body["response_url"]}
        _open(client, body["trigger_id"], indicator_form(held, _printed(body, line), self.intake.bringing.themes))

    def _keep(self, one: Upload, line: str, page: int, words: dict[str, str], url: str) -> None:
        """Kept, and the message that it was said in drawn anew (-1: the last)."""
        looked = self.intake.say(one, line, words)
        if looked is not None:
            respond(url, pages(looked.upload, looked.first, looked.matched)[page], replace_original=True)

    def _with(self, held: Held, body: Json, do: Callable[[Upload], None]) -> None:
        """Does it with a file that waits, for an editor; anything else is one sentence to whoever pressed."""
        try:
            one = self.intake.bringing.uploads.of(held["upload"])
            if not self.intake.may(body["user"]["id"], pressed_from_elsewhere(body)):
                self._alone(body, NOT_YOURS)
            elif one is None:
                self._alone(body, GONE)
            elif one.state != "waiting":
                self._alone(body, DECIDED[one.state])
            elif held.get("edition", edition_of(one)) != edition_of(one):
                respond(body["response_url"], sentence(OUT_OF_DATE), replace_original=True)
                self.intake.show(one)
            else:
                do(one)
        except (LaterError, RefusedError) as fault:
            logger.warning("not said under a preview: %s", fault)
        except UndecidedError as fault:
            self._alone(body, str(fault))
        except Exception as error:  # noqa: BLE001 - any fault must end in a sentence to the editor, not in silence
            log_failure(error)
            self._alone(body, SORRY)

    def _alone(self, body: Json, text: str) -> None:
        respond(body["response_url"], sentence(text), replace_original=False, response_type="ephemeral")


def _printed(body: Json, line: str) -> str:
    """A line's name as printed, out of the message that its menu stands in."""
    rich = [block["elements"][0] for block in body.get("message", {}).get("blocks", ()) if block.get("type") == "rich_text"]
    texts = ["".join(piece.get("text", "") for piece in one["elements"]) for one in rich]
    found = (re.match(rf"{line}\s+“(.*?)”", text) for text in texts)
    return next((one[1] for one in found if one), "")


def _open(client: WebClient, trigger: str, view: Block) -> None:
    try:
        client.api_call("views.open", json={"trigger_id": trigger, "view": view})
    except (SlackApiError, OSError) as error:
        logger.warning("no form opened: %s", type(error).__name__)
