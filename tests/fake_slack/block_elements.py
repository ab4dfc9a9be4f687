"""What Slack demands of interactive elements, and of rich text. Limits: Slack's Block Kit reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.fake_slack.block_schema import (
    Check,
    anything,
    array,
    kinds,
    number,
    one_of,
    plain,
    record,
    string,
    truth,
    whole,
    words,
    wrong,
)

ACTION_ID = string(255)
CONFIRM = record(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = record({"text": words(75), "value": string(150)}, {"description": words(75), "url": string(3000)})
OPTION_GROUP = record({"label": plain(75), "options": array(OPTION, 100)})


def one_source(value: Any, pointer: str) -> Iterator[str]:
    if ("image_url" in value) == ("slack_file" in value):
        yield wrong("must define either `image_url` or `slack_file`", pointer)


def _options_or_groups(value: Any, pointer: str) -> Iterator[str]:
    if ("options" in value) == ("option_groups" in value):
        yield wrong("must define either `options` or `option_groups`", pointer)


SLACK_FILE = record({}, {"id": string(255), "url": string(3000)})
PICTURE = {"image_url": string(3000), "slack_file": SLACK_FILE}
IMAGE_ELEMENT = record({"alt_text": string(2000)}, PICTURE, (one_source,))
BUTTON = record(
    {"text": plain(75)},
    {
        "action_id": ACTION_ID,
        "url": string(3000),
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
_MENU = {"action_id": ACTION_ID, "placeholder": plain(150), "confirm": CONFIRM, "focus_on_load": truth}
_PICKED = {"options": array(OPTION, 10)}
FEEDBACK = record({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})

ELEMENTS: dict[str, Check] = {
    "button": BUTTON,
    "static_select": record(
        {},
        {
            **_MENU,
            "options": array(OPTION, 100),
            "option_groups": array(OPTION_GROUP, 100),
            "initial_option": OPTION,
        },
        (_options_or_groups,),
    ),
    "overflow": record({"options": array(OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM}),
    "users_select": record({}, {**_MENU, "initial_user": string(255)}),
    "conversations_select": record({}, {**_MENU, "initial_conversation": string(255), "filter": anything}),
    "channels_select": record({}, {**_MENU, "initial_channel": string(255)}),
    "multi_users_select": record({}, {**_MENU, "initial_users": array(string(255), 100), "max_selected_items": whole(1, 100)}),
    "multi_conversations_select": record({}, {**_MENU, "filter": anything, "max_selected_items": whole(1, 100)}),
    "timepicker": record({}, {**_MENU, "initial_time": string(5), "timezone": string(255)}),
    "datepicker": record({}, {**_MENU, "initial_date": string(10)}),
    "checkboxes": record(_PICKED, {**_MENU, "initial_options": array(OPTION, 10)}),
    "radio_buttons": record(_PICKED, {**_MENU, "initial_option": OPTION}),
}
INPUTS: dict[str, Check] = {
    **{name: check for name, check in ELEMENTS.items() if name not in {"button", "overflow"}},
    "plain_text_input": record(
        {},
        {
            **_MENU,
            "initial_value": string(3000, 0),
            "multiline": truth,
            "min_length": whole(0, 3000),
            "max_length": whole(1, 3000),
            "dispatch_action_config": anything,
        },
    ),
}
CONTEXT_ACTIONS: dict[str, Check] = {
    "feedback_buttons": record(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": ACTION_ID}
    ),
    "icon_button": record(
        {"icon": string(255), "text": plain(75)},
        {
            "action_id": ACTION_ID,
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": array(string(255), 10),
        },
    ),
}

_STYLE = {
    "style": record({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), truth)),
}
_PERSON_STYLE = {
    "style": record(
        {},
        dict.fromkeys(("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), truth),
    ),
}
INLINE = kinds(
    {
        "text": record({"text": string(40_000)}, _STYLE),
        "link": record({"url": string(3000)}, {**_STYLE, "text": string(40_000), "unsafe": truth}),
        "emoji": record({"name": string(255)}, {"unicode": string(255), "skin_tone": whole(1, 6), **_STYLE}),
        "user": record({"user_id": string(255)}, _PERSON_STYLE),
        "usergroup": record({"usergroup_id": string(255)}, _PERSON_STYLE),
        "channel": record({"channel_id": string(255)}, _PERSON_STYLE),
        "broadcast": record({"range": one_of("here", "channel", "everyone")}, _STYLE),
        "date": record({"timestamp": number(), "format": string(255)}, {"url": string(3000), **_STYLE}),
        "color": record({"value": string(255)}, _STYLE),
    }
)
_SECTION = record({"elements": array(INLINE, 10_000)})
_BORDERED = record({"elements": array(INLINE, 10_000)}, {"border": whole(0, 1)})
RICH_TEXT_PARTS = kinds(
    {
        "rich_text_section": _SECTION,
        "rich_text_quote": _BORDERED,
        "rich_text_preformatted": _BORDERED,
        "rich_text_list": record(
            {
                "style": one_of("bullet", "ordered"),
                "elements": array(kinds({"rich_text_section": _SECTION}), 10_000),
            },
            {"indent": whole(0, 8), "offset": whole(0, 10_000), "border": whole(0, 1)},
        ),
    }
)
