"""The commands, each as its own process: what they print, how they end, and what they say where something is wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.front_door import Json

Run = Callable[..., subprocess.CompletedProcess[str]]
SCRUTINEER = (sys.executable, "-m", "bot.cli")
ROOT = Path(__file__).parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of somebody who has set nothing but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONWARNINGS", "SYSTEMROOT") if name in os.environ}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "PYTHONIOENCODING": "utf-8"} | more


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with its embedded database, filled by whichever command comes first."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path) -> Run:
    """Runs a command to its end; `given` is typed into it, keyword arguments are settings."""

    def start(*arguments: str, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*SCRUTINEER, *arguments], input=given, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
            encoding="utf-8", env=environment(home, **settings),
        )  # fmt: skip

    return start


@pytest.fixture
def batch(tmp_path: Path) -> Callable[[str], str]:
    """Writes a file of questions, and gives its path."""

    def write(text: str) -> str:
        path = tmp_path / "questions.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def lines(done: subprocess.CompletedProcess[str]) -> list[Json]:
    """The JSON objects that a command printed, one a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_question_is_answered_in_plain_text(run: Run) -> None:
    done = run("ask", "re-referrals Q3 vs Q2?")
    assert (done.returncode, done.stderr, "19.6%" in done.stdout, "Source: " in done.stdout) == (0, "", True, True)


def test_a_question_is_answered_as_one_line_of_json(run: Run) -> None:
    done = run("ask", "re-referrals Q3 vs Q2?", "--json")
    (answer,) = lines(done)
    assert (answer["schema"], answer["outcome"], bool(answer["blocks"])) == (1, "answered", True)


def test_the_embedded_database_is_made_where_it_belongs(run: Run, home: Path) -> None:
    run("ask", "NEET")
    assert (home / "scrutineer" / "scrutineer.db").is_file()


MIXED = """\
re-referrals Q3 2021/22

{"question": "NEET December 2021", "thread": "a"}
{"question": "home educated Q3 2021/22", "thread": "b"}
{"question": "and Q2?", "thread": "a"}
{"question": "and Q2?", "thread": "b"}
and Q2?
{"question": "potholes"}
care leavers
hello
re-referrals Q1 2022/23
"""


def test_a_batch_is_answered_in_order_and_by_thread(run: Run, batch: Callable[[str], str]) -> None:
    done = run("ask", "--batch", batch(MIXED), "--json")
    told = [(a["outcome"], [f["value"] for f in a["figures"]]) for a in lines(done)]
    assert (done.returncode, done.stderr, told) == (0, "", [
        ("answered", [19.6]), ("answered", [1.2]), ("answered", [829]), ("answered", [1.4]), ("answered", [749]), ("not_understood", []),
        ("not_understood", []), ("choose", []), ("help", []), ("not_held", []),
    ])  # fmt: skip


def test_a_batch_is_read_from_standard_input_and_past_a_byte_order_mark(run: Run, batch: Callable[[str], str]) -> None:
    piped = run("ask", "--batch", "-", "--json", given="NEET December 2021\n")
    marked = run("ask", "--batch", batch("\ufeffNEET December 2021\r\n"), "--json")
    assert [lines(done)[0]["question"] for done in (piped, marked)] == ["NEET December 2021"] * 2


def test_threads_of_one_run_are_forgotten_in_the_next(run: Run, batch: Callable[[str], str]) -> None:
    thread = '{{"question": "{}", "thread": "t1"}}\n'
    run("ask", "--batch", batch(thread.format("re-referrals Q3 2021/22")), "--json")
    assert lines(run("ask", "--batch", batch(thread.format("and Q2?")), "--json"))[0]["outcome"] == "not_understood"


def test_today_is_the_day_that_relative_dates_go_by(run: Run) -> None:
    then = lines(run("ask", "--today", "2022-03-08", "NEET last month", "--json"))[0]
    newer = lines(run("ask", "--today", "2017-08-01", "NEET", "--json"))[0]
    assert (then["outcome"], "February 2022" in then["text"], newer["figures"][0]["period"]) == ("not_held", True, "Q2 2024/25")


USAGE = [
    ((), "COMMAND"),
    (("ask",), "give one question in quotation marks"),
    (("ask", "NEET", "--batch", "questions.txt"), "give one question in quotation marks"),
    (("ask", "NEET", "--today", "8/3/2022"), "'8/3/2022' is not a date"),
    (("ask", "NEET", "--today", "2022-02-30"), "'2022-02-30' is not a date"),
    (("ask", "NEET", "--colour"), "--colour"),
    (("ask", "--batch", "/no/such/file.txt"), "/no/such/file.txt can't be read"),
    (("ask", "--batch", "."), "can't be read"),
    (("forecast",), "forecast"),
    (("run", "--http", "eighty"), "eighty"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "says"), USAGE)
