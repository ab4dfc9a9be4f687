"""An answer before it is worded: a closed set of frozen values that know nothing of Slack.

`wording`, the JSON of the contract and Slack's blocks are made from these and from nothing else. Unhappy paths
(a figure not held, several readings) are values too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from bot.compare import Direction, Verdict, is_met, target_operator
from bot.numbers import display
from intents.kinds import Filter, Kind
from intents.periods import Period, parse_label
from store.catalogue import Indicator
from store.values import Document, Figure, Measure, Overview, Printing

Outcome = Literal["answered", "choose", "not_held", "not_understood", "help"]
Why = Literal["newer", "nearest", "general", "subgroup", "text differs"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure with its indicator, as an answer shows it."""

    indicator: Indicator
    figure: Figure

    @property
    def period(self) -> Period:
        """The figure's own period."""
        return parse_label(self.figure.period)

    @property
    def value(self) -> Decimal:
        """The value as published."""
        return self.figure.value

    @property
    def display(self) -> str:
        """The value as it is said: `19.6%`, `1,119`, `-0.10`."""
        return display(self.figure.value, self.indicator.unit)

    @property
    def target_met(self) -> bool | None:
        """Whether it meets its target, None where it has none that can be judged."""
        target = self.figure.target
        if target is None:
            return None
        return is_met(self.value, target.operator, target.value, self.indicator.polarity)

    @property
    def target_operator(self) -> str | None:
        """`<` or `>`: as printed, else from polarity."""
        target = self.figure.target
        return target_operator(target.operator, self.indicator.polarity) if target else None


@dataclass(frozen=True, slots=True)
class Also:
    """A figure mentioned besides the ones that answer, and why."""

    shown: Shown
    why: Why


@dataclass(frozen=True, slots=True)
class Change:
    """A change and its verdict; `earlier` is the label of the earlier period, whichever was said first.

    `as_reported` is the report's own words, where a verdict rests on them (`by_report`) or beside our own.
    `close` holds the two counts behind it, where they differ by a handful only.
    """

    indicator: Indicator
    earlier: str
    later: str
    difference: Decimal | None
    direction: Direction | None
    verdict: Verdict
    as_reported: str | None = None
    by_report: bool = False
    close: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What every answer carries. Figures are newest first; `unsaid` is the period of a newer one that must not be told."""

    asked: str
    kind: Kind | None
    outcome: Outcome
    indicators: tuple[Indicator, ...] = ()
    figures: tuple[Shown, ...] = ()
    also: tuple[Also, ...] = ()
    changes: tuple[Change, ...] = ()
    unsaid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleValue(Base):
    """One figure. `counting`: its count was asked for. `asked_year`: the year that it stands in for, where one was said."""

    counting: bool = False
    missing: Printing | None = None
    asked_period: str | None = None
    other_kind: Shown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Base):
    """Two figures, or one where the other is not held (`missing`: what is printed in its place)."""

    missing: Printing | None = None
    absent: str | None = None
    nearest_like: bool = False
    unlike: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Base):
    """All the like figures of a series, or those asked for. `others`: labels of held figures of other kinds of period;
    `holes`: pairs of neighbours between which a like period is not held; `suppressed`: labels of those not to be told."""

    others: tuple[str, ...] = ()
    holes: tuple[str, ...] = ()
    suppressed: tuple[str, ...] = ()
    since: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstTarget(Base):
    """A figure beside its target. `elsewhere`: the latest figure that has one, where this one has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmarked(Base):
    """A figure beside its quartile, statistical neighbours and England."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Base):
    """What an indicator or a term means, and which way is good (first, where that was asked: `which_way`)."""

    term: str | None = None
    means: str | None = None
    which_way: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Base):
    """Where a figure comes from: document, date and all its places. `reason`: why there is none, as printed."""

    reason: Printing | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A measure of a report as it was published then, with its change."""

    measure: Measure
    shown: Shown
    previous: Shown | None
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Base):
    """The measures of a report that a filter lets through. `of`: how many carry what is asked for at all."""

    report: Document | None
    filters: tuple[Filter, ...] = ()
    theme: str | None = None
    rows: tuple[Row, ...] = ()
    of: int = 0
    remarks: tuple[str, ...] = ()
    held: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """A quarter's summary, counted from its measures; `quartiles` from the top (1) to the bottom (4)."""

    measures: int
    improved: int
    declined: int
    no_change: int
    no_polarity: int
    cannot_be_calculated: int
    benchmarked: int
    quartiles: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarised(Base):
    """How a report adds up, beside its own count where it prints one."""

    report: Document
    counts: Counts
    published: Overview | None
    rows: tuple[Row, ...]
    differences: tuple[str, ...] = ()
    theme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Base):
    """Several indicators in one question: an answer each."""

    parts: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may have been meant, and the question that asks for just that."""

    label: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose(Base):
    """Several plausible readings: which one?"""

    choices: tuple[Choice, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeld(Base):
    """Understood, but no such figure: for a period, or for a place or group (`stranger`)."""

    wanted: str | None = None
    stranger: tuple[str, ...] = ()
    missing: Printing | None = None
    later: str | None = None
    report: str | None = None
    subjects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood(Base):
    """Nothing plausible. `nearest`: names of indicators that come nearest, as a way on."""

    nearest: tuple[Choice, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Base):
    """How to ask. `lines`: (what, an example)."""

    lines: tuple[tuple[str, str], ...] = field(default=())
    thanked: bool = False


Answer = (
    SingleValue | Compared | Trend | AgainstTarget | Benchmarked | Defined | Sourced | Listing | Summarised | Several
    | Choose | NotHeld | NotUnderstood | Help
)  # fmt: skip
