"""Several files of one draft: how the figures of one stand beside those that another has brought.

Decided, for the quarter that comes as a dashboard and as a report:
- Both are one document, for they are one report of the council's; each is an import of its own, and is undone alone.
- The measures are the dashboard's, whichever file came first: what a text gives as its measures stands as `other` beside
  them. Of two files of a kind the first one's measure stays; what the second gives of that indicator is `other` too.
- A printing that stands already (the same place, the same words) is not stored again, so that the same file twice changes
  nothing. The same place with another value is refused: a file whose rows were corrected takes the place of the first.
- A measure that gives way is withdrawn by the import that it gives way to, and stands again as `other` under the import
  that brought it; so does one that comes second, at once. Where nothing leads any more it is a measure again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy import Row as Fetched

from store.import_tables import ImportRow
from store.imported import Brought, FileRecord
from store.models import FigureRow
from store.tables import table_of

Values = dict[str, Any]
_figure, _import = table_of(FigureRow), table_of(ImportRow)
_STANDS = _figure.c.withdrawn_by.is_(None)
_PLACE = ("indicator", "area", "period", "origin", "place")


@dataclass(slots=True)
class Fitted:
    """The rows that are to be stored, and as what they would stand alone where they give way to another's (`second`); the
    standing ones that give way to them; and what can't be, a sentence each."""

    rows: list[Values] = field(default_factory=list)
    second: list[Values] = field(default_factory=list)
    give_way: list[Fetched[Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def standing_imports(connection: Connection, slug: str) -> Sequence[Fetched[Any]]:
    """The records whose figures are a document's now, oldest first."""
    of_it = select(_figure.c.brought_by).where(_figure.c.document == slug, _STANDS, _figure.c.brought_by.is_not(None))
    return connection.execute(select(_import).where(_import.c.number.in_(of_it)).order_by(_import.c.number)).all()


def moved_since(connection: Connection, slug: str, number: int, file: FileRecord) -> bool:
    """Whether another file of the document came in, or was undone, after an import of this number."""
    later = (_import.c.document == slug, _import.c.number > number, _import.c.fingerprint != file.fingerprint)
    return connection.execute(select(_import.c.number).where(*later).limit(1)).first() is not None


def source(row: Fetched[Any]) -> int:
    """The number of the import whose figures a record brought: its own, or the one that it restores."""
    return int(row.number if row.restores is None else row.restores)


def source_of(connection: Connection, number: int) -> Fetched[Any]:
    row = connection.execute(select(_import).where(_import.c.number == number)).one()
    return connection.execute(select(_import).where(_import.c.number == source(row))).one()


def brought_to(connection: Connection, slug: str) -> tuple[Brought, ...]:
    """The figures of a document that imports brought and that stand, each with the import whose file gave it."""
    files = {one.number: (source(one), one.file_name, one.fingerprint) for one in standing_imports(connection, slug)}
    return tuple(
        Brought(*files[one.brought_by], one.indicator, one.area, one.period, one.origin, one.place, one.value, one.missing)
        for one in standing_rows(connection, files)
    )


def standing_rows(connection: Connection, imports: Iterable[int]) -> Sequence[Fetched[Any]]:
    """The figures that stand of these imports."""
    return connection.execute(select(_figure).where(_figure.c.brought_by.in_(list(imports)), _STANDS)).all()


def fit(rows: Iterable[Values], standing: Sequence[Fetched[Any]]) -> Fitted:
    """A file's rows as they stand beside those of other files."""
    rows = list(rows)
    dashboard = any(_leads(row["role"], row["origin"]) for row in rows)
    led = next((one.brought_by for one in standing if _leads(one.role, one.origin)), None)
    found = Fitted(give_way=[one for one in standing if dashboard and one.role == "measure" and one.origin != "dashboard"])
    gone = {one.id for one in found.give_way}
    stays = {(one.indicator, one.area): one.brought_by for one in standing if one.role == "measure" and one.id not in gone}
    held = {tuple(getattr(one, name) for name in _PLACE): one for one in standing}
    for row in rows:
        there = held.get(tuple(row[name] for name in _PLACE))
        if there is None:
            first = stays.get((row["indicator"], row["area"]), led if row["origin"] != "dashboard" else None)
            found.rows.append(row if first is None else {**row, "role": "other"})
            found.second += [] if first is None or row["role"] == "other" else [{**row, "withdrawn_by": first}]
        elif (there.value, there.missing) != (row["value"], row["missing"]):
            found.faults.append(_OTHERWISE.format(**row, number=there.brought_by))
    return found


def demote(connection: Connection, give_way: Sequence[Fetched[Any]], number: int) -> None:
    """Withdraw measures by an import, and let them stand as `other` under the imports that brought them."""
    _exchange(connection, give_way, [{**_copy(one), "role": "other"} for one in give_way], number)


def promote(connection: Connection, slug: str, by: int) -> None:
    """What gave way is a measure again, where it still stands and nothing leads any more. `by`: the record that withdraws."""
    standing = connection.execute(select(_figure).where(_figure.c.document == slug, _STANDS).order_by(_figure.c.id)).all()
    if any(_leads(one.role, one.origin) for one in standing):
        return
    pairs = [(one, alone) for one in standing if one.role == "other" and (alone := _alone(connection, one)) is not None]
    led = any(_leads(alone.role, alone.origin) for _, alone in pairs)
    taken = {(one.indicator, one.area) for one in standing if one.role == "measure"}
    back = list[tuple[Fetched[Any], Fetched[Any]]]()
    for one, alone in pairs:
        measures = {(one.indicator, one.area)} if alone.role == "measure" else set()
        if (not led or one.origin == "dashboard") and not measures & taken:
            back.append((one, alone))
            taken |= measures
    _exchange(connection, [one for one, _ in back], [_copy(alone) for _, alone in back], by)


def replaced_by(connection: Connection, number: int) -> Sequence[Fetched[Any]]:
    """The figures that an import withdrew because its file took the place of theirs."""
    gave_way = {one.id for one in _gave_way(connection, number)}
    return [one for one in _withdrawn_by(connection, number) if one.id not in gave_way]


def _gave_way(connection: Connection, number: int) -> list[Fetched[Any]]:
    """Those that an import withdrew, and that stood again under their own: no import stands again but so."""
    withdrawn = _withdrawn_by(connection, number)
    last = {one.brought_by: one.id for one in withdrawn}
    owned = select(_figure.c.brought_by, func.max(_figure.c.id).label("id")).where(_figure.c.brought_by.in_(last))
    newest = {row.brought_by: row.id for row in connection.execute(owned.group_by(_figure.c.brought_by))}
    return [one for one in withdrawn if newest[one.brought_by] > last[one.brought_by]]


def _withdrawn_by(connection: Connection, number: int) -> Sequence[Fetched[Any]]:
    return connection.execute(select(_figure).where(_figure.c.withdrawn_by == number).order_by(_figure.c.id)).all()


def _alone(connection: Connection, one: Fetched[Any]) -> Fetched[Any] | None:
    """What a row that stands as `other` was, or would have been, before it gave way."""
    same = [_figure.c[name] == getattr(one, name) for name in (*_PLACE, "document", "brought_by")]
    gone = select(_figure).where(*same, _figure.c.withdrawn_by.is_not(None), _figure.c.role != "other")
    return connection.execute(gone.order_by(_figure.c.id.desc()).limit(1)).first()


def _exchange(connection: Connection, out: Sequence[Fetched[Any]], into: list[Values], number: int) -> None:
    if out:
        ids = [one.id for one in out]
        connection.execute(update(_figure).where(_figure.c.id.in_(ids)).values(withdrawn_by=number))
        connection.execute(insert(_figure), into)


def _copy(one: Fetched[Any]) -> Values:
    return {**{name: value for name, value in one._mapping.items() if name != "id"}, "withdrawn_by": None}


def _leads(role: str, origin: str) -> bool:
    return role == "measure" and origin == "dashboard"


_OTHERWISE = (
    "{place}: {indicator}, {period}: import {number} has another value for this very place: leave it out, or let the file take "
    "the place of the other (--replace)."
)
