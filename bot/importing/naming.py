"""Which document a file is, by its report: a new draft's, one that has files already, or a correction. Pure.

Decided: a quarter's dashboard and its report are two files of one draft, and stand beside each other. A file of the name of
one that stands takes its place; another takes the place of all of them only where a person says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.importing.preview import Standing
from store.imported import FileRecord, ImportRecord


@dataclass(frozen=True, slots=True)
class Place:
    """The document's name; the number under which the same file stands, and whether it is published; the draft's file that
    it would replace, and those that it stands beside."""

    slug: str
    already: int | None = None
    settled: bool = False
    replaces: Standing | None = None
    beside: tuple[Standing, ...] = ()


def slug_of(report: str) -> str:
    """A document's name from its report: `Q3 2021/22` → `q3-2021-22`."""
    return report.lower().replace(" ", "-").replace("/", "-")


def place_of(
    wanted: str, file: FileRecord, records: Sequence[ImportRecord], packaged: Collection[str], now: datetime, *,
    alone: bool = False,
) -> Place:  # fmt: skip
    """The first name that is free for this file: as wanted, else `…-corrected`, for what was published takes no other file.

    `packaged`: the documents that came with the program. `records` are oldest first. `alone`: no other file is to stay.
    """
    standing: dict[str, list[ImportRecord]] = {}
    for one in records:
        if one.stands:
            standing.setdefault(one.document, []).append(one)
    gone = {one.document for one in records if one.published_at is not None and one.published_at <= now}
    for name in (names := list(_names(wanted, {*packaged, *gone, *standing}))):
        if same := [one for one in standing.get(name, ()) if one.file.fingerprint == file.fingerprint]:
            others = tuple(one for one in standing[name] if one not in same)
            number = _source(same[0], records).number
            return Place(name, number, name in gone, beside=() if alone else _each(others, records))
    slug = next(name for name in names if name not in packaged and name not in gone)
    replaced = [one for one in standing.get(slug, ()) if alone or one.file.name == file.name]
    kept = [one for one in standing.get(slug, ()) if one not in replaced]
    return Place(slug, replaces=_standing(replaced, records), beside=_each(kept, records))


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


def _each(some: Iterable[ImportRecord], records: Sequence[ImportRecord]) -> tuple[Standing, ...]:
    return tuple(standing for one in some if (standing := _standing([one], records)) is not None)


def _standing(replaced: Sequence[ImportRecord], records: Sequence[ImportRecord]) -> Standing | None:
    """What is replaced: under the first of its numbers, with the figures of all."""
    if not replaced:
        return None
    source = _source(replaced[0], records)
    return Standing(source.number, source.file.name, sum(one.figures for one in replaced))
