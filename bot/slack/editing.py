"""What editors have besides in Slack: "Teach me" under a question that was missed, "Verified" under an answer.

The buttons stand only in what an editor alone sees: an ephemeral message, an answer to `/perf`, a direct message. What
came of it is told to the editor alone too.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answers import Answer
from bot.learning import Asker
from bot.slack.elements import Block, actions, button, plain_text, section
from bot.slack.escape import as_typed
from bot.slack.posting import respond
from bot.slack.said import SORRY, Said, sentence
from bot.teaching import Done, Refused, Teacher
from bot.verifying import Verifier, digest, essence
from store.values import StoreError

logger = logging.getLogger(__name__)

TEACH, UNDO, VERIFY = "teach:0", "undo:0", "verify:0"
SAID, INDICATOR = "said", "indicator"
VERIFIED = "Verified: “scrutineer verify” asks it again whenever figures have come in, and reports it if its answer has changed."
LEANS = "This can't be verified as it stands, because it leans on what was said before: please ask it in full."
NOT_YOURS = "Only the editors named in SCRUTINEER_EDITORS may do this."
_LONGEST_QUESTION = 300
"""Characters of a question that has these buttons: with longer ones a message would grow past what Slack takes."""


@dataclass(frozen=True, slots=True)
class Editing:
    """Who may teach and verify, and with what. `themes`: each theme's indicators, code and name."""

    users: frozenset[str]
    teacher: Teacher
    verifier: Verifier
    themes: Mapping[str, Mapping[str, str]]
    clock: Callable[[], datetime]

    def register(self, app: App) -> None:
        """Listen to the buttons and the form."""
        app.action(TEACH)(self.asked_to_teach)
        app.view(TEACH)(self.taught)
        app.action(UNDO)(self.undone)
        app.action(VERIFY)(self.verified)

    def buttons(self, user: str, answer: Answer, question: str, alone: bool) -> list[Block]:
        """What an editor is offered under an answer; nothing for anybody else."""
        if user not in self.users or len(question) > _LONGEST_QUESTION:
            return []
        if answer.outcome in ("choose", "not_understood"):
            return actions([button("Teach me", TEACH, "Teach me what this means", question=question)])
        if alone and answer.outcome in ("answered", "not_held"):
            shown = digest(essence(answer))
            return actions([button("Verified", VERIFY, "Mark this answer as verified", question=question, shown=shown)])
        return []

    def asked_to_teach(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        """“Teach me” was pressed: the form, with the words that may be the name."""
        ack()
        if body["user"]["id"] not in self.users:
            respond(body["response_url"], sentence(NOT_YOURS), replace_original=False, response_type="ephemeral")
            return
        question = str(json.loads(action["value"])["question"])
        view = form(self.teacher.name_in(question, self.clock().date()), question, body["response_url"], self.themes)
        try:
            client.api_call("views.open", json={"trigger_id": body["trigger_id"], "view": view})
        except (SlackApiError, OSError) as error:
            logger.warning("no form opened: %s", type(error).__name__)

    def taught(self, ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        """The form was sent off. It is closed at once, since trying a name out takes its time."""
        ack()
        held, values, user = json.loads(view["private_metadata"]), view["state"]["values"], body["user"]["id"]
        said = as_typed(values[SAID][SAID]["value"] or "")
        code = values[INDICATOR][INDICATOR]["selected_option"]["value"]
        self._tell(
            user, held["response_url"],
            lambda: _taught(self.teacher.teach(said, code, who=user, now=self.clock(), question=held["question"]), said),
        )  # fmt: skip

    def undone(self, ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        """What was just taught is taken back."""
        ack()
        said, user = str(json.loads(action["value"])["said"]), body["user"]["id"]
        self._tell(
            user, body["response_url"], lambda: sentence(self.teacher.undo(said, who=user, now=self.clock()).sentence)
        )  # fmt: skip

    def verified(self, ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        """“Verified” was pressed: recorded, if the question by itself has the answer that was shown."""
        ack()
        held, user = json.loads(action["value"]), body["user"]["id"]

        def verify() -> Said:
            done = self.verifier.add(held["question"], who=user, now=self.clock(), shown=held["shown"])
            return sentence(LEANS if done is None else VERIFIED)

        self._tell(user, body["response_url"], verify)

    def _tell(self, user: str, response_url: str, do: Callable[[], Said]) -> None:
        """Does it for an editor, and tells them alone what came of it."""
        try:
            said = do() if user in self.users else sentence(NOT_YOURS)
        except StoreError as fault:
            logger.warning("nothing was recorded: %s", fault)
            said = sentence(SORRY)
        respond(response_url, said, replace_original=False, response_type="ephemeral")


def _taught(done: Done | Refused, said: str) -> Said:
    """What came of it, with a way back where something was taught."""
    told = sentence(done.sentence)
    back = actions([button("Undo", UNDO, f"Undo {said}", said=said)]) if isinstance(done, Done) else []
    return Said(told.text, [*told.blocks, *back], [*told.plain, *back])


@dataclass(frozen=True, slots=True)
class By:
    """Who asks in Slack, and whether the answer is for their eyes only. `heard`: whether something is to be learnt of it."""

    user: str
    editing: Editing | None
    overheard: bool = False
    alone: bool = False
    heard: bool = True

    @property
    def asker(self) -> Asker | None:
        """As the assistant knows them."""
        return Asker(self.user, self.overheard) if self.heard else None

    def with_buttons(self, said: Said, answer: Answer, question: str, *, published: bool) -> Said:
        """The message with what an editor is offered; only an answer from what is published can be verified."""
        more = self.editing.buttons(self.user, answer, question, self.alone and published) if self.editing else []
        return Said(said.text, [*said.blocks, *more], [*said.plain, *more])


def form(said: str, question: str, response_url: str, themes: Mapping[str, Mapping[str, str]]) -> Block:
    """The form that asks which indicator a name means."""
    groups = [
        {"label": plain_text(theme, 75), "options": [_option(code, name) for code, name in indicators.items()]}
        for theme, indicators in themes.items()
    ]
    name: Block = {"type": "plain_text_input", "action_id": SAID, "max_length": 80}
    menu: Block = {"type": "static_select", "action_id": INDICATOR, "option_groups": groups}
    return {
        "type": "modal",
        "callback_id": TEACH,
        "title": plain_text("Teach me a name", 24),
        "submit": plain_text("Teach", 24),
        "close": plain_text("Cancel", 24),
        "private_metadata": json.dumps({"question": question, "response_url": response_url}),
        "blocks": [
            *section([f"It was asked: “{question}”"]),
            _input(SAID, "What people say", name | ({"initial_value": said} if said else {})),
            _input(INDICATOR, "Which indicator they mean", menu),
        ],
    }


def _option(code: str, name: str) -> Block:
    return {"text": plain_text(name, 75), "value": code}


def _input(id_: str, label: str, element: Block) -> Block:
    return {"type": "input", "block_id": id_, "label": plain_text(label, 75), "element": element}
