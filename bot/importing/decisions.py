"""What a person says to each line of a preview, and what is stored by it. Pure.

Decided: a clean line needs no word, unless it is to be left. A doubtful one is refused until it is taken, left, matched
or made; a line can be taken only as it was looked at, so a match has to have been looked at with its indicator. A figure
is never corrected here: the file is corrected and read again. A polarity is chosen by a person, and never worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.importing.preview import OF_THE_NAME, Line, Preview
from intents.documents.proposed import Proposed
from store.imported import NewDocument, NewFigure, NewIndicator
from store.made import code_of
from store.values import COUNCIL, Polarity, Target, Unit

NewFigures = tuple[NewFigure, ...]
NewIndicators = tuple[NewIndicator, ...]
Decided = tuple[NewDocument, NewFigures, NewIndicators]
OF_ANOTHER = OF_THE_NAME | {
    "revises", "previous", "beside", "later", "jump", "follows", "kind", "polarity", "verdict", "no sign", "unit",
}  # fmt: skip
"""Kinds of doubt that go by the indicator a line was taken for; one that is made for it has no figures yet."""


COUNTED = "counted"
"""What the numbers of an indicator count of which nobody has said it: 25.1% (410 counted)."""


@dataclass(frozen=True, slots=True)
class Make:
    """An indicator to be made for a line: polarity, unit and theme as a person says; `name` where not as printed.

    `counts`: the noun that its numbers count ("children"); `definition`: what it means; None where nobody has said.
    """

    polarity: Polarity
    unit: Unit
    theme: str
    name: str | None = None
    counts: str | None = None
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was said to the lines, by their numbers. A line matched or made is taken by that; `take` answers its doubts."""

    take: frozenset[int] = frozenset()
    leave: frozenset[int] = frozenset()
    match: Mapping[int, str] = field(default_factory=dict)
    make: Mapping[int, Make] = field(default_factory=dict)


