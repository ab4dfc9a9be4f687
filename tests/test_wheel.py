"""Installed from its wheel, away from the checkout, the program is whole: figures, catalogue and migrations in it."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from bot.build import build, clock
from tests.source_tree import ROOMS, ROOT, project_files

QUESTION = "re-referrals Q3 vs Q2?"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the wheel installed, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return folder


def run(installed: Path, home: Path, *command: str) -> str:
    """Runs it elsewhere, with the libraries of this environment but not its link to the checkout (`-S` follows none)."""
    libraries = os.pathsep.join([str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    environment = {"PATH": os.defpath, "PYTHONPATH": libraries, "XDG_DATA_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-S", *command], cwd=home, env=environment, check=True, capture_output=True, text=True)
    return ran.stdout


def test_the_wheel_holds_every_file_of_the_rooms_and_no_other(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {path for path in project_files() if path.split("/")[0] in ROOMS}


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_taken_from_the_checkout(room: str, installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", f"import {room}; print({room}.__file__)")
    assert Path(where.strip()) == installed / room / "__init__.py"


def test_it_answers_as_the_checkout_does(installed: Path, tmp_path: Path) -> None:
    parts = build(tmp_path / "checkout.db")
    expected = parts.assistant.ask(QUESTION, thread=None, now=clock()).text
    parts.store.close()
    assert run(installed, tmp_path, str(installed / "bin" / "scrutineer"), "ask", QUESTION) == f"{expected}\n"
