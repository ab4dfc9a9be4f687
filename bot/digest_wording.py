"""A digest in words: its headline in at most fifteen lines, and each theme's part. Pure.

Each line stands alone, label first, for those who listen. What can't be told is said to be so, with why. Silent are:
a report without an overview of its own, and numbers of a RAG or quartile that the report does not print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot import phrases as p
from bot.answers import Row, Shown
from bot.digested import Attention, Digest, Due, Moved, Part
from bot.held import before
from bot.numbers import difference_words
from bot.report import count
from bot.sentences import benchmark_words, capital, counted, document_words, moved, remarks, sentences, target_value, target_words, within

MOST_LINES = 15
MOST_NAMED = 4
MOST_ITEMS = 5
SHORT_QUARTILE = {number: name.removesuffix(" quartile") for number, name in p.QUARTILE.items()}
_COUNTED = (("improved", "improved"), ("declined", "declined"), ("no_change", "did not change"),
            ("no_polarity", "information only (no polarity)"), ("cannot_be_calculated", "cannot be calculated"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the headline: what it is of, the words, and items under it, a line each."""

    label: str
    words: str
    items: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The same as lines of text."""
        return [f"{self.label}: {self.words}", *(f"- {item}" for item in self.items)]


def title(digest: Digest) -> str:
    """What stands above the headline: `Digest of Q3 2021/22`."""
    theme = digest.summarised.theme
    return f"Digest of {digest.report.report}{f', {theme}' if theme else ''}"


def headline(digest: Digest) -> tuple[Line, ...]:
    """The headline without its title, which counts as a line too."""
    above = [*_counts(digest), *_own_overview(digest), *_moves(digest)]
    below = [_best(digest), _due(digest), Line("To open a count", opening(digest)), Line("Source", source(digest))]
    room = MOST_LINES - 2 - len(above) - len(below)
    return (*above, _attention(digest, min(room, MOST_ITEMS)), *below)


def headline_text(digest: Digest) -> str:
    """The whole headline as text."""
    return "\n".join([title(digest), *(text for line in headline(digest) for text in line.lines)])


def source(digest: Digest) -> str:
    """Document and date."""
    return f"{document_words(digest.report)}, as published then."


def _counts(digest: Digest) -> list[Line]:
    counts = digest.summarised.counts
    judged = ", ".join(f"{getattr(counts, field)} {words}" for field, words in _COUNTED)
    by_report = sum(r.change.by_report and r.change.verdict != "no polarity" for r in digest.summarised.rows)
    lines = [Line(_many(counts.measures, "measure"), f"{judged}.")]
    lines += [Line("Of these", f"{by_report} {p.BY_REPORT}")] if by_report else []
    if not counts.benchmarked:
        return [*lines, Line("0 benchmarked", "the report prints no national quartile.")]
    quartiles = ", ".join(f"{n} in the {p.QUARTILE[q]}" for q, n in enumerate(counts.quartiles, 1))
    return [*lines, Line(f"{counts.benchmarked} benchmarked", f"{quartiles}.")]


def _own_overview(digest: Digest) -> list[Line]:
    """The report's own count beside ours: the same, or another with the rows that explain the difference."""
    own, differences = digest.summarised.published, digest.summarised.differences
    if own is None:
        return []
    label = f"The report's own count ({own.place})"
    if not differences:
        return [Line(label, "the same.")]
    parts = [f"{n} {words}" for field, words in (("measures", "measures"), *_COUNTED) if (n := getattr(own, field)) is not None]
    parts += [f"{own.benchmarked} benchmarked"] if own.benchmarked is not None else []
    parts += [f"{n} in the {p.QUARTILE[q]}" for q, n in enumerate(own.quartiles or (), 1)]
    return [Line(label, f"{', '.join(parts)}."), Line("Why it differs", _why(digest))]


def _why(digest: Digest) -> str:
    names = {i.code: i.name for i in digest.summarised.indicators} | {d.indicator.code: d.indicator.name for d in digest.due}
    counted_otherwise = [names[c.indicator] for c in digest.report.counted if c.indicator in names]
    if not counted_otherwise:
        return digest.report.unexplained or " ".join(digest.summarised.differences[:1])
    return f"it counts otherwise {'; '.join(counted_otherwise)}. The thread says how."


def _moves(digest: Digest) -> list[Line]:
    """Which measures moved between quartiles, and which way: a line up, a line down."""
    if digest.before is None:
        return [Line("Moved between quartiles", "cannot be told, as no report before is held.")]
    since = f"since the {digest.before.report} report"
    if not digest.in_both:
        return [Line("Moved between quartiles", f"cannot be told, as no measure has a quartile here and in {digest.before.report}.")]
    if not digest.moved:
        return [Line(f"Moved between quartiles {since}", f"none of the {digest.in_both} that have one in both.")]
    ways = ((way, [m for m in digest.moved if m.up is up]) for way, up in (("Up", True), ("Down", False)))
    of = f", of {digest.in_both} with one in both"
    return [Line(f"{way} a quartile {since} ({len(moves)}{of})", f"{_some(map(_move, moves))}.") for way, moves in ways if moves]


def _move(one: Moved) -> str:
    return f"{one.row.shown.indicator.name} ({SHORT_QUARTILE[one.was]} to {quartile(one.row.shown)})"


def quartile(shown: Shown) -> str:
    """`second`; empty where none is printed."""
    return SHORT_QUARTILE[shown.figure.quartile] if shown.figure.quartile else ""


