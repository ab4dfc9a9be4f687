"""Which of a sentence's periods a number is for.

The period in its own bracket, else the one just before the bracket, else the one that follows it, else for what is
compared the one beside the comparison, else the one that the sentence began with, else the paragraph's. A number that is
compared with, and whose time is not said, has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from intents.documents.period_spelling import END_OF_YEAR
from intents.documents.prose_grammar import AFTER_DIFFERENCE, HEIGHT, Used
from intents.documents.prose_periods import Told, as_told, meant, unsaid
from intents.documents.prose_shape import Moment, Shape
from intents.documents.prose_words import ABOUT, BESIDE, CHANGE, CHANGED, EARLIER, NUMBER
from intents.period_rules import Said, same_in
from intents.periods import Period, financial_year


@dataclass(frozen=True, slots=True)
class Timing:
    """A sentence and what is known before a number of it: the paragraph's lead, and the numbers of the sentence so far."""

    shape: Shape
    report: Period
    lead: Told | None
    before: tuple[tuple[int, Told, bool], ...]
    clause: int

    @property
    def beside(self) -> Period:
        """The period that "the previous quarter" goes by: that of the sentence's first figure, else the paragraph's."""
        own = next((told.period for _, told, earlier in self.before if not earlier and told.period), None)
        return own or (self.lead.period if self.lead and self.lead.period else self.report)


_BRACKETED = re.compile(r"\(([^()]*)$")
_BEFORE_BRACKET = re.compile(rf"@(?: (?:figure|rate|position|level|total))? ?$|(?P<number>{NUMBER})[^@()%^#~!]*$|\) ?$")
_HALTS = rf"{CHANGE}|{BESIDE}|{CHANGED}|compared|from|than|against|and|but|which|when|published"
_FOLLOWS = re.compile(rf"^(?: ?\([^()@]*\))*(?:(?!\b(?:{_HALTS})\b|[.,;()%^#~!])[^@]){{0,80}}@")
_UP_TO = re.compile(  # "the six months to @", "between @ and @": more than the one period
    r"\b(?:months|quarters|weeks|period|years) (?:up to|to|ending|ended|until) (?:the end of )?$|\bbetween $|\bbetween @ and $"
)
_SAME = re.compile(r"\bsame (?:quarter|period|term|time|point|month) (?:in|of|for) $")
_NUMBERED = re.compile(r"\([^()]*\)")
_OTHER = re.compile(
    rf"{NUMBER}|;|\b(?:compared|from|than|against|{CHANGE}|same|quartile|published|benchmark\w*|national\w*|england)\b"
)
_NEXT = re.compile(rf"^(?:,? (?:it|they|the figure|this))*(?: (?:was|were|stood|at|to|is))* {NUMBER}")  # ", in @ at %"
_FROM = re.compile(r"^ (?:from|compared (?:to|with)|than|on|in|at) [^@.;%^#~!]{0,40}@")
_TAKEN = re.compile(rf"\b{EARLIER}\b[^.;%^#~!]{{0,40}}{NUMBER}[^@.;%^#~!]{{0,40}}$")
_CUE = re.compile(rf"\b(?:{EARLIER})\b[^@%^#~!.;]{{0,40}}$")
_TURNS = r"while|whilst|whereas|although|though|but"
_END_OF_YEAR = re.compile(rf"(?:the )?{END_OF_YEAR}")
_EARLIER_TIMES = frozenset({"before", "last", "year earlier"})
_SPAN = re.compile(rf"\b(?:{CHANGED}|{CHANGE})\b[^@.;]{{0,60}}\b(?:in|over|during|within|on|across) (?:the )?$")
_ARRIVES = re.compile(rf"[^@.;%^#~!]{{0,40}}(?:{NUMBER}[^@.;%^#~!]{{0,30}})?\bto {ABOUT}{NUMBER}")
_COMPARED = re.compile(rf"\b{EARLIER}\b[^%^#~!.;]*@(?:(?!\b(?:{EARLIER}|{CHANGE}|{_TURNS})\b)[^@%^#~!.;])*$")
_OVER = {"over the quarter": -3, "in the quarter": -3, "over the year": -12, "over the last year": -12, "in the year": -12}
NOT_SAID = "The time that it is compared with is not said."


def time_of(used: Used, timing: Timing) -> Told:
    """The period of a number."""
    if used.use == "undated":
        return Told(None, "It is said to be later, and not when.")
    told = _in_brackets(used, timing) or _following(used, timing) or (_compared if used.earlier else _scoped)(used, timing)
    back = told.back or used.rule == HEIGHT
    return replace(told, period=as_told(told.period, timing.shape.sentence.lower()), back=back)


