"""The rest of the text → one indicator, several or none, with a score and a lead over the next reading.

Words are compared as sets of terms. A call explains some of the question's weight; what it leaves unexplained counts
against it, and so does what it says that the question does not. Unexplained words count more than missing ones:
people drop words, but a word too many ("in Oadby", "boys", "blue badge") names something else. A term that belongs
to the indicator under another of its names counts little against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from intents.lexicon import SHADE, Call, Lexicon
from intents.words import GENERIC

WEAK = 0.04  # taken off the score for a plain word that nobody knows
SURE = 0.72  # answered at or above this score …
LEAD = 0.10  # … with this lead over every other reading
EXACT = 0.999
ASK = 0.55  # offered as a choice at or above this score
RELATED = 0.3  # weight of an unexplained term that the indicator has under another name
MISSING = 0.42  # exponent on the share of the call that the question says: below 1, as people drop words
ALL = 1500  # so few entries are all scored …
READ = 4000  # … else this many are read …
SCORED = 60  # … and this many calls scored
FOREIGN = ("place:", "group:", "subject:")


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator (or topic, with several codes) a question may mean; `score` is 0 to 1."""

    codes: tuple[str, ...]
    score: float
    call: Call
    unused: tuple[str, ...]


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
        fullest = tuple(r for r in exact if not any(r.call.terms < o.call.terms for o in exact))
        if fullest:
            return fullest
        return tuple(r for r in self.readings if self.best - r.score < lead)


def match(terms: Sequence[str], lexicon: Lexicon) -> Match:
    """Every reading of a question's terms, best first."""
    asked = frozenset(terms)
    calls = candidates(asked, lexicon)
    best: dict[tuple[str, ...], Reading] = {}
    for n in calls:
        reading = score(asked, lexicon.calls[n], lexicon)
        if reading.score > best.get(reading.codes, _NONE).score:
            best[reading.codes] = reading
    return Match(tuple(sorted(best.values(), key=lambda r: (-r.score, r.codes))))


def candidates(asked: frozenset[str], lexicon: Lexicon) -> Iterable[int]:
    """The calls worth scoring. In a large catalogue: those that share most weight with the question, by its rarest terms.

    The lists of the rarest terms are read first, and no further once `READ` entries were: what a common term alone
    would add is too light to be answered or offered.
    """
    lists = sorted(((t, lexicon.index[t]) for t in asked if t in lexicon.index), key=lambda p: len(p[1]))
    if sum(len(posted) for _, posted in lists) <= ALL:
        return {n for _, posted in lists for n in posted}
    shared: dict[int, float] = {}
    read = 0
    for term, posted in lists:
        if shared and read + len(posted) > READ:
            break
        weight = lexicon.weight(term)
        for n in posted:
            shared[n] = shared.get(n, 0.0) + weight
        read += len(posted)
    whole = lexicon.call_weights
    return nlargest(SCORED, shared, key=lambda n: shared[n] - 0.3 * (whole[n] - shared[n]))


def score(asked: frozenset[str], call: Call, lexicon: Lexicon) -> Reading:
    """How well one call reads a question."""
    related = lexicon.context.get(call.codes[0], frozenset()) if len(call.codes) == 1 else frozenset[str]()
    both = asked & call.terms
    said = _weigh(both, lexicon) if any(not t.startswith(SHADE) for t in both) else 0.0
    unused = frozenset(t for t in asked - call.terms if not t.startswith(SHADE) and t not in GENERIC)
    extra = _weigh(unused - related, lexicon) + RELATED * _weigh(unused & related, lexicon)
    missing = _weigh(call.terms - asked, lexicon)
    if not said:
        return Reading(call.codes, 0.0, call, tuple(sorted(unused)))
    value = said / (said + extra) * (said / (said + missing)) ** MISSING
    return Reading(call.codes, round(value, 4), call, tuple(sorted(unused - related)))


def _weigh(terms: Iterable[str], lexicon: Lexicon) -> float:
    return sum(lexicon.weight(t) for t in terms)


def foreign(terms: Iterable[str]) -> tuple[str, ...]:
    """The terms that name a place, a group or a subject that is not among the indicators."""
    return tuple(t for t in terms if t.startswith(FOREIGN))


_NONE = Reading((), 0.0, Call(frozenset(), (), ""), ())
