"""The words of a digest's parts: each theme's measures, what is not in, and its charts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot import phrases as p
from bot.answers import Row, Shown
from bot.digested import Digest, Due, Part
from bot.held import before
from bot.numbers import difference_words
from bot.report import count
from bot.sentences import (
    benchmark_words,
    capital,
    counted,
    is_suppressed,
    moved,
    none_held,
    remarks,
    sentences,
    stands_instead,
    target_words,
    within,
)

SHORT_QUARTILE = {number: name.removesuffix(" quartile") for number, name in p.QUARTILE.items()}
COUNTED = (("improved", "improved"), ("declined", "declined"), ("no_change", "did not change"),
            ("no_polarity", "information only (no polarity)"), ("cannot_be_calculated", "cannot be calculated"))  # fmt: skip


def many(number: int, noun: str) -> str:
    """`1 measure`, `25 measures`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def quartile(shown: Shown) -> str:
    """`second`; empty where none is printed."""
    return SHORT_QUARTILE[shown.figure.quartile] if shown.figure.quartile else ""


def small(row: Row) -> str:
    """The caution that a change of a handful deserves, in brackets; else empty."""
    close = row.change.close
    return f" (small numbers: {close[0]:,} and {close[1]:,} {row.shown.indicator.counts})" if close else ""


def part_title(digest: Digest, part: Part) -> str:
    """`Social care, Q3 2021/22: 11 measures. 6 improved, 4 declined, 1 cannot be calculated`, without what is nought."""
    counts = count(part.rows)
    judged = ", ".join(f"{n} {words}" for field, words in COUNTED if (n := getattr(counts, field)))
    return f"{part.theme}, {digest.report.report}: {many(counts.measures, 'measure')}{f'. {capital(judged)}' if judged else ''}."


def change_words(row: Row) -> str:
    """The verdict, and the change in words: `Declined, up 0.3 percentage points`; `Declined, as reported`."""
    change, verdict = row.change, capital(row.change.verdict)
    if change.by_report:
        return f"{verdict}, as reported"
    if change.difference is None or change.direction is None or row.previous is None or change.direction == "same":
        return verdict
    size = difference_words(change.difference, change.indicator.unit, row.previous.value)
    return f"{verdict}, {p.MOVED[change.direction]} {size}"


def row_text(row: Row) -> str:
    """One measure in a sentence or more: what a screen reader is read of its row."""
    shown = row.shown
    said = f"{shown.indicator.name}: {counted(shown)} {within(shown.figure.period)}, {_judged(row)}"
    rag = f"RAG {shown.figure.rag}" if shown.figure.rag else ""
    return sentences(said, target_words(shown), rag, benchmark_words(shown), note(row))


def _judged(row: Row) -> str:
    change, printed = row.change, row.measure.previous
    if row.previous and change.direction:
        return moved(change, row.previous)
    if change.by_report and change.as_reported == change.verdict:
        return f"{change.verdict}, as the report says"
    if change.by_report:
        because = f", {p.BECAUSE[change.indicator.polarity]}" if change.direction in ("up", "down") else ""
        return f'the report says "{change.as_reported}": {change.verdict}{because}'
    why = none_held(printed, change.earlier)
    if printed and printed.missing and not is_suppressed(printed):
        why = f'the report prints "{printed.missing}" for {change.earlier}'
    return f"the change cannot be calculated: {why}"


def note(row: Row) -> str:
    """What a reader must be warned of: small numbers, what the document printed doubtfully."""
    return remarks((row.shown,), (), (row.change,))


def due_text(due: Due) -> str:
    """What is not in, with what the report prints instead and the last figure held of the reports before."""
    said = f"Not in: {due.indicator.name}"
    if due.printed:
        said += f", {stands_instead(due.printed, blank='left blank in the report', says='the report says ')}"
    if due.last:
        then = due.last.figure.standing.document.report
        said += f"; last {due.last.display} {within(due.last.figure.period)} ({then} report)"
    return f"{said}; instead, and not comparable: {due.instead.name}." if due.instead else f"{said}."


def chart_text(series: Sequence[Shown]) -> str:
    """A chart in words, oldest first, with what is not held in between."""
    run = tuple(reversed(series))
    points = ", ".join(f"{s.display} {within(s.figure.period)}" for s in run)
    return sentences(f"Chart of {run[0].indicator.name}: {points}", gaps(run))


def gaps(run: Sequence[Shown]) -> str:
    """`None is held between Q3 2020/21 and Q2 2021/22`; empty where every period is there."""
    holes = [f"{one.period.label} and {two.period.label}" for one, two in pairwise(run) if before([one], two.period) is None]
    return f"None is held between {' or between '.join(holes)}" if holes else ""
