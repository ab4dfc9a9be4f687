"""Chooses among the readings: one surely, several to ask about, or none, and what was not used of the question.

One clear reading is taken; several plausible ones are offered; whatever was not used counts against certainty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intents.kinds import find_cues
from intents.lexicon import SHADE, Lexicon, plain_name
from intents.match import ASK, EXACT, LEAD, SURE, WEAK, Match, Reading, match
from intents.parse import Parsed
from intents.strangers import everyday, turns
from intents.words import EVERYDAY, GENERIC, POPULATIONS

_AND = re.compile(r"\s*(?:,|;|\+|\band\b|\bn\b|\bplus\b|\bas well as\b|\balong with\b|&|\bvs?\b|\bversus\b|/)\s*")


_SEVERAL_LIMIT = 6


_ONE_READING = 0.86  # at or above this the whole text reads as one indicator, "and" or not


LONE = 0.62  # one reading alone that is not sure is answered from here, where two words of it were said


@dataclass(frozen=True, slots=True)
class Picked:
    """Which indicators, surely or perhaps, and what was not used."""

    codes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    stranger: tuple[str, ...] = ()
    confidence: float = 0.0


def pick(parsed: Parsed, lexicon: Lexicon) -> Picked:
    """Chooses among the readings; where another says plain words of the question besides all that the one chosen says, asks."""
    picked = _pick(parsed, lexicon)
    if len(picked.codes) == 1 and len(either := _perhaps(picked.codes, parsed, lexicon)) > 1:
        return replace(picked, codes=(), choices=either)
    if len(picked.codes) != 1 or picked.confidence < EXACT or picked.stranger:
        return picked
    codes = _finer(picked.codes, parsed, lexicon)
    return replace(picked, codes=codes if len(codes) == 1 else (), choices=codes if len(codes) > 1 else ())


def _perhaps(codes: tuple[str, ...], parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    """The one code given, with those that a word left over would be for were it a slip (`cased`: ceased, and not open)."""
    meant = {t for w in parsed.odd.plain for right in lexicon.speller.one_slip_from(w) for t in lexicon.core(right)}
    own = next((r for r in parsed.found.readings if r.codes == codes), None)
    if own is None or not meant:
        return codes
    parting = frozenset(t for t in meant if lexicon.weight(t) > 0.6) - own.call.terms
    others = [r for r in parsed.found.readings if r.score >= SURE and len(r.codes) == 1 and r.call.terms & parting]
    return tuple(dict.fromkeys((*codes, *(c for r in others for c in r.codes))))


def _finer(codes: tuple[str, ...], parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    """The one code given, with those of finer readings; the finer one alone where it says nothing that was not said."""
    said = frozenset(lexicon.terms(parsed.rest))
    own = next((r for r in parsed.found.readings if r.codes == codes), None)
    if own is None:
        return codes
    one_each = [r for r in parsed.found.readings if r.score >= SURE and len(r.codes) == 1]
    finer = [r for r in one_each if own.call.terms < r.call.terms and (r.call.terms - own.call.terms) & said]
    whole = [r for r in finer if r.call.terms <= said]
    return whole[0].codes if len(whole) == 1 else family((own, *finer), False, lexicon)


def _pick(parsed: Parsed, lexicon: Lexicon) -> Picked:
    named = {t for n in parsed.names for t in lexicon.core(plain_name(lexicon.named[n].name))}
    if parsed.names and not set(parsed.terms) - named:
        return Picked(tuple(_counted(c, parsed, lexicon) for c in parsed.names), confidence=1.0)
    if several := _several(parsed, lexicon):
        return Picked(tuple(_counted(c, parsed, lexicon) for c in several), confidence=SURE)
    return _one(parsed, lexicon)


def _counted(code: str, parsed: Parsed, lexicon: Lexicon) -> str:
    return count_of(code, lexicon) if parsed.cues.counting else code


def count_of(code: str, lexicon: Lexicon) -> str:
    """The count that goes with a percentage, where there is one; else the indicator itself."""
    return lexicon.counts.get(code, code)


def _one(parsed: Parsed, lexicon: Lexicon) -> Picked:
    found, odd = parsed.found, parsed.odd
    loose = len(odd.plain) - turns(odd.plain, lexicon)
    named = [t for t in odd.foreign if t.startswith("subject:")]
    if narrowed := _narrowed(parsed, lexicon):
        return narrowed
    unread = Picked(stranger=(*odd.telling, *odd.plain), confidence=found.best)
    if found.best < ASK or _mostly_strange(parsed, loose, len(named), lexicon):
        return unread
    best, near = found.readings[0], family(found.near(), parsed.cues.counting, lexicon)
    whole = _whole(best, parsed.known, lexicon)
    unused = tuple(t for t in best.unused if lexicon.weight(t) > 0.6 and t not in EVERYDAY)
    enough = SURE - 0.12 if whole and not unused else SURE
    sure = best.score - WEAK * loose >= enough and (whole or not loose)
    if odd.telling or (whole and unused and len(near) == 1 and best.score < SURE):
        if best.score < SURE - 0.15 or (named and not (whole and best.score >= SURE and len(near) == 1)):
            return unread
        return Picked(near if len(near) == 1 else (), near if len(near) > 1 else (), (*odd.telling, *unused), best.score)
    if parsed.cues.counting and len(best.codes) > 1 and len(near) > 1 and all(lexicon.named[c].unit != "count" for c in near):
        return Picked(choices=near, stranger=(f"group:the number of {best.call.text}",), confidence=best.score)
    if parsed.cues.counting and (count := _count_read(found, lexicon)):
        return Picked((count,), confidence=best.score)
    if len(near) == 1 and sure and (best.score >= EXACT or not everyday(parsed.known, lexicon)):
        return Picked((_counted(near[0], parsed, lexicon),), confidence=best.score)
    unused_cue = 0.1 if "summary" in parsed.cues.kinds else 0.0  # "overall rating": a word that may set one apart
    if (loose and not whole) or (len(near) == 1 and _too_little(best, parsed, lexicon)):
        return unread
    return Picked(choices=near, confidence=best.score - unused_cue)


def _mostly_strange(parsed: Parsed, loose: int, named: int, lexicon: Lexicon) -> bool:
    """Whether what nothing knows outweighs what is known."""
    odd, known = parsed.odd, len(parsed.known)
    if ((loose or odd.telling) and everyday(parsed.known, lexicon)) or loose > known + 1:
        return True
    return bool(named or loose) and named + len(odd.qualifying) + loose > known


def _too_little(alone: Reading, parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether a reading that is not sure, with none beside it to ask about, rests on too little to be answered from."""
    explained = [t for t in parsed.known if lexicon.weight(t) > 0.6 and t not in alone.unused]
    return alone.score < LONE or len(explained) < 2


