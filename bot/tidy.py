"""Figures in the program's own tidy layout (`intents/documents/tidy.py`): a row a printing, its document first. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from intents.documents.proposed import Proposed, ProposedTarget
from intents.documents.tidy import FIGURE, TidyFigure, Written, tidy_rows
from store.values import Printing

_OWN = ("target", "note")


def tidy(printings: Iterable[Printing]) -> tuple[tuple[Written, ...], ...]:
    """The rows, their headings first; a percentage is a plain number without its sign, and None is what is not printed."""
    return tidy_rows(map(_figure, printings))



def _figure(one: Printing) -> TidyFigure:
    document = one.document
    fields = {name: getattr(one, name) for name in FIGURE if name not in _OWN}
    target = ProposedTarget(one.target.text, one.target.operator, one.target.value) if one.target else None
    figure = Proposed(printed=one.indicator, near=(), evidence=one.place, target=target, **fields)
    meeting = document.meeting.isoformat() if document.meeting else None
    return TidyFigure(document.slug, document.title, document.report, figure, meeting, one.note)
