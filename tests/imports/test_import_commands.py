"""The commands of importing, as they are typed: what they print, and their exit status."""

from __future__ import annotations

import csv
import shutil
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from bot.build import build
from intents.documents.tidy import COLUMNS
from tests.bot.drafted import SLUG, bring_draft
from tests.imports.conftest import Run
from tests.source_tree import ROOT

IN_MARCH = datetime(2026, 3, 1, 9, tzinfo=UTC)
HEAD = "Measure,Polarity,Unit,Topic,Description\n"


@pytest.fixture(scope="session")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a draft, made once, to copy."""
    path = tmp_path_factory.mktemp("draft") / "scrutineer.db"
    built = build(path, now=lambda: IN_MARCH)
    bring_draft(built, IN_MARCH)
    built.store.close()
    return path


@pytest.fixture
def database(draft: Path, tmp_path: Path) -> Path:
    """A database of one's own."""
    return Path(shutil.copy(draft, tmp_path / "own.db"))


def test_imports_are_listed_with_what_stands(typed: Run) -> None:
    typed("undo", "1", "--who", "bob")
    told = (
        "   1  2026-03-01 09:00  ann imported dashboard.xlsx (q3-2024-25, 4 figures): nothing of it stands\n"
        "   2  2026-07-01 09:00  bob undid import 1 (q3-2024-25, 0 figures): nothing of it stands\n"
    )
    assert typed("imports") == (0, told, "")


@pytest.mark.parametrize(
    ("at", "says", "state"),
    [
        ("now", "is published from 2026-07-01 09:00 on", "published since 2026-07-01 09:00"),
        ("unknown", "is a draft", "a draft without a publication time"),
        ("2026-12-08 09:00", "is published from 2026-12-08 09:00 on", "a draft until 2026-12-08 09:00"),
        ("2026-07-08 09:00", "is published from 2026-07-08 09:00 on", "a draft until 2026-07-08 09:00"),
        ("2026-10-25 01:30", "is published from 2026-10-25 01:30 on", "a draft until 2026-10-25 01:30"),
        ("2026-07-01 08:57", "is published from 2026-07-01 09:00 on", "published since 2026-07-01 09:00"),
    ],
)
def test_a_draft_is_published_from_a_london_time_on(typed: Run, at: str, says: str, state: str) -> None:
    status, out, err = typed("publish", SLUG, "--at", at)
    assert (status, says in out, err, state in typed("imports")[1]) == (0, True, "", True)


@pytest.mark.parametrize("at", ["2020-07-01 09:00", "2026-06-30 09:00", "2026-07-01 08:54"])
def test_a_time_that_has_passed_publishes_nothing(typed: Run, at: str) -> None:
    told = f"scrutineer: That time has passed ({at}): give one to come, or say --at now to publish at once. Nothing was changed.\n"
    assert (typed("publish", SLUG, "--at", at), "without a publication time" in typed("imports")[1]) == ((2, "", told), True)


def test_an_hour_that_comes_twice_is_the_later(typed: Run) -> None:
    typed("publish", SLUG, "--at", "2026-10-25 01:30")
    assert "from 2026-10-25 01:30 UTC" in typed("history", "young-carers")[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("undo", "9"), "There is no import 9"),
        (("publish", "nothing", "--at", "now"), "There is no document nothing"),
        (("publish", "q3-2021-22", "--at", "now"), "q3-2021-22 is published since 2022-03-08"),
        (("publish", SLUG), "--at"),
        (("publish", SLUG, "--at", "soon"), "is not a London time"),
        (("readers", "nothing", "--set", "user:U1"), "There is no document nothing"),
        (("readers", SLUG, "--set", "everybody"), "is not channel:ID or user:ID"),
        (("history", "potholes"), "No indicator is called “potholes”"),
        (("export", "--report", "Q3 2024/25"), "No report of Q3 2024/25 is published"),
        (("catalogue", "import"), "catalogue import FILE"),
        (("catalogue", "export", "file.csv"), "catalogue import FILE"),
        (("catalogue", "import", "there-is-no.csv"), "can't be read"),
        (("catalogue", "import", "there-is-no.csv", "--polarity", "bad=-"), "is not low, high or none and a mark"),
    ],
)
def test_what_can_t_be_is_refused_in_a_sentence(typed: Run, arguments: tuple[str, ...], says: str) -> None:
    status, out, err = typed(*arguments)
    assert (status, out, says in err, "Traceback" in err) == (2, "", True, False), err


def test_the_history_of_an_indicator(typed: Run) -> None:
    typed("undo", "1")
    told = (
        "2026-03-01 09:00  ann made the indicator: polarity high, percent\n"
        "2026-03-01 09:00  ann imported dashboard.xlsx as import 1 of q3-2024-25\n"
        "    Q3 2024/25: 48.6 (measure, dashboard: young-carers, withdrawn by 2)\n"
        "    Q2 2024/25: 47.4 (previous, dashboard: young-carers, withdrawn by 2)\n"
        "2026-03-01 09:00  ann made the draft q3-2024-25 known to channel C1, user U1\n"
        "2026-07-01 09:00  ann undid import 1 of q3-2024-25, as number 2\n"
    )
    assert typed("history", "Young carers supported IN time") == (0, told, "")


