"""A quarter's report: its measures, how each is judged, lists of them and the summary.

A report's *measures* are the rows of its dashboard that carry a figure; where no dashboard is held, the indicators
that its paragraphs lead with. Each is judged between the latest and the previous value that its row prints; in a
dashboard without previous values against the figure of the period just before, as published up to then, and where
that is not held by the direction as reported, marked so. A list shows the report as it was published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answers import Change, Counts, Listing, NotHeld, Row, Shown, Summarised
from bot.compare import verdict_of
from bot.figures import as_figure, change, newest_first, of
from bot.held import before
from bot.phrases import SUPPRESSED
from bot.sentences import is_suppressed
from intents.kinds import Filter
from intents.period_rules import Said
from intents.periods import parse_label
from intents.question import Question
from store.catalogue import Catalogue
from store.queries import Reader
from store.standing import figures_that_stand
from store.values import Counted, Document, Measure

CARRIES_AT_LEAST = 2
"""A report carries targets, RAGs or quartiles when this many of its measures do: one in passing is no set to list."""

VERDICTS = ("improved", "declined", "no change", "no polarity", "cannot be calculated")


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that are published, and the rows of each."""

    reader: Reader
    catalogue: Catalogue

    def rows(self, document: Document) -> tuple[Row, ...]:
        """The measures of a report that carry a figure, judged, in the report's order."""
        return tuple(self._row(document, m) for m in self.reader.measures(document) if m.printing.value is not None)

    def _row(self, document: Document, measure: Measure) -> Row:
        shown = Shown(self.catalogue.indicators[measure.printing.indicator], as_figure(measure.printing))
        if document.prints_previous:
            printed = measure.previous
            previous = Shown(shown.indicator, as_figure(printed)) if printed and printed.value is not None else None
            label = printed.period if printed else parse_label(measure.printing.period).before()[0].label
            return Row(measure, shown, previous, change(previous, shown, (label, measure.printing.period)))
        previous = self._published_before(document, shown)
        label = previous.period.label if previous else shown.period.before()[0].label
        judged = change(previous, shown, (label, shown.period.label))
        return Row(measure, shown, previous, judged if previous else _as_reported(judged, measure))

    def _published_before(self, document: Document, shown: Shown) -> Shown | None:
        known = [p for p in self.reader.printings(shown.indicator.code) if p.document.report_end <= document.report_end]
        return before(of(shown.indicator, figures_that_stand(known)), shown.period)

    def find(self, said: Iterable[Said], carrying: Filter | None = None, now_report: str | None = None) -> Document | str:
        """The report that is meant, or its label where it is not held; without one, the latest that carries what is asked."""
        documents = self.reader.reports()
        for one in said:
            if one.how in ("latest", "last"):
                break
            found = self._named(one, documents, now_report)
            return found or _label(one, documents, now_report)
        carry = (d for d in documents if carrying is None or self._carries(d, carrying))
        return next(carry, documents[0]) if documents else "the latest quarter"

    def _named(self, said: Said, documents: tuple[Document, ...], current: str | None) -> Document | None:
        if said.how == "yearless" and said.unit == "quarter":
            return next((d for d in documents if d.report.startswith(f"Q{said.number} ")), None)
        if said.how in ("before", "year earlier"):
            base = parse_label(current) if current else parse_label(documents[0].report)
            wanted = base.before()[0] if said.how == "before" else base.year_earlier()
            return next((d for d in documents if d.report == wanted.label), None) or (
                next((d for d in documents if d.report_end < base.end), None) if said.how == "before" else None)  # fmt: skip
        if said.period is None:
            return None
        met = [d for d in documents if d.meeting and said.period.start <= d.meeting <= said.period.end]
        own = [d for d in documents if parse_label(d.report).moment == said.period.moment]
        return next(iter((met if said.period.kind == "month" else []) + own), None) or (
            self._within(said, documents) if said.how == "year" else None)  # fmt: skip

    def _within(self, said: Said, documents: tuple[Document, ...]) -> Document | None:
        year = said.period
        return next((d for d in documents if year and year.start <= d.report_end <= year.end), None)

    def _carries(self, document: Document, carrying: Filter) -> bool:
        return sum(_carried(row, carrying) for row in self.rows(document)) >= CARRIES_AT_LEAST


def _label(said: Said, documents: tuple[Document, ...], current: str | None) -> str:
    """The report that was asked for and is not held, by its label."""
    if said.period is not None:
        return said.period.label
    base = parse_label(current or documents[0].report) if documents else None
    if said.how == "year earlier" and base:
        return base.shifted(-12 * (said.number if said.unit == "years" else 1)).label
    if said.how in ("before", "after") and base:
        return base.shifted(-3 if said.how == "before" else 3).label
    return f"Q{said.number}" if said.unit == "quarter" else "that time"


