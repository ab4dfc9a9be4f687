"""Cue words → what kind of question it is. Each kind carries its own help line and an example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "value", "compare", "trend", "target", "benchmark", "list", "summary", "definition", "source", "help"
]
Field = Literal["verdict", "direction", "rag", "quartile", "target", "held"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is of: measures whose `field` is `value` (`verdict` improved, `rag` red, `quartile` 4 …)."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class KindOfQuestion:
    """A kind with its cues, one line of help and an example that a test asks."""

    kind: Kind
    cues: tuple[str, ...]
    help_line: str
    example: str


@dataclass(frozen=True, slots=True)
class Cues:
    """What the cue words of a text say, in the order of their kinds, and the text without them."""

    kinds: tuple[Kind, ...]
    filters: tuple[Filter, ...]
    counting: bool
    rest: str


KINDS: tuple[KindOfQuestion, ...] = (
    KindOfQuestion("help", (
        r"\bwhat (?:sort|kind|type)s? of (?:things?|questions?|stuff)\b.{0,30}\b(?:ask|answer|do)\b", r"\bwhat (?:does )?(?:this|the|your) (?:bot|thing|app|tool) (?:do|does|for)\b", r"\bwhat (?:can|could|may|should|am|are|do) (?:i|we|you|u) (?:able to )?(?:ask|answer|do|help)\b", r"\bhow (?:do|can|should) i (?:ask|use)\b", r"^\W*what (?:can|could) you tell me(?: about)?\W*$",
        r"^\W*(?:help|help me|what can (?:you|i|u) (?:do|ask|answer)\b.*|what do you (?:do|know)|how do (?:you|i|u) (?:work|use).*|commands?|instructions)\W*$",
    ), "How to ask", "help"),
    KindOfQuestion("source", (
        r"where (?:do|does|did|is|are|was|were|has|have)\b.{0,80}?\b(?:come|came|coming|taken|found|published|reported|printed|quoted|publish|print|quote|from)\b(?: from)?", r"which (?:para|paragraph|page|section|row|dashboard)\b",
        r"where(?:'?s| is)?\b.{0,60}?\bfrom\b", r"(?:what|which|whats|what's) (?:is |was |are )?(?:the |its |your |our )?(?:source|report|document|paragraph|page|publication|dashboard)(?! (?:say|show|card))\b(?:.{0,60}?\bfrom\b)?",
        r"\bsources?\b", r"\b(?:citation|cite|provenance|reference for|evidence for)\b", r"who (?:published|reported|says)", r"\bwhere publish(?:ed)?\b",
        r"how do (?:you|we) know",
    ), "Where a figure comes from", "Where does the re-referrals figure come from?"),
    KindOfQuestion("definition", (
        r"\bwhat (?:do|does|did|is meant by|are meant by)\b.{0,80}?\b(?:mean|means|meant|stand for|stands for|measure|count|cover|refer to)\b", r"\bwhat(?:'s| is) meant by\b",
        r"\bstands? for\b", r"\bdefin(?:e|ed|ition|itions)\b", r"\bmeaning of\b", r"\bglossary\b", r"\bexplain(?: to me)?(?: what)?\b(?! why| the (?:drop|rise|change|increase|decrease))",
        r"\b(?:is|are|would|does) (?:it |that |this |having |being |a |an |the )*(?:low|high|lower|higher|more|less|fewer|bigger|smaller|up|down|rising|falling|increase|decrease|rise|fall|going up|going down)(?: [\w-]+){0,5} (?:a )?(?:good|bad|better|worse)\b",
        r"\b(?:low|high|lower|higher|more|fewer)(?: (?:number|figure|rate|percentage|value|score)s?)?(?: is| are|=|'s| being)? ?(?:good|bad|better|worse|desirable|best)\b", r"\b(?:do|should) we want .{0,60}?\b(?:low|high|lower|higher|up|down|rise|fall|increase|decrease|more|fewer)\b", r"\bgood (?:thing )?or (?:a )?bad\b", r"\bwhat\b.{0,60}?\b(?:actually|really) means?\b", r"\bbad or (?:a )?good\b", r"\bbetter or worse if\b",
        r"\bgood (?:thing|news) (?:if|when)\b", r"\b(?:which|what) (?:way|direction) (?:good|is|round is|do we want|should)\b", r"(?<!no )(?<!without )(?<!any )(?<!a )\bpolarity\b(?! of none)", r"\bis being in\b.{0,40}\b(?:good|bad|better|worse)\b",
        r"\bhow(?:'s| is| are| do you| do we)\b.{0,60}?\b(?:calculated|measured|defined|worked out|counted|calculate|measure|define)\b", r"^\W*(?:what(?:'s|s| is| are)|whats) an? (?!latest|current|figure)",
        r"\bcounts? as\b", r"\bwhat kind of thing is\b", r"\bis \w+ quartile (?:good|bad|best|worst)\b", r"\bis quartile \w+ (?:good|bad|the best|the worst|best|worst)\b",
    ), "What a measure means, and which way is good", "Is low good for care leavers in EET?"),
    KindOfQuestion("summary", (
        r"\b(?:summary|summaries|summarise|summarize|sum(?:s|med|ming)? (?:it |this |that )?up|overview|roundup|round-up|headlines?|highlights|key messages|key points|big picture|at a glance|state of play|digest|run ?down|lowdown|main points|recap|wrap ?up|snapshot)\b",
        r"\bhow (?:did|do|have|has|were|are|is) (?:we|the council|the county|leicestershire|the department|things|it|performance)(?: all)? (?:do|done|doing|get on|got on|getting on|perform|performed|performing|fare|fared|faring|look|looking|going|go|been)(?: overall)?\b(?! (?:on|for|with|in terms|against|at|compared|about)\b)",
        r"\boverall\b",
    ), "How a quarter's report adds up", "Summary of Q3 2021/22"),
    KindOfQuestion("trend", (
        r"\btrends?\b", r"\b(?:longer|full|whole|complete|entire) (?:run|series|set|view|picture)\b", r"\brun of (?:figures|numbers|data|results)\b", r"\bby (?:quarter|term|year|month)\b", r"\btermly\b", r"\b(?:highest|lowest|peak(?:ed)?|record (?:high|low)|best ever|worst ever|all[- ]time|maximum|minimum)\b", r"\btrending\b", r"\btrajector(?:y|ies)\b", r"\bover (?:the )?(?:time|years?|quarters|months|terms|period|longer term|long term)\b", r"\bhistor(?:y|ic|ical|ically)\b", r"\b(?:chart|graph|plot|sparkline|line graph)(?:ed)?\b",
        r"\btime ?series\b", r"\btrack record\b", r"\ball (?:the |of the |our |your )?(?:\w+ )?(?:figures|values|data|numbers|results|periods|quarters|years|readings)\b(?: (?:we|you)(?:'ve| have)?(?: got| hold| held)?)?",
        r"\bhow (?:has|have|did)\b(?=.{0,80}?\b(?:changed|grown|moved|evolved|developed|shifted|progressed|risen|fallen|varied|gone|fared|change|grow|move)\b)",
        r"\b(?:each|every|per) (?:quarter|year|term|month|period)\b", r"\b(?:quarter|term|year|month) (?:by|after) (?:quarter|term|year|month)\b",
        r"\b(?:direction of travel|long[- ]term|run of|series of|pattern|progression|through the years|down the years|across the years|over the last|over recent)\b", r"\b(?:rising|falling|increasing|decreasing|climbing) or (?:rising|falling|increasing|decreasing|dropping)\b",
    ), "All the figures held, in order", "Dental checks trend since 2020"),
    KindOfQuestion("benchmark", (
        r"\bquartiles?\b", r"\b(?:statistical|stat|statistcal|stats|statistic|nearest) (?:neighbours?|neighbors?|nbrs?|neighbs?)\b(?:'s?)?(?: averages?| avg| mean)?", r"\b(?:our )?neighbours?\b(?:'s?)?(?: averages?)?", r"\bsns?\b",
        r"\bbenchmark(?:s|ed|ing)?\b", r"\b(?:england|english|national(?:ly)?|country)(?:'s)?(?: average| avg| figure| picture| rate| mean| position)?\b(?! curriculum)", r"\b(?:other|similar|comparable|neighbouring|different|all) (?:councils?|authorit(?:y|ies)|las?|counties|areas|places|shires)\b", r"\b(?:councils?|authorities|counties) (?:like|similar)\b(?: (?:to )?(?:ours|us))?",
        r"\brank(?:s|ed|ing)?\b", r"\bleague table\b", r"\b(?:peers?|comparators?)\b", r"\b(?:regional(?:ly)?|east midlands|region)(?: average)?\b", r"\b(?:the )?rest of (?:the country|england)\b", r"\belsewhere\b", r"\bcompare (?:us|ourselves) (?:to|with) others\b", r"\b(?:than|with|to|against) others\b",
    ), "The quartile, statistical neighbours and England", "What quartile are we in for care leavers EET?"),
    KindOfQuestion("target", (
        r"\btargets?\b", r"\bon track\b", r"\bthresholds?\b", r"\bambitions?\b", r"\bwhere (?:we|it) (?:should|need to|ought to|want to) be\b", r"\b(?:aim|aiming) (?:for|at)\b", r"\bobjectives?\b", r"\bsupposed to (?:be|get)\b",
    ), "The target and whether it is met", "Did care leavers EET meet the target in Q3 2021/22?"),
    KindOfQuestion("compare", (
        r"\b(?:vs?\.?|versus|against|compar(?:e|ed|es|ing|ison|isons)(?: (?:to|with|against))?|relative to)(?=\W|$)", r"\b(?:go(?:ing|ne|es)?|went) up or down\b", r"\b(?:up|down|higher|lower|better|worse|more|fewer|less)\b.{0,12}\b(?:or|and) (?:up|down|higher|lower|better|worse|more|fewer|less)\b(?: (?:on|than|from))?", r"\b(?:difference|differ|differs|differed)\b", r"\b(?:changed?|changes|changing|shift(?:ed)?|swing)\b",
        r"\b(?:improv(?:e|ed|ing|ement)|declin(?:e|ed|ing)|worsen(?:ed|ing)?|deteriorat(?:e|ed|ing|ion)|got (?:better|worse)|get(?:ting)? (?:better|worse)|gone up|gone down|went up|went down|go(?:ing)? up|go(?:ing)? down|going in the right direction|risen|rise|rising|rose|fallen|fell|falling|dropp?(?:ed|ing)?|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|grown|grew|growing|better than|worse than|higher than|lower than|more than|fewer than|up on|down on|up from|down from|reduced|reduction|jumped)\b",
    ), "Two periods and the verdict on the change", "Re-referrals Q3 vs Q2?"),
    KindOfQuestion("value", (), "One figure", "Re-referrals in Q3 2021/22"),
)  # fmt: skip

_TARGET_MISSED = r"\b(?:miss(?:ed|ing|es)?|not (?:met|meet(?:ing)?|hit(?:ting)?|achiev(?:ed|ing)|reach(?:ed|ing)|on|at)|(?:didn'?t|don'?t|doesn'?t|did not|do not|aren'?t|are not|isn'?t|weren'?t|haven'?t|hasn'?t|failed to|fail to|failing to) (?:meet(?:ing)?|met|hit(?:ting)?|achiev(?:e|ed|ing)|reach(?:ed|ing)?|make|on|at)|fail(?:ed|ing|s)?|off|short of|fell short of|falling short of|fall short of|behind|below|outside|wide of|under ?perform(?:ed|ing)? against|worse than)\b(?: (?:of|its|their|the|our|on|any|all))* ?(?:targets?|goals?)\b"
_TARGET_MET = r"\b(?:met|meet(?:s|ing)?|hit(?:s|ting)?|achiev(?:ed|es|ing)|reach(?:ed|ing)|on|at|above|beat(?:ing)?|beats|exceed(?:ed|ing)|within|inside|ahead of|better than|made)\b(?: (?:its|their|the|our|all|of))* ?(?:targets?|goals?)\b"

FILTERS: tuple[tuple[Filter, str], ...] = (
    (Filter("target", "missed"), _TARGET_MISSED),
    (Filter("target", "missed"), r"\btargets? (?:(?:were|was|are|have been|did we|we|that were|that we)(?:n'?t)? )*(?:miss(?:ed)?|not (?:met|hit|achieved|reached)|fail(?:ed)?)\b"),
    (Filter("target", "met"), _TARGET_MET),
    (Filter("target", "met"), r"\btargets? (?:(?:were|was|are|have been|did we|we|that were|that we) )*(?:met|meet|hit|achieved?|reach(?:ed)?)\b"),
    (Filter("quartile", "1"), r"\b(?:(?:top|first|1st|upper|best|highest) (?:national )?quart(?:ile|er)s?|quartile (?:1|one)|q1 nationally)\b"),
    (Filter("quartile", "2"), r"\b(?:(?:second|2nd) (?:national )?quartiles?|quartile (?:2|two))\b"),
    (Filter("quartile", "3"), r"\b(?:(?:third|3rd) (?:national )?quartiles?|quartile (?:3|three))\b"),
    (Filter("quartile", "4"), r"\b(?:(?:bottom|fourth|4th|lowest|worst|last) (?:national )?quart(?:ile|er)s?|quartile (?:4|four))\b"),
    (Filter("rag", "red"), r"\b(?:red|reds)(?:[ -]rated)?\b"),
    (Filter("rag", "amber"), r"\b(?:amber|ambers)(?:[ -]rated)?\b"),
    (Filter("rag", "green"), r"\b(?:green|greens)(?:[ -]rated)?\b"),
    (Filter("verdict", "no polarity"), r"\b(?:(?:no|without|have no|has no|without a|any) polarity|information only|info only|for information|for info|neither good nor bad|contextual)\b"),
    (Filter("verdict", "cannot be calculated"), r"\b(?:(?:could|can|was|were|would) (?:the |its |their )?(?:changes? |it |they )?(?:not|n't) be (?:calculated|worked out|judged)|can(?:no|')?t be (?:calculated|worked out|compared|judged)|cannot be (?:calculated|worked out|compared|judged)|no comparison|not calculable|couldn'?t be (?:calculated|worked out|compared))\b"),
    (Filter("verdict", "no change"), r"\b(?:no change|not changed?|unchanged|(?:stay(?:ed|ing)?|remain(?:ed|ing)?|kept|were|was|is|are) (?:the same|static|level|flat|steady|stable)|static|no different|flat|did(?:n'?t| not) change)\b"),
    (Filter("verdict", "improved"), r"\b(?:best[- ]performing|doing best|improv(?:e|ed|ing|ement|ements)|(?:got|get|getting|gotten|gone|went|going|did|done|doing|become) (?:better|well)|better|good news|success(?:es)?|wins|positives?|progress(?:ed)?|moved in the right direction|right direction|went well|going well|strengths?)\b"),
    (Filter("verdict", "declined"), r"\b(?:worst[- ]performing|poorest[- ]performing|doing worst|declin(?:e|ed|ing|es)|(?:got|get|getting|gone|went|going|did|done|doing|become) (?:worse|badly|backwards|downhill)|worse(?:n|ned|ning)?|deteriorat(?:e|ed|ing|ion)|slipp(?:ed|ing)|negatives?|wrong direction|bad news|weaker|weaknesses|concerns?|problems?|worr(?:y|ies|ying)|going wrong|went wrong|went backwards|struggling|poor(?:er|ly)?)\b"),
    (Filter("direction", "up"), r"\b(?:went up|gone up|going up|increas(?:ed|ing)|rose|risen|rising|grew|grown)\b"),
    (Filter("direction", "down"), r"\b(?:went down|gone down|going down|decreas(?:ed|ing)|fell|fallen|falling|dropped|dropping|reduced)\b"),
)  # fmt: skip

_MANY = r"(?:indicators|measures|metrics|kpis|rows)"
_HELD = re.compile(rf"\b(?:which|what|list|show|give|all|every|other|the)\b(?: (?!is\b|are\b|was\b|for\b)[a-z'-]+){{0,4}} {_MANY}\b|^(?:[a-z'-]+ ){{1,4}}{_MANY}\b|\b{_MANY} (?:in|of|from|on|for)\b|\bwhat (?:do|can) you (?:hold|have|cover|know)\b|\bwhat else do you (?:have|hold)\b|\beverything (?:on|about|in|for)\b|\b(?:list|show)(?: me)? (?:all|everything)\b")
_HELD_WORDS = re.compile(rf"\b(?:which|what|list|show|give|all|every|other|the|of|our|your|me|us|do|does|you|we|have|hold|held|cover|know|about|everything|else|are|is|there|can|i|ask|report|dashboard|scorecard|in|on|for|{_MANY})\b")
_COUNTING = re.compile(r"\bhow many\b|\bnumbers? (?:of|in|on)\b|\bno\.? of\b|\bcount of\b|\btotal number\b|\bhead ?count\b|\bnumbers\b|\bin numbers\b|\bhow much\b")
CUT = "¦"
"""Stands where cue words were taken out, so that what stood on either side is not read as one phrase."""
_AS_NUMBER = re.compile(r"\bas a number\b|\bnot (?:as )?(?:the |a )?(?:%|per ?cent(?:age)?s?\b|rate\b|proportion\b|share\b)|\b(?:actual|raw|absolute) numbers?\b|\bhead ?counts?\b|\bnot percentages?\b|\bnumbers?\W*$")
_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b|\bproportion\b|\bshare\b")
ASKS_FOR_LIST = re.compile(r"\b(?:biggest|largest|greatest|best|worst|top|what|whats|what's|which|list|any|anything|anywhere|everything|show|give|name|where|areas?|things?|measures?|indicators?|(?<!stage )ones?|all|those|metrics?|kpis?)\b")
_CUES = tuple((k.kind, re.compile("|".join(f"(?:{c})" for c in k.cues))) for k in KINDS if k.cues)
_FILTERS = tuple((f, re.compile(pattern)) for f, pattern in FILTERS)


_AGAINST = tuple((name, re.compile(pattern)) for name, pattern in (
    ("quartile", r"\bquartiles?\b|\brank|\bbenchmark"),
    ("neighbour", r"\bneighbou?rs?\b|\bnbrs?\b|\bsns?\b|\bsimilar\b|\bcomparable\b|\bpeers?\b|\bcomparators?\b"),
    ("england", r"\bengland\b|\benglish\b|\bnational(?:ly)?\b|\bcountry\b"),
    ("region", r"\bregion(?:al|ally)?\b|\beast midlands\b"),
))  # fmt: skip


def find_against(text: str) -> tuple[str, ...]:
    """What a comparison with other authorities asks for: quartile, neighbour, england, region."""
    return tuple(name for name, pattern in _AGAINST if pattern.search(text))


def find_filters(text: str) -> tuple[tuple[Filter, ...], str]:
    """The filters of a list that a text names, and the text without their words."""
    found, rest = list[Filter](), text
    for one, pattern in _FILTERS:
        if pattern.search(rest):
            found.append(one)
            rest = pattern.sub(" ", rest)
    if not found and _HELD.search(rest):
        found.append(Filter("held", ""))
        rest = _HELD_WORDS.sub(" ", rest)
    return tuple(dict.fromkeys(found)), rest


def find_cues(text: str) -> Cues:
    """The kinds whose cues a normalised text holds, strongest first; `rest` is the text without the cue words."""
    kinds, rest = list[Kind](), text
    for kind, pattern in _CUES:
        if pattern.search(rest):
            kinds.append(kind)
            rest = _strip(rest, kind, pattern)
    filters, _ = find_filters(text)
    counting = bool(_AS_NUMBER.search(text) or (_COUNTING.search(text) and not _SHARE.search(text)))
    return Cues(tuple(kinds), filters, counting, " ".join(_COUNTING.sub(" ", _AS_NUMBER.sub(" ", rest)).split()))


def _strip(text: str, kind: Kind, pattern: re.Pattern[str]) -> str:
    """Takes the cue words out; of a long cue that spans others' words, only its first and last words."""
    if kind not in ("source", "definition"):
        return pattern.sub(f" {CUT} ", text)
    return pattern.sub(lambda m: " ".join(_inner(m[0])), text)


_FRAME = frozenset(
    "where do does did is are was were has have come came coming taken found published reported printed quoted from "
    "what which the its your our source report document paragraph page mean means meant stand stands for measure count "
    "cover refer to define defined definition by how you we calculated measured worked out counted low high lower "
    "higher more less fewer good bad better worse or a an it that this would being having explain me meaning of "
    "counts exactly actually want should s whats wheres what's where's".split()
)


def _inner(cue: str) -> Iterable[str]:
    return (word for word in cue.split() if word.strip("?'") not in _FRAME)


def help_lines() -> tuple[tuple[str, str], ...]:
    """What can be asked: (help line, example) of each kind, lists included."""
    order: tuple[Kind, ...] = ("value", "compare", "trend", "target", "benchmark", "list", "summary", "definition", "source")
    lines = {k.kind: (k.help_line, k.example) for k in KINDS}
    lines["list"] = ("What improved, declined, is red, missed its target …", "What declined in Q3 2021/22?")
    return tuple(lines[kind] for kind in order)


def without(text: str, kind: Kind) -> str:
    """A text without the cue words of one kind."""
    pattern = dict(_CUES)[kind]
    return " ".join(_strip(text, kind, pattern).split())