def test_what_came_with_the_program_has_no_history(typed: Run) -> None:
    assert "nothing is on record" in typed("history", "cic-dental")[1]


@pytest.mark.parametrize(
    ("arguments", "known"),
    [((), "channel:C1, user:U1"), (("--set", "channel:C2"), "channel:C2"), (("--set",), "nobody")],
)
def test_readers_are_listed_and_set(typed: Run, arguments: tuple[str, ...], known: str) -> None:
    told = f"Before its publication {SLUG} is known to {known}.\n"
    assert (typed("readers", SLUG, *arguments), typed("readers", SLUG)) == ((0, told, ""), (0, told, ""))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.parametrize(
    ("report", "file", "title", "meeting"),
    [
        ("Q3 2021/22", "q3-2021-22", "Quarter 3 2021/22 performance report", "2022-03-08"),
        ("Q1 2017/18", "q1-2017-18", "Quarter 1 2017/18 performance dashboard", ""),
    ],
)
def test_the_export_of_a_report_is_what_its_file_says(typed: Run, report: str, file: str, title: str, meeting: str) -> None:
    packaged = (ROOT / "store" / "figures" / f"{file}.csv").read_text(encoding="utf-8")
    own = [{**row, "area": row["area"] or "leicestershire"} for row in rows(packaged)]
    document = {"document": file, "title": title, "report": report, "meeting": meeting}
    assert rows(typed("export", "--report", report)[1]) == [{**document, **row} for row in own]


def test_the_export_as_a_file_says_what_was_written(typed: Run, tmp_path: Path) -> None:
    count = len(rows(typed("export")[1]))
    file = tmp_path / "figures.csv"
    assert typed("export", "--to", str(file)) == (0, f"{count:,} figures were written to {file}.\n", "")
    assert file.read_text(encoding="utf-8-sig") == typed("export")[1]


@pytest.mark.parametrize(
    ("to", "said"), [("figures.doc", "'figures.doc' must end in .csv or .xlsx"), ("no/such/place.xlsx", "can't be written: No such file or directory")]
)
def test_a_file_that_the_export_cant_be_written_to_is_told_of(typed: Run, to: str, said: str) -> None:
    status, out, err = typed("export", "--to", to)
    assert (status, out, said in err, "Traceback" in err) == (2, "", True, False)


@pytest.mark.parametrize(("at", "there"), [("2026-12-08 09:00", False), ("now", True)])
def test_the_export_is_of_what_is_published(typed: Run, at: str, there: bool) -> None:
    typed("publish", SLUG, "--at", at)
    out = typed("export")[1]
    assert (f"\n{SLUG}," in out, "young-carers" in out, out.split("\n")[0]) == (there, there, ",".join(COLUMNS))


@pytest.mark.parametrize("question", ["young carers supported in time", "summary"])
def test_a_question_at_the_terminal_is_asked_by_nobody_in_particular(typed: Run, question: str) -> None:
    out = typed("ask", question)[1]
    assert ("48.6" in out, "Q3 2024/25" in out) == (False, False)


def test_the_doctor_speaks_of_no_draft(typed: Run) -> None:
    out = typed("doctor")[1]
    assert ("young-carers" in out, "Q3 2024/25" in out) == (False, False)


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    """A dictionary of four rows: one good, one known already, two that say no polarity."""
    path = tmp_path / "dictionary.csv"
    rows = "Low birth weight,Low,%,Health,D\nNEET young people aged 16-17,Low,%,Education,D\nX,-,%,T,D\nY,,Number,T,D\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def test_a_dictionary_that_does_not_say_enough_is_refused_with_its_rows(typed: Run, dictionary: Path) -> None:
    status, out, err = typed("catalogue", "import", str(dictionary))
    lines = err.splitlines()
    assert (status, out, len(lines), lines[0]) == (
        2, "", 4, "scrutineer: 2 of 4 rows do not say enough, and nothing was imported:",
    ) and "line 4, X: it does not say whether low or high is good" in lines[1]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--leave-out",), "1 indicators were made, and 1 were known already. 2 rows were left out, as they do not say enough:"),
        (("--leave-out", "--polarity", "none=-"), "2 indicators were made, and 1 were known already. 1 rows were left out,"),
    ],
)
def test_a_dictionary_is_taken(typed: Run, dictionary: Path, arguments: tuple[str, ...], told: str) -> None:
    status, out, err = typed("catalogue", "import", str(dictionary), *arguments)
    assert (status, out.startswith(told), err) == (0, True, ""), out


def test_the_same_dictionary_twice_makes_nothing_twice(typed: Run, dictionary: Path) -> None:
    typed("catalogue", "import", str(dictionary), "--leave-out")
    assert "0 indicators were made, and 2 were known already" in typed("catalogue", "import", str(dictionary), "--leave-out")[1]


def test_who_made_what_is_on_record(typed: Run, dictionary: Path) -> None:
    typed("catalogue", "import", str(dictionary), "--leave-out", "--who", "Cat")
    assert "Cat made the indicator: polarity low, percent" in typed("history", "low birth weight")[1]
