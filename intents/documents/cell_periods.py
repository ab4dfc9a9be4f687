"""The period that a cell or a heading says, resolved against the report's quarter as the domain has it.

"Q1" in a report of Q2 2021/22 is Q1 2021/22; "Sep 2021/22" a month; "2016" a calendar year; a date is its month, with a
doubt, because Excel makes dates of periods. What is after the report or has no year is doubted, what is neither is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intents import periods as p
from intents.documents.cell_words import MARKED_AS, PERIOD_FILLERS
from intents.documents.cells import empty, plain
from intents.documents.few import short
from intents.documents.period_spelling import MONTHS, spelt, spelt_of_report, without_mark, without_number
from intents.documents.remembered import remembered
from intents.period_rules import Said, find_periods
from intents.periods import Period

UNREAD = '"{said}" can\'t be read as a period.'
SEVERAL = '"{said}" names several periods, and which of them is meant can\'t be told.'
MARKED = '"{printed}" has a footnote\'s mark: its note may say that the figure is of another time, or may still change.'


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    """A period's label, None where none can be made out, and what is doubtful about it as (kind, sentence)."""

    label: str | None
    doubts: tuple[tuple[str, str], ...] = ()


@remembered(1 << 12)  # a long table says few periods, each many times
def read_period(text: str, report: str | None, to_date: bool = False) -> ReadPeriod:
    """What a cell says of its period. `to_date`: the row says that it is a year, or a run of months, to then.

    One with a footnote's mark is that period, and doubted: only its note tells what the mark means.
    """
    if empty(text):
        return ReadPeriod(None)
    said, marked = _without_note(text)
    read = _read(said, report, to_date)
    noted = ("mark", MARKED.format(printed=short(plain(text))))
    return replace(read, doubts=(*read.doubts, noted)) if marked and read.label else read


def _read(said: str, report: str | None, to_date: bool) -> ReadPeriod:
    if _SERIAL.fullmatch(said):
        return ReadPeriod(None, (("period", f"{said} may be a date's number in Excel, not a period."),))
    if found := _DATE.fullmatch(said):
        return _of_date(found, said)
    within, counted = _exact(said, report)
    if within is None:
        return ReadPeriod(None, (("period", (SEVERAL if _says_several(said) else UNREAD).format(said=short(said))),))
    doubts = [*counted, *after_report(within, report), *_calendar(within, said), *_provisional(said)]
    if (to_date or _SAYS_TO_DATE.search(said)) and within.kind in _TO_DATE:
        within = _TO_DATE[within.kind](within)
        doubts.append(("to date", "The row says year to date: twelve months to then, or the months since April?"))
    return ReadPeriod(within.label, tuple(doubts))


@remembered(1 << 12)
def looks_like_period(text: str) -> bool:
    """Whether a cell can be a period, with its year or without."""
    said, _ = _without_note(text)
    return bool(_DATE.fullmatch(said) or _SERIAL.fullmatch(said)) or _only_said(said) is not None


def _without_note(text: str) -> tuple[str, bool]:
    """A cell without the mark of a footnote, and whether it had one; a number in brackets only where it makes no period."""
    said, marked = without_mark(text)
    bare, numbered = without_number(said)
    if numbered and _only_said(said) is None and _only_said(bare) is not None:
        return bare, True
    return (said, marked) if said else (plain(text), False)


def periods_said(text: str) -> tuple[tuple[str, ...], str]:
    """The quarters, months and years that a heading or title names with their year, and the rest of its words."""
    return _named(spelt(text))


def _named(spoken: str) -> tuple[tuple[str, ...], str]:
    said, rest, _ = find_periods(spoken, _ANY_DAY)
    named = (s.period.label for s in said if s.period is not None and s.how in ("exact", "year"))
    return tuple(dict.fromkeys(named)), " ".join(rest.split())


def times_said(text: str) -> tuple[Said, ...]:
    """The quarters, months and years that a note or a title names, with their year or without, in their order."""
    said, _, _ = find_periods(_held(spelt(text)), _ANY_DAY)
    return tuple(one for one in said if one.how in ("exact", "year", "yearless"))


def periods_headed(text: str, report: str | None) -> tuple[tuple[str, ...], str]:
    """The periods that a heading names, with their year or as quarters of the report's own, and the rest of its words.

    Where it says a period that can't be told, it names none and keeps all of its words.
    """
    spoken = spelt(text)
    said, rest, _ = find_periods(_held(spoken), _ANY_DAY)
    labels = [_label(one, report) for one in said]
    if None in labels:
        return (), spoken
    return tuple(dict.fromkeys(label for label in labels if label)), " ".join(rest.replace(_HELD, "").split())


def _held(spoken: str) -> str:
    """A text in which "last month" is no period: no document says from which day it counts."""
    return _RELATIVE.sub(lambda found: found[0] + _HELD, spoken)


def _label(one: Said, report: str | None) -> str | None:
    if one.how in ("exact", "year") and one.period is not None:
        return one.period.label
    by = p.parse_label(report) if report is not None else None
    found = _latest(one, by) if one.how == "yearless" and one.unit == "quarter" and by else None
    return found.label if found and by and found.financial_year == by.financial_year else None


def reports_named(texts: Iterable[str]) -> tuple[str, ...]:
    """The quarters that a file's name, a title or a heading names, each once, in the order they are met."""
    named = (label for text in texts for label in _named(spelt_of_report(text))[0])
    return tuple(dict.fromkeys(label for label in named if label.startswith("Q")))


