"""Trends, lists and summaries as Slack's native tables, and a trend as a line chart. Pure.

A `table` holds 100 rows and 10,000 characters (docs.slack.dev/reference/block-kit/blocks/table-block); with all
blocks of a message together in about 13,200, less is left for it. What does not fit is counted under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot import answers as a
from bot import phrases as p
from bot.answers import Row, Shown
from bot.numbers import difference_words
from bot.sentences import counted, target_value
from bot.slack.elements import Block, context
from bot.slack.escape import clip

ROWS, CHARACTERS, CELL = 99, 6_000, 500
POINTS, LEAST_POINTS, LABEL, TITLE = 20, 4, 20, 50
NOT_HELD = "not held"
Column = tuple[str, Callable[[Row], str]]
_UNITS = {"percent": "Per cent", "count": "Number", "rate": "Rate", "score": "Score"}
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+")


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = (), wrapped: bool = True) -> list[Block]:
    """A table with bold headings; columns numbered in `right` are aligned so."""
    shown = _fitting(rows)
    if not shown:
        return []
    settings = [{"align": "right" if n in right else "left", "is_wrapped": wrapped} for n in range(len(header))]
    body = [[_heading(name) for name in header], *([_cell(text) for text in row] for row in shown)]
    left = len(rows) - len(shown)
    told = context(f"{left} more {'row' if left == 1 else 'rows'} not shown here.") if left else []
    return [{"type": "table", "column_settings": settings, "rows": body}, *told]


def _fitting(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    shown: list[Sequence[str]] = []
    room = CHARACTERS
    for row in rows[:ROWS]:
        room -= sum(min(len(text), CELL) for text in row)
        if room < 0:
            break
        shown.append(row)
    return shown


def _cell(text: str) -> Block:
    return {"type": "raw_text", "text": clip(text, CELL) or NOT_HELD}


def _heading(text: str) -> Block:
    bold = {"type": "text", "text": text, "style": {"bold": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [bold]}]}


def trend_table(figures: Sequence[Shown]) -> list[Block]:
    """A series, newest first: period, figure, and target and quartile where any are printed."""
    columns: list[tuple[str, Callable[[Shown], str]]] = [
        ("Period", lambda s: s.figure.period),
        ("Figure", counted),
        ("Target", target_cell),
        ("Quartile", lambda s: _quartile(s).capitalize()),
    ]
    kept = columns[:2] + [c for c in columns[2:] if any(c[1](s) for s in figures)]
    rows = [[say(s) or "none printed" for _, say in kept] for s in figures]
    return table([name for name, _ in kept], rows, wrapped=False)


def trend_chart(figures: Sequence[Shown], holes: bool = False) -> list[Block]:
    """From the oldest to the newest, as a line, or as bars where periods in between are not held (`holes`).

    No chart of fewer than four points, which a table says better.
    """
    points = [(_label(s.figure.period), float(s.value)) for s in reversed(figures[:POINTS])]
    labels = [label for label, _ in points]
    if len(points) < LEAST_POINTS or len(set(labels)) < len(labels):
        return []
    indicator = figures[0].indicator
    series = {"name": "Figure", "data": [{"label": label, "value": value} for label, value in points]}
    axis = {"categories": labels, "y_label": _UNITS[indicator.unit]}
    chart = {"type": "bar" if holes else "line", "series": [series], "axis_config": axis}
    return [{"type": "data_visualization", "title": clip(indicator.name, TITLE), "chart": chart}]


def _label(period: str) -> str:
    return clip(period if len(period) <= LABEL else _MONTH.sub(r"\1", period), LABEL)


def listing_table(answer: a.Listing) -> list[Block]:
    """A report's measures: figure, change and verdict, and what was asked for (target, RAG, quartile)."""
    asked = {f.field for f in answer.filters}
    before = usual(r.previous for r in answer.rows)
    now = usual(r.shown for r in answer.rows)
    columns: list[Column] = [
        ("Indicator", lambda r: r.shown.indicator.name),
        (before or "Before", lambda r: dated(r.previous, before)),
        (now or "Now", lambda r: dated(r.shown, now)),
        ("Change", _change),
        ("Verdict", _verdict),
    ]
    columns += [("Target", lambda r: target_cell(r.shown))] if "target" in asked else []
    columns += [("RAG", lambda r: r.shown.figure.rag or "none")] if "rag" in asked else []
    columns += [("Quartile", lambda r: _quartile(r.shown))] if "quartile" in asked else []
    return table([name for name, _ in columns], [[say(row) for _, say in columns] for row in answer.rows])


def usual(shown: Iterable[Shown | None]) -> str:
    """The period that most figures are of: it heads the column, and only the others say their own."""
    periods = Counter(s.figure.period for s in shown if s)
    return periods.most_common(1)[0][0] if periods else ""


def dated(shown: Shown | None, usual: str) -> str:
    """A figure, with its period where that is not the usual one."""
    if shown is None:
        return NOT_HELD
    return shown.display if shown.figure.period == usual else f"{shown.display} ({shown.figure.period})"


def summary_table(answer: a.Summarised) -> list[Block]:
    """How many measures got each verdict and stand in each quartile, beside the report's own count if it has one."""
    own, counts = answer.published, answer.counts
    rows = [[_capital(word), str(getattr(counts, field)), _own(getattr(own, field, None))] for field, word in p.COUNTED]
    if counts.benchmarked:
        theirs = own.quartiles if own and own.quartiles else (None,) * 4
        for q, number in enumerate(counts.quartiles, 1):
            rows.append([_capital(p.QUARTILE[q]), str(number), _own(theirs[q - 1])])
    header = ["", "Measures", "Report's own count"] if own else ["", "Measures"]
    header[0] = "Verdict or quartile" if counts.benchmarked else "Verdict"
    return table(header, [row[: len(header)] for row in rows], range(1, len(header)))


def _own(number: int | None) -> str:
    return "not given" if number is None else str(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _change(row: Row) -> str:
    change, previous = row.change, row.previous
    if change.direction == "same":
        return "the same"
    if change.difference is None or change.direction is None or previous is None:
        return "not calculated"
    return f"{p.MOVED[change.direction]} {difference_words(change.difference, change.indicator.unit, previous.value)}"


def _verdict(row: Row) -> str:
    return f"{row.change.verdict} (as reported)" if row.change.by_report else row.change.verdict


def target_cell(shown: Shown) -> str:
    """The target and whether it is met; empty where there is none."""
    target = shown.figure.target
    if target is None:
        return ""
    met = shown.target_met
    return target_value(target, shown) + (f": {p.MET[met]}" if met is not None else "")


def _quartile(shown: Shown) -> str:
    return p.QUARTILE[shown.figure.quartile] if shown.figure.quartile else ""
