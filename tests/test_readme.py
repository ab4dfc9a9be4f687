"""The README and the run-book are run: examples answer as printed, and nothing that exists is left undocumented."""

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from bot.cli import _parser, main
from bot.config import SETTINGS
from intents.kinds import Kind
from tests.source_tree import ROOT, project_files

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUNBOOK = (ROOT / "deploy" / "RUNBOOK.md").read_text(encoding="utf-8")
BOTH = README + RUNBOOK
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:bot|intents|store|tests|deploy|\.ci)/[\w./-]*|[A-Z]+\.md")
LINK = re.compile(r"\]\(([\w./-]+)\)")
NOT_KEPT = {"deploy/.env"}  # the run-book has it made, and git ignores it


def fenced(text: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text) if kind == language]


def examples(text: str) -> list[tuple[str, str]]:
    """Each `$ command` of the console blocks and the output under it."""
    parts = [part for body in fenced(text, "console") for part in re.split(r"^\$ ", body, flags=re.MULTILINE) if part]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = _parser()._actions
    return next(dict(a.choices) for a in actions if isinstance(a, argparse._SubParsersAction))


def options() -> Iterator[str]:
    for command in commands().values():
        yield from (option for action in command._actions for option in action.option_strings if option not in ("-h", "--help"))


def made() -> set[str]:
    """The Makefile's targets."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.fixture(autouse=True, scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No setting, and a home of one's own."""
    with pytest.MonkeyPatch.context() as patch:
        for setting in SETTINGS:
            patch.delenv(setting.name, raising=False)
        path = tmp_path_factory.mktemp("home")
        patch.setenv("XDG_DATA_HOME", str(path))
        yield path


@pytest.mark.parametrize(("command", "output"), examples(README))
def test_an_example_answers_as_printed(command: str, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = shlex.split(command)
    assert (program, main(arguments), capsys.readouterr().out) == ("scrutineer", 0, output)


def test_every_question_of_the_table_is_answered_and_every_kind_has_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = [cell for row in section("What can be asked").splitlines() if row.startswith("|") for cell in CODE.findall(row)]
    batch = tmp_path / "questions.txt"
    batch.write_text("\n".join(questions), encoding="utf-8")
    main(["ask", "--json", "--batch", str(batch)])
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = {answer["kind"]: answer["outcome"] for answer in answers}
    assert found == {kind: "help" if kind == "help" else "answered" for kind in get_args(Kind)}


def test_the_readme_opens_with_an_answer_and_then_the_two_commands() -> None:
    start = README.split("\n## ")[0]
    assert (len(fenced(start, "console")), fenced(start, "sh")) == (1, ["make run\n", "make test\n"])


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`scrutineer {command}" in section("The commands")


@pytest.mark.parametrize("option", sorted(set(options())))
def test_every_option_is_in_the_readme(option: str) -> None:
    assert option in section("The commands")


@pytest.mark.parametrize("setting", [*(setting.name for setting in SETTINGS), "XDG_DATA_HOME"])
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"`{setting}`" in section("Settings")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\b(?:SLACK|SCRUTINEER|DATABASE)_[A-Z_]+\b", BOTH))))
def test_no_setting_is_documented_that_is_not_there(name: str) -> None:
    assert name in {*(setting.name for setting in SETTINGS), "SCRUTINEER_SEEDS"}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b(?=[`\n ])", "\n".join(CODE.findall(BOTH)) + "\n"))))
def test_every_target_that_is_spoken_of_is_in_the_makefile(target: str) -> None:
    assert target in made()


@pytest.mark.parametrize("path", sorted({*filter(PATH.fullmatch, CODE.findall(BOTH)), *LINK.findall(BOTH)} - NOT_KEPT))
def test_every_path_that_is_spoken_of_is_there(path: str) -> None:
    assert any(one == path or one.startswith(path.rstrip("/") + "/") for one in project_files())


@pytest.mark.parametrize("command", ["make check", "make test"])
def test_what_lands_has_passed_the_readme_s_commands(command: str) -> None:
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8") and f"`{command}`" in README
