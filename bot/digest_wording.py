"""A digest in words: its headline in at most fifteen lines, and each theme's part. Pure.

Each line stands alone, label first, for those who listen. What can't be told is said to be so, with why. Silent are:
a report without an overview of its own, and numbers of a RAG or quartile that the report does not print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot import phrases as p
from bot.answers import Row, Shown
from bot.digested import Attention, Digest, Due, Moved
from bot.sentences import as_published, stands_instead, target_value
from bot.theme_wording import COUNTED, SHORT_QUARTILE, change_words, many, quartile, small
from intents.periods import parse_label

MOST_LINES = 15
MOST_NAMED = 4
MOST_ITEMS = 5
_OPENED = (
    ("improved", "which measures improved"), ("declined", "which measures declined"),
    ("no_change", "which measures show no change"), ("no_polarity", "which measures are information only"),
)  # fmt: skip


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
    above = [*both_counts(digest), _moves(digest)]
    below = [_best(digest), _due(digest), Line("To open a count", opening(digest)), Line("Source", source(digest))]
    room = MOST_LINES - 2 - len(above) - len(below)
    return (*above, _attention(digest, min(room, MOST_ITEMS)), *below)


def headline_text(digest: Digest) -> str:
    """The whole headline as text."""
    return "\n".join([title(digest), *(text for line in headline(digest) for text in line.lines)])


def source(digest: Digest) -> str:
    """Document and date."""
    return f"{as_published(digest.report)}."


def both_counts(digest: Digest) -> list[Line]:
    """Our count, and the report's own where it prints one."""
    return [*_counts(digest), *_own_overview(digest)]


def _counts(digest: Digest) -> list[Line]:
    counts = digest.summarised.counts
    judged = ", ".join(f"{getattr(counts, field)} {words}" for field, words in COUNTED)
    by_report = sum(r.change.by_report and r.change.verdict != "no polarity" for r in digest.summarised.rows)
    told = f" {by_report} of them {p.BY_REPORT}" if by_report else ""
    lines = [Line(many(counts.measures, "measure"), f"{judged}.{told}")]
    if not counts.benchmarked:
        return [*lines, Line("0 benchmarked", "the report prints no national quartile.")]
    return [*lines, Line(f"{counts.benchmarked} benchmarked", f"{', '.join(_by_quartile(counts.quartiles))}.")]


def _by_quartile(numbers: Iterable[int]) -> list[str]:
    """`3 in the top quartile`, `6 in the second` and so on down."""
    said = [f"{n} in the {SHORT_QUARTILE[q]}" for q, n in enumerate(numbers, 1)]
    return [f"{one} quartile" if n == 0 else one for n, one in enumerate(said)]


def _own_overview(digest: Digest) -> list[Line]:
    """The report's own count beside ours: the same, or another with the rows that explain the difference."""
    own, differences = digest.summarised.published, digest.summarised.differences
    if own is None:
        return []
    label = f"The report's own count ({own.place})"
    if not differences:
        return [Line(label, "the same.")]
    parts = [f"{n} {words}" for field, words in (("measures", "measures"), *COUNTED) if (n := getattr(own, field)) is not None]
    parts += [f"{own.benchmarked} benchmarked"] if own.benchmarked is not None else []
    parts += _by_quartile(own.quartiles or ())
    return [Line(label, f"{', '.join(parts)}."), Line("Why it differs", _why(digest))]


def _why(digest: Digest) -> str:
    names = {i.code: i.name for i in digest.summarised.indicators} | {d.indicator.code: d.indicator.name for d in digest.due}
    counted_otherwise = [names[c.indicator] for c in digest.report.counted if c.indicator in names]
    if not counted_otherwise:
        return digest.report.unexplained or " ".join(digest.summarised.differences[:1])
    return f"it counts these otherwise, the thread says how: {'; '.join(counted_otherwise)}."


def _moves(digest: Digest) -> Line:
    """Which measures moved between quartiles since which report, and which way."""
    label, before = "Moved between quartiles", digest.before
    if before is None:
        return Line(label, "cannot be told, as no report before is held.")
    if not digest.in_both:
        return Line(label, f"cannot be told, as no measure has one here and in the {before.report} report.")
    near = parse_label(digest.report.report).before()[0].label == before.report
    label = f"{label} since the {before.report} report{'' if near else ', the nearest held before'}"
    if not digest.moved:
        return Line(label, f"none of the {digest.in_both} that have one in both.")
    ways = (("up", [m for m in digest.moved if m.up]), ("down", [m for m in digest.moved if not m.up]))
    said = (f"{len(moves)} {way}: {_some(map(_move, moves))}" for way, moves in ways if moves)
    return Line(f"{label} ({len(digest.moved)} of {digest.in_both} with one in both)", f"{'. '.join(said)}.")


