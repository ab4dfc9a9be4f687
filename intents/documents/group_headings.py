"""Headings in two rows, the upper one of groups: which columns a group stands over.

A group is carried to the right from the cell that it stands in, as merged cells are. Decided: one that was typed over the
middle of its columns can't be told from one that begins there. Where a column to the left of the first group is headed as one
under a group is, or as a value among groups that say the periods, no value of the table is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.documents.cell_periods import looks_like_period
from intents.documents.columns import FIGURES, Column, Headings

CENTRED = '"{heading}" stands left of "{group}", and may belong under it: what is whose can\'t be told.'


def joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of headings as one; a group above is carried to the right over the columns that it spans."""
    out, group = list[str](), ""
    for over, under in _pairs(upper, lower):
        group = over or (group if under else "")
        out.append(f"{group} {under}".strip())
    return out


def as_centred(headings: Headings, upper: Sequence[str], lower: Sequence[str]) -> Headings:
    """The headings, every value doubted where the first group may begin further to the left than it stands."""
    pairs = _pairs(upper, lower)
    first = next((at for at, (over, under) in enumerate(pairs) if over and under), len(pairs))
    group = next((over for over, _ in pairs[first:]), "")
    grouped = [under for _, under in pairs[first:] if under]
    left = [c for c in headings.columns if c.at < first and c.kind in FIGURES and pairs[c.at][1]]
    astray = next((c for c in left if _belongs(c, pairs[c.at][1], grouped, looks_like_period(group))), None)
    if astray is None:
        return headings
    said = ("heading", CENTRED.format(heading=astray.heading, group=group))
    columns = (replace(c, doubts=(*c.doubts, said)) if c.kind == "value" else c for c in headings.columns)
    return replace(headings, columns=tuple(columns))


def _belongs(column: Column, under: str, grouped: Sequence[str], dated: bool) -> bool:
    """Whether a column left of the first group may be one of its own."""
    undated = column.kind == "value" and column.period is None and dated
    return under in grouped or (undated and not any(map(looks_like_period, grouped)))


def _pairs(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    width = range(max(len(upper), len(lower)))
    return [(upper[at] if at < len(upper) else "", lower[at] if at < len(lower) else "") for at in width]
