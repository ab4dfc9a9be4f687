"""Small made-up tables of counts, and what documents print of them.

The world is a row of whole numbers, the `atoms` (the children of one quarter, of one part). Every printed figure is a sum of
atoms, or a percentage of one sum in another, so that whoever knows the atoms knows all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import permutations

from store.catalogue import Catalogue, Indicator

World = tuple[int, ...]
Q1, Q2, Q3, Q4 = (f"Q{n} 2023/24" for n in (1, 2, 3, 4))
HALF, NINE, YEAR = "April to September 2023", "April to December 2023", "2023/24"


def _indicator(code: str, name: str, unit: str = "count", general: str | None = None, **more: str) -> Indicator:
    decimals = 1 if unit == "percent" else 0
    fields = ("A theme", "low", unit, decimals, "children", f"{name}, defined.", (), general, (), more.get("count_of"))
    return Indicator(code, name, *fields, out_of=more.get("out_of"))  # type: ignore[arg-type]


INDICATORS = (
    _indicator("share", "Reviews held late", "percent", out_of="reviewed"),
    _indicator("number", "Number of reviews held late", count_of="share"),
    _indicator("reviewed", "Children looked at again"),
    _indicator("all", "Children fostered"),
    _indicator("girls", "Children fostered, girls", general="all"),
    _indicator("boys", "Children fostered, boys", general="all"),
)
CATALOGUE = Catalogue({one.code: one for one in INDICATORS}, (), (), (), (), (), ())
NAMES = {one.code: one.name for one in INDICATORS}


@dataclass(frozen=True)
class Figure:
    """One figure that a document prints: which atoms it counts, and out of which (`base`).

    `shows` are the fields printed of a percentage beside its value; `reported` a period that its document says it moved from.
    """

    indicator: str
    period: str
    count: tuple[int, ...]
    base: tuple[int, ...] = ()
    shows: frozenset[str] = frozenset()
    published: bool = False
    against: "Figure | None" = None

    def of(self, world: World) -> dict[str, Decimal]:
        """What it is in a world: its value, and what it is a part of."""
        count, base = (sum(world[i] for i in atoms) for atoms in (self.count, self.base))
        return _share(count, base) if self.base else {"value": Decimal(count)}

    def printed(self, world: World) -> dict[str, Decimal]:
        """The fields that are printed of it; no document says "of 0"."""
        printed = {name: value for name, value in self.of(world).items() if name == "value" or name in self.shows}
        return {name: value for name, value in printed.items() if name != "denominator" or value}


@cache
def _share(count: int, base: int) -> dict[str, Decimal]:
    share = Decimal(count * 100) / base if base else Decimal(0)
    return {"value": share.quantize(Decimal("0.1"), ROUND_HALF_UP), "numerator": Decimal(count), "denominator": Decimal(base)}


@dataclass(frozen=True)
class Table:
    """A world and the figures printed of it."""

    world: World
    figures: tuple[Figure, ...]

    def sums(self) -> Iterable[tuple[int, ...]]:
        """Every count that is printed, or left over between two of them, as its atoms, each once.

        Of a percentage by itself, of nobody knows how many, there is no count to keep.
        """
        known = [f for f in self.figures if self._is_known(f)]
        found = {f.count for f in known} | {f.base for f in known if "denominator" in f.shows}
        found |= {_less(f.base, f.count) for f in known}
        found |= set(self._left())
        return sorted(found - {()})

    def _is_known(self, figure: Figure) -> bool:
        return bool(not figure.base or figure.shows) or any(
            f.count in (figure.count, figure.base) and not f.base for f in self.figures
        )

    def _left(self) -> Iterable[tuple[int, ...]]:
        """What a part leaves of its whole: a run of quarters, or everybody else."""
        for one, other in permutations(filter(self._is_known, self.figures), 2):
            left = _less(one.count, other.count)
            if _alike(one, other) and set(other.count) < set(one.count) and (_is_run(left) or one.indicator != other.indicator):
                yield left
        for one in filter(self._is_known, self.figures):
            parts = (f.count for f in self.figures if f.indicator == one.indicator and set(f.count) < set(one.count))
            left = _less(one.count, tuple(atom for part in parts for atom in part))
            if _is_run(left):
                yield left


def _is_run(atoms: tuple[int, ...]) -> bool:
    """Whether they follow one another, as the quarters of a year do."""
    return atoms == tuple(range(min(atoms, default=0), max(atoms, default=-1) + 1))


def _less(whole: tuple[int, ...], part: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(atom for atom in whole if atom not in part)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether one count is a part of the other by what the indicators are: in time, as a subgroup, or as what is out of it."""
    kinds = {"share": "number", "girls": "all", "boys": "all"}
    if one.indicator == "reviewed" and other.indicator in ("share", "number"):
        return True
    return kinds.get(one.indicator, one.indicator) == kinds.get(other.indicator, other.indicator)
