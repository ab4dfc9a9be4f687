"""From text to `Question`, in order: plain text, typos, exact names, periods, cue words, the match, the decision.

One clear reading is taken; several plausible ones are offered; whatever was not used counts against certainty. A name
of the catalogue written out in full wins outright, and is set aside first, so that its own numbers and words
("within 45 days", "target") are read neither as periods nor as cues.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from intents.converse import follow_up
from intents.kinds import ASKS_FOR_LIST, Cues, Kind, find_against, find_cues, find_filters, without
from intents.lexicon import SHADE, Lexicon, plain_name
from intents.match import ASK, LEAD, SURE, WEAK, Match, Reading, match
from intents.normalise import normalise
from intents.period_rules import Said, find_periods
from intents.question import Context, Question, Step
from intents.strangers import Strangers, everyday, strangers, turns
from intents.tokens import stems, words
from intents.words import EVERYDAY, GREETINGS, HELLOS, POPULATIONS

_NUMBER = re.compile(r"(?<![\w.,/-])-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,/-])-?\d+\.\d+ ?%?|(?<![\w.,/-])\d+ ?(?:%|per ?cent\b|percent\b)")
_BARE = re.compile(r"(?<![\w.,/-])(?!(?:10|12|14|16|17|20|45)\b)\d{2,6}(?![\w%/-]|[.,]\d| ?(?:days?|weeks?|months?|years?|yrs?)\b)")
_WHY_NONE = re.compile(r"\bwhy(?: is| are|'s)?(?: there| we| you| it| that)*(?: have| got| do we have)? ?(?:no|not|n't|isn't|aren't|missing|blank|can't|cannot|don't|haven't)\b|\bwhy\b.{0,40}\b(?:missing|not (?:held|there|available|reported|shown|calculated)|n/a)\b")  # fmt: skip
_AND = re.compile(r"\s*(?:,|;|\+|\band\b|\bn\b|\bplus\b|\bas well as\b|\balong with\b|&|\bvs?\b|\bversus\b|/)\s*")
_VERSUS = re.compile(r"\b(?:vs?|versus|against|compared (?:to|with))\b")
_IT = re.compile(r"\b(?:it|that|this|they|them)\b")
_SEVERAL_LIMIT = 6
_ONE_READING = 0.86  # at or above this the whole text reads as one indicator, "and" or not


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


def understand(text: str, lexicon: Lexicon, today: date, context: Context | None = None) -> Question:
    """What a question means. `context` is what the conversation remembers; `today` is the day relative dates go by."""
    parsed = parse(text, lexicon, today)
    question = decide(parsed, lexicon)
    if context is not None:
        question = follow_up(question, parsed.fixed, _said_terms(parsed), context, lexicon)
    steps = (*parsed.steps, Step("decided", _outline(question)))
    return replace(question, steps=steps)


def _said_terms(parsed: Parsed) -> tuple[str, ...]:
    """The terms that count in a follow-up: in a long sentence unknown plain words are turns of speech."""
    long = len(parsed.fixed.split()) >= 8
    return tuple(t for t in parsed.terms if t in parsed.known or t in parsed.odd.telling or not long)


def parse(text: str, lexicon: Lexicon, today: date) -> Parsed:
    """Takes a question apart."""
    plain = normalise(text)
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


def _outline(q: Question) -> str:
    what = ", ".join(q.codes) or ("which? " + ", ".join(q.choices) if q.choices else q.theme or q.term or "")
    extra = f"; not used: {', '.join(q.stranger)}" if q.stranger else ""
    return f"{q.kind or 'not understood'}: {what} (confidence {q.confidence:.2f}){extra}"


def _exact_names(plain: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Names of the catalogue that stand in the text in full, and the text with a mark in the place of each."""
    codes, rest = list[str](), plain
    for name, code in lexicon.names:
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
    return Decimal(digits), pattern.sub(" ", text, count=1)


def decide(parsed: Parsed, lexicon: Lexicon) -> Question:
    """The decision: which kind, which indicator, or what to ask."""
    base = Question(parsed.asked, None, said=parsed.said, counting=parsed.cues.counting, number=parsed.number,
                    comparing="compare" in parsed.cues.kinds, why_none=bool(_WHY_NONE.search(parsed.fixed)), against=find_against(parsed.fixed),
                    near=tuple(dict.fromkeys(c for r in parsed.found.readings[:4] if r.score > 0.3 for c in r.codes))[:3])  # fmt: skip
    if greeting := _greeting(parsed, base):
        return greeting
    picked = pick(parsed, lexicon)
    base = replace(base, codes=picked.codes, choices=picked.choices, stranger=picked.stranger,
                   confidence=picked.confidence)  # fmt: skip
    for rule in (_as_definition, _as_list, _as_summary):
        if question := rule(base, parsed, lexicon):
            return question
    if not base.codes and not base.choices:
        if base.number is not None and "source" in parsed.cues.kinds and not parsed.odd.telling:
            return replace(base, kind="source", confidence=1.0)
        return base
    kind = _kind(parsed)
    if len(base.codes) > 1 and kind == "compare" and len(parsed.said) < 2 and _VERSUS.search(parsed.undated):
        kind = "value"  # two indicators beside one another, not two periods
    return replace(base, kind=kind)


