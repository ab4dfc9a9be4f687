"""Everything that fits what was answered, by trying every table there is. Knows nothing of how the answers were made.

An answered figure is taken at its word; one that is suppressed says that its count is at least 1, since nought is shown.
A number that must be kept is then held against the same search over what is published alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.disclosure.tables import Figure, Table, World

SMALL = range(1, 6)
IN_A_ROW = 6
LARGEST = 15


@dataclass(frozen=True)
class Fact:
    """Something that was answered: a field of a figure, or how far it is from another (`against`)."""

    figure: Figure
    field: str
    value: Decimal
    against: Figure | None = None

    def fits(self, world: World) -> bool:
        """Whether it would be answered of this world."""
        here = self.figure.of(world)[self.field]
        return here - (self.against.of(world)[self.field] if self.against else 0) == self.value


@dataclass(frozen=True)
class Way:
    """Which way a figure moved, as answered: 1 up, -1 down, 0 neither."""

    figure: Figure
    against: Figure
    sign: int

    def fits(self, world: World) -> bool:
        """Whether it would be answered of this world."""
        moved = self.figure.of(world)["value"] - self.against.of(world)["value"]
        return (moved > 0) - (moved < 0) == self.sign


@dataclass(frozen=True)
class AtLeastOne:
    """What the symbol says of a figure by itself."""

    figure: Figure
    against: None = None

    def fits(self, world: World) -> bool:
        """Whether the figure would be suppressed in this world rather than shown as nought."""
        return sum(world[i] for i in self.figure.count) > 0


Known = Fact | Way | AtLeastOne


def worlds(table: Table, known: Iterable[Known], kept: Iterable[Figure] = (), largest: int = LARGEST) -> list[World]:
    """Every world of numbers up to the largest that fits: all that is known would have been answered, and what was kept
    back is no nought."""
    known = [*known, *(AtLeastOne(figure) for figure in kept)]
    found: list[World] = [()]
    for place in range(len(table.world)):
        tests = [one.fits for one in known if max(_atoms(one)) == place]
        longer = ((*world, number) for world in found for number in range(largest + 1))
        found = [world for world in longer if all(test(world) for test in tests)]
    return found


def _atoms(one: Known) -> set[int]:
    against = one.against
    return {atom for figure in (one.figure, against) if figure for atom in (*figure.count, *figure.base)}


def longest_run(numbers: Iterable[int]) -> int:
    """How many of the numbers follow one another without a gap, at most."""
    best = run = 0
    before = -2
    for number in sorted(set(numbers)):
        run = run + 1 if number == before + 1 else 1
        best, before = max(best, run), number
    return best


def given_away(
    table: Table, answered: Iterable[Known], public: Iterable[Known], largest: int = LARGEST
) -> Iterator[str]:
    """Each unpublished number that the answers narrow further than its symbol does, in a sentence.

    A percentage of nobody knows how many can seem to narrow others only because no world has more than the `largest`.
    """
    answered, public = set(answered), set(public)
    told = {fact.figure for fact in answered if isinstance(fact, Fact) and fact.against is None}
    kept = [f for f in table.figures if not f.published and f not in told]
    after = worlds(table, answered | public, kept, largest)
    before = worlds(table, public | _noughts(answered), kept, largest)
    assert table.world in after, f"what is answered is not so: {table}"
    for atoms in table.sums():
        true = sum(table.world[i] for i in atoms)
        now, then = ({sum(world[i] for i in atoms) for world in some} for some in (after, before))
        if true in SMALL and len(then) > 1 and (set(SMALL) & then) - now:
            yield f"{true} of {atoms} is one of {sorted(now)}"
        hidden = any(f.count == atoms for f in kept) and true not in SMALL
        if hidden and longest_run(now) < min(IN_A_ROW, longest_run(then)):
            yield f"{true} of {atoms} is one of {sorted(now)}, though hidden"


def _noughts(answered: Iterable[Known]) -> set[Known]:
    """The noughts answered: they are always shown."""
    plain = (fact for fact in answered if isinstance(fact, Fact) and fact.against is None)
    return {fact for fact in plain if fact.field != "denominator" and fact.value == 0}