class UndecidedError(Exception):
    """Nothing is stored as it stands; each of `faults` is a sentence that says what is wanted."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def clean_only(preview: Preview, said: Decisions) -> Decisions:
    """The decisions with every doubtful line left that nothing was said to."""
    spoken = said.take | said.leave | said.match.keys() | said.make.keys()
    silent = frozenset(one.number for one in preview.doubtful) - spoken
    return replace(said, leave=said.leave | silent)


def decide(preview: Preview, said: Decisions, taken: frozenset[str] = frozenset()) -> Decided:
    """What to store. `taken`: the codes that are not free. Raises UndecidedError, every fault at once."""
    made = _made(preview, said, taken)
    if faults := [*_strange(preview, said), *(sentence for _, sentence in undecided(preview, said))]:
        raise UndecidedError(faults)
    chosen = [one for one in preview.lines if one.number not in said.leave]
    if not chosen:
        raise UndecidedError([f"No figure of {preview.file.name} is taken, so nothing is stored."])
    figures = tuple(new_figure(one, made[one.number].code if one.number in made else None) for one in chosen)
    if faults := list(_twice(chosen, figures)):
        raise UndecidedError(faults)
    return _document(preview.document, figures), figures, tuple({one.code: one for one in made.values()}.values())


def new_figure(line: Line, code: str | None = None) -> NewFigure:
    """A line as a figure to store; `code` where an indicator is made for it."""
    one = line.proposed
    indicator = code or one.indicator
    assert indicator and one.period  # `undecided` lets no other in
    return NewFigure(
        indicator, one.period, one.role, one.origin, line.place, one.value, one.missing, one.numerator, one.denominator,
        Target(one.target.text, one.target.operator, one.target.value) if one.target else None,
        one.rag, one.quartile, one.benchmark_year, one.neighbour, one.england, one.region, one.reported,
        one.reported_direction, one.reported_verdict, one.reported_difference, one.reported_against, line.note,
        one.area or COUNCIL,
    )  # fmt: skip


def _document(document: NewDocument, figures: NewFigures) -> NewDocument:
    """The document, with what its figures show of it."""
    return replace(
        document,
        has_dashboard=any(one.origin == "dashboard" for one in figures),
        prints_previous=any(one.role == "previous" for one in figures),
    )


def _strange(preview: Preview, said: Decisions) -> Iterator[str]:
    """What is said of lines that there are not, or twice over."""
    for number in sorted({*said.take, *said.leave, *said.match, *said.make}):
        line = preview.line(number)
        if line is None:
            yield f"There is no line {number}: the lines are 1 to {len(preview.lines)}."
        elif number in said.leave and number in {*said.take, *said.match, *said.make}:
            yield f"Line {number} is both left and taken: say one of the two."
        elif number in said.match and number in said.make:
            yield f"Line {number} is both matched and made: say one of the two."
        elif number in said.match and said.match[number] != line.proposed.indicator:
            yield f"Line {number} was not looked at as {said.match[number]}: there may be no indicator of this code."
        elif number in said.make and line.named:
            yield f"Line {number} is {line.name} already: no indicator is made for it."


def undecided(preview: Preview, said: Decisions) -> Iterator[tuple[int, str]]:
    """The lines that still need a word, each by its number with what is to be said of it."""
    for line in preview.doubtful:
        if line.number in said.leave:
            continue
        if line.barred:
            yield line.number, f"Line {line.number} can't be taken: {line.barred} Leave it, or correct the file."
        elif line.what == "not matched" and line.number not in {*said.make, *said.match}:
            printed = line.proposed.printed
            yield line.number, f"Line {line.number} (“{printed}”) is no known indicator: match it, make one, or leave it."
        elif line.number not in said.take and line.what != "not matched" and _asks(line, said):
            yield line.number, f"Line {line.number} is doubtful: take it or leave it."


def _asks(line: Line, said: Decisions) -> bool:
    """Whether doubts are left that a match or a new indicator does not answer."""
    answered = OF_ANOTHER if line.number in said.make else OF_THE_NAME if line.number in said.match else frozenset()
    return line.from_prose or any(one.kind not in answered for one in line.doubts)


def _twice(lines: list[Line], figures: NewFigures) -> Iterator[str]:
    """Lines that can't both be stored: the same printing, or two measures of one indicator."""
    seen: dict[tuple[str, ...], int] = {}
    for line, one in zip(lines, figures, strict=True):
        keys = [(one.indicator, one.area, one.period, one.role, one.origin, one.place)]
        keys += [("measure", one.indicator, one.area)] if one.role == "measure" else []  # type: ignore[list-item]
        if earlier := next((seen[key] for key in keys if key in seen), None):
            yield f"Lines {earlier} and {line.number} say the same of one indicator: leave one of the two."
        seen |= dict.fromkeys(keys, line.number)


def _made(preview: Preview, said: Decisions, taken: frozenset[str]) -> dict[int, NewIndicator]:
    """The indicators to be made, by line; lines of one printed name share theirs."""
    by_name: dict[str, NewIndicator] = {}
    made: dict[int, NewIndicator] = {}
    for number, one in said.make.items():
        line = preview.line(number)
        if line is not None:
            name = one.name or line.proposed.printed
            codes = taken | {made.code for made in by_name.values()}
            made[number] = by_name.setdefault(name.casefold(), _indicator(name, one, line.proposed, preview, codes))
    return made


def _indicator(name: str, one: Make, printed: Proposed, preview: Preview, taken: frozenset[str]) -> NewIndicator:
    places = -int((printed.value or Decimal(0)).as_tuple().exponent)
    decimals = 0 if one.unit == "count" else max(places, 0)
    definition = one.definition or f"As printed in {preview.document.title}: {printed.printed}."
    counts = one.counts or COUNTED
    return NewIndicator(code_of(name, taken), name, one.theme, one.polarity, one.unit, decimals, counts, definition)
