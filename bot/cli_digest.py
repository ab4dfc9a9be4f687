"""The command `digest`: a report's digest as it is posted, as text, as JSON or as Slack's messages.

Exit status: 0 where the report was asked for, held or not; 2 where the text names no report.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from bot.config import Config

if TYPE_CHECKING:
    from bot.answers import NotHeld
    from bot.digested import Digest

NO_REPORT = 'scrutineer: {report!r} names no report: give its quarter, such as --report "Q3 2021/22".'


def register(commands: Any) -> None:
    """Adds the command to the parser's."""
    text = "print the digest of a report: the headline, then a part a theme"
    one = commands.add_parser("digest", help=text, description=text)
    one.set_defaults(command=_digest)
    one.add_argument("--database", metavar="URL", help="the database (default: DATABASE_URL, else the embedded SQLite file)")
    one.add_argument("--report", metavar="QUARTER", default="", help='the report, such as "Q3 2021/22" (default: the latest)')
    one.add_argument("--json", action="store_true", help="one JSON object, with its summary")
    one.add_argument("--blocks", action="store_true", help="the messages as Slack is given them; with --json, in a field of it")


def _digest(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import build, clock

    parts = build(arguments.database or settings.database)
    try:
        found = parts.assistant.digest(arguments.report, now=clock())
    finally:
        parts.store.close()
    if found is None:
        print(NO_REPORT.format(report=arguments.report), file=sys.stderr)
        return 2
    print(_shown(found, arguments.json, arguments.blocks))
    return 0


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
