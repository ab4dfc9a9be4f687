"""A report → its digest: the counts, what moved between quartiles, what needs attention, what improved most, what is
not in, and a part for each theme. A report is read as it was published, from published documents only.

What is left out, because it could not be said truthfully:
- A move between quartiles, where only one of the two reports prints a quartile for the indicator.
- A target as *newly* missed, where no earlier report printed both the figure and a target that can be judged.
- Among the best improvements, what has no figure before (its size is not known) and what is no percentage (a count
  and a percentage can't be ranked with one another). The wording says so.
- As due, what only a report of more than a year before measured (reports change what they measure), a yearly figure
  that the quarter before had (it is not due each quarter), and what another indicator of this report replaces, as far
  as the catalogue tells them apart ("not comparable with"): that is named with its replacement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answers import NotHeld, Row, Shown, Summarised
from bot.digested import Attention, Digest, Due, Moved, Part, Reason
from bot.figures import as_figure, of
from bot.report import Reports, summary
from intents.periods import parse_label
from intents.question import Question
from store.catalogue import Indicator
from store.standing import figures_that_stand
from store.values import Document, Printing

LOW_QUARTILES = (3, 4)
LEAST_POINTS = 4
"""A series of fewer points is better said by the table."""

BEST = 3
IN_A_YEAR = ("quarter", "month", "term")
"""Kinds of period that come round within a year, so that each report is due a new one."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report before, and the figures of its measures as published then."""

    report: Document
    shown: tuple[Shown, ...]

    def of(self, code: str) -> Shown | None:
        """The figure of one indicator."""
        return next((s for s in self.shown if s.indicator.code == code), None)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a digest is worked out from. `charts`: the like figures up to this report of each measure, newest first.

    `before` is the newest report before this one that is held, however old; `year_before` that of the same quarter a
    year before. `judged`: the last figure before, with a target that can be judged, of each measure that misses its own.
    `news`: how many measures carry a figure that no earlier report printed.
    """

    summarised: Summarised
    gaps: tuple[tuple[Indicator, Printing], ...]
    before: Earlier | None
    year_before: Earlier | None
    judged: Mapping[str, Shown]
    charts: Mapping[str, tuple[Shown, ...]]
    news: int


def digest(question: Question, reports: Reports, now_report: str | None = None) -> Digest | NotHeld:
    """The digest of the report that a question names (without one, of the latest); NotHeld where it is not held."""
    summarised = summary(question, reports, now_report)
    return compose(gather(summarised, reports)) if isinstance(summarised, Summarised) else summarised


def gather(summarised: Summarised, reports: Reports) -> Gathered:
    """Everything that a digest needs from the store."""
    report, rows = summarised.report, summarised.rows
    earlier = [d for d in reports.reader.reports() if d.report_end < report.report_end]
    year_before = parse_label(report.report).year_earlier().label
    names = reports.catalogue.indicators
    gaps = (m.printing for m in reports.reader.measures(report) if m.printing.value is None)
    history = {row.shown.indicator.code: _known(row, report, reports) for row in rows}
    missed = [row.shown for row in rows if row.shown.target_met is False]
    judged = ((s.indicator.code, _last_judged(s, history[s.indicator.code])) for s in missed)
    return Gathered(
        summarised,
        tuple((names[one.indicator], one) for one in gaps if summarised.theme in (None, names[one.indicator].theme)),
        _as_earlier(next(iter(earlier), None), reports, summarised.theme),
        _as_earlier(next((d for d in earlier if d.report == year_before), None), reports, summarised.theme),
        {code: shown for code, shown in judged if shown},
        {row.shown.indicator.code: _series(row.shown, history[row.shown.indicator.code]) for row in rows},
        sum(_is_new(row.shown, report, history[row.shown.indicator.code]) for row in rows),
    )


def _is_new(shown: Shown, report: Document, known: Iterable[Printing]) -> bool:
    earlier = (p for p in known if p.document.report_end < report.report_end)
    return all((p.period, p.value) != (shown.figure.period, shown.value) for p in earlier)


def _known(row: Row, report: Document, reports: Reports) -> tuple[Printing, ...]:
    """All that was printed of a measure up to a report."""
    printings = reports.reader.printings(row.shown.indicator.code)
    return tuple(p for p in printings if p.document.report_end <= report.report_end)


def _as_earlier(document: Document | None, reports: Reports, theme: str | None) -> Earlier | None:
    if document is None:
        return None
    printings = (m.printing for m in reports.reader.measures(document) if m.printing.value is not None)
    shown = (Shown(reports.catalogue.indicators[p.indicator], as_figure(p)) for p in printings)
    return Earlier(document, tuple(s for s in shown if theme in (None, s.indicator.theme)))


def _last_judged(now: Shown, known: Iterable[Printing]) -> Shown | None:
    """The figure with a target that the newest report before printed as a measure."""
    own = now.figure.standing.document.report_end
    measures = (p for p in known if p.role == "measure" and p.value is not None and p.document.report_end < own)
    shown = (Shown(now.indicator, as_figure(p)) for p in measures)
    judged = [s for s in shown if s.target_met is not None]
    return max(judged, key=lambda s: s.figure.standing.document.report_end, default=None)


def _series(now: Shown, known: Sequence[Printing]) -> tuple[Shown, ...]:
    like = [s for s in of(now.indicator, figures_that_stand(known)) if s.period.series == now.period.series]
    return tuple(sorted(like, key=lambda s: s.period.end, reverse=True))


def compose(gathered: Gathered) -> Digest:
    """The digest of what was gathered. Pure; the order of the rows changes nothing but the order of what is listed."""
    summarised, before = gathered.summarised, gathered.before
    rows, due = summarised.rows, tuple(_due(gathered))
    both = [(r, was) for r in rows if (was := _quartile_before(r, before)) and r.shown.figure.quartile]
    improved = [r for r in rows if r.change.verdict == "improved"]
    best = sorted(filter(_sized, improved), key=_largest_first)
    attention = tuple(sorted(_attention(rows, gathered.judged), key=_urgency))
    telling = {r.shown.indicator.code for r in (*(one.row for one in attention), *best[:BEST])}
    return Digest(
        summarised=summarised,
        before=before.report if before else None,
        looked_back=tuple(e.report for e in _look_back(gathered)),
        in_both=len(both),
        moved=tuple(Moved(r, was) for r, was in both if was != r.shown.figure.quartile),
        attention=attention,
        best=tuple(best[:BEST]),
        unsized=len(improved) - len(best),
        due=tuple(d for d in due if d.instead is None),
        parts=tuple(_parts(rows, due, gathered.charts, telling)),
        news=gathered.news,
    )


def _quartile_before(row: Row, before: Earlier | None) -> int | None:
    shown = before.of(row.shown.indicator.code) if before else None
    return shown.figure.quartile if shown else None


def _sized(row: Row) -> bool:
    return row.shown.indicator.unit == "percent" and row.change.difference is not None


def _largest_first(row: Row) -> tuple[Decimal, str]:
    return (-abs(row.change.difference or Decimal(0)), row.shown.indicator.code)


def _attention(rows: Iterable[Row], judged: Mapping[str, Shown]) -> Iterable[Attention]:
    for row in rows:
        figure, was = row.shown.figure, judged.get(row.shown.indicator.code)
        found: dict[Reason, bool] = {
            "declined": row.change.verdict == "declined" and figure.quartile in LOW_QUARTILES,
            "red": figure.rag == "red",
            "target newly missed": bool(row.shown.target_met is False and was and was.target_met),
        }
        if any(found.values()):
            reasons = tuple(reason for reason, holds in found.items() if holds)
            yield Attention(row, reasons, was if "target newly missed" in reasons else None)


def _urgency(one: Attention) -> tuple[int, int, str]:
    """Most reasons first, then the lowest quartile."""
    return (-len(one.reasons), -(one.row.shown.figure.quartile or 0), one.row.shown.indicator.code)


def _look_back(gathered: Gathered) -> tuple[Earlier, ...]:
    """The reports that make a measure due: the one before, if it is of the year before, and the same quarter's."""
    year = parse_label(gathered.summarised.report.report).year_earlier().end
    near = (e for e in (gathered.before, gathered.year_before) if e and e.report.report_end >= year)
    return tuple({e.report.slug: e for e in near}.values())


