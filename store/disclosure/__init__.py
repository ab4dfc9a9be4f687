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
- How far is gone into a family is bounded (`protection.py`): what is not proved by then is hidden whole, not shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from store.catalogue import Indicator
from store.disclosure.blanking import blank, without_digits, without_movement, without_overviews, without_total
from store.disclosure.counts import Cell, Known, Said, known_from
from store.disclosure.family import NOUGHT, Family
from store.disclosure.protection import hidden_cells
from store.values import Printing, Unit

USUAL = 5
"""The largest small count where an indicator has no threshold of its own."""

Disclose = Callable[[Sequence[Printing]], tuple[Printing, ...]]
"""All printings there are -> the same, with what must not be told left out."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Up to which number a count is small: `usual`, or an indicator's own by its code."""

    usual: int = USUAL
    own: Mapping[str, int] = field(default_factory=dict)

    def of(self, code: str) -> int:
        """The threshold of one indicator."""
        return self.own.get(code, self.usual)


@dataclass(frozen=True, slots=True)
class Relations:
    """How indicators hang together, by their codes.

    `thing` is what an indicator counts (a percentage and its number count one thing), `general` the thing of which
    another is a part.
    """

    unit: Mapping[str, Unit]
    thing: Mapping[str, str]
    general: Mapping[str, str]

    def root(self, thing: str) -> str:
        """The most general thing that one is a part of: it names the family."""
        seen = {thing}
        while (thing := self.general.get(thing, thing)) not in seen:
            seen.add(thing)
        return thing


def relations_of(indicators: Mapping[str, Indicator]) -> Relations:
    """The relations that a catalogue tells of: `count_of` and `general`."""
    thing = {code: one.count_of or code for code, one in indicators.items()}
    general = {thing[code]: thing[one.general] for code, one in indicators.items() if one.general}
    return Relations({c: one.unit for c, one in indicators.items()}, thing, {t: g for t, g in general.items() if t != g})


def thresholds_of(indicators: Mapping[str, Indicator], usual: int = USUAL) -> Thresholds:
    """The thresholds that a catalogue gives, and the usual one for the others."""
    return Thresholds(usual, {code: one.small_up_to for code, one in indicators.items() if one.small_up_to is not None})


def suppress(
    printings: Sequence[Printing], published: Callable[[Printing], bool], relations: Relations, threshold: Thresholds
) -> tuple[Printing, ...]:
    """The same printings in the same order, with what must not be told left out; a published one is never changed.

    `printings` is all that one audience may see of an area or of several, and must be all: what is hidden depends on
    what stands beside it. The same printings in another order come out the same.
    """
    return _Suppression(printings, published, relations, threshold).printings()


def discloser(indicators: Mapping[str, Indicator], usual: int = USUAL) -> Disclose:
    """What a Reader is given: `suppress` by the catalogue's relations, all published that is in no draft."""
    relations, thresholds = relations_of(indicators), thresholds_of(indicators, usual)
    return lambda printings: suppress(printings, lambda one: not one.document.draft, relations, thresholds)


_Family = tuple[str, str]


