"""A line of a conversation, read in the light of the one before: "and Q2?", "what about …", "the other one".

Pure: the remembered `Context` comes in, a whole `Question` goes out. What a line says itself always stands; only
what it leaves out is taken over, and only where the line leaves out the indicator, or leans on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intents.counts import of_a_count
from intents.kinds import Filter, Kind, find_cues, find_filters
from intents.lexicon import Lexicon
from intents.match import ASK, SURE, Match, Reading, foreign, match
from intents.period_rules import Said, with_year
from intents.periods import parse_label
from intents.question import Context, Question
from intents.tokens import words
from intents.words import GENERIC, POPULATIONS, THANKS

_LEANS = re.compile(r"^\W*(?:and|what about|whats? about|how about|same|also|ok(?:ay)?|just|but|or|no|nope|sorry|actually|i meant?|i mean|rather|instead|the|only|for|now|then|with|plus|hmm|right|yes|yep|yeah|ah|oh|in|vs|versus|compared|against)\b|\b(?:of|among|for) (?:those|them|these|that|it)\b|\b(?:ones?|instead|too|as well|likewise|that|those|it|them|this|these|same)\W*(?:please|pls|plz|then|thanks)?\W*$")  # fmt: skip
_PRONOUN = re.compile(r"\b(?:it|that|this|those|these|them|they|its|their|there|one|ones|which|same|he|she)\b")
_OTHER = re.compile(r"\b(?:the )?(?:other|others|other one|different one|alternative)\b")
_BOTH = re.compile(r"\b(?:both|all(?: of)?(?: them| those| these)?|each(?: of them)?|either|everything|the lot|all (?:two|three|four|five))\b")
_ORDINAL = re.compile(r"\b(?:(first|1st|former)|(second|2nd|latter)|(third|3rd)|(fourth|4th)|(fifth|5th|last))\b(?: one)?")
_GOOD = re.compile(r"\b(?:is|was|are|were)(?: that| this| it| they| those| we| our)?(?: a| an)? ?(?:any |very |really |actually |considered )?(?:good|bad|ok|okay|improvement|improving|worse|better|problem|concern|acceptable|healthy|normal)\b|\bgood or bad\b|\bhow (?:good|bad) is\b|\bshould (?:we|i) (?:be )?(?:worr|concern|pleased|happy)")  # fmt: skip
_QUESTION = re.compile(r"\?|\b(?:what|how|which|when|why|who|where|is|are|was|were|did|do|does|has|have|can|could|show|give)\b")
_AS_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b|\bproportion\b|\bshare\b|\brate\b")
_OF_MANY = re.compile(r"\b(?:what|which|whats|what's|any|anything|list|everything|measures?|indicators?|ones|areas|things)\b(?! (?:has|have|is|was|did|does) (?:it|that|this))")
_WHOLE = re.compile(r"\b(?:all (?:the )?(?:pupils|children|kids|of them together|schools)|everyone|everybody|overall|(?:the )?(?:whole|entire) (?:county|council|of leicestershire)|county[ -]?wide|the general one|in general|as a whole)\b")
MOST_OF_A_GROUP = 3  # so few words that name nothing but a group are about the measure before (`SEN support?`)
_KEEPS = ("value", "compare", "trend", "target", "benchmark", "source")


def follow_up(question: Question, fixed: str, terms: Sequence[str], context: Context, lexicon: Lexicon) -> Question:
    """The question with what it left out taken from the conversation; unchanged where it stands by itself.

    The ways of leaning on the line before are tried in order, the most telling first.
    """
    if question.kind == "help":
        return question
    line = _Line(question, fixed, tuple(terms), context, lexicon)
    for way in _WAYS:
        if read := way(line):
            return read
    return question


@dataclass(frozen=True, slots=True)
class _Line:
    question: Question
    fixed: str
    terms: tuple[str, ...]
    context: Context
    lexicon: Lexicon

    def about(self, codes: Sequence[str], kind: Kind | None = None) -> Question:
        """The line as a question about other indicators, with what it leaves out inherited."""
        if self.question.counting:
            codes = [self.lexicon.counts.get(c, c) for c in codes]
        sure = replace(self.question, codes=tuple(codes), choices=(), stranger=(), confidence=SURE)
        return _inherit(replace(sure, kind=kind) if kind else sure, self.fixed, self.context)


def _of_a_count(line: _Line) -> Question | None:
    return of_a_count(line.question, line.fixed, line.context)


def _of_a_group(line: _Line) -> Question | None:
    """`for Blaby?`: the same for a place or group; another subject stands by itself."""
    strange, context = foreign(line.terms), line.context
    if not strange:
        return None
    subject = any(t.startswith("subject:") for t in strange)
    if subject or not context.codes or line.question.codes or set(line.terms) - set(strange):
        return line.question
    return replace(line.about(context.codes), stranger=strange)


def _thanking(line: _Line) -> Question | None:
    courteous = any(w in THANKS for w in words(line.fixed)) and not bare_kind(line.fixed)
    if courteous and not line.question.said and not _telling(line.terms, line.lexicon):
        return replace(line.question, kind="help", codes=(), choices=())
    return None


def _chosen_one(line: _Line) -> Question | None:
    chosen = _chosen(line.question, line.fixed, line.terms, line.context, line.lexicon)
    own = line.question.kind if line.question.kind not in (None, "value", "list", "summary") else bare_kind(line.fixed)
    return line.about(chosen, own) if chosen else None


def _of_a_list(line: _Line) -> Question | None:
    if line.question.kind not in ("list", "summary"):
        return None
    if line.context.codes and not _OF_MANY.search(line.fixed) and line.question.kind == "list":
        return _nothing_named(line.question, line.fixed, line.context, line.lexicon)
    return _with_report(line.question, line.context)


def _of_the_same(line: _Line) -> Question | None:
    """A line that names nothing that tells: of the same indicator, or of its twin (`families?`)."""
    if _telling(line.terms, line.lexicon) or _by_itself(line):
        return None
    if len(line.fixed.split()) <= 6 and (twin := _relative(line.terms, line.context, line.lexicon, light=True)):
        return line.about(twin)
    return _nothing_named(line.question, line.fixed, line.context, line.lexicon)


def _by_itself(line: _Line) -> bool:
    """Whether a line of light words names a topic all the same (`exam results`), and leans on nothing."""
    named = line.question.choices and line.question.confidence >= SURE
    return bool(named) and not _leans(line.fixed) and not _WHOLE.search(line.fixed)


def _of_the_family(line: _Line) -> Question | None:
    short = len(line.fixed.split()) <= MOST_OF_A_GROUP and set(_telling(line.terms, line.lexicon)) <= POPULATIONS
    sibling = _sibling(line.terms, line.context, line.lexicon) if short or _leans(line.fixed) else ()
    return line.about(sibling) if sibling else None


def _standing(line: _Line) -> Question | None:
    if not line.question.codes or line.question.stranger:
        return None
    return _inherit(line.question, line.fixed, line.context) if _leans(line.fixed) else line.question


def _of_a_sibling(line: _Line) -> Question | None:
    relative = _relative(line.terms, line.context, line.lexicon)
    return line.about(relative) if relative else None


def _of_earlier(line: _Line) -> Question | None:
    """What was offered or spoken of before the last answer; else the choices, with the period inherited."""
    again = [c for c in line.question.choices if c in line.context.earlier]
    if len(again) == 1:
        return line.about(again)
    leans = line.question.choices and _leans(line.fixed)
    return _inherit(line.question, line.fixed, line.context) if leans else None


def _telling(terms: Sequence[str], lexicon: Lexicon) -> list[str]:
    return [t for t in terms if lexicon.weight(t) > 0.6 or t not in lexicon.weights]


def _leans(fixed: str) -> bool:
    return bool(_LEANS.search(fixed))


def _sibling(terms: Sequence[str], context: Context, lexicon: Lexicon) -> tuple[str, ...]:
    """Another of the same family, where the words say just what sets it apart: `and SEN support?` after Progress 8."""
    if not context.codes:
        return ()
    before, telling = context.codes[0], set(_telling(terms, lexicon))
    family = lexicon.named[before].general or before
    mine = [n.code for n in lexicon.named.values() if family in (n.code, n.general) and n.code != before and not n.count_of]
    fitting = [c for c in mine if any(telling <= call.terms for call in lexicon.calls if call.codes == (c,))]
    return (fitting[0],) if len(fitting) == 1 and telling - _family_terms(family, lexicon) else ()


def _family_terms(family: str, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.context.get(family, frozenset())


def _chosen(question: Question, fixed: str, terms: Sequence[str], context: Context, lexicon: Lexicon) -> tuple[str, ...]:
    """Which of the choices offered, or of the measures listed, is meant."""
    offered = context.choices or context.listed
    typed = re.fullmatch(r"\W*(?:(?:number|option|no) )?([1-9])\W*", fixed)
    if typed:
        return offered[int(typed[1]) - 1 : int(typed[1])]
    telling = _telling(terms, lexicon)
    if not offered or (telling and not context.choices):
        return ()
    if not telling:
        return _by_order(fixed, offered, bool(context.choices))
    shared = frozenset.intersection(*(lexicon.context.get(c, frozenset()) for c in context.choices))
    if foreign(telling) or set(telling) <= shared:
        return ()
    ranked = sorted(((best_of(match(telling, lexicon), c), c) for c in context.choices), reverse=True)
    clear = ranked[0][0] > 0 and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] > 0.02)
    explained = set(telling) <= lexicon.context.get(ranked[0][1], frozenset())
    elsewhere = question.codes and question.codes[0] not in context.choices and question.confidence > 0.9
    return (ranked[0][1],) if clear and (explained or (not elsewhere and _explains(ranked[0][1], telling, lexicon))) else ()


def _by_order(fixed: str, offered: tuple[str, ...], asked: bool) -> tuple[str, ...]:
    """`both`, `the first one`, `the latter` of what was offered (`asked`) or listed."""
    if asked and _BOTH.search(fixed):
        return offered
    number = _ORDINAL.search(fixed)
    if number is None or not (asked or "one" in number[0]):
        return ()
    at = -1 if "last" in number[0] else next(n for n, g in enumerate(number.groups()) if g)
    return (offered[at],) if at < len(offered) else ()


def _explains(code: str, telling: Sequence[str], lexicon: Lexicon) -> bool:
    return any(t in lexicon.context.get(code, ()) for t in telling)


def best_of(found: Match, code: str) -> float:
    """The score of one indicator among the readings."""
    return next((r.score for r in found.readings if r.codes == (code,)), 0.0)


def _nothing_named(question: Question, fixed: str, context: Context, lexicon: Lexicon) -> Question:
    """A line that names no indicator: `and Q2?`, `is that good?`, `what's the target?`."""
    codes = context.codes
    if _OTHER.search(fixed) and context.earlier:
        codes = context.earlier
    if context.kind in ("list", "summary") and not codes:
        filters, _ = find_filters(fixed)
        return _list_again(replace(question, filters=question.filters or filters), fixed, context)
    asks = _asks(fixed) or _WHOLE.search(fixed) or (_PRONOUN.search(fixed) and _QUESTION.search(fixed))
    said = question.said or question.kind or question.counting or question.why_none
    if not codes or not (said or asks or _GOOD.search(fixed) or bare_kind(fixed)):
        return question
    kind = _bare_kind(fixed, question)
    if _WHOLE.search(fixed):
        codes = tuple(lexicon.named[c].general or c for c in codes)
    if (_AS_SHARE.search(fixed) and not question.counting) or kind in ("target", "benchmark"):
        codes = tuple(lexicon.named[c].count_of or c for c in codes)
    elif question.counting:
        codes = tuple(next((n.code for n in lexicon.named.values() if n.count_of == c), c) for c in codes)
    filters = () if kind != "list" else question.filters
    out = replace(question, codes=codes, choices=(), stranger=(), kind=kind, confidence=1.0, filters=filters, within=(), theme=None)
    return _inherit(out, fixed, context)


def _asks(fixed: str) -> bool:
    return bool(re.search(r"\b(?:target|quartile|neighbour|neighbours|trend|chart|graph|england|national|change|changed|source|why|previous|last|benchmark|better|worse|up|down|improv\w+|declin\w+|history|met|mean|definition|polarity)\b", fixed))  # fmt: skip


def _bare_kind(fixed: str, question: Question) -> Kind | None:
    if question.why_none:
        return "source"
    if _GOOD.search(fixed) and not ((question.said and question.comparing) or _before(question)):
        return "definition"
    own = question.kind if question.kind not in ("list", "summary") else None
    return own if own not in (None, "value") else bare_kind(fixed) or own


def _before(question: Question) -> bool:
    return any(s.how in ("before", "year earlier") for s in question.said)


def bare_kind(fixed: str) -> Kind | None:
    """The kind that a line without an indicator asks for, None where it asks for none."""
    kinds = find_cues(fixed).kinds
    return next((k for k in kinds if k not in ("summary", "help")), None)


def _list_again(question: Question, fixed: str, context: Context) -> Question:
    number = _ORDINAL.search(fixed)
    if number and context.filters and context.filters[0].field == "quartile" and not question.filters:
        at = next((n for n, g in enumerate(number.groups(), 1) if g), 0)
        question = replace(question, filters=(Filter("quartile", str(min(at, 4))),))
    end = re.search(r"\b(top|best|bottom|worst|lowest)\b", fixed)
    if end and context.filters and context.filters[0].field == "quartile" and not question.filters:
        question = replace(question, filters=(Filter("quartile", "1" if end[1] in ("top", "best") else "4"),))
    if not question.said and not question.filters:
        return question
    if not question.said and context.report:
        question = replace(question, said=(Said("exact", parse_label(context.report)),))
    return replace(question, kind=context.kind, filters=question.filters or context.filters, stranger=(), confidence=0.9)


def _with_report(question: Question, context: Context) -> Question:
    if context.report is None or any(s.how in ("exact", "yearless", "latest", "last", "year") for s in question.said):
        return _yearless(question, context.report)
    if question.said and question.said[0].how in ("before", "after", "year earlier"):
        return question
    return replace(question, said=(Said("exact", parse_label(context.report)),))


def _yearless(question: Question, near: str | None) -> Question:
    if near is None:
        return question
    period = parse_label(near)
    said = tuple(
        replace(s, how="exact", period=p) if s.how == "yearless" and (p := with_year(s, period)) else s
        for s in question.said
    )
    return replace(question, said=said)


def _relative(terms: Sequence[str], context: Context, lexicon: Lexicon, light: bool = False) -> tuple[str, ...]:
    """A sibling of the indicator before: `and fsm?` after good level of development, `and accommodation?`.

    `light`: the words alone tell little, and only the change from the indicator before makes them tell (`families?`).
    """
    telling = [t for t in terms if t in lexicon.index and t not in GENERIC]
    if light and (len(terms) > 3 or not set(telling) - lexicon.context.get(context.codes[0] if context.codes else "", frozenset())):
        return ()
    if not context.codes or not telling or len(telling) < len(_telling(terms, lexicon)):
        return ()
    before = context.codes[0]
    family = lexicon.named[before].general or before
    readings = list[Reading]()
    for base in dict.fromkeys((family, before)):
        for call in lexicon.calls:
            if call.codes == (base,):
                found = match((*telling, *call.terms), lexicon)
                readings += [r for r in found.readings[:3] if len(r.codes) == 1 and set(telling) <= r.call.terms]
    readings += _exchanged_words(before, telling, lexicon)
    ranked = sorted(readings, key=lambda r: -r.score)
    codes = list(dict.fromkeys(c for r in ranked for c in r.codes))
    if not ranked or ranked[0].score < ASK or codes[0] == before:
        return ()
    second = next((r.score for r in ranked if r.codes != ranked[0].codes), 0.0)
    return ranked[0].codes if ranked[0].score - second > 0.02 else ()


def _exchanged_words(before: str, telling: Sequence[str], lexicon: Lexicon) -> list[Reading]:
    """Readings in which the new words stand in the place of one of the old: `SEN support in mainstream` → `EHCP in mainstream`."""
    own = [call.terms for call in lexicon.calls if call.codes == (before,)]
    sets = {frozenset(terms - {out}) | frozenset(telling) for terms in own for out in terms if len(terms) > 1}
    return [r for s in sets for r in match(sorted(s), lexicon).near() if len(r.codes) == 1 and r.codes != (before,)
            and r.score > 0.95 and set(telling) <= r.call.terms]  # fmt: skip


def _inherit(question: Question, fixed: str, context: Context) -> Question:
    """Kind and periods from the line before, where this one says none."""
    near = context.resolved[0] if context.resolved else context.report
    question = _against(_yearless(_one_of_those(_exchanged(question, fixed, context), context), near), context)
    kind = question.kind
    silent = kind in (None, "value") and not (question.counting and question.said) and not bare_kind(fixed)
    if silent and context.kind in _KEEPS and not (question.said and context.kind in ("compare", "trend", "source")):
        kind = context.kind
    said = question.said or _same_periods(kind, context)
    if len(said) == 1 and said[0].how in ("before", "after", "year earlier", "last") and context.resolved and question.said:
        said = (Said("exact", parse_label(context.resolved[0])), replace(said[0], number=1))
        kind = "compare" if kind in (None, "value", "compare") and (question.comparing or said[1].number) else kind
    return replace(question, kind=kind or "value", said=said)


def _against(question: Question, context: Context) -> Question:
    """`versus December 2020` after a figure of December 2021: of the two that are set side by side the line says one."""
    alone = len(question.said) == 1 and question.said[0].how in ("exact", "year") and question.comparing
    given = [s for s in context.said if s.how in ("exact", "year", "yearless")]
    if not alone or context.kind != "value" or len(given) != 1 or len(context.resolved) < 1:
        return question
    return replace(question, kind="compare", said=(Said("exact", parse_label(context.resolved[0])), question.said[0]))


def _exchanged(question: Question, fixed: str, context: Context) -> Question:
    """`Q2 instead of Q1`: one side of a comparison is exchanged."""
    if "instead of" not in fixed or len(question.said) != 2 or len(context.said) != 2:
        return question
    new, old = question.said
    kept = [s for s in context.said if s.period != old.period]
    return replace(question, kind="compare", said=(new, *kept[:1]))


def _one_of_those(question: Question, context: Context) -> Question:
    """`the 2024 one` of the periods just spoken of."""
    if len(question.said) != 1 or question.said[0].how != "year" or question.said[0].period is None:
        return question
    year = question.said[0].period
    spoken = [p for p in map(parse_label, context.resolved) if year.start <= p.end <= year.end]
    return replace(question, said=(Said("exact", spoken[0]),)) if len(spoken) == 1 and len(context.resolved) > 1 else question


def _same_periods(kind: Kind | None, context: Context) -> tuple[Said, ...]:
    if kind == context.kind:
        return context.said
    explicit = any(s.how not in ("latest", "last") for s in context.said)
    if not explicit or kind == "trend" or not context.resolved:
        return ()
    if context.kind == "trend":
        return ()
    labels = context.resolved[:2] if kind == "compare" and len(context.resolved) > 1 else context.resolved[:1]
    return tuple(Said("exact", parse_label(label)) for label in labels)


_WAYS = (
    _of_a_count, _of_a_group, _thanking, _chosen_one, _of_a_list, _of_the_same, _of_the_family, _standing, _of_a_sibling, _of_earlier,
)  # fmt: skip
