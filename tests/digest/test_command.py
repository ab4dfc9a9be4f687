"""`scrutineer digest`: as text, as JSON and as messages."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import SETTINGS
from bot.slack.digest_blocks import messages, pages
from tests.digest.made import digest_of


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting, and one database for all of these tests."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(Path(tmp_path_factory.getbasetemp()) / "digest-command"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    assert main(["digest", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("report", ["Q3 2021/22", "q3 21/22", "quarter 3 2021/22", "March 2022"])
def test_it_prints_every_message(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--report", report) == "\n\n".join(page.text for page in pages(digest_of("Q3 2021/22"))) + "\n"


def test_without_a_report_it_is_the_latest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys).startswith("Digest of Q2 2024/25\n")


def test_json_has_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "--report", "Q3 2021/22", "--json"))
    assert (found["outcome"], found["kind"], found["summary"]["improved"], found["summary"]["quartiles"]["1"]) == ("answered", "summary", 12, 3)
    assert found["digest"]["attention"] == [{"indicator": "cp-plans-repeat", "reasons": ["red"]}]
    assert found["text"].startswith("Digest of Q3 2021/22\n") and "messages" not in found


@pytest.mark.parametrize("both", [False, True])
def test_blocks_are_the_messages(both: bool, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "--report", "Q3 2021/22", "--blocks", *(["--json"] if both else [])))
    assert (found["messages"] if both else found) == messages(digest_of("Q3 2021/22"))


def test_a_report_that_is_not_held_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--report", "Q1 2021/22").startswith("No report is held for Q1 2021/22")
    assert json.loads(run(capsys, "--report", "Q1 2021/22", "--json"))["outcome"] == "not_held"


@pytest.mark.parametrize("report", ["banana", "re-referrals Q3 2021/22"])
def test_what_names_no_report_is_refused(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", "--report", report]) == 2
    assert "names no report" in capsys.readouterr().err
