"""What can't be true, the database refuses to hold: the same on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import DBAPIError

from store.engine import make_engine
from store.filling import fill_with
from store.load import Loaded
from store.migrating import migrate
from store.models import DocumentRow, FigureRow, InboxRow, IndicatorRow, PeriodRow
from store.tables import Row, table_of
from store.values import COUNCIL
from tests.store.small import CATALOGUE, NOW

PERIOD = {
    "label": "Q3 2021/22",
    "kind": "quarter",
    "first_day": date(2021, 10, 1),
    "last_day": date(2021, 12, 31),
}
DOCUMENT = {"slug": "q3", "title": "Q3", "report": "Q3 2021/22", "published_at": NOW} | {
    "has_dashboard": True,
    "prints_previous": True,
}
FIGURE = {"document": "q3", "position": 0, "indicator": "rate", "unit": "percent", "area": COUNCIL} | {
    "period": "Q3 2021/22",
    "role": "other",
    "origin": "text",
    "place": "paragraph 1",
}
INDICATOR = {"code": "x", "name": "X", "theme": "T", "polarity": "low", "unit": "count", "decimals": 0} | {
    "counts": "children",
    "definition": "D",
}
INBOX = {"event_id": "E1", "body": "{}", "taken_in_at": NOW, "attempts": 0, "state": "waiting"}
USUAL: dict[type[Row], dict[str, Any]] = {
    PeriodRow: PERIOD,
    DocumentRow: DOCUMENT,
    FigureRow: FIGURE,
    IndicatorRow: INDICATOR,
    InboxRow: INBOX,
}


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    """A connection to a database with one period and one document, whose changes are rolled back."""
    engine = make_engine(database_url)
    with engine.connect().execution_options(writes=True) as connection, connection.begin() as transaction:
        migrate(connection)
        fill_with(connection, CATALOGUE, Loaded((), ()))
        connection.execute(insert(table_of(PeriodRow)), PERIOD)
        connection.execute(insert(table_of(DocumentRow)), DOCUMENT)
        yield connection
        transaction.rollback()
    engine.dispose()


def put(connection: Connection, model: type[Row], given: dict[str, Any]) -> None:
    """Insert a row in raw SQL, so that no type of ours gets in the way of the database's own refusal."""
    row = {**USUAL[model], **given}
    row = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    typed = text(f"INSERT INTO {model.__tablename__} ({names}) VALUES ({values})")
    connection.execute(typed, row)


def refuses(connection: Connection, model: type[Row], *rows: dict[str, Any]) -> bool:
    """Whether the last of the rows is refused, the others being taken."""
    for row in rows[:-1]:
        put(connection, model, row)
    with connection.begin_nested() as savepoint:
        try:
            put(connection, model, rows[-1])
        except DBAPIError:
            savepoint.rollback()
            return True
    return False


SOUND: list[dict[str, Any]] = [
    {"value": "19.6"},
    {"value": "0"},
    {"value": "100.00"},
    {"missing": "N/A"},
    {"value": "19.6", "numerator": 48, "denominator": 48},
    {"value": "19.6", "target": "top quartile"},
    {"value": "19.6", "target": "<18.7%", "target_operator": "<", "target_value": "18.7"},
    {"value": "-0.10", "indicator": "score", "unit": "score", "neighbour": "-1"},
    {"value": "4089", "indicator": "count", "unit": "count"},
]
IMPOSSIBLE: list[dict[str, Any]] = [
    {},
    {"value": "19.6", "missing": "N/A"},
    {"missing": ""},
    {"value": ""},
    {"value": "19,6"},
    {"value": "19.6%"},
    {"value": "1.2.3"},
    {"value": "--1"},
    {"value": "1-2"},
    {"value": ".5"},
    {"value": "5."},
    {"value": "."},
    {"value": "1e2"},
    {"value": " 1"},
    {"value": "nan"},
    {"value": "100.1"},
    {"value": "-0.1"},
    {"value": "1", "neighbour": "101"},
    {"value": "1", "england": "101"},
    {"value": "1", "region": "x"},
    {"value": "1", "target": ">101%", "target_operator": ">", "target_value": "101"},
    {"value": "1", "target_value": "18.7"},
    {"value": "1", "target": "<top", "target_operator": "<"},
    {"value": "1", "target": "=1", "target_operator": "=", "target_value": "1"},
    {"value": "-1", "indicator": "count", "unit": "count"},
    {"value": "1", "unit": "count"},
    {"value": "1", "numerator": 49, "denominator": 48},
    {"value": "1", "numerator": -1},
    {"value": "1", "denominator": 0},
    {"value": "1", "quartile": 0},
    {"value": "1", "quartile": 5},
    {"value": "1", "rag": "blue"},
    {"value": "1", "role": "main"},
    {"value": "1", "role": None},
    {"value": "1", "role": "previous"},
    {"value": "1", "origin": "footnote"},
    {"value": "1", "place": ""},
    {"value": "1", "indicator": "nothing"},
    {"value": "1", "area": "nowhere"},
    {"value": "1", "area": None},
    {"value": "1", "document": "none"},
    {"value": "1", "period": "Q9 2021/22"},
    {"value": "1", "reported_against": "Q9 2021/22"},
    {"value": "1", "reported_direction": "sideways"},
    {"value": "1", "reported_verdict": "cannot be calculated"},
    {"value": "1", "reported_difference": "1%"},
]


