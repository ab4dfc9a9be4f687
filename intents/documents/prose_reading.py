"""One paragraph → facts: what each of its numbers says of which indicator and period, read sentence by sentence.

A paragraph is about the indicator that it names, until it names another: "this" and "the figure" go on with the one
before. Its *lead* period is that of the first figure of an indicator; "the previous quarter" is the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from intents.documents.prose_grammar import Use, Used, uses_of
from intents.documents.prose_parts import is_of_a_part
from intents.documents.prose_periods import Told, last_day
from intents.documents.prose_shape import Quantity, Shape, has_number, shape_of
from intents.documents.prose_subjects import NOBODY, Subject, belongs, fitting, is_narrowed, kin, sibling_of, subject_of
from intents.documents.prose_times import Timing, time_of
from intents.documents.prose_words import CLAUSE, NUMBER
from intents.lexicon import Lexicon
from intents.periods import Period


@dataclass(frozen=True, slots=True)
class Fact:
    """What one number says: its use, whose it is and when, and the sentence it stands in."""

    use: Use
    quantity: Quantity
    told: Told
    earlier: bool
    sentence: str
    shape: Shape
    subject: Subject

    @property
    def code(self) -> str | None:
        """The indicator it is about, None where that is not certain."""
        return self.subject.code

    @property
    def period(self) -> str | None:
        """The label of its period, None where that is not known."""
        return self.told.period.label if self.told.period else None


@dataclass(slots=True)
class Paragraph:
    """What is known so far of a paragraph, while its sentences are read in order."""

    report: Period
    names: Lexicon
    subject: Subject = NOBODY
    lead: Told | None = None
    order: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)


_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\bapprox\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bno\.)[\"')’”]? +(?=[\"'(‘“]?[A-Z0-9])|\s*#{2,}\s*|\n{2,}"
)
LONGEST = 1500
_SPACES = re.compile(r"[^\S\n]+")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_CLAUSE = re.compile(CLAUSE)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, word by word; a heading run into it is one of its own.

    What runs on for more than `LONGEST` characters is no sentence but a table or a broken file, and is left out.
    """
    parts = (part.strip() for part in _SENTENCE.split(_SPACES.sub(" ", text)))
    return tuple(part for part in parts if len(part) <= LONGEST and _LETTERS.search(part))


def read_paragraph(text: str, report: Period, names: Lexicon) -> Paragraph:
    """What the numbers of a paragraph say, in its order; what stands before the first of them is about none."""
    paragraph = Paragraph(report, names)
    for sentence in sentences(text):
        if not paragraph.facts and not has_number(sentence):
            continue
        paragraph.shapes.append(shape_of(sentence, last_day(report)))
        _read(paragraph.shapes[-1], paragraph)
    return paragraph


def _read(shape: Shape, paragraph: Paragraph) -> None:
    """One sentence: first the figures that it is about, then what stands beside them."""
    begun, uses = len(paragraph.facts), uses_of(shape)
    in_order = iter(tuple(paragraph.order) if "respectively" in shape.text else ())
    for used in sorted(uses, key=lambda u: u.use != "figure" or u.earlier):
        clause = _clause(shape, used.quantity.at)
        said = paragraph.facts[begun:]
        if used.rule == "respectively" and used.use == "figure" and (code := next(in_order, None)):
            subject = Subject(code, said=True)
        elif used.use == "figure" and not used.earlier:
            subject = _subject(used, clause, paragraph, first=not any(clause.start <= f.quantity.at for f in said))
        else:
            subject = _owner(used, said, paragraph)
        told = time_of(used, Timing(shape, paragraph.report, paragraph.lead, _told(said, used.quantity.at), clause.start))
        _note(used, subject, told, shape, paragraph)
    paragraph.facts[begun:] = sorted(paragraph.facts[begun:], key=_in_reading_order)


def _in_reading_order(fact: Fact) -> tuple[bool, int]:
    """Where a number stands; one in brackets before its score comes after it."""
    return (fact.use == "whole", fact.quantity.at)


def _told(said: Sequence[Fact], at: int) -> tuple[tuple[int, Told, bool], ...]:
    """The numbers of this sentence before a place that have their period already: place, period, whether an earlier one."""
    known = [(f.quantity.at, f.told, f.earlier) for f in said if f.use in ("figure", "part") and f.quantity.at < at]
    return tuple(sorted(known, key=lambda k: k[0]))


