"""The titles of a table or a document, and whether they say that it is of somebody else: a place, a group, another council.

Decided: a title is no heading, and what it says of a part or of others can't be told from what it merely mentions. So every
line of such a table is doubted, in a sentence with the title; none is left out, and none is taken without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from intents.documents.another_thing import narrowed_to, titled_as
from intents.documents.cell_periods import periods_said
from intents.documents.cells import plain
from intents.documents.columns import Headings
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import FILLERS, OTHER_TIMES_TITLED, OTHERS_TITLED, PART_TITLED, TOTALS
from intents.documents.naming import GROUP, PLACE, Names
from intents.documents.other_bodies import other_body
from intents.documents.proposed import TableLike

OTHERS = "others"
KIND_SAID = 'It is titled “{title}”: “{word}” may make another thing of its figures.'
SAID = 'It is titled “{title}”: its figures may be of {whom}, not of the council as a whole.'


def of_somebody_else(titles: Iterable[str], names: Names, own: frozenset[str], file: bool = False) -> str | None:
    """The sentence that tells of the first title that names a place, a group, a part or other councils; None where none does.

    `file`: they are the titles of a whole file, of which "national" says no more than where it came from.
    """
    for title in titles:
        if (whom := _whom(plain(title), names, own)) and not (file and whom == OTHERS):
            return SAID.format(title=plain(title), whom=whom)
        if not file and (word := titled_as(plain(title))):
            return KIND_SAID.format(title=plain(title), word=word)
    return None


def of_one_quarter(titles: Iterable[str], report: str | None) -> bool:
    """Whether the titles of a table name the report's quarter and no other time: nothing of a year, nothing up to then."""
    read = [periods_said(title) for title in titles]
    named = {label for labels, _ in read for label in labels}
    return named == {report} and not any(set(words_of(rest).split()) & OTHER_TIMES_TITLED for _, rest in read)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Tells whether a text names a part; each text once, for a theme stands on many rows."""

    names: Names
    own: frozenset[str]
    report: str | None = None
    known: dict[tuple[str, bool], bool] = field(default_factory=dict)

    def is_part(self, text: str, alone: bool) -> bool:
        """Whether it names a place, a group (where it stands `alone`) or a part, and is no indicator's own name."""
        if (text, alone) not in self.known:
            whom = _whom(text, self.names, self.own, (PLACE, GROUP) if alone else (PLACE,))
            other = whom or (narrowed_to(text, self.report) if alone else None)
            self.known[text, alone] = other is not None and not self.names.find(text, False).known
        return self.known[text, alone]


def sections(
    table: TableLike, headings: Headings, names: Names, own: frozenset[str], report: str | None, is_note: Callable[[str], bool]
) -> dict[int, str]:
    """The title under which each row of a part stands: a row of one text, or a theme, that names a place, a group or a part.

    A row of one text may also name another kind of figure ("Forecast"), or another time than the report's.

    Such a title holds until the next one; a note (`is_note`) is none. A theme's groups are no parts: "Disabled children" is a
    service.
    """
    out, section, theme = dict[int, str](), "", ""
    reader, themes = _Reader(names, own, report), {c.at for c in headings.of("theme")}
    names_at = max((c.at for c in headings.of("name")), default=0)
    for number in range(headings.row + 1, len(table.rows)):
        texts = {at: text for at, cell in enumerate(table.rows[number]) if (text := plain(cell.text))}
        if len(texts) == 1 and min(texts) <= names_at:
            if is_note(next(iter(texts.values()))):
                continue
            section, theme = next((text for text in texts.values() if reader.is_part(text, True)), ""), ""
        elif themes & texts.keys():
            theme = next((texts[at] for at in sorted(themes & texts.keys()) if reader.is_part(texts[at], False)), "")
        if section or theme:
            out[number] = section or theme
    return out


def somebody_else(text: str, names: Names, own: frozenset[str]) -> str | None:
    """The place, group, part or others that a text names; None where it names none."""
    return _whom(plain(text), names, own)


def is_total(text: str) -> bool:
    """Whether a cell of a breakdown says all of them together."""
    return words_of(text) in TOTALS


def _whom(title: str, names: Names, own: frozenset[str], kinds: tuple[str, ...] = (PLACE, GROUP)) -> str | None:
    said = _without_own(words_of(periods_said(title)[1]), own)
    if foreign := [term.partition(":")[2] for term in names.foreign(said) if term.startswith(kinds)]:
        return " and ".join(foreign)
    if other := other_body(title, own) or _council(title, own):
        return other
    if parts := [word for word in said.split() if word in PART_TITLED]:
        return f"a part ({parts[0]})"
    words = [word for word in said.split() if word not in FILLERS and word != "sheet"]
    return OTHERS if words and set(words) <= OTHERS_TITLED else None


def _without_own(said: str, own: frozenset[str]) -> str:
    for name in sorted(own, key=len, reverse=True):
        said = re.sub(rf"\b{re.escape(name)}\b", " ", said)
    return " ".join(said.split())


def _council(title: str, own: frozenset[str]) -> str | None:
    """Another council that a title names with that word; None where it is the council itself."""
    for found in _COUNCIL.finditer(title):
        name = words_of(found[0])
        if name not in own and not name.startswith(("full ", "the ", "our ", "cabinet ")):
            return found[0].strip()
    return None


_COUNCIL = re.compile(
    r"(?:[A-Z][\w'&-]+ (?:and |of |upon |on |& )?)+Council\b(?!lor|'s Cabinet)|(?:London Borough|City|County) of (?:[A-Z]\w+ ?)+"
)
"""The name of a council, as a title prints it: "Rutland County Council", "London Borough of Barnet"."""
