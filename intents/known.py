"""The words that the speller knows, by their sorts: from the catalogue, the cues, the periods and the tables of plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from intents import kinds, periods
from intents.tokens import words
from intents.typos import Sorts
from intents.words import GRAMMAR, GREETINGS, LIGHT, NEUTRAL, SHORT_FORMS

PERIOD_WORDS = frozenset(
    [m.lower() for m in periods.MONTHS] + "quarter quarters qtr term terms autumn spring summer winter financial academic "
    "school calendar latest previous preceding prior earlier since onwards census covid pandemic lockdown".split()
)
CUE_WORDS = frozenset(
    w for source in (*(c for k in kinds.KINDS for c in k.cues), *(p for _, p in kinds.FILTERS))
    for w in re.findall(r"[a-z]{4,}(?![a-z?(])", re.sub(r"\\[a-zA-Z]", " ", source))
)
_PLAIN_CUES = frozenset(
    "summary latest trend trends target targets quartile quartiles neighbours statistical benchmark compare compared "
    "improved improving declined declining worse better changed summary summarise overview headlines definition define "
    "history source national nationally england polarity amber green".split()
)
CUE_WORDS |= _PLAIN_CUES


def sorts_of(
    named: frozenset[str], concepts: Mapping[str, tuple[str, ...]], others: Iterable[str], lookalikes: Iterable[str]
) -> Sorts:
    """The sorts of words of a catalogue.

    `named` are the words of all that its indicators are called, `concepts` the ways of saying each concept, `others` the
    phrases for what else people name, `lookalikes` everyday words that must not be taken for a slip of ours.
    """
    said = [s for ways in concepts.values() for s in ways]
    telling = named | _words_of(s for s in said if not s.isupper()) | PERIOD_WORDS | _PLAIN_CUES
    phrases = _words_of([*said, *concepts, *others, *lookalikes, *SHORT_FORMS.values()])
    known = named | phrases | NEUTRAL | GREETINGS | LIGHT | PERIOD_WORDS | CUE_WORDS
    acronyms = (w.lower() for s in (*said, *concepts) for w in re.findall(r"\b[A-Z]{2,6}s?\b", s))
    never_meant = frozenset(acronyms) | (frozenset(lookalikes) - telling - NEUTRAL - CUE_WORDS)
    return Sorts(known, telling, never_meant, NEUTRAL, CUE_WORDS, GRAMMAR, SHORT_FORMS)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(w for text in texts for w in words(text.lower().replace("\u2019", "'").replace("\u2018", "'")))
