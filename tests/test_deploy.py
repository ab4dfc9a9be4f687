"""What is in deploy/ fits the program: settings that exist, secrets by reference, sentences that are really said."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.config import SETTINGS
from tests.source_tree import ROOT, modules

DEPLOY = ROOT / "deploy"
RUNBOOK = (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
UNIT = (DEPLOY / "scrutineer.service").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
KUBERNETES: list[dict[str, Any]] = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))
NAMES = {setting.name for setting in SETTINGS}
SECRETS = {setting.name for setting in SETTINGS if setting.secret}


def containers() -> Iterator[dict[str, Any]]:
    for one in KUBERNETES:
        yield from one["spec"].get("template", {}).get("spec", {}).get("containers", [])


def the_bot() -> dict[str, Any]:
    return next(container for container in containers() if container["name"] == "bot")


def source_text() -> str:
    """All the rooms' source on one line, with f-strings' places as they stand."""
    joined = " ".join((ROOT / module.path).read_text(encoding="utf-8") for module in modules())
    return re.sub(r'"\s+f?"', "", joined).replace("\\'", "'")


def quoted_sentences() -> list[str]:
    """What the first columns of the tables quote, and what the log is said to say."""
    rows = [row for table in RUNBOOK.split("| it says |")[1:] for row in table.split("\n\n")[0].splitlines()[2:]]
    in_tables = [said for row in rows for said in re.findall(r"`([^`]+)`", row.split("|")[1])]
    return [*in_tables, *re.findall(r"log says `([^`]+)`", RUNBOOK)]


@pytest.mark.parametrize("name", COMPOSE["services"]["bot"]["environment"])
def test_compose_sets_what_the_program_reads(name: str) -> None:
    assert name in NAMES


@pytest.mark.parametrize("name", [one["name"] for one in the_bot()["env"]])
def test_kubernetes_sets_what_the_program_reads(name: str) -> None:
    assert name in NAMES


def test_kubernetes_holds_no_secret() -> None:
    told = [one for container in containers() for one in container["env"] if "PASSWORD" in one["name"] or one["name"] in SECRETS]
    assert [one["name"] for one in told if "secretKeyRef" not in one.get("valueFrom", {})] == []


def test_the_run_book_makes_every_key_of_the_secret() -> None:
    keys = {one["valueFrom"]["secretKeyRef"]["key"] for c in containers() for one in c["env"] if "valueFrom" in one}
    assert keys == set(re.findall(r"--from-literal=([\w-]+)=", RUNBOOK))


def test_there_are_two_replicas() -> None:
    assert [one["spec"]["replicas"] for one in KUBERNETES if one["kind"] == "Deployment"] == [2]


def test_all_start_the_bot_and_none_as_root() -> None:
    started = ('ENTRYPOINT ["scrutineer"]\nCMD ["run"]' in DOCKERFILE, "/scrutineer run\n" in UNIT)
    assert (started, "\nUSER 10001\n" in DOCKERFILE, "\nDynamicUser=yes\n" in UNIT) == ((True, True), True, True)


@pytest.mark.parametrize("path", re.findall(r"COPY (?!--from)(\S+) (?!\.)", DOCKERFILE))
def test_the_image_copies_what_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("sentence", quoted_sentences())
def test_a_sentence_of_the_run_book_is_really_said(sentence: str) -> None:
    pieces = [piece for piece in re.split(r": |^[A-Z]+_[A-Z_]+ ", sentence) if piece]
    assert [piece for piece in pieces if piece not in source_text()] == []
