"""Whether the confidence means what it says, and which cut-offs the questions themselves would choose.

The curve is of every cut-off worth trying: how many answers are wrong with confidence, how many questions are asked back
without need. Chosen is the lowest asking at the fewest wrong; all the cut-offs that come within a few questions of it
are its plateau, and those in use must lie on it, so that no one question decides them.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product
from unittest.mock import patch

from intents.match import ASK, LEAD, SURE, Match
from intents.parse import Parsed, parse
from intents.question import Question
from intents.understand import decide
from tests.bench.perturb import changed
from tests.bench.questions import Asked, Tally, given_code, questions, tally
from tests.bench.timing import columns
from tests.bot.front_door import TODAY, parts

BANDS = (0.0, 0.65, 0.72, 0.8, 0.9, 0.999, 1.001)
SLIPPED = ("a neighbouring key", "a letter dropped", "two letters swapped", "little words dropped", "two words swapped")
SURES = (0.5, 0.55, 0.6, 0.68, 0.72, 0.76, 0.8, 0.9)
LEADS = (0.02, 0.05, 0.1, 0.15, 0.2)
ASKS = (0.4, 0.5, 0.55, 0.6)
NEAR = 0.01


@dataclass(frozen=True, slots=True)
class Cut:
    """Cut-offs: sure at or above a score, with a lead; offered as a choice at or above another."""

    sure: float
    lead: float
    ask: float


IN_USE = Cut(SURE, LEAD, ASK)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the curve."""

    cut: Cut
    tally: Tally


@contextmanager
def cut_at(cut: Cut) -> Iterator[None]:
    """Everything in `intents` with other cut-offs, for the time being."""
    values = {"SURE": cut.sure, "LEAD": cut.lead, "ASK": cut.ask}
    with ExitStack() as changed_for_now:
        for name, module in list(sys.modules.items()):
            for held in values.keys() & vars(module).keys() if name.startswith("intents.") else ():
                changed_for_now.enter_context(patch.object(module, held, values[held]))
        changed_for_now.enter_context(patch.object(Match.near, "__defaults__", (cut.lead,)))
        yield


@cache
def taken_apart(with_slips: bool) -> tuple[tuple[Asked, Parsed], ...]:
    """The questions, and with slips of fingers their changed copies too, each read once."""
    asked = [*questions()]
    for name in SLIPPED if with_slips else ():
        asked += [Asked(changed(one.text, name), one.code, one.may_ask, one.may_lack) for one in questions()]
    return tuple((one, parse(one.text, parts().lexicon, TODAY)) for one in asked)


def point(cut: Cut, with_slips: bool = False) -> Point:
    """How the questions fare at these cut-offs."""
    with cut_at(cut):
        verdicts = [one.verdict(given_code(decide(parsed, parts().lexicon), one)) for one, parsed in taken_apart(with_slips)]
    return Point(cut, tally(verdicts))


@cache
def curve(sures: Sequence[float] = SURES, leads: Sequence[float] = LEADS, asks: Sequence[float] = ASKS) -> tuple[Point, ...]:
    """Every combination of cut-offs worth trying, those in use among them."""
    cuts = {IN_USE, *(Cut(*one) for one in product(sures, leads, asks) if one[2] <= one[0])}
    return tuple(point(cut) for cut in sorted(cuts, key=lambda c: (c.sure, c.lead, c.ask)))


def chosen(points: Sequence[Point]) -> Point:
    """The lowest asking with the fewest wrong; of several, the one in the middle of them."""
    best = min((p.tally.wrong, -p.tally.right) for p in points)
    equal = [p for p in points if (p.tally.wrong, -p.tally.right) == best]
    return equal[len(equal) // 2]


def plateau(points: Sequence[Point]) -> list[Point]:
    """The points with the fewest wrong that get all but one in a hundred of the most right there."""
    best = chosen(points).tally
    return [p for p in points if p.tally.wrong == best.wrong and p.tally.right >= best.right * (1 - NEAR)]


def reliability() -> list[tuple[str, int, int]]:
    """For each band of confidence: how many questions gave one indicator at it, and how many of these the one meant."""
    given = [(question.confidence, code == one.code) for one, code, question in _given()]
    bands = list(pairwise(BANDS))
    found = {band: [right for confidence, right in given if band[0] <= confidence < band[1]] for band in bands}
    return [(f"{low} to {high}" if high < 1 else "1", len(mine), sum(mine)) for (low, high), mine in found.items() if mine]


def _given() -> Iterator[tuple[Asked, str, Question]]:
    for one, parsed in taken_apart(True):
        question = decide(parsed, parts().lexicon)
        code = given_code(question, one)
        if code is not None:
            yield one, code, question


def _lines() -> Iterator[tuple[str, Cut]]:
    yield from ((f"SURE {sure:.2f}", replace(IN_USE, sure=sure, ask=min(sure, ASK))) for sure in sorted({*SURES, SURE}))
    yield from ((f"LEAD {lead:.2f}", replace(IN_USE, lead=lead)) for lead in sorted({*LEADS, LEAD}))
    yield from ((f"ASK {ask:.2f}", replace(IN_USE, ask=ask)) for ask in sorted({*ASKS, ASK}))


def _curve() -> str:
    rows: list[tuple[str, ...]] = [("the others as in use", "wrong with confidence", "asked", "with slips: wrong", "asked")]
    for name, cut in _lines():
        plain, slipped = point(cut).tally, point(cut, with_slips=True).tally
        in_use = " *" if cut == IN_USE else ""
        rows.append((name + in_use, *map(str, (plain.wrong, plain.asked, slipped.wrong, slipped.asked))))
    return columns(rows)


def _choice(points: Sequence[Point]) -> str:
    best, flat = chosen(points), plateau(points)
    spans = [f"{name} {min(at):.2f} to {max(at):.2f}" for name, at in (
        ("SURE", {p.cut.sure for p in flat}), ("LEAD", {p.cut.lead for p in flat}), ("ASK", {p.cut.ask for p in flat}),
    )]  # fmt: skip
    stands = "on" if IN_USE in {p.cut for p in flat} else "NOT on"
    return (
        f"chosen of {len(points)} cut-offs: SURE {best.cut.sure}, LEAD {best.cut.lead}, ASK {best.cut.ask} "
        f"({best.tally.wrong} wrong, {best.tally.asked} asked); the plateau is {', '.join(spans)}; those in use are {stands} it"
    )


def main() -> str:
    """The reliability table, the curve, and the cut-offs it would choose."""
    title = f"confidence ({len(taken_apart(True))} questions: as written, and with slips)"
    rows: list[tuple[str, ...]] = [(title, "given", "right", "share")]
    rows += [(band, str(given), str(right), f"{right / given:.1%}") for band, given, right in reliability()]
    return f"{columns(rows)}\n\n{_curve()}\n\n{_choice(curve())}"
