"""The rest of the text → one indicator, several or none, with a score and a lead over the next reading.

Words are compared as sets of terms. A call explains some of the question's weight; what it leaves unexplained counts
against it, and so does what it says that the question does not. Unexplained words count more than missing ones:
people drop words, but a word too many ("in Oadby", "boys", "blue badge") names something else. A term that belongs
to the indicator under another of its names counts little against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from intents.lexicon import SHADE, Call, Lexicon
from intents.shortlist import MISSING
from intents.words import GENERIC

WEAK = 0.04  # taken off the score for a plain word that nobody knows
SURE = 0.72  # answered at or above this score …
LEAD = 0.10  # … with this lead over every other reading
EXACT = 0.999
ASK = 0.55  # offered as a choice at or above this score
RELATED = 0.3  # weight of an unexplained term that the indicator has under another name
ALL = 60  # so few entries are all scored; of more, a shortlist
FOREIGN = ("place:", "group:", "subject:")


class Reading(NamedTuple):
    """One indicator (or topic, with several codes) a question may mean; `score` is 0 to 1.

    `telling`: the question's terms that count against a call without them; `terms`: all of them; `context`: the
    terms that the indicator has under any of its names.
    """

    codes: tuple[str, ...]
    score: float
    call: Call
    telling: frozenset[str]
    terms: frozenset[str]
    context: frozenset[str]

    @property
    def unused(self) -> tuple[str, ...]:
        """The telling terms that the indicator has under none of its names."""
        unused = self.telling - self.call.terms
        return tuple(sorted(unused - self.context)) if unused else ()

    @property
    def said(self) -> frozenset[str]:
        """What the question and the call both say."""
        return self.terms & self.call.terms

    def fits_better(self, than: Reading) -> bool:
        """Whether it says more of what was asked than another does, or the same with fewer words of its own."""
        return than.said < self.said or (than.said == self.said and self.call.terms < than.call.terms)


@dataclass(frozen=True, slots=True)
class Match:
    """The readings, best first, at most one an indicator."""

    readings: tuple[Reading, ...]

    @property
    def best(self) -> float:
        """The score of the best reading, 0 where there is none."""
        return self.readings[0].score if self.readings else 0.0

    def near(self, lead: float = LEAD) -> tuple[Reading, ...]:
        """The readings that are not clearly worse than the best; one that says just what was said wins outright."""
        exact = [r for r in self.readings if r.score >= EXACT]
        fullest = tuple(r for r in exact if not any(o.fits_better(r) for o in exact))
        if fullest:
            return fullest
        return tuple(r for r in self.readings if self.best - r.score < lead)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's terms, weighed once: `telling` ones count against a call that does not have them."""

    terms: frozenset[str]
    weights: Mapping[str, float]
    telling: frozenset[str]
    whole: float

    @staticmethod
    def of(terms: Iterable[str], lexicon: Lexicon) -> _Asked:
        weights = {t: lexicon.weight(t) for t in terms}
        telling = frozenset(t for t in weights if not t.startswith(SHADE) and t not in GENERIC)
        return _Asked(frozenset(weights), weights, telling, sum(weights[t] for t in telling))


def match(terms: Sequence[str], lexicon: Lexicon) -> Match:
    """Every reading of a question's terms, best first."""
    asked = _Asked.of(terms, lexicon)
    best: dict[tuple[str, ...], tuple[float, int]] = {}
    for n in _candidates(asked, lexicon):
        codes, value = lexicon.calls[n].codes, _score(asked, n, lexicon)
        if value > best.get(codes, _NONE)[0]:
            best[codes] = value, n
    ranked = sorted(best.items(), key=lambda b: (-b[1][0], b[0]))
    calls = lexicon.calls
    return Match(tuple(
        Reading(codes, value, calls[n], asked.telling, asked.terms, _context(codes, lexicon)) for codes, (value, n) in ranked
    ))  # fmt: skip


def candidates(terms: Iterable[str], lexicon: Lexicon) -> Iterable[int]:
    """The numbers of the calls worth scoring: all that share a term, or of too many, those that share most weight."""
    return _candidates(_Asked.of(terms, lexicon), lexicon)


def _candidates(asked: _Asked, lexicon: Lexicon) -> Iterable[int]:
    lists = [lexicon.index[t] for t in asked.terms if t in lexicon.index]
    if sum(map(len, lists)) <= ALL:
        return set().union(*lists)
    return lexicon.shortlist.best({t: w for t, w in asked.weights.items() if t in lexicon.index})


def _score(asked: _Asked, number: int, lexicon: Lexicon) -> float:
    """How well one call reads a question, 0 to 1."""
    call, weights = lexicon.calls[number], asked.weights
    both = asked.terms & call.terms
    said = used = 0.0
    spoken = False
    for term in both:
        said += weights[term]
        if term in asked.telling:
            used += weights[term]
        spoken = spoken or not term.startswith(SHADE)
    if not spoken:
        return 0.0
    extra = max(0.0, asked.whole - used)
    if extra > _NOTHING and (related := (asked.telling - both) & _context(call.codes, lexicon)):
        extra -= (1 - RELATED) * _weigh(related, lexicon)
    missing = max(0.0, lexicon.call_weights[number] - said)
    return float(round(said / (said + extra) * (said / (said + missing)) ** MISSING, 4))


def _context(codes: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    return lexicon.context.get(codes[0], _EMPTY) if len(codes) == 1 else _EMPTY


def _weigh(terms: Iterable[str], lexicon: Lexicon) -> float:
    return sum(lexicon.weight(t) for t in terms)


def foreign(terms: Iterable[str]) -> tuple[str, ...]:
    """The terms that name a place, a group or a subject that is not among the indicators."""
    return tuple(t for t in terms if t.startswith(FOREIGN))


_NONE = (0.0, -1)
_NOTHING = 1e-9  # sums of the same weights in another order differ by less
_EMPTY = frozenset[str]()
