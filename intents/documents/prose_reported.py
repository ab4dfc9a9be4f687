"""What a paragraph says of a change and of a quartile, in its own words: kept as reported, never made into a figure.

A sentence tells of the figure that it states, or of the last one stated before it; one that states several tells of none.
A direction is read only where the words say one. "Improved" is the paragraph's own word: what a change is worth is
judged elsewhere, from figures and polarity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from intents.documents.proposed import Proposed
from intents.documents.prose_periods import meant
from intents.documents.prose_reading import Fact, Paragraph
from intents.documents.prose_shape import Shape
from intents.documents.prose_words import BETTER, DOWN, EARLIER, PEOPLE, QUARTILES, SAME, UP, WORSE

Direction = Literal["up", "down", "same"]
Verdict = Literal["improved", "declined", "no change"]

_DIRECTIONS: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    ("same", re.compile(SAME)), ("up", re.compile(UP)), ("down", re.compile(DOWN)),
)  # fmt: skip
_VERDICTS: tuple[tuple[Verdict, re.Pattern[str]], ...] = (
    ("no change", re.compile(SAME)), ("improved", re.compile(BETTER)), ("declined", re.compile(WORSE)),
)  # fmt: skip
_CHANGE = re.compile(f"{SAME}|{UP}|{DOWN}|{BETTER}|{WORSE}")
_OTHERS = re.compile(r"\b(?:national\w*|england|region\w*|neighbours?|quartile|comparators?|target)\b")
_NAMES = re.compile(r"\b(?:or|and) (?:higher|above|better|more)\b|\b(?:aged )?up to \d+")  # "the expected standard or higher"
_PARTS = re.compile(
    r"; |, | \(|,? and (?=(?:now |would |continues? to )?(?:places?|puts?|is within)\b|[a-z]+ (?:remains?|would)\b)|\.$"
)
_ORDINAL = "|".join(QUARTILES)
_QUARTILE = re.compile(
    rf"\b(?:(?:in|within|into|up to) (?:the |its )?|(?<!from )the )({_ORDINAL}) quartile|(?:^|, )({_ORDINAL}) quartile"
)
_WAS = re.compile(rf"\b(?:from|drop from|fall from|rise from|up from|down from) the (?:{_ORDINAL}) quartile")
_AGAINST = re.compile(rf"\b(?:{EARLIER}|on)\b[^.;]{{0,60}}?@")


def with_reported(figures: Sequence[Proposed], read: Paragraph) -> tuple[Proposed, ...]:
    """The figures with what their paragraph reports of them."""
    said, main = {_key(one): one for one in figures if one.indicator}, None
    for shape in read.shapes:
        own = [f for f in read.facts if f.shape is shape]
        heads = dict.fromkeys((f.code, f.period) for f in own if f.use == "figure" and not f.earlier and f.code)
        main = next((head for head in heads if head in said and len(heads) == 1), main if not heads else None)
        if main is not None:
            said[main] = _reported(_placed(said[main], shape), shape, own, read)
    return tuple(said.get(_key(one), one) for one in figures)


def _key(one: Proposed) -> tuple[str | None, str | None]:
    return (one.indicator, one.period)


def _reported(one: Proposed, shape: Shape, own: Sequence[Fact], read: Paragraph) -> Proposed:
    """A figure with the change that a sentence tells of it, where none was told before."""
    found = next((part for part in _parts(shape.text) if _tells(shape.text[slice(*part)])), None)
    differences = [f for f in own if f.use == "difference" and shape.text[f.quantity.at - 1] != "("]
    several = len(differences) > 1 and len(_PARTS.findall(shape.text)) > 1
    if found is None or one.reported is not None or several:
        return one
    words = _NAMES.sub(" ", shape.text[slice(*found)])
    directions = [d for d, pattern in _DIRECTIONS if pattern.search(words)]
    verdicts = [v for v, pattern in _VERDICTS if pattern.search(words)]
    direction = directions[0] if len(directions) == 1 else None
    return replace(
        one, reported=_as_said(shape, found, own), reported_direction=direction,
        reported_verdict=verdicts[0] if len(verdicts) == 1 else None,
        reported_difference=_difference(found, own, direction), reported_against=_against(shape, found, read),
    )  # fmt: skip


def _parts(text: str) -> list[tuple[int, int]]:
    """The sentence cut at its commas and the like: one of them tells the change."""
    cuts = [(0, 0), *(m.span() for m in _PARTS.finditer(text)), (len(text), len(text))]
    return [(end, start) for (_, end), (start, _) in pairwise(cuts) if start > end]


def _tells(words: str) -> bool:
    return bool(_CHANGE.search(_NAMES.sub(" ", words))) and not _OTHERS.search(words)


_DEGREES = r"(?:an?|the|slight|slightly|small|significant|significantly|further|sharp|marked|well)"
_FROM_CHANGE = re.compile(rf"(?:\b{_DEGREES} |[%^#~] (?:{PEOPLE} )?)*(?:{_CHANGE.pattern})")
_LEFT_OVER = re.compile(r"(?: (?:from|to|of|at|by|on|in|compared|with|the|was|when|which|is|and)|[ ,(])+$")
_TO_PERIOD = re.compile(r"@(?: (?:figure|rate|census|position|level))?")
_PUT_BACK = ("from", "since", "until")  # in a shape each of them is "from"


def _as_said(shape: Shape, part: tuple[int, int], own: Sequence[Fact]) -> str:
    """The change in the paragraph's words, with its numbers and periods put back, up to the figure that follows."""
    found = _FROM_CHANGE.search(shape.text, *part)
    start = found.start() if found else part[0]
    stops = [f.quantity.at for f in own if f.use == "figure" and f.quantity.at > start]
    said = _TO_PERIOD.search(shape.text, start)
    end = min([part[1], *stops, *([said.end()] if said else [])])
    back = {q.at: q.words for q in shape.quantities} | {m.at: m.words for m in shape.moments}
    end = start + len(_LEFT_OVER.sub("", shape.text[start:end]))
    words = re.sub(r" percent\b", "%", "".join(back.get(at, shape.text[at]) for at in range(start, end))).strip()
    return next((quoted for put in _PUT_BACK if (quoted := _quoted(words.replace("from", put), shape.sentence))), words)


