"""Which indicator a printed name means: the names that documents have printed before, the catalogue's, then the matcher.

A name printed before, or the catalogue's own, is certain. What only the matcher recognises is taken with its doubt, and
where it is not sure of one it is None with the nearest beside it: a figure under the wrong name is the worst outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from intents.documents.cells import Amount, plain
from intents.documents.row_kinds import says_what_it_holds
from intents.lexicon import Lexicon, plain_name
from intents.match import ASK, SURE, Reading, foreign, match
from intents.periods import parse_label

OFFERED = 3  # how many likely indicators are named where none is certain
PLACE, GROUP = "place:", "group:"
IN_ARREARS = "in arrears"
"""Stands among the kinds of period of a name that was printed for a time before its report's own quarter."""
BEFORE_A_NAME = "dashboard: "
"""What stands before a row's name in the place of a figure that a dashboard gave."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The indicator that a name means, with its unit; else the likeliest (`near`), and why. `known`: it was printed before.

    `counted_by` and `share` are the codes of its count, where it is a share, and of its share, where it is a count.
    `series`: the kinds of period that it was printed for under this name ("Rate of re-offending" has been two measures).
    `late`: a report has given it for a time that had ended before the report's own quarter, as youth justice comes.
    """

    indicator: str | None
    unit: str | None = None
    counted_by: str | None = None
    share: str | None = None
    near: tuple[str, ...] = ()
    doubt: tuple[str, str] | None = None
    known: bool = False
    series: frozenset[str] = frozenset()
    late: bool = False


class Names(Protocol):
    """Whatever finds an indicator by a printed name."""

    def find(self, printed: str, share_first: bool) -> Naming:
        """The indicator. `share_first`: the cell's first number is a percentage, which settles count or share."""

    def foreign(self, said: str) -> tuple[str, ...]:
        """The places and groups that a text names, for which no figures are held: `place:Blaby`, `group:boys`."""


