"""What the words of a heading say: the kind of its column, and every word that is not accounted for.

Decided: a column is taken for what a phrase in its heading says only where each other word of the heading is known to
change nothing (a period, a filler such as "of the", the council's own name). What is left over may make another thing of
it ("Value for boys"), and is handed on, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from intents.documents.cell_periods import periods_headed
from intents.documents.cells import plain
from intents.documents.heading_words import (
    AIMED,
    ANOTHER,
    BENCHMARKED,
    COUNTED,
    EARLIER,
    FILLERS,
    HEADINGS,
    NEUTRAL,
    OURSELVES,
    SHORT,
    TO_DATE_PHRASES,
    Kind,
)
from intents.documents.remembered import remembered


@dataclass(frozen=True, slots=True)
class Phrases:
    """The kinds that a heading names, from the left, each once; the periods in it; and the words that are left over.

    `to_date`: its values are of a run of months or a year to then. `counted`: it says a number. `periods` are labels.
    """

    kinds: tuple[Kind, ...]
    left: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    to_date: bool = False
    counted: bool = False

    @property
    def another(self) -> bool:
        """Whether a word that is left over is known to make another thing of the column."""
        return any(word in ANOTHER or word in EARLIER for word in self.left)


def own_names(council: Collection[str]) -> frozenset[str]:
    """What a heading may call the council itself: its names, its names without what kind of council it is, and its initials."""
    said = {words_of(name) for name in council}
    bare = {re.sub(r" (?:county|city|borough|district|metropolitan|council)\b", "", name) for name in said}
    initials = {"".join(word[0] for word in name.split()) for name in said if name.endswith(" council")}
    return frozenset(said | bare | initials) - {""}


@remembered(1 << 12)
def phrases(text: str, report: str | None = None, own: frozenset[str] = frozenset()) -> Phrases:
    """What a heading says."""
    whole = next((said for said in (words_of(text), words_of(_MARKED.sub("", text))) if said in _KNOWN), None)
    if whole:
        return Phrases((_KNOWN[whole],))
    bare = _bare(text)
    named = _TO_DATE.sub(" ", bare)
    periods, rest = periods_headed(named, report)
    said, ours = _without(words_of(rest), sorted(own, key=lambda name: (-len(name), name)))
    to_date = named != bare
    counted = bool(set(said.split()) & COUNTED)
    if said in _KNOWN and not to_date:
        # "No." heads codes, and "Q3 no." a number; "County" heads areas, and "Q3 County" its own values
        number = bool(periods) and ((counted and _KNOWN[said] == "code") or (_KNOWN[said] == "area" and said in OURSELVES))
        return Phrases(("value" if number else _KNOWN[said],), (), periods, counted=counted)
    if not said.strip() and (ours or to_date or periods):
        return Phrases(("value",), (), periods, to_date)
    kinds, left = _earlier(*_covered(said), said)
    kinds = ("rag",) if set(kinds) == {"value", "rag"} and _RAG_OF.search(said) else kinds
    if to_date and not kinds and not left:
        kinds = ("value",)
    left = _telling(kinds, left, said)
    if to_date and kinds and kinds != ("value",):
        left = (*left, "to date")
    return Phrases(kinds, left, periods, to_date, counted)


def _telling(kinds: tuple[Kind, ...], left: tuple[str, ...], said: str) -> tuple[str, ...]:
    """The words left over that may change what a heading of these kinds says: others' "position" is a rank, no average."""
    nothing = BENCHMARKED if set(kinds) <= _OTHERS else AIMED if kinds == ("target",) else frozenset[str]()
    ranked = ("position",) if "position" in said.split() and set(kinds) & _RANKED else ()
    return (*(word for word in left if word not in nothing), *ranked)


def names_anything(text: str) -> bool:
    """Whether a heading holds any known phrase at all, whatever stands beside it."""
    found = phrases(text)
    return bool(found.kinds) or found.to_date


def _covered(said: str) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """The kinds of the phrases in a heading, and the words that neither they nor a filler account for."""
    spans, rest = _spans(said)
    valued = any(kind == "value" for _, kind in spans)
    left = tuple(word for word in rest.split() if word not in FILLERS and (valued or word == "v" or not _LETTER.fullmatch(word)))
    if not spans and (sole := _sole(rest)):
        return (sole,), tuple(word for word in left if _KNOWN.get(word) != sole)
    if any(kind != "value" for _, kind in spans):
        spans = tuple((phrase, kind) for phrase, kind in spans if not (kind == "value" and phrase in NEUTRAL))
    return tuple(dict.fromkeys(kind for _, kind in spans)), left


