"""A report's paragraphs → the figures they state, each with its sentence, waiting for a person's yes.

What is not certain is not proposed as certain: an indicator that could be two is None with the likeliest in `near`, a
time that is not said is None, each with its doubt. A difference ("an increase of 0.4%") is never a figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from intents.documents.proposed import Proposed
from intents.documents.prose_figures import Spot, figures_of
from intents.documents.prose_periods import report_of
from intents.documents.prose_reading import read_paragraph
from intents.documents.prose_reported import with_reported
from intents.lexicon import Lexicon


class ParagraphLike(Protocol):
    """A paragraph as a reader of files hands it over."""

    @property
    def text(self) -> str:
        """Its words, joined across lines and pages."""

    @property
    def place(self) -> str:
        """Where it stands, as a person would look for it: `paragraph 10`."""

    @property
    def number(self) -> str | None:
        """The number printed before it, if any."""


def read_prose(
    paragraphs: Iterable[ParagraphLike], report: str, names: Lexicon, has_dashboard: bool = True
) -> tuple[Proposed, ...]:
    """The figures that paragraphs of the report for `report` ("Q3 2021/22") state, in their order.

    `names` are the matcher's words. Without a dashboard (`has_dashboard` False) the figures that the paragraphs lead with
    are the report's measures. `ValueError` where `report` names no quarter.
    """
    quarter = report_of(report)
    proposed = list[Proposed]()
    for paragraph in paragraphs:
        read = read_paragraph(paragraph.text, quarter, names)
        figures = figures_of(read.facts, Spot(paragraph.place, not has_dashboard), names)
        proposed += with_reported(figures, read)
    return tuple(proposed)
