"""From text to `Question`, in order: plain text, typos, exact names, periods, cue words, the match, the decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intents.converse import follow_up
from intents.kinds import ASKS_FOR_LIST, Kind, find_against, find_cues, find_filters, without
from intents.lexicon import SHADE, Lexicon
from intents.match import ASK, match
from intents.parse import Parsed, parse
from intents.pick import family, pick
from intents.question import Context, Question, Step
from intents.strangers import strangers
from intents.tokens import stems, words
from intents.words import GREETINGS, HELLOS

_WHY_NONE = re.compile(
    r"\bwhy(?: is| are|'s)?(?: there| we| you| it| that)*(?: have| got| do we have)? ?"
    r"(?:no|not|n't|isn't|aren't|missing|blank|can't|cannot|don't|haven't)\b|"
    r"\bwhy\b.{0,40}\b(?:missing|not (?:held|there|available|reported|shown|calculated)|n/a)\b"
)


_UNREAD: frozenset[Kind] = frozenset({"benchmark", "target", "trend"})


_HIT = re.compile(r"\b(?:hit|reach(?:ed)?|meet|met|make|made|achieved?|over|above|under|below)\b")
_VERSUS = re.compile(r"\b(?:vs?|versus|against|compared (?:to|with))\b")


_IT = re.compile(r"\b(?:it|that|this|they|them)\b")


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


def _outline(q: Question) -> str:
    what = ", ".join(q.codes) or ("which? " + ", ".join(q.choices) if q.choices else q.theme or q.term or "")
    extra = f"; not used: {', '.join(q.stranger)}" if q.stranger else ""
    return f"{q.kind or 'not understood'}: {what} (confidence {q.confidence:.2f}){extra}"


def decide(parsed: Parsed, lexicon: Lexicon) -> Question:
    """The decision: which kind, which indicator, or what to ask."""
    near = dict.fromkeys(c for r in parsed.found.readings[:4] if r.score > 0.3 for c in r.codes)
    base = Question(
        parsed.asked, None, said=parsed.said, counting=parsed.cues.counting, number=parsed.number, near=tuple(near)[:3],
        comparing="compare" in parsed.cues.kinds, why_none=bool(_WHY_NONE.search(parsed.fixed)),
        against=find_against(parsed.fixed),
    )  # fmt: skip
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
    courteous = all(w in GREETINGS for w in typed) and any(w in HELLOS for w in typed)
    if ("help" in parsed.cues.kinds and not parsed.known) or (nothing_asked and courteous):
        return replace(base, kind="help", confidence=1.0)
    return None


def _kind(parsed: Parsed) -> Kind:
    kinds = parsed.cues.kinds
    filters = {f.field for f in parsed.cues.filters}
    pair = len([s for s in parsed.said if s.how in ("exact", "yearless", "year")]) >= 2
    sides = len(parsed.said) > 1
    relative = any(s.how in ("before", "after", "year earlier") and ((s.number and not s.unit) or sides) for s in parsed.said)
    since = any(s.how in ("since", "recent") for s in parsed.said)
    if "source" in kinds or "definition" in kinds:
        return "source" if "source" in kinds else "definition"
    if "compare" in kinds and "trend" not in kinds and len(parsed.said) == 1 and parsed.said[0].how == "since":
        return "compare"
    if since and not any(s.how == "since" and s.unit in ("before", "year earlier", "last") for s in parsed.said):
        return "trend"
    if "trend" in kinds and not (relative or (pair and "compare" in kinds)):
        return "trend"
    if pair:
        return "compare"
    if parsed.number is not None and not relative and ("compare" in kinds or _HIT.search(parsed.fixed)):
        return "target"  # `did it hit 97%`, `Q2 against the 80%`
    for kind in ("target", "benchmark"):
        if (kind in kinds or kind in filters or (kind == "benchmark" and "quartile" in filters)) and not relative:
            return kind
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
    if filters[0].field == "held" and (_UNREAD & set(parsed.cues.kinds) or (odd.plain and not theme)):
        return None  # `which were quartile`: of what it asks for only a part was made out
    judged = filters[0].field in ("verdict", "direction")
    if (theme or not core) and not odd.telling and (asks or (not judged and not _IT.search(parsed.undated))):
        return replace(base, kind="list", codes=(), choices=(), filters=filters, theme=theme, stranger=(), confidence=0.95)
    found = match(left, lexicon)
    within = base.codes or base.choices or family(found.near(), False, lexicon)
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
    if "summary" not in parsed.cues.kinds:
        return None
    left = [t for t in parsed.terms if lexicon.weight(t) > 0.6 and t not in parsed.odd.plain]
    theme = _theme(left, lexicon, parsed.undated)
    if (base.codes or base.choices or left) and not theme:
        return None
    return replace(base, kind="summary", codes=(), choices=(), theme=theme, stranger=(), confidence=0.95)
