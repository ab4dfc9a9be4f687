"""`scrutineer import` as a process that kills itself at a point of the way: `python -m tests.crashes.importing POINT import …`.

The points lie around the one transaction: before it is begun, in it when everything is written, and after its commit.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from bot.cli import main
from store import bringing, imports

POINTS = ("before", "half written", "before commit", "after commit")


def die(*given: Any, **named: Any) -> None:
    """No farewell."""
    os.kill(os.getpid(), signal.SIGKILL)


def _before(act: Callable[..., Any]) -> Callable[..., Any]:
    """Die, before it is done."""

    def done(*given: Any, **named: Any) -> Any:
        die()
        return act(*given, **named)

    return done


def _armed(point: str) -> None:
    """Let the process die there."""
    book: Any = imports.ImportBook
    whole: Any = bringing
    if point == "before":
        book.bring_in = _before(book.bring_in)
    elif point == "half written":
        whole._on_record = die  # the document, the import and its figures are written, and not yet who did it
    elif point == "before commit":
        brought = bringing.bring_in

        def written(*given: Any, **named: Any) -> Any:
            found = brought(*given, **named)
            event.listen(Engine, "commit", die)
            return found

        whole.bring_in = written
    elif point == "after commit":
        bring = book.bring_in

        def kept(*given: Any, **named: Any) -> Any:
            bring(*given, **named)
            die()

        book.bring_in = kept


if __name__ == "__main__":
    _armed(sys.argv[1])
    raise SystemExit(main(sys.argv[2:]))
