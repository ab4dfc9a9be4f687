"""Figures of a part: a group's rows are left out and told of; the lines of a table with another's title are doubted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intents.documents.proposed import Doubt, Proposed

NAMED = 3  # how many groups are named
LEFT_OUT = "{rows} of {groups} left out: figures are held for all of them together, and for no group."


def left_out(groups: Sequence[tuple[str, str]]) -> tuple[Doubt, ...]:
    """One doubt for all the rows of groups, each given as its group and its place."""
    if not groups:
        return ()
    named = tuple(dict.fromkeys(group for group, _ in groups))
    said = ", ".join(named[:NAMED]) + (" and others" if len(named) > NAMED else "")
    rows = "1 row is" if len(groups) == 1 else f"{len(groups)} rows are"
    return (Doubt("group", LEFT_OUT.format(rows=rows, groups=said), groups[0][1]),)


def titled(proposals: Iterable[Proposed], said: str | None) -> list[Proposed]:
    """The figures of a table, each without an area doubted where a title says that they are of somebody else."""
    if said is None:
        return list(proposals)
    return [one if one.area else replace(one, doubts=(*one.doubts, Doubt("title", said, one.place))) for one in proposals]
