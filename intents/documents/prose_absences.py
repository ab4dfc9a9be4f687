"""A report's paragraphs → the figures that they say are not there: "new figures on X are not yet available".

An absence is proposed where the sentence speaks of data and of an indicator, and of nothing but its own figures: of
comparisons that are missing nothing follows. Its period is the one said, else the report's quarter; of what is told by the
term, by the year or late, nothing is proposed, for which of its periods is meant is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intents.documents.proposed import Doubt, Proposed
from intents.documents.prose import ParagraphLike
from intents.documents.prose_periods import last_day, meant, report_of, unsaid
from intents.documents.prose_reading import sentences
from intents.documents.prose_shape import Shape, shape_of
from intents.documents.prose_subjects import Subject, subject_of
from intents.lexicon import Lexicon
from intents.periods import Period

_ABSENT = r"(?:not(?: yet| currently)?(?: been)? (?:available|published|released)|unavailable)"
_VERB = r"(?:(?:is|are|was|were|has|have|will)(?: (?:currently|still|also|yet))* )?"
_NO_DATA = (
    r"no (?:new |updated |further )?(?:data|figures?|updates?) (?:(?:is|are|was|were|has been|have been) )?(?:yet |currently )?"
)
_NOT_POSSIBLE = r"not (?:been )?possible to (?:report|provide|give)"
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no data is available for it", re.compile(rf"\b{_NO_DATA}(?:available|published) (?:for|on) (?P<subject>.+)")),
    ("data is not available for it", re.compile(rf"\b(?:data|figures?) {_VERB}{_ABSENT} (?:for|on) (?!@)(?P<subject>.+)")),
    ("it is not available", re.compile(rf"^(?P<subject>.+?),? {_VERB}{_ABSENT}\b")),
    ("it is not possible to report it", re.compile(rf"\b{_NOT_POSSIBLE}(?: on)? (?P<subject>.+)")),
)
"""What is said, and where the indicator stands in it. The first that fits decides."""

_PRINTED = re.compile(
    rf"{_ABSENT}(?: this (?:quarter|term|year))?|{_NO_DATA}(?:available|published)|{_NOT_POSSIBLE}", re.IGNORECASE
)
_DATA = re.compile(r"\b(?:data|figures?|statistics|results?|percentage|proportion|rate|numbers?|no|update|performance)\b|^%")
_OF_OTHERS = re.compile(
    r"\b(?:comparative|comparators?|nation\w*|region\w*|benchmark\w*|quartiles?|neighbours?|england|targets?|further|detailed"
    r"|breakdowns?|because|as|since|if|where|when|until|unless|although|who|whom|which|that)\b"
)
_TURNS = re.compile(r" (?:due to|because|until|as|since|although|but|which|this is)\b|[,.;]|@")
_NOTHING_BUT_FIGURES = re.compile(r"[%#~!^]")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says is not there: the words that name it, and whether numbers may stand beside them."""

    subject: str
    words: str


def read_absences(paragraphs: Iterable[ParagraphLike], report: str, names: Lexicon) -> tuple[Proposed, ...]:
    """The absences that paragraphs of the report for `report` ("Q3 2021/22") state, in their order.

    `ValueError` where `report` names no quarter.
    """
    quarter = report_of(report)
    return tuple(one for paragraph in paragraphs for one in _of_paragraph(paragraph, quarter, names))


def _of_paragraph(paragraph: ParagraphLike, report: Period, names: Lexicon) -> Iterator[Proposed]:
    for sentence in sentences(paragraph.text):
        if not _PRINTED.search(sentence):
            continue
        shape = shape_of(_without_cells(sentence), last_day(report))
        said, period = _said(shape), _period(shape, report)
        for subject in _subjects(said.subject, names) if said and period else ():
            yield _proposed(subject, said, period, paragraph.place, sentence)  # type: ignore[arg-type]


def _without_cells(sentence: str) -> str:
    """A sentence as it is; of a table's row that came out as a line ("… Not available this quarter 3 89.0%") its beginning."""
    printed = _PRINTED.search(sentence)
    return sentence[: printed.end()] if printed and re.match(r"\s*(?:\d|n/a)", sentence[printed.end() :]) else sentence


def _said(shape: Shape) -> _Said | None:
    """What is not there by the first rule that fits; None where the sentence speaks of something else."""
    found = next((m for _, pattern in _RULES if (m := pattern.search(shape.text))), None)
    printed = _PRINTED.search(shape.sentence)
    if found is None or printed is None:
        return None
    subject = found["subject"] if found.start("subject") == 0 else _TURNS.split(found["subject"], maxsplit=1)[0]
    named = subject.lstrip("%# ") if found.start("subject") == 0 else subject
    if _OF_OTHERS.search(subject) or _NOTHING_BUT_FIGURES.search(named) or not _DATA.search(shape.text):
        return None
    return _Said(subject, printed[0])


def _period(shape: Shape, report: Period) -> Period | None:
    """The one period that is said, else the report's quarter; None where it is another's, or not known."""
    said = {meant(moment, report, report) for moment in shape.moments}
    if len(said) > 1:
        return None
    return said.pop() if said else (told.period if not (told := unsaid(shape.text, report)).doubt else None)


def _subjects(text: str, names: Lexicon) -> list[Subject]:
    """The indicators that the words name: two that are joined by "and", each by two words or more, else the whole."""
    parts = [subject_of(part, names) for part in re.split(r",? and ", text)]
    whole = subject_of(text, names)
    each = len(parts) > 1 and all((one.code or one.near) and len(one.words.split()) > 1 for one in parts)
    if each and (whole.code is None or whole.code in {one.code for one in parts}):
        return parts
    return [whole] if whole.code or whole.near else []


def _proposed(subject: Subject, said: _Said, period: Period, place: str, sentence: str) -> Proposed:
    doubts = () if subject.code else (Doubt("indicator", "It is not certain which indicator the sentence is about.", place),)
    return Proposed(
        printed=subject.words, indicator=subject.code, near=() if subject.code else subject.near, period=period.label,
        role="other", origin="text", place=place, evidence=sentence, area=subject.area, missing=said.words, doubts=doubts,
    )  # fmt: skip
