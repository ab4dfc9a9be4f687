"""Whether a comment beside a figure says that it is another's: of another time, place or kind, or one that may still change.

Decided: a comment is looked at clause by clause. A clause of nothing but words for the figure and another time, place or kind
("This is the Q2 figure", "October and November only") says it of the figure. A sentence that says more ("The Q2 figure was
26.3%", "Better than England") is about something else; so is a time that is still to come ("Review in Q4").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from intents.documents.cell_words import MET
from intents.documents.cells import plain
from intents.documents.heading_phrases import words_of
from intents.documents.naming import Names
from intents.documents.own_time import SHORT, months_of, of_other_length, within, without_lengths
from intents.documents.period_spelling import spelt
from intents.documents.table_titles import somebody_else
from intents.period_rules import Said, find_periods
from intents.periods import Period, parse_label

ABOUT = frozenset(
    "the this that these are is it of for a an as at on in and to only data figure figures value values result results "
    "percentage number count shown reported used given available not no actual actuals latest most recent here position end "
    "start based covers cover covering relates relate month months quarter quarterly period periods excludes excluding excl "
    "exclude without missing instead still performance taken from just part year s % rate measure".split()
)
"""Words that speak of a figure and say nothing of what happened."""
FIGURE = frozenset(
    "data figure figures value values result results percentage number count shown reported used rate only performance".split()
)
KINDS = frozenset(
    "target targets forecast forecasts projected projection baseline planned plan trajectory ambition annual annually "
    "termly yearly cumulative".split()
)
"""Words that make another thing of a figure, where a clause says nothing more."""
PARTIAL = frozenset("excludes excluding excl exclude without missing only part".split())
WITH_PLACES = frozenset("city council county borough district area".split())
DENIED = frozenset({"not", "no", "non"})


def says_another(text: str, period: str | None, names: Names, own: frozenset[str], printed: str = "") -> bool:
    """Whether a comment says that the figure of its row is of another time, place or kind, or may still change.

    `period`: the figure's; `printed`: its name as printed, whose own words ("in the last 12 months") say nothing new.
    """
    return is_unsure(text) or any(
        _is_of_another(clause, period, names, own, words_of(printed)) for clause in _clauses(text)
    )


def is_unsure(text: str) -> bool:
    """Whether a comment says that its figure is not validated, is wrong, an estimate or an earlier one carried forward."""
    return bool(_UNSURE.search(words_of(text)))


def _clauses(text: str) -> Iterator[str]:
    return (clause for part in _ENDS.split(plain(text)) if (clause := part.strip()))


def _is_of_another(clause: str, period: str | None, names: Names, own: frozenset[str], printed: str) -> bool:
    found, rest, _ = find_periods(spelt(clause), _ANY_DAY)
    said = words_of(clause)
    denied = bool(DENIED & set(said.split()))
    if said in printed:
        return False
    if of_other_length(said, period):
        return not denied and not _left(without_lengths(words_of(rest)))
    left = _left(words_of(rest))
    if found and not left:
        return _of_another_time(found, period, said, denied)
    if left <= KINDS and left:
        return bool(left & _beside(period)) and _is_of_kind(said, denied)
    return bool(left and set(said.split()) & FIGURE and not found) and _is_name(left, clause, names, own)


def _is_of_kind(said: str, denied: bool) -> bool:
    """Whether a clause that names a kind of figure says that this one is it: "Target figure", "Target, not actual", "Annual"."""
    if said in MET:
        return False
    return "actual" in said if denied else bool(FIGURE & set(said.split())) or " " not in said


def _left(said: str) -> set[str]:
    """The words of a clause that do not merely speak of the figure."""
    return set(said.split()) - ABOUT


def _beside(period: str | None) -> frozenset[str]:
    """The words that make another thing of a figure of this period: "Annual" says nothing new of a year's."""
    short = period is None or parse_label(period).kind in SHORT
    return KINDS if short else KINDS - {"annual", "annually", "yearly"}


def _of_another_time(found: Sequence[Said], period: str | None, said: str, denied: bool) -> bool:
    """Whether the times that a clause names are not the figure's; "Q3 not available" denies its own."""
    if period is None:
        return False
    same = all(_is_same(one, parse_label(period)) for one in found)
    if denied:
        return same and "available" in said
    partly = bool(PARTIAL & set(said.split())) and any(one.unit == "month" or _is_month(one) for one in found)
    return not same or (partly and parse_label(period).kind != "month")


def _is_same(said: Said, of: Period) -> bool:
    """Whether a time that was said is the figure's, a day at its end, a year that holds it, or one still to come."""
    if said.period is not None:
        one = said.period
        return within(one, of) or one.start > of.end or ("year" in one.kind and one.start <= of.start and of.end <= one.end)
    if said.how == "yearless" and of.kind in ("quarter", "month"):
        return _of_number(said, of)
    return said.how not in ("last", "before", "year earlier")


def _of_number(said: Said, of: Period) -> bool:
    if said.unit == "month":
        return said.number == of.end.month
    return said.unit != "quarter" or of.kind != "quarter" or of.label.startswith(f"Q{said.number} ") or _to_come(said, of)


def _to_come(said: Said, of: Period) -> bool:
    """Whether a quarter without a year may be the one after the figure's, in which something is due."""
    return said.number == int(of.label[1]) % 4 + 1


def _is_month(said: Said) -> bool:
    return said.period is not None and months_of(said.period) == 1


def _is_name(left: set[str], clause: str, names: Names, own: frozenset[str]) -> bool:
    """Whether the words that are left are the name of a place, a group or others, and nothing more."""
    core = " ".join(word for word in words_of(clause).split() if word in left)
    whom = somebody_else(core, names, own)
    return whom is not None and all(somebody_else(word, names, own) or word in whom.casefold() for word in left - WITH_PLACES)


_ANY_DAY = date(2000, 1, 1)  # no time is counted from a day: "last year" is only told to be another
_ENDS = re.compile(r"[.;:!?](?=\s|$)|[()\[\]]|\s-\s")
_UNSURE = re.compile(
    r"\b(?:(?:awaiting|pending|subject to|requires?|needs?) (?:further |final |data )?"
    r"(?:validation|verification|confirmation|amendment|correction|audit|change|cleansing)"
    r"|(?:to be|not(?: yet)?(?: been)?|yet to be|being) (?:fully )?(?:validated|verified|corrected|audited|quality assured)"
    r"|do not use|should not be used|incorrect|(?:carried|rolled) forward|placeholder|holding figure"
    r"|(?:corrected|should (?:be|read))(?: to)? \d+%?"
    r"|(?<!we )(?<!to )estimates?|proxy|(?:figures?|data) (?:is |are )?under review)\b"
)
