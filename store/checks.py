"""SQL conditions for the tables' CHECKs, in words that SQLite and PostgreSQL both understand."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint


def check(name: str, *conditions: str) -> CheckConstraint:
    """A CHECK of this name under which all the conditions hold; a NULL passes, as SQL has it."""
    return CheckConstraint(" AND ".join(f"({condition})" for condition in conditions), name=name)


def one_of(column: str, allowed: Iterable[str]) -> str:
    """The column holds one of these texts."""
    quoted = ", ".join(f"'{text}'" for text in allowed)
    return f"{column} IN ({quoted})"


def decimal(column: str) -> str:
    """The text is a plain decimal (`-0.10`, `97.00`); neither database has a pattern that the other knows."""
    unsigned = f"ltrim({column}, '-')"
    rules = (
        f"length({column}) - length({unsigned}) <= 1",
        f"ltrim({unsigned}, '0123456789.') = ''",
        f"length({unsigned}) - length(replace({unsigned}, '.', '')) <= 1",
        f"ltrim({unsigned}, '0123456789') <> {unsigned}",
        f"rtrim({unsigned}, '0123456789') <> {unsigned}",
    )
    return " AND ".join(rules)


def number(column: str) -> str:
    """The decimal kept in a text column, as a number."""
    return f"CAST({column} AS NUMERIC)"


def within_unit(*columns: str) -> Iterable[str]:
    """Only a score falls below nought, and no percentage rises above a hundred."""
    for column in columns:
        yield f"{column} IS NULL OR unit = 'score' OR {number(column)} >= 0"
        yield f"{column} IS NULL OR unit <> 'percent' OR {number(column)} <= 100"
