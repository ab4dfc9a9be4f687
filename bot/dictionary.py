"""A dictionary of indicators, as another council or a department keeps it, → indicators to be made. Pure.

What it does not say of a polarity or a unit is not made out: the row is wrong, and told with its line. How an indicator
is shown (decimals) and what its numbers count may be left out: one decimal, none for a count, and "counted".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from store.imported import NewIndicator
from store.made import code_of, plain
from store.values import Polarity, Unit

HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "indicator", "indicator name", "measure", "measure name", "title"),
    "polarity": ("polarity", "good is", "direction of good", "good performance is"),
    "unit": ("unit", "units", "unit of measure", "y axis name", "measured in", "format"),
    "theme": ("theme", "topic", "category", "service area"),
    "definition": ("definition", "description", "meaning"),
    "decimals": ("decimals", "decimal places", "dps"),
    "counts": ("counts", "what it counts"),
}
"""What the columns are called, in plain small letters; the first that is there is taken."""

NEEDED = ("name", "polarity", "unit", "theme", "definition")
POLARITIES: Mapping[str, Polarity] = {
    **dict.fromkeys(("low", "low is good", "lower is better", "low good", "smaller is better"), "low"),
    **dict.fromkeys(("high", "high is good", "higher is better", "high good", "bigger is better"), "high"),
    **dict.fromkeys(("none", "no polarity", "neutral", "information only", "for information"), "none"),
}
UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"^%|\bper ?cent|^percentage|^proportion"), "percent"),
    (re.compile(r"^rates?\b|\bper 1[0,]+\b"), "rate"),
    (re.compile(r"^(?:number|count|no\.)"), "count"),
    (re.compile(r"\bscores?\b"), "score"),
)
COUNTED = "counted"
POUNDS = "pounds"
UNITS_SAID: Mapping[str, tuple[Unit, str]] = {
    **{one: (one, COUNTED) for one in get_args(Unit)}, "number": ("count", COUNTED), "pounds": ("count", POUNDS),
}  # fmt: skip
"""What a person may say that a word for a unit means: the unit, and what its numbers count. Money is a number of pounds."""


@dataclass(frozen=True, slots=True)
class Read:
    """A dictionary as read: what can be made, and a sentence a row for what can't; `rows`, how many there are.

    `marks` and `words`: what stands for a polarity and for a unit, each once, and is none of the words that are known.
    """

    new: tuple[NewIndicator, ...]
    wrong: tuple[str, ...]
    rows: int
    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class NoDictionaryError(Exception):
    """The text is no dictionary; its text says what is missing."""


def read(text: str, marks: Mapping[str, Polarity], taken: Iterable[str], units: Mapping[str, str] = MappingProxyType({})) -> Read:
    """The indicators of a CSV or TSV with a row of heads; lines that begin with # before it are passed over.

    `marks`: what a person says the file's own marks of polarity mean ("-": none; "" an empty cell), `units` the same of its
    words for a unit ("Spend": pounds, one of `UNITS_SAID`). `taken`: codes that are not free.
    """
    lines = text.splitlines()
    skipped = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    rows = csv.reader(lines[skipped:], delimiter="\t" if "\t" in "".join(lines[skipped : skipped + 1]) else ",")
    columns = _columns(next(rows, []))
    entries = [(rows.line_num + skipped, {name: _cell(row, at) for name, at in columns.items()}) for row in rows if any(row)]
    reading = _Reading(marks, {plain(word): UNITS_SAID[means] for word, means in units.items()}, set(taken))
    found = [reading.made(line, entry) for line, entry in entries]
    new = tuple(one for one in found if isinstance(one, NewIndicator))
    wrong = tuple(one for one in found if isinstance(one, str))
    return Read(new, wrong, len(entries), tuple(reading.unknown["polarity"]), tuple(reading.unknown["unit"]))


def _columns(heads: Iterable[str]) -> dict[str, int]:
    at = {plain(head): number for number, head in reversed(list(enumerate(heads)))}
    found = {name: next((at[plain(h)] for h in said if plain(h) in at), None) for name, said in HEADS.items()}
    if missing := [name for name in NEEDED if found[name] is None]:
        said = "; ".join(f"{name} ({', '.join(HEADS[name])})" for name in missing)
        raise NoDictionaryError(f"It has no column for {said}: give the column one of these heads.")
    return {name: number for name, number in found.items() if number is not None}


def _cell(row: list[str], at: int) -> str:
    return " ".join(row[at].split()) if at < len(row) else ""


class _Reading:
    """One reading: it gives out codes, and knows the names it has met, and the words that it did not know."""

    def __init__(self, marks: Mapping[str, Polarity], units: Mapping[str, tuple[Unit, str]], taken: set[str]) -> None:
        self.known = {plain(said): means for said, means in POLARITIES.items()}
        self.marks = {said.strip(): means for said, means in marks.items()}
        self.units, self.taken = units, taken
        self.met: dict[str, int] = {}
        self.unknown: dict[str, dict[str, None]] = {"polarity": {}, "unit": {}}

    def made(self, line: int, entry: Mapping[str, str]) -> NewIndicator | str:
        """An indicator, or the sentence that says what its row lacks."""
        polarity, (unit, counted) = self._polarity(entry["polarity"]), self._unit(entry["unit"])
        faults = list(self._faults(entry, line))
        if faults or polarity is None or unit is None:
            faults += [] if polarity else [self._unsaid("polarity", "whether low or high is good", entry)]
            faults += [] if unit else [self._unsaid("unit", "its unit", entry)]
            return f"line {line}, {entry['name'] or 'without a name'}: {'; '.join(faults)}."
        self.met[plain(entry["name"])] = line
        code = code_of(entry["name"], self.taken)
        self.taken.add(code)
        decimals = _decimals(entry.get("decimals", ""), unit)
        counts = entry.get("counts") or counted
        return NewIndicator(code, entry["name"], entry["theme"], polarity, unit, decimals, counts, entry["definition"])

    def _polarity(self, cell: str) -> Polarity | None:
        return self.marks.get(cell) or self.known.get(plain(cell))

    def _unit(self, cell: str) -> tuple[Unit | None, str]:
        """The unit that a cell says, a person's word for it first, and what its numbers count."""
        found = next((unit for pattern, unit in UNITS if pattern.search(cell.lower())), None)
        return self.units.get(plain(cell), (found, COUNTED))

    def _unsaid(self, column: str, what: str, entry: Mapping[str, str]) -> str:
        cell = entry[column]
        self.unknown[column][cell] = None
        return f"it does not say {what}" + (f" (“{cell}” is none of the words for it)" if cell else "")

    def _faults(self, entry: Mapping[str, str], line: int) -> Iterator[str]:
        yield from (f"it has no {name}" for name in ("name", "theme", "definition") if not entry[name])
        if earlier := self.met.get(plain(entry["name"])):
            yield f"line {earlier} has this name too, so give one of them another"


def _decimals(cell: str, unit: Unit) -> int:
    return int(cell) if cell.isdecimal() and len(cell) == 1 else int(unit != "count")


def how(found: Read) -> str:
    """What to type or mend so that the rows that are wrong come in too."""
    marks = ", ".join(f'"{mark}"' if mark else '"" (an empty cell)' for mark in found.marks)
    words = ", ".join(f'"{word}"' if word else '"" (an empty cell)' for word in found.words)
    parts = (
        f"Say what stands for a polarity, --polarity low, high or none=MARK, of {marks}." if marks else "",
        f'Say what stands for a unit, --unit "WORD={"|".join(UNITS_SAID)}", of {words}.' if words else "",
        "Mend what is wrong otherwise, or take the other rows alone (--leave-out).",
    )
    return " ".join(filter(None, parts))
