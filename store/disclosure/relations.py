"""How indicators hang together, and up to which number a count of each is small: read from the catalogue. Pure."""

from collections.abc import Mapping
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
