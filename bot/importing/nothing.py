"""Why nothing of a file could be read as a figure, and what to do: one sentence. Pure.

Decided: headings that are not taken, or contradict one another, are named. Of a text without tables it is said that none of
its sentences gives a figure, for it is the report's text, and has no headings to be mended.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.importing.sentences import is_sentence
from intents.documents.proposed import Doubt
from intents.documents.prose_reading import sentences
from store.ingest.contents import Contents

NO_FIGURE = (
    "Nothing in {file} could be read as a figure: give its table a row of headings, such as Indicator, Latest Period and "
    "Latest Value, or send the report's own text."
)
NO_SENTENCE = (
    "No sentence of {file} gives a figure of the council's own: targets, forecasts, differences, rounded numbers and the "
    "figures of others or of some of the people are none. Bring its figures in as a table with headings such as Indicator, "
    "Latest Period and Latest Value."
)
NO_COLUMN = "Nothing in {file} could be read as a figure. {why}"
HEAD_IT = "Give the one column that is meant a heading such as Latest Value."
MOST = 3  # doubts that are told


def nothing_in(contents: Contents, doubts: Iterable[Doubt]) -> str:
    """The sentence for a file that gives no figure; `doubts` are what was doubtful about its tables."""
    told = [doubt for doubt in doubts if doubt.kind in ("headings", "group", "turned")][:MOST]
    if told:
        head_it = [HEAD_IT] if any(doubt.kind == "headings" for doubt in told) else []
        return NO_COLUMN.format(file=contents.name, why=" ".join((*(doubt.sentence for doubt in told), *head_it)))
    return (NO_SENTENCE if not contents.tables and _has_sentences(contents) else NO_FIGURE).format(file=contents.name)


def _has_sentences(contents: Contents) -> bool:
    return any(is_sentence(one) for paragraph in contents.paragraphs for one in sentences(paragraph.text))
