"""From the packaged files (documents.toml and one CSV a document) to rows for the database.

Pure but for reading the files. Every fault of every file is found at once, with its file and line.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from zoneinfo import ZoneInfo

from store.figure_files import Complain, Periods, Values, figure_rows
from store.models import COUNTS
from store.values import FaultsError, When

Kinds = Mapping[str, type]
LONDON = ZoneInfo("Europe/London")


class PackagedError(FaultsError):
    """Everything that is wrong with documents.toml and the figures' files."""


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """One document as rows: of `document`, `overview`, `counted` and `figure`."""

    document: Values
    overview: Values | None
    counted: tuple[Values, ...]
    figures: tuple[Values, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """All packaged documents, and the rows of `period` for every label they use."""

    periods: tuple[Values, ...]
    documents: tuple[LoadedDocument, ...]


def load_packaged(when: When, units: Mapping[str, str], folder: Traversable | None = None) -> Loaded:
    """Read the packaged figures, or those of another folder of the same shape.

    `units` gives each known indicator's unit. Raises PackagedError with every fault.
    """
    reading = _Reading(when, units, folder or files("store").joinpath("figures"))
    documents = tuple(reading.documents())
    if reading.faults:
        raise PackagedError(reading.faults)
    return Loaded(tuple(reading.periods.rows.values()), documents)


def published_at(meeting: date | None, report_end: date) -> datetime:
    """When a document is published: as its meeting's day begins in London.

    Where the meeting is not known: as the day after its report's quarter begins, the earliest it can be.
    """
    day = meeting or report_end + timedelta(days=1)
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


_DOCUMENT = {
    "slug": str,
    "title": str,
    "report": str,
    "figures": str,
    "has_dashboard": bool,
    "prints_previous": bool,
}
_DOCUMENT_MORE = {"meeting": date, "unexplained": str, "overview": dict, "counted": list, "file": str}
_COUNTS = dict.fromkeys(COUNTS[:-4], int)
_COUNTED = {"indicator": str, "reason": str}
_COUNTED_MORE = {"as": str, "quartile": int}


class _Reading:
    """One reading of a folder: it gathers every fault before it complains."""

    def __init__(self, when: When, units: Mapping[str, str], folder: Traversable) -> None:
        self.units, self.folder = units, folder
        self.faults: list[str] = []
        self.periods = Periods(when)

    def documents(self) -> Iterator[LoadedDocument]:
        """Every document that has the shape of one, its faults being kept."""
        for entry in self._entries():
            complain = self._complainer(f"documents.toml: {entry.get('slug', 'a document')}")
            if _has_shape(complain, entry, _DOCUMENT, _DOCUMENT_MORE) and self.periods.knows(
                complain, entry["report"]
            ):
                yield self._document(complain, entry)

    def _entries(self) -> list[Values]:
        try:
            parsed = tomllib.loads(self.folder.joinpath("documents.toml").read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            self.faults.append(f"documents.toml: it can't be read as TOML: {fault}")
            return []
        entries: list[Values] = parsed.get("document", [])
        return entries

    def _document(self, complain: Complain, entry: Values) -> LoadedDocument:
        row = {key: entry.get(key) for key in (*_DOCUMENT, "meeting", "unexplained") if key != "figures"}
        row["published_at"] = published_at(row["meeting"], self.periods.rows[entry["report"]]["last_day"])
        counted = tuple(self._counted(complain, entry.get("counted", ())))
        overview = _overview(complain, entry["overview"]) if "overview" in entry else None
        return LoadedDocument(row, overview, counted, self._figures(complain, entry["figures"]))

    def _counted(self, complain: Complain, entries: Iterable[Values]) -> Iterator[Values]:
        for position, entry in enumerate(entries):
            if _has_shape(complain, entry, _COUNTED, _COUNTED_MORE):
                if entry["indicator"] not in self.units:
                    complain(f"{entry['indicator']} is no indicator of the catalogue")
                values = {"as_verdict": entry.get("as"), "quartile": entry.get("quartile")}
                yield {
                    "position": position,
                    "indicator": entry["indicator"],
                    "reason": entry["reason"],
                    **values,
                }

    def _figures(self, complain: Complain, name: str) -> tuple[Values, ...]:
        file = self.folder.joinpath(name)
        if not file.is_file():
            complain(f"there is no file {name}")
            return ()
        lines = StringIO(file.read_text(encoding="utf-8"), newline="")
        return tuple(figure_rows(lines, self._complainer(name), self.units, self.periods))

    def _complainer(self, where: str) -> Complain:
        return lambda fault: self.faults.append(f"{where}: {fault}")


def _has_shape(complain: Complain, entry: Values, needed: Kinds, more: Kinds) -> bool:
    faults = [f"it has no {key}" for key in needed if key not in entry]
    for key, value in entry.items():
        kind = needed.get(key) or more.get(key)
        if kind is None:
            faults.append(f"nobody knows what {key!r} is for")
        elif type(value) is not kind:
            faults.append(f"{key} is not of the kind {kind.__name__}")
    for fault in faults:
        complain(fault)
    return not faults


def _overview(complain: Complain, entry: Values) -> Values | None:
    """The row of `overview`; its four counts by quartile are all there or all absent."""
    if not _has_shape(complain, entry, {"place": str}, {**_COUNTS, "quartiles": list}):
        return None
    quartiles = entry.get("quartiles", [None] * 4)
    if len(quartiles) != 4:
        complain("quartiles are not four counts")
        return None
    counts = {name: entry.get(name) for name in _COUNTS}
    return {"place": entry["place"], **counts, **dict(zip(COUNTS[-4:], quartiles, strict=True))}
