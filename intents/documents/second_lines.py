"""The rest of a name that stands in a row of its own under its figure: "- boys only", "aged 19-21 only", "(Early Help only)".

Decided: a row of one text just under a figure, in the column of the names, that begins as no name does (a small letter, a dash, a
bracket) may go on with the name above it, and make another thing of its figure. It is a doubt; a footnote is none.
"""

from __future__ import annotations

import re

from intents.documents.cells import plain
from intents.documents.lines import Line
from intents.documents.proposed import Doubt, TableLike

SECOND = '"{text}" stands by itself under its row, and may go on with its name: the figure may be of that alone.'


def second_line(table: TableLike, line: Line) -> tuple[Doubt, ...]:
    """A doubt where the row under a line may be the rest of its name."""
    text = _alone(table, line)
    return (Doubt("name", SECOND.format(text=text)),) if goes_on(text) else ()


def goes_on(text: str) -> bool:
    """Whether a text begins as the rest of a name does, and not as a name or a note."""
    return bool(text) and (text[0].islower() or text[0] in "-•([") and not _NOTE.match(text)


def _alone(table: TableLike, line: Line) -> str:
    """The text under a line's name, where its row holds nothing else; empty where there is none."""
    below = table.rows[line.number + 1] if line.number + 1 < len(table.rows) else ()
    texts = {at: text for at, cell in enumerate(below) if (text := plain(cell.text))}
    named = {column.at for column in line.headings.of("name")}
    return next(iter(texts.values())) if len(texts) == 1 and texts.keys() <= named else ""


_NOTE = re.compile(r"[(\[]\w{1,2}[)\]]|[^=]*=|(?:source|note|nb|n\.b|n/a)\b|[^a-z]*$", re.IGNORECASE)
"""A footnote with its mark, a key to a mark, or a text that begins with the word for one."""