def _due(gathered: Gathered) -> Iterable[Due]:
    present = {row.shown.indicator.code: row.shown.indicator for row in gathered.summarised.rows}
    back = _look_back(gathered)
    printed = {indicator.code: (indicator, one) for indicator, one in gathered.gaps if indicator.code not in present}
    for code, (indicator, one) in printed.items():
        yield Due(indicator, one, next((s for e in back if (s := e.of(code))), None))
    seen = {*present, *printed}
    for shown in (s for e in back for s in e.shown if _recurs(s, e, gathered)):
        if shown.indicator.code not in seen:
            seen.add(shown.indicator.code)
            others = shown.indicator.not_comparable_with
            yield Due(shown.indicator, None, shown, next((present[c] for c in others if c in present), None))


def _recurs(shown: Shown, earlier: Earlier, gathered: Gathered) -> bool:
    """Whether a figure is due again: a yearly one only in the same quarter's report."""
    same_quarter = gathered.year_before is not None and earlier.report == gathered.year_before.report
    return same_quarter or shown.period.kind in IN_A_YEAR


def _parts(
    rows: Sequence[Row], due: Sequence[Due], series: Mapping[str, tuple[Shown, ...]], telling: set[str]
) -> Iterable[Part]:
    """A part a theme, in the report's order; of the charts, those that the headline speaks of stand first."""
    themes = dict.fromkeys([*(r.shown.indicator.theme for r in rows), *(d.indicator.theme for d in due)])
    for theme in themes:
        own = tuple(r for r in rows if r.shown.indicator.theme == theme)
        charts = sorted((r.shown.indicator.code for r in own), key=lambda code: code not in telling)
        long_enough = tuple(c for code in charts if len(c := series.get(code, ())) >= LEAST_POINTS)
        yield Part(theme, own, tuple(d for d in due if d.indicator.theme == theme), long_enough)
