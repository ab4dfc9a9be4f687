"""What importing is given and what it hands out: plain frozen values.

Drafts: a document whose `published_at` has not come yet. Nothing of it is seen but by the audiences listed for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

from store.values import (
    COUNCIL,
    FaultsError,
    Origin,
    Place,
    Polarity,
    Rag,
    ReportedDirection,
    ReportedVerdict,
    Role,
    Target,
    Unit,
)

NOT_YET = datetime(9999, 12, 31, tzinfo=UTC)
"""The publication time of a document that has none: later than every clock, so that no comparison has to know of it."""

Did = Literal["imported", "corrected", "approved", "published", "postponed", "allowed", "undone", "made"]
Kind = Literal["channel", "user"]


OTHERWISE = (
    "Another file of the same report came in, or was published or undone, since this was shown: run it again to see what it "
    "takes the place of, or stands beside."
)


class ImportRefusedError(FaultsError):
    """Nothing was changed; one fault a line, each a sentence for the person who imports."""


@dataclass(frozen=True, slots=True)
class Among:
    """How a file comes among a draft's others. `beside`: it replaces only those of its own name (`store/beside.py`), and of
    the same file what does not stand yet is added. `since`: the last import that was seen, None where nobody looked."""

    beside: bool = False
    since: int | None = None


ALONE = Among()


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be brought in as a draft. `report` is its quarter's label, `meeting` the committee's date."""

    slug: str
    title: str
    report: str
    meeting: date | None = None
    has_dashboard: bool = True
    prints_previous: bool = False


@dataclass(frozen=True, slots=True)
class NewFigure:
    """One printing of a figure, or of its absence: the fields of `Printing`, its decimals as printed."""

    indicator: str
    period: str
    role: Role
    origin: Origin
    place: Place
    value: Decimal | None = None
    missing: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    target: Target | None = None
    rag: Rag | None = None
    quartile: int | None = None
    benchmark_year: str | None = None
    neighbour: Decimal | None = None
    england: Decimal | None = None
    region: Decimal | None = None
    reported: str | None = None
    reported_direction: ReportedDirection | None = None
    reported_verdict: ReportedVerdict | None = None
    reported_difference: Decimal | None = None
    reported_against: str | None = None
    note: str | None = None
    area: str = COUNCIL


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator to be made. Its polarity is chosen by a person: there is no default, and none is worked out."""

    code: str
    name: str
    theme: str
    polarity: Polarity
    unit: Unit
    decimals: int
    counts: str
    definition: str
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file by its name and the SHA-256 of its bytes, in hexadecimal."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A channel or a person that a draft is known to."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A file was brought in under this number; `replaces` is the import of the draft whose figures it withdrew."""

    number: int
    figures: int
    replaces: int | None


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """The same file stands already for this document, under this number: nothing was changed."""

    number: int


@dataclass(frozen=True, slots=True)
class Brought:
    """A figure that stands in a document by an import: its number, its file, and the place that says it."""

    number: int
    file: str
    fingerprint: str
    indicator: str
    area: str
    period: str
    origin: Origin
    place: Place
    value: Decimal | None
    missing: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """An import was withdrawn by the record `number`; `restores` is the import before it that stands again."""

    number: int
    undoes: int
    withdrawn: int
    restores: int | None


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An import, or (where `undoes` is given) the undoing of one. `stands`: its figures are the document's now.

    `figures`: how many it brought. `published_at` is the document's time, None where it has none.
    """

    number: int
    document: str
    title: str
    file: FileRecord
    who: str
    at: datetime
    undoes: int | None
    restores: int | None
    figures: int
    stands: bool
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A figure as an import brought it; `withdrawn_by` is the number of the record that withdrew it."""

    period: str
    role: str
    place: str
    value: Decimal | None
    missing: str | None
    withdrawn_by: int | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what, when; with the figures of the indicator asked about that came in by it."""

    did: Did
    who: str
    at: datetime
    document: str | None
    number: int | None
    detail: str | None
    figures: tuple[Recorded, ...] = ()