def _greeting(parsed: Parsed, base: Question) -> Question | None:
    typed = words(parsed.fixed)
    nothing_asked = not parsed.said and not parsed.known and not parsed.names
    if ("help" in parsed.cues.kinds and not parsed.known) or (nothing_asked and all(w in GREETINGS for w in typed) and any(w in HELLOS for w in typed)):
        return replace(base, kind="help", confidence=1.0)
    return None


@dataclass(frozen=True, slots=True)
class Picked:
    """Which indicators, surely or perhaps, and what was not used."""

    codes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    stranger: tuple[str, ...] = ()
    confidence: float = 0.0


def pick(parsed: Parsed, lexicon: Lexicon) -> Picked:
    """Chooses among the readings."""
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
    return next((n.code for n in lexicon.named.values() if n.count_of == code), code)


def _one(parsed: Parsed, lexicon: Lexicon) -> Picked:
    found, odd = parsed.found, parsed.odd
    loose = len(odd.plain) - turns(odd.plain, lexicon)
    named = [t for t in odd.foreign if t.startswith("subject:")]
    if narrowed := _narrowed(parsed, lexicon):
        return narrowed
    unread = Picked(stranger=(*odd.telling, *odd.plain), confidence=found.best)
    if found.best < ASK or ((loose or odd.telling) and everyday(parsed.known, lexicon)) or loose > len(parsed.known) + 1:
        return unread
    if len(named) + len(odd.qualifying) + loose > len(parsed.known) and (named or loose):
        return unread
    best, near = found.readings[0], _family(found.near(), parsed.cues.counting, lexicon)
    whole = _whole(best, parsed.known, lexicon)
    unused = tuple(t for t in best.unused if lexicon.weight(t) > 0.6 and t not in EVERYDAY)
    enough = SURE - 0.12 if whole and not unused else SURE
    sure = best.score - WEAK * loose >= enough and (whole or not loose)
    if odd.telling or (whole and unused and len(near) == 1 and best.score < SURE):
        if best.score < SURE - 0.15 or (named and not (whole and best.score >= SURE and len(near) == 1)):
            return unread
        return Picked(near if len(near) == 1 else (), near if len(near) > 1 else (), (*odd.telling, *unused), best.score)
    if parsed.cues.counting and len(best.codes) > 1 and len(near) > 1 and all(lexicon.named[c].unit != "count" for c in near):
        return Picked(choices=near, stranger=(f"group:{' '.join(stems(parsed.rest)[-6:])}",), confidence=best.score)
    if parsed.cues.counting and (count := _count_read(found, lexicon)):
        return Picked((count,), confidence=best.score)
    if len(near) == 1 and sure:
        return Picked((_counted(near[0], parsed, lexicon),), confidence=best.score)
    return Picked(choices=near, confidence=best.score) if whole or not loose else unread


def _count_read(found: Match, lexicon: Lexicon) -> str | None:
    """Where how many is asked: the one count among the readings that are about as good as the best."""
    near = found.near()
    counts = [r for r in found.readings if found.best - r.score < LEAD and len(r.codes) == 1 and lexicon.named[r.codes[0]].unit == "count"]
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


def _family(near: Sequence[Reading], counting: bool, lexicon: Lexicon) -> tuple[str, ...]:
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
    parts = [terms for part in _AND.split(parsed.undated) if (terms := _known(find_cues(part).rest, parsed, lexicon))]
    if not 2 <= len(parts) <= _SEVERAL_LIMIT or parsed.odd.telling or _reads_as_one(parsed, lexicon):
        return ()
    codes = [_clear(match(own, lexicon), lexicon) or _with_shared(own, parsed.known, lexicon) for own in parts]
    return tuple(dict.fromkeys(c for c in codes if c)) if all(codes) and len(set(codes)) > 1 else ()


