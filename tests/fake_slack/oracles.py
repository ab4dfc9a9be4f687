"""Two outside opinions on blocks: `slack_sdk.models.blocks` and the `slackblocks` package.

Each oracle takes the blocks of a message as Slack would receive them and says True (it accepts them), False
(it refuses), or None (it has no way to say such a block).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import slackblocks as sb
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slackblocks.errors import InvalidUsageError
from slackblocks.objects import AxisConfig, ChartSegment, DataPoint, DataSeries, Option, RawNumber

from tests.fake_slack.values import Json


class CannotSay(Exception):
    """The oracle has no class for this."""


def slack_sdk(blocks: list[Json]) -> bool | None:
    """slack_sdk: knows no rule about a message as a whole, nor the inside of tables."""
    try:
        parsed = [Block.parse(block) for block in blocks]
        if None in parsed:
            return None
        for one in parsed:
            one.to_dict()  # type: ignore[union-attr]
    except (SlackObjectFormationError, TypeError):
        return False
    return True


def slackblocks(blocks: list[Json]) -> bool | None:
    """slackblocks: knows most limits; its classes are built from the dicts here."""
    try:
        sb.Message(channel="C1", text="t", blocks=[_block(block) for block in blocks])
    except CannotSay:
        return None
    except (InvalidUsageError, TypeError, KeyError):
        return False
    return True


def _block(block: Json) -> sb.Block:
    build = BUILD.get(block["type"])
    return build(block) if build is not None else sb.Block.from_dict(block)


def _fields(block: Json, **parts: Any) -> Json:
    """The fields of a block but its type, some of them built."""
    return {name: part for name, part in block.items() if name != "type" and name not in parts} | parts


def _text(text: Any) -> Any:
    return sb.Text.from_dict(text) if isinstance(text, dict) else text


def _option(option: Json) -> Option:
    return Option(text=_text(option["text"]), value=option["value"])


def _feedback(button: Json) -> sb.FeedbackButton:
    return sb.FeedbackButton(**_fields(button, text=_text(button["text"])))


ELEMENTS: dict[str, Callable[[Json], Any]] = {
    "button": lambda e: sb.Button(**_fields(e, text=_text(e["text"]))),
    "image": lambda e: sb.Image(**_fields(e)),
    "mrkdwn": _text,
    "plain_text": _text,
    "overflow": lambda e: sb.OverflowMenu(e.get("action_id"), [_option(o) for o in e["options"]]),
    "static_select": lambda e: sb.StaticSelectMenu(
        action_id=e.get("action_id"),
        options=[_option(o) for o in e["options"]],
        placeholder=_text(e.get("placeholder")),
    ),
    "icon_button": lambda e: sb.IconButton(**_fields(e, text=_text(e["text"]))),
    "feedback_buttons": lambda e: sb.FeedbackButtons(
        _feedback(e["positive_button"]), _feedback(e["negative_button"])
    ),
}


def _element(element: Json) -> Any:
    if element["type"] not in ELEMENTS:
        raise CannotSay(element["type"])
    return ELEMENTS[element["type"]](element)


def _with_elements(kind: Callable[..., sb.Block]) -> Callable[[Json], sb.Block]:
    return lambda block: kind(**_fields(block, elements=[_element(e) for e in block["elements"]]))


def _section(block: Json) -> sb.Block:
    parts: Json = {"text": _text(block.get("text"))}
    if "fields" in block:
        parts["fields"] = [_text(field) for field in block["fields"]]
    if "accessory" in block:
        parts["accessory"] = _element(block["accessory"])
    return sb.SectionBlock(**_fields(block, **parts))


INLINE: dict[str, Callable[[Json], Any]] = {
    "text": lambda e: sb.RichText(e["text"], **e.get("style", {})),
    "link": lambda e: sb.RichTextLink(e["url"], e.get("text")),
    "emoji": lambda e: sb.RichTextEmoji(e["name"]),
    "user": lambda e: sb.RichTextUser(e["user_id"]),
}


def _inline(part: Json) -> list[Any]:
    if any(one["type"] not in INLINE for one in part["elements"]):
        raise CannotSay(part["type"])
    return [INLINE[one["type"]](one) for one in part["elements"]]


PARTS: dict[str, Callable[[Json], Any]] = {
    "rich_text_section": lambda p: sb.RichTextSection(_inline(p)),
    "rich_text_quote": lambda p: sb.RichTextQuote(_inline(p), p.get("border")),
    "rich_text_preformatted": lambda p: sb.RichTextCodeBlock(_inline(p), p.get("border")),
    "rich_text_list": lambda p: sb.RichTextList(
        p["style"], [sb.RichTextSection(_inline(e)) for e in p["elements"]], p.get("indent", 0)
    ),
}


def _parts(block: Json) -> list[Any]:
    if any(part["type"] not in PARTS for part in block["elements"]):
        raise CannotSay(block["type"])
    return [PARTS[part["type"]](part) for part in block["elements"]]


def _table_cell(cell: Json) -> Any:
    if cell["type"] == "raw_text":
        return sb.RawText(cell["text"])
    if cell["type"] == "raw_number":
        return RawNumber(cell["value"], cell["text"])
    return _parts(cell)[0]


def _data_cell(cell: Json) -> Any:
    return sb.RichTextBlock(_parts(cell)) if cell["type"] == "rich_text" else _table_cell(cell)


def _table(block: Json) -> sb.Block:
    rows = [[_table_cell(cell) for cell in row] for row in block["rows"]]
    settings = [sb.ColumnSettings(**(one or {})) for one in block.get("column_settings", [])]
    return sb.TableBlock(**_fields(block, rows=rows, column_settings=settings))


def _data_table(block: Json) -> sb.Block:
    rows = [[_data_cell(cell) for cell in row] for row in block["rows"]]
    return sb.DataTableBlock(**_fields(block, rows=rows))


CHARTS: dict[str, Any] = {"bar": sb.BarChart, "area": sb.AreaChart, "line": sb.LineChart}


def _chart(chart: Json) -> Any:
    if chart["type"] == "pie":
        return sb.PieChart([ChartSegment(**segment) for segment in chart["segments"]])
    series = [
        DataSeries(one["name"], [DataPoint(**point) for point in one["data"]]) for one in chart["series"]
    ]
    return CHARTS[chart["type"]](series, AxisConfig(**chart["axis_config"]))


BUILD: dict[str, Callable[[Json], sb.Block]] = {
    "section": _section,
    "context": _with_elements(sb.ContextBlock),
    "actions": _with_elements(sb.ActionsBlock),
    "context_actions": _with_elements(sb.ContextActionsBlock),
    "rich_text": lambda block: sb.RichTextBlock(**_fields(block, elements=_parts(block))),
    "table": _table,
    "data_table": _data_table,
    "data_visualization": lambda block: sb.DataVisualizationBlock(
        **_fields(block, chart=_chart(block["chart"]))
    ),
}
