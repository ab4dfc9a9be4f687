"""A preview as one JSON object: what `scrutineer import --json` prints. Pure; decimals are text, as printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from bot.importing.preview import Line, Preview
from intents.documents.proposed import Doubt, Proposed

Json = dict[str, Any]
_DECIMALS = ("value", "neighbour", "england", "region", "reported_difference")
_ELSEWHERE = ("near", "doubts", "place", "evidence", "target")


def preview_json(preview: Preview) -> Json:
    """The preview: its document, its counts, its doubts and every line."""
    document = asdict(preview.document)
    return {
        "file": preview.file.name,
        "fingerprint": preview.file.fingerprint,
        "report": preview.report,
        "document": {**document, "meeting": document["meeting"] and document["meeting"].isoformat()},
        "already": preview.already,
        "replaces": asdict(preview.replaces) if preview.replaces else None,
        "beside": [asdict(one) for one in preview.beside],
        "counted": preview.counted,
        "clean": len(preview.clean),
        "doubts": _doubts(preview.doubts),
        "lines": [_line(one) for one in preview.lines],
    }


def _line(one: Line) -> Json:
    return {
        "number": one.number, "what": one.what, "clean": one.clean, "name": one.name, "display": one.display,
        "earlier": asdict(one.earlier) if one.earlier else None, "near": [asdict(near) for near in one.near],
        "doubts": _doubts(one.doubts), "barred": one.barred, "from_prose": one.from_prose, "place": one.proposed.place,
        "evidence": one.proposed.evidence, **_figure(one.proposed),
    }  # fmt: skip


def _figure(one: Proposed) -> Json:
    fields = {name: value for name, value in asdict(one).items() if name not in _ELSEWHERE}
    texts = {name: None if fields[name] is None else str(fields[name]) for name in _DECIMALS}
    return {**fields, **texts, "target": one.target.text if one.target else None, "cells": dict(one.cells)}


def _doubts(doubts: Iterable[Doubt]) -> list[Json]:
    return [asdict(one) for one in doubts]