def _owner(used: Used, said: Sequence[Fact], paragraph: Paragraph) -> Subject:
    """Whom a number goes with that is no figure of its own: the nearest figure before it, else the one after it."""
    figures = [f for f in said if f.use == "figure" and (not f.earlier or f.code)]
    before = [f for f in figures if f.quantity.at < used.quantity.at]
    after = [f for f in figures if f.quantity.at > used.quantity.at]
    nearest = max(before, key=lambda f: f.quantity.at, default=None) or min(after, key=lambda f: f.quantity.at, default=None)
    if used.rule == "in brackets before a score" and after:
        nearest = min(after, key=lambda f: f.quantity.at)
    return replace(nearest.subject, said=False) if nearest else replace(paragraph.subject, said=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its place; `text` is the sentence with every bracket blanked that holds numbers, at its full length."""

    text: str
    start: int
    end: int


_NUMBERED = re.compile(rf"\([^()]*{NUMBER}[^()]*\)")
_BRACKET = re.compile(r"\([^()]*\)")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _clause(shape: Shape, at: int) -> Clause:
    """The clause that a number stands in; a bracket cuts none."""
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(_BRACKET.sub(_blank, shape.text))), len(shape.text)]
    return Clause(_NUMBERED.sub(_blank, shape.text), max(c for c in cuts if c <= at), min(c for c in cuts if c > at))


def _subject(used: Used, clause: Clause, paragraph: Paragraph, first: bool) -> Subject:
    """Whom a figure is about; where it is of a part of them, the indicator is only offered."""
    found, at = _whole(used, clause, paragraph, first), used.quantity.at
    before, after = clause.text[clause.start : at], clause.text[at + 1 : clause.end]
    if found.code is None or not is_of_a_part(before, after, found.code, paragraph.names):
        return found
    return replace(found, code=None, near=(found.code,))


def _whole(used: Used, clause: Clause, paragraph: Paragraph, first: bool) -> Subject:
    """Whom a figure is about, if it is of all of them.

    The stretches beside it that may name someone, the likeliest first; else whom the paragraph goes on with.
    """
    best, mismatched = NOBODY, False
    if is_narrowed(clause.text[clause.start : clause.end]):
        return NOBODY
    for stretch, strict in _stretches(used.quantity, clause, first):
        found = subject_of(stretch, paragraph.names, strict)
        own = found.leaning if found.leaning in kin(paragraph.subject.code, paragraph.names) else None
        code = found.code or own
        if code and _has_its_unit(code, used.quantity, paragraph.names):
            return replace(found, code=code, near=())
        mismatched = mismatched or code is not None
        best = found if len(found.near) > len(best.near) or (found.said and not best.said) else best
    if mismatched or (used.quantity.form == "count" and not _GOES_ON.search(clause.text[: used.quantity.at])):
        return replace(best, code=None)  # it is about something else
    return _carried(best, _gap(used.quantity, clause), paragraph, first)


def _has_its_unit(code: str, number: Quantity, names: Lexicon) -> bool:
    """Whether a number can be the indicator's, or the count behind it."""
    return number.form == "count" or bool(fitting(code, number, names))


# A count goes on with the paragraph's indicator only where it says so: of what else there are so many is not known.
_GOES_ON = re.compile(r"\b(?:figures?|numbers?|totals?|count|it|this)(?: \w+){0,3} (?:was|were|is|are|at|of|to) $")
_STOP = re.compile(rf"{NUMBER}|[,.;]| and ")
_ANY = re.compile(NUMBER)


def _gap(quantity: Quantity, clause: Clause) -> str:
    """The words between the number before, or the beginning of the clause, and this one."""
    numbers = [m.end() for m in _ANY.finditer(clause.text, clause.start, quantity.at)]
    return clause.text[numbers[-1] if numbers else clause.start : quantity.at]


def _stretches(quantity: Quantity, clause: Clause, first: bool) -> Iterator[tuple[str, bool]]:
    """The words around a number that may name its indicator, the likeliest first; whether they are what it is a share of."""
    number = _ANY.search(clause.text, clause.start, quantity.at)
    lead, gap = clause.text[clause.start : number.start() if number else quantity.at], _gap(quantity, clause)
    after = clause.text[quantity.at + 1 : clause.end]
    right = after[: m.start()] if (m := _ANY.search(after)) else after
    near = right[: m.start()] if (m := _STOP.search(right)) else right
    share = right.startswith(" of ")
    if quantity.form == "count":
        yield from ((f"{lead} {near}", False), (lead if first else gap, False))
    if quantity.form == "decimal":
        yield near, False  # "0.4 offences per offender": the unit of a rate tells which it is
    yield (lead if first else gap), False
    yield from ((f"{lead} {right}", share), (near, share), (right, share)) if first else ((near, share),)
    if first and not _ANY.search(clause.text[: clause.start]):
        yield f"{clause.text[: clause.start]} {lead} {right}", share  # "One remains a concern: only % of children …"


def _carried(found: Subject, gap: str, paragraph: Paragraph, first: bool) -> Subject:
    """The paragraph's subject, or one of its groups, where the clause says nothing that does not belong to it."""
    code, names = paragraph.subject.code, paragraph.names
    if code is None:
        return found
    if found.said and found.near and not kin(code, names) & set(found.near):
        group = sibling_of(code, gap, names)
        return Subject(group, said=True, words=found.words) if group else found
    if group := sibling_of(code, gap, names) if first else None:
        return Subject(group, said=True, words=found.words)
    if not belongs(code, gap, names):
        return found
    return replace(paragraph.subject, said=False)


def _note(used: Used, subject: Subject, told: Told, shape: Shape, paragraph: Paragraph) -> None:
    """Keeps a fact; a figure that names its indicator is what the paragraph goes on about."""
    fact = Fact(used.use, used.quantity, told, used.earlier, shape.sentence, shape, subject)
    paragraph.facts.append(fact)
    if fact.use != "figure" or fact.earlier:
        return
    new = subject.said and subject.code not in (None, paragraph.subject.code)
    paragraph.subject = subject if subject.said else paragraph.subject
    if not told.back and (new or paragraph.lead is None):
        paragraph.lead = told
    if fact.code and fact.code not in paragraph.order:
        paragraph.order.append(fact.code)
