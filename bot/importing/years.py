"""What a bare year of a long table means: the words in which a person says it, and what is told while nobody has. Pure.

Decided: "2021" is never guessed, for national statistics print it for a calendar year, a financial year and a school year
alike, some by the year's end and some by its beginning. The words say which day is meant, so that none can be taken for
another. They are said of the whole file, or of one line: then of every line that prints the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.importing.preview import Preview
from intents.documents.proposed import Doubt, Proposed

if TYPE_CHECKING:
    from intents.documents.long_table import YearMeans

YEARS: Mapping[str, YearMeans] = {
    "calendar": "calendar year",
    "to-march": "financial year ending",
    "to-august": "school year ending",
    "from-april": "financial year beginning",
    "from-september": "school year beginning",
}
"""What a person says, and what a bare year then means."""

MEANINGS: Mapping[str, str] = {
    "calendar": "2021 is January to December 2021",
    "to-march": "2021 is the financial year 2020/21",
    "to-august": "2021 is the school year 2020/21",
    "from-april": "2021 is the financial year 2021/22",
    "from-september": "2021 is the school year 2021/22",
}
"""Each of them by an example, for a person to choose from."""

KIND = "years"
SAY = " Say which with --years."
NAMED = "Bare years such as {year} have no meaning of their own, so {lines}. Say what they mean with --years: {choices}."


def with_option(one: Proposed) -> Proposed:
    """A figure whose year is not understood, with what is to be done about it."""
    if all(doubt.kind != KIND for doubt in one.doubts):
        return one
    told = (replace(doubt, sentence=doubt.sentence + SAY) if doubt.kind == KIND else doubt for doubt in one.doubts)
    return replace(one, doubts=tuple(told))


def asked(figures: Sequence[Proposed]) -> tuple[Doubt, ...]:
    """One doubt for the whole file where bare years wait for their meaning, with the words to choose from."""
    waiting = [one for one in figures if any(doubt.kind == KIND for doubt in one.doubts)]
    if not waiting:
        return ()
    year = next(doubt.sentence.split()[0] for doubt in waiting[0].doubts if doubt.kind == KIND)
    lines = "1 line has no period" if len(waiting) == 1 else f"{len(waiting)} lines have no period"
    choices = ", ".join(f"{word} ({meaning})" for word, meaning in MEANINGS.items())
    return (Doubt(KIND, NAMED.format(year=year, lines=lines, choices=choices), waiting[0].place),)


def years_of(preview: Preview, said: Mapping[int, str]) -> dict[str, YearMeans]:
    """What was said of lines, by the names that those print; of lines that there are not, nothing."""
    return {line.proposed.printed: YEARS[word] for number, word in said.items() if (line := preview.line(number))}


def asks_years(doubts: Iterable[Doubt]) -> bool:
    """Whether a file waits for the meaning of its years."""
    return any(doubt.kind == KIND for doubt in doubts)