def _as_reported(judged: Change, measure: Measure) -> Change:
    """A verdict by the direction that the report gives in words, where the figure before is not held."""
    printed, indicator = measure.printing, judged.indicator
    if printed.reported_direction is not None:
        verdict = verdict_of(indicator.polarity, printed.reported_direction)
    elif printed.reported_verdict is not None:
        neutral = indicator.polarity == "none" and printed.reported_verdict != "no change"
        verdict = "no polarity" if neutral else printed.reported_verdict
    else:
        return judged
    against = printed.reported_against or judged.earlier
    return Change(indicator, against, judged.later, None, printed.reported_direction, verdict, printed.reported, True)


_CARRIED: Mapping[str, Callable[[Row], bool]] = {
    "rag": lambda row: row.shown.figure.rag is not None,
    "quartile": lambda row: row.shown.figure.quartile is not None,
    "target": lambda row: row.shown.target_met is not None,
    "verdict": lambda row: True,
    "direction": lambda row: row.change.direction is not None,
    "held": lambda row: True,
}
_LETS_THROUGH: Mapping[str, Callable[[Row, str], bool]] = {
    "rag": lambda row, value: row.shown.figure.rag == value,
    "quartile": lambda row, value: str(row.shown.figure.quartile) == value,
    "target": lambda row, value: row.shown.target_met is (value == "met"),
    "verdict": lambda row, value: row.change.verdict == value,
    "direction": lambda row, value: row.change.direction == value,
    "held": lambda row, value: True,
}


def _carried(row: Row, one: Filter) -> bool:
    return _CARRIED[one.field](row)


def lets_through(row: Row, filters: Iterable[Filter]) -> bool:
    """Whether a row passes: any value of a field, every field named."""
    fields: dict[str, list[str]] = {}
    for one in filters:
        fields.setdefault(one.field, []).append(one.value)
    return all(any(_LETS_THROUGH[f](row, v) for v in values) for f, values in fields.items())


def in_scope(row: Row, question: Question) -> bool:
    """Whether a row belongs to the theme or the indicators that a list is narrowed to."""
    if question.within and row.shown.indicator.code not in question.within:
        return False
    return question.theme is None or row.shown.indicator.theme == question.theme


def listing(question: Question, reports: Reports, now_report: str | None = None) -> Listing | NotHeld:
    """A list of measures; without a report, of the latest that carries what is asked."""
    first = next(iter(question.filters), Filter("held", ""))
    if first.field == "held" and not question.said:
        held = tuple(i for i in reports.catalogue.indicators.values() if question.theme in (None, i.theme)
                     and (not question.within or i.code in question.within) and reports.reader.standing(i.code))  # fmt: skip
        return Listing(asked=question.asked, kind="list", outcome="answered", report=None, filters=question.filters,
                       theme=question.theme, held=held, indicators=held)  # fmt: skip
    document = reports.find(question.said, first, now_report)
    if isinstance(document, str):
        return no_report(question, document, reports)
    every = [row for row in reports.rows(document) if in_scope(row, question)]
    rows = tuple(row for row in every if lets_through(row, question.filters))
    return Listing(
        asked=question.asked, kind="list", outcome="answered", report=document, filters=question.filters,
        theme=question.theme, rows=rows, of=sum(_carried(row, first) for row in every),
        indicators=tuple(dict.fromkeys(row.shown.indicator for row in rows)),
        figures=_figures(rows), changes=tuple(row.change for row in rows), remarks=_remarks(document, question, every, reports),
    )  # fmt: skip


def _figures(rows: Iterable[Row]) -> tuple[Shown, ...]:
    return newest_first(s for row in rows for s in (row.shown, row.previous))


def _remarks(document: Document, question: Question, rows: Sequence[Row], reports: Reports) -> tuple[str, ...]:
    fields = {f.field for f in question.filters}
    said = [document.unexplained] if "quartile" in fields and document.unexplained else []
    judged = {f.value for f in question.filters if f.field == "verdict"} & {"improved", "declined", "no change"}
    verdicts = [row.change.verdict for row in rows]
    if judged and (unknown := verdicts.count("cannot be calculated")):
        more = " more" if judged & set(verdicts) else ""
        said.append(f"The change of {unknown}{more} cannot be calculated, as {_why_unknown(rows, reports)}.")
    return tuple(said)


