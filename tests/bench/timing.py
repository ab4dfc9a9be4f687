"""Times that can be compared: every round does each stage once, so that a machine that drifts slows all alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of one stage: the middle one of all rounds, and what nineteen in twenty stay under."""

    middle: float
    p95: float


def interleaved(acts: Mapping[str, Act], rounds: int) -> dict[str, Timed]:
    """Each act once in each of so many rounds, after one round to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + 1):
        for name, act in acts.items():
            started = perf_counter()
            act()
            if number:
                taken[name].append(perf_counter() - started)
    return {name: Timed(median(times), quantiles(times, n=20)[-1]) for name, times in taken.items()}


def table(title: str, timed: Mapping[str, Timed], each: int = 1) -> str:
    """Times as multiples of the first row's, the floor; each time is divided by `each`, the questions in a round."""
    floor = next(iter(timed.values())).middle
    rows = [(name, one.middle / floor, one.p95 / floor, one.middle / each * 1000) for name, one in timed.items()]
    shown = [(name, f"{middle:.1f}", f"{p95:.1f}", f"{ms:.3f}") for name, middle, p95, ms in rows]
    return columns([(title, "× floor", "p95 × floor", "ms each"), *shown])


def columns(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as lines, the first column to the left and the others to the right."""
    first, *others = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join([row[0].ljust(first), *map(str.rjust, row[1:], others)]) for row in rows)
