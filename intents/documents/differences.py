"""A change that is printed as a number, held against the two figures beside it: `26.3%`, `25.1%`, `-1.2`.

Decided: it is the difference of the two or the per cent by which they differ, as far as they are rounded. With the other sign it
is that only where a verdict stands beside it ("+1.2, improved"); else it is doubted, for one of the three is wrong.
"""

from __future__ import annotations

from decimal import Decimal

from intents.documents.reported import Reported

OTHER_SIGN = '"{text}" has not the sign of the change from {earlier} to {latest}.'
NOT_THEIRS = '"{text}" is not the difference of {earlier} and {latest}.'


def against_difference(reported: Reported, earlier: Decimal | None, latest: Decimal | None) -> tuple[tuple[str, str], ...]:
    """A doubt where the difference as reported is not that of the two figures beside it."""
    said = reported.difference
    if said is None or earlier is None or latest is None or _is_theirs(said, earlier, latest):
        return ()
    turned = _is_theirs(-said, earlier, latest)
    if turned and reported.verdict is not None:
        return ()
    sentence = OTHER_SIGN if turned else NOT_THEIRS
    return (("change", sentence.format(text=reported.text, earlier=earlier, latest=latest)),)


def _is_theirs(said: Decimal, earlier: Decimal, latest: Decimal) -> bool:
    moved, loose = latest - earlier, _loose(earlier) + _loose(latest)
    if abs(said - moved) <= loose + _loose(said):
        return True
    if not earlier:
        return False
    share, loose = 100 * moved / abs(earlier), 100 * (_loose(latest) + _loose(earlier) * abs(latest / earlier)) / abs(earlier)
    return abs(said - share) <= loose + _loose(said)


def _loose(value: Decimal) -> Decimal:
    """By how much a figure as printed may be off: half of its last digit."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
