"""What people call things, made ready for matching: built once from plain values, then only read.

A `Lexicon` turns words into *terms*. A phrase of the vocabulary ("looked after children", "LAC") becomes one term,
so that whoever says it another way still says the same; phrases for places, groups and subjects that are not among
the indicators become terms that count against certainty. Words that say nothing about which indicator is meant
are dropped. Everything an indicator is called is kept as a set of such terms.
"""

from __future__ import annotations

import gc
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain

from intents import kinds, period_rules
from intents.known import CUE_WORDS, PERIOD_WORDS, sorts_of
from intents.shortlist import Shortlist
from intents.tokens import stem, stems, words
from intents.typos import Speller
from intents.words import GENERIC, GRAMMAR, LIGHT, NARROWING, NEUTRAL

LIGHT_WEIGHT = 0.2
SHADE = "~"
"""Marks a plain word: it tells two calls apart ("not issued"), and counts nothing where a call lacks it."""
SHADE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as the matcher needs it: its code, its name, what people call it, and its relatives' codes."""

    code: str
    name: str
    theme: str
    called: tuple[str, ...]
    general: str | None = None
    count_of: str | None = None
    unit: str = "percent"


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that one or several indicators are called, as a set of terms."""

    terms: frozenset[str]
    codes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """The plain values a lexicon is made of. `concepts` maps a term to the ways of saying it."""

    indicators: tuple[Named, ...]
    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()


class Lexicon:
    """The vocabulary, the calls of every indicator, and the weight of each term."""

    def __init__(self, given: Words) -> None:
        with _uncollected():
            self._build(given)

    def _build(self, given: Words) -> None:
        self.named = {n.code: n for n in given.indicators}
        self._phrases: dict[str, dict[int, dict[tuple[str, ...], str]]] = defaultdict(dict)
        for kind, said in (("place", given.places), ("group", given.groups), ("subject", given.subjects)):
            self._learn((f"{kind}:{s}", (s,)) for s in said)
        self._learn((f"={concept}", said) for concept, said in given.concepts.items())
        self._phrases = {first: dict(sorted(sizes.items(), reverse=True)) for first, sizes in self._phrases.items()}
        spelt = _spelt([text for n in given.indicators for text in (n.name, *n.called)])
        named = frozenset(chain.from_iterable(spelt.values()))
        self.calls = tuple(self._calls(given, spelt))
        self._weigh()
        self.context = self._contexts()
        self.speller = Speller(sorts_of(named, given.concepts, _others(given), given.lookalikes))
        self.shy = self._shy_phrases(given)
        self.fragments = self._fragments(given)
        self.other = frozenset(stem(w) for w in given.lookalikes)
        plain = plain_name("\n".join(n.name for n in given.indicators)).split("\n")
        self.names = sorted(zip(plain, (n.code for n in given.indicators), strict=True), key=lambda p: -len(p[0]))
        self._place = {name: n for n, (name, _) in reversed(list(enumerate(self.names)))}
        self._beginnings = {found[1] for name, _ in self.names if (found := _BEGIN.match(name))}
        self.counts = {n.count_of: n.code for n in reversed(given.indicators) if n.count_of}

    def _learn(self, phrases: Iterable[tuple[str, Iterable[str]]]) -> None:
        for term, said in phrases:
            for way in (*said, *([term[1:]] if term.startswith("=") else [])):
                if tokens := stems(way.lower()):
                    same = self._phrases[tokens[0]].setdefault(len(tokens), {})
                    if tokens not in same or (term.startswith("=") and not same[tokens].startswith("=")):
                        same[tokens] = term

    def names_in(self, text: str) -> list[tuple[str, str]]:
        """The catalogue's names that stand in a normalised text, with their codes, the longest first."""
        starts = [m.start() for m in _BEGIN.finditer(text) if m[1] in self._beginnings]
        ends = [m.end() for m in _END.finditer(text)] if starts else []
        said = {text[at:end] for at in starts for end in ends if end > at}
        return [self.names[n] for n in sorted(self._place[name] for name in said & self._place.keys())]

    def core(self, text: str) -> tuple[str, ...]:
        """The terms of a text without its plain words."""
        return tuple(t for t in self.terms(text) if not t.startswith(SHADE))

    def terms(self, text: str) -> tuple[str, ...]:
        """The terms of a normalised text in order; phrases first, the longest winning; plain words marked as shades."""
        if kinds.CUT in text:
            return tuple(t for part in text.split(kinds.CUT) for t in self.terms(part))
        return self._terms_of(tuple(map(stem, words(text))))

    def _terms_of(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        out, at, phrases = list[str](), 0, self._phrases
        while at < len(tokens):
            for size, said in phrases[tokens[at]].items() if tokens[at] in phrases else ():
                if term := said.get(tokens[at : at + size]):
                    out.append(term)
                    at += size
                    break
            else:
                if term := _lone(tokens[at]):
                    out.append(term)
                at += 1
        return tuple(out)

    def _calls(self, given: Words, spelt: Mapping[str, Sequence[str]]) -> Iterable[Call]:
        for one in given.indicators:
            for text in (one.name, *one.called):
                if terms := self._terms_of(tuple(map(stem, spelt[text]))):
                    yield Call(frozenset(terms), (one.code,), text)
        for said, codes in given.topics:
            for text in said:
                if terms := self.terms(plain_name(text)):
                    yield Call(frozenset(terms), codes, text)

    def _weigh(self) -> None:
        own: dict[str, frozenset[str]] = {}
        for call in self.calls:
            for code in call.codes:
                own[code] = own[code] | call.terms if code in own else call.terms
        having = Counter(chain.from_iterable(own.values()))
        self._most = math.log(1 + len(self.named))
        self.weights = {
            t: SHADE_WEIGHT if t.startswith(SHADE) else self._telling(known_by) * (LIGHT_WEIGHT if t in _LIGHT_STEMS else 1)
            for t, known_by in having.items()
        }
        self.call_weights = [sum(self.weights[t] for t in call.terms - GENERIC) for call in self.calls]
        self.index: dict[str, list[int]] = defaultdict(list)
        for n, call in enumerate(self.calls):
            for term in call.terms:
                self.index[term].append(n)
        self.shortlist = Shortlist(self.index, self.call_weights)

    def _telling(self, known_by: int) -> float:
        return max(0.5, math.log(1 + len(self.named) / known_by))

    def weight(self, term: str) -> float:
        """How much a term tells: the fewer indicators have it, the more. An unknown one tells most."""
        if term.startswith(SHADE):
            return SHADE_WEIGHT
        return self.weights.get(term, LIGHT_WEIGHT if term in _LIGHT_STEMS else self._most)

    def _contexts(self) -> dict[str, frozenset[str]]:
        themes = {theme: frozenset(self.terms(plain_name(theme))) for theme in {n.theme for n in self.named.values()}}
        seen: dict[str, frozenset[str]] = {}
        for call in self.calls:
            for code in call.codes if len(call.codes) == 1 else ():
                seen[code] = (seen.get(code) or themes[self.named[code].theme]) | call.terms
        return seen

    def _shy_phrases(self, given: Words) -> tuple[str, ...]:
        """Phrases of the vocabulary with words that would be read as cues or periods ("early learning goals")."""
        used = [s for c, said in given.concepts.items() if f"={c}" in self.index for s in (c, *said)]
        used += [*given.subjects, *given.groups, *(s for n in given.indicators for s in n.called)]
        plain = {" ".join(plain_name(s).split()) for s in used}
        return tuple(sorted((p for p in plain if " " in p and _changed(p)), key=len, reverse=True))

    def _fragments(self, given: Words) -> frozenset[str]:
        """Words that stand only within phrases for a part of a measure ("meals"): alone they are what is left of one."""
        phrases = (stems(s.lower()) for concept, said in given.concepts.items() if f"={concept}" in NARROWING for s in said)
        left = {w for p in phrases if len(p) > 1 for w in p if len(w) > 3} - self.weights.keys()
        return frozenset(left - _NEUTRAL_STEMS - _LIGHT_STEMS - {stem(w) for w in CUE_WORDS | PERIOD_WORDS})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Holds Python's search for circular references back: of a large catalogue it would take a quarter of the start."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _others(given: Words) -> list[str]:
    """All that people say besides the names and the concepts: topics, places, groups, other subjects."""
    return [*(s for said, _ in given.topics for s in said), *given.places, *given.groups, *given.subjects]


@lru_cache(maxsize=1 << 12)
def _changed(phrase: str) -> bool:
    """Whether cues or periods would be read in a phrase; remembered, as a name taught makes the words anew."""
    if not any(w in CUE_WORDS or w[0].isdigit() for w in words(phrase)):
        return False
    said, rest, _ = period_rules.find_periods(phrase, date(2000, 1, 1))
    return bool(said) or "1,000" in phrase or kinds.find_cues(rest).rest != phrase


def _spelt(texts: list[str]) -> dict[str, tuple[str, ...]]:
    """The words of each text, all read in one go: one by one, most of the start of a large catalogue would go into it."""
    spelt, at = dict[str, tuple[str, ...]](), 0
    said = words(plain_name(f" {_BETWEEN} ".join([*texts, ""])))
    for text in texts:
        end = said.index(_BETWEEN, at)
        spelt[text], at = tuple(said[at:end]), end + 1
    return spelt


def plain_name(text: str) -> str:
    """A name of the catalogue as a normalised question would say it."""
    return re.sub(r"[\u2018\u2019]", "'", text).lower().replace("(number)", "number")


@lru_cache(maxsize=1 << 12)
def _root(word: str) -> str:
    """A plain word without its verb ending: `coming`, `come` → `com`."""
    return re.sub(r"(?:ing|ed|es|e)$", "", word) if len(word) > 4 else word.removesuffix("e")


@lru_cache(maxsize=1 << 14)
def _lone(token: str) -> str:
    """The term of a word that no phrase begins with: none for grammar, a shade for a plain word, else the word."""
    if token not in _NEUTRAL_STEMS:
        return token
    return "" if token in _GRAMMAR_STEMS else SHADE + _root(token)


_BEGIN = re.compile(r"(?<!\w)(?=(\w+|\S))")
_END = re.compile(r"\S(?!\w)")
_BETWEEN = "qqxbetweenxqq"
_GRAMMAR_STEMS = frozenset(s for w in GRAMMAR for s in stems(w))
_NEUTRAL_STEMS = frozenset(s for w in NEUTRAL | GRAMMAR for s in stems(w)) | {"or", "more", "s", "t", "n", "th"}
_LIGHT_STEMS = frozenset(stem(w) if w.isalpha() else w for w in LIGHT)