def _told(moment: Moment | None, timing: Timing) -> Told | None:
    if moment is None:
        return None
    left = timing.shape.text[: moment.at]
    period = None if _UP_TO.search(left) else meant(moment, timing.report, timing.beside)
    if period is not None and period.kind == "year" and _SAME.search(left):
        period = same_in(Said("year", period, unit="same"), Said("exact", timing.beside)).period
    doubt = "" if period else f"“{moment.words}” does not say which period."
    if period is not None and _END_OF_YEAR.match(moment.words):  # as in tables: the outturn
        period, doubt = financial_year(period.financial_year), f"“{moment.words}” may be of the year, or of its last quarter."
    return Told(period, doubt, moment.said.how in ("before", "last", "year earlier"))


def _moment(at: int, timing: Timing) -> Moment | None:
    return next((m for m in timing.shape.moments if m.at == at), None)


def _in_brackets(used: Used, timing: Timing) -> Told | None:
    text = timing.shape.text
    inside = _BRACKETED.search(text[: used.quantity.at])
    if not inside:
        return None
    if "@" in inside[1]:
        return _told(_moment(inside.start(1) + inside[1].rindex("@"), timing), timing)
    before = _BEFORE_BRACKET.search(text[: inside.start()])
    if before and before[0].startswith("@") and used.use not in _NOT_ITS_OWN:
        return _told(_moment(before.start(), timing), timing)
    if used.use in ("part", "whole"):
        return next((told for _, told, _ in reversed(timing.before)), None)
    return None


_NOT_ITS_OWN = ("target", "england", "region", "neighbour")  # "at the end of June (target 85%)"


def _following(used: Used, timing: Timing) -> Told | None:
    text, at = timing.shape.text, used.quantity.at
    after = text[at + 1 :]
    if used.rule == "respectively":
        return _told(timing.shape.moments[0], timing) if len(timing.shape.moments) == 1 else None
    if inside := re.match(r"[^()]*\)", after):  # out of its own bracket, if it stands in one
        after = after[inside.end() :] if _BRACKETED.search(text[:at]) else after
    found = (_FROM if used.rule == AFTER_DIFFERENCE else _FOLLOWS).match(after)
    moment = _moment(len(text) - len(after) + found.end() - 1, timing) if found else None
    return None if moment is None or _is_base(moment, text) else _told(moment, timing)


def _compared(used: Used, timing: Timing) -> Told:
    left = timing.shape.text[: used.quantity.at]
    if _COMPARED.search(left) and (told := _told(_moment(left.rindex("@"), timing), timing)):
        return told
    back = next((months for words, months in _OVER.items() if words in timing.shape.text[used.quantity.at :]), None)
    if back is not None:
        return Told(timing.beside.shifted(back))
    return Told(None, NOT_SAID)


def _scoped(used: Used, timing: Timing) -> Told:
    """The period just before, or that of the sentence's figures so far; else the paragraph's, else what is usual."""
    left = timing.shape.text[: used.quantity.at]
    own = [(at, told) for at, told, earlier in timing.before if not earlier]
    scope = [m for m in timing.shape.moments if m.at < used.quantity.at and _is_free(m, timing)]
    if own and (not scope or scope[-1].at < own[-1][0]):
        return own[-1][1]
    if scope and (told := _told(scope[-1], timing)):
        return told
    if (later := _later(used, timing)) and (told := _told(later, timing)):
        return told
    if timing.lead and not re.search(r"\b(?:now|currently|today)\b", left):
        return timing.lead
    return unsaid(timing.shape.sentence.lower(), timing.report)


def _later(used: Used, timing: Timing) -> Moment | None:
    """The next period of the sentence, where no other number and no comparison lies between."""
    after = _NUMBERED.sub(_blank, timing.shape.text)[used.quantity.at + 1 :]
    between, at, rest = after.partition("@")
    if not at or _OTHER.search(between) or _NEXT.match(rest):
        return None
    moment = _moment(used.quantity.at + 1 + len(between), timing)
    return None if moment is None or _is_base(moment, timing.shape.text) else moment


def _is_free(moment: Moment, timing: Timing) -> bool:
    """Whether a period may be the figure's own: not compared with, not in a bracket, and of no earlier value."""
    left = timing.shape.text[: moment.at]
    if _is_base(moment, timing.shape.text):
        return False
    return not (_CUE.search(left) or _BRACKETED.search(left) or _TAKEN.search(_NUMBERED.sub(_blank, left)))


def _is_base(moment: Moment, text: str) -> bool:
    """Whether an earlier time is only what a change is counted from: "rose 3% on the year to 25.1%"."""
    if moment.said.how not in _EARLIER_TIMES:
        return False
    left, right = text[: moment.at], text[moment.at + 1 :]
    return left.endswith(" on ") or " on " in moment.words or bool(_SPAN.search(left) and _ARRIVES.match(right))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
