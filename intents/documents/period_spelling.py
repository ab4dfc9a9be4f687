"""How cells and titles spell a period → as the rules of periods expect it; and the footnote's mark that stands beside one. Pure.

Decided: an academic year is a school year under whichever of its names ("AY 2023/24", "2023/24 academic year"). "Year end
2023/24" is that year: what a scorecard prints under it is the year's outturn, where a question means its last quarter. A mark
is taken off before the rest is read: "[12]" beside "Dec" is a note, and no year.
"""

from __future__ import annotations

import re

from intents import periods as p
from intents.documents.cells import plain

END_OF_YEAR = r"(?:year[ -]?end|end of (?:the )?(?:financial |fin )?(?:year|yr)|end of(?= (?:fy ?)?\d))"
MONTHS = "|".join(m[:3].lower() for m in p.MONTHS)


def spelt(text: str) -> str:
    """A text's words as the rules of periods expect them: "Jun-17" → "jun 2017", "202122" → "2021/22", no brackets."""
    return _of_year_end(spelt_of_report(text))


def spelt_of_report(text: str) -> str:
    """The same of what names a report: the one of a year's end is that of its last quarter."""
    said = re.sub(r"[()\[\]:,;*^_'\u2019]", " ", plain(text).casefold())
    said = re.sub(rf"\b({MONTHS})[a-z]*[-/ ](\d\d)(?![\d/-])", r"\1 20\2", said)
    said = re.sub(r"\b(20\d\d)(\d\d)\b", _run_together, said)
    said = re.sub(r"\baverage\b", "avg", said)  # "average 2020/21" would be taken for an age
    said = re.sub(r"\bqu?a?rte?r(?=\d)", "quarter ", re.sub(r"\bfy(?=\d)", "fy ", said))
    said = " ".join(re.sub(r"\bcensus\b", " ", said).split())
    return _SCHOOL_AFTER.sub(r"academic year \1", _SCHOOL_BEFORE.sub(r"academic year \1", said))


def without_mark(text: str) -> tuple[str, bool]:
    """A text without the footnote's mark at its end (`*`, `[1]`, a raised figure), and whether it had one."""
    bare = _MARK.sub("", plain(text)).strip()
    return bare, bare != plain(text)


def without_number(text: str) -> tuple[str, bool]:
    """A text without a number in round brackets at its end, which may be a note's, and whether it had one: `2023/24 (1)`."""
    bare = _NUMBERED.sub("", plain(text)).strip()
    return bare, bare != plain(text)


def _of_year_end(said: str) -> str:
    """A year's end as the year; not beside a quarter, for which of the two the figure is of is not known."""
    return said if _QUARTER.search(said) else _YEAR_END_AFTER.sub(r"\1", _YEAR_END.sub(r"\1", said))


def _run_together(found: re.Match[str]) -> str:
    return f"{found[1]}/{found[2]}" if (int(found[1]) + 1) % 100 == int(found[2]) else found[0]


_PAIR = r"((?:20)?\d\d ?[/-] ?(?:20)?\d\d)\b(?![/-])"
_QUARTER = re.compile(r"\bq(?:\d|uarter|t?r)")
_YEAR_END = re.compile(rf"\b(?:the )?(?:financial )?{END_OF_YEAR}(?: of| in| for)? ?(?:fy ?)?{_PAIR}")
_YEAR_END_AFTER = re.compile(rf"\b{_PAIR} (?:financial )?year[ -]?end\b")
_SCHOOL = r"(?:(?:academic|acad|school) (?:year|yr)|ay)"
_SCHOOL_BEFORE = re.compile(rf"\b{_SCHOOL} ?{_PAIR}")
_SCHOOL_AFTER = re.compile(rf"(?<!year )\b{_PAIR} {_SCHOOL}\b")
_MARK = re.compile(r"(?:\s?[*^#†‡§⁰¹²³⁴⁵⁶⁷⁸⁹]+|\s?\[(?:note )?[\da-z]{1,2}\])+$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s?\((?:see )?(?:note )?\d{1,2}\)$", re.IGNORECASE)
