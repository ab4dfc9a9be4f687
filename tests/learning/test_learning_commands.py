"""The commands of learning, as they are typed: what they print, and their exit status."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import SETTINGS
from tests.learning.conftest import EHE

Run = Callable[..., tuple[int, str, str]]
COMPARE = "re-referrals Q3 vs Q2?"


@pytest.fixture
def run(database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a database of one's own, as the user `ann`: exit status, output, errors."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "ann")

    def command(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main([*arguments, "--database", f"sqlite:///{database}"])
        told = capsys.readouterr()
        return status, told.out, told.err

    return command


def test_misses_of_the_terminal_are_listed_with_what_to_add(run: Run) -> None:
    run("run", typed="care leavers\naccommodation\nreferrals of repeat wibblers\nre-referrals\nwibbles\nQ3 wibbles please\n")
    told = (
        "2 times by 1 person: “q3 wibbles please” (not understood)\n"
        "    nothing came near\n"
        "    suggested: nothing, unless you know which indicator it is\n"
        "1 time by 1 person: “referrals of repeat wibblers” (not understood)\n"
        "    chosen: Re-referrals to social care within 12 months (1)\n"
        "    suggested: scrutineer teach 'referrals of repeat wibblers' 'Re-referrals to social care within 12 months'"
        " --from 'referrals of repeat wibblers'\n"
        "1 time by 1 person: “care leavers” (asked which one was meant)\n"
        "    chosen: Care leavers in suitable accommodation (1)\n"
        "    suggested: nothing. “care leavers” may mean Care leavers in suitable accommodation or Care leavers in education,"
        " employment or training or NEET young people aged 16-17, and a name must mean just one thing.\n"
    )
    assert run("misses") == (0, told, "")


def test_test_runs_leave_no_misses(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "questions.txt"
    batch.write_text('care leavers\n{"question": "wibbles", "thread": "t"}\n', encoding="utf-8")
    run("ask", "--batch", str(batch))
    run("ask", "wibbles")
    run("explain", "wibbles")
    assert run("misses", "--days", "7") == (0, "No misses in the last 7 days.\n", "")


def test_opted_out_nothing_is_kept_and_what_was_is_forgotten(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("run", typed="wibbles\n")
    monkeypatch.setenv("SCRUTINEER_MISSES", "off")
    run("run", typed="bobbles\n")
    off = run("misses")
    monkeypatch.delenv("SCRUTINEER_MISSES")
    told = (0, "Misses are not kept: SCRUTINEER_MISSES is off.\n", "")
    assert (off, run("misses")) == (told, (0, "No misses in the last 90 days.\n", ""))


def test_a_name_is_taught_listed_and_undone(run: Run) -> None:
    taught = run("teach", "Wibbles", EHE, "--from", "how many wibbles?")
    assert taught == (0, f"From now on “wibbles” means {EHE}.\n", "")
    assert run("ask", "wibbles in Q2 2024/25")[1].startswith(f"{EHE}: 1,119 ")
    assert run("teach", "--undo", "wibbles") == (0, f"“wibbles” no longer means {EHE}.\n", "")
    (listed,) = run("teach", "--list")[1].splitlines()
    assert listed.startswith(f"“wibbles”: {EHE} (taught by ann on ") and ", from “how many wibbles?”; undone by ann on " in listed


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("teach", "home schooled", EHE), f"scrutineer: “home schooled” is understood already, as {EHE}.\n"),
        (("teach", "--undo", "wibbles"), "scrutineer: “wibbles” is no name that was taught and still stands.\n"),
        (("verify", "--add", "wibbles"), "scrutineer: that question has no answer to verify: it is not understood.\n"),
    ],
)
def test_what_is_refused_is_one_line_on_standard_error(run: Run, arguments: tuple[str, ...], error: str) -> None:
    assert run(*arguments) == (2, "", error)


@pytest.mark.parametrize(
    "arguments",
    [(), ("wibbles",), ("--list", "--undo", "x"), ("wibbles", EHE, "--list"), ("wibbles", "--undo", "x"), ("--list", "--from", "x")],
)
def test_arguments_that_can_not_be_used(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = run("teach", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("days", ["0", "-1", "many", "1.5"])
def test_days_are_a_whole_number(run: Run, days: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run("misses", f"--days={days}")
    assert ended.value.code == 2


def test_the_export_is_toml(run: Run) -> None:
    run("teach", "wibbles", EHE)
    status, out, _ = run("catalogue", "export")
    assert (status, [entry["code"] for entry in tomllib.loads(out)["indicator"]]) == (0, ["home-educated"])


def test_nothing_taught_yet(run: Run) -> None:
    assert (run("teach", "--list")[1], tomllib.loads(run("catalogue", "export")[1])) == ("No name has been taught.\n", {})


def test_verified_questions_are_asked_again(run: Run) -> None:
    run("teach", "wibbles", EHE)
    answer = run("ask", "wibbles")[1]
    assert run("verify", "--add", "wibbles") == (0, f"{answer}\nVerified.\n", "")
    assert run("verify") == (0, "1 verified, 0 changed.\n", "")
    run("teach", "--undo", "wibbles")
    status, out, _ = run("verify")
    assert (status, out.count("\n"), out.splitlines()[-1]) == (1, 2, "1 verified, 1 changed.")