def _sole(rest: str) -> Kind | None:
    """The kind of the one word of a heading that is known by itself, in a heading that else holds only fillers."""
    known: set[Kind] = {_KNOWN[word] for word in rest.split() if _KNOWN.get(word) in _BY_ONE_WORD and word not in _FORMS}
    dated = "period" in known and "reported" in rest.split()  # when it was reported, not what it is of
    return next(iter(known)) if len(known) == 1 and not dated else None


def _earlier(kinds: tuple[Kind, ...], left: tuple[str, ...], said: str) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """A value's kind is that of a previous value where nothing but "previous" is left over, and no year with it."""
    words = set(said.split())
    if not words & EARLIER or words & {"year", "years"}:
        return kinds, left
    valued = set(kinds) <= {"period", "previous_period", "value"} and words & _VALUE_SAID
    if set(left) <= EARLIER and (set(kinds) <= {"value", "previous_value"} or valued):
        return ("previous_value",), ()
    return kinds, left


def _without(said: str, phrases: Collection[str]) -> tuple[str, bool]:
    """A heading without these phrases, and whether it held any."""
    out = f" {said} "
    for phrase in phrases:
        out = out.replace(f" {phrase} ", " ")
    out = " ".join(out.split())
    return out, out != said


@remembered(1 << 12)
def _spans(said: str) -> tuple[tuple[tuple[str, Kind], ...], str]:
    """The known phrases in a heading, from the left, and the words beside them; the longest win.

    Single words count only where they tell by themselves what a column is.
    """
    taken, spans = f" {said} ", list[tuple[int, str, Kind]]()
    for phrase in _LONGEST_FIRST:
        at = taken.find(f" {phrase} ")
        if at >= 0 and (" " in phrase or phrase in _TELLING):
            spans.append((at, phrase, _KNOWN[phrase]))
            taken = f"{taken[: at + 1]}{_MARK * len(phrase)}{taken[at + 1 + len(phrase) :]}"
    return tuple((phrase, kind) for _, phrase, kind in sorted(spans)), taken.replace(_MARK, "")


def words_of(text: str) -> str:
    """A heading's words for comparing: without case, marks and possessives, short forms written out."""
    return " ".join(SHORT.get(word, word) for word in re.sub(r"[^\w%=]+", " ", _bare(text)).replace("_", " ").split())


def _bare(text: str) -> str:
    """A heading in small letters without apostrophes: `Q'ly` → `qly`, `last year's` → `last year`."""
    return re.sub(r"'s\b|'(?!\d)", "", plain(text).casefold())


_MARK = "\0"
_MARKED = re.compile(r"(?: ?(?:\[\d{1,2}\]|\(\d{1,2}\)|[*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹]))+$")
"""A footnote's marks at the end of a heading: `Target[1]`, `Actual²`. A bare digit ("Target 2") may be another of its kind."""
_LETTER = re.compile(r"[a-z]")
"""A letter by itself is a footnote's mark or a scan's; but "v" is "against", and "Actual (d)" is another number."""
_RAG_OF = re.compile(r"\bb?rag(?: (?:status|rating))?$")
_TO_DATE = re.compile(rf"\b(?:{'|'.join(sorted(TO_DATE_PHRASES, key=lambda said: -len(said)))})\b")
_KNOWN: dict[str, Kind] = {words_of(phrase): kind for kind, said in HEADINGS.items() for phrase in said}
_LONGEST_FIRST = sorted(_KNOWN, key=lambda phrase: (-len(phrase), phrase))
_TELLING = frozenset(
    "indicator measure kpi target rag quartile trend numerator denominator actual outturn england dot value sn national regional "
    "sex gender ethnicity breakdown characteristic characteristics".split()
)
"""Single words that say what a column is, even within a longer heading."""
_BY_ONE_WORD: frozenset[Kind] = frozenset({"value", "england", "region", "neighbour", "period"})
"""Kinds that a single word may say where all others are fillers: `National (%)`, `Council performance`."""
_OTHERS: frozenset[Kind] = frozenset({"england", "region", "neighbour", "quartile"})
_RANKED: frozenset[Kind] = frozenset({"england", "region", "neighbour"})
_FORMS = frozenset("% percent percentage number no num this current latest fy ay q term".split())
_VALUE_SAID = frozenset("value actual outturn figure result performance".split())
