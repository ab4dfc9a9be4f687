"""What a number of a sentence is: a figure, the number behind one, a difference, a benchmark, a target, or none of these.

A rule is a record (name, what stands before the number, what stands after it, its use), read on a shape; the first that
fits decides. A difference is never a figure. Rules for what stands in brackets look at the number before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from intents.documents.prose_shape import Form, Quantity, Shape
from intents.documents.prose_words import (
    ABOUT,
    AT_ITS_HEIGHT,
    BENCHMARKS,
    BESIDE,
    CHANGE,
    CHANGED,
    EARLIER,
    NOT_SO,
    NOT_YET,
    NOUN,
    NUMBER,
    PEOPLE,
    ROUGHLY,
    THEN,
    UNREAL,
)

Use = Literal["figure", "part", "whole", "difference", "england", "region", "neighbour", "target", "undated", "none"]
"""`part` and `whole`: the numbers behind a share. `undated`: a later value without its time."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`before` must end where the number begins, `after` begin where it ends."""

    name: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    use: Use
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """A number with its use; `earlier` where it stands for what the figure is compared with."""

    quantity: Quantity
    use: Use
    earlier: bool
    rule: str


def _rule(name: str, use: Use, before: str = "", after: str = "", form: Form | None = None) -> Rule:
    form = "count" if use in ("part", "whole") else form
    return Rule(name, re.compile(rf"(?:{before})$" if before else ""), re.compile(rf"^(?:{after})" if after else ""), use, form)


_TARGET = r"\btarget(?:s|ed)?(?: (?:of|is|was|at least|less than|more than|no more than|under|over|below|above|for the year|figure|rate|set|range))*:? "
_LEADS_TO = r"was|were|is|are|be|been|being|to|at|of|from|with|than|by|on|and|numbered|total|totalled|totalling|reached|stood|for|only|just|had|in|a|the"
_GAP = r"[^.;,%^#~!@]{0,60}(?:@[^.;,%^#~!@]{0,20})?"

HEIGHT = "so much at its height"
RULES: tuple[Rule, ...] = (
    _rule("no figure: a share of authorities", "none", after=r" of (?:all )?(?:local )?authorities"),
    _rule("from so much to so much, a range", "none", before=r"\bbetween ", after=rf" and {NUMBER}"),
    _rule("the end of a range", "none", before=rf"\bbetween {NUMBER} and "),
    _rule("a target", "target", before=_TARGET),
    _rule("targets of so much and so much", "target", before=rf"\btargets of {NUMBER} and "),
    _rule("so much, the target", "target", after=r" targets?\b"),
    _rule("an increase of so much", "difference", before=rf"\b{CHANGE}s? (?:\([^)]*\) )?of {ABOUT}"),
    _rule("risen by so much", "difference", before=rf"\b{CHANGED} by {ABOUT}"),
    _rule("below the average by so much", "difference", before=rf"\b{BESIDE} [^.;%^#~!]{{0,60}} by {ABOUT}"),
    _rule("so much higher", "difference", after=rf"(?: {NOUN})? (?:percentage )?{BESIDE}\b(?! (?:the )?ages?\b)"),
    _rule("a so much increase", "difference", after=rf" {CHANGE}\b"),
    _rule("a rise so much since", "difference", before=rf"\b{CHANGED} {ABOUT}"),
    _rule("so much, had it been otherwise", "none", before=rf"\b{UNREAL} {ABOUT}"),
    _rule("not so much", "none", before=rf"\b{NOT_SO} {ABOUT}"),
    _rule("before falling to so much", "undated", before=rf"\b{THEN} {ABOUT}", after=r"(?![^.;,%^#~!@]{0,20}@)"),
    _rule(HEIGHT, "figure", before=rf"\b{AT_ITS_HEIGHT} {ABOUT}"),
    _rule("since risen to so much", "undated", before=r"\b(?:has|have) (?:from|now|subsequently) (?:\w+ ){0,2}\w+ to "),
    _rule("so many new ones", "none", after=r" (?:new|additional|further|extra|other)\b", form="count"),
    _rule("roughly so much", "none", before=rf"\b{ROUGHLY} "),
    _rule("another authority", "none", before=r"\b(?:authority|authorities|council) (?!average)[^.;%^#~!]{0,40}"),
    _rule("nationally, so much", "england", before=r"\b(?:nationally|in england|across england|across the country), "),
    _rule("regionally, so much", "region", before=r"\b(?:regionally|across the region), "),
    *(
        _rule(f"{field}: {how}", field, before, after)
        for field, words in BENCHMARKS
        for how, before, after in (
            ("its words before", rf"(?<!quartile )\b{words}\b(?! and\b)(?!{_GAP}\bat $){_GAP}(?:, which [^.;,%^#~!]{{0,60}})?", ""),
            ("its words after", "", rf" (?:\w+ ){{0,2}}(?:across|in|for) (?:the )?{words}\b| (?:the )?{words}\b"),
        )
    ),
    _rule("the average of others, unclearly", "none", before=r"\b(?:national|england|regional|neighbours?'?) averages? (?:at|with) "),
    _rule("so many of so many", "whole", before=rf"#(?: {NOUN})? (?:out )?of (?:the |all |a total of |our )*"),
    _rule("a share of the so many", "whole", before=r"[%] of (?:the |all |our |a total of )*"),
    _rule("(of so many)", "whole", before=r"\((?:out )?of (?:a total of )?"),
    _rule("of the so many", "whole", before=r"(?:^|, )of (?:the|all|all the|our) "),
    _rule("so many, with so many in time", "whole", after=r"[^%.;]{0,60}, (?:with|of which|of whom) #[^.;]{0,30}\b(?:with)?in (?:time\w*|\d)"),
    _rule("so many, of which", "whole", after=r"[^%.;]{0,60}, (?:of which|of whom) "),
    _rule("of which so many", "part", before=r"#[^%.;]{0,60}, (?:with|of which|of whom) "),
    _rule("so many of so many, the part", "part", after=rf"(?: {NOUN})? (?:out )?of (?:the |all |a total of |our )*#"),
    _rule("a bare number after a name, such as a footnote's", "none", before=rf"(?:^|[^a-z'-])(?!(?:{_LEADS_TO}) )[a-z'-]+ ", after=rf"(?! (?:[a-z'-]+ ){{0,3}}?{NOUN}\b| of the #)", form="count"),
    _rule("in brackets before a score", "whole", before=r"[a-z] ?\(", after=rf"(?: \w+)? {NOUN}\)[^%#]*~"),
    _rule("in brackets after a score", "whole", before=r"~ ?\(", after=rf"(?: \w+)? {NOUN}\)"),
    _rule("a bare number that nothing leads to", "none", before=r"(?:^|[.;,] ?)", after=rf"(?! (?:[a-z'-]+ ){{0,3}}?{NOUN}\b| of the #)", form="count"),
    _rule("in brackets after a share", "part", before=rf"[%~](?: of [^,.;()%#]{{0,40}})? ?\((?:that is |or )?{ABOUT}", after=rf"(?: (?:\w+ )?{NOUN})?\)|,| "),
    _rule("people in brackets", "part", before=rf"[%][^.;#]*\((?:that is |or )?{ABOUT}", after=rf" (?:\w+ )?{PEOPLE}\)"),
    _rule("in brackets after a period", "part", before=r"@ ?\("),
    _rule("representing so many", "part", before=rf"\b(?:represent(?:s|ing|ed)?|equat\w+ to|equivalent to|equal to|or|that is|meaning|involving) {ABOUT}"),
    _rule("with so many people", "part", before=rf", with {ABOUT}", after=rf" (?:[a-z-]+ )?{PEOPLE}"),
    _rule("so many people were involved", "part", after=rf" {PEOPLE} were (?:involved|affected)"),
)  # fmt: skip