class _Suppression:
    def __init__(
        self, printings: Sequence[Printing], published: Callable[[Printing], bool], relations: Relations, threshold: Thresholds
    ) -> None:
        self._printings, self._relations, self._threshold = tuple(printings), relations, threshold
        self._published = [published(one) for one in self._printings]
        self._days = {one.period: (one.period_first, one.period_last) for one in self._printings}

    def printings(self) -> tuple[Printing, ...]:
        """What may be handed out."""
        pairs = [*zip(self._printings, self._published, strict=True)]
        told = [one if public else self._told(one) for one, public in pairs]
        near = {one.document.slug for one, public in pairs if not public and self._family(one) in self._touched}
        changed = {new.document.slug for one, new in zip(self._printings, told, strict=True) if new != one}
        return without_overviews(told, near | changed)

    def _told(self, one: Printing) -> Printing:
        cell = self._cell(one)
        if cell in self._hidden and not self._repeats(one):
            if one.value != 0 or NOUGHT not in self._everything[cell].counts:
                return blank(one) if one.value is not None else replace(blank(one), missing=one.missing)
            one = without_total(one)
        if self._family(one) in self._touched:
            one = without_digits(one)
        return one if self._movement_is_safe(one) else without_movement(one)

    def _movement_is_safe(self, one: Printing) -> bool:
        """Whether the document's own words on how a figure moved lead to nothing hidden and nothing small."""
        against = self._against(one)
        if against in self._hidden:
            return False
        if against is not None and against in self._valued:
            return True
        earlier = self._earlier(one)
        if earlier is not None and against is None and self._family(one) in self._counted:
            return False  # from a period that is not named, and may be any
        small = earlier is not None and known_from([earlier]).small(self._most(self._thing(one)))
        return self._family(one) not in self._touched and not small

    def _thing(self, one: Printing) -> str:
        return self._relations.thing.get(one.indicator, one.indicator)

    def _cell(self, one: Printing) -> Cell:
        return Cell(one.area, self._thing(one), one.period_first, one.period_last)

    def _against(self, one: Printing) -> Cell | None:
        days = self._days.get(one.reported_against) if one.reported_against else None
        return Cell(one.area, self._thing(one), *days) if days else None

    def _family(self, one: Printing) -> _Family:
        return one.area, self._relations.root(self._thing(one))

    def _most(self, thing: str) -> int:
        codes = [code for code, its in self._relations.thing.items() if its == thing] or [thing]
        return max(self._threshold.of(code) for code in codes)

    def _said(self, one: Printing) -> Said:
        """What a printing says of its own cell."""
        unit = self._relations.unit.get(one.indicator)
        if unit == "count":
            whole = one.value is not None and one.value >= 0 and one.value == one.value.to_integral_value()
            return Said(int(one.value) if whole and one.value is not None else one.numerator, one.denominator, None)
        return Said(one.numerator, one.denominator, one.value if unit == "percent" else None)

    def _earlier(self, one: Printing) -> Said | None:
        """What a printing says of the cell that it compares itself with."""
        if one.value is None or (one.reported_difference is None and one.reported_direction != "same"):
            return None
        before = one.value - (one.reported_difference or Decimal(0))
        unit = self._relations.unit.get(one.indicator)
        if unit == "count" and before >= 0 and before == before.to_integral_value():
            return Said(int(before), None, None)
        return Said(None, one.denominator, before) if unit == "percent" else None

    def _gathered(self, chosen: Iterable[tuple[Printing, bool]]) -> dict[Cell, Known]:
        said: dict[Cell, list[Said]] = {}
        for one, _ in chosen:
            said.setdefault(self._cell(one), []).append(self._said(one))
            against, earlier = self._against(one), self._earlier(one)
            if against is not None and earlier is not None:
                said.setdefault(against, []).append(Said(earlier.count, None, earlier.share))
        return {cell: known_from(each) for cell, each in said.items()}

    @cached_property
    def _everything(self) -> dict[Cell, Known]:
        return self._gathered(zip(self._printings, self._published, strict=True))

    @cached_property
    def _public(self) -> dict[Cell, Known]:
        return self._gathered(pair for pair in zip(self._printings, self._published, strict=True) if pair[1])

    @cached_property
    def _valued(self) -> frozenset[Cell]:
        return frozenset(self._cell(one) for one in self._printings if one.value is not None)

    @cached_property
    def _published_too(self) -> frozenset[tuple[str, Cell, Decimal | None, int | None, int | None]]:
        public = (one for one, is_public in zip(self._printings, self._published, strict=True) if is_public)
        return frozenset(
            (one.indicator, self._cell(one), one.value, numerator, denominator)
            for one in public for numerator in {one.numerator, None} for denominator in {one.denominator, None}
        )  # fmt: skip

    def _repeats(self, one: Printing) -> bool:
        """Whether a printing says of its figure only what some document has published."""
        return (one.indicator, self._cell(one), one.value, one.numerator, one.denominator) in self._published_too

    @cached_property
    def _may_hide(self) -> frozenset[Cell]:
        drafts = [one for one, public in zip(self._printings, self._published, strict=True) if not public]
        own = {self._cell(one) for one in drafts if one.value is not None and not self._repeats(one)}
        others = {self._against(one) for one in drafts if self._earlier(one) is not None}
        return frozenset(own | (others - {None}))  # type: ignore[operator]

    @cached_property
    def _hidden(self) -> frozenset[Cell]:
        families: dict[_Family, list[Cell]] = {}
        for cell in self._everything:
            families.setdefault((cell.area, self._relations.root(cell.thing)), []).append(cell)
        return hidden_cells(self._of(cells) for _, cells in sorted(families.items()))

    def _of(self, cells: Sequence[Cell]) -> Family:
        public = {cell: self._public[cell] for cell in cells if cell in self._public}
        mine = frozenset(cells) & self._may_hide
        return Family({c: self._everything[c] for c in cells}, public, mine, self._relations.general, self._most)

    @cached_property
    def _counted(self) -> frozenset[_Family]:
        """The families of which some number is known."""
        counted = (cell for cell, known in self._everything.items() if known.counts or known.bases)
        return frozenset((cell.area, self._relations.root(cell.thing)) for cell in counted)

    @cached_property
    def _touched(self) -> frozenset[_Family]:
        """The families with anything hidden."""
        return frozenset((cell.area, self._relations.root(cell.thing)) for cell in self._hidden)
