"""Whether a column of units says the unit of its row's indicator.

Decided: whatever it says that is not the indicator's own unit is a doubt, "per 10,000" and "Index" too: a share of children is no
number of them and no rate. A format of numbers ("0.0") says no unit but for its sign.
"""

from __future__ import annotations

import re

from intents.documents.cell_words import NUMBER_UNITS, PEOPLE, PERCENT_UNITS
from intents.documents.cells import empty, plain
from intents.documents.heading_phrases import words_of

Said = tuple[str, str]
OTHER_UNIT = 'The unit is printed as "{said}", and the indicator\'s is {unit}.'
SHARE = frozenset("% percent percentage share proportion of per cent the".split())
SHARE_SAID = frozenset({"%", "percent", "percentage", "proportion"})
NUMBERS = frozenset("number no num count n total whole numbers volume numeric integer of actual the nos".split())
RATES = frozenset("rate rates per of population ratio the".split())
SCORES = frozenset("score scores points point number numeric average decimal ratio no".split())
_RATED = re.compile(r"\d[\d,]*k?")


def at_odds_with(said: str, unit: str | None, printed: str) -> tuple[Said, ...]:
    """A doubt where the text of a column of units says another unit than the indicator's (percent, count, rate, score).

    `printed`: the row's name, whose own words ("referrals") say whom or what is counted.
    """
    text = plain(said).casefold()
    if unit is None or empty(text) or _is_of(text, unit, printed):
        return ()
    return (("unit", OTHER_UNIT.format(said=text, unit=unit)),)


def _is_of(text: str, unit: str, printed: str) -> bool:
    words, named = set(words_of(text).split()), set(words_of(printed).split())
    if not any(map(str.isalpha, text)):
        return _is_sign_of(text, unit)
    if unit == "percent":
        return text in PERCENT_UNITS or (words <= SHARE | _PEOPLE | named and not words.isdisjoint(SHARE_SAID))
    if unit == "count":
        return text in NUMBER_UNITS or words <= NUMBERS | _PEOPLE | named
    if unit == "rate":
        numbered = {word for word in words if _RATED.fullmatch(word)}
        return bool(words & {"rate", "per"}) and words - numbered <= RATES | _PEOPLE | named
    return words <= SCORES | named


def _is_sign_of(text: str, unit: str) -> bool:
    """Whether a text without a letter is the sign or the format of a unit: "%", "0.0%", "#,##0"."""
    signs = re.sub(r"[\d#.,;()\s-]", "", text)
    if unit == "percent":
        return signs == "%" or (not signs and text != "#")
    return not signs



_PEOPLE = frozenset(word for said in PEOPLE for word in said.split())
