"""The commands: `run`, `ask`, `explain`, `doctor`.

Exit status: 0 whenever the question was taken, whatever the outcome; 2 for arguments that can't be used; 1 for a
fault of the program or its database, with one line on standard error that says what to do.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from bot import cli_digest, cli_import, cli_imports, cli_learning, config
from bot.config import Config, ConfigError
from store.catalogue import CatalogueError
from store.values import StoreError

log = logging.getLogger("scrutineer")

ABOUT = "Answers questions about a council's performance figures, with the source of each."
EXAMPLE = 'scrutineer ask "re-referrals Q3 vs Q2?"'
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
BATCH = 'a question a line, or {"question": …, "thread": …}; - for standard input'
SLACK_HOW = "Slack is not connected: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to be asked there (deploy/RUNBOOK.md)."
PROMPT = "> "


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a batch and its conversation, if it has one."""

    question: str
    thread: str | None = None


class UsageError(Exception):
    """Arguments that can't be used; its text says what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    arguments = _parser().parse_args(argv)
    try:
        settings = config.read(os.environ)
        _log_where_set(settings)
        return int(arguments.command(arguments, settings))
    except UsageError as fault:
        print(f"scrutineer: {fault}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        _close_quietly()
        return 0
    except KeyboardInterrupt:
        return 130
    except (ConfigError, StoreError, CatalogueError) as fault:
        print(f"scrutineer: {' '.join(str(fault).split(chr(10)))}", file=sys.stderr)
        return 1


def _log_where_set(settings: Config) -> None:
    """What is for an administrator goes to standard error where a level is set; else a person reads sentences alone."""
    if level := settings.get("SCRUTINEER_LOG_LEVEL"):
        logging.basicConfig(level=level, format=LOG_FORMAT)
    log.addHandler(logging.NullHandler())  # without one, Python prints warnings by itself


def _close_quietly() -> None:
    """The reader of our output has gone: nothing more is written, and nothing is said of it."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scrutineer", description=ABOUT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command, text in (
        ("run", _run, "the bot: in Slack where its tokens are set, else in the terminal"),
        ("ask", _ask, "answer one question, or a file of them"),
        ("explain", _explain, "show each step from text to words"),
        ("doctor", _doctor, "say what is configured, what is loaded, what is wrong"),
    ):
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(command=command)
        one.add_argument("--database", metavar="URL", help="the database (default: DATABASE_URL, else the embedded SQLite file)")
        if name != "doctor":
            one.add_argument("--today", metavar="DATE", type=_day, help="the day that relative dates go by, such as 2022-03-08")
        if name in ("ask", "explain"):
            one.add_argument("question", nargs="?" if name == "ask" else None, help="the question, in quotation marks")
        if name == "ask":
            one.add_argument("--batch", metavar="FILE", help=BATCH)
            one.add_argument("--json", action="store_true", help="one JSON object a question")
        if name == "run":
            one.add_argument("--http", metavar="PORT", type=int, help="serve Slack over HTTP on this port, not in Socket Mode")
    cli_digest.register(commands)
    cli_learning.register(commands)
    cli_import.register(commands)
    cli_imports.register(commands)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2022-03-08") from None


# -- ask


