"""The two forms of bringing a file in: when it is published and who may know of it before, and a new indicator. Pure.

Decided: an empty time means a draft until a time is said; publishing at once is ticked, and a time that has passed refused
(`publication.py`). A polarity is chosen by a person: none is preselected, nor is a unit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, get_args

from bot.publication import moment_of, passed
from bot.slack.elements import Block, plain_text, section
from bot.slack.escape import as_typed
from store.imported import Reader
from store.values import Polarity, Unit

PUBLICATION, NEW_INDICATOR = "import-publication:0", "import-indicator:0"
DAY, TIME, NOW, CHANNELS, PEOPLE = "day", "time", "now", "channels", "people"
NAME, POLARITY, UNIT, THEME, COUNTS, DEFINITION = "name", "polarity", "unit", "theme", "counts", "definition"
WITHOUT_TIME = "Give the time of that day too (London), or leave both empty."
WITHOUT_DAY = "Give the day of that time too, or leave both empty."
BOTH = "Publish it at once, or on a day to come: take the tick away, or leave the day and the time empty."
AT_ONCE = "Publish at once, for everybody to see"
STAYS = "Without a day and a time it stays a draft until somebody says when."
OTHERWISE = "leave both empty and tick “Publish at once”"
_POLARITIES = {"low": "Low is good", "high": "High is good", "none": "Neither: information only"}
_UNITS = {"percent": "Per cent", "count": "Number", "rate": "Rate", "score": "Score"}


def publication_form(held: Mapping[str, str], file: str, user: str, instead: str = "") -> Block:
    """When a file's figures are published, and the channels and people that may know of them before: who fills it in is
    named, to be taken out where they are not to. `instead`: what the file takes the place of, said again."""
    own = {"include": ["public", "private"], "exclude_external_shared_channels": True, "exclude_bot_users": True}
    channels: Block = {"type": "multi_conversations_select", "filter": own}
    people: Block = {"type": "multi_users_select", "initial_users": [user]}
    return _modal(
        PUBLICATION, "Approve a file", "Approve", held,
        [
            *section(filter(None, (file, instead, STAYS))),
            _input(DAY, "Published on", {"type": "datepicker"}, optional=True),
            _input(TIME, "At (London time)", {"type": "timepicker"}, optional=True),
            _input(NOW, "Or", {"type": "checkboxes", "options": [_option(AT_ONCE, NOW)]}, optional=True),
            _input(CHANNELS, "Channels that may know of it before", channels, optional=True),
            _input(PEOPLE, "People who may know of it before", people, optional=True),
        ],
    )  # fmt: skip


def indicator_form(held: Mapping[str, str], printed: str, themes: Iterable[str]) -> Block:
    """A new indicator: its name as printed, and the rest as a person says; what it counts and means may be left out."""
    words: Block = {"type": "plain_text_input", "max_length": 60}
    meaning: Block = {"type": "plain_text_input", "max_length": 1_000, "multiline": True}
    name: Block = {"type": "plain_text_input", "max_length": 150, "initial_value": printed[:150]}
    return _modal(
        NEW_INDICATOR, "A new indicator", "Make it", held,
        [
            _input(NAME, "Its name", name),
            _input(POLARITY, "Which way is good", _menu((one, _POLARITIES[one]) for one in get_args(Polarity))),
            _input(UNIT, "What it is counted in", _menu((one, _UNITS[one]) for one in get_args(Unit))),
            _input(THEME, "Its theme", _menu((one, one) for one in themes)),
            _input(COUNTS, "What its numbers count, such as children", words, optional=True),
            _input(DEFINITION, "What it means", meaning, optional=True),
        ],
    )  # fmt: skip


def moment_in(values: Mapping[str, Any], now: datetime) -> datetime | dict[str, str] | None:
    """The publication time of the form, `now` for at once, None where none is given; else what is wrong, by field."""
    day, time = values[DAY][DAY].get("selected_date"), values[TIME][TIME].get("selected_time")
    if values[NOW][NOW].get("selected_options"):
        return {NOW: BOTH} if day or time else now
    if not day or not time:
        return {TIME: WITHOUT_TIME} if day else {DAY: WITHOUT_DAY} if time else None
    at = moment_of(datetime.fromisoformat(f"{day}T{time}"))
    refused = passed(at, now, OTHERWISE)
    return {DAY: refused} if refused else at


def readers_in(values: Mapping[str, Any]) -> tuple[Reader, ...]:
    """The channels and people of the form."""
    channels = values[CHANNELS][CHANNELS].get("selected_conversations") or ()
    people = values[PEOPLE][PEOPLE].get("selected_users") or ()
    return (*(Reader("channel", one) for one in channels), *(Reader("user", one) for one in people))


def indicator_in(values: Mapping[str, Any]) -> dict[str, str]:
    """The indicator of the form, in words for its line."""
    chosen = {one: values[one][one]["selected_option"]["value"] for one in (POLARITY, UNIT, THEME)}
    typed = {one: as_typed(values.get(one, {}).get(one, {}).get("value") or "").strip() for one in (COUNTS, DEFINITION)}
    told = {one: said for one, said in typed.items() if said}
    return {"say": "make", "name": as_typed(values[NAME][NAME]["value"] or ""), **chosen, **told}


def _modal(name: str, title: str, submit: str, held: Mapping[str, str], blocks: list[Block]) -> Block:
    return {
        "type": "modal",
        "callback_id": name,
        "title": plain_text(title, 24),
        "submit": plain_text(submit, 24),
        "close": plain_text("Cancel", 24),
        "private_metadata": json.dumps(dict(held)),
        "blocks": blocks,
    }


def _input(id_: str, label: str, element: Block, *, optional: bool = False) -> Block:
    named = {**element, "action_id": id_}
    return {"type": "input", "block_id": id_, "label": plain_text(label, 75), "element": named, "optional": optional}


def _menu(options: Iterable[tuple[str, str]]) -> Block:
    return {"type": "static_select", "options": [_option(label, value) for value, label in options]}


def _option(label: str, value: str) -> Block:
    return {"text": plain_text(label, 75), "value": value}
