"""Matches as a person says them: of one line, or of a line's name wherever a file prints it. Pure.

Decided: a long table prints a name on as many rows as it has years, so a match may be said of the name (`7+=code`). It is
said and not supposed: in a dashboard two rows of one name may be two measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.importing.preview import Preview


@dataclass(frozen=True, slots=True)
class Match:
    """A line's number and an indicator's code; `of_name`: for every line that prints what this one prints."""

    number: int
    code: str
    of_name: bool = False


def match_said(text: str) -> Match | None:
    """`7=rereferrals` or `7+=rereferrals`; None for anything else."""
    number, there, code = text.partition("=")
    bare = number.removesuffix("+")
    return Match(int(bare), code, number.endswith("+")) if bare.isdecimal() and there and code else None


def matches_of(preview: Preview, said: Sequence[Match]) -> dict[int, str]:
    """The codes by the lines' numbers; what is said of a line by itself goes before what is said of its name."""
    lines = [(one, preview.line(one.number)) for one in said if one.of_name]
    of_names = {line.proposed.printed: one.code for one, line in lines if line}
    unnamed = [one for one in preview.lines if not one.named and one.proposed.printed in of_names]
    same = {one.number: of_names[one.proposed.printed] for one in unnamed}
    return same | {one.number: one.code for one in said}


def without_doubtful(preview: Preview, matches: Mapping[int, str], said: Sequence[Match]) -> dict[int, str]:
    """The matches without those of lines that were not themselves spoken of, and are doubtful for another reason."""
    spoken = {one.number for one in said if not one.of_name}
    return {n: code for n, code in matches.items() if n in spoken or ((line := preview.line(n)) is not None and line.clean)}
