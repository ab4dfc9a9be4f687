"""What the store hands out: plain frozen values, never a row of a table.

Every decimal keeps the decimals it was printed with: "97.00" is Decimal("97.00"), "749.0" Decimal("749.0").
Percentages are as published (19.6, not 0.196). A field that a document does not print is None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Place = str
Role = Literal["measure", "previous", "other"]
Origin = Literal["dashboard", "text", "appendix"]
Rag = Literal["green", "amber", "red"]
Polarity = Literal["low", "high", "none"]
Unit = Literal["percent", "count", "rate", "score"]
ReportedDirection = Literal["up", "down", "same"]
ReportedVerdict = Literal["improved", "declined", "no change", "no polarity"]
WhyMissed = Literal["choose", "not_understood", "corrected"]

When = Callable[[str], tuple[str, date, date]]
"""A period label -> (kind, first day, last day); raises ValueError for a label it does not know."""

COUNCIL = "leicestershire"
"""The code of the area that a figure has when none is said."""

COUNCIL_NAME = "Leicestershire County Council"
"""The name of that area."""


SUPPRESSED = "c"
"""What stands in a printing (`missing`) for a figure that is not told, so that no small count can be worked out."""


class StoreError(Exception):
    """Something the store can't work with; its text is a sentence for the person who runs the program."""


class FaultsError(StoreError):
    """Everything that is wrong with packaged files, one fault a line, each with its file."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Target:
    """A target as printed. Bare ("97.0%"): no operator, polarity gives it. In words: no value either."""

    text: str
    operator: Literal["<", ">"] | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The report's own count of its measures; `quartiles` from the top (1) to the bottom (4)."""

    place: Place
    measures: int | None
    improved: int | None
    declined: int | None
    no_change: int | None
    no_polarity: int | None
    cannot_be_calculated: int | None
    benchmarked: int | None
    quartiles: tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """An indicator that the report's own overview counted in a way its printed figures don't show."""

    indicator: str
    as_verdict: str | None
    quartile: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report. `report` is its quarter's label, `report_end` that quarter's last day; `draft`: not published yet.

    `meeting` is the committee's date where known; `published_at` is aware and in UTC.
    `unexplained` says what of its overview can't be reproduced from what it prints. One that `has_measures` is a report;
    one without, a file of national statistics say, only brings figures.
    """

    slug: str
    title: str
    report: str
    report_end: date
    meeting: date | None
    published_at: datetime
    has_dashboard: bool
    prints_previous: bool
    overview: Overview | None
    counted: tuple[Counted, ...]
    unexplained: str | None
    draft: bool = False
    has_measures: bool = True


@dataclass(frozen=True, slots=True)
class Printing:
    """One place of one document where a figure, or its absence, is printed.

    Exactly one of `value` and `missing` (the words that stand instead) is there.
    """

    indicator: str
    area: str
    period: str
    period_kind: str
    period_first: date
    period_last: date
    role: Role
    origin: Origin
    value: Decimal | None
    missing: str | None
    numerator: int | None
    denominator: int | None
    target: Target | None
    rag: Rag | None
    quartile: int | None
    benchmark_year: str | None
    neighbour: Decimal | None
    england: Decimal | None
    region: Decimal | None
    reported: str | None
    reported_direction: ReportedDirection | None
    reported_verdict: ReportedVerdict | None
    reported_difference: Decimal | None
    reported_against: str | None
    place: Place
    note: str | None
    document: Document


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure that stands for one indicator, area and period, with all it rests on.

    `standing` is the printing that stands; the fields beside it are merged (a later document's where it
    prints them, else the earlier one's). `places` are those of the standing document that print the same
    value, the standing one first. `revised_from` are earlier documents' differing values, oldest first;
    `differs` are other values inside the standing document.
    """

    indicator: str
    area: str
    period: str
    value: Decimal
    numerator: int | None
    denominator: int | None
    target: Target | None
    rag: Rag | None
    quartile: int | None
    benchmark_year: str | None
    neighbour: Decimal | None
    england: Decimal | None
    region: Decimal | None
    standing: Printing
    places: tuple[Place, ...]
    revised_from: tuple[Printing, ...]
    differs: tuple[Printing, ...]
    notes: tuple[str, ...]
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A dashboard row (or what a paragraph leads with): its latest value, and the previous one it prints."""

    printing: Printing
    previous: Printing | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event taken in and claimed by one worker; `attempts` counts the claims, this one included."""

    event_id: str
    body: str
    attempts: int
    taken_in_at: datetime


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that was asked about, not understood, or answered and then corrected.

    `read_as` are the codes it was taken for or that came near; `chosen` the one that the asker finally chose.
    `asker` is a keyed digest: it tells one person from another, and not who they are.
    """

    id: int
    question: str
    why: WhyMissed
    read_as: tuple[str, ...]
    chosen: str | None
    asker: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class TaughtName:
    """A name that somebody taught for an indicator, from which question; `undone_by` whom, where it was undone."""

    said: str
    indicator: str
    who: str
    taught_at: datetime
    question: str | None
    undone_by: str | None
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Verified:
    """A question whose answer an editor found right; `essence` is that answer as JSON that only the bot reads.

    `day` is the one that its relative dates went by.
    """

    question: str
    essence: str
    day: date
    who: str
    verified_at: datetime
