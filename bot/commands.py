"""What the commands share: their database, who is at the terminal, and how a refusal is told."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.config import Config

if TYPE_CHECKING:
    from bot.build import Parts


def command(commands: Any, name: str, does: object, text: str) -> argparse.ArgumentParser:
    """A command with its database, added to the parser's."""
    one: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    one.set_defaults(command=does)
    one.add_argument("--database", metavar="URL", help="the database (default: DATABASE_URL, else the embedded SQLite file)")
    return one


@contextmanager
def built(arguments: argparse.Namespace, settings: Config) -> Iterator[Parts]:
    """Everything that answers, built for one command."""
    from bot.build import build

    parts = build(arguments.database or settings.database)
    try:
        yield parts
    finally:
        parts.store.close()


def who_is_here() -> str:
    """Who is at the terminal; a number where the machine has no name for them, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def wrong(sentence: str) -> int:
    """The exit status of what is refused, its sentence being told."""
    print(f"scrutineer: {sentence}", file=sys.stderr)
    return 2
