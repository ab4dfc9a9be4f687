"""`views.publish` and `views.open`, and what may open a view: a fresh, unused trigger."""

from __future__ import annotations

from tests.fake_slack.block_rules import Surface, problems
from tests.fake_slack.chat import messages
from tests.fake_slack.values import APP, TEAM, Args, Json, SlackError
from tests.fake_slack.workspace import Workspace

TRIGGER_SECONDS = 3.0
TITLE = 24
PRIVATE_METADATA = 3_000
USED = -1.0


def new_trigger(workspace: Workspace) -> str:
    """A trigger as an interaction carries it: good for one view, within 3 seconds."""
    with workspace.changing():
        trigger = workspace.new_id("trigger.")
        workspace.triggers[trigger] = workspace.now()
        return trigger


def _spend(workspace: Workspace, trigger: str) -> None:
    with workspace.changing():
        issued = workspace.triggers.get(trigger)
        if issued is None:
            raise SlackError("invalid_trigger_id")
        if issued == USED:
            raise SlackError("exchanged_trigger_id")
        if workspace.now() - issued > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        workspace.triggers[trigger] = USED


def _faults(view: Json, surface: Surface) -> list[str]:
    found = problems(view.get("blocks"), surface=surface, pointer="/view/blocks")
    title = view.get("title", {}).get("text", "")
    if view.get("type") != surface:
        found.append(f"must be one of: {surface} [json-pointer:/view/type]")
    if surface == "modal" and not 0 < len(title) <= TITLE:
        found.append(f"must be less than {TITLE + 1} characters [json-pointer:/view/title/text]")
    if len(view.get("private_metadata", "")) > PRIVATE_METADATA:
        found.append(
            f"must be less than {PRIVATE_METADATA + 1} characters [json-pointer:/view/private_metadata]"
        )
    if any(block.get("type") == "input" for block in view.get("blocks", [])) and "submit" not in view:
        found.append("must define `submit` to use an `input` block in modals [json-pointer:/view/blocks]")
    return found


def _view(workspace: Workspace, args: Args, surface: Surface) -> Json:
    view = args.parsed("view")
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments")
    found = _faults(view, surface)
    if found:
        raise SlackError("invalid_arguments", **messages(found))
    return {"id": workspace.new_id("V"), "team_id": TEAM, "app_id": APP, "hash": workspace.next_ts(), **view}


def publish(workspace: Workspace, args: Args) -> Json:
    """`views.publish`: a person's Home tab."""
    person = workspace.person(args.word("user_id"))
    view = _view(workspace, args, "home")
    with workspace.changing():
        workspace.homes[person.id] = view
    return {"ok": True, "view": view}


def open_modal(workspace: Workspace, args: Args) -> Json:
    """`views.open`: a modal."""
    view = _view(workspace, args, "modal")
    _spend(workspace, args.word("trigger_id"))
    with workspace.changing():
        workspace.modals[view["id"]] = view
    return {"ok": True, "view": view}
