"""What each cell of a figures CSV may hold, and what it becomes: one parser for each column."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, get_args

from store.values import COUNCIL, Origin, Rag, ReportedDirection, ReportedVerdict, Role

Values = dict[str, Any]
_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_WHOLE = re.compile(r"\d+", re.ASCII)
_TARGET = re.compile(r"([<>]?)\s*(-?\d+(?:\.\d+)?)\s*%?", re.ASCII)


def parsed(row: dict[str, str], complain: Callable[[str], None]) -> Values:
    """A CSV row as values of the table `figure`; `complain` is told of each cell that can't be one."""
    values: Values = {}
    for column, parse in COLUMNS.items():
        cell = row[column]
        if cell != cell.strip():
            complain(f"{column} has space around {cell.strip()!r}")
        try:
            values[column] = parse(cell.strip())
        except ValueError as fault:
            complain(f"{column} is {cell!r}, {fault}")
    return values | _target(values)


def _target(values: Values) -> Values:
    """A target's operator and number; in words it has neither."""
    found = _TARGET.fullmatch(values.get("target") or "")
    if not found:
        return {"target_operator": None, "target_value": None}
    return {"target_operator": found[1] or None, "target_value": Decimal(found[2])}


def _text(cell: str) -> str | None:
    return cell or None


def _needed(cell: str) -> str:
    if not cell:
        raise ValueError("which must not be empty")
    return cell


def _area(cell: str) -> str:
    return cell or COUNCIL


def _decimal(cell: str) -> Decimal | None:
    if cell and not _DECIMAL.fullmatch(cell):
        raise ValueError("not a plain number")
    return Decimal(cell) if cell else None


def _whole(cell: str) -> int | None:
    if cell and not _WHOLE.fullmatch(cell):
        raise ValueError("not a whole number")
    return int(cell) if cell else None


def _quartile(cell: str) -> int | None:
    if cell not in ("", "1", "2", "3", "4"):
        raise ValueError("not a quartile from 1 to 4")
    return int(cell) if cell else None


def _one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    known = tuple(allowed)

    def parse(cell: str) -> str:
        if cell not in known:
            raise ValueError(f"not one of {', '.join(known)}")
        return cell

    return parse


def _none_or(parse: Callable[[str], str]) -> Callable[[str], str | None]:
    return lambda cell: parse(cell) if cell else None


COLUMNS: dict[str, Callable[[str], Any]] = {
    "indicator": _needed,
    "area": _area,
    "period": _needed,
    "role": _one_of(get_args(Role)),
    "origin": _one_of(get_args(Origin)),
    "value": _decimal,
    "missing": _text,
    "numerator": _whole,
    "denominator": _whole,
    "target": _text,
    "rag": _none_or(_one_of(get_args(Rag))),
    "quartile": _quartile,
    "benchmark_year": _text,
    "neighbour": _decimal,
    "england": _decimal,
    "region": _decimal,
    "reported": _text,
    "reported_direction": _none_or(_one_of(get_args(ReportedDirection))),
    "reported_verdict": _none_or(_one_of(get_args(ReportedVerdict))),
    "reported_difference": _decimal,
    "reported_against": _text,
    "place": _needed,
    "note": _text,
}
"""The columns of a figures CSV, in their order; a percentage is a plain number, without its sign."""
