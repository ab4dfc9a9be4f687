"""Figures as a tidy CSV: a row a printing, with the columns of the packaged figures' files and the document first. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from store.cells import COLUMNS
from store.values import Printing

HEADS = ("document", *COLUMNS)


def tidy(printings: Iterable[Printing]) -> str:
    """The CSV; a percentage is a plain number without its sign, and what is not printed is an empty cell."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(_row(one) for one in printings)
    return "".join(lines)


class _Lines(list[str]):
    """What a CSV writer writes on."""

    def write(self, line: str) -> None:
        self.append(line)


def _row(one: Printing) -> list[object]:
    cells = {**{name: getattr(one, name) for name in COLUMNS}, "target": one.target.text if one.target else None}
    return [one.document.slug, *("" if cells[name] is None else cells[name] for name in COLUMNS)]
