"""Disclosure control: small counts in figures that are not published, and whatever would let somebody work them out.

The rule is that of the national statistics on children: a count from 1 to 5 is not given, `c` stands in its place, and
as many other figures are hidden as it takes that nobody can work it out. Nought is shown. What the council has itself
published is shown as published. It is decided here once, for all the printings that somebody may see, and never message
by message: what one answer leaves out, another must not give. Pure.

Decided:
- Small is a count, a numerator, what a percentage is out of, or the complement (those out of which, less those who),
  printed or worked out. Of "97.0% (97 children)" the complement is 3.
- All that is hidden carries the one symbol `c`, whether small itself or hidden for another's sake: to tell the two
  apart would tell which are small. So no word for it says "fewer than 6" of one figure.
- The threshold is 5; an indicator has its own by `small_up_to` in its catalogue entry.
- A hidden printing loses its value, its counts, its colour, quartile and target, and all that its document says of how
  it moved. A draft with a figure of a family of which anything is hidden loses its own overview too: its counts of what
  rose and fell tell directions.
- What a document says of how a shown figure moved goes, and its colour with it, where that leads to a hidden or a small
  one, or may lead to one: from a period that it does not name.
- What was told of a draft is remembered, whatever comes in after it: it counts as public, and the later draft is what
  gives way. What was told and has been corrected since is left out of account: it leads to nothing that is held now.
- How far is gone into a family is bounded (`protection.py`): what is not proved by then is hidden whole, not shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from store.catalogue import Indicator
from store.disclosure.relations import USUAL, Relations, Thresholds, relations_of, thresholds_of
from store.disclosure.suppression import Suppression
from store.disclosure.told import Told
from store.values import Printing

__all__ = ["USUAL", "Disclose", "Relations", "Thresholds", "discloser", "relations_of", "suppress", "thresholds_of"]


class Disclose(Protocol):
    """All printings there are, and what was told of drafts before -> the same, with what must not be told left out."""

    def __call__(self, printings: Sequence[Printing], told: Iterable[Told] = (), /) -> tuple[Printing, ...]:
        """What may be handed out."""


def suppress(
    printings: Sequence[Printing], published: Callable[[Printing], bool], relations: Relations, threshold: Thresholds,
    told: Iterable[Told] = (),
) -> tuple[Printing, ...]:  # fmt: skip
    """The same printings in the same order, with what must not be told left out; a published one is never changed.

    `printings` is all that one audience may see of an area or of several, and must be all: what is hidden depends on
    what stands beside it. `told` is what anybody was told of drafts before. The same in another order comes out the same.
    """
    return Suppression(printings, published, relations, threshold, told).printings()


def discloser(indicators: Mapping[str, Indicator], usual: int = USUAL) -> Disclose:
    """What a Reader is given: `suppress` by the catalogue's relations, all published that is in no draft."""
    relations, thresholds = relations_of(indicators), thresholds_of(indicators, usual)

    def disclose(printings: Sequence[Printing], told: Iterable[Told] = (), /) -> tuple[Printing, ...]:
        return suppress(printings, lambda one: not one.document.draft, relations, thresholds, told)

    return disclose
