"""Whether a value's kind of period is that of its indicator: a quarter's figure is not one of a single month."""

from __future__ import annotations

from intents.documents.cell_words import NOT_QUARTERLY
from intents.documents.columns_beside import Said
from intents.documents.lines import Line
from intents.documents.naming import Naming
from intents.documents.printed_values import PrintedValue
from intents.periods import Period, parse_label


def another_kind(line: Line, naming: Naming, printed: PrintedValue) -> tuple[Said, ...]:
    """A doubt where a name stands beside a kind of period that it was never printed with: it may be another measure.

    The last month of a quarter answers for the quarter, but not where other months of it stand beside: those are months.
    """
    label = printed.period.label
    if label is None:
        return ()
    return (*frequency_at_odds(line.text("frequency"), label), *_of_name(line, naming, label))


def frequency_at_odds(said: str, label: str | None) -> tuple[Said, ...]:
    """A doubt where a row says how often its figure comes, and that it is not by quarters, beside a quarter."""
    if label is None or said.casefold() not in NOT_QUARTERLY or parse_label(label).kind != "quarter":
        return ()
    return (("kind", OTHER_FREQUENCY.format(said=said, period=label)),)


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
OTHER_FREQUENCY = 'The row says "{said}", and {period} is a quarter: it may be of another time.'
