"""A digest as JSON: the contract's object of a summary, with a field `digest` for what it has besides."""

from __future__ import annotations

from typing import Any

from bot.contract import to_json
from bot.digested import Digest, Due, Moved

Json = dict[str, Any]


def digest_json(digest: Digest, text: str, blocks: list[Json]) -> Json:
    """`summary` has the counts and the report's own; `text` is the whole digest, `blocks` are the headline's."""
    return to_json(digest.summarised, text, lambda *_: blocks) | {"digest": _besides(digest)}


def _besides(digest: Digest) -> Json:
    return {
        "before": digest.before.report if digest.before else None,
        "moved": [_moved(one) for one in digest.moved],
        "attention": [{"indicator": a.row.shown.indicator.code, "reasons": list(a.reasons)} for a in digest.attention],
        "best": [row.shown.indicator.code for row in digest.best],
        "due": [_due(one) for one in digest.due],
        "looked_back": [one.report for one in digest.looked_back],
        "themes": [{"theme": p.theme, "indicators": [r.shown.indicator.code for r in p.rows]} for p in digest.parts],
    }


def _moved(one: Moved) -> Json:
    return {"indicator": one.row.shown.indicator.code, "from": one.was, "to": one.row.shown.figure.quartile}


def _due(due: Due) -> Json:
    last = due.last.figure if due.last else None
    return {
        "indicator": due.indicator.code,
        "printed": due.printed.missing if due.printed else None,
        "last": {"period": last.period, "report": last.standing.document.report} if last else None,
    }
