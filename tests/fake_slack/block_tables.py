"""What Slack demands of `table`, `data_table` and `data_visualization`; where sources differ, the least."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.fake_slack.block_elements import RICH_TEXT_PARTS
from tests.fake_slack.block_schema import (
    Check,
    array,
    distinct,
    kinds,
    number,
    one_of,
    record,
    string,
    truth,
    whole,
    wrong,
)

TABLE_CHARACTERS = 10_000
RAW_TEXT = record({"text": string(TABLE_CHARACTERS)})
RAW_NUMBER = record({"value": number(), "text": string(TABLE_CHARACTERS)})
RICH_TEXT_CELL = record({"elements": array(RICH_TEXT_PARTS, 10_000)})
# slack_sdk speaks of raw_number in a `table`, Slack's page and slackblocks do not: refused here.
TABLE_CELL = kinds({"raw_text": RAW_TEXT, "rich_text": RICH_TEXT_CELL})
DATA_CELL = kinds({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT_CELL})
_SETTING = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": truth})


def _setting(value: Any, pointer: str) -> Iterator[str]:
    """A column setting, or null to keep the default for that column."""
    if value is not None:
        yield from _SETTING(value, pointer)


def texts(value: Any) -> int:
    """Characters of every `text` inside a value, however deep."""
    if isinstance(value, list):
        return sum(map(texts, value))
    if not isinstance(value, dict):
        return 0
    inner = value.get("text")
    return sum(map(texts, value.values())) + (len(inner) if isinstance(inner, str) else 0)


def _rectangular(value: Any, pointer: str) -> Iterator[str]:
    """Certain of data_table; of table it is not written down, so we keep to it."""
    width = len(value["rows"][0])
    for place, row in enumerate(value["rows"]):
        if len(row) != width:
            yield wrong("all rows must have the same number of columns", f"{pointer}/rows/{place}")


def _within(characters: int) -> Check:
    def check(value: Any, pointer: str) -> Iterator[str]:
        if texts(value["rows"]) > characters:
            yield wrong(f"must be less than {characters + 1} characters in all cells", f"{pointer}/rows")

    return check


def _plain_header(value: Any, pointer: str) -> Iterator[str]:
    for place, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            yield wrong("unsupported type: rich_text", f"{pointer}/rows/0/{place}/type")


def _header_column(value: Any, pointer: str) -> Iterator[str]:
    if value.get("row_header_column_index", 0) >= len(value["rows"][0]):
        yield wrong("must be the index of a column", f"{pointer}/row_header_column_index")


TABLE = record(
    {"rows": array(array(TABLE_CELL, 20), 100)},
    {"block_id": string(255), "column_settings": array(_setting, 20)},
    (_rectangular, _within(TABLE_CHARACTERS)),
)
DATA_TABLE = record(
    {"caption": string(3000), "rows": array(array(DATA_CELL, 20), 101, 2)},
    {"block_id": string(255), "page_size": whole(1, 100), "row_header_column_index": whole(0, 19)},
    (_rectangular, _within(20_000), _plain_header, _header_column),
)

_LABEL = string(20)
_POINT = record({"label": _LABEL, "value": number()})
_SERIES = record({"name": _LABEL, "data": array(_POINT, 20)})
_AXIS = record({"categories": array(_LABEL, 20)}, {"x_label": string(50), "y_label": string(50)})


def _drawable(value: Any, pointer: str) -> Iterator[str]:
    """Series and categories are unique, and every series has one point for every category."""
    categories = value["axis_config"]["categories"]
    yield from distinct(categories, "category", f"{pointer}/axis_config/categories")
    yield from distinct([one["name"] for one in value["series"]], "series", f"{pointer}/series")
    for place, one in enumerate(value["series"]):
        if sorted(point["label"] for point in one["data"]) != sorted(categories):
            yield wrong("must have one point for each category", f"{pointer}/series/{place}/data")


_AXIS_CHART = record({"series": array(_SERIES, 6), "axis_config": _AXIS}, also=(_drawable,))
_SEGMENT = record({"label": _LABEL, "value": number(above=0)})
CHART = kinds(
    {
        "pie": record({"segments": array(_SEGMENT, 6)}),
        "bar": _AXIS_CHART,
        "area": _AXIS_CHART,
        "line": _AXIS_CHART,
    }
)
DATA_VISUALIZATION = record({"title": string(50), "chart": CHART}, {"block_id": string(255)})


def at_most(block_type: str, most: int) -> Callable[[list[Any], str], Iterator[str]]:
    """A rule for a whole message: no more than so many blocks of one type."""

    def check(blocks: list[Any], pointer: str) -> Iterator[str]:
        if sum(block.get("type") == block_type for block in blocks) > most:
            yield wrong(f"no more than {most} {block_type} allowed", pointer)

    return check
