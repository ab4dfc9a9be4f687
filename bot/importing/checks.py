"""What may be wrong with a figure that comes in: a table of checks, each with its name and its sentence. Pure.

A check finds the words that its sentence takes, or nothing. It is passed over where the reader of the file has said the
same already (`said_by`, kinds of doubt). None of them corrects anything: the person who imports looks at the place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.importing import against_held as held
from bot.importing import against_itself as itself
from bot.importing.case import Case, Found
from intents.documents.places import place_of_doubt
from intents.documents.proposed import Doubt


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the kind of its doubt, the sentence of it, and what finds the sentence's words."""

    kind: str
    sentence: str
    find: Callable[[Case], Found]
    said_by: frozenset[str] = frozenset()


def checked(case: Case) -> tuple[Doubt, ...]:
    """The doubts about a line, in the table's order, each with its place."""
    known = {doubt.kind for doubt in case.one.doubts}
    checks = [one for one in CHECKS if one.kind not in known and known.isdisjoint(one.said_by)] if known else CHECKS
    found = ((check, check.find(case)) for check in checks)
    told = ((check.kind, check.sentence.format_map(words)) for check, words in found if words)
    return tuple(Doubt(kind, sentence, place_of_doubt(case.one, kind)) for kind, sentence in told)


CHECKS = (
    Check("revises", "{value} revises the {was} that {title} gave for {period}.", held.revises),
    Check("previous", "{value} is printed as the value for {period}, but {title} gave {was}.", held.previous),
    Check("beside", "{value} is given for {period}, but import {number} ({file}) has {was}, at {place}.", held.beside),
    Check("later", "{title}, a later report, gives {was} for {period}, and that stands.", held.later),
    Check("jump", "{value} is a jump from {last} in {period}: the {number} figures before it lie from {low} to {high}.",
          held.jump, frozenset({"range"})),
    Check("sudden", "{value} is far from {last} in {period}: see whether it is typed right.", held.sudden,
          frozenset({"range", "jump"})),
    Check("above 100", "{value}% is more than 100 per cent.", itself.above_hundred),
    Check("counts", "{counts}", itself.counts),
    Check("moved by", "{number} in brackets is also how far {value}% is from {before}%: it may be the change.", itself.moved_by,
          frozenset({"counts"})),
    Check("cohort", "With {share}%, {number} would be of {of}, and the last one held was of {before}: it may be the whole.",
          itself.cohort, frozenset({"counts"})),
    Check("direction", "“{reported}” is printed, but {earlier} in {period} and then {latest} is {moved}.", itself.direction),
    Check("verdict", "“{reported}” is printed, but {earlier} in {period} and then {latest} is {verdict}, as {good} is good.",
          itself.verdict, frozenset({"direction", "change"})),
    Check("polarity", "“{said}” is printed, but of this indicator {polarity}.", itself.polarity),
    Check("rag", "The RAG is {rag}, which is not what its rule gives in the {quartile} quartile{but}.", itself.rag),
    Check("target", "The target is printed as {said}, which {value} against {target} contradicts.", itself.target),
    Check("follows", "{period} does not follow: the latest figure held before it is of {last}.", held.follows),
    Check("kind", "{period} is a {kind}, and every figure held of this indicator is of a {kinds}.", held.kind),
    Check("twice", "The file gives {period} a second time{as_another}, at {place}.", itself.twice),
    Check("unit", "{value} does not fit this indicator, whose figures are {unit}.", itself.unit, frozenset({"no sign"})),
)  # fmt: skip
