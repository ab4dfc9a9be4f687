"""Which indicator a stretch of a sentence is about, by the matcher's own words: surely, perhaps, or not at all.

A stretch is sure of its indicator where one reading is good and clear, and nothing in it names a place, a group or a
subject that the catalogue does not have. What is left over is offered as near, never taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intents.documents.prose_shape import Form, Quantity
from intents.documents.prose_words import NUMBER
from intents.lexicon import SHADE, Lexicon, plain_name
from intents.match import ASK, SURE, Match, foreign, match
from intents.pick import family
from intents.strangers import strangers, turns
from intents.words import EVERYDAY


@dataclass(frozen=True, slots=True)
class Subject:
    """`code` where it is certain; `near` the likeliest otherwise; `said` whether the stretch names a subject at all.

    `leaning` is a clear reading of everyday words alone ("children began a second plan"): certain only where the paragraph
    is about that very indicator already.
    """

    code: str | None = None
    near: tuple[str, ...] = ()
    said: bool = False
    words: str = ""
    leaning: str | None = None
    area: str | None = None


NOBODY = Subject()
_SIGNS = re.compile(
    rf"\([^()]*{NUMBER}[^()]*\)|{NUMBER}|@|\b(?:latest|available|provisional)\b"
    r"|\b(?:missed|met|beat\w*|against|below|above|exceed\w*) (?:the|our|a|its) (?:\w+ )?targets?\b.*"
)
_BEFORE_NOW = re.compile(r"\b(?:preceding|previous)(?= (?:12|twelve) months)")
_BENCHMARKED = re.compile(
    r"\b(?:averages?|out-?turn|year to date|local authorit\w+|quartiles?|statistical neighbours?|published"
    r"|national\w*|regional\w*)\b"
)


# What makes something else of an indicator that is named: a wider or a narrower group, or one subject of the three.
_NARROWED = re.compile(
    r"\b(?:not known|unknown|excluding|other than|apart from|except|late|overdue|did not|had not|have not)\b|\bper 10+,?000\b"
)
_ONE_SUBJECT = re.compile(r"\b(?:reading|writing|math\w*)\b")
_THREE_SUBJECTS = re.compile(rf"\breading\b(?:(?!{NUMBER}).)*\bwriting\b(?:(?!{NUMBER}).)*\bmath|\brwm\b|\bprogress\b")


def is_narrowed(clause: str) -> bool:
    """Whether a clause speaks of less or more than the indicator that it names."""
    return bool(_NARROWED.search(clause) or (_ONE_SUBJECT.search(clause) and not _THREE_SUBJECTS.search(clause)))


def subject_of(stretch: str, names: Lexicon, strict: bool = False) -> Subject:
    """What a stretch of a shape is about; `strict` where a word that nobody knows makes it something else: "80% of
    re-referrals were appropriate" is no share of re-referrals.
    """
    plain = " ".join(_BENCHMARKED.sub(" ", _BEFORE_NOW.sub("last", _SIGNS.sub(" ", stretch))).split())
    terms = names.terms(plain)
    known = tuple(t for t in terms if t in names.index)
    telling = [t for t in known if not t.startswith(SHADE) and names.weight(t) > 0.6]
    if not telling:
        return Subject(said=_names_something(plain, terms, names), words=plain)
    found = match(known, names)
    near = _whole(found, frozenset(known)) or family(found.near(), False, names)
    if _is_sure(found, near, plain, terms, names) and not (strict and _is_part(plain, near[0], names)):
        return Subject(near[0], (), True, plain)
    likely = dict.fromkeys(c for r in found.readings[:3] if r.score >= ASK for c in r.codes)
    leaning = near[0] if len(near) == 1 and found.best >= SURE and not foreign(terms) else None
    return Subject(None, tuple(likely)[:3], True, plain, leaning, _place(terms))


def _place(terms: Sequence[str]) -> str | None:
    """A place of the vocabulary that is not the council's whole area."""
    return next((t.removeprefix("place:") for t in terms if t.startswith("place:")), None)


def _whole(found: Match, said: frozenset[str]) -> tuple[str, ...]:
    """The one near reading that is said in full, where the others are said in part."""
    whole = {r.codes for r in found.near() if r.call.terms <= said and len(r.codes) == 1}
    return whole.pop() if len(whole) == 1 else ()


def _names_something(plain: str, terms: Sequence[str], names: Lexicon) -> bool:
    odd = strangers(plain, terms, names)
    return bool(odd.foreign) or len(odd.plain) - turns(odd.plain, names) > 1


_PREDICATE = re.compile(r"\b(?:were|was|are|is|had|have|has|came|come)\b")


def _is_part(plain: str, code: str, names: Lexicon) -> bool:
    """Whether "of re-referrals were appropriate" tells of a part of them: words that nobody knows after the whole name."""
    head = _PREDICATE.split(plain, maxsplit=1)[0]
    unknown = strangers(plain, names.terms(plain), names).plain
    return len(unknown) > 1 or bool(unknown and head != plain and subject_of(head, names).code == code)


def _is_sure(found: Match, near: Sequence[str], plain: str, terms: Sequence[str], names: Lexicon) -> bool:
    if found.best < SURE or len(near) != 1 or foreign(terms):
        return False
    best, odd = found.readings[0], strangers(plain, terms, names)
    own = [t for t in best.said if names.weight(t) > 0.6]
    return any(t not in EVERYDAY for t in own) or not odd.plain


_EVERYBODY = re.compile(r"\b(?:all|overall|every)\b")


def sibling_of(code: str, stretch: str, names: Lexicon) -> str | None:
    """`for pupils with free school meals it was …` after the measure of all pupils: the measure of that group, if held."""
    general = names.named[code].general or code
    group = tuple(t for t in names.terms(" ".join(_SIGNS.sub(" ", stretch).split())) if t in names.index)
    own = tuple(t for t in names.terms(plain_name(names.named[general].name)) if t in names.index)
    found = match((*own, *group), names)
    near = family(found.near(), False, names)
    if found.best < SURE or len(near) != 1 or near[0] == code or (near[0] == general and not _EVERYBODY.search(stretch)):
        return None
    return near[0] if general in (near[0], names.named[near[0]].general) else None


def belongs(code: str, stretch: str, names: Lexicon) -> bool:
    """Whether a stretch says nothing that does not belong to the indicator: "with 264 children re-referred"."""
    plain = " ".join(_SIGNS.sub(" ", stretch).split())
    terms = names.terms(plain)
    odd = strangers(plain, terms, names)
    return not odd.foreign and len(odd.plain) - turns(odd.plain, names) <= 2


def kin(code: str | None, names: Lexicon) -> frozenset[str]:
    """An indicator with its count, or with the percentage that it counts; nothing for none."""
    if code is None:
        return frozenset()
    share = names.named[code].count_of or code
    return frozenset(c for c in (share, names.counts.get(share)) if c)


_UNITS: dict[Form, set[str]] = {
    "percent": {"percent"}, "count": {"count", "score"}, "decimal": {"rate", "score"}, "rate": {"rate"}, "points": set(),
}  # fmt: skip


def fitting(code: str, number: Quantity, names: Lexicon) -> frozenset[str]:
    """Those of an indicator's kin whose unit a number has; a rate per so many only where the name says the same base."""
    base = re.sub(r"\D", "", number.words.split("per")[-1]) if number.form == "rate" else ""
    bases = {c: re.sub(r"\D", " ", names.named[c].name.replace(",", "")).split() for c in kin(code, names)}
    return frozenset(c for c, own in bases.items() if names.named[c].unit in _UNITS[number.form] and (not base or base in own))
