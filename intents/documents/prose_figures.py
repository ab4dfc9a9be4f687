"""The facts of a paragraph → the figures it proposes: one for each indicator and period, in the order they are said.

A count beside a share is its numerator, and the figure of the indicator that counts it, where there is one. What does
not fit the indicator's unit says nothing of it. A benchmark, a target and a difference go with the paragraph's figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from intents.documents.proposed import Doubt, Proposed, ProposedTarget, Role
from intents.documents.prose_reading import Fact
from intents.documents.prose_subjects import fitting, kin
from intents.lexicon import Lexicon

_TO_DATE = re.compile(r"\b(?:year to date|ytd)\b")
_OPERATORS: tuple[tuple[re.Pattern[str], Literal["<", ">"]], ...] = (
    (re.compile(r"\b(?:less than|below|under|no more than)\W*$|<\W*$"), "<"),
    (re.compile(r"\b(?:more than|above|over|at least)\W*$|>\W*$"), ">"),
)


Key = tuple[str | None, str | None, Decimal | None]
Figures = dict[Key, Proposed]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands, and whether its first figure of an indicator is a measure of the report."""

    place: str
    leads: bool


def figures_of(facts: Sequence[Fact], spot: Spot, names: Lexicon) -> tuple[Proposed, ...]:
    """What a paragraph's facts propose."""
    found = Figures()
    for fact in facts:
        for one in _figures(fact, spot, names):
            key = _key(one)
            found[key] = _both(found[key], one) if key in found else one
    main: Key | None = None
    for fact in facts:
        main = _main(fact, found, names) or main
        if more := _beside(fact, found, found[main] if main else None, names):
            found[_key(more)] = more
    return tuple(found.values())


def code_for(fact: Fact, names: Lexicon) -> str | None:
    """The indicator whose unit the number fits: a share, its count, or None."""
    if fact.code is None:
        return None
    fits = sorted(fitting(fact.code, fact.quantity, names))
    return fact.code if fact.code in fits else (fits[0] if fits else None)


def _figures(fact: Fact, spot: Spot, names: Lexicon) -> Iterable[Proposed]:
    if fact.use not in ("figure", "part", "undated"):
        return
    code = code_for(fact, names)
    if code is None and fact.code is None and fact.use == "figure" and fact.subject.near and fact.quantity.form == "percent":
        yield _proposed(fact, None, spot)
    if code is not None:
        yield _proposed(fact, code, spot)


def _proposed(fact: Fact, code: str | None, spot: Spot) -> Proposed:
    role: Role = "measure" if spot.leads and code and not (fact.earlier or fact.told.back) else "other"
    return Proposed(
        printed=_as_printed(fact), indicator=code, near=() if code else fact.subject.near, period=fact.period, role=role,
        origin="text", place=spot.place, evidence=fact.sentence, area=fact.subject.area, value=fact.quantity.value,
        doubts=tuple(_doubts(fact, code, spot.place)),
    )  # fmt: skip


_AROUND = re.compile(
    r"^(?:in|at|for|during|the|a|an|of|this|that|our|percentage|proportion|number|rate|share|there|were|was|total|[, ])+\b"
    r"|(?: (?:was|were|is|are|has|have|to|at|in|on|within|open|representing|by|the|figure|remains?|stood|fell|rose|increased"
    r"|decreased|improved)|[ ,:])+$"
)


def _as_printed(fact: Fact) -> str:
    """The words that name the indicator, as the sentence writes them where they stand in it in one piece."""
    words = _AROUND.sub("", fact.subject.words) or fact.subject.words
    at = fact.sentence.lower().find(words)
    return fact.sentence[at : at + len(words)] if at >= 0 and words else words


def _doubts(fact: Fact, code: str | None, place: str) -> Iterable[Doubt]:
    if fact.told.doubt:
        yield Doubt("period", fact.told.doubt, place)
    if code is None:
        yield Doubt("indicator", "It is not certain which indicator the sentence is about.", place)
    if _TO_DATE.search(fact.shape.text):
        yield Doubt("year to date", "The sentence speaks of the year to date.", place)


def _both(first: Proposed, second: Proposed) -> Proposed:
    """Two numbers for one indicator and period: the first stands, with a doubt where they differ."""
    if first.value == second.value:
        return first
    sentence = f"The paragraph also gives {second.value} for it."
    return replace(first, doubts=(*first.doubts, Doubt("two values", sentence, first.place)))


def _key(one: Proposed) -> Key:
    return (one.indicator, one.period, None if one.indicator and one.period else one.value)


def _main(fact: Fact, found: Figures, names: Lexicon) -> Key | None:
    """The figure that benchmarks and differences go with, where this is one: no earlier one."""
    code = code_for(fact, names)
    if fact.use != "figure" or fact.earlier or code is None:
        return None
    return (code, fact.period, None if fact.period else fact.quantity.value)


def _beside(fact: Fact, found: Figures, main: Proposed | None, names: Lexicon) -> Proposed | None:
    """A figure with what a fact adds to it; None where it adds nothing."""
    if fact.use in ("part", "whole", "figure") and fact.quantity.form == "count":
        return _behind(fact, found, names)
    if main is None:
        return None
    if fact.use in ("england", "region", "neighbour"):
        return _benchmark(fact, main) if fact.quantity.form in ("percent", "decimal") else None
    if fact.use == "target":
        return replace(main, target=_target(fact)) if main.target is None else None
    return None


def _benchmark(fact: Fact, main: Proposed) -> Proposed | None:
    if getattr(main, fact.use) is not None:
        return None
    value = fact.quantity.value
    match fact.use:
        case "england":
            return replace(main, england=value)
        case "region":
            return replace(main, region=value)
        case _:
            return replace(main, neighbour=value)


def _target(fact: Fact) -> ProposedTarget:
    left = fact.shape.text[: fact.quantity.at]
    operator = next((sign for pattern, sign in _OPERATORS if pattern.search(left)), None)
    printed = fact.quantity.words.replace(" percent", "%")
    return ProposedTarget(f"{operator or ''}{printed}", operator, fact.quantity.value)


def _behind(fact: Fact, found: Figures, names: Lexicon) -> Proposed | None:
    """The share whose numerator or denominator a count is, where the paragraph gives that share for the same period."""
    shares = [c for c in kin(fact.code, names) if names.named[c].unit in ("percent", "score")] if fact.code else []
    share = found.get((shares[0], fact.period, None)) if shares else None
    if share is None or share.value is None or not _may_be_behind(fact, share, names):
        return None
    number = int(fact.quantity.value)
    if fact.use == "whole":
        return replace(share, denominator=number) if share.denominator is None else None
    return replace(share, numerator=number) if share.numerator is None else None


def _may_be_behind(fact: Fact, share: Proposed, names: Lexicon) -> bool:
    """A share of the year to date does not rest on the children of a quarter, nor on a count of something else."""
    own = fact.use != "figure" or share.indicator in names.counts  # "nine children had a late review" is not its numerator
    to_date = any(d.kind == "year to date" for d in share.doubts)
    return fact.sentence == share.evidence or (own and not to_date)
