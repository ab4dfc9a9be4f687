"""The commands of learning: `misses`, `teach`, `catalogue export`, `verify`.

Exit status: 0 where what was asked is done, 2 where it is refused or can't be, with one line on standard error;
`verify` ends with 1 where an answer has changed.
"""

from __future__ import annotations

import argparse
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot import cli_imports
from bot.commands import built, command, who_is_here, wrong
from bot.config import Config

if TYPE_CHECKING:
    from bot.build import Parts
    from bot.teaching import Done, Refused

OFF = "Misses are not kept: SCRUTINEER_MISSES is off."


def register(commands: Any) -> None:
    """Adds the commands to the parser's."""
    misses = command(commands, "misses", _misses, "list the questions that were asked about, not understood or corrected")
    misses.add_argument("--days", metavar="N", type=_days, help="of the last N days only")
    teach = command(commands, "teach", _teach, "teach a name for an indicator; every running bot understands it within seconds")
    teach.add_argument("said", nargs="?", metavar="SAID", help="what people say, in quotation marks")
    teach.add_argument("indicator", nargs="?", metavar="INDICATOR", help="the indicator's name in full, or its code")
    teach.add_argument("--from", dest="question", metavar="QUESTION", help="the question that it comes from")
    teach.add_argument("--undo", metavar="SAID", help="take a taught name back")
    teach.add_argument("--list", action="store_true", help="list what was taught, by whom, when and from which question")
    text = "print the taught names in the catalogue's format, or import a dictionary of indicators"
    catalogue = command(commands, "catalogue", _catalogue, text)
    catalogue.add_argument("act", choices=["export", "import"], help="export: TOML on standard output; import: a FILE")
    cli_imports.register_dictionary(catalogue)
    verify = command(commands, "verify", _verify, "ask the verified questions again, and report each answer that has changed")
    verify.add_argument("--add", metavar="QUESTION", help="record the answer that a question has now as verified")


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 9999:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days such as 30")
    return int(text)


def _misses(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock
    from bot.misses import described, grouped

    with built(arguments, settings) as parts:
        parts.store.misses.purge(clock(), settings.miss_days)
        if not settings.keeps_misses:
            print(OFF)
            return 0
        days = min(arguments.days or settings.miss_days, settings.miss_days)
        groups = grouped(parts.store.misses.since(clock() - timedelta(days=days)), parts.teacher, clock().date())
        print(*described(groups, parts.teacher, clock().date()), sep="\n", end="\n" if groups else "")
        if not groups:
            print(f"No misses in the last {days} days.")
    return 0


def _teach(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock

    given = [arguments.indicator is not None, arguments.undo is not None, arguments.list]
    if sum(given) != 1 or (arguments.said is not None) != given[0] or (arguments.question is not None and not given[0]):
        return wrong('give a name and its indicator, or --undo SAID, or --list, such as: scrutineer teach "SAID" "INDICATOR"')
    with built(arguments, settings) as parts:
        if arguments.list:
            return _list_taught(parts)
        if arguments.undo is not None:
            return _told(parts.teacher.undo(arguments.undo, who=who_is_here(), now=clock()))
        done = parts.teacher.teach(
            arguments.said, arguments.indicator, who=who_is_here(), now=clock(), question=arguments.question
        )
        return _told(done)


def _told(outcome: Done | Refused) -> int:
    from bot.teaching import Refused

    if isinstance(outcome, Refused):
        return wrong(outcome.sentence)
    print(outcome.sentence)
    return 0


def _list_taught(parts: Parts) -> int:
    records = parts.store.taught.records()
    for one in records:
        came_from = f", from “{one.question}”" if one.question else ""
        undone = f"; undone by {one.undone_by} on {one.undone_at:%Y-%m-%d}" if one.undone_at else ""
        meant = parts.teacher.name_of(one.indicator)
        print(f"“{one.said}”: {meant} (taught by {one.who} on {one.taught_at:%Y-%m-%d}{came_from}{undone})")
    if not records:
        print("No name has been taught.")
    return 0


def _catalogue(arguments: argparse.Namespace, settings: Config) -> int:
    if (arguments.act == "import") != (arguments.file is not None):
        return wrong("give catalogue export, or catalogue import FILE.")
    return _export(arguments, settings) if arguments.act == "export" else cli_imports.take_dictionary(arguments, settings)


def _export(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.catalogue_format import exported

    with built(arguments, settings) as parts:
        _, taught = parts.store.taught.standing()
        print(exported(parts.catalogue, taught), end="")
    return 0


def _verify(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock

    with built(arguments, settings) as parts:
        if arguments.add is not None:
            reply = parts.verifier.add(arguments.add, who=who_is_here(), now=clock())
            if reply is None:
                return wrong("that question has no answer to verify: it is not understood.")
            print(reply.text, "", "Verified.", sep="\n")
            return 0
        changed = list(parts.verifier.changed(clock()))
        for one in changed:
            print(one.line)
        print(f"{parts.verifier.count()} verified, {len(changed)} changed.")
        return 1 if changed else 0
