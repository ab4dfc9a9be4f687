"""Which quarter's report a file says that it is. Pure.

Decided: what the tables name goes first, then the titles at the head of the text, then the file's name. Where none of
these names any, as in the agenda pack of a whole committee, the titles further down that call themselves a performance
report are looked at, and which one was taken is told: an appendix may carry another quarter's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intents.documents.cell_periods import reports_named
from intents.documents.dashboard import reports_of
from intents.documents.few import listed
from intents.documents.proposed import Doubt
from store.ingest.contents import Contents, Paragraph

HEAD = 15
"""Paragraphs from the first in which a text's title is looked for; a title has at most `TITLE` letters."""
TITLE = 120
NEITHER = "neither the file nor its name says"
FROM = "The quarter is taken from the title “{title}”: say --report where it is another one."
_REPORT = re.compile(r"\bperformance report\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quarters:
    """The quarters named where any is named at all; why it is not clear, if it is not; and what is to be told of it."""

    named: tuple[str, ...]
    why: str
    told: tuple[Doubt, ...] = ()


def quarters_named(contents: Contents) -> Quarters:
    """The quarters that a file names."""
    titles = _titles(contents.paragraphs)
    stem = name_in_words(contents.name)
    tables = tuple(dict.fromkeys(name for table in contents.tables for name in reports_of(table)))
    head = _agreed(_titles(contents.paragraphs[:HEAD]))
    if named := next((found for found in (tables, head, reports_named((contents.name, stem))) if found), ()):
        return Quarters(named, _names(named))
    reports = [one for one in titles if _REPORT.search(one.text) and reports_named((one.text,))]
    named = reports_named(one.text for one in reports)
    told = (Doubt("title", FROM.format(title=reports[0].text), reports[0].place),) if named else ()
    return Quarters(named, _names(named) if named else NEITHER, told)


def _agreed(titles: Iterable[Paragraph]) -> tuple[str, ...]:
    """The quarters that titles name: where those that name one all name the same, a line of several with it is no other title."""
    each = [named for one in titles if (named := reports_named((one.text,)))]
    alone = {named for named in each if len(named) == 1}
    if len(alone) == 1 and all(next(iter(alone))[0] in named for named in each):
        return next(iter(alone))
    return tuple(dict.fromkeys(label for named in each for label in named))


def name_in_words(name: str) -> str:
    """A file's name without its ending: `q3-2024-25_scorecard.xlsx` → `q3 2024 25 scorecard`."""
    return name.rpartition(".")[0].replace("_", " ").replace("-", " ")


def _titles(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    return [one for one in paragraphs if len(one.text) <= TITLE]


def _names(named: Iterable[str]) -> str:
    return f"it names {listed(tuple(named))}"
