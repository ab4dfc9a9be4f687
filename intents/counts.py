"""A count of the summary just given, opened: `what are the 12?`, `which are the six`, `the 5 information only`.

Words say which list is meant; without any the number does, where it is there once only among the verdicts and the
quartiles. Where two counts are equal the question carries both (`offers`), to be asked back. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intents.kinds import Filter, find_filters
from intents.period_rules import Said
from intents.periods import parse_label
from intents.question import Context, Question

_WORDS = ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
          "nineteen twenty").split()  # fmt: skip
_FRAME = re.compile(
    r"\W*(?:(?:and|so|ok|okay|but|now|then|please)\W+)*"
    r"(?P<asks>(?:what|which|who)(?:'?s| is| are| were| was| about)?\b|list|name|show(?: me)?|give me|tell me|open|see)?\W*"
    r"(?P<the>(?:(?:all|of|the|these|those)\b\W*)*)"
    rf"(?P<number>\d{{1,3}}|{'|'.join(_WORDS)}|one)\b(?P<rest>.*)"
)
_FILLERS = re.compile(
    r"\b(?:measures?|indicators?|ones?|of (?:them|those|these)|please|then|again|that|which|are|were|is|those|there|you)\b"
)
_BENCHMARKED = re.compile(r"\b(?:benchmark\w*|quartiles?)\b")
_PICKED = re.compile(
    r"\W*(?:the )?(?:(?:number|option|no) )?"
    r"(?:(1|1st|first|former)|(2|2nd|second|latter)|(3|3rd|third)|(4|4th|fourth))(?: one)?\W*"
)
EVERY = Filter("held", "")
QUARTILES = tuple(Filter("quartile", number) for number in "1234")


def of_a_count(question: Question, fixed: str, context: Context) -> Question | None:
    """The list that a line opens; None where it opens none, or nothing was counted just before."""
    if not context.counts or context.report is None:
        return None
    picked = _PICKED.fullmatch(fixed)
    if picked and context.offers:
        place = next(n for n, group in enumerate(picked.groups()) if group)
        return _as_list(question, context, context.offers[place : place + 1])
    found = _FRAME.fullmatch(fixed)
    if not found or not (found["asks"] or found["the"].strip()):
        return None
    said, rest = find_filters(found["rest"])
    if said and not _left(rest):
        return _as_list(question, context, said)
    if _BENCHMARKED.search(found["rest"]) and not _left(_BENCHMARKED.sub("", found["rest"])):
        return _as_list(question, context, QUARTILES)
    return None if _left(found["rest"]) or found["number"] == "one" else _by_number(question, context, _value(found["number"]))


def _left(rest: str) -> str:
    """The words that tell of something else than a count: `year olds`."""
    plain = re.sub(r"\b(?:in|with|a|an|the|national|have|has|did|of|for)\b", " ", _FILLERS.sub(" ", rest))
    return plain.strip(" ?.!,¦")


def _value(said: str) -> int:
    return int(said) if said.isdigit() else _WORDS.index(said) + 2


def _by_number(question: Question, context: Context, number: int) -> Question | None:
    """The verdict or quartile that so many have; else all with a quartile, or all measures."""
    counted = [(Filter(field, value), count) for field, value, count in context.counts]
    fitting = [one for one, count in counted if count == number and one != EVERY]
    if len(fitting) > 1:
        return replace(question, kind="list", codes=(), choices=(), stranger=(), offers=tuple(fitting), confidence=0.9)
    benchmarked = sum(count for one, count in counted if one.field == "quartile")
    every = (EVERY,) if (EVERY, number) in counted else ()
    wanted = tuple(fitting) or (QUARTILES if number == benchmarked else every)
    return _as_list(question, context, wanted) if wanted else None


def _as_list(question: Question, context: Context, filters: Sequence[Filter]) -> Question | None:
    if not filters or context.report is None:
        return None
    said = question.said or (Said("exact", parse_label(context.report)),)
    return replace(question, kind="list", codes=(), choices=(), stranger=(), filters=tuple(filters), said=said,
                   within=(), theme=context.theme, number=None, confidence=0.95)  # fmt: skip
