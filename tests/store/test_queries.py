"""The named SELECTs: each looks at one area and only at what is published by then."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import event

from store.open import Store
from store.queries import Reader
from tests.store.small import NOW, cells, small_store, write_document

Q2, Q3 = "Q2 2021/22", "Q3 2021/22"
MEETING = """meeting = 2022-03-08
[document.overview]
measures = 2
quartiles = [1, 0, 0, 0]
place = "paragraph 5"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports: the second revises what the first says of Q2 and has a gap."""
    write_document(tmp_path, "q2", Q2, cells(period=Q2, value="19.3", target="<18.7%"))
    rows = [
        cells(indicator="count", value="1303.0"),
        cells(),
        cells(period=Q2, role="previous", value="19.4"),
        cells(indicator="score", value="", missing="N/A"),
        cells(indicator="score", role="previous", period=Q2, value="-0.10"),
    ]
    write_document(tmp_path, "q3", Q3, *rows, more=MEETING)
    return tmp_path


def values(reader: Reader, code: str) -> list[tuple[str, str]]:
    return [(figure.period, str(figure.value)) for figure in reader.standing(code)]


def test_the_figures_that_stand_today(database_url: str, folder: Path) -> None:
    with small_store(database_url, folder) as store, store.reading() as reader:
        assert values(reader, "rate") == [(Q2, "19.4"), (Q3, "19.6")]


def test_a_document_of_the_future_is_hidden_from_every_query(database_url: str, folder: Path) -> None:
    meeting = datetime(2022, 3, 8, tzinfo=UTC)
    with small_store(database_url, folder) as store:
        with store.reading(now=meeting - timedelta(seconds=1)) as before:
            early = (
                values(before, "rate"),
                [one.slug for one in before.documents()],
                before.document(Q3),
                before.gaps("score"),
                before.holding_value(Decimal("19.6")),
            )
        with store.reading(now=meeting) as after:
            assert (early, len(after.documents())) == (([(Q2, "19.3")], ["q2"], None, (), ()), 2)


def test_another_area_has_figures_of_its_own(database_url: str, folder: Path) -> None:
    with small_store(database_url, folder) as store, store.reading(area="elsewhere") as reader:
        assert (reader.standing("rate"), reader.holding_value(Decimal("19.6"))) == ((), ())


def test_documents_come_newest_report_first_with_their_overview(database_url: str, folder: Path) -> None:
    with small_store(database_url, folder) as store, store.reading() as reader:
        newest, oldest = reader.documents()
    assert newest.overview is not None
    assert (newest.slug, newest.overview.quartiles, newest.overview.improved) == ("q3", (1, 0, 0, 0), None)
    assert (oldest.overview, oldest.meeting, oldest.report_end.isoformat()) == (None, None, "2021-09-30")


def test_a_document_is_found_by_its_report(database_url: str, folder: Path) -> None:
    with small_store(database_url, folder) as store, store.reading() as reader:
        assert reader.document(Q2) == reader.documents()[1]


def test_measures_come_in_the_document_s_order_with_what_it_prints_as_previous(
    database_url: str, folder: Path
) -> None:
    with small_store(database_url, folder) as store, store.reading() as reader:
        document = reader.document(Q3)
        assert document is not None
        measures = reader.measures(document)
    rows = [
        (one.printing.indicator, str(one.printing.value), one.previous and str(one.previous.value))
        for one in measures
    ]
    assert rows == [("count", "1303.0", None), ("rate", "19.6", "19.4"), ("score", "None", "-0.10")]


def test_gaps_say_what_stands_instead(database_url: str, folder: Path) -> None:
    with small_store(database_url, folder) as store, store.reading() as reader:
        assert [(one.period, one.missing) for one in reader.gaps("score")] == [(Q3, "N/A")]


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("19.6", [("rate", Q3)]),
        ("19.60", [("rate", Q3)]),
        ("1303", [("count", Q3)]),
        ("-0.1", [("score", Q2)]),
        ("19.3", [("rate", Q2)]),  # first published so, and since revised
        ("19.5", []),
    ],
)
def test_a_number_is_found_as_a_number(
    database_url: str, folder: Path, number: str, found: list[tuple[str, str]]
) -> None:
    with small_store(database_url, folder) as store, store.reading() as reader:
        figures = reader.holding_value(Decimal(number))
    assert [(figure.indicator, figure.period) for figure in figures] == found


def test_the_clock_is_asked_for_every_reading(packaged_store: Store) -> None:
    with packaged_store.reading() as reader:
        assert reader.now == datetime(2026, 1, 1, tzinfo=UTC) < NOW


# What the packaged documents hold: code, period, the value that stands, what was first published
PACKAGED = [
    ("cfws-individuals", Q2, "4089", ["3972"]),
    ("cfws-families", Q2, "1569", ["1505"]),
    ("feee-2", "Summer 2021", "68.47", []),
    ("feee-2", "Autumn 2021", "77.57", []),
    ("cic-same-placement", "Q3 2020/21", "66.9", []),
]


@pytest.mark.parametrize(("code", "period", "value", "first"), PACKAGED)
def test_the_packaged_figures_stand_as_the_rules_say(
    packaged_store: Store, code: str, period: str, value: str, first: list[str]
) -> None:
    with packaged_store.reading() as reader:
        (figure,) = (one for one in reader.standing(code) if one.period == period)
    assert (str(figure.value), [str(one.value) for one in figure.revised_from]) == (value, first)


def test_a_reader_that_waits_for_the_database_holds_no_other_up(packaged_store: Store) -> None:
    """Behind pgBouncer the other may have the very session that it waits for."""
    told: list[int] = []

    def meanwhile(*_: object) -> None:
        with packaged_store.reading() as other:
            thread = Thread(target=lambda: told.append(len(other.documents())), daemon=True)
            thread.start()
            thread.join(5)

    with packaged_store.reading() as reader:
        event.listen(packaged_store.engine, "before_cursor_execute", meanwhile, once=True)
        reader.documents()
    assert told == [5]
