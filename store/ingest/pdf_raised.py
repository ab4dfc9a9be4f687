"""Raised characters of a PDF's page, which holds no word for them: known by their size and by where they stand.

Decided: a few characters are raised where they are clearly smaller than the one just before them and begin above its foot.
They are then written as marks of their own (superscripts.py) on the line that they belong to, so that `25.1` with a small
raised 2 is "25.1²", never 25.12. What is smaller and stands on the line, or below it, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from store.ingest.superscripts import raised

SMALLER = 0.85
"""At most this share of the size of the character before it."""
ABOVE = 0.18
"""The foot of a raised character stands higher by at least this share of the size of the character before it: a smaller one on
the same line has a foot that is higher by a few hundredths, for its tail is shorter."""
GAP = 0.3
"""So far from the character before it, as a share of that one's size, at most."""
LONGEST = 8
"""Characters in a mark at most; what is longer is text."""

Char = dict[str, Any]
Ends = Mapping[tuple[int, int], Char]


def mark_raised(chars: Iterable[Char]) -> None:
    """Changes the page's characters: raised ones become marks beside the character that they belong to."""
    runs = [run for run in _runs(chars) if run[0]["size"] > 0]
    ends = {(round(run[-1]["x1"]), round(run[-1]["bottom"])): run[-1] for run in runs}
    for run in runs:
        if len(run) <= LONGEST and (before := _before(run[0], ends)):
            _mark(run, before)


def _runs(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Characters that follow each other at one height and size, without the spaces around them."""
    run: list[Char] = []
    for one in chars:
        if run and not _goes_on(run[-1], one):
            yield run
            run = []
        if one["text"].strip():
            run.append(one)
    if run:
        yield run


def _goes_on(last: Char, one: Char) -> bool:
    alike = abs(one["bottom"] - last["bottom"]) < 0.1 and abs(one["size"] - last["size"]) < 0.1
    return alike and bool(one["text"].strip()) and abs(one["x0"] - last["x1"]) <= GAP * last["size"]


def _before(first: Char, ends: Ends) -> Char | None:
    """The bigger character just before a raised one; None where it is not raised."""
    reach = min(round(first["size"] / SMALLER), 24)
    x, y = round(first["x0"]), round(first["bottom"])
    places = product(range(x - reach // 2, x + 3), range(y, y + 2 * reach))
    return next((ends[at] for at in places if at in ends and _is_raised(first, ends[at])), None)


def _is_raised(one: Char, before: Char) -> bool:
    size, own = float(before["size"]), float(one["size"])
    higher = float(before["bottom"] - one["bottom"])
    gap = abs(float(one["x0"] - before["x1"]))
    return gap <= GAP * size and own <= SMALLER * size and ABOVE * size <= higher < size


def _mark(run: list[Char], before: Char) -> None:
    run[0]["text"] = raised("".join(one["text"] for one in run))
    for one in run[1:]:
        one["text"] = ""
    for one in run:
        one.update({key: before[key] for key in ("top", "bottom", "doctop", "y0", "y1")})
