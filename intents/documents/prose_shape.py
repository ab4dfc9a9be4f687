"""A sentence → its *shape*: the words as they are, each figure and each period as one sign, with what stands behind it.

`re-referrals were 19.6% at the end of quarter 3 (264 children)` → `re-referrals were % at @ (# children)`. Numbers that are
part of a name (45 days, key stage 2, aged 10-17) or of no figure (money, ranks, "one or two") stay words. The grammar of
a paragraph is written on shapes, so that its rules read as sentences do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from intents.documents.prose_words import ABOUT, BESIDE, CHANGE, CHANGED, EARLIER, NOT_FIGURES, NOUN, SPELT, TENS, UNITS
from intents.normalise import normalise
from intents.period_rules import RULES, Rule, Said

Form = Literal["percent", "points", "count", "decimal", "rate"]
SIGNS: dict[Form, str] = {"percent": "%", "points": "^", "count": "#", "decimal": "~", "rate": "!"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that may be a figure: its place in the shape, its value as printed, and what kind of number it is."""

    at: int
    value: Decimal
    form: Form
    words: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A period as it was said, with its place in the shape."""

    at: int
    said: Said
    words: str


@dataclass(frozen=True, slots=True)
class Shape:
    """`text` with signs; the numbers and the periods behind the signs, in order. `sentence` is what it was made from."""

    text: str
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    sentence: str


def shape_of(sentence: str, day: date) -> Shape:
    """The shape of a sentence; `day`, the last of the report's quarter, is what "last month" goes by."""
    plain = _prepared(sentence)
    marks = _marks(plain, day)
    text, quantities, moments, last = "", list[Quantity](), list[Moment](), 0
    for start, end, found in sorted(marks, key=lambda m: m[0]):
        text += plain[last:start]
        if isinstance(found, Said):
            moments.append(Moment(len(text), found, plain[start:end]))
            text += "@"
        else:
            quantities.append(Quantity(len(text), *found, plain[start:end]))
            text += SIGNS[found[1]]
        last = end
    return Shape(text + plain[last:], tuple(quantities), tuple(moments), sentence)


def has_number(sentence: str) -> bool:
    """Whether a sentence has a digit or a number as a word: one that has none has no quantity."""
    return bool(_NUMBER.search(_prepared(sentence)))


Number = tuple[Decimal, Form]
Mark = tuple[int, int, Said | Number]

_STRAY = re.compile(r"[%^#~!@]")
_SAYS_NOTHING = re.compile(r"\b(?:since|until)\b")  # beside a comparison "since" is a "than", not a span of figures
_MONTH = r"(jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)"
_REPAIRED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\d) (?=%)|(?<=-) (?=\d+\.\d)"), ""),
    (re.compile(r"\$(-?\d[\d.]*)\$"), r"\1"),  # a minus sign set as a formula
    (re.compile(r"\bprevious year, to (?=q|quarter)"), "year to "),
    (re.compile(r"\b(?:the )?end (?=q[1-4]|quarter)"), "the end of "),
    (re.compile(r"(?<=\d)%"), " percent"),
    (re.compile(rf"\bbetween {_MONTH} and (?={_MONTH})"), r"\1 to "),
)


@lru_cache(maxsize=256)  # a paragraph's sentences are looked at for a number before they are read
def _prepared(sentence: str) -> str:
    plain = normalise(sentence)
    for pattern, by in _REPAIRED:
        plain = pattern.sub(by, plain)
    return _SAYS_NOTHING.sub("from", _STRAY.sub(" ", plain))


_DIGITS = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_FREE = r"(?<![\w.,/£$€-])"
_ENDS = r"(?![\w/]|[.,]\d|-\d)"
_UNIT = r"(?P<unit> ?(?:percentage points?|pp|ppts?|points?|percent|per cent|per 1,?000|per 10,?000|per 100,?000)\b)?"
_POINTS = re.compile(r"points?|pp")
_NOUN_AFTER = rf"(?= (?!(?:in|at|of|to|by|and|or) )(?:[a-z'-]+ ){{0,3}}?{NOUN}\b| of (?:the |our )?(?:\d|{NOUN})| out of )"
_SURE = re.compile(
    rf"(?:{_FREE}(?P<n>{_DIGITS}){_ENDS}|(?<![\w-])(?P<w>{SPELT})(?![\w-]))"
    rf"{_UNIT}"
)
_NUMBER = re.compile(rf"\d|(?<![\w-])(?:{SPELT})(?![\w-])")
_QUARTER_BEFORE = re.compile(r"\b(?:quarters?|qtr|q|term|figure|chart|paragraph) $")
_YEAR = re.compile(r"-?(?:19|20)\d\d$")


