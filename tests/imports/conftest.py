"""The commands of importing on a database of one's own, made once and copied, on 1 July 2026, as the user `ann`."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.build import build
from bot.cli import main
from bot.config import SETTINGS

Run = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the packaged reports, to copy."""
    path = tmp_path_factory.mktemp("packaged") / "scrutineer.db"
    build(path, now=lambda: NOW).store.close()
    return path


@pytest.fixture
def database(packaged: Path, tmp_path: Path) -> Path:
    """A database of one's own."""
    return Path(shutil.copy(packaged, tmp_path / "own.db"))


@pytest.fixture
def typed(database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Types a command: its exit status, output and errors."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    monkeypatch.setattr("bot.build.clock", lambda: NOW)

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main([*arguments, "--database", f"sqlite:///{database}"])
        except SystemExit as left:
            status = int(left.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return command
