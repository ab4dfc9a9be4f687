"""A digest as messages: the headline, why the report counts otherwise, then a message a theme. Pure.

A theme whose table, list of what is not in, or charts would pass Slack's limits goes on in further messages, so that
nothing is left out whatever the number of indicators. A message's `text` says all that its blocks show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot import digest_wording as headline
from bot import theme_wording as w
from bot.answers import Row, Shown
from bot.digested import Digest, Part
from bot.numbers import display
from bot.phrases import SUPPRESSED
from bot.sentences import is_suppressed
from bot.slack.blocks import message_text
from bot.slack.elements import Block, bullets, context, plain_text, rich
from bot.slack.escape import clip
from bot.slack.tables import CELL, POINTS, dated, summary_table, table, target_cell, trend_chart, usual

Value = TypeVar("Value")

ROWS, CHARACTERS, SAID = 90, 5_000, 30_000
"""Of one table, with the cautions under it, and of the text that says the same: Slack's limits less some room."""

LISTED = 2_000
CHARTS_A_MESSAGE, MOST_CHARTS = 2, 10
NONE = "none"


@dataclass(frozen=True, slots=True)
class Page:
    """One message: its whole text, not escaped, and its blocks. `about`: what a button that opens it is called."""

    text: str
    blocks: list[Block]
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """Lines of text and the blocks that show them."""

    lines: list[str]
    blocks: list[Block]


def messages(digest: Digest) -> list[dict[str, Any]]:
    """The messages as chat.postMessage takes them, `text` and `blocks`; the headline first, then its thread."""
    return [{"text": message_text(page.text), "blocks": page.blocks} for page in pages(digest)]


def pages(digest: Digest) -> list[Page]:
    """The same before they are escaped."""
    return [headline_page(digest), *_why(digest), *(page for part in digest.parts for page in part_pages(digest, part))]


def headline_page(digest: Digest) -> Page:
    """The whole headline, in at most fifteen lines."""
    above: Block = {"type": "header", "text": plain_text(headline.title(digest), 150)}
    *lines, source = headline.headline(digest)
    body = {"type": "rich_text", "elements": [block for line in lines for block in _labelled(line)]}
    return Page(headline.headline_text(digest), [above, body, *context(source.lines[0])])


def _labelled(line: headline.Line) -> list[Block]:
    label, rest = f"{clip(line.label, 300)}:", f" {clip(line.words, 1_200)}"
    pieces = [{"type": "text", "text": label, "style": {"bold": True}}, {"type": "text", "text": rest}]
    items = [{"type": "rich_text_section", "elements": [{"type": "text", "text": clip(i, 500)}]} for i in line.items]
    listed = [{"type": "rich_text_list", "style": "bullet", "elements": items}] if items else []
    return [{"type": "rich_text_section", "elements": pieces}, *listed]


def _why(digest: Digest) -> list[Page]:
    """Both counts side by side, and the rows that make the difference; nothing where they agree."""
    reasons = digest.summarised.differences
    if not reasons:
        return []
    title = f"Two counts of {digest.report.report}: what the figures come to, and what the report says"
    both = [text for line in headline.both_counts(digest)[:-1] for text in line.lines]
    groups = [_Said([f"- {r}" for r in chunk], bullets(chunk)) for chunk in _chunks(reasons, _length, LISTED)]
    groups[0] = _joined([_Said(both, summary_table(digest.summarised)), groups[0]])
    return [_page("Why the counts differ", title, one) for one in groups]


def part_pages(digest: Digest, part: Part) -> list[Page]:
    """One theme: its table with two charts, and as many further messages as it needs."""
    title = w.part_title(digest, part)
    pictures = [chart for series in part.charts if (chart := _chart(series))]
    shown, left = pictures[:MOST_CHARTS], pictures[MOST_CHARTS:]
    tables = [_table(digest, chunk) for chunk in _chunks(part.rows, lambda row: _weight(digest, row), CHARACTERS)]
    missing = [w.due_text(due) for due in part.due]
    lists = [_Said([f"- {line}" for line in chunk], bullets(chunk)) for chunk in _chunks(missing, _length, LISTED)]
    pairs = [_joined(shown[n : n + CHARTS_A_MESSAGE]) for n in range(0, len(shown), CHARTS_A_MESSAGE)]
    told = f"{w.many(len(left), 'more series')} of four points or more: ask for the trend of one." if left else ""
    groups = [*_together(tables, lists, pairs[:1]), *pairs[1:]]
    groups[-1] = _joined([groups[-1], _Said([told] if told else [], context(told))])
    source = headline.source(digest)
    groups[0] = _joined([groups[0], _Said([f"Source: {source}"], context(f"Source: {source}"))])
    further = (f"{part.theme}, {digest.report.report} ({n} of {len(groups)})" for n in range(2, len(groups) + 1))
    return [_page(part.theme, above, one) for above, one in zip((title, *further), groups, strict=True)]


