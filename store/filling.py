"""Filling the database from the packaged files, over and over: the catalogue's copy is made anew, and
documents are added, but what was published is never overwritten.

Our own words beside the figures (a note, how a report's overview was counted, what of it is unexplained) are
the package's, like the catalogue, and follow it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Insert, Table, Update, bindparam, delete, insert, select, update

from store.catalogue import Catalogue, Indicator, load_catalogue
from store.figure_files import KEY, Values
from store.import_tables import MadeRow
from store.load import Loaded, LoadedDocument, load_packaged
from store.models import (
    Area,
    CountedRow,
    DocumentRow,
    FigureRow,
    IndicatorName,
    IndicatorRow,
    NotComparable,
    OverviewRow,
    Packaged,
    PeriodRow,
)
from store.tables import table_of
from store.values import COUNCIL, COUNCIL_NAME, StoreError, When

AREAS = {COUNCIL: COUNCIL_NAME}
_indicators, _figures, _documents = table_of(IndicatorRow), table_of(FigureRow), table_of(DocumentRow)
_OURS = {"id", "position", "note", "unexplained", "document"}  # what may differ: see above


def fill(connection: Connection, fingerprint: str, when: When, now: datetime) -> None:
    """Bring the database to what is packaged, inside the caller's transaction, and leave the fingerprint.

    Raises CatalogueError or PackagedError where the files are wrong, and StoreError where they would change
    what is already published.
    """
    catalogue = load_catalogue()
    units = {code: one.unit for code, one in catalogue.indicators.items()}
    fill_with(connection, catalogue, load_packaged(when, units))
    packaged = table_of(Packaged)
    connection.execute(delete(packaged))
    connection.execute(insert(packaged), {"id": 1, "fingerprint": fingerprint, "filled_at": now})


def fill_with(connection: Connection, catalogue: Catalogue, loaded: Loaded) -> None:
    """Bring the database to this catalogue and these documents, adding what is new."""
    _add_new(connection, table_of(Area), ({"code": code, "name": name} for code, name in AREAS.items()))
    _copy_catalogue(connection, catalogue)
    _add_new(connection, table_of(PeriodRow), loaded.periods)
    for document in loaded.documents:
        _add_document(connection, document)


def _add_new(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Insert the rows whose key is not there yet."""
    key = next(iter(table.primary_key))
    known = set(connection.execute(select(key)).scalars())
    new = [row for row in rows if row[key.name] not in known]
    if new:
        connection.execute(insert(table), new)


def _copy_catalogue(connection: Connection, catalogue: Catalogue) -> None:
    """Make the copy anew. An indicator gone from the files stays, without names, while a figure needs it."""
    indicators = catalogue.indicators
    _refuse_new_units(connection, indicators)
    made = select(table_of(MadeRow).c.indicator)
    for table in (table_of(IndicatorName), table_of(NotComparable)):
        connection.execute(delete(table).where(table.c.indicator.not_in(made) | table.c.indicator.in_(indicators)))
    free = update(_indicators).values(name=_indicators.c.code, general=None, count_of=None)
    connection.execute(free.where(_indicators.c.code.in_(indicators)))  # so that two can change names
    named = [one.name for one in indicators.values()]
    connection.execute(free.where(_indicators.c.name.in_(named)))  # a made one gives way to the package's of its name
    rows = [_indicator_row(one) for one in indicators.values()]
    _add_new(connection, _indicators, ({**row, "general": None, "count_of": None} for row in rows))
    renamed = update(_indicators).where(_indicators.c.code == bindparam("of"))
    _each(connection, renamed, [{"of": row["code"], **row} for row in rows])
    names = ((one.code, name) for one in indicators.values() for name in sorted({one.name, *one.called}))
    apart = ((one.code, other) for one in indicators.values() for other in one.not_comparable_with)
    _each(
        connection,
        insert(table_of(IndicatorName)),
        [{"indicator": code, "name": name} for code, name in names],
    )
    _each(
        connection,
        insert(table_of(NotComparable)),
        [{"indicator": code, "other": other} for code, other in apart],
    )


def _each(connection: Connection, statement: Update | Insert, rows: list[Values]) -> None:
    if rows:
        connection.execute(statement, rows)


def _indicator_row(one: Indicator) -> Values:
    return {name: value for name, value in asdict(one).items() if name in _indicators.c}


def _refuse_new_units(connection: Connection, indicators: Mapping[str, Indicator]) -> None:
    for code, unit in connection.execute(select(_figures.c.indicator, _figures.c.unit).distinct()):
        if code in indicators and indicators[code].unit != unit:
            raise StoreError(
                f"The catalogue now measures {code} as a {indicators[code].unit}, but its published figures"
                f" are a {unit}: give the changed indicator a code of its own."
            )


def _add_document(connection: Connection, loaded: LoadedDocument) -> None:
    """Add a document, or the printings that it lacks; refuse any other difference from what is published."""
    slug = loaded.document["slug"]
    figures = [{"document": slug, **row} for row in loaded.figures]
    _add_once(connection, _documents.c.slug, loaded.document)
    if loaded.overview is not None:
        _add_once(connection, table_of(OverviewRow).c.document, {"document": slug, **loaded.overview})
    known = {_key(row): row for row in _stored(connection, _figures.c.document, slug)}
    new = {_key(row): row for row in figures}
    for key, row in known.items():
        _refuse_changes(slug, f"{key[0]}, {key[2]}, {key[-1]}", row, new.get(key, {}))
    _each(connection, insert(_figures), [row for key, row in new.items() if key not in known])
    _say_ours_anew(connection, loaded, [row for key, row in new.items() if key in known])


def _add_once(connection: Connection, key: Column[str], row: Values) -> None:
    """Insert a row that is one for each document, or see that it is there as it stands."""
    slug = row[key.name]
    for stored in _stored(connection, key, slug):
        _refuse_changes(slug, key.table.name, stored, row)
        return
    connection.execute(insert(key.table), row)


def _stored(connection: Connection, column: Column[Any], slug: str) -> list[Values]:
    rows = connection.execute(select(column.table).where(column == slug)).mappings()
    return [dict(row) for row in rows]


def _key(row: Values) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


def _refuse_changes(slug: str, what: str, stored: Values, packaged: Values) -> None:
    """Decimals are compared as printed: 97.0 is not 97.00."""
    for name in stored.keys() - _OURS:
        if str(stored[name]) != str(packaged.get(name)):
            raise StoreError(
                f"{slug} ({what}) is published with {name} {stored[name]}, but the packaged file says"
                f" {packaged.get(name)}: what was published is never overwritten,"
                " so a correction needs a document of its own."
            )


def _say_ours_anew(connection: Connection, loaded: LoadedDocument, known: list[Values]) -> None:
    slug = loaded.document["slug"]
    same = [_figures.c[name] == bindparam(f"of_{name}") for name in KEY]
    noted = update(_figures).where(_figures.c.document == slug, *same)
    values = ("note", "position")
    _each(
        connection,
        noted.values({name: bindparam(f"new_{name}") for name in values}),
        [{f"of_{n}": row[n] for n in KEY} | {f"new_{n}": row[n] for n in values} for row in known],
    )
    unexplained = {"unexplained": loaded.document["unexplained"]}
    connection.execute(update(_documents).where(_documents.c.slug == slug).values(unexplained))
    counted = table_of(CountedRow)
    connection.execute(delete(counted).where(counted.c.document == slug))
    _each(connection, insert(counted), [{"document": slug, **row} for row in loaded.counted])