def _reads_as_one(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether one indicator explains every telling term of the whole, "and" or not, and no other name of its own does."""
    best = parsed.found.readings[0] if parsed.found.readings else None
    if best is None or best.score >= _ONE_READING:
        return best is not None
    return best.score >= ASK and not [t for t in frozenset(parsed.known) - best.call.terms if lexicon.weight(t) > 0.6]


def _known(text: str, parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    """The known terms of a part of the text; empty where it tells nothing."""
    terms = tuple(t for t in lexicon.terms(text) if t in lexicon.index)
    return terms if any(t in parsed.known for t in terms) else ()


def _clear(found: Match, lexicon: Lexicon) -> str | None:
    near = _family(found.near(), False, lexicon)
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


def _kind(parsed: Parsed) -> Kind:
    kinds = parsed.cues.kinds
    filters = {f.field for f in parsed.cues.filters}
    pair = len([s for s in parsed.said if s.how in ("exact", "yearless", "year")]) >= 2
    relative = any(s.how in ("before", "after", "year earlier") and ((s.number and not s.unit) or len(parsed.said) > 1) for s in parsed.said)
    since = any(s.how in ("since", "recent") for s in parsed.said)
    if "source" in kinds or "definition" in kinds:
        return "source" if "source" in kinds else "definition"
    moved = "compare" in kinds and "trend" not in kinds
    if moved and len(parsed.said) == 1 and parsed.said[0].how == "since" and parsed.said[0].period and parsed.said[0].period.kind in ("quarter", "month", "term"):
        return "compare"
    if since and not any(s.how == "since" and s.unit in ("before", "year earlier", "last") for s in parsed.said):
        return "trend"
    if "trend" in kinds and not (relative or (pair and "compare" in kinds)):
        return "trend"
    if pair:
        return "compare"
    for kind in ("target", "benchmark"):
        if (kind in kinds or kind in filters or (kind == "benchmark" and "quartile" in filters)) and not relative:
            return kind  # type: ignore[return-value]
    return "compare" if "compare" in kinds or relative else "value"


def _as_definition(base: Question, parsed: Parsed, lexicon: Lexicon) -> Question | None:
    if "definition" not in parsed.cues.kinds or "source" in parsed.cues.kinds:
        return None
    terms = lexicon.core(without(parsed.undated, "definition"))
    concepts = [t[1:] for t in terms if t.startswith("=")]
    if base.codes and not base.stranger:
        concepts = [c for c in concepts if len(terms) == 1]
        return replace(base, kind="definition", term=concepts[0] if len(concepts) == 1 == len(terms) else None)
    named = [m.readings[0].codes for c in concepts[:1] if (m := match((f"={c}",), lexicon)).readings and len(m.near()) == 1]
    if concepts and len(concepts) <= 2 and len([t for t in terms if lexicon.weight(t) > 0.6]) <= len(concepts) + 1:
        return replace(base, kind="definition", choices=(), stranger=(), term=concepts[0], confidence=0.9,
                       codes=named[0] if named and len(named[0]) == 1 else ())  # fmt: skip
    if not terms and not base.choices:
        return replace(base, kind="definition", stranger=())
    return replace(base, kind="definition") if base.choices and not base.stranger else None


def _as_list(base: Question, parsed: Parsed, lexicon: Lexicon) -> Question | None:
    filters, rest = find_filters(parsed.undated)
    odd = strangers(rest, lexicon.core(rest), lexicon)
    if not filters or {"source", "definition"} & set(parsed.cues.kinds) or (len(base.codes) == 1 and not base.stranger):
        return None
    asks = ASKS_FOR_LIST.search(parsed.undated)
    left = tuple(t for t in lexicon.terms(find_cues(rest).rest) if t in lexicon.index)
    core = tuple(t for t in left if not t.startswith(SHADE))
    theme = _theme(core, lexicon, parsed.undated)
    judged = filters[0].field in ("verdict", "direction")
    if (theme or not core) and not odd.telling and (asks or (not judged and not _IT.search(parsed.undated))):
        return replace(base, kind="list", codes=(), choices=(), filters=filters, theme=theme, stranger=(), confidence=0.95)
    found = match(left, lexicon)
    within = base.codes or base.choices or _family(found.near(), False, lexicon)
    if within and found.best >= ASK and not odd.telling and asks:
        return replace(base, kind="list", codes=(), choices=(), filters=filters, within=within, stranger=(), confidence=0.8)
    return None


def _theme(terms: Sequence[str], lexicon: Lexicon, text: str = "") -> str | None:
    """The theme that a list is narrowed to, where the words left over say nothing but a theme."""
    if not terms:
        return None
    said, spoken = {w for t in terms for w in stems(t.removeprefix("="))}, set(stems(text))
    themes = {theme: {*stems(theme.lower())} - {"and"} for theme in dict.fromkeys(n.theme for n in lexicon.named.values())}
    fitting = [theme for theme, named in themes.items() if said & named and said <= {*named, "child", "service"}]
    return next((t for t in fitting if themes[t] <= spoken), fitting[0] if len(fitting) == 1 else None)


def _as_summary(base: Question, parsed: Parsed, lexicon: Lexicon) -> Question | None:
    if "summary" not in parsed.cues.kinds or base.codes or base.choices:
        return None
    left = [t for t in parsed.terms if lexicon.weight(t) > 0.6]
    theme = _theme(left, lexicon, parsed.undated)
    if left and not theme:
        return None
    return replace(base, kind="summary", theme=theme, stranger=(), confidence=0.95)