def _attention(digest: Digest, room: int) -> Line:
    """What needs attention, item by item in what lines are left; `room` is at least two."""
    rows = digest.summarised.rows
    printed = any(r.shown.figure.rag for r in rows)
    unknown = "" if printed else " (the report prints no RAG)"
    if not digest.attention:
        why = f"none declined in the third or bottom quartile, is red, or newly misses its target{unknown}."
        return Line("Needs attention", why)
    items = [_needs(one) for one in digest.attention]
    label, words = f"Needs attention ({len(items)})", f"declined in the third or bottom quartile, or red, or target newly missed{unknown}."
    left = len(items) - (room - 1)
    if len(items) > room:
        items = [*items[: room - 1], f"and {left} more, in the thread"]
    return Line(label, words, tuple(items))


def _needs(one: Attention) -> str:
    row, figure = one.row, one.row.shown.figure
    where = f"{p.QUARTILE[figure.quartile]}" if figure.quartile else ""
    said = [f"{row.shown.indicator.name}: {row.shown.display}", change_words(row).lower(), where]
    said += ["rated red"] if "red" in one.reasons else []
    if one.met:
        then = one.met.figure.standing.document.report
        said.append(f"{_target(row.shown)} newly missed (met in the {then} report)")
    return ", ".join(part for part in said if part) + _small(row)


def _target(shown: Shown) -> str:
    return f"target {target_value(shown.figure.target, shown)}" if shown.figure.target else "target"


def _small(row: Row) -> str:
    close = row.change.close
    return f" (small numbers: {close[0]:,} and {close[1]:,} {row.shown.indicator.counts})" if close else ""


def _best(digest: Digest) -> Line:
    improved, unsized = digest.summarised.counts.improved, digest.unsized
    if not improved:
        return Line("Best improvements", "none improved.")
    if not digest.best:
        return Line("Best improvements", f"cannot be ranked: none of the {improved} is a percentage with a figure before.")
    said = [f"{r.shown.indicator.name}, up or down" if r.change.direction is None else _improved(r) for r in digest.best]
    rest = f" {unsized} more {'is' if unsized == 1 else 'are'} not ranked: no percentage, or no figure before." if unsized else ""
    return Line("Best improvements, in percentage points", f"{'; '.join(said)}.{rest}")


def _improved(row: Row) -> str:
    change = row.change
    assert change.direction is not None and change.difference is not None
    size = f"{p.MOVED[change.direction]} {abs(change.difference)} to {row.shown.display}"
    return f"{row.shown.indicator.name}, {size}{_small(row)}"


def _due(digest: Digest) -> Line:
    looked = " and ".join(d.report for d in digest.looked_back)
    named = _some(_missing(d) for d in digest.due)
    if not looked:
        told = f"{named}. What else was due cannot" if named else "cannot"
        return Line(_due_label(digest), f"{told} be told, as no report of the year before is held.")
    reports = f"the {looked} {'reports' if len(digest.looked_back) > 1 else 'report'}"
    return Line(_due_label(digest), f"{named}." if named else f"nothing that {reports} measured.")


def _due_label(digest: Digest) -> str:
    return f"Due but not in ({len(digest.due)})" if digest.due else "Due but not in"


def _missing(due: Due) -> str:
    return f"{due.indicator.name} ({_reason(due)})"


def _reason(due: Due) -> str:
    if due.printed is None:
        assert due.last is not None
        return f"last in the {due.last.figure.standing.document.report} report"
    return "left blank" if due.printed.missing == "blank" else f'"{due.printed.missing}"'


def opening(digest: Digest) -> str:
    """How a count is opened, with one that is there once only."""
    counts = digest.summarised.counts
    numbers = [getattr(counts, field) for field, _ in _COUNTED] + list(counts.quartiles)
    once = next((n for n in numbers if n > 1 and numbers.count(n) == 1), None)
    short = f'ask "what are the {once}?" in this thread, or ' if once else "ask "
    return f'{short}"which measures improved in {digest.report.report}?" anywhere.'


def _some(names: Iterable[str]) -> str:
    every = list(names)
    shown = every if len(every) <= MOST_NAMED else every[: MOST_NAMED - 1]
    left = len(every) - len(shown)
    return "; ".join([*shown, *([f"and {left} more, in the thread"] if left else [])])


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


# -- the parts


def part_title(digest: Digest, part: Part) -> str:
    """`Social care, Q3 2021/22: 11 measures. 6 improved, 4 declined, 1 cannot be calculated`, without what is nought."""
    counts = count(part.rows)
    judged = ", ".join(f"{n} {words}" for field, words in _COUNTED if (n := getattr(counts, field)))
    return f"{part.theme}, {digest.report.report}: {_many(counts.measures, 'measure')}{f'. {capital(judged)}' if judged else ''}."


def change_words(row: Row) -> str:
    """The verdict, and the change in words: `Declined, up 0.3 percentage points`."""
    change, verdict = row.change, capital(row.change.verdict)
    if change.by_report:
        return f"{verdict} (as reported)"
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
    if change.by_report:
        return f'{change.verdict}, as the report says ("{change.as_reported}")'
    why = f'the report prints "{printed.missing}" for {change.earlier}' if printed and printed.missing else ""
    return f"the change cannot be calculated: {why or f'no figure is held for {change.earlier}'}"


def note(row: Row) -> str:
    """What a reader must be warned of: small numbers, what the document printed doubtfully."""
    return remarks((row.shown,), (), (row.change,))


def due_text(due: Due) -> str:
    """What is not in, with what the report prints instead and the last figure held of the reports before."""
    said = f"Not in: {due.indicator.name}"
    if due.printed:
        said += ", left blank in the report" if due.printed.missing == "blank" else f', the report says "{due.printed.missing}"'
    if due.last:
        then = due.last.figure.standing.document.report
        said += f"; last {due.last.display} {within(due.last.figure.period)} (report {then})"
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


def why_text(digest: Digest) -> list[str]:
    """Why the report's own count is another: a sentence for each row that makes the difference."""
    return list(digest.summarised.differences)