def _quoted(words: str, sentence: str) -> str:
    """The words as the sentence writes them; nothing where they do not stand there so."""
    at = sentence.lower().find(words)
    return sentence[at : at + len(words)] if at >= 0 else ""


def _difference(part: tuple[int, int], own: Sequence[Fact], direction: Direction | None) -> Decimal | None:
    """How much, with its sign; None where the direction is not said."""
    found = [f.quantity.value for f in own if f.use == "difference" and part[0] <= f.quantity.at < part[1]]
    if len(found) != 1 or direction not in ("up", "down"):
        return None
    return found[0] if direction == "up" else -found[0]


def _against(shape: Shape, part: tuple[int, int], read: Paragraph) -> str | None:
    """The period that the change is told against."""
    found = _AGAINST.search(shape.text, part[0])
    if not found or read.lead is None or read.lead.period is None:
        return None
    moment = next(m for m in shape.moments if m.at == found.end() - 1)
    period = meant(moment, read.report, read.lead.period)
    return period.label if period else None


def _placed(one: Proposed, shape: Shape) -> Proposed:
    """A figure with its quartile, and the year of that comparison where it is said."""
    found = _QUARTILE.search(_WAS.sub(lambda was: " " * len(was[0]), shape.text))
    if not found or one.quartile is not None:
        return one
    year = next((m.said.period.label for m in shape.moments if m.said.period and m.said.period.kind == "year"), None)
    return replace(one, quartile=QUARTILES[found[1] or found[2]], benchmark_year=year)
