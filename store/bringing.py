"""Bringing a file's figures in and taking them out again, inside one transaction: all or nothing.

Decided, under "Nothing is overwritten":
- A later file for a draft withdraws the figures of the one before, which stay in the table and in the history; undoing it
  brings them back as new rows, by the record that undoes. Where it is said that it stands beside the draft's other files
  (`store/beside.py`), it withdraws only those of another file of its own name.
- A published document takes no other file. A correction is a document of its own, whole, for the same report: being
  published later it stands over the first, and answers say what was first published.
- A published import can still be undone, for what should never have been published. Nothing comes back in its place,
  as nobody has published that; and a document that was published once takes no other file, undone or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy import Row as Fetched

from store.beside import Fitted, demote, fit, promote, replaced_by, source, source_of, standing_imports, standing_rows
from store.figure_files import KEY, Periods, impossible
from store.history import record
from store.import_tables import ImportRow
from store.imported import (
    NOT_YET,
    AlreadyIn,
    FileRecord,
    Imported,
    ImportRefusedError,
    NewDocument,
    NewFigure,
    Undone,
)
from store.models import Area, DocumentRow, FigureRow, IndicatorRow, PeriodRow
from store.tables import table_of
from store.values import When

Values = dict[str, Any]
_document, _figure, _import = table_of(DocumentRow), table_of(FigureRow), table_of(ImportRow)
_period, _indicator, _area = table_of(PeriodRow), table_of(IndicatorRow), table_of(Area)
_STANDS = _figure.c.withdrawn_by.is_(None)
_FIELDS = tuple(field.name for field in fields(NewFigure) if field.name != "target")
_PRINTED = attrgetter(*_FIELDS)  # asdict would copy every decimal


@dataclass(frozen=True, slots=True)
class By:
    """Who does it and when; `approved_by`: who found the figures right, where that was somebody else."""

    who: str
    now: datetime
    approved_by: str | None = None


def bring_in(
    connection: Connection, document: NewDocument, figures: Sequence[NewFigure], file: FileRecord, by: By, when: When,
    *, beside: bool = False,
) -> Imported | AlreadyIn:  # fmt: skip
    """Bring a file's figures in as a draft's. Raises ImportRefusedError, every fault a line, with nothing changed."""
    row = connection.execute(select(_document).where(_document.c.slug == document.slug)).one_or_none()
    standing = standing_imports(connection, document.slug)
    if not beside and (same := next((one for one in standing if one.fingerprint == file.fingerprint), None)):
        return AlreadyIn(same.number)
    if row is not None:
        _refuse_other_file(row, document, standing, by.now)
    periods = Periods(when)
    rows = _rows(connection, document, figures, periods)
    kept = [one for one in standing if beside and (one.file_name != file.name or one.fingerprint == file.fingerprint)]
    fitted = fit(rows, standing_rows(connection, [one.number for one in kept]))
    if fitted.faults:
        raise ImportRefusedError(fitted.faults)
    if not fitted.rows:
        return AlreadyIn(next((one for one in kept if one.fingerprint == file.fingerprint), kept[0]).number)
    _keep_periods(connection, periods)
    _keep_document(connection, document, row, beside=bool(kept))
    number = _number(connection, document.slug, file, by)
    gone = [one for one in standing if one not in kept]
    _withdraw(connection, number, gone)
    demote(connection, fitted.give_way, number)
    _keep_figures(connection, fitted, number)
    replaces = source(gone[0]) if gone else None
    _on_record(connection, document.slug, number, file, by, replaces)
    return Imported(number, len(fitted.rows), replaces)


def undo(connection: Connection, number: int, who: str, now: datetime) -> Undone:
    """Withdraw an import by a record of its own. Raises ImportRefusedError where there is nothing of it to withdraw."""
    wanted = connection.execute(select(_import).where(_import.c.number == number)).one_or_none()
    if wanted is None:
        raise ImportRefusedError([f"There is no import {number}: see `scrutineer imports`."])
    if wanted.undoes is not None:
        raise ImportRefusedError([f"{number} is itself an undoing, of {wanted.undoes}: import the file again instead."])
    standing = next((one for one in standing_imports(connection, wanted.document) if source(one) == number), None)
    if standing is None:
        raise ImportRefusedError([_why_not(connection, number)])
    document = connection.execute(select(_document).where(_document.c.slug == wanted.document)).one()
    published = document.published_at <= now
    before = [] if published else replaced_by(connection, number)
    restored = source_of(connection, before[0].brought_by) if before else None
    return _withdraw_and_restore(connection, _Undoing(wanted, standing, restored, before, published), By(who, now))


@dataclass(frozen=True, slots=True)
class _Undoing:
    wanted: Fetched[Any]
    standing: Fetched[Any]
    restored: Fetched[Any] | None
    before: Sequence[Fetched[Any]]
    published: bool


def _withdraw_and_restore(connection: Connection, undoing: _Undoing, by: By) -> Undone:
    wanted, restored = undoing.wanted, undoing.restored
    file = FileRecord((restored or wanted).file_name, (restored or wanted).fingerprint)
    restores = restored.number if restored else None
    number = _number(connection, wanted.document, file, by, undoes=wanted.number, restores=restores)
    withdrawn = _withdraw(connection, number, [undoing.standing])
    if not undoing.published:
        _stand_again(connection, undoing.before, wanted.document, number)
        promote(connection, wanted.document, number)
    _keep_what_stands(connection, wanted.document, undoing.published, by.now)
    detail = f"import {wanted.number}" + (f"; import {restores} stands again" if restores else "")
    record(connection, "undone", by.who, by.now, document=wanted.document, number=number, detail=detail)
    return Undone(number, wanted.number, withdrawn, restores)


def _stand_again(connection: Connection, before: Sequence[Fetched[Any]], slug: str, number: int) -> None:
    """What a withdrawn file had taken the place of stands again, beside the files that stand by now."""
    rows = [{name: value for name, value in one._mapping.items() if name not in ("id", "withdrawn_by")} for one in before]
    fitted = fit(rows, standing_rows(connection, [one.number for one in standing_imports(connection, slug)]))
    demote(connection, fitted.give_way, number)
    _keep_figures(connection, fitted, number)


def _keep_figures(connection: Connection, fitted: Fitted, number: int) -> None:
    """The rows of a file; before each that gives way, what it would be alone, for the day when nothing leads any more."""
    for rows in (fitted.second, fitted.rows):
        if rows:
            connection.execute(insert(_figure), [{**one, "brought_by": number} for one in rows])


def _keep_what_stands(connection: Connection, slug: str, published: bool, now: datetime) -> None:
    """What a document shows of itself goes by the figures that are left; without any it is shown to nobody."""
    rows = standing_rows(connection, [one.number for one in standing_imports(connection, slug)])
    dashboard, previous = (any(one.origin == "dashboard" for one in rows), any(one.role == "previous" for one in rows))
    shows: Values = {"has_dashboard": dashboard, "prints_previous": previous}
    values: Values = {"withdrawn_at": now} if not rows else {} if published else shows
    if values:
        connection.execute(update(_document).where(_document.c.slug == slug).values(**values))


def _why_not(connection: Connection, number: int) -> str:
    undone = connection.execute(select(_import.c.number).where(_import.c.undoes == number)).scalar_one_or_none()
    if undone is not None:
        return f"Import {number} was undone already, by {undone}."
    own = select(_import.c.number).where((_import.c.number == number) | (_import.c.restores == number))
    last = connection.execute(select(func.max(_figure.c.withdrawn_by)).where(_figure.c.brought_by.in_(own))).scalar_one()
    by = f"by import {source_of(connection, last).number}: undo that one first" if last else "and nothing of it stands"
    return f"Import {number} was replaced, {by}."


def _refuse_other_file(row: Fetched[Any], document: NewDocument, standing: Sequence[Fetched[Any]], now: datetime) -> None:
    if not standing and row.withdrawn_at is None:
        raise ImportRefusedError([f"{row.slug} belongs to the program itself: give the document a name of its own."])
    if row.published_at <= now:
        stays = "and what was published is never overwritten: bring the corrected report in, whole, as a document of its own"
        raise ImportRefusedError([f"{row.slug} was published, {stays}, such as {row.slug}-corrected."])
    if row.report != document.report:
        raise ImportRefusedError([f"{row.slug} is the report of {row.report}, not of {document.report}: give it another name."])


def _rows(connection: Connection, document: NewDocument, figures: Sequence[NewFigure], periods: Periods) -> list[Values]:
    """The figures as rows of `figure`, and their periods kept; every fault at once."""
    units: dict[str, str] = {row.code: row.unit for row in connection.execute(select(_indicator.c.code, _indicator.c.unit))}
    areas = set(connection.execute(select(_area.c.code)).scalars())
    rows = [_row(document, position, one, units) for position, one in enumerate(figures)]
    faults: list[str] = [] if rows else ["There is no figure in it."]
    periods.knows(faults.append, document.report)
    for row in rows:
        where = f"{row['place']}: {row['indicator']}"
        own = impossible(row, periods) + ([] if row["area"] in areas else [f"{row['area']} is no area that figures are held for"])
        faults += [f"{where}: {fault}." for fault in own]
    faults += _repeated(rows)
    if faults:
        raise ImportRefusedError(faults)
    return rows


def _row(document: NewDocument, position: int, one: NewFigure, units: dict[str, str]) -> Values:
    target = one.target
    own = {"document": document.slug, "position": position, "unit": units.get(one.indicator)}
    return {
        **dict(zip(_FIELDS, _PRINTED(one), strict=True)), **own,
        "target": target.text if target else None,
        "target_operator": target.operator if target else None,
        "target_value": target.value if target else None,
    }  # fmt: skip


def _repeated(rows: Iterable[Values]) -> Iterable[str]:
    """The same printing twice, or two measures of one indicator."""
    seen = set[tuple[str, ...]]()
    for row in rows:
        keys = [tuple(row[name] for name in KEY)]
        keys += [("measure", row["indicator"], row["area"])] if row["role"] == "measure" else []
        if seen & {*keys}:
            yield f"{row['place']}: {row['indicator']}: another row says this already: leave one of the two out."
        seen |= {*keys}


def _keep_periods(connection: Connection, periods: Periods) -> None:
    known = set(connection.execute(select(_period.c.label)).scalars())
    new = [row for label, row in periods.rows.items() if label not in known]
    if new:
        connection.execute(insert(_period), new)


def _keep_document(connection: Connection, document: NewDocument, known: Fetched[Any] | None, *, beside: bool) -> None:
    """The document as this file shows it; beside other files of a draft, with what those show."""
    row = asdict(document)
    if known is None:
        connection.execute(insert(_document), {**row, "published_at": NOT_YET})
        return
    values = {name: value for name, value in row.items() if name not in ("slug", "report")}
    if beside:
        values = {name: value or known._mapping[name] for name, value in values.items()}
    connection.execute(update(_document).where(_document.c.slug == document.slug).values(**values, withdrawn_at=None))


def _number(
    connection: Connection, slug: str, file: FileRecord, by: By, *, undoes: int | None = None, restores: int | None = None
) -> int:
    row = {"document": slug, "file_name": file.name, "fingerprint": file.fingerprint, "who": by.who, "recorded_at": by.now}
    made = connection.execute(insert(_import).returning(_import.c.number), {**row, "undoes": undoes, "restores": restores})
    return int(made.scalar_one())


def _withdraw(connection: Connection, number: int, gone: Iterable[Fetched[Any]]) -> int:
    of_them = _figure.c.brought_by.in_([one.number for one in gone])
    return connection.execute(update(_figure).where(of_them, _STANDS).values(withdrawn_by=number)).rowcount


def _on_record(connection: Connection, slug: str, number: int, file: FileRecord, by: By, replaces: int | None) -> None:
    detail = file.name + (f", in the place of import {replaces}" if replaces else "")
    record(connection, "corrected" if replaces else "imported", by.who, by.now, document=slug, number=number, detail=detail)
    if by.approved_by:
        record(connection, "approved", by.approved_by, by.now, document=slug, number=number, detail=file.name)
