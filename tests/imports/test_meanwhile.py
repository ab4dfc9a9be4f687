"""Something else comes in while a preview is looked at: nothing is stored that was not seen so, and a sentence says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.build import build
from bot.importing.decisions import Decisions, UndecidedError
from bot.importing.desk import Importing
from bot.importing.preview import Preview
from bot.importing.reading import Said
from store.imported import ImportRefusedError
from tests.imports.conftest import NOW
from tests.imports.sheets import CLEAN, sheet

OWN, SLUG = "dashboard.csv", "q3-2024-25"
LOWER = sheet(CLEAN.replace("25.1%", "24.1%")).encode()
STANDS = "Another file of the same report came in, or was published or undone, since this was shown: run it again"
CHANGED = "What is held has changed since this was shown, and lines 1-2 with it: run it again to see it as it is now."


def look(desk: Importing, name: str, data: bytes) -> Preview:
    found = desk.look(name, data, Said(), NOW)
    assert isinstance(found, Preview)
    return found


def bring(desk: Importing, name: str) -> None:
    """Somebody else's file of the same report."""
    desk.take(look(desk, name, sheet(CLEAN).encode()), Decisions(), who="bob", now=NOW)


def publish(desk: Importing, name: str) -> None:
    """The same, published at once."""
    bring(desk, name)
    desk.store.imports.publish(SLUG, NOW, who="bob", now=NOW)


def undo(desk: Importing, name: str) -> None:
    """The one that stood is undone."""
    desk.store.imports.undo(1, who="bob", now=NOW)


@pytest.mark.parametrize(
    ("before", "meanwhile", "name", "told"),
    [
        ("", bring, OWN, STANDS),
        ("", bring, "other.csv", STANDS),
        ("", publish, OWN, CHANGED),
        (OWN, undo, OWN, STANDS),
        ("other.csv", undo, OWN, STANDS),
    ],
)
def test_what_was_not_seen_so_is_not_stored(
    database: Path, before: str, meanwhile: Callable[[Importing, str], None], name: str, told: str
) -> None:
    parts = build(database, lambda: NOW)
    mine, theirs = (Importing(parts.store, parts.vocabulary) for _ in range(2))
    if before:
        bring(theirs, before)
    seen = look(mine, OWN, LOWER)
    meanwhile(theirs, name)
    stood = parts.store.imports.imports()
    with pytest.raises(UndecidedError) as refused:
        mine.take(seen, Decisions(), who="ann", now=NOW)
    assert (str(refused.value).startswith(told), parts.store.imports.imports()) == (True, stood)
    parts.store.close()


def test_what_comes_in_at_the_very_moment_is_not_joined_unseen(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = build(database, lambda: NOW)
    mine, theirs = (Importing(parts.store, parts.vocabulary) for _ in range(2))
    seen, bring_in = look(mine, OWN, LOWER), parts.store.imports.bring_in

    def late(*given: Any, **named: Any) -> object:
        monkeypatch.setattr(parts.store.imports, "bring_in", bring_in)
        bring(theirs, OWN)
        return bring_in(*given, **named)

    monkeypatch.setattr(parts.store.imports, "bring_in", late)
    with pytest.raises(ImportRefusedError, match=STANDS):
        mine.take(seen, Decisions(), who="ann", now=NOW)
    assert [one.who for one in parts.store.imports.imports()] == ["bob"]
    parts.store.close()