def test_arguments_that_cannot_be_used(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, says in done.stderr, "Traceback" in done.stderr) == (2, "", True, False)


WRONG_LINES = ['{"question": }', '{"thread": "t1"}', "{}", '{"question": "NEET"']


@pytest.mark.parametrize("line", WRONG_LINES)
def test_a_line_of_a_batch_that_cannot_be_used_is_named(run: Run, batch: Callable[[str], str], line: str) -> None:
    done = run("ask", "--batch", batch(f"NEET\n{line}\n"), "--json")
    assert (done.returncode, "line 2" in done.stderr, done.stderr.count("\n")) == (2, True, 1)


def test_a_batch_that_is_not_utf_8_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("re-referrals – Q3\n".encode("cp1252"))
    done = run("ask", "--batch", str(path))
    assert (done.returncode, "UTF-8" in done.stderr, done.stderr.count("\n")) == (2, True, 1)


FAULTS: list[tuple[tuple[str, ...], dict[str, str], str]] = [
    (("ask", "NEET", "--database", "nonsense"), {}, "database address"),
    (("ask", "NEET", "--database", "mysql://localhost/x"), {}, "SQLite file or PostgreSQL"),
    (("ask", "NEET", "--database", "sqlite:////proc/nowhere/scrutineer.db"), {}, "/proc/nowhere"),
    (("ask", "NEET", "--database", "postgresql://nobody:hunter2@127.0.0.1:9/none"), {}, "database"),
    (("ask", "NEET"), {"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
    (("ask", "NEET"), {"SCRUTINEER_LOG_LEVEL": "LOUD"}, "SCRUTINEER_LOG_LEVEL"),
    (("run",), {"SLACK_BOT_TOKEN": "xoxb-hunter2"}, "SLACK_APP_TOKEN"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "settings", "says"), FAULTS)
def test_a_fault_is_one_line_that_says_what_to_do(run: Run, arguments: tuple[str, ...], settings: dict[str, str], says: str) -> None:
    done = run(*arguments, **settings)
    told = (done.returncode, done.stdout, says in done.stderr, done.stderr.count("\n"), "hunter2" in done.stderr)
    assert told == (1, "", True, 1, False), done.stderr


def test_a_file_that_is_no_database_is_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are my notes.\n" * 100)
    done = run("ask", "NEET", "--database", f"sqlite:///{path}")
    assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (1, 1, False), done.stderr


def test_doctor_says_what_is_loaded_and_keeps_secrets(run: Run) -> None:
    done = run("doctor", SLACK_BOT_TOKEN="xoxb-hunter2", SLACK_APP_TOKEN="xapp-hunter2")
    told = [word in done.stdout for word in ("SLACK_BOT_TOKEN: set", "5 documents", "Q3 2021/22", "83 indicators", "WRONG", "hunter2")]
    assert (done.returncode, told) == (0, [True, True, True, True, False, False]), done.stdout


def test_doctor_says_what_is_wrong(run: Run) -> None:
    done = run("doctor", "--database", "nonsense")
    assert (done.returncode, "WRONG" in done.stdout, "Traceback" in done.stderr) == (1, True, False)


def test_explain_shows_every_step_and_the_answer(run: Run) -> None:
    done = run("explain", "<@U1> re-referals Q3 vs Q2?")
    steps = ("plain text:", "spelling:", "periods:", "cue words:", "left for matching:", "readings:", "decided:", "outcome:", "figure:", "change:")
    assert (done.returncode, [s for s in steps if s not in done.stdout], "Source: " in done.stdout) == (0, [], True)


def test_run_without_slack_converses_over_standard_input(run: Run) -> None:
    done = run("run", given="re-referrals Q3 2021/22\n\nand Q2?\ncare leavers\n2")
    answers = done.stdout.strip().split("\n\n")
    assert (done.returncode, len(answers), "Slack is not connected" in done.stderr) == (0, 4, True)
    assert [says in answer for says, answer in zip(("19.6%", "19.3%", "Which one", "49.3%"), answers, strict=True)] == [True] * 4


def test_a_reader_that_goes_away_is_no_fault(home: Path, batch: Callable[[str], str]) -> None:
    command = [*SCRUTINEER, "ask", "--batch", batch("summary of Q3 2021/22\n" * 400), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment(home)) as process:
        assert process.stdout is not None and process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert (json.loads(first)["kind"], process.wait(60), said) == ("summary", 0, "")