AFTER_DIFFERENCE = "the earlier value after a difference"
_EARLIER = re.compile(rf"\b{EARLIER}\b(?:(?! (?:and|while|whilst|whereas|although|though|but) )[^.;:%^#~!]){{0,70}}$")
_NOT_YET = re.compile(NOT_YET)
_ASIDE = re.compile(r"[@%~] ?\([^()]*$|\([^()]*@[^()]*$")  # in a bracket after a period or a value, or with a period of its own
_BRACKET = re.compile(rf"{NUMBER}(?: {NOUN})? ?\($")
_LISTED = re.compile(rf"({NUMBER})(?:, ({NUMBER}))? and ({NUMBER}) respectively")


def uses_of(shape: Shape) -> tuple[Used, ...]:
    """The numbers of a shape, each with its use."""
    used = list[Used]()
    if _NOT_YET.search(shape.text):
        return tuple(Used(quantity, "none", False, "not yet so") for quantity in shape.quantities)
    for quantity in shape.quantities:
        used.append(_used(quantity, shape.text, used))
    return _named_in_order(shape, used)


def _used(quantity: Quantity, text: str, before: Sequence[Used]) -> Used:
    left, right = text[: quantity.at], text[quantity.at + 1 :]
    earlier = bool(_EARLIER.search(left) or _ASIDE.search(left))
    if quantity.form == "points":
        return Used(quantity, "difference", earlier, "percentage points")
    if before and before[-1].use == "difference" and _BRACKET.search(left):
        return _after_difference(quantity, before[-1].quantity)
    for rule in RULES:
        if rule.form not in (None, quantity.form):
            continue
        if rule.before.search(left) and rule.after.search(right):
            return Used(quantity, rule.use, earlier, rule.name)
    return Used(quantity, "figure", earlier, "a figure")


def _after_difference(quantity: Quantity, difference: Quantity) -> Used:
    """`a fall of 1.4% (45.7%)` carries the earlier value, `a rise of 80 (8.5%)` the same rise in per cent."""
    if quantity.form == "percent" and difference.form == "count":
        return Used(quantity, "difference", False, "the same difference in per cent")
    return Used(quantity, "figure", True, AFTER_DIFFERENCE)


def _named_in_order(shape: Shape, used: Sequence[Used]) -> tuple[Used, ...]:
    """`the regional and the national rate are 20.2 and 21.5 respectively`: the benchmarks in the order they are named."""
    listed = _LISTED.search(shape.text)
    if not listed:
        return tuple(used)
    fields = _benchmarks_in(shape.text[: listed.start()])
    inside = [u for u in used if listed.start() <= u.quantity.at < listed.end()]
    if len(fields) != len(inside):
        earlier = any(u.earlier for u in inside)
        return tuple(Used(u.quantity, "figure", earlier, "respectively") if u in inside else u for u in used)
    by_place = {u.quantity.at: field for u, field in zip(inside, fields, strict=True)}
    return tuple(
        Used(u.quantity, by_place[u.quantity.at], False, "respectively") if u.quantity.at in by_place else u for u in used
    )


def _benchmarks_in(text: str) -> list[Use]:
    found: list[tuple[int, Use]] = [(m.start(), field) for field, words in BENCHMARKS for m in [re.search(rf"\b{words}\b", text)] if m]
    return [field for _, field in sorted(found)]