@pytest.mark.parametrize("given", SOUND, ids=str)
def test_a_sound_figure_is_taken(connection: Connection, given: dict[str, Any]) -> None:
    assert not refuses(connection, FigureRow, given)


def test_an_impossible_figure_is_refused(connection: Connection) -> None:
    taken = [given for given in IMPOSSIBLE if not refuses(connection, FigureRow, given)]
    assert taken == []


OTHERS: list[tuple[type[Row], dict[str, Any]]] = [
    (PeriodRow, {"label": "Q1 2021/22", "first_day": date(2022, 1, 1)}),
    (PeriodRow, {}),
    (DocumentRow, {"slug": "other", "report": "Q9 2021/22"}),
    (DocumentRow, {"slug": "other", "published_at": None}),
    (DocumentRow, {"slug": "other", "has_dashboard": False}),
    (DocumentRow, {}),
    (IndicatorRow, {"polarity": None}),
    (IndicatorRow, {"polarity": "unknown"}),
    (IndicatorRow, {"unit": "euro"}),
    (IndicatorRow, {"name": "Score"}),
    (IndicatorRow, {"general": "x"}),
    (IndicatorRow, {"count_of": "nothing"}),
    (InboxRow, {"state": "lost"}),
    (InboxRow, {"state": "done"}),
    (InboxRow, {"owner": "replica"}),
    (InboxRow, {"attempts": -1}),
]


def test_other_impossible_rows_are_refused(connection: Connection) -> None:
    taken = [(model.__name__, given) for model, given in OTHERS if not refuses(connection, model, given)]
    assert taken == []


@pytest.mark.parametrize(
    ("second", "refused"),
    [
        ({}, True),
        ({"place": "paragraph 2"}, False),
        ({"origin": "appendix"}, False),
        ({"role": "measure"}, False),
    ],
    ids=str,
)
def test_one_printing_stands_once(connection: Connection, second: dict[str, Any], refused: bool) -> None:
    assert refuses(connection, FigureRow, {"value": "1"}, {"value": "1"} | second) is refused


def test_a_document_has_one_measure_of_an_indicator(connection: Connection) -> None:
    first: dict[str, Any] = {"value": "1", "role": "measure"}
    assert refuses(connection, FigureRow, first, {**first, "place": "paragraph 2"})


@pytest.mark.parametrize(
    ("model", "change", "refused"),
    [
        (FigureRow, {"value": "2"}, True),
        (FigureRow, {"quartile": 2}, True),
        (FigureRow, {"note": "our own words"}, False),
        (DocumentRow, {"title": "another"}, True),
        (DocumentRow, {"unexplained": "our own words"}, False),
    ],
)
def test_what_was_published_is_never_overwritten(
    connection: Connection, model: type[Row], change: dict[str, Any], refused: bool
) -> None:
    put(connection, FigureRow, {"value": "1"})
    try:
        connection.execute(
            text(f"UPDATE {model.__tablename__} SET {', '.join(f'{k} = :{k}' for k in change)}"), change
        )
        overwritten = True
    except DBAPIError as error:
        overwritten = "never overwritten" not in str(error.orig)
    assert overwritten is not refused