def _marks(plain: str, day: date) -> list[Mark]:
    """Figures that are plainly figures, then periods, then the numbers that are left."""
    if not _NUMBER.search(plain):
        return _dated(plain, day)
    kept = _without_names(plain)
    sure: list[Mark] = [(m.start(), m.end(), n) for m in _SURE.finditer(kept) if (n := _number(m, kept, sure=True))]
    hidden = _hide(kept, sure)
    dated = _dated(hidden, day)
    hidden = _hide(hidden, dated)
    left: list[Mark] = [(m.start(), m.end(), n) for m in _SURE.finditer(hidden) if (n := _number(m, hidden, sure=False))]
    return [*sure, *dated, *left]


_NAMES = tuple(re.compile(pattern) for _, pattern in NOT_FIGURES)


def _without_names(plain: str) -> str:
    """The text with the digits of names hidden, each by a letter, so that every place stays where it is."""
    for pattern in _NAMES:
        plain = pattern.sub(lambda m: "x" * len(m[0]), plain)
    return plain


def _hide(text: str, marks: Sequence[Mark]) -> str:
    for start, end, _ in marks:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _number(m: re.Match[str], text: str, sure: bool) -> Number | None:
    form = _form(m)
    if m["w"]:
        return (_spelt(m["w"]), form) if form != "count" or _counts(m, text) else None
    if form == "count" and (_YEAR.match(m["n"]) or (m["n"] in "1234" and _QUARTER_BEFORE.search(text[: m.start()]))):
        return None  # a year, or not to be told from one
    if sure and form == "count" and not (_counts(m, text) or _in_brackets(m, text) or "," in m["n"]):
        return None
    return Decimal(m["n"].replace(",", "")), form


def _form(m: re.Match[str]) -> Form:
    unit = (m["unit"] or "").strip()
    if not unit:
        return "decimal" if "." in (m["n"] or "") else "count"
    if _POINTS.search(unit):
        return "points"
    return "rate" if unit.startswith("per 1") else "percent"


_AFTER = re.compile(_NOUN_AFTER + rf"| (?:{BESIDE})\b")
_BEFORE = re.compile(
    rf"(?:{CHANGE} of |{CHANGED} by |{EARLIER} |total of |{CHANGED} (?:from|to) ){ABOUT}$|\bof the $"
)


def _counts(m: re.Match[str], text: str) -> bool:
    """Whether the words beside a number say that it counts something."""
    return bool(_AFTER.match(text, m.end()) or (m["w"] and m["w"] != "one" and _BEFORE.search(text[: m.start()])))


def _in_brackets(m: re.Match[str], text: str) -> bool:
    before, after = text[: m.start()].rstrip(), text[m.end() :].lstrip()
    return before.endswith("(") and after.startswith((")", "of ", ",")) and not _YEAR.match(m["n"])


def _spelt(word: str) -> Decimal:
    parts = re.split(r"[- ]", word)
    return Decimal(sum(TENS.get(part, 0) + UNITS.get(part, 0) for part in parts))


# "Now" and "latest" stand beside every figure and are no period of their own; "this quarter" is.
_NOW = re.compile(r"^(?:this|the current|current|present) (?:quarter|qtr|term|period)")
_NO_PERIOD = re.compile(r"^(?:the )?(?:one|time) (?:before|earlier)")  # "had had one before"
_CUE_BEFORE = re.compile(r"^(?:on|than|against|vs?\.?|versus|in|at|by|for|from|to) ")


def _dated(text: str, day: date) -> list[Mark]:
    """The periods said, each by itself: in a report "quarter 3" and a year elsewhere in its sentence are two things."""
    found = list[Mark]()
    for rule in RULES:
        for m in rule.pattern.finditer(text):
            for start, end, said in _read(rule, m, day):
                found.append((start, end, said))
                text = text[:start] + "x" * (end - start) + text[end:]
    return found


def _read(rule: Rule, m: re.Match[str], day: date) -> list[tuple[int, int, Said]]:
    try:
        built = rule.build(m, day)
    except ValueError:  # years that do not follow
        return []
    said = built[0] if isinstance(built, tuple) and len(built) == 1 else built
    if not isinstance(said, Said) or (said.how in ("latest", "recent") and not _NOW.search(m[0])) or _NO_PERIOD.search(m[0]):
        return []
    cue = _CUE_BEFORE.match(m[0])
    start = m.start() + (cue.end() if cue else 0)
    return [(start, m.start() + len(m[0].rstrip()), said)]
