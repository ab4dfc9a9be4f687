"""Finds the periods that people say, and leaves the rest of the text.

A rule is a record `(name, pattern, build)`; the rules are tried in order, longest forms first, and what one has
read is blanked out for the next. What is read is a `Said`: an exact period where its year was given, else a way
of finding one among the periods held ("Q3", "last year", "the previous quarter"), which only the store can settle.
Numbers inside names (45 days, 2 years, aged 16-17, key stage 2) match no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from intents import periods as p
from intents.periods import Period

How = Literal["exact", "year", "yearless", "latest", "last", "before", "after", "year earlier", "since", "recent"]


@dataclass(frozen=True, slots=True)
class Said:
    """A period as it was said.

    `exact`: `period` is meant. `year`: a bare year, which may stand for a period within it. `yearless`: `unit`
    (quarter, month, term, year to month, year to quarter) and `number` without a year. `since`: from `period` on.
    `recent`: the last `number` periods. `year earlier` with a `unit`: a year before the latest such period; with only a
    `number`: said as a comparison ("year on year", "on last quarter"). `at` is its place in the text.
    """

    how: How
    period: Period | None = None
    unit: str = ""
    number: int = 0
    to_date: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying a period: its name reads as grammar, `build` may refuse with None."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], date], Said | tuple[Said, ...] | None]


_MONTHS = {name[:3].lower(): n for n, name in enumerate(p.MONTHS, 1)}
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)s?"
_PAIR = r"(?P<{0}>(?:19|20)?\d\d ?[/-] ?(?:19|20)?\d\d|(?:19|20)\d\d (?:19|20)\d\d|(?:19|20)\d\d \d\d(?!\d))(?![\d/-])"
_SINGLE = r"'?(?P<{0}>(?:19|20)\d\d|\d\d(?![\d%/.-]| ?(?:day|week|month|year|yr|or|\+)))(?!\d)"
_NUMBERS = {"1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2,
            "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4,
            "five": 5, "six": 6, "eight": 8}  # fmt: skip
_QUARTER = (
    r"(?:q ?(?P<{0}>[1-4])(?!\d)|(?:quarter|qtr|quart|qrt)s? ?(?P<{0}_b>[1-4]|one|two|three|four)\b"
    r"|(?P<{0}_c>first|second|third|fourth|final|1st|2nd|3rd|4th) (?:quarter|qtr))"
)
_OF = r"(?: ?,? ?(?:of|for|in|from|fy|the|financial year|year|period)\b)* ?,? ?"
_END = r"(?:(?:the )?end (?:of )?|(?:the )?)"
_TO = r" ?(?:-|to|until|till|through|thru) ?"
_VERSUS = r" (?:vs?\.?|versus|against|compared (?:with|to)|on|and|or|than|to|with|from) (?:the )?"


def first_year(text: str) -> int | None:
    """The year in which `2021/22`, `21-22`, `2021 22` begins; None where the two years do not follow."""
    found = re.fullmatch(r"(19|20)?(\d\d)\D{1,3}(?:19|20)?(\d\d)", text.strip("' "))
    if not found or (int(found[2]) + 1) % 100 != int(found[3]):
        return None
    return int(found[1] or "20") * 100 + int(found[2])


def _full(year: str) -> int:
    digits = year.strip("' ")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _quarter_number(m: re.Match[str], name: str = "q") -> int:
    groups = m.groupdict()
    return _NUMBERS[next(groups[k] for k in (name, f"{name}_b", f"{name}_c") if groups.get(k))]


def _month_number(text: str) -> int:
    return _MONTHS[text[:3]]


def _quarter_pair(m: re.Match[str], _: date) -> Said | None:
    first = first_year(m["y"])
    return None if first is None else Said("exact", p.quarter(first, _quarter_number(m)))


def _quarter_single(m: re.Match[str], _: date) -> Said:
    return Said("exact", p.quarter(_full(m["y"]), _quarter_number(m)))


def _fy_quarter(m: re.Match[str], _: date) -> Said:
    return Said("exact", p.quarter(_full(m["y"]) - 1, _quarter_number(m)))


def _quarter_of_month(m: re.Match[str], _: date) -> Said:
    number = _month_number(m["m"])
    if not m["y"]:
        return Said("yearless", unit="quarter", number=(number - 1) // 3 or 4)
    end = p.months_on(date(_full(m["y"]), number, 1), (-number) % 3)
    return Said("exact", p.month_span(p.months_on(end, -2), end))


def _year_to_month(m: re.Match[str], _: date) -> Said:
    number = _month_number(m["m"])
    if not m["y"]:
        return Said("yearless", unit="year to month", number=number)
    return Said("exact", p.year_to_month(_full(m["y"]), number))


def _year_to_quarter(m: re.Match[str], _: date) -> Said | None:
    number = _quarter_number(m)
    if not m["y"]:
        return Said("yearless", unit="year to quarter", number=number)
    first = first_year(m["y"])
    return None if first is None else Said("exact", p.year_to_quarter(first, number))


def _span(m: re.Match[str], _: date) -> Said | tuple[Said, ...] | None:
    a, b = _month_number(m["a"]), _month_number(m["b"])
    last = first_year(m["y"])
    year = _full(m["y"]) if last is None else last + (b < 4)
    start = _full(m["x"]) if m["x"] else year - (a > b)
    months = (year - start) * 12 + b - a + 1
    if months in (3, 12) or (a == 4 and 1 < months < 12):
        return Said("exact", p.month_span(date(start, a, 1), date(year, b, 1)))
    if months == 1:
        return None
    return (Said("exact", p.month(start, a)), Said("exact", p.month(year, b)))


def _yearless_span(m: re.Match[str], _: date) -> Said | None:
    a, b = _month_number(m["a"]), _month_number(m["b"])
    if (b - a) % 12 != 2 or b % 3:
        return None
    return Said("yearless", unit="quarter", number=b // 3 - 1 or 4)


def _month_year(m: re.Match[str], _: date) -> Said:
    number, first = _month_number(m["m"]), first_year(m["y"])
    return Said("exact", p.month(_full(m["y"]) if first is None else first + (number < 4), number))


_SEASONS = {"aut": "Autumn", "spr": "Spring", "sum": "Summer"}


def _term_year(m: re.Match[str], _: date) -> Said:
    name, first = _SEASONS[m["t"][:3]], first_year(m["y"])
    return Said("exact", p.term(name, _full(m["y"]) if first is None else first + (name != "Autumn")))


def _pair_or_years(m: re.Match[str], _: date) -> Said | None:
    if re.fullmatch(r"1[0-7] ?- ?1\d", m["y"]) and not m[0].startswith(("fy", "financial")):
        return None  # ages: 16-17
    first = first_year(m["y"])
    return None if first is None else Said("year", p.financial_year(first))


def _same_of_year(m: re.Match[str], _: date) -> Said | None:
    if m["z"]:
        return Said("year", p.calendar_year(int(m["z"])), unit="same")
    first = first_year(m["y"])
    return None if first is None else Said("year", p.financial_year(first), unit="same")


def _long_years(m: re.Match[str], _: date) -> Said | None:
    a, b = int(m["a"]), int(m["b"])
    return Said("exact", p.years(a, b)) if 2 <= b - a <= 5 else None


def _calendar_month(m: re.Match[str], today: date) -> Said:
    day = p.months_on(today, 0 if m[0].startswith("this") else -1)
    return Said("exact", p.month(day.year, day.month))


def _fixed(*said: Said) -> Callable[[re.Match[str], date], tuple[Said, ...]]:
    return lambda m, today: said


def _rule(name: str, pattern: str, build: Callable[[re.Match[str], date], Said | tuple[Said, ...] | None]) -> Rule:
    return Rule(name, re.compile(rf"(?<![\w/])(?:{pattern})(?![\w])"), build)


_MON, _QTR = _MONTH.format("m"), _QUARTER.format("q")
_Y, _YP = _SINGLE.format("y"), _PAIR.format("y")
_YEAR = rf"(?:{_PAIR.format('y')}|{_SINGLE.format('z')})"
_ANY = r"(?P<y>(?:19|20)\d\d ?[/-] ?(?:19|20)?\d\d|\d\d ?/ ?\d\d|(?:19|20)\d\d|'?\d\d(?!\d|%| ?day| ?week| ?year| ?yr| ?or| ?\+))"
_ROLLING = r"(?:(?:the )?(?:full )?(?:year|yr|12 months|twelve months|12 ?mths)) (?:up )?(?:to|ending|ended|end)(?: (?:the )?end(?: of)?)?(?: the)? (?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
_TERM = r"(?P<t>autumn|aut|spring|spr|summer|sum)(?:'s)?(?: (?:school )?(?:term|census|trm))?"
_LATEST = Said("latest")
_BEFORE = Said("before")
_EARLIER = Said("year earlier")

RULES: tuple[Rule, ...] = (
    _rule("day in figures", r"\d{1,2}[/.](?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20)?\d\d)", lambda m, _: Said("exact", p.month(_full(m["y"]), int(m["m"])))),
    _rule("school year", rf"(?:school|academic) year {_YP}", lambda m, _: None if (f := first_year(m["y"])) is None else Said("exact", p.school_year(f))),
    _rule("year to a quarter, with its year", _ROLLING + _QTR + _OF + _YP, _year_to_quarter),
    _rule("year to a quarter", _ROLLING + _QTR + r"(?P<y>)", _year_to_quarter),
    _rule("year to a month, with its year", _ROLLING + _MON + _OF + _Y, _year_to_month),
    _rule("year to a month", _ROLLING + _MON + r"(?P<y>)", _year_to_month),
    _rule("end of a calendar year", r"(?:the )?(?:(?:very )?end of|(?:last|final) (?:three|3) months of|christmas(?: of| in)?) (?:the )?(?:calendar )?(?:year )?(?P<y>(?:19|20)\d\d)(?! ?[/-] ?\d)", lambda m, _: Said("exact", p.quarter(int(m["y"]), 3))),
    _rule("start of a calendar year", r"(?:the )?(?:(?:very )?(?:start|beginning) of|first (?:three|3) months of) (?:the )?(?:calendar )?(?:year )?(?P<y>(?:19|20)\d\d)(?! ?[/-] ?\d)", lambda m, _: Said("exact", p.quarter(int(m["y"]) - 1, 4))),
    _rule("end of a financial year", rf"(?:the )?(?:year[ -]end|end of (?:the )?(?:financial )?(?:year )?)(?: of| in)? ?(?:fy ?)?{_YP}", lambda m, _: None if (f := first_year(m["y"])) is None else Said("exact", p.quarter(f, 4))),
    _rule("quarter to a month", r"(?:quarter|qtr|3 months|three months) (?:up )?(?:to|ending|ended|end)(?: (?:the )?end(?: of)?)?(?: the)? (?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?" + _MON + rf"(?:{_OF}{_Y})?", _quarter_of_month),
    _rule("between two months, with years", rf"between {_MONTH.format('a')}(?: ?'?(?P<x>(?:19|20)\d\d|\d\d))? and {_MONTH.format('b')}{_OF}{_ANY}", _span),
    _rule("months from one to another, with years", rf"(?:from )?{_MONTH.format('a')}(?: ?'?(?P<x>(?:19|20)\d\d|\d\d))?{_TO}{_MONTH.format('b')}{_OF}{_ANY}", _span),
    _rule("months from one to another", rf"{_MONTH.format('a')}{_TO}{_MONTH.format('b')}", _yearless_span),
    _rule("last quarter of a year", rf"(?:the )?last (?:quarter|qtr) (?:of|in) (?:fy ?)?{_YP}", lambda m, _: None if (f := first_year(m["y"])) is None else Said("exact", p.quarter(f, 4))),
    _rule("quarter, then its year", _END + _QTR + _OF + _YP, _quarter_pair),
    _rule("quarter, then FY22", _END + _QTR + r"(?: of| in|,)? ?fy ?" + _Y, _fy_quarter),
    _rule("year, then its quarter", r"(?:fy ?)?" + _YP + r" ?,? ?(?:'s )?" + _QTR, _quarter_pair),
    _rule("FY22, then its quarter", r"fy ?" + _Y + r" ?,? ?" + _QTR, _fy_quarter),
    _rule("quarter, then a calendar year", _END + _QTR + _OF + _Y, _quarter_single),
    _rule("calendar year, then its quarter", r"(?P<y>(?:19|20)\d\d) ?,? ?" + _QTR, _quarter_single),
    _rule("quarter", _END + _QTR, lambda m, _: Said("yearless", unit="quarter", number=_quarter_number(m))),
    _rule("term with its year", rf"(?:the )?{_TERM}{_OF}{_ANY}", _term_year),
    _rule("year, then its term", rf"(?P<y>(?:19|20)\d\d) {_TERM}", _term_year),
    _rule("term", rf"(?:the )?(?!aut\b|spr\b|sum\b){_TERM}", lambda m, _: Said("yearless", unit="term", number=("spr", "sum", "aut").index(m["t"][:3]) + 1)),
    _rule("day of a month", rf"(?<!-)(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MON},? (?P<y>(?:19|20)\d\d)", _month_year),
    _rule("month with its year", _END + _MON + rf"{_OF}{_ANY}", _month_year),
    _rule("month", r"(?:(?:in|for|since|by|of|end|until|to|vs?|against) (?=mar|may))?(?:(?<=in )|(?<=for )|(?<=since )|(?<=by )|(?<=of )|(?<=end )|(?<=until )|(?<=to )|(?<=v )|(?<=vs )|(?!mar(?:ch)?s?\b|may\b))" + _MON, lambda m, _: Said("yearless", unit="month", number=_month_number(m["m"]))),
    _rule("financial year by its end", r"fy ?'?(?P<y>(?:19|20)\d\d|\d\d)(?![/\d-])", lambda m, _: Said("year", p.financial_year(_full(m["y"]) - 1))),
    _rule("financial year", rf"(?:(?:fy|financial year|year) ?)?(?<!aged )(?<!age )(?<!ages ){_YP}(?! ?-? ?(?:year|yr|y/?o))", _pair_or_years),
    _rule("average of years", r"(?P<a>(?:19|20)\d\d) ?(?:-|to) ?(?P<b>(?:19|20)\d\d)(?= average| three| 3)|(?P<c>(?:19|20)\d\d)-(?P<d>(?:19|20)\d\d)", lambda m, t: _long_years(re.compile(r"(?P<a>\d{4})\D+(?P<b>\d{4})").search(m[0]) or m, t)),
    _rule("this year against last", rf"this year(?:'s)?{_VERSUS}(?:last|the last|previous)(?: year)?(?:'s)?", _fixed(_LATEST, _EARLIER)),
    _rule("this quarter against last", rf"(?:this|current|latest|most recent) (?:quarter|qtr|term|period)(?:'s)?{_VERSUS}(?:last|previous|one before)(?: (?:quarter|qtr|term|period|one))?", _fixed(_LATEST, _BEFORE)),
    _rule("recent periods", r"(?:(?:over|for|across|in|during) )?(?:the )?(?:last|past|previous|most recent|recent|latest) (?P<n>[2-9]|two|three|four|five|six|eight|few|several|couple of) (?:quarters?|terms|periods|years|figures|reports|data points)", lambda m, _: Said("recent", number=_NUMBERS.get(m["n"], 0) or (int(m["n"]) if m["n"].isdigit() else 4))),
    _rule("year on year", r"year[ -]on[ -]year|yoy|year over year|on the year|(?:on|against|vs?|versus|than) (?:last|the previous) year(?:'s)?", _fixed(Said("year earlier", number=1))),
    _rule("quarter on quarter", r"quarter[ -]on[ -]quarter|qoq|q on q|on the quarter|(?:on|against|vs?|versus|than) (?:the )?(?:last|previous) (?:quarter|term|period)(?:'s)?", _fixed(Said("before", number=1))),
    _rule("a year earlier", r"(?:at )?(?:(?:the |at )?(?:this|same|that) (?:time|point|period|quarter|term|stage|month)(?: of| in| as)?,? ?(?:the )?)(?:last year|(?:the )?(?:previous|prior|preceding) year|(?:the |a )?year (?:before|earlier|ago|previously))|(?:the )?(?:last|previous|prior|preceding) year(?:'s)?(?! group)|(?:a|one|the) year (?:ago|before|earlier|previously|back)|(?:12|twelve) months (?:ago|before|earlier)|year (?:before|earlier|ago)", _fixed(_EARLIER)),
    _rule("the same period of a year", rf"(?:the )?same (?:quarter|qtr|period|term|time|months?|point) (?:in |of |for )?(?:{_PAIR.format('y')}|(?P<z>(?:19|20)\d\d))", _same_of_year),
    _rule("years ago", r"(?P<n>[2-9]|two|three|four|five|six|eight) years? (?:ago|before|earlier|back)", lambda m, _: Said("year earlier", unit="years", number=_NUMBERS.get(m["n"], 0) or int(m["n"]))),
    _rule("the period after", r"(?:the )?(?:next|following|subsequent) (?:quarter|qtr|term|period|month|one|figure|report)|(?:the )?(?:quarter|qtr|term|period|one|three months|3 months) (?:after|later|afterwards)(?: that| this| it)?", _fixed(Said("after"))),
    _rule("a year later", r"(?:a|one|the) year (?:later|after|on|afterwards)|year (?:later|after)|(?:12|twelve) months (?:later|after|on)|(?:the )?(?:next|following) year", _fixed(Said("after", unit="year"))),
    _rule("the period before", r"(?:the )?(?:previous|preceding|prior|earlier) (?:quarter|qtr|three months|3 months|term|period|month|one|figure|report|time)(?:'s)?|(?:the )?(?:quarter|qtr|term|period|one|time|three months|3 months) (?:before|earlier|previously|prior)(?: that| this| it)?|(?:the )?last (?:time|report)(?! we)", _fixed(_BEFORE)),
    _rule("last quarter", r"(?:the )?last (?:quarter|qtr|term|period)(?:'s)?", _fixed(Said("last"))),
    _rule("a calendar month", r"(?:this|last) month(?:'s)?", _calendar_month),
    _rule("the latest", r"(?:at|for|as of|as at|right|up to)? ?(?:the )?(?:moment|mo\b|present|right now|now|today|currently|nowadays|these days|latest|most recent|newest|up to date|most up to date|so far)(?: (?:quarter|period|term))?|(?:this|current|present) (?:quarter|qtr|term|period|year|time)(?:'s)?|current(?:ly)?", _fixed(_LATEST)),
    _rule("short year", r"'(?P<y>[12]\d)(?!\d)", lambda m, _: Said("year", p.calendar_year(_full(m["y"])))),
    _rule("bare year", r"(?:the )?(?:calendar )?(?:year )?(?P<y>19[5-9]\d|20[0-4]\d)(?:'s)?", lambda m, _: Said("year", p.calendar_year(int(m["y"])))),
)  # fmt: skip

_SINCE = re.compile(r"(?:\bsince|\bafter|\bfrom|\bstarting(?: in| from)?|\bbeginning(?: in)?) (?:the )?(?:start of |beginning of |end of )?$")
_SINCE_ONLY = re.compile(r"(?:\bsince|\bafter) (?:the )?(?:start of |beginning of |end of )?$")
_ONWARDS = re.compile(r"^ ?(?:onwards?|on\b|to (?:date|now|present|the present))")
_COVID = re.compile(r"\b(?:since|after|post)[ -](?:the )?(?:covid(?:[ -]?19)?|pandemic|lockdowns?|first lockdown)\b")
_TO_DATE = re.compile(r"\b(?:year[ -]to[ -]date|ytd|cumulative(?:ly)?|so far (?:this|that) year)\b")
COVID_BEGAN = p.financial_year(2020)  # the first full quarter under restrictions begins it


def find_periods(text: str, today: date) -> tuple[tuple[Said, ...], str, tuple[str, ...]]:
    """The periods said in a normalised text in the order they were said, the rest of it, and the rules that matched."""
    rest, found, names = text, list[Said](), list[str]()
    for m in _COVID.finditer(rest):
        rest = _blank(rest, m)
        found.append(Said("since", COVID_BEGAN, at=m.start()))
        names.append("since covid")
    to_date = _TO_DATE.search(rest)
    rest = _blank(rest, to_date) if to_date else rest
    for rule in RULES:
        for m in rule.pattern.finditer(rest):
            built = _built(rule, m, today)
            if built is None:
                continue
            rest, read = _since(rest, m, (built,) if isinstance(built, Said) else built)
            found += [replace(s, at=m.start() + n) for n, s in enumerate(read)]
            names.append(rule.name)
    shared = share_years(sorted(found, key=lambda s: s.at))
    return tuple(replace(s, to_date=bool(to_date)) for s in shared), rest, tuple(names)


def _built(rule: Rule, m: re.Match[str], today: date) -> Said | tuple[Said, ...] | None:
    """What a rule reads; None where it refuses, or where the years said do not follow."""
    try:
        return rule.build(m, today)
    except ValueError:
        return None


def _blank(text: str, m: re.Match[str]) -> str:
    return text[: m.start()] + " " * (m.end() - m.start()) + text[m.end() :]


def _since(text: str, m: re.Match[str], said: tuple[Said, ...]) -> tuple[str, tuple[Said, ...]]:
    """Blanks a match, and turns it into `since …` where the words around it say so."""
    before, after = text[: m.start()], text[m.end() :]
    onwards = _ONWARDS.match(after)
    lead = (_SINCE if onwards else _SINCE_ONLY).search(before)
    rest = _blank(text, m)
    if not lead or len(said) != 1:
        return rest, said
    rest = _blank(rest, lead)
    if onwards:
        rest = rest[: m.end()] + " " * onwards.end() + rest[m.end() + onwards.end() :]
    return rest, (replace(said[0], how="since", unit=said[0].how if said[0].period is None else said[0].unit),)


def share_years(said: Iterable[Said]) -> list[Said]:
    """`Q1 and Q2 24/25`, `Q2 2021/22 to Q3`, `sept vs dec 2021`: a period without a year takes its neighbour's."""
    out = _last_years(list(said))
    for n, one in enumerate(out):
        if one.how != "yearless":
            continue
        near = sorted((o for k, o in enumerate(out) if k != n and o.how in ("exact", "year") and o.period),
                      key=lambda o: (abs(o.at - one.at), o.at < one.at))  # fmt: skip
        if near and near[0].period is not None and (period := with_year(one, near[0].period)):
            out[n] = replace(one, how="exact", period=period)
    spare = [s for s in out if s.how == "year" and s.period is not None]
    exact = [s for s in out if s.how == "exact" and s.period is not None]
    if len(exact) == 1 and len(spare) == 1 and spare[0].unit == "same":
        return [same_in(s, exact[0]) if s is spare[0] else s for s in out]
    if len(spare) != 1 or len(out) != 2 or len(exact) != 1:
        return out
    if exact[0].unit:
        return exact  # the year had been said apart from its quarter: one period, not two
    return out


