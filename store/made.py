"""Indicators made since the package: on the spot for a figure that had none, or a whole dictionary at once.

They stand in the table `indicator` beside the packaged catalogue's and marked as made, who made them and when. A person
chose the polarity of each. Every replica looks at the version that is raised here, as for taught names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import get_args

from sqlalchemy import Connection, Engine, insert, select, update

from store.catalogue import Indicator
from store.engine import in_one_sentence, looking, writing
from store.history import record
from store.import_tables import MadeRow
from store.imported import ImportRefusedError, NewIndicator
from store.learning import LearningRow
from store.models import IndicatorName, IndicatorRow
from store.tables import table_of
from store.values import Polarity, Unit

_indicator, _name, _made = table_of(IndicatorRow), table_of(IndicatorName), table_of(MadeRow)
_LEARNING = table_of(LearningRow)
_ALL = select(_indicator).join_from(_made, _indicator, _made.c.indicator == _indicator.c.code).order_by(_indicator.c.code)
_NAMES = select(_name).join(_made, _made.c.indicator == _name.c.indicator).order_by(_name.c.indicator, _name.c.name)
_LONGEST_CODE = 60
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """How a dictionary was taken: the codes made, and the names that were known before and left as they were."""

    made: tuple[str, ...]
    known: tuple[str, ...]


class MadeIndicators:
    """The indicators made since the package, all of them: who may know of which is for the Reader to say."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> Mapping[str, Indicator]:
        """Every one by its code."""
        with in_one_sentence(self._engine), looking(self._engine) as connection:
            return indicators_made(connection)

    def add_dictionary(self, them: Sequence[NewIndicator], *, who: str, now: datetime) -> Dictionary:
        """Make a dictionary's indicators, all or none; names that are known already are not made twice."""
        with in_one_sentence(self._engine), writing(self._engine) as connection:
            names = {plain(name) for name in connection.execute(select(_indicator.c.name)).scalars()}
            new = [one for one in them if plain(one.name) not in names]
            make(connection, new, who=who, now=now)
        return Dictionary(tuple(one.code for one in new), tuple(one.name for one in them if plain(one.name) in names))


def indicators_made(connection: Connection) -> Mapping[str, Indicator]:
    """Every indicator made since the package, by its code."""
    called: dict[str, list[str]] = {}
    for row in connection.execute(_NAMES):
        called.setdefault(row.indicator, []).append(row.name)
    rows = connection.execute(_ALL).mappings()
    return {
        row["code"]: Indicator(**row, called=tuple(n for n in called.get(row["code"], ()) if n != row["name"]),
                               not_comparable_with=())
        for row in rows
    }  # fmt: skip


def make(connection: Connection, them: Sequence[NewIndicator], *, who: str, now: datetime) -> None:
    """Make indicators inside the caller's transaction. Raises ImportRefusedError with every fault, and makes none then."""
    connection.execute(select(_LEARNING).with_for_update())  # one at a time, on PostgreSQL too
    if not them:
        return
    if faults := list(_faults(connection, them)):
        raise ImportRefusedError(faults)
    for one in them:
        row = {name: value for name, value in asdict(one).items() if name in _indicator.c}
        connection.execute(insert(_indicator), row)
        names = [{"indicator": one.code, "name": name} for name in dict.fromkeys((one.name, *one.called))]
        connection.execute(insert(_name), names)
        connection.execute(insert(_made), {"indicator": one.code, "who": who, "recorded_at": now})
        record(connection, "made", who, now, indicator=one.code, detail=f"polarity {one.polarity}, {one.unit}")
    connection.execute(update(_LEARNING).values(version=_LEARNING.c.version + 1))


def _faults(connection: Connection, them: Sequence[NewIndicator]) -> Iterable[str]:
    known = connection.execute(select(_indicator.c.code, _indicator.c.name)).all()
    codes, names = {row.code for row in known}, {plain(row.name) for row in known}
    for one in them:
        called = one.name or one.code
        if not one.name.strip() or not one.theme.strip() or not one.definition.strip() or not one.counts.strip():
            yield f"{called}: it needs a name, a theme, what it counts and a definition."
        if one.polarity not in get_args(Polarity):
            yield f"{called}: say whether low or high is good, or none for information only; it is never guessed."
        if one.unit not in get_args(Unit):
            yield f"{called}: its unit must be one of {', '.join(get_args(Unit))}."
        if one.code in codes or not _CODE.fullmatch(one.code):
            yield f"{called}: the code {one.code} is taken or is none: give small letters, digits and hyphens."
        if plain(one.name) in names:
            yield f"{called}: another indicator has this name."
        codes.add(one.code)
        names.add(plain(one.name))


def plain(name: str) -> str:
    """A name without what does not tell two apart: case, accents, and how spaces and dashes are typed."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() or c in "%&+" else " " for c in letters if not unicodedata.combining(c)).split())


def code_of(name: str, taken: Iterable[str] = ()) -> str:
    """A code made from a name, with a number where it is taken: "Low birth weight" → low-birth-weight."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only.replace("'", "").replace("%", " percent "))
    code, known = "", set(taken)
    for word in words or ["indicator"]:
        code = f"{code}-{word}".strip("-") if len(code) + len(word) < _LONGEST_CODE else code
    numbered = (f"{code}-{number}" for number in range(2, len(known) + 3))
    return code if code not in known else next(one for one in numbered if one not in known)
