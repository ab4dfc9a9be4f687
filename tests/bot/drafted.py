"""A draft beside the packaged reports: a newer report with a figure of every kind, and an indicator that only it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from bot.build import Parts, build
from store.audience import NOBODY, Audience
from store.imported import FileRecord, Imported, NewDocument, NewFigure, NewIndicator, Reader
from store.values import Target
from tests.bot.front_door import NOW

SLUG, REPORT = "q3-2024-25", "Q3 2024/25"
DOCUMENT = NewDocument(SLUG, "Quarter 3 2024/25 performance report", REPORT, prints_previous=True)
CARERS = NewIndicator(
    "young-carers", "Young carers supported in time", "Early Help", "high", "percent", 1, "young carers",
    "The share of young carers whose support began within the time set.", ("YC support",),
)  # fmt: skip
LISTED_CHANNEL, LISTED_PERSON = Audience(channel="C1", user="U9"), Audience(user="U1")
KNOWING = {"listed channel": LISTED_CHANNEL, "listed person": LISTED_PERSON}
NOT_KNOWING = {
    "other channel": Audience(channel="C9", user="U9"),
    "a listed person in another channel": Audience(channel="C9", user="U1"),
    "external channel": Audience(channel="C1", external=True),
    "external person": Audience(user="U1", external=True),
    "other person": Audience(user="U9"),
    "nobody": NOBODY,
}


def _measure(code: str, value: str, **given: object) -> NewFigure:
    one = NewFigure(code, REPORT, "measure", "dashboard", f"dashboard: {code}", Decimal(value))
    return replace(one, **given)  # type: ignore[arg-type]


FIGURES = (
    _measure("rereferrals", "31.7", rag="red", quartile=4, neighbour=Decimal("22.9"), target=Target("<20.3%", "<", Decimal("20.3"))),
    _measure("rereferrals", "27.1", role="previous", period="Q2 2024/25"),
    _measure("young-carers", "48.6", numerator=318, denominator=654, rag="green", quartile=1,
             target=Target(">40%", ">", Decimal(40))),
    _measure("young-carers", "47.4", role="previous", period="Q2 2024/25"),
)  # fmt: skip


def bring_draft(parts: Parts, now: datetime = NOW) -> int:
    """Bring the draft in, known to the channel C1 and the person U1; the import's number."""
    file = FileRecord("dashboard.xlsx", "0" * 64)
    done = parts.store.imports.bring_in(DOCUMENT, FIGURES, file, who="ann", now=now, indicators=(CARERS,))
    assert isinstance(done, Imported)
    parts.store.imports.allow(SLUG, (Reader("channel", "C1"), Reader("user", "U1")), who="ann", now=now)
    return done.number


@contextmanager
def drafted(path: Path) -> Iterator[Parts]:
    """Everything that answers, with the draft."""
    built = build(path, now=lambda: NOW)
    bring_draft(built)
    yield built
    built.store.close()
