"""Whether a title, a section or a cell says that figures are of another kind or time than the council's result of the report.

Decided: "Forecast", "Cumulative", "Team A" or "2023/24" above figures, or beside one, is said in the doubt with its own words;
what it changes can't be told for certain, so nothing is left out by it and nothing is taken for another figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from intents.documents.cell_periods import periods_said
from intents.documents.cells import plain
from intents.documents.columns import Headings
from intents.documents.heading_phrases import phrases, words_of
from intents.documents.heading_words import AIMED, TO_DATE_PHRASES
from intents.documents.narrowing_words import KEYED, KINDS_PHRASED, KINDS_SAID, KINDS_TITLED, ORDINARY_SECTIONS, RESULTS_TITLED
from intents.documents.no_results import no_results, part_titled
from intents.documents.proposed import Doubt, Proposed
from intents.periods import parse_label

LONGEST_TITLE = 12  # words; what is longer is a sentence about the scorecard, and names many things
LONGEST_LABEL = 6  # words; a longer theme is an aim in a sentence, as "Help every child to get the best possible start"
YEAR_TITLED = 'It is titled “{title}”, and no year stands beside it: it may be of {year}, and is taken as {period}.'


def titled_as(title: str) -> str | None:
    """The words in a table's title, or in a line above it, that make another thing of all its figures."""
    if word := no_results(title) or part_titled(title):
        return word
    said = words_of(title.replace("&", " and ")).split()
    if len(said) > LONGEST_TITLE or "=" in title or set(said) & KEYED:
        return None
    if _WITH_TARGETS.search(" ".join(said)):
        said = [word for word in said if word not in ("target", "targets")]
    return _phrase(" ".join(said), (*TO_DATE_PHRASES, *KINDS_PHRASED)) or _word(said, KINDS_TITLED)


def narrowed_to(text: str, report: str | None) -> str | None:
    """The words of a section's title, or of a label in a cell, that make another thing or a part of the figures."""
    said = words_of(text)
    if any(theme in said for theme in ORDINARY_SECTIONS):
        return None
    if not fits(text, report):
        return plain(text)
    if word := no_results(text):
        return word
    kinds = set(phrases(text).kinds) & _OTHER_KINDS
    words = KINDS_SAID if len(said.split()) <= LONGEST_LABEL else KINDS_TITLED
    return _phrase(said, (*TO_DATE_PHRASES, *KINDS_PHRASED)) or _word(said.split(), words) or (said if kinds else None)


_OTHER_KINDS = frozenset({"target", "rag", "quartile", "neighbour", "england", "change", "previous_value", "numerator"})


def fits(text: str, period: str | None) -> bool:
    """Whether the periods that a text names, if any, hold that of a figure, or are of its financial year."""
    named = [parse_label(label) for label in periods_said(text)[0]]
    if period is None or not named:
        return True
    of = parse_label(period)
    within = any((one.start <= of.start and of.end <= one.end) or one.end == of.end for one in named)
    return within or any(one.kind == "year" and one.financial_year == of.financial_year for one in named)


def of_another_year(figures: Iterable[Proposed], titles: Iterable[str], headings: Headings) -> list[Proposed]:
    """The figures, each doubted whose year is the report's where a title names another, and neither row nor heading says one."""
    years = [(plain(title), year) for title in titles if (year := _years(title))]
    out = list[Proposed]()
    for one in figures:
        wrong = next((said for said in years if not fits(said[0], one.period)), None)
        if wrong and one.period and not _year_is_printed(one, headings):
            said = YEAR_TITLED.format(title=wrong[0], year=wrong[1], period=one.period)
            one = replace(one, doubts=(*one.doubts, Doubt("title", said, one.cell or one.place)))
        out.append(one)
    return out


def _years(title: str) -> str:
    """The years that a title names, in words."""
    kinds = [(label, parse_label(label).kind) for label in periods_said(title)[0]]
    return " and ".join(label for label, kind in kinds) if kinds and all("year" in kind for _, kind in kinds) else ""


def _year_is_printed(one: Proposed, headings: Headings) -> bool:
    texts = (one.evidence, *(c.heading for c in headings.columns if c.period == one.period))
    return any(_YEAR.search(text) for text in texts)


def _phrase(said: str, phrases: Iterable[str]) -> str | None:
    return next((phrase for phrase in phrases if f" {phrase} " in f" {said} "), None)


def _word(said: Iterable[str], words: frozenset[str]) -> str | None:
    return next((word for word in said if word in words), None)


_RESULTS, _AIMED = ("|".join(sorted(words)) for words in (RESULTS_TITLED, AIMED))
_WITH_TARGETS = re.compile(
    rf"\b(?:{_RESULTS}) (?:and|with) (?:(?:{_AIMED}) )?targets?\b|\btargets? (?:and|with) (?:{_RESULTS})\b"
)
"""A title that says that both stand in the table: "Outcomes and targets". "Performance targets" says targets alone."""
_YEAR = re.compile(r"\b20\d\d|\b\d\d ?[/-] ?\d\d\b")
