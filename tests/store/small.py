"""Small made-up files, printings and databases for the store's tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from intents.periods import parse_label
from store.catalogue import Catalogue, Indicator
from store.cells import COLUMNS
from store.engine import make_engine, writing
from store.filling import fill_with
from store.load import Loaded, load_packaged, published_at
from store.migrating import migrate
from store.open import Store
from store.values import COUNCIL, Document, Printing, Target

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
RATE = Indicator(
    "rate", "Rate of it", "A theme", "low", "percent", 1, "children", "A rate.", ("it",), None, (), None
)
COUNT = replace(RATE, code="count", name="Number of them", unit="count", called=(), count_of="rate")
SCORE = replace(
    RATE, code="score", name="Score", unit="score", called=("mark",), not_comparable_with=("rate",)
)
CATALOGUE = Catalogue({one.code: one for one in (RATE, COUNT, SCORE)}, (), (), (), (), (), ())
UNITS = {code: one.unit for code, one in CATALOGUE.indicators.items()}
DOCUMENT = """
[[document]]
slug = "{slug}"
title = "A report"
report = "{report}"
figures = "{slug}.csv"
has_dashboard = true
prints_previous = true
"""


def when(label: str) -> tuple[str, date, date]:
    """A period's label -> its kind, first and last day."""
    period = parse_label(label)
    return period.kind, period.start, period.end


def cells(**given: str) -> dict[str, str]:
    """A row of a figures CSV: the measure `rate` for Q3 2021/22, 19.6, with these cells instead."""
    usual = {
        "indicator": "rate",
        "period": "Q3 2021/22",
        "role": "measure",
        "origin": "dashboard",
        "value": "19.6",
    }
    return dict.fromkeys(COLUMNS, "") | usual | {"place": "dashboard: Rate"} | given


def write_document(folder: Path, slug: str, report: str, *rows: dict[str, str], more: str = "") -> None:
    """Add a document to `documents.toml` and write its CSV."""
    with (folder / "documents.toml").open("a") as file:
        file.write(DOCUMENT.format(slug=slug, report=report) + more)
    lines = [",".join(COLUMNS), *(",".join(row.values()) for row in rows)]
    (folder / f"{slug}.csv").write_text("\n".join(lines) + "\n")


def load(folder: Path) -> Loaded:
    """What the folder's files hold."""
    return load_packaged(when, UNITS, folder)


def fill_from(engine: Engine, folder: Path) -> None:
    """Fill a database from the folder's files, as opening the store does from the packaged ones."""
    with writing(engine) as connection:
        fill_with(connection, CATALOGUE, load(folder))


@contextmanager
def empty_database(url: str) -> Iterator[Engine]:
    """A database with its tables and the small catalogue, and without documents."""
    engine = make_engine(url)
    with writing(engine) as connection:
        migrate(connection)
        fill_with(connection, CATALOGUE, Loaded((), ()))
    yield engine
    engine.dispose()


@contextmanager
def small_store(url: str, folder: Path) -> Iterator[Store]:
    """A store filled from the folder's files."""
    with empty_database(url) as engine:
        fill_from(engine, folder)
        yield Store(engine, lambda: NOW, when, CATALOGUE)


def document(report: str, **given: Any) -> Document:
    """The document of a report's quarter."""
    _, _, end = when(report)
    usual = Document(
        slug=report.replace(" ", "-"),
        title="A report",
        report=report,
        report_end=end,
        meeting=None,
        published_at=published_at(None, end),
        has_dashboard=True,
        prints_previous=False,
        overview=None,
        counted=(),
        unexplained=None,
    )
    return replace(usual, **given)


def printing(report: str, value: str, origin: str = "dashboard", **given: Any) -> Printing:
    """A printing of `rate` for Q2 2021/22 in the report of a quarter; numbers may be given as text."""
    kind, first, last = when("Q2 2021/22")
    fields: dict[str, Any] = dict.fromkeys(Printing.__slots__)
    fields |= {
        "indicator": "rate",
        "area": COUNCIL,
        "period": "Q2 2021/22",
        "role": "other",
        "origin": origin,
    }
    fields |= {"period_kind": kind, "period_first": first, "period_last": last, "value": Decimal(value)}
    fields |= {"place": f"{origin} of {report}", "document": document(report)}
    return Printing(**fields | given)


def target(number: str) -> Target:
    """A bare target."""
    return Target(f"{number}%", None, Decimal(number))
