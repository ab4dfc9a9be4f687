"""What is left out of the printings that somebody may see: what must be hidden, and what the documents say of it. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from store.disclosure.blanking import blank, without_digits, without_movement, without_overviews, without_total
from store.disclosure.counts import Cell, Known, Said, known_from
from store.disclosure.family import NOUGHT, Family
from store.disclosure.protection import hidden_cells
from store.disclosure.relations import Relations, Thresholds
from store.disclosure.told import Fact, Told, borne_out
from store.values import Printing

_Family = tuple[str, str]


class Suppression:
    def __init__(
        self, printings: Sequence[Printing], published: Callable[[Printing], bool], relations: Relations, threshold: Thresholds,
        told: Iterable[Told] = (),
    ) -> None:  # fmt: skip
        self._relations, self._threshold = relations, threshold
        self._pairs = [(one, published(one)) for one in printings]
        remembered = tuple(borne_out(told, printings))
        self._facts: tuple[Fact, ...] = (*printings, *remembered)
        self._public_facts: tuple[Fact, ...] = (*(one for one, public in self._pairs if public), *remembered)
        self._days = {one.period: (one.period_first, one.period_last) for one in self._facts}

    def printings(self) -> tuple[Printing, ...]:
        """What may be handed out."""
        told = [one if public else self._told(one) for one, public in self._pairs]
        near = {one.document.slug for one, public in self._pairs if not public and self._family(one) in self._touched}
        changed = {new.document.slug for (one, _), new in zip(self._pairs, told, strict=True) if new != one}
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

    def _thing(self, one: Fact) -> str:
        return self._relations.thing.get(one.indicator, one.indicator)

    def _cell(self, one: Fact) -> Cell:
        return Cell(one.area, self._thing(one), one.period_first, one.period_last)

    def _against(self, one: Fact) -> Cell | None:
        days = self._days.get(one.reported_against) if one.reported_against else None
        return Cell(one.area, self._thing(one), *days) if days else None

    def _family(self, one: Fact) -> _Family:
        return one.area, self._relations.root(self._thing(one))

    def _most(self, thing: str) -> int:
        codes = [code for code, its in self._relations.thing.items() if its == thing] or [thing]
        return max(self._threshold.of(code) for code in codes)

    def _said(self, one: Fact) -> Said:
        """What a printing says of its own cell."""
        unit = self._relations.unit.get(one.indicator)
        if unit == "count":
            whole = one.value is not None and one.value >= 0 and one.value == one.value.to_integral_value()
            return Said(int(one.value) if whole and one.value is not None else one.numerator, one.denominator, None)
        return Said(one.numerator, one.denominator, one.value if unit == "percent" else None)

    def _earlier(self, one: Fact) -> Said | None:
        """What a printing says of the cell that it compares itself with."""
        if one.value is None or (one.reported_difference is None and one.reported_direction != "same"):
            return None
        before = one.value - (one.reported_difference or Decimal(0))
        unit = self._relations.unit.get(one.indicator)
        if unit == "count" and before >= 0 and before == before.to_integral_value():
            return Said(int(before), None, None)
        return Said(None, one.denominator, before) if unit == "percent" else None

    def _gathered(self, facts: Iterable[Fact]) -> dict[Cell, Known]:
        said: dict[Cell, list[Said]] = {}
        for one in facts:
            said.setdefault(self._cell(one), []).append(self._said(one))
            against, earlier = self._against(one), self._earlier(one)
            if against is not None and earlier is not None:
                said.setdefault(against, []).append(Said(earlier.count, None, earlier.share))
        return {cell: self._with_base(known_from(each), each, [*self._out_of(cell, said)]) for cell, each in said.items()}

    @staticmethod
    def _with_base(own: Known, said: Sequence[Said], elsewhere: Sequence[Said]) -> Known:
        both = known_from([*said, *elsewhere]) if elsewhere else own
        return replace(both, elsewhere=both.bases - own.bases)

    def _out_of(self, cell: Cell, said: Mapping[Cell, Sequence[Said]]) -> Iterator[Said]:
        """What the number that counts what a percentage is out of says of it."""
        base = self._relations.base.get(cell.thing)
        counted = said.get(cell._replace(thing=base), ()) if base else ()
        return (Said(None, one.count, None) for one in counted if one.count)

    @cached_property
    def _everything(self) -> dict[Cell, Known]:
        return self._gathered(self._facts)

    @cached_property
    def _public(self) -> dict[Cell, Known]:
        return self._gathered(self._public_facts)

    @cached_property
    def _valued(self) -> frozenset[Cell]:
        return frozenset(self._cell(one) for one in self._facts if one.value is not None)

    @cached_property
    def _published_too(self) -> frozenset[tuple[str, Cell, Decimal | None, int | None, int | None]]:
        return frozenset(
            (one.indicator, self._cell(one), one.value, numerator, denominator)
            for one in self._public_facts for numerator in {one.numerator, None} for denominator in {one.denominator, None}
        )  # fmt: skip

    def _repeats(self, one: Printing) -> bool:
        """Whether a printing says of its figure only what some document has published."""
        return (one.indicator, self._cell(one), one.value, one.numerator, one.denominator) in self._published_too

    @cached_property
    def _may_hide(self) -> frozenset[Cell]:
        drafts = [one for one, public in self._pairs if not public]
        own = {self._cell(one) for one in drafts if one.value is not None and not self._repeats(one)}
        others = {self._against(one) for one in drafts if self._earlier(one) is not None}
        return frozenset(own | (others - {None}))  # type: ignore[operator]

    @cached_property
    def _of_few(self) -> frozenset[Cell]:
        """What is hidden whatever stands beside it: the population gives a small count."""
        few = (one for one in self._facts if one.indicator in self._relations.few and one.value != 0)
        return frozenset(self._cell(one) for one in few) & self._may_hide

    @cached_property
    def _hidden(self) -> frozenset[Cell]:
        families: dict[_Family, list[Cell]] = {}
        for cell in self._everything:
            families.setdefault((cell.area, self._relations.root(cell.thing)), []).append(cell)
        return hidden_cells(self._of(cells) for _, cells in sorted(families.items())) | self._of_few

    def _of(self, cells: Sequence[Cell]) -> Family:
        public = {cell: self._public[cell] for cell in cells if cell in self._public}
        mine = frozenset(cells) & self._may_hide
        everything = {cell: self._everything[cell] for cell in cells}
        return Family(everything, public, mine, self._relations.general, self._relations.base, self._most)

    @cached_property
    def _counted(self) -> frozenset[_Family]:
        """The families of which some number is known."""
        counted = (cell for cell, known in self._everything.items() if known.counts or known.bases)
        return frozenset((cell.area, self._relations.root(cell.thing)) for cell in counted)

    @cached_property
    def _touched(self) -> frozenset[_Family]:
        """The families with anything hidden."""
        return frozenset((cell.area, self._relations.root(cell.thing)) for cell in self._hidden)
