"""What is configured, what is loaded, and what is wrong: a line each, secrets never shown."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.build import Parts, build
from bot.config import SETTINGS, Config
from store.catalogue import CatalogueError
from store.values import StoreError


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination, and whether all is well with it."""

    line: str
    well: bool = True


def examine(database: str | Path, settings: Config, now: datetime) -> Iterator[Finding]:
    """Examines the settings, then the database and what it holds."""
    yield Finding(f"scrutineer {importlib.metadata.version('scrutineer')}, {now:%Y-%m-%d %H:%M} UTC")
    for one in SETTINGS:
        value = settings.get(one.name)
        shown = "not set" if value is None else "set (secret)" if one.secret else value
        yield Finding(f"{one.name}: {shown} - {one.what}")
    yield Finding("Slack: " + ("to be connected" if settings.slack else "not connected, the terminal is used instead"))
    try:
        parts = build(database)
    except (StoreError, CatalogueError) as fault:
        yield Finding(f"WRONG: {fault}", False)
        return
    yield from _held(parts)
    parts.store.close()


def _held(parts: Parts) -> Iterator[Finding]:
    known = parts.vocabulary.newest().catalogue.indicators
    with parts.store.reading() as reader:
        documents = reader.documents()
        figures = {code: reader.standing(code) for code in known}
    empty = [code for code, held in figures.items() if not held and code in parts.catalogue.indicators]
    yield Finding(f"database: {parts.store.engine.dialect.name}, {len(documents)} documents published")
    for document in reversed(documents):
        own = sum(f.standing.document.slug == document.slug for held in figures.values() for f in held)
        yield Finding(f"  {document.report}: {document.title}, {document.meeting or 'undated'}, {own} figures that stand")
    yield Finding(f"catalogue: {len(figures)} indicators, {sum(map(len, figures.values()))} figures that stand")
    if empty:
        yield Finding(f"WRONG: no figure is held for {', '.join(empty)}", False)
