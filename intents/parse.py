"""A question taken apart, before anything is decided: names in full, periods, cue words, terms, strangers, readings.

A name of the catalogue written out in full, and phrases of the vocabulary that hold cue words, are set aside first, so
that their own numbers and words ("within 45 days", "early learning goals") are read neither as periods nor as cues.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from intents.kinds import Cues, find_cues
from intents.lexicon import SHADE, Lexicon, plain_name
from intents.match import Match, match
from intents.normalise import normalise
from intents.period_rules import Said, find_periods
from intents.question import Step
from intents.strangers import Strangers, strangers

_NUMBER = re.compile(
    r"(?<![\w.,/-])-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,/-])-?\d+\.\d+ ?%?|"
    r"(?<![\w.,/-])\d+ ?(?:%|per ?cent\b|percent\b)"
)


_BARE = re.compile(
    r"(?<![\w.,/-])(?!(?:10|12|14|16|17|20|45)\b)\d{2,6}(?![\w%/-]|[.,]\d| ?(?:days?|weeks?|months?|years?|yrs?)\b)"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question taken apart, before anything is decided."""

    asked: str
    plain: str
    fixed: str
    undated: str
    said: tuple[Said, ...]
    cues: Cues
    names: tuple[str, ...]
    rest: str
    terms: tuple[str, ...]
    known: tuple[str, ...]
    odd: Strangers
    found: Match
    number: Decimal | None
    steps: tuple[Step, ...]


def parse(text: str, lexicon: Lexicon, today: date) -> Parsed:
    """Takes a question apart."""
    plain = normalise(text).replace("(number)", "number")
    names, bare = _exact_names(plain, lexicon)
    shy, marked = _shy(lexicon.speller.correct(bare), lexicon)
    said, rest, rules = find_periods(marked, today)
    number, rest = _take_number(rest)
    cues = find_cues(rest)
    if "source" in cues.kinds and number is None:
        number, plain_rest = _take_number(cues.rest, _BARE)
        cues = replace(cues, rest=plain_rest)
    back = {_mark("n", n): plain_name(lexicon.named[code].name) for n, code in enumerate(names)}
    back |= {_mark("s", n): phrase for n, phrase in enumerate(shy)}
    left, fixed, undated = (_put_back(text, back) for text in (cues.rest, marked, rest))
    terms = lexicon.core(left)
    odd = strangers(left, terms, lexicon)
    known = tuple(t for t in terms if t in lexicon.index)
    shades = tuple(t for t in lexicon.terms(left) if t.startswith(SHADE) and t in lexicon.index)
    found = match((*known, *shades), lexicon)
    steps = (
        Step("plain text", plain), Step("spelling", fixed if fixed != plain else "as typed"),
        Step("names in full", ", ".join(names) or "none"),
        Step("periods", "; ".join(f"{_period(s)} ({r})" for s, r in zip(said, rules, strict=False)) or "none said"),
        Step("cue words", ", ".join(cues.kinds) or "none"),
        Step("left for matching", " + ".join(terms) or "nothing"),
        Step("strangers", ", ".join((*odd.telling, *odd.plain)) or "none"),
        Step("readings", "; ".join(f"{'/'.join(r.codes)} {r.score:.2f}" for r in found.readings[:5]) or "none"),
    )  # fmt: skip
    return Parsed(text, plain, fixed, undated, said, cues, names, left, terms, known, odd, found, number, steps)


def _period(said: Said) -> str:
    return said.period.label if said.period else " ".join(filter(None, (said.how, said.unit, str(said.number or ""))))


def _exact_names(plain: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Names of the catalogue that stand in the text in full, and the text with a mark in the place of each."""
    codes, rest = list[str](), plain
    for name, code in lexicon.names_in(plain):
        if name in rest and len(name) > 8:
            bounded = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            rest, times = bounded.subn(_mark("n", len(codes)), rest)
            codes += [code] if times else []
    return tuple(codes), rest


def _shy(text: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Phrases of the vocabulary that hold cue words ("early learning goals"), set aside in the same way."""
    found = list[str]()
    for phrase in lexicon.shy:
        if phrase in text:
            text, times = re.subn(rf"(?<!\w){re.escape(phrase)}(?!\w)", _mark("s", len(found)), text)
            found += [phrase] if times else []
    return tuple(found), text


def _mark(sort: str, number: int) -> str:
    return f"qqx{sort}{chr(97 + number)}xqq"


def _put_back(text: str, marked: Mapping[str, str]) -> str:
    for mark, words_ in marked.items():
        text = text.replace(mark, words_)
    return text


def _take_number(text: str, pattern: re.Pattern[str] = _NUMBER) -> tuple[Decimal | None, str]:
    found = pattern.search(text)
    if not found:
        return None, text
    digits = re.sub(r"[^\d.-]", "", found[0])
    return Decimal(digits), pattern.sub(" ", text)
