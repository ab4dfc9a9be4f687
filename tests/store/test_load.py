"""From CSV and documents.toml to the database: every fault at once, and nothing overwritten."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from store.engine import looking
from store.load import PackagedError, published_at
from store.models import CountedRow, FigureRow
from store.tables import table_of
from store.values import StoreError
from tests.store.small import cells, empty_database, fill_from, load, small_store, write_document

Q3 = "Q3 2021/22"


def faults_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(PackagedError) as raised:
        load(folder)
    return raised.value.faults


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"indicator": "nothing"}, "nothing is no indicator of the catalogue"),
        ({"period": "Q9 2021/22"}, "'Q9 2021/22' is no period"),
        ({"reported_against": "then"}, "'then' is no period"),
        ({"role": "main"}, "role is 'main', not one of measure, previous, other"),
        ({"value": "19.6%"}, "value is '19.6%', not a plain number"),
        ({"value": " 19.6"}, "value has space around '19.6'"),
        ({"value": "١٩"}, "value is '١٩', not a plain number"),
        ({"value": ""}, "it must have a value, or else what stands instead of it under missing"),
        ({"missing": "N/A"}, "it must have a value, or else what stands instead of it under missing"),
        ({"value": "100.1"}, "value is 100.1, more than 100 per cent"),
        ({"value": "-1"}, "value is -1, less than nought"),
        ({"neighbour": "101"}, "neighbour is 101, more than 100 per cent"),
        ({"numerator": "4.5"}, "numerator is '4.5', not a whole number"),
        ({"numerator": "49", "denominator": "48"}, "its numerator is greater than its denominator"),
        ({"quartile": "5"}, "quartile is '5', not a quartile from 1 to 4"),
        ({"rag": "blue"}, "rag is 'blue', not one of green, amber, red"),
        ({"place": ""}, "place is '', which must not be empty"),
    ],
    ids=str,
)
def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path, given: dict[str, str], fault: str) -> None:
    write_document(tmp_path, "q3", Q3, cells(role="other"), cells(**{"role": "measure", **given}))
    assert faults_of(tmp_path) == (f"q3.csv: line 3: {fault}",)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write_document(tmp_path, "q2", "Q2 2021/22", cells(value="x"), cells(quartile="9"), more="colour = 1\n")
    write_document(
        tmp_path, "q3", Q3, cells(), cells(), more='[[document.counted]]\nindicator = "no"\nreason = ""\n'
    )
    write_document(tmp_path, "q4", "Q4 2021/22", cells(place="elsewhere"), cells(rag="red", value="0,5"))
    assert faults_of(tmp_path) == (
        "documents.toml: q2: nobody knows what 'colour' is for",
        "documents.toml: q3: no is no indicator of the catalogue",
        "q3.csv: line 3: line 2 says this already",
        "q3.csv: line 3: line 2 says this already",
        "q4.csv: line 3: it has not 23 cells",
    )


def test_a_missing_file_and_wrong_columns_are_told(tmp_path: Path) -> None:
    write_document(tmp_path, "q2", "Q2 2021/22")
    write_document(tmp_path, "q3", Q3)
    (tmp_path / "q2.csv").unlink()
    (tmp_path / "q3.csv").write_text("indicator,value\n")
    missing, columns = faults_of(tmp_path)
    assert (missing, columns[:35]) == (
        "documents.toml: q2: there is no file q2.csv",
        "q3.csv: its columns must be indicat",
    )


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents.toml").write_text("[[document")
    assert [fault[:44] for fault in faults_of(tmp_path)] == ["documents.toml: it can't be read as TOML: Ex"]


@pytest.mark.parametrize(
    ("meeting", "report_end", "moment"),
    [
        (date(2022, 3, 8), date(2021, 12, 31), "2022-03-08T00:00:00+00:00"),
        (None, date(2017, 6, 30), "2017-06-30T23:00:00+00:00"),  # 1 July in London, which is in summer time
        (None, date(2021, 9, 30), "2021-09-30T23:00:00+00:00"),
        (None, date(2021, 12, 31), "2022-01-01T00:00:00+00:00"),
    ],
)
def test_publication_time(meeting: date | None, report_end: date, moment: str) -> None:
    assert published_at(meeting, report_end).isoformat() == moment


def figures_in(engine: Engine) -> int:
    with looking(engine) as connection:
        return connection.execute(select(func.count()).select_from(table_of(FigureRow))).scalar_one()


def test_loading_twice_changes_nothing(database_url: str, tmp_path: Path) -> None:
    write_document(tmp_path, "q3", Q3, cells(), cells(indicator="count", value="1303"))
    with empty_database(database_url) as engine:
        fill_from(engine, tmp_path)
        fill_from(engine, tmp_path)
        assert figures_in(engine) == 2


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([cells(value="19.7")], "published with value 19.6, but the packaged file says 19.7"),
        ([cells(value="19.60")], "with value 19.6, but the packaged file says 19.60"),
        ([cells(quartile="2")], "with quartile None, but the packaged file says 2"),
        ([], "but the packaged file says None"),
    ],
    ids=["value", "decimals", "quartile", "gone"],
)  # fmt: skip
def test_a_changed_figure_is_refused(
    database_url: str, tmp_path: Path, rows: list[dict[str, str]], refusal: str
) -> None:
    write_document(tmp_path, "q3", Q3, cells())
    with empty_database(database_url) as engine:
        fill_from(engine, tmp_path)
        (tmp_path / "documents.toml").unlink()
        write_document(tmp_path, "q3", Q3, *rows)
        with pytest.raises(StoreError) as raised:
            fill_from(engine, tmp_path)
    assert refusal in str(raised.value)


def test_a_changed_document_is_refused(database_url: str, tmp_path: Path) -> None:
    write_document(tmp_path, "q3", Q3, cells())
    with empty_database(database_url) as engine:
        fill_from(engine, tmp_path)
        (tmp_path / "documents.toml").unlink()
        write_document(tmp_path, "q3", Q3, cells(), more="meeting = 2022-03-08\n")
        with pytest.raises(StoreError, match=r"q3 .document. is published with .*never overwritten"):
            fill_from(engine, tmp_path)


def test_rows_are_added_and_our_own_words_follow_the_files(database_url: str, tmp_path: Path) -> None:
    write_document(tmp_path, "q3", Q3, cells(note="first"))
    counted = '[[document.counted]]\nindicator = "rate"\nas = "declined"\nreason = "{}"\n'
    with empty_database(database_url) as engine:
        fill_from(engine, tmp_path)
        for reason in ("one", "two"):
            (tmp_path / "documents.toml").unlink()
            rows = [cells(indicator="count", value="9"), cells(note="second")]
            write_document(tmp_path, "q3", Q3, *rows, more=counted.format(reason))
            fill_from(engine, tmp_path)
        figure, reasons = table_of(FigureRow), table_of(CountedRow)
        with looking(engine) as connection:
            rows_now = connection.execute(
                select(figure.c.indicator, figure.c.note).order_by(figure.c.position)
            ).all()
            reasons_now = connection.execute(select(reasons.c.reason)).scalars().all()
    assert ([tuple(row) for row in rows_now], list(reasons_now)) == (
        [("count", None), ("rate", "second")],
        ["two"],
    )


def test_a_fault_leaves_the_database_as_it_was(database_url: str, tmp_path: Path) -> None:
    write_document(tmp_path, "q2", "Q2 2021/22", cells(period="Q2 2021/22"))
    with empty_database(database_url) as engine:
        fill_from(engine, tmp_path)
        write_document(tmp_path, "q3", Q3, cells(value="x"))
        with pytest.raises(PackagedError):
            fill_from(engine, tmp_path)
        assert figures_in(engine) == 1


def test_what_is_printed_comes_back_as_printed(database_url: str, tmp_path: Path) -> None:
    printed = cells(
        value="97.00", neighbour="89.10", target="<18.70%", reported_difference="-5.0", numerator="0"
    )
    write_document(tmp_path, "q3", Q3, printed)
    with small_store(database_url, tmp_path) as store, store.reading() as reader:
        (one,) = reader.printings("rate")
    shown = [
        str(part) for part in (one.value, one.neighbour, one.target, one.reported_difference, one.numerator)
    ]
    target = "Target(text='<18.70%', operator='<', value=Decimal('18.70'))"
    assert shown == ["97.00", "89.10", target, "-5.0", "0"]
