"""Words of a question that nothing knows, and how much each counts against certainty.

A place, a group or another subject from the catalogue's lists counts in full, and so do a number that nothing explains
and an unknown word where a qualifier stands ("in Oadby", "for Wibblers", "among …"), and a word left over of a phrase that
somebody meant to say ("meals"). Elsewhere an unknown plain word is
more often a turn of speech than a narrowing, and counts little; verbs and adverbs least.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intents.lexicon import SHADE, Lexicon
from intents.match import FOREIGN
from intents.tokens import stems
from intents.words import EVERYDAY

_QUALIFIED = re.compile(
    r"\b(?:in|for|at|by|among|amongst|across|within|around|near|from|per) "
    r"(?:the |our |all |each |every |a |an |just |only )*([a-z'-]+)"
)
_TURNS = re.compile(r"(?:ed|ing|ly|able|ible|ive|ful|ish|ous|ary|wise|ise|ize)$")


@dataclass(frozen=True, slots=True)
class Strangers:
    """`foreign`: known to be something else. `qualifying`: unknown, where a qualifier stands. `plain`: unknown words."""

    foreign: tuple[str, ...]
    qualifying: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def telling(self) -> tuple[str, ...]:
        """Those that narrow the question to something not held."""
        return (*self.foreign, *self.qualifying)


def strangers(text: str, terms: Iterable[str], lexicon: Lexicon) -> Strangers:
    """The strangers among the terms of a text."""
    unknown = [t for t in dict.fromkeys(terms) if t not in lexicon.index and not t.startswith(("=", SHADE))]
    behind = {s for m in _QUALIFIED.finditer(text) for s in stems(m[1])[:1]}
    foreign = tuple(t for t in unknown if t.startswith(FOREIGN))
    words = [t for t in unknown if t not in foreign and t not in lexicon.weights]
    narrowing = behind | lexicon.fragments
    qualifying = tuple(w for w in words if w[0].isdigit() or (w in narrowing and not _TURNS.search(w)))
    return Strangers(foreign, qualifying, tuple(w for w in words if w not in qualifying))


def turns(words: Iterable[str], lexicon: Lexicon) -> int:
    """How many of the plain words are verbs or adverbs by their ending, and not known to name something ("planning")."""
    return sum(bool(_TURNS.search(w)) and w not in lexicon.other for w in words)


def everyday(terms: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether nothing but everyday words was said, which carry no reading beside a stranger."""
    return all(t in EVERYDAY or lexicon.weight(t) < 0.6 for t in terms)