def _why_unknown(rows: Iterable[Row], reports: Reports) -> str:
    """Why changes can't be calculated: an earlier value that must not be told is not said to be missing."""
    unknown = [row for row in rows if row.change.verdict == "cannot be calculated"]
    unsaid = [row for row in unknown if _before_is_unsaid(row, reports)]
    kept = f"the earlier value is {SUPPRESSED}" if unsaid else "no earlier value is printed or held"
    return f"{kept}, or none is printed or held" if 0 < len(unsaid) < len(unknown) else kept


def _before_is_unsaid(row: Row, reports: Reports) -> bool:
    gaps = reports.reader.gaps(row.shown.indicator.code)
    return any(is_suppressed(gap) and gap.period == row.change.earlier for gap in gaps)


def no_report(question: Question, label: str, reports: Reports) -> NotHeld:
    """The report that was asked for is not held: with the nearest earlier one."""
    period = next((s.period for s in question.said if s.period), None)
    earlier = [d.report for d in reports.reader.reports() if period and d.report_end < period.end]
    return NotHeld(asked=question.asked, kind=question.kind, outcome="not_held", wanted=label, report=label,
                   later=earlier[0] if earlier else None)  # fmt: skip


def count(rows: Iterable[Row]) -> Counts:
    """The counts of a summary."""
    rows = tuple(rows)
    verdicts = Counter(row.change.verdict for row in rows)
    quartiles = Counter(row.shown.figure.quartile for row in rows if row.shown.figure.quartile)
    four = (quartiles[1], quartiles[2], quartiles[3], quartiles[4])
    return Counts(
        len(rows), verdicts["improved"], verdicts["declined"], verdicts["no change"], verdicts["no polarity"],
        verdicts["cannot be calculated"], sum(four), four,
    )  # fmt: skip


def summary(question: Question, reports: Reports, now_report: str | None = None) -> Summarised | NotHeld:
    """A report's summary beside its own overview."""
    document = reports.find(question.said, None, now_report)
    if isinstance(document, str):
        return no_report(question, document, reports)
    rows = tuple(row for row in reports.rows(document) if in_scope(row, question))
    counts = count(rows)
    published = document.overview if question.theme is None else None
    return Summarised(
        asked=question.asked, kind="summary", outcome="answered", report=document, counts=counts, published=published,
        rows=rows, indicators=tuple(row.shown.indicator for row in rows), figures=_figures(rows),
        changes=tuple(row.change for row in rows), theme=question.theme,
        differences=differences(document, counts, rows, reports.catalogue) if published else (),
    )  # fmt: skip


_FIELDS = ("measures", "improved", "declined", "no_change", "no_polarity", "cannot_be_calculated", "benchmarked")


def agrees(document: Document, counts: Counts) -> bool:
    """Whether a report's own overview, as far as it goes, comes out of its figures."""
    own = document.overview
    if own is None:
        return True
    same = all(getattr(own, f) in (None, getattr(counts, f)) for f in _FIELDS)
    return same and own.quartiles in (None, counts.quartiles)


def differences(document: Document, counts: Counts, rows: Iterable[Row], catalogue: Catalogue) -> tuple[str, ...]:
    """Why a report's own count is another, row by row, in sentences."""
    if agrees(document, counts) or document.overview is None:
        return ()
    by_code = {row.shown.indicator.code: row for row in rows}
    sentences = [s for s in (_sum_of_parts(document),) if s]
    sentences += [_counted_otherwise(one, by_code.get(one.indicator), catalogue) for one in document.counted]
    return (*sentences, *((document.unexplained,) if document.unexplained else ()))


def _sum_of_parts(document: Document) -> str | None:
    own = document.overview
    assert own is not None
    parts = [n for f in _FIELDS[1:6] if (n := getattr(own, f)) is not None]
    if own.measures is None or not parts or sum(parts) == own.measures:
        return None
    return f"The report says {own.measures} measures, but its own counts add up to {sum(parts)}."


def _counted_otherwise(one: Counted, row: Row | None, catalogue: Catalogue) -> str:
    name = catalogue.indicators[one.indicator].name
    if one.quartile is not None:
        return f"{name}: the report counts it in quartile {one.quartile}: {one.reason.rstrip('.')}."
    judged = f"judged {row.change.verdict}" if row else "it carries no figure"
    counted = "leave it out" if one.as_verdict == "not counted" else f"count it as {one.as_verdict}"
    return f"{name}: {judged}; the report seems to {counted}: {one.reason.rstrip('.')}."