class PrintedNames:
    """Names as documents print them (a name to its codes), then the matcher's vocabulary."""

    def __init__(self, lexicon: Lexicon, printed: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._lexicon = lexicon
        self._printed: dict[str, dict[str, set[str]]] = {}
        for name, codes in printed.items():
            known = self._printed.setdefault(name_key(name), {})
            for code, series in codes.items():
                known.setdefault(code, set()).update(series)
        own: dict[str, dict[str, set[str]]] = {name_key(one.name): {code: set()} for code, one in lexicon.named.items()}
        self._printed = {**own, **self._printed}
        self._late = {code for codes in self._printed.values() for code, said in codes.items() if IN_ARREARS in said}

    def find(self, printed: str, share_first: bool) -> Naming:
        """The indicator that a name means."""
        codes = self._printed.get(name_key(printed)) or self._printed.get(name_key(_BROKEN_OFF.sub("-", printed)), {})
        if not codes and says_what_it_holds(printed):
            said = f'"{printed}" says what its row holds, and names no indicator: make a column of such rows.'
            return Naming(None, doubt=("name", said))
        if not codes:
            return self._matched(printed, share_first)
        one = next(iter(codes)) if len(codes) == 1 else self._of_family(set(codes), share_first)
        if one:
            return replace(self._certain(one), series=frozenset(codes[one] - {IN_ARREARS}))
        return Naming(None, near=tuple(sorted(codes)), known=True, doubt=("name", f'"{printed}" has been the name of several.'))

    def foreign(self, said: str) -> tuple[str, ...]:
        """The places and groups that a text names, for which no figures are held: `place:Blaby`, `group:boys`."""
        terms = self._lexicon.terms(plain_name(said)) if said else ()
        return tuple(term for term in foreign(terms) if term.startswith((PLACE, GROUP)))

    def _certain(self, code: str) -> Naming:
        named = self._lexicon.named.get(code)
        unit, share = (named.unit, named.count_of) if named else (None, None)
        return Naming(code, unit, self._lexicon.counts.get(code), share, known=True, late=code in self._late)

    def _of_family(self, codes: set[str], share_first: bool) -> str | None:
        """Of a share and its own count the one whose number stands first; None where they are other relatives."""
        unit = "percent" if share_first else "count"
        named = self._lexicon.named
        related = len(codes) == 2 and any(c in named and self._kin(c) in codes for c in codes)
        fitting = [c for c in codes if c in named and named[c].unit == unit]
        return fitting[0] if related and len(fitting) == 1 else None

    def _kin(self, code: str) -> str | None:
        return self._lexicon.named[code].count_of or self._lexicon.counts.get(code)

    def _matched(self, printed: str, share_first: bool) -> Naming:
        """What the matcher makes of a name never printed before: taken with a doubt, or only offered."""
        terms = self._lexicon.terms(plain_name(_for_matching(printed)))
        found = match(terms, self._lexicon)
        near = found.near()
        if len(near) == 1 and self._sure(near[0], terms) and not self._opposite(printed, near[0].codes[0]):
            named = self._lexicon.named[self._with_sign(near[0].codes[0], share_first)]
            said = f'"{printed}" was not printed so before; it is taken for the likeliest, "{named.name}".'
            return replace(self._certain(named.code), known=False, doubt=("name", said))
        likely = dict.fromkeys(code for r in found.readings if r.score >= ASK / 2 for code in r.codes)
        said = f'"{printed}" is no indicator that is known for certain.'
        return Naming(None, near=tuple(likely)[:OFFERED], doubt=("name", said))

    def _with_sign(self, code: str, share_first: bool) -> str:
        """The share of a count, where the cell says a percentage."""
        return (self._lexicon.named[code].count_of or code) if share_first else code

    def _opposite(self, printed: str, code: str) -> bool:
        """Whether a name says "not", and no name of the indicator does: it is likelier its opposite."""
        named = self._lexicon.named[code]
        return bool(_NOT.search(printed)) and not any(_NOT.search(name) for name in (named.name, *named.called))

    @staticmethod
    def _sure(reading: Reading, terms: tuple[str, ...]) -> bool:
        return reading.score >= SURE and len(reading.codes) == 1 and not foreign(terms) and not reading.unused


def names_printed(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, dict[str, set[str]]]:
    """The names that dashboards have printed, from each figure's code, place and period (the rows of store/figures).

    Each row ends with the report whose measure it is, "" for another figure. Each name has its indicators' codes, and each of
    these the series of its periods, and `IN_ARREARS` where a measure was of a time before its report's quarter.
    """
    out: dict[str, dict[str, set[str]]] = {}
    for code, place, period, report in rows:
        series = {parse_label(period).series} | ({IN_ARREARS} if report and _is_late(period, report) else set())
        for part in place.split("; "):
            if part.startswith(BEFORE_A_NAME):
                out.setdefault(part.removeprefix(BEFORE_A_NAME), {}).setdefault(code, set()).update(series)
    return out


def _is_late(period: str, report: str) -> bool:
    return parse_label(period).end < parse_label(report).end


def another_unit(printed: str, naming: Naming, amount: Amount | None) -> tuple[tuple[str, str], ...]:
    """A doubt where a name never printed before says a number, and its likeliest indicator is a percentage, or the reverse."""
    if naming.known or amount is None or amount.percent:
        return ()
    if naming.unit == "percent" and _NUMBER_OF.match(printed) and not _SHARE_OF.search(printed):
        return (("unit", "The name says a number, and the indicator is a percentage."),)
    if naming.unit == "count" and _SHARE_OF.search(printed):
        return (("unit", "The name says a percentage, and the indicator is a number."),)
    return ()


def name_key(text: str) -> str:
    """A name for comparing: without case, marks of footnotes, full stops at its end, quotes and double spaces."""
    return " ".join(re.sub(r"[^\w%=+/&()-]+", " ", plain(text).casefold()).split())


_NOT = re.compile(r"\b(?:not|non|without|never|nor)\b|n't\b", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"(?<=\w)- (?=\w)")  # a word cut at its hyphen, where a line of the page ended
_NUMBER_OF = re.compile(r"(?:the )?(?:number|no\.?|num|count|total) ", re.IGNORECASE)
_SHARE_OF = re.compile(r"%|\bper ?cent|\bproportion|\bshare|\brate\b", re.IGNORECASE)


def _for_matching(printed: str) -> str:
    """A printed name without what only says how it is counted: `(low = good)`, `(end of quarter)`, `The % of`."""
    said = re.sub(r"\([^)]*(?:good|better|end of|year to date|average|ytd)[^)]*\)", " ", printed, flags=re.IGNORECASE)
    return plain(re.sub(r"^(?:the )?(?:%|percentage|proportion|no\.?|number)(?: of)?\s", " ", plain(said), flags=re.IGNORECASE))
