"""How indicators hang together, and up to which number a count of each is small: read from the catalogue. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from store.catalogue import Indicator
from store.values import Unit

USUAL = 5
"""The largest small count where an indicator has no threshold of its own."""


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
    another is a part, `base` the thing that counts what another is out of. `family` names all the things that hang
    together. `few` are indicators from which anybody works out a small count, the population being known.
    """

    unit: Mapping[str, Unit]
    thing: Mapping[str, str]
    general: Mapping[str, str]
    base: Mapping[str, str]
    family: Mapping[str, str]
    few: frozenset[str] = frozenset()

    def root(self, thing: str) -> str:
        """The name of the family that a thing is of."""
        return self.family.get(thing, thing)


def relations_of(indicators: Mapping[str, Indicator]) -> Relations:
    """The relations that a catalogue tells of: `count_of`, `general`, `part_of`, `out_of` and `of_few`."""
    thing = {code: one.count_of or code for code, one in indicators.items()}
    whole = {code: one.general or one.part_of for code, one in indicators.items()}
    general = {thing[code]: thing[its] for code, its in whole.items() if its and thing[code] != thing[its]}
    base = {thing[code]: thing[one.out_of] for code, one in indicators.items() if one.out_of}
    few = frozenset(code for code, one in indicators.items() if one.of_few)
    family = _families({*thing.values()}, [*general.items(), *base.items()])
    return Relations({c: one.unit for c, one in indicators.items()}, thing, general, base, family, few)


def _families(things: Iterable[str], tied: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The name of each thing's family: the first by name of all that are tied to one another, at whatever remove."""
    family = {thing: thing for thing in things}
    for one, other in tied:
        joined, gone = sorted((family[one], family[other]))
        family = {thing: joined if name == gone else name for thing, name in family.items()}
    return family


def thresholds_of(indicators: Mapping[str, Indicator], usual: int = USUAL) -> Thresholds:
    """The thresholds that a catalogue gives, and the usual one for the others."""
    return Thresholds(usual, {code: one.small_up_to for code, one in indicators.items() if one.small_up_to is not None})
