"""Whether a value's kind of period is that of its indicator: a quarter's figure is not one of a single month."""

from __future__ import annotations

import re

from intents.documents.cell_words import FREQUENCIES, NOT_QUARTERLY, TO_DATE
from intents.documents.cells import empty, plain
from intents.documents.columns_beside import Said
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import ACTUAL
from intents.documents.lines import Line
from intents.documents.naming import Naming
from intents.documents.printed_values import PrintedValue
from intents.periods import Period, parse_label


def of_period(line: Line, naming: Naming, printed: PrintedValue) -> tuple[Said, ...]:
    """All that is doubtful about a value's period.

    Decided: "Actual" under a title that names a quarter is of that quarter where the indicator was never printed but by
    quarters, and never late; and what comes in arrears is doubted even under "This quarter", for it is an earlier one's.
    """
    doubts = printed.period.doubts
    unsaid = any(kind == "no period" for kind, _ in doubts)
    if unsaid and _is_titled(line, naming, printed):
        doubts = tuple(said for said in doubts if said[0] != "no period")
    if naming.late and not unsaid and _no_period_stands(line, printed):
        doubts = (*doubts, ("arrears", LATE.format(name=line.printed, period=printed.period.label)))
    return (*doubts, *another_kind(line, naming, printed))


def _is_titled(line: Line, naming: Naming, printed: PrintedValue) -> bool:
    quarterly = naming.known and naming.series == {"quarter"} and not naming.late
    alone = not any(column.period for column in line.headings.of("value"))  # among years it may be this year's
    headed = line.headings.titled and words_of(printed.heading) in ACTUAL
    return quarterly and alone and headed and _no_period_stands(line, printed)


def _no_period_stands(line: Line, printed: PrintedValue) -> bool:
    """Whether the measure's period is the report's quarter only because of what stands above the table."""
    dated = any(column.period for column in line.headings.of("value") if column.at == printed.at)
    return printed.role == "measure" and not dated and not line.headings.of("period")


def another_kind(line: Line, naming: Naming, printed: PrintedValue) -> tuple[Said, ...]:
    """A doubt where a name stands beside a kind of period that it was never printed with: it may be another measure.

    The last month of a quarter answers for the quarter, but not where other months of it stand beside: those are months.
    """
    label = printed.period.label
    if label is None:
        return ()
    return (*frequency_at_odds(line.text("frequency"), label), *_of_a_month(line, printed, label), *_of_name(line, naming, label))


def _of_a_month(line: Line, printed: PrintedValue, label: str) -> tuple[Said, ...]:
    """A doubt where a value's heading says that it is of a month ("In month"), and its period is none."""
    heading = next((c.heading for c in line.headings.columns if c.at == printed.at), "")
    if parse_label(label).kind == "month" or not _MONTH.search(words_of(heading)):
        return ()
    return (("kind", OF_A_MONTH.format(heading=heading, period=label)),)


def frequency_at_odds(said: str, label: str | None) -> tuple[Said, ...]:
    """A doubt where a row says how often its figure comes, or on which basis, in words that are no quarter's, beside one."""
    if label is None or empty(said) or parse_label(label).kind != "quarter" or _is_of_quarter(said):
        return ()
    return (("kind", OTHER_FREQUENCY.format(said=said, period=label)),)


def _is_of_quarter(said: str) -> bool:
    """Whether a frequency is known for one that a quarter's figure has: "Quarterly", "Snapshot", "Financial year Q3"."""
    known = plain(said).casefold()
    return known in FREQUENCIES - NOT_QUARTERLY - TO_DATE or _QUARTER.search(known) is not None


_QUARTER = re.compile(r"^(?!.*(?:cumulative|to date|ytd|rolling|\bto q)).*(?:\bq[1-4]\b|\bquarter)")


def _of_name(line: Line, naming: Naming, label: str) -> tuple[Said, ...]:
    if not naming.known:
        return ()
    period = parse_label(label)
    if period.ends_quarter and "month" not in naming.series and _among(line, period):
        return (("kind", f"{label} stands among other months of its quarter: it may be of that month alone."),)
    if not naming.series or period.series in naming.series:
        return ()
    kinds = " or a ".join(sorted(naming.series))
    return (("kind", f"{label} is another kind of period than was printed under this name before (a {kinds})."),)


def _among(line: Line, month: Period) -> bool:
    """Whether other months of a month's quarter stand as values beside it."""
    beside = [parse_label(column.period) for column in line.headings.of("value") if column.period]
    return any(one.kind == "month" and 0 < _months(one, month) < MONTHS_OF_A_QUARTER for one in beside)


def _months(one: Period, later: Period) -> int:
    return (later.end.year - one.end.year) * 12 + later.end.month - one.end.month


MONTHS_OF_A_QUARTER = 3
_MONTH = re.compile(r"(?<!\d )\b(?:month|monthly)\b(?! (?:rolling|average)| end| to\b)")
"""A month, and not a run of twelve or the day on which one ends."""
OF_A_MONTH = 'It stands under "{heading}", and {period} is no month: it may be of a single month.'
LATE = 'No period is printed, and "{name}" has come in arrears before: it may be of an earlier time than {period}.'
OTHER_FREQUENCY = 'The row says "{said}", and {period} is a quarter: it may be of another time.'
