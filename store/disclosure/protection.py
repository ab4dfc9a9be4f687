"""Which cells of a family are hidden: the small ones, and as many more as keep those from being worked out. Pure.

How far is gone into a family is bounded: what is not proved by then is hidden, which takes no time.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from store.disclosure.audit import Audit
from store.disclosure.counts import Cell, Known
from store.disclosure.family import Family, meets
from store.disclosure.picture import Number, Stretch
from store.disclosure.solver import TooLongError

MOST_WORK = 20_000
"""How many times sums are added up for one family before what is left of it is hidden whole: about half a second."""

MOST_IN_ALL = 10 * MOST_WORK
"""The same for all families together."""

MOST_CELLS = 60
"""More cells of a family than these that have to do with one another are hidden whole at once."""


def hidden_cells(families: Iterable[Family]) -> frozenset[Cell]:
    """The cells to hide of some families, in their order."""
    hidden, left = set[Cell](), MOST_IN_ALL
    for family in families:
        family.effort.left = min(MOST_WORK, left)
        hidden |= _hidden_of(family)
        left -= min(MOST_WORK, left) - max(0, family.effort.left)
    return frozenset(hidden)


def _hidden_of(family: Family) -> frozenset[Cell]:
    """The cells to hide of one. Those that share no time with others have nothing to do with them, and are gone into apart."""
    return frozenset().union(*(_of_a_time(part) for part in reversed([*_apart_in_time(family)]) if part.may_hide))


def _apart_in_time(family: Family) -> Iterator[Family]:
    """The family in parts, between which no cell's time reaches over."""
    parts, until = list[list[Cell]](), date.min
    for cell in sorted(family.everything, key=lambda cell: (cell.first, cell)):
        if cell.first > until:
            parts.append([])
        parts[-1].append(cell)
        until = max(until, cell.last)
    return (family.of(cells) for cells in parts)


def _of_a_time(family: Family) -> frozenset[Cell]:
    """The cells to hide of those that hang together in time; all of them, where they are too many to be gone into."""
    if len(family.everything) > MOST_CELLS:
        return family.all_that_may
    try:
        known = family.with_percentages()
        return _fewest(known)
    except TooLongError:
        return family.all_that_may


def _fewest(family: Family) -> frozenset[Cell]:
    """The fewest cells to hide that the order of the next smallest leads to. Raises TooLongError."""
    audit = Audit(family)
    if not family.picture.lines:  # the true figures do not agree with one another: nothing can be proved
        return family.first | (frozenset(family.spare) if family.first else frozenset())
    hidden, more, excused = family.first, list[Cell](), set[Stretch]()
    while (given_away := audit.given_away(hidden, excused)) is not None:
        chosen = _next(family, hidden, given_away)
        if chosen is None:
            excused.add(given_away.at)
            continue
        more.append(chosen)
        hidden |= {chosen}
    for cell in reversed(more):  # what was hidden early may not be needed beside what came after
        if audit.given_away(hidden - {cell}, excused) is None:
            hidden -= {cell}
    of_few = any(family.small[cell] for cell in family.loose)
    return hidden | (_beside_percentages(family) if hidden or of_few else _percentages_of_one_another(family))


def _beside_percentages(family: Family) -> frozenset[Cell]:
    """Percentages of nobody knows how many; where one is public, all the rest too.

    "60%" alone says that a count is a multiple of three, and whatever hangs together with it in time hands that on.
    """
    public = any(cell not in family.may_hide for cell in family.loose)
    return family.may_hide & frozenset(family.loose) | frozenset(family.spare if public else ())


def _percentages_of_one_another(family: Family) -> frozenset[Cell]:
    """Percentages of nobody knows how many that share time with another such: the two tell how their bases compare."""
    pairs = ((one, other) for one in family.loose for other in family.loose if one != other and meets(one, other))
    return family.may_hide & frozenset(one for one, _ in pairs)


def _next(family: Family, hidden: AbstractSet[Cell], given_away: Number) -> Cell | None:
    """The next smallest of those that bear on a number; failing that, of all."""
    left = [cell for cell in family.spare if cell not in hidden]
    near = [cell for cell in left if _bears_on(cell, given_away.cell, family.everything)]
    return next(iter(near or left), None)


def _bears_on(one: Cell, other: Cell, cells: Mapping[Cell, Known]) -> bool:
    """Whether two cells are of the same time, or both lie within one that is held."""
    if (one.first, one.last) == (other.first, other.last):
        return True
    spans = ((c.first, c.last) for c in cells if c.thing == one.thing == other.thing)
    return any(f <= min(one.first, other.first) and max(one.last, other.last) <= last for f, last in spans)
