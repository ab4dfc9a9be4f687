"""How matching stands up to size: catalogues of 50, 500, 5,000 and 50,000 made-up indicators, and questions about them.

A question is a name as somebody would type it: a word or two dropped, a phrase as the sector shortens it, a slip of the
fingers, and words around it. It is kept only where a reader could tell which name was meant: no other name of the
catalogue holds all its words and fewer besides. Memory and start-up are of a process of their own.
"""

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random
from statistics import median, quantiles
from time import perf_counter

from intents.lexicon import Lexicon, Named, Words
from intents.match import candidates, match
from intents.parse import parse
from intents.understand import understand
from store.catalogue import load_catalogue
from tests.bench.names import SIZES, catalogue
from tests.bench.perturb import changed
from tests.bench.questions import Asked, Tally, given_code, tally
from tests.bench.timing import Act, columns
from tests.bot.front_door import TODAY

SHORTER = (
    ("children in care", "LAC"), ("children looked after", "CLA"), ("care leavers", "CLs"), ("child protection plan", "CPP"),
    ("education, health and care plan", "EHCP"), ("education, employment or training", "EET"), ("free school meals", "FSM"),
    ("key stage", "KS"), ("maintained", "LA maintained"), ("children in need", "CIN"), ("pupils with ", ""),
    ("timescale", "time"), ("first time entrants", "FTEs"),
)  # fmt: skip
AROUND = (
    "{}", "{}?", "{} Q3 2021/22", "what was {} in Q2 2021/22?", "whats the latest {}", "trend in {}", "{} vs last year",
    "please can I have {}", "did {} meet the target", "{} in 2019/20",
)  # fmt: skip
SLIPS = ("a neighbouring key", "a letter dropped", "a letter doubled", "two letters swapped")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured at one size: times in microseconds, recall of the meant one among the candidates, 0 to 1."""

    size: int
    asked: int
    recall: float
    tally: Tally
    match: tuple[float, float]
    understand: float
    seconds: float
    mebibytes: float


@cache
def lexicon(size: int) -> Lexicon:
    """A lexicon of so many made-up indicators and the packaged vocabulary."""
    return _lexicon(tuple(catalogue(size)))


def _lexicon(named: tuple[Named, ...]) -> Lexicon:
    words = _packaged()
    return Lexicon(Words(named, {c.id: c.said for c in words.concepts}, places=words.places, lookalikes=words.lookalikes))


_packaged = cache(load_catalogue)


def asked_of(size: int, most: int) -> list[Asked]:
    """Questions about a catalogue of this size, at most so many, each fit for a reader of that catalogue."""
    return list(islice(_fit(lexicon(size), Random(f"questions of {size}")), most))


def _fit(held: Lexicon, dice: Random) -> Iterator[Asked]:
    named = list(held.named.values())
    for _ in range(20 * len(named)):
        one = dice.choice(named)
        said = _said(one.name, dice)
        if _tells(held, held.terms(said.lower()), one.code):
            if dice.random() < 0.3:
                said = changed(said, dice.choice(SLIPS))
            yield Asked(dice.choice(AROUND).format(said), one.code, False, True)


def _said(name: str, dice: Random) -> str:
    said = name.replace(" -", "").replace(",", "")
    for long, short in SHORTER:
        if long.replace(",", "") in said.lower() and dice.random() < 0.5:
            said = said.lower().replace(long.replace(",", ""), short)
    words = said.split()
    for _ in range(dice.choice((0, 0, 1, 2)) if len(words) > 3 else 0):
        words.pop(dice.randrange(len(words)))
    return " ".join(words)


def _tells(held: Lexicon, terms: Sequence[str], code: str) -> bool:
    """Whether the name meant, and no other, holds all these terms and the fewest besides."""
    lists = [set(held.index.get(term, ())) for term in terms]
    holding = set[int].intersection(*lists) if lists else set[int]()
    fewest = sorted((len(held.calls[n].terms), held.calls[n].codes[0]) for n in holding)[:2]
    return bool(fewest) and fewest[0][1] == code and (len(fewest) == 1 or fewest[0][0] < fewest[1][0])


def recall(size: int, asked: Sequence[Asked]) -> float:
    """How often the indicator meant is among those looked at closely."""
    held = lexicon(size)
    found = 0
    for one in asked:
        left = held.terms(parse(one.text, held, TODAY).rest)
        found += one.code in {c for n in candidates(tuple(t for t in left if t in held.index), held) for c in held.calls[n].codes}
    return found / len(asked)


def verdicts(size: int, asked: Sequence[Asked]) -> Tally:
    """How many questions are understood rightly, wrongly, or asked back."""
    return tally([one.verdict(given_code(understand(one.text, lexicon(size), TODAY), one)) for one in asked])


def times(asked: dict[int, list[Asked]]) -> dict[int, tuple[float, float, float]]:
    """Microseconds of each size: a match at the middle and at 99 of 100, understanding at the middle.

    Interleaved: one question of each size after the other, three times over.
    """
    matched: dict[int, list[float]] = {size: [] for size in asked}
    understood: dict[int, list[float]] = {size: [] for size in asked}
    terms = {size: [_terms(size, one) for one in some] for size, some in asked.items()}
    for _ in range(3):
        for n in range(min(map(len, asked.values()))):
            for size, some in asked.items():
                matched[size].append(_timed(lambda: match(terms[size][n], lexicon(size))))  # noqa: B023 - done at once
                understood[size].append(_timed(lambda: understand(some[n].text, lexicon(size), TODAY)))  # noqa: B023
    return {s: (median(matched[s]), quantiles(matched[s], n=100)[-1], median(understood[s])) for s in asked}


def _terms(size: int, one: Asked) -> tuple[str, ...]:
    held = lexicon(size)
    return tuple(t for t in held.terms(parse(one.text, held, TODAY).rest) if t in held.index)


def _timed(act: Act) -> float:
    started = perf_counter()
    act()
    return (perf_counter() - started) * 1e6


def starting(size: int) -> tuple[float, float]:
    """Seconds to build a lexicon of this size in a process of its own, best of three, and the most mebibytes it takes."""
    told = subprocess.run([sys.executable, "-m", "tests.bench.sizes", str(size)], check=True, capture_output=True, text=True)
    seconds, mebibytes = json.loads(told.stdout)
    return seconds, mebibytes


def measured(sizes: Sequence[int], most: int) -> list[Measured]:
    """All sizes, in one run."""
    asked = {size: asked_of(size, most) for size in sizes}
    timed = times(asked)
    return [
        Measured(size, len(some), recall(size, some), verdicts(size, some), timed[size][:2], timed[size][2], *starting(size))
        for size, some in asked.items()
    ]


def shown(all_sizes: Sequence[Measured]) -> str:
    """The table."""
    rows = [("indicators", "questions", "right", "wrong with confidence", "asked", "candidates' recall",
             "match µs", "× at the smallest", "p99 µs", "understand µs", "start s", "peak MiB")]  # fmt: skip
    first = all_sizes[0].match[0]
    for one in all_sizes:
        n, found = one.asked, one.tally
        shares = (f"{found.right / n:.1%}", f"{found.wrong / n:.1%}", f"{found.asked / n:.1%}", f"{one.recall:.2%}")
        cost = (f"{one.match[0]:.0f}", f"{one.match[0] / first:.1f}", f"{one.match[1]:.0f}", f"{one.understand:.0f}")
        rows.append((f"{one.size:,}", str(n), *shares, *cost, f"{one.seconds:.2f}", f"{one.mebibytes:.0f}"))
    return columns(rows)


def main(most: int) -> str:
    """The table of all sizes."""
    return shown(measured(SIZES, most))


def _in_a_process_of_its_own(size: int) -> None:
    named = tuple(catalogue(size))
    _packaged()
    taken = min(_timed(lambda: _lexicon(named)) for _ in range(3)) / 1e6
    tracemalloc.start()
    held = _lexicon(named)
    assert len(held.named) == size
    print(json.dumps((taken, tracemalloc.get_traced_memory()[1] / 2**20)))


if __name__ == "__main__":
    _in_a_process_of_its_own(int(sys.argv[1]))
