"""The command `digest`: a report's digest as it is posted, as text, as JSON or as Slack's messages; and `digest history`:
every run on record, sent, skipped, failed or waiting.

Exit status: 0 where the report was asked for, held or not; 2 where the text names no report.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.config import Config

if TYPE_CHECKING:
    from bot.answers import NotHeld
    from bot.build import Parts
    from bot.digested import Digest
    from store.digest_values import Run

NO_RUN = "No digest has been due or posted."
NO_REPORT = 'scrutineer: {report!r} names no report: give its quarter, such as --report "Q3 2021/22".'


def register(commands: Any) -> None:
    """Adds the command to the parser's."""
    text = "print the digest of a report: the headline, then a part a theme"
    one = commands.add_parser("digest", help=text, description=text)
    one.set_defaults(command=_digest)
    one.add_argument("--database", metavar="URL", help="the database (default: DATABASE_URL, else the embedded SQLite file)")
    one.add_argument("what", nargs="?", choices=["history"], metavar="history", help="what was posted, skipped, failed or waits")
    one.add_argument("--report", metavar="QUARTER", default="", help='the report, such as "Q3 2021/22" (default: the latest)')
    one.add_argument("--json", action="store_true", help="one JSON object, with its summary")
    one.add_argument("--blocks", action="store_true", help="the messages as Slack is given them; with --json, in a field of it")


def _digest(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import build, clock

    parts = build(arguments.database or settings.database)
    if arguments.what == "history":
        print(_history(parts, arguments.json))
        parts.store.close()
        return 0
    try:
        found = parts.assistant.digest(arguments.report, now=clock())
    finally:
        parts.store.close()
    if found is None:
        print(NO_REPORT.format(report=arguments.report), file=sys.stderr)
        return 2
    print(_shown(found, arguments.json, arguments.blocks))
    return 0


def _history(parts: Parts, as_json: bool) -> str:
    from bot.subscribing import USUAL, moment_words

    runs = parts.store.outbox.history()
    if as_json:
        return json.dumps([asdict(run) for run in runs], default=str)
    zones = {one.channel: one.zone for one in parts.store.subscriptions.all()}

    def line(run: Run) -> str:
        zone = zones.get(run.channel, USUAL.zone)
        how = f"asked for by {run.asked_by}" if run.asked_by else f"due {moment_words(run.due_at, zone)}"
        ended = f" on {moment_words(run.finished_at, zone)}" if run.finished_at else ""
        return f"{run.report}  {run.channel}  {run.state}{ended}{f': {run.why}' if run.why else ''}  ({how}; {run.owner})"

    return "\n".join(map(line, runs)) or NO_RUN


def _shown(found: Digest | NotHeld, as_json: bool, as_blocks: bool) -> str:
    from bot.answers import NotHeld

    text, held, messages = _not_held(found) if isinstance(found, NotHeld) else _held(found)
    if as_json:
        return json.dumps(held | ({"messages": messages} if as_blocks else {}), ensure_ascii=False)
    return json.dumps(messages, ensure_ascii=False) if as_blocks else text


def _held(found: Digest) -> tuple[str, dict[str, Any], list[dict[str, Any]]]:
    from bot.digest_contract import digest_json
    from bot.slack.digest_blocks import messages, pages

    shown = pages(found)
    text = "\n\n".join(page.text for page in shown)
    return text, digest_json(found, text, shown[0].blocks), messages(found)


def _not_held(found: NotHeld) -> tuple[str, dict[str, Any], list[dict[str, Any]]]:
    from bot.contract import to_json
    from bot.slack.blocks import draw, message_text
    from bot.wording import say

    text = say(found)
    return text, to_json(found, text, draw), [{"text": message_text(text), "blocks": draw(found, text)}]