def after_report(period: Period, report: str | None) -> tuple[tuple[str, str], ...]:
    """A doubt about a period that had not ended by the report's quarter; school terms and tests are reported before they end."""
    if report is None or period.end <= p.parse_label(report).end:
        return ()
    if period.start > p.parse_label(report).end or period.kind in _MUST_HAVE_ENDED:
        return (("after", f"{period.label} had not ended by the report's own quarter, {report}."),)
    return ()


def _of_date(found: re.Match[str], said: str) -> ReadPeriod:
    year, number = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
    if not 1 <= number <= 12:
        return ReadPeriod(None, (("period", f'"{said}" can\'t be read as a date.'),))
    label = p.month(year, number).label
    return ReadPeriod(label, (("date", f"{said} is a date where a period was meant; it is taken as {label}."),))


def _exact(said: str, report: str | None) -> tuple[Period | None, list[tuple[str, str]]]:
    one = _only_said(said)
    if one is None or one.period is not None:
        return (one.period if one else None), []
    if report is None:
        return None, [("year", f'"{said}" has no year, and the report\'s quarter is not known.')]
    by = p.parse_label(report)
    period = _latest(one, by)
    same_year = one.unit == "quarter" and period is not None and period.financial_year == by.financial_year
    doubts = [] if period is None or same_year else [("year", f'"{said}" has no year; the latest by {report} is {period.label}.')]
    return period, doubts


def _only_said(said: str) -> Said | None:
    """The one period that a text says with nothing else beside it; None where it says another thing too."""
    found, rest, _ = find_periods(_held(spelt(said)), _ANY_DAY)
    left = set(re.findall(r"[a-z0-9%]+", rest.replace(_HELD, ""))) - PERIOD_FILLERS
    usable = [s for s in found if s.how in ("exact", "year", "yearless") and s.unit != "same"]
    return usable[0] if len(usable) == len(found) and _is_one(usable) and not left else None


def _is_one(found: Sequence[Said]) -> bool:
    """Whether what was found is one period: alone, or a quarter with its own months beside it (`Q3 (Oct - Dec 2024)`)."""
    named = {(s.period.label if s.period else s.unit, 0 if s.period else s.number) for s in found}
    return len(found) == 1 or (len(named) == 1 and all(_is_quarter(s) for s in found))


def _is_quarter(said: Said) -> bool:
    return said.period.kind == "quarter" if said.period else said.unit == "quarter"


def _says_several(said: str) -> bool:
    found, _, _ = find_periods(_held(spelt(said)), _ANY_DAY)
    return len({(s.period, s.unit, s.number) for s in found if s.how in ("exact", "year", "yearless")}) > 1


def _latest(said: Said, by: Period) -> Period | None:
    """The latest period of that name that had ended by the report's quarter."""
    built = _YEARLESS.get(said.unit)
    if built is None:
        return None
    ended = (one for year in (by.end.year, by.end.year - 1, by.end.year - 2) if (one := built(year, said.number)).end <= by.end)
    return next(ended, None)


def _calendar(period: Period, said: str) -> list[tuple[str, str]]:
    """A doubt where a quarter has a single year beside it ("Q1 2021", "Q1 21"): of the calendar, or the financial year from then?

    Its months, where they stand there too, tell.
    """
    told = _PAIR.search(spelt(said)) or _MONTH_NAMED.search(said)
    single = period.kind == "quarter" and re.search(r"\d{4}|\b\d\d\b", said) and "Q" in said.upper() and not told
    return [("year", f'"{said}" has a single year; it is taken as {period.label}.')] if single else []


def _provisional(said: str) -> list[tuple[str, str]]:
    """A doubt where a period is marked as provisional, estimated or a forecast: `Q3 2024/25 (p)`, `Q3 (e)`, `Q3 provisional`."""
    found = _PROVISIONAL.search(said)
    marked = MARKED_AS.get(found[0].strip(")").casefold(), "provisional") if found else ""
    return [("provisional", f'"{short(said)}" is marked as {marked}: it may still change.')] if found else []


_RELATIVE = re.compile(r"\b(?:last|previous|prior|this|current|latest|same|next|present|recent|past)\b")
_HELD = "zz"  # a word so marked is none of those that make a period with "year"
_ANY_DAY = date(2000, 1, 1)  # relative periods ("last year") are not taken from documents, so no clock is needed
_MONTH_NAMED = re.compile(rf"\b(?:{MONTHS})", re.IGNORECASE)
_SAYS_TO_DATE = re.compile(r"\b(?:ytd|year to date|cumulative)\b", re.IGNORECASE)
_PAIR = re.compile(r"\d\d ?[/-] ?\d\d|\d{4} \d\d\b")
_MUST_HAVE_ENDED = frozenset({"quarter", "month", "year", "year to", "cumulative", "years"})
_PROVISIONAL = re.compile(r"\b(?:provisional|prov|unvalidated|estimated)\b|(?<=[\s(])[pef]\)?$", re.IGNORECASE)
_SERIAL = re.compile(r"[345]\d{4}(?:\.0+)?")
_DATE = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-\d\d(?:[ T]00:00(?::00)?)?|\d{1,2}[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4})(?: 00:00(?::00)?)?"
)
_YEARLESS: dict[str, Callable[[int, int], Period]] = {
    "quarter": p.quarter,
    "month": p.month,
    "term": lambda year, number: p.term(tuple(p.TERMS)[number - 1], year),
    "year to month": p.year_to_month,
    "year to quarter": p.year_to_quarter,
}
_TO_DATE: dict[str, Callable[[Period], Period]] = {
    "quarter": lambda q: p.year_to_quarter(q.financial_year, int(q.label[1])),
    "month": lambda m: p.year_to_month(m.end.year, m.end.month),
}