def _together(tables: list[_Said], lists: list[_Said], pair: list[_Said]) -> list[_Said]:
    """The first table with the first two charts; the first list under the last table."""
    groups = tables or [_Said([], [])]
    groups[-1] = _joined([groups[-1], *lists[:1]])
    groups[0] = _joined([groups[0], *pair])
    return [*groups, *lists[1:]]


def _joined(parts: Iterable[_Said]) -> _Said:
    every = list(parts)
    return _Said([line for one in every for line in one.lines], [block for one in every for block in one.blocks])


def _page(about: str, title: str, said: _Said) -> Page:
    return Page("\n".join([title, *said.lines]), [*rich([title], [title]), *said.blocks], about)


def _length(line: str) -> tuple[int, int]:
    return len(line), len(line)


def _chunks(values: Sequence[Value], weight: Callable[[Value], tuple[int, int]], longest: int) -> Iterator[list[Value]]:
    """The values in runs that fit: `weight` is the characters of a value as drawn and as said. None is left out."""
    run: list[Value] = []
    drawn = said = 0
    for value in values:
        more = weight(value)
        if run and (len(run) >= ROWS or drawn + more[0] > longest or said + more[1] > SAID):
            yield run
            run, drawn, said = [], 0, 0
        run, drawn, said = [*run, value], drawn + more[0], said + more[1]
    if run:
        yield run


def _weight(digest: Digest, row: Row) -> tuple[int, int]:
    cells = sum(min(len(say(row)), CELL) for _, say in _columns(digest, [row], everything=True))
    return cells + len(_noted(row)) + 20, len(w.row_text(row)) + 3


def _table(digest: Digest, rows: Sequence[Row]) -> _Said:
    columns = _columns(digest, rows)
    drawn = table([name for name, _ in columns], [[say(row) for _, say in columns] for row in rows])
    notes = [_noted(row) for row in rows if w.note(row)]
    return _Said([f"- {w.row_text(row)}" for row in rows], [*drawn, *bullets(notes)])


def _noted(row: Row) -> str:
    note = w.note(row)
    return clip(f"{row.shown.indicator.name}: {note}", 600) if note else ""


def _columns(digest: Digest, rows: Sequence[Row], everything: bool = False) -> list[tuple[str, Callable[[Row], str]]]:
    """A column each for what a report prints; a target, RAG, quartile or neighbours that no row has get none."""
    then, now = usual(r.previous for r in rows), usual(r.shown for r in rows)
    always: list[tuple[str, Callable[[Row], str]]] = [
        ("Indicator", lambda r: r.shown.indicator.name),
        (f"Before ({then})" if then else "Before", lambda r: _previous(r, then)),
        (f"Now ({now})" if now else "Now", lambda r: dated(r.shown, now)),
        ("Change", w.change_words),
    ]
    printed: list[tuple[str, Callable[[Row], str]]] = [
        ("Target", lambda r: target_cell(r.shown) or NONE),
        ("RAG", lambda r: r.shown.figure.rag or NONE),
        ("Quartile", lambda r: _quartile(digest, r)),
        ("Neighbours", lambda r: _neighbours(r.shown)),
    ]
    return always + [one for one in printed if everything or any(one[1](row) != NONE for row in rows)]


def _previous(row: Row, usual_period: str) -> str:
    """The figure before; where the report prints something instead of it, that."""
    printed = row.measure.previous
    if is_suppressed(printed):
        return SUPPRESSED
    return printed.missing if printed and printed.missing else dated(row.previous, usual_period)


def _quartile(digest: Digest, row: Row) -> str:
    """`second, was third`: the move since the report before stands beside it."""
    moved = digest.moved_in(row)
    return f"{w.quartile(row.shown)}{f', was {w.SHORT_QUARTILE[moved.was]}' if moved else ''}" or NONE


def _neighbours(shown: Shown) -> str:
    return NONE if shown.figure.neighbour is None else display(shown.figure.neighbour, shown.indicator.unit)


def _chart(series: Sequence[Shown]) -> _Said | None:
    """A series, newest first, with what is not held in between said under it: a line only where every period is there,
    else bars, which draw nothing where nothing is held."""
    newest = series[:POINTS]
    holes = w.gaps(tuple(reversed(newest)))
    drawn = trend_chart(newest, bool(holes))
    return _Said([f"- {w.chart_text(newest)}"], [*drawn, *context(clip(holes, 600))]) if drawn else None
