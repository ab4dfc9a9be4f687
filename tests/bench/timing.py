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
    rows = [
        (name, f"{one.middle / floor:.1f}", f"{one.p95 / floor:.1f}", f"{one.middle / each * 1000:.3f}") for name, one in timed.items()
    ]
    return _columns([(title, "× floor", "p95 × floor", "ms each"), *rows])


def _columns(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    )
