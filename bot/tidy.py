"""Figures as a tidy CSV: a row a printing, its document first; `scrutineer import` takes the same file back in. Pure.

The layout is that of `intents/documents/tidy.py`. Text that a spreadsheet would take for a formula is kept from being one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable

from intents.documents.proposed import Proposed, ProposedTarget
from intents.documents.tidy import COLUMNS, FIGURE, TidyFigure, tidy_rows
from store.values import Printing

HEADS = COLUMNS
_OWN = ("target", "note")


def tidy(printings: Iterable[Printing]) -> str:
    """The CSV; a percentage is a plain number without its sign, and what is not printed is an empty cell."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows(tidy_rows(map(_figure, printings)))
    return "".join(lines)


class _Lines(list[str]):
    """What a CSV writer writes on."""

    def write(self, line: str) -> None:
        self.append(line)


def _figure(one: Printing) -> TidyFigure:
    document = one.document
    fields = {name: getattr(one, name) for name in FIGURE if name not in _OWN}
    target = ProposedTarget(one.target.text, one.target.operator, one.target.value) if one.target else None
    figure = Proposed(printed=one.indicator, near=(), evidence=one.place, target=target, **fields)
    meeting = document.meeting.isoformat() if document.meeting else None
    return TidyFigure(document.slug, document.title, document.report, figure, meeting, one.note)
