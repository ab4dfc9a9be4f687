"""Blocks to try judges on: each function makes one, as long, as many or as odd as told."""

from __future__ import annotations

from tests.fake_slack.values import Json


def plain(length: int) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def section(length: int = 5, **more: object) -> Json:
    return {"type": "section", "text": mrkdwn(length), **more}


def fields(count: int, length: int = 5) -> Json:
    return {"type": "section", "fields": [mrkdwn(length)] * count}


def button(**more: object) -> Json:
    return {"type": "button", "text": plain(5), "action_id": "a", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def buttons(count: int) -> Json:
    return actions(*(button(action_id=f"a{number}") for number in range(count)))


def menu(count: int, kind: str = "static_select", text: int = 5, value: int = 5) -> Json:
    options = [{"text": plain(text), "value": f"{number:0{value}d}"} for number in range(count)]
    return actions({"type": kind, "action_id": "m", "options": options})


def context(count: int) -> Json:
    return {"type": "context", "elements": [mrkdwn(5)] * count}


def image(alt: int, **more: object) -> Json:
    return {"type": "image", "image_url": "https://example.gov.uk/a.png", "alt_text": "x" * alt, **more}


def feedback(text: int = 5, label: int = 5) -> Json:
    one = {"text": plain(text), "value": "v", "accessibility_label": "x" * label}
    return {"type": "feedback_buttons", "action_id": "f", "positive_button": one, "negative_button": one}


def context_actions(count: int) -> Json:
    element = {"type": "icon_button", "icon": "trash", "text": plain(5)}
    return {"type": "context_actions", "elements": [{**element, "action_id": f"i{n}"} for n in range(count)]}


def markdown(length: int) -> Json:
    return {"type": "markdown", "text": "x" * length}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def written(kind: str = "rich_text_section", text: str = "x", **more: object) -> Json:
    return {"type": kind, "elements": [{"type": "text", "text": text}], **more}


def cell(text: str = "x") -> Json:
    return {"type": "raw_text", "text": text}


def table(rows: int, columns: int, text: str = "x", **more: object) -> Json:
    return {"type": "table", "rows": [[cell(text)] * columns] * rows, **more}


def data_table(rows: int, columns: int = 2, **more: object) -> Json:
    return {"type": "data_table", "caption": "c", "rows": [[cell()] * columns] * rows, **more}


def pie(slices: int, value: float = 1, label: str = "s", title: str = "t") -> Json:
    segments = [{"label": f"{label}{number}", "value": value} for number in range(slices)]
    return {"type": "data_visualization", "title": title, "chart": {"type": "pie", "segments": segments}}


def line(
    series: int, points: int, categories: int | None = None, label: str = "p", kind: str = "line"
) -> Json:
    names = [f"{label}{number}" for number in range(max(points, categories or 0))]
    data = [{"label": name, "value": 1.5} for name in names[:points]]
    chart = {
        "type": kind,
        "series": [{"name": f"s{number}", "data": data} for number in range(series)],
        "axis_config": {"categories": names[: points if categories is None else categories]},
    }
    return {"type": "data_visualization", "title": "t", "chart": chart}
