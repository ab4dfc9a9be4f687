"""Imports and the history as a person in charge reads them: a line each, times in London. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from store.imported import HistoryEntry, ImportRecord, Recorded

LONDON = ZoneInfo("Europe/London")
_DONE = {
    "imported": "imported {detail} as import {number} of {document}",
    "corrected": "corrected {document} by import {number}: {detail}",
    "approved": "approved import {number} of {document}: {detail}",
    "published": "published {document} {detail}",
    "postponed": "took the publication time of {document} back",
    "allowed": "made the draft {document} known to {detail}",
    "undone": "undid {detail} of {document}, as number {number}",
    "made": "made the indicator: {detail}",
}


def london(moment: datetime) -> str:
    """A moment as it is said in London."""
    return f"{moment.astimezone(LONDON):%Y-%m-%d %H:%M}"


def import_line(one: ImportRecord, now: datetime) -> str:
    """One import, or the undoing of one, and what stands of it."""
    done = f"undid import {one.undoes}" if one.undoes else f"imported {one.file.name}"
    again = f"; import {one.restores} stands again" if one.restores else ""
    what = f"{one.who} {done} ({one.document}, {_figures(one.figures)}){again}"
    return f"{one.number:>4}  {london(one.at)}  {what}: {_state(one, now)}"


def _figures(number: int) -> str:
    return "1 figure" if number == 1 else f"{number} figures"


def _state(one: ImportRecord, now: datetime) -> str:
    if not one.stands:
        return "nothing of it stands"
    if one.published_at is None:
        return "a draft without a publication time"
    state = "published since" if one.published_at <= now else "a draft until"
    return f"{state} {london(one.published_at)}"


def history_lines(entry: HistoryEntry) -> Iterator[str]:
    """What was done, and under it the indicator's figures that it brought."""
    told = _DONE[entry.did].format(document=entry.document, number=entry.number, detail=entry.detail)
    yield f"{london(entry.at)}  {entry.who} {told}"
    yield from (f"    {_figure(one)}" for one in entry.figures)


def _figure(one: Recorded) -> str:
    said = one.missing if one.value is None else one.value
    withdrawn = f", withdrawn by {one.withdrawn_by}" if one.withdrawn_by else ""
    return f"{one.period}: {said} ({one.role}, {one.place}{withdrawn})"
