"""What the tests of importing share: a store with a published report, and files to bring in beside it.

The clock of these tests stands in a year that no machine's clock has reached: the databases' own refusal to change
what is published goes by the machine's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from store.audience import NOBODY, Audience
from store.imported import FileRecord, Imported, NewDocument, NewFigure, NewIndicator, Reader
from store.open import Store
from tests.store.small import cells, small_store, write_document

NOW = datetime(2090, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
Q3, Q4 = "Q3 2021/22", "Q4 2021/22"
SLUG = "q4-2021-22"
REPORT = NewDocument(SLUG, "Quarter 4", Q4)
MEASURE = NewFigure("rate", Q4, "measure", "dashboard", "dashboard: Rate", Decimal("20.10"))
NEW = NewIndicator("new-one", "Newly made", "A theme", "high", "percent", 1, "children", "It is new.", ("novelty",))
OF_NEW = NewFigure("new-one", Q4, "measure", "dashboard", "dashboard: Newly made", Decimal("50.5"))
CHANNEL, PERSON = Reader("channel", "C1"), Reader("user", "U1")
LISTED = Audience(channel="C1")


def file(name: str) -> FileRecord:
    """A file of this name; its name stands for what is in it."""
    return FileRecord(name, sha256(name.encode()).hexdigest())


@contextmanager
def held(url: str, folder: Path) -> Iterator[Store]:
    """A store with the published report of Q3 2021/22: the rate was 19.6."""
    write_document(folder, "q3", Q3, cells())
    with small_store(url, folder) as store:
        yield store


def bring(store: Store, name: str = "first.xlsx", value: str = "20.10", **given: Any) -> Imported:
    """Bring in a file with the rate of Q4 2021/22."""
    figures = (replace(MEASURE, value=Decimal(value)),)
    usual: dict[str, Any] = {"document": REPORT, "figures": figures, "who": "ann", "now": NOW}
    done = store.imports.bring_in(file=file(name), **{**usual, **given})
    assert isinstance(done, Imported)
    return done


def seen(store: Store, audience: Audience = LISTED, now: datetime = NOW, code: str = "rate") -> list[tuple[str, str]]:
    """The figures of an indicator that an audience sees."""
    with store.reading(now, audience=audience) as reader:
        return [(figure.period, str(figure.value)) for figure in reader.standing(code)]


def listed(store: Store, *readers: Reader) -> None:
    """Make the draft known to some, by default to the channel C1."""
    store.imports.allow(SLUG, readers or (CHANNEL,), who="ann", now=NOW)


def documents(store: Store, audience: Audience = NOBODY, now: datetime = NOW) -> list[str]:
    """The documents that an audience knows of."""
    with store.reading(now, audience=audience) as reader:
        return [one.slug for one in reader.documents()]
