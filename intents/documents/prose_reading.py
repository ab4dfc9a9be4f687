"""One paragraph → facts: what each of its numbers says of which indicator and period, read sentence by sentence.

A paragraph is about the indicator that it names, until it names another: "this" and "the figure" go on with the one
before. Its *lead* period is that of the first figure of an indicator; "the previous quarter" is the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from intents.documents.prose_grammar import Use, Used, uses_of
from intents.documents.prose_periods import Told, last_day
from intents.documents.prose_shape import Quantity, Shape, shape_of
from intents.documents.prose_subjects import NOBODY, Subject, belongs, kin, sibling_of, subject_of
from intents.documents.prose_times import Timing, time_of
from intents.documents.prose_words import CLAUSE, NUMBER
from intents.lexicon import Lexicon
from intents.periods import Period


@dataclass(frozen=True, slots=True)
class Fact:
    """What one number says. `code` is None where the indicator is not certain; `told` is its period."""

    use: Use
    quantity: Quantity
    code: str | None
    near: tuple[str, ...]
    told: Told
    earlier: bool
    sentence: str
    shape: Shape
    printed: str

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


_SENTENCE = re.compile(r"(?<!\bapprox\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bno\.)(?<=[.!?])[\"')’”]? +(?=[\"'(‘“]?[A-Z0-9])|\s*#{2,}\s*|\n{2,}")
_CLAUSE = re.compile(CLAUSE)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, word by word; a heading run into it is one of its own."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if re.search(r"[A-Za-z]{2}", part))


def facts_of(text: str, report: Period, names: Lexicon) -> tuple[Fact, ...]:
    """What the numbers of a paragraph say, in its order."""
    paragraph = Paragraph(report, names)
    for sentence in sentences(text):
        _read(shape_of(sentence, last_day(report)), paragraph)
    return tuple(paragraph.facts)


def _read(shape: Shape, paragraph: Paragraph) -> None:
    """One sentence: its numbers clause by clause, each with its subject and its period."""
    begun = len(paragraph.facts)
    listing = "respectively" in shape.text
    in_order = iter(tuple(paragraph.order) if listing else ())
    for used, start, end in _clauses(shape):
        subject = _subject(used, shape, start, end, paragraph, begun)
        named = next(in_order, None) if used.rule == "respectively" and used.use == "figure" else None
        subject = Subject(named, said=True) if named else subject
        told = time_of(used, Timing(shape, paragraph.report, paragraph.lead, tuple(_told(paragraph, begun)), start))
        _note(Fact(used.use, used.quantity, subject.code, subject.near, told, used.earlier, shape.sentence, shape, subject.words), subject, paragraph)


def _told(paragraph: Paragraph, begun: int) -> Iterator[tuple[int, Told, bool]]:
    """The numbers of this sentence that have their period already: place, period, whether an earlier one."""
    for fact in paragraph.facts[begun:]:
        if fact.use in ("figure", "part"):
            yield fact.quantity.at, fact.told, fact.earlier


def _clauses(shape: Shape) -> Iterator[tuple[Used, int, int]]:
    """Each number with the beginning and the end of its clause."""
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(shape.text)), len(shape.text)]
    for used in uses_of(shape):
        start = max(c for c in cuts if c <= used.quantity.at)
        yield used, start, min(c for c in cuts if c > used.quantity.at)


def _subject(used: Used, shape: Shape, start: int, end: int, paragraph: Paragraph, begun: int) -> Subject:
    """Whom a number is about: the stretches beside it that may name someone, the likeliest first; else whom it goes on with."""
    if used.use != "figure" or used.earlier:
        return paragraph.subject
    first = not any(f.quantity.at >= start for f in paragraph.facts[begun:])
    best = NOBODY
    for stretch in _stretches(used.quantity, shape.text, start, end, first):
        found = subject_of(stretch, paragraph.names)
        if found.code:
            return found
        best = found if len(found.near) > len(best.near) or (found.said and not best.said) else best
    if used.quantity.form == "count" and not _GOES_ON.search(shape.text[: used.quantity.at]):
        return best if best.code is None else NOBODY
    return _carried(best, shape.text[start:end], paragraph, first)


# A count goes on with the paragraph's indicator only where it says so: of what else there are so many is not known.
_GOES_ON = re.compile(r"\b(?:figures?|numbers?|totals?|count|it|this)(?: \w+){0,3} (?:was|were|is|are|at|of|to) $")
_STOP = re.compile(rf"{NUMBER}|[,.;]| and ")


def _stretches(quantity: Quantity, text: str, start: int, end: int, first: bool) -> Iterator[str]:
    at = quantity.at
    number = re.search(NUMBER, text[start:end])
    lead = text[start : start + (number.start() if number else 0)]
    after = text[at + 1 : end]
    right = after[: m.start()] if (m := re.search(NUMBER, re.sub(r"\([^()]*\)", lambda b: " " * len(b[0]), after))) else after
    near = right[: m.start()] if (m := _STOP.search(right)) else right
    gap = text[max((i for i in range(start, at) if re.match(NUMBER, text[i])), default=start - 1) + 1 : at]
    if quantity.form == "count":
        yield from (f"{lead} {near}", lead) if first else (f"{lead} {near}", gap)
    if first:
        yield from (lead, f"{lead} {right}", near, right)
    else:
        yield from (gap, near, f"{lead} {near}")


def _carried(found: Subject, clause: str, paragraph: Paragraph, first: bool) -> Subject:
    """The paragraph's subject, or one of its groups, where the clause says nothing that does not belong to it."""
    code, names = paragraph.subject.code, paragraph.names
    if code is None:
        return found
    if found.said and found.near and not kin(code, names) & set(found.near):
        group = sibling_of(code, clause, names)
        return Subject(group, said=True, words=found.words) if group else found
    if group := sibling_of(code, clause, names) if first else None:
        return Subject(group, said=True, words=found.words)
    if not belongs(code, clause, names):
        return found
    return replace(paragraph.subject, said=False)


def _note(fact: Fact, subject: Subject, paragraph: Paragraph) -> None:
    """Keeps a fact; a figure that names its indicator is what the paragraph goes on about."""
    paragraph.facts.append(fact)
    if fact.use != "figure" or fact.earlier:
        return
    if subject.said:
        new = subject.code not in (None, paragraph.subject.code)
        paragraph.subject = subject
        if new or paragraph.lead is None:
            paragraph.lead = fact.told
    if fact.code and fact.code not in paragraph.order:
        paragraph.order.append(fact.code)
    paragraph.lead = paragraph.lead or fact.told
