"""What a paragraph says of a change and of a quartile, in its own words: kept as reported, never made into a figure."""

from __future__ import annotations

from collections.abc import Sequence

from intents.documents.prose_reading import Fact
from intents.documents.proposed import Proposed
from intents.lexicon import Lexicon


def with_reported(figures: Sequence[Proposed], facts: Sequence[Fact], names: Lexicon) -> tuple[Proposed, ...]:
    """The figures with what the paragraph reports of them."""
    return tuple(figures)