def _last_years(said: list[Said]) -> list[Said]:
    """`Q3 last year`, `Q3 the year before`: one period, a year before the latest or the other Q3."""
    out = list[Said]()
    for one in said:
        if one.how == "year earlier" and not one.number and out and out[-1].how == "yearless":
            named = out.pop()
            one = one if out else replace(one, unit=named.unit, number=named.number)
        out.append(one)
    return out


def same_in(year: Said, other: Said) -> Said:
    """`July to September 2020 v same quarter 2019`: a bare year beside a full period as that period of the year."""
    assert year.period is not None and other.period is not None
    if other.period.kind in ("year", "calendar year", "years", "school year"):
        return year
    financial = year.period.kind == "year"
    gap = year.period.start.year - (other.period.financial_year if financial else other.period.end.year)
    return replace(year, how="exact", unit="", period=other.period.shifted(12 * gap))


def with_year(said: Said, near: Period) -> Period | None:
    """A yearless period in the year of another one: quarters share the financial year, months and terms the calendar year."""
    first = near.financial_year if near.kind != "calendar year" else near.start.year
    financial = near.kind in ("quarter", "year")
    if said.unit == "quarter":
        return p.quarter(first, said.number)
    if said.unit == "month":
        return p.month(first + (said.number < 4) if financial else near.end.year, said.number)
    if said.unit == "term":
        year = first + (said.number != 3) if financial else near.end.year
        return p.term(tuple(p.TERMS)[said.number - 1], year)
    if said.unit == "year to month":
        return p.year_to_month(near.end.year, said.number)
    return p.year_to_quarter(first, said.number) if said.unit == "year to quarter" else None