def _count_read(found: Match, lexicon: Lexicon) -> str | None:
    """Where how many is asked: the one count among the readings that are about as good as the best."""
    near = found.near()
    good = [r for r in found.readings if found.best - r.score < LEAD and len(r.codes) == 1]
    counts = [r for r in good if lexicon.named[r.codes[0]].unit == "count"]
    if found.best < SURE or len(near) != 1 or len(near[0].codes) != 1 or not counts:
        return None
    return counts[0].codes[0] if len(counts) == 1 or counts[0].score > counts[1].score else None


def _narrowed(parsed: Parsed, lexicon: Lexicon) -> Picked | None:
    """A measure that was named whole, beside a group that it is not given for."""
    known = frozenset(parsed.known)
    group = known & POPULATIONS
    if not group or not known - group or not parsed.found.readings:
        return None
    found = match(tuple(known - group), lexicon)
    if parsed.found.readings[0].score >= SURE or not found.readings or len(found.readings[0].codes) != 1:
        return None
    best = found.readings[0]
    if best.score < SURE or len(found.near()) > 1 or group & lexicon.context.get(best.codes[0], frozenset()):
        return None
    return Picked(best.codes, stranger=tuple(sorted(group)), confidence=best.score)


def _whole(reading: Reading, terms: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether every telling term of the call was said."""
    return all(lexicon.weight(t) < 0.6 or t in terms for t in reading.call.terms)


def family(near: Sequence[Reading], counting: bool, lexicon: Lexicon) -> tuple[str, ...]:
    """The codes of the near readings: a general measure stands for its subgroups, a percentage for its count."""
    codes = list(dict.fromkeys(c for r in near for c in r.codes))
    if len(near) == 1 and len(near[0].codes) > 1:
        counts = [c for c in codes if lexicon.named[c].unit == "count"]
        return tuple(counts if counting and counts else codes)
    codes = [c for c in codes if not ((g := lexicon.named[c].general) in codes and g is not None)]
    counts = [c for c in codes if lexicon.named[c].unit == "count"]
    codes = counts if counting and counts else codes
    paired = [c for c in codes if not ((p := lexicon.named[c].count_of) in codes and p is not None)]
    return tuple(paired)


def _several(parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    """The indicators of a question that names several, each clear by itself or with the words it shares."""
    parts = [terms for part in _AND.split(parsed.undated) if (terms := _known(_uncued(part), parsed, lexicon))]
    if not 2 <= len(parts) <= _SEVERAL_LIMIT or parsed.odd.telling or _reads_as_one(parsed, parts, lexicon):
        return ()
    codes = [_clear(match(own, lexicon), lexicon) or _with_shared(own, parsed.known, lexicon) for own in parts]
    return tuple(dict.fromkeys(c for c in codes if c)) if all(codes) and len(set(codes)) > 1 else ()


def _uncued(part: str) -> str:
    """A part of the text without its cue words; "number" stays, as it may be what sets the part's indicator apart."""
    return f"{find_cues(part).rest} {'number' if 'number' in part.split() else ''}"


def _reads_as_one(parsed: Parsed, parts: Sequence[tuple[str, ...]], lexicon: Lexicon) -> bool:
    """Whether one indicator explains every telling term of the whole, "and" or not, and no other name of its own does."""
    best = parsed.found.readings[0] if parsed.found.readings else None
    if best is None or len(best.codes) > 1:
        return False
    if best.score >= _ONE_READING:
        return all(t in best.call.terms or t.startswith(SHADE) or t in GENERIC for part in parts for t in part)
    return best.score >= ASK and not [t for t in frozenset(parsed.known) - best.call.terms if lexicon.weight(t) > 0.6]


def _known(text: str, parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    """The known terms of a part of the text; empty where it tells nothing."""
    terms = tuple(t for t in lexicon.terms(text) if t in lexicon.index)
    return terms if any(t in parsed.known for t in terms) else ()


def _clear(found: Match, lexicon: Lexicon) -> str | None:
    near = family(found.near(), False, lexicon)
    return near[0] if found.best >= SURE and len(near) == 1 else None


def _with_shared(own: tuple[str, ...], known: Sequence[str], lexicon: Lexicon) -> str | None:
    """`primary and secondary schools rated good`: a part borrows the words that another has for both, less what parts them."""
    telling = {t for t in own if lexicon.weight(t) > 0.6}
    lent = [t for t in known if t not in own]
    found = [match((*own, *(t for t in lent if t != left)), lexicon) for left in (None, *lent)]
    mine = [r for m in found for r in m.readings[:2] if telling and telling <= r.call.terms and len(r.codes) == 1]
    ranked = sorted({r.codes: r for r in sorted(mine, key=lambda r: r.score)}.values(), key=lambda r: -r.score)
    if ranked and ranked[0].score >= ASK and (len(ranked) == 1 or ranked[0].score - ranked[1].score >= LEAD / 2):
        return ranked[0].codes[0]
    return None