def _ask(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import build, clock

    if (arguments.question is None) == (arguments.batch is None):
        raise UsageError(f"give one question in quotation marks, or --batch FILE, such as: {EXAMPLE}")
    lines = [Line(arguments.question)] if arguments.batch is None else list(_batch(arguments.batch))
    parts = build(arguments.database or settings.database)
    write = _as_json if arguments.json else _as_text(separated=len(lines) > 1)
    run = f"batch:{os.getpid()}:{clock().isoformat()}:"
    for line in lines:
        thread = None if line.thread is None else run + line.thread
        write(parts.assistant.ask(line.question, thread=thread, now=clock(), today=arguments.today))
    parts.store.close()
    return 0


def _batch(path: str) -> Iterator[Line]:
    try:
        with sys.stdin if path == "-" else Path(path).open(encoding="utf-8-sig") as file:
            for number, text in enumerate(file, 1):
                if text.strip():
                    yield _line(text.strip(), number)
    except OSError as fault:
        raise UsageError(f"{path} can't be read: {fault.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not a text in UTF-8: save it as UTF-8 and try again.") from None


def _line(text: str, number: int) -> Line:
    if not text.startswith("{"):
        return Line(text)
    try:
        held = json.loads(text)
        thread = held.get("thread")
        return Line(str(held["question"]), None if thread in (None, "") else str(thread))
    except (ValueError, KeyError):
        raise UsageError(f'line {number} is not {{"question": "…", "thread": "…"}}: mend it and try again.') from None


def _as_json(reply: object) -> None:
    from bot.contract import to_json
    from bot.conversation import Reply
    from bot.slack.blocks import draw

    assert isinstance(reply, Reply)
    print(json.dumps(to_json(reply.answer, reply.text, draw), ensure_ascii=False), flush=True)


def _as_text(separated: bool) -> Callable[[object], None]:
    def write(reply: object) -> None:
        from bot.conversation import Reply

        assert isinstance(reply, Reply)
        print(reply.text, *([""] if separated else []), sep="\n", flush=True)

    return write


# -- run


def _run(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import build, clock

    quiet = "INFO" if settings.slack else "WARNING"
    logging.basicConfig(level=settings.get("SCRUTINEER_LOG_LEVEL") or quiet, format=LOG_FORMAT)
    if arguments.http and not settings.slack:
        raise UsageError("--http serves Slack: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or leave --http out.")
    parts = build(arguments.database or settings.database, keeps_misses=settings.keeps_misses,
                  small_up_to=settings.small_up_to)  # fmt: skip
    parts.store.misses.purge(clock(), settings.miss_days)
    if not settings.slack:
        return _terminal(parts, arguments, sys.stdin, sys.stdout)
    from bot.serve import serve

    return serve(parts, settings, http_port=arguments.http)


def _terminal(parts: object, arguments: argparse.Namespace, lines: TextIO, out: TextIO) -> int:
    """The same conversation in the terminal: one thread, a question a line, until the end of the input."""
    from bot.build import Parts, clock
    from bot.learning import Asker

    assert isinstance(parts, Parts)
    person = lines.isatty()
    print(SLACK_HOW, file=sys.stderr)
    thread = f"terminal:{os.getpid()}:{clock().isoformat()}"
    for text in _typed(lines, out, person):
        reply = parts.assistant.ask(text, thread=thread, now=clock(), today=arguments.today, asker=Asker("terminal"))
        print(reply.text, "", sep="\n", file=out, flush=True)
    parts.store.close()
    return 0


def _typed(lines: TextIO, out: TextIO, person: bool) -> Iterator[str]:
    if person:
        print('Ask a question, such as: re-referrals Q3 vs Q2?  ("help" for more; Ctrl-D to end)', file=out)
    while True:
        print(PROMPT if person else "", end="", file=out, flush=True)
        text = lines.readline()
        if not text:
            return
        if text.strip():
            yield text.strip()


# -- explain and doctor


def _explain(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import build, clock

    parts = build(arguments.database or settings.database)
    reply = parts.assistant.ask(arguments.question, thread=None, now=clock(), today=arguments.today)
    steps = [(s.name, s.result) for s in reply.question.steps]
    steps += [("outcome", f"{reply.answer.outcome} ({reply.answer.kind or 'no kind'})")]
    steps += [("figure", f"{f.indicator.code} {f.figure.period}: {f.display}") for f in reply.answer.figures]
    steps += [("change", f"{c.earlier} to {c.later}: {c.direction or 'unknown'}, {c.verdict}") for c in reply.answer.changes]
    _print_steps(steps)
    print("\n" + reply.text)
    parts.store.close()
    return 0


def _print_steps(steps: Iterable[tuple[str, str]]) -> None:
    for name, result in steps:
        print(f"{name + ':':<18}{result}")


def _doctor(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.doctor import examine

    healthy = True
    for finding in examine(arguments.database or settings.database, settings, _now()):
        print(finding.line)
        healthy = healthy and finding.well
    return 0 if healthy else 1


def _now() -> datetime:
    from bot.build import clock

    return clock()


if __name__ == "__main__":
    raise SystemExit(main())
