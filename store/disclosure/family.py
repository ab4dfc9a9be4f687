"""A family of indicators: what is known of its cells, which of them are small, and which may be hidden. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import product

from store.disclosure.counts import Cell, Kind, Known, Said, Span, known_from
from store.disclosure.picture import Drawing, Number, Picture, Stretch, after
from store.disclosure.solver import Effort, View
from store.disclosure.timeline import ENDLESS

NOUGHT = Span(0, 0)


@dataclass(frozen=True)
class Family:
    """A family's cells. `published`: what of them is public; `may_hide`: those with something that can be left unsaid.

    `general` and `base` are its things' relations (`relations.py`).
    """

    everything: Mapping[Cell, Known]
    published: Mapping[Cell, Known]
    may_hide: frozenset[Cell]
    general: Mapping[str, str]
    base: Mapping[str, str]
    most: Callable[[str], int]
    effort: Effort = field(default_factory=lambda: Effort(0))

    @cached_property
    def picture(self) -> Picture:
        """What ties its numbers together; subgroups make up the whole unless the figures themselves say otherwise."""
        drawing = partial(Drawing, self.everything, self.published, self.general, self.base, self.most)
        pictures = (drawing().picture(*ways) for ways in product((True, False), repeat=2))
        return next((one for one in pictures if _as_printed(one, self.effort).holds), Picture((), (), (), ()))

    @cached_property
    def truth(self) -> Mapping[Stretch, int]:
        """The numbers as they are, and such for what nobody prints as go with them."""
        return {**self.printed.truth, **self.printed.filled_in()}

    @property
    def all_that_may(self) -> frozenset[Cell]:
        """Every cell that may be hidden; nought is always shown, though not what it is out of."""
        known = ((cell, self.everything[cell]) for cell in self.may_hide)
        return frozenset(cell for cell, its in known if NOUGHT not in its.counts or its.bases)

    def of(self, cells: Iterable[Cell]) -> "Family":
        """A part of it."""
        mine = frozenset(cells)
        everything, published = ({c: k for c, k in some.items() if c in mine} for some in (self.everything, self.published))
        return replace(self, everything=everything, published=published, may_hide=self.may_hide & mine)

    def with_percentages(self) -> "Family":
        """With the count of each unpublished percentage by itself, or what it is out of, where the others pin that down."""
        pinned = {cell: self._pinned(cell) for cell in self.loose if cell in self.may_hide}
        return replace(self, everything={**self.everything, **{c: known for c, known in pinned.items() if not known.loose}})

    def _pinned(self, cell: Cell) -> Known:
        count, base = (self._reckoned(cell, kind) for kind in ("count", "base"))
        sure = [span.low if span.low == span.high else None for span in (count, base)]
        return known_from(Said(sure[0], sure[1], share) for share in self.everything[cell].shares)

    @cached_property
    def small(self) -> Mapping[Cell, frozenset[Kind]]:
        """Which numbers of each cell are, or may be, small."""
        small = {cell: known.small(self.most(cell.thing)) for cell, known in self.everything.items()}
        return small | {cell: frozenset[Kind](("count",)) for cell in self.loose if self._may_be_small(cell)}

    @cached_property
    def loose(self) -> tuple[Cell, ...]:
        """The cells of which only a percentage is known, where some number of another is."""
        loose = tuple(cell for cell, known in self.everything.items() if known.loose)
        return loose if len(loose) < len(self.everything) else ()

    def _may_be_small(self, cell: Cell) -> bool:
        """Whether what other figures tell of a percentage's count, or of its base, leaves few numbers, small ones among them."""
        known, few = self.everything[cell], 2 * self.most(cell.thing)
        count, base = (self._reckoned(cell, kind) for kind in ("count", "base"))
        left = [count, known.if_counted(count)] if count.high < ENDLESS else []
        left += [Span(1, most) for most in known.if_out_of(base.high)] if base.high < ENDLESS else []
        return any(span.high <= few and span.meets(1, self.most(cell.thing)) for span in left)

    def _reckoned(self, cell: Cell, kind: str) -> Span:
        """What the figures of other times tell of a cell's number, and those of the whole that it is a part of."""
        mine = {(cell.thing, kind), (self.base.get(cell.thing) if kind == "base" else None, "count")}
        bounding = {*mine, (self.general.get(cell.thing), kind)}
        lines = {n.at.line: (n.cell.thing, n.kind) for n in self.picture.numbers if (n.cell.thing, n.kind) in bounding}
        spans = [(of, self._reckoned_on(line, cell)) for line, of in lines.items()]
        own = [span.low for of, span in spans if of in mine]
        return Span(max(own, default=0), min((span.high for _, span in spans), default=ENDLESS))

    def _reckoned_on(self, line: int, cell: Cell) -> Span:
        at = self.picture.lines[line].stretch(cell.first, after(cell))
        return self.printed.bounds(Stretch(line, *at))

    @cached_property
    def printed(self) -> View:
        """Everything as it is printed, and what follows."""
        return _as_printed(self.picture, self.effort)

    @cached_property
    def first(self) -> frozenset[Cell]:
        """The cells to hide for their own sake: small, and more is said of them than is public.

        Of a public percentage the draft that counts what it is out of would say more: then that is hidden.
        """
        few = [c for c in self.everything if self.small[c] and self.everything[c] != self.published.get(c)]
        beside = (c._replace(thing=self.base[c.thing]) for c in few if c not in self.may_hide and c.thing in self.base)
        return self.may_hide & frozenset((*few, *beside))

    @cached_property
    def spare(self) -> tuple[Cell, ...]:
        """The cells that may be hidden for another's sake, the next smallest first; nought is always shown."""
        may = (c for c in self.all_that_may if c not in self.first)
        return tuple(sorted(may, key=lambda c: (_size(self.everything[c]), c)))

    def teller(self, number: Number) -> Cell:
        """The cell that tells a number where it is shown: what a percentage is out of may be another indicator's to tell."""
        elsewhere = number.kind == "base" and number.is_ in self.everything[number.cell].elsewhere
        return number.cell._replace(thing=self.base[number.cell.thing]) if elsewhere else number.cell

    def is_counted(self, number: Number) -> bool:
        """Whether a number is what a percentage is out of, and another indicator's own count."""
        base = self.base.get(number.cell.thing) if number.kind == "base" else None
        return base is not None and number.cell._replace(thing=base) in self.everything

    def small_at(self, number: Number) -> bool:
        """Whether a number is one of the small ones."""
        return number.kind in self.small[number.cell]


def meets(one: Cell, other: Cell) -> bool:
    """Whether two cells share any time."""
    return one.area == other.area and one.first <= other.last and other.first <= one.last


def _size(known: Known) -> int:
    return min((span.low for span in known.counts or known.bases), default=ENDLESS)


def _as_printed(picture: Picture, effort: Effort) -> View:
    """Everything as it is printed."""
    truth = {n.at: n.is_.low for n in (*picture.numbers, *picture.others)}
    return View.of(picture, [(n.at, n.is_) for n in picture.numbers if n.kind != "rest"], truth, effort)