def _move(one: Moved) -> str:
    return f"{one.row.shown.indicator.name} ({SHORT_QUARTILE[one.was]} to {quartile(one.row.shown)})"


def _attention(digest: Digest, room: int) -> Line:
    """What needs attention, item by item in what lines are left; `room` is at least two."""
    rows = digest.summarised.rows
    unknown = "" if any(r.shown.figure.rag for r in rows) else " (the report prints no RAG)"
    if not digest.attention:
        why = f"none declined in the third or bottom quartile, is rated red, or newly misses its target{unknown}."
        return Line("Needs attention", why)
    items = [_needs(one) for one in digest.attention]
    left = len(items) - (room - 1)
    shown = items if len(items) <= room else [*items[: room - 1], f"and {left} more, in the thread"]
    words = f"declined in the third or bottom quartile, or rated red, or target newly missed{unknown}."
    return Line(f"Needs attention ({len(items)})", words, tuple(shown))


def _needs(one: Attention) -> str:
    """`…: 27.5%, rated red, bottom quartile (improved, down 0.9 percentage points)`."""
    row, changed = one.row, change_words(one.row).lower()
    number = row.shown.figure.quartile
    said = [f"{row.shown.indicator.name}: {row.shown.display}"]
    said += [changed] if "declined" in one.reasons else []
    said += ["rated red"] if "red" in one.reasons else []
    said += [f"{_target(row.shown)} newly missed, met in the {one.met.figure.standing.document.report} report"] if one.met else []
    said += [p.QUARTILE[number]] if number else []
    besides = "" if "declined" in one.reasons else f" ({changed})".replace("(cannot", "(change cannot")
    return f"{', '.join(said)}{besides}{small(row)}"


def _target(shown: Shown) -> str:
    return f"target {target_value(shown.figure.target, shown)}" if shown.figure.target else "target"


def _best(digest: Digest) -> Line:
    improved, unsized = digest.summarised.counts.improved, digest.unsized
    if not improved:
        unknown = digest.summarised.counts.cannot_be_calculated
        rest = f", and the change of {many(unknown, 'measure')} cannot be calculated" if unknown else ""
        return Line("Best improvements", f"none is known{rest}.")
    if not digest.best:
        return Line("Best improvements", f"cannot be ranked: none of the {improved} is a percentage with a figure before.")
    rest = f" {unsized} more improved, not ranked: not a percentage, or no figure before." if unsized else ""
    return Line("Best improvements, in percentage points", f"{'; '.join(map(_improved, digest.best))}.{rest}")


def _improved(row: Row) -> str:
    change = row.change
    assert change.direction is not None and change.difference is not None
    size = f"{p.MOVED[change.direction]} {abs(change.difference)} to {row.shown.display}"
    return f"{row.shown.indicator.name}, {size}{small(row)}"


def _due(digest: Digest) -> Line:
    looked = " and ".join(d.report for d in digest.looked_back)
    named = _some(map(_missing, digest.due))
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
        assert due.last is not None, "what is not printed as missing is due because a report before had it"
        return f"last: {due.last.figure.period}, in the {due.last.figure.standing.document.report} report"
    return stands_instead(due.printed)


def opening(digest: Digest) -> str:
    """How a count is opened: by a number that is there once only, and by the same in words."""
    counts = digest.summarised.counts
    numbers = [*(getattr(counts, field) for field, _ in COUNTED), *counts.quartiles]
    once = ((getattr(counts, field), ask) for field, ask in _OPENED if numbers.count(getattr(counts, field)) == 1)
    number, ask = next(((n, ask) for n, ask in once if n > 1), (0, _OPENED[0][1]))
    short = f'"what are the {number}?" in this thread, or ' if number else ""
    return f'ask {short}"{ask} in {digest.report.report}?" anywhere.'


def _some(names: Iterable[str]) -> str:
    every = list(names)
    shown = every if len(every) <= MOST_NAMED else every[: MOST_NAMED - 1]
    left = len(every) - len(shown)
    return "; ".join([*shown, *([f"and {left} more, in the thread"] if left else [])])
