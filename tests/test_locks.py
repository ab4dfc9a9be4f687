"""The locks pin all that pyproject.toml names, each with its hashes, and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.source_tree import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME, DEV = PROJECT["project"]["dependencies"], PROJECT["project"]["optional-dependencies"]["dev"]
LOCKS = {
    "requirements.lock": [*RUNTIME, *DEV],
    "deploy/requirements.lock": RUNTIME,
    "deploy/build.lock": PROJECT["build-system"]["requires"],
}
ENTRY = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; [^\\\n]+)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def text_of(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version, _ in ENTRY.findall(text_of(lock))}


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_stands_in_a_lock_but_pins_with_hashes(lock: str) -> None:
    left = re.sub(r"^ *#.*\n", "", ENTRY.sub("", text_of(lock)), flags=re.MULTILINE)
    assert left == ""


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_what_is_asked_for(lock: str) -> None:
    held = pinned(lock)
    asked = [Requirement(one) for one in LOCKS[lock]]
    assert [str(one) for one in asked if not one.specifier.contains(held.get(canonicalize_name(one.name), "0"))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_agree(lock: str) -> None:
    whole = pinned("requirements.lock")
    assert {name: version for name, version in pinned(lock).items() if whole.get(name) != version} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_of_a_file_that_is_used(lock: str) -> None:
    users = "".join((ROOT / path).read_text(encoding="utf-8") for path in (Path("Makefile"), Path("deploy/Dockerfile")))
    assert lock in users
