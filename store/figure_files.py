"""One document's figures, from its CSV file to rows of the table `figure`, with every fault and its line."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from store.cells import COLUMNS, parsed
from store.values import When

Values = dict[str, Any]
Complain = Callable[[str], None]
KEY = ("indicator", "area", "period", "role", "origin", "place")
"""What tells one printing of a document from another."""
_LIMITED = ("value", "neighbour", "england", "region", "target_value")


class Periods:
    """The periods met while reading, as rows of the table `period`."""

    def __init__(self, when: When) -> None:
        self._when = when
        self.rows: dict[str, Values] = {}

    def knows(self, complain: Complain, label: str) -> bool:
        """Whether the label is a period's; it is kept, or complained about."""
        if label in self.rows:
            return True
        try:
            kind, first, last = self._when(label)
        except ValueError:
            complain(f"{label!r} is no period")
            return False
        self.rows[label] = {"label": label, "kind": kind, "first_day": first, "last_day": last}
        return True


def figure_rows(
    lines: Iterable[str], complain: Complain, units: Mapping[str, str], periods: Periods
) -> Iterator[Values]:
    """The rows of `figure` of one CSV, without their document; `units` gives each known indicator's unit."""
    reader = csv.DictReader(lines, strict=True)
    if tuple(reader.fieldnames or ()) != tuple(COLUMNS):
        complain(f"its columns must be {','.join(COLUMNS)}")
        return
    seen: dict[tuple[str, ...], int] = {}
    for position, row in enumerate(reader):
        line = reader.line_num
        if None in row or None in row.values():
            complain(f"line {line}: it has not {len(COLUMNS)} cells")
            continue
        faults: list[str] = []
        values = {**parsed(row, faults.append), "position": position, "unit": units.get(row["indicator"])}
        if not faults:
            faults += impossible(values, periods) + _repeats(values, seen, line)
            yield values
        for fault in faults:
            complain(f"line {line}: {fault}")


def impossible(values: Values, periods: Periods) -> list[str]:
    """What no single cell shows; the database would refuse it too, but one by one and without the line."""
    faults: list[str] = []
    for label in filter(None, (values["period"], values["reported_against"])):
        periods.knows(faults.append, label)
    if values["unit"] is None:
        faults.append(f"{values['indicator']} is no indicator of the catalogue")
    if (values["value"] is None) == (values["missing"] is None):
        faults.append("it must have a value, or else what stands instead of it under missing")
    if values["denominator"] is not None and (values["numerator"] or 0) > values["denominator"]:
        faults.append("its numerator is greater than its denominator")
    return faults + [fault for name in _LIMITED for fault in _beyond(name, values)]


def _beyond(name: str, values: Values) -> Iterator[str]:
    number, unit = values[name], values["unit"]
    if number is not None and unit == "percent" and number > 100:
        yield f"{name} is {number}, more than 100 per cent"
    if number is not None and unit not in ("score", None) and number < 0:
        yield f"{name} is {number}, less than nought"


def _repeats(values: Values, seen: dict[tuple[str, ...], int], line: int) -> list[str]:
    """The same printing twice, or two rows that are the document's measure of one indicator."""
    keys = [tuple(values[name] for name in KEY)]
    if values["role"] == "measure":
        keys.append(("measure", values["indicator"], values["area"]))
    return [f"line {seen[key]} says this already" for key in keys if seen.setdefault(key, line) != line]
