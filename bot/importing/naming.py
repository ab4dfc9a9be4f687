"""Which document a file is, by its report: a new draft's, an earlier file of the same draft, or a correction. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.importing.preview import Standing
from store.imported import ImportRecord


@dataclass(frozen=True, slots=True)
class Place:
    """The document's name; the number under which the same file stands; the draft's other file that it would replace."""

    slug: str
    already: int | None = None
    replaces: Standing | None = None


def slug_of(report: str) -> str:
    """A document's name from its report: `Q3 2021/22` → `q3-2021-22`."""
    return report.lower().replace(" ", "-").replace("/", "-")


def place_of(wanted: str, fingerprint: str, records: Sequence[ImportRecord], packaged: Collection[str], now: datetime) -> Place:
    """The first name that is free for this file: as wanted, else `…-corrected`, for what was published takes no other file.

    `packaged`: the documents that came with the program. `records` are oldest first.
    """
    standing = {one.document: one for one in records if one.stands}
    gone = {one.document for one in records if one.published_at is not None and one.published_at <= now}
    names = list(_names(wanted, {*packaged, *gone, *standing}))
    same = next((name for name in names if name in standing and standing[name].file.fingerprint == fingerprint), None)
    if same is not None:
        return Place(same, already=_source(standing[same], records).number)
    slug = next(name for name in names if name not in packaged and name not in gone)
    return Place(slug, replaces=_standing(standing.get(slug), records))


def _names(wanted: str, taken: Collection[str]) -> Iterator[str]:
    """The names that a report's documents have, in order, to the first that nothing has yet."""
    corrected = (f"{wanted}-corrected" + (f"-{n}" if n > 1 else "") for n in count(1))
    for name in (wanted, *(next(corrected) for _ in range(len(taken) + 1))):
        yield name
        if name not in taken:
            return


def _source(record: ImportRecord, records: Iterable[ImportRecord]) -> ImportRecord:
    """The import whose figures a record brought: its own, or the one that it restored."""
    return next((one for one in records if one.number == record.restores), record)


def _standing(record: ImportRecord | None, records: Sequence[ImportRecord]) -> Standing | None:
    if record is None:
        return None
    source = _source(record, records)
    return Standing(source.number, source.file.name, record.figures)
