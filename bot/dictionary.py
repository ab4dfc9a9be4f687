"""A dictionary of indicators, as another council or a department keeps it, → indicators to be made. Pure.

What it does not say of a polarity or a unit is not made out: the row is wrong, and told with its line. How an indicator
is shown (decimals) and what its numbers count may be left out: one decimal, none for a count, and "counted".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Read:
    """A dictionary as read: what can be made, and a sentence a row for what can't; `rows`, how many there are."""

    new: tuple[NewIndicator, ...]
    wrong: tuple[str, ...]
    rows: int


class NoDictionaryError(Exception):
    """The text is no dictionary; its text says what is missing."""


def read(text: str, marks: Mapping[str, Polarity], taken: Iterable[str]) -> Read:
    """The indicators of a CSV or TSV with a row of heads; lines that begin with # before it are passed over.

    `marks`: what a person says the file's own marks of polarity mean ("-": none). `taken`: codes that are not free.
    """
    lines = text.splitlines()
    skipped = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    rows = csv.reader(lines[skipped:], delimiter="\t" if "\t" in "".join(lines[skipped : skipped + 1]) else ",")
    columns = _columns(next(rows, []))
    entries = [(rows.line_num + skipped, {name: _cell(row, at) for name, at in columns.items()}) for row in rows if any(row)]
    known = {plain(said): means for said, means in POLARITIES.items()}
    reading = _Reading(known, {said.strip(): means for said, means in marks.items()}, set(taken))
    found = [reading.made(line, entry) for line, entry in entries]
    new = tuple(one for one in found if isinstance(one, NewIndicator))
    return Read(new, tuple(one for one in found if isinstance(one, str)), len(entries))


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
    """One reading: it gives out codes, and knows the names it has met."""

    def __init__(self, known: Mapping[str, Polarity], marks: Mapping[str, Polarity], taken: set[str]) -> None:
        self.known, self.marks, self.taken = known, marks, taken
        self.met: dict[str, int] = {}

    def made(self, line: int, entry: Mapping[str, str]) -> NewIndicator | str:
        """An indicator, or the sentence that says what its row lacks."""
        polarity, unit = self._polarity(entry["polarity"]), _unit(entry["unit"])
        faults = list(self._faults(entry, line))
        if faults or polarity is None or unit is None:
            faults += [] if polarity else [_unsaid("whether low or high is good", entry["polarity"])]
            faults += [] if unit else [_unsaid("its unit", entry["unit"])]
            return f"line {line}, {entry['name'] or 'without a name'}: {'; '.join(faults)}."
        self.met[plain(entry["name"])] = line
        code = code_of(entry["name"], self.taken)
        self.taken.add(code)
        decimals = _decimals(entry.get("decimals", ""), unit)
        counts = entry.get("counts") or COUNTED
        return NewIndicator(code, entry["name"], entry["theme"], polarity, unit, decimals, counts, entry["definition"])

    def _polarity(self, cell: str) -> Polarity | None:
        return self.marks.get(cell) or self.known.get(plain(cell))

    def _faults(self, entry: Mapping[str, str], line: int) -> Iterator[str]:
        yield from (f"it has no {name}" for name in ("name", "theme", "definition") if not entry[name])
        if earlier := self.met.get(plain(entry["name"])):
            yield f"line {earlier} has this name too"


def _unsaid(what: str, cell: str) -> str:
    return f"it does not say {what}" + (f" (“{cell}” is none of the words for it)" if cell else "")


def _unit(cell: str) -> Unit | None:
    return next((unit for pattern, unit in UNITS if pattern.search(cell.lower())), None)


def _decimals(cell: str, unit: Unit) -> int:
    return int(cell) if cell.isdecimal() and len(cell) == 1 else int(unit != "count")
