"""The commands of importing: `imports`, `undo`, `history`, `publish`, `readers`, `export`, and `catalogue import`.

They are for the person in charge, who has the database anyway, and show drafts too; only `export` is of what is
published. Exit status: 0 where what was asked is done, 2 where it is refused, with a sentence on standard error.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from bot.commands import built, command, who_is_here, wrong
from bot.config import Config
from bot.publication import moment_of, passed
from bot.recorded import history_lines, import_line, london
from store.imported import ImportRefusedError, Kind, Reader
from store.values import Polarity

if TYPE_CHECKING:
    from intents.documents.tidy import Written

WHEN = 'a London time such as "2026-12-08 09:00", or now, or unknown'
MARK = "what a mark in the file means, such as none=- where a dash stands for no polarity; may be given several times"
UNIT = "what a word in the file means as a unit, such as Spend=pounds; may be given several times"
LEAVE_OUT = "leave out the rows that do not say enough, and take the others"


def register(commands: Any) -> None:
    """Adds the commands to the parser's."""
    command(commands, "imports", _imports, "list what was imported and undone, by whom and when, drafts included")
    undo = _by_somebody(command(commands, "undo", _undo, "withdraw an import: it stays on record, and is in no answer"))
    undo.add_argument("number", metavar="N", type=int, help="its number, from `scrutineer imports`")
    history = command(commands, "history", _history, "tell who did what about an indicator, and when, drafts included")
    history.add_argument("indicator", metavar="INDICATOR", help="its name in full, or its code")
    publish = _by_somebody(command(commands, "publish", _publish, "set the moment from which a draft is published"))
    publish.add_argument("document", metavar="DOCUMENT", help="its name, from `scrutineer imports`")
    publish.add_argument("--at", metavar="TIME", required=True, type=_moment, help=WHEN)
    readers = _by_somebody(command(commands, "readers", _readers, "list, or set, to whom a draft is known"))
    readers.add_argument("document", metavar="DOCUMENT", help="its name, from `scrutineer imports`")
    readers.add_argument("--set", metavar="WHO", nargs="*", type=_reader, help="such as channel:C012AB user:U345CD; none: nobody")
    export = command(commands, "export", _export, "print the published figures as CSV, a row for each place that prints one")
    export.add_argument("--report", metavar="QUARTER", help='of one report only, such as "Q3 2021/22"')
    export.add_argument("--to", metavar="FILE", type=_outgoing, help="write them to this file, a .csv or .xlsx, instead")


def register_dictionary(catalogue: argparse.ArgumentParser) -> None:
    """Adds to `catalogue` what `catalogue import` takes."""
    _by_somebody(catalogue)
    catalogue.add_argument("file", metavar="FILE", nargs="?", help="the dictionary to import: CSV or TSV, a row an indicator")
    catalogue.add_argument("--polarity", metavar="POLARITY=MARK", action="append", default=[], type=_mark, help=MARK)
    catalogue.add_argument("--unit", metavar="WORD=UNIT", action="append", default=[], type=_unit, help=UNIT)
    catalogue.add_argument("--leave-out", action="store_true", help=LEAVE_OUT)


def _by_somebody(one: argparse.ArgumentParser) -> argparse.ArgumentParser:
    one.add_argument("--who", metavar="NAME", help="who does it (default: the system's user)")
    return one


def _moment(text: str) -> datetime | str:
    """A London time; of an hour that comes twice or never, the later reading."""
    if text in ("now", "unknown"):
        return text
    try:
        said = datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - London's is put in below
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not {WHEN}") from None
    return moment_of(said)


def _reader(text: str) -> Reader:
    kind, _, name = text.partition(":")
    known: dict[str, Kind] = {one: one for one in get_args(Kind)}
    if kind not in known or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not channel:ID or user:ID")
    return Reader(known[kind], name)


def _outgoing(text: str) -> Path:
    if Path(text).suffix.casefold() not in (".csv", ".xlsx"):
        raise argparse.ArgumentTypeError(f"{text!r} must end in .csv or .xlsx")
    return Path(text)


def _mark(text: str) -> tuple[str, Polarity]:
    means, there, mark = text.partition("=")
    known: dict[str, Polarity] = {one: one for one in get_args(Polarity)}
    if not there or means not in known:
        raise argparse.ArgumentTypeError(f"{text!r} is not low, high or none and a mark, such as none=-")
    return mark, known[means]


def _unit(text: str) -> tuple[str, str]:
    from bot.dictionary import UNITS_SAID

    word, there, means = text.rpartition("=")
    if not there or means not in UNITS_SAID:
        raise argparse.ArgumentTypeError(f"{text!r} is not a word and one of {', '.join(UNITS_SAID)}, such as Spend=pounds")
    return word, means


def _who(arguments: argparse.Namespace) -> str:
    return (arguments.who or "").strip() or who_is_here()


def _imports(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock

    with built(arguments, settings) as parts:
        records = parts.store.imports.imports()
    for one in records:
        print(import_line(one, clock()))
    if not records:
        print("Nothing has been imported.")
    return 0


def _undo(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock

    with built(arguments, settings) as parts:
        try:
            done = parts.store.imports.undo(arguments.number, who=_who(arguments), now=clock())
        except ImportRefusedError as refused:
            return wrong(str(refused))
    again = f" Import {done.restores} stands again." if done.restores else ""
    print(f"Import {done.undoes} is undone, as number {done.number}: {done.withdrawn} figures are withdrawn.{again}")
    return 0


def _history(arguments: argparse.Namespace, settings: Config) -> int:
    from store.made import plain

    with built(arguments, settings) as parts:
        known = {**parts.store.imports.made.all(), **parts.catalogue.indicators}
        said = plain(arguments.indicator)
        code = next((c for c, one in known.items() if said in (plain(c), plain(one.name))), None)
        if code is None:
            return wrong(f"No indicator is called “{arguments.indicator}”: give its name in full, or its code.")
        entries = parts.store.imports.history(code)
    for entry in entries:
        print(*history_lines(entry), sep="\n")
    if not entries:
        print(f"{known[code].name}: nothing is on record. Its figures came with the program.")
    return 0


def _publish(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock

    now = clock()
    at = {"now": now, "unknown": None}.get(arguments.at, arguments.at)
    if at is not None and (refused := passed(at, now, "say --at now")):
        return wrong(f"{refused} Nothing was changed.")
    with built(arguments, settings) as parts:
        try:
            stands = parts.store.imports.publish(arguments.document, at, who=_who(arguments), now=now)
        except ImportRefusedError as fault:
            return wrong(str(fault))
    print(f"{arguments.document} is published from {london(stands)} on." if stands else f"{arguments.document} is a draft.")
    return 0


def _readers(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.build import clock

    with built(arguments, settings) as parts:
        try:
            if arguments.set is not None:
                parts.store.imports.allow(arguments.document, arguments.set, who=_who(arguments), now=clock())
        except ImportRefusedError as refused:
            return wrong(str(refused))
        readers = parts.store.imports.readers(arguments.document)
    named = ", ".join(f"{one.kind}:{one.name}" for one in readers) or "nobody"
    print(f"Before its publication {arguments.document} is known to {named}.")
    return 0


def _export(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.tidy import tidy
    from store.ingest.outgoing import to_csv

    with built(arguments, settings) as parts, parts.store.reading() as reader:
        documents = [one for one in reversed(reader.documents()) if arguments.report in (None, one.report)]
        if arguments.report and not documents:
            return wrong(f"No report of {arguments.report} is published.")
        rows = tidy(one for document in documents for one in reader.printed_in(document))
    if arguments.to:
        return _write(rows, arguments.to)
    print(to_csv(rows), end="")
    return 0


def _write(rows: Sequence[Sequence[Written]], file: Path) -> int:
    """Write a file that a spreadsheet program opens as it is meant: Excel takes a CSV for UTF-8 by its mark alone."""
    from store.ingest.outgoing import to_csv, to_xlsx

    out = to_xlsx(rows, "Figures") if file.suffix.casefold() == ".xlsx" else to_csv(rows).encode("utf-8-sig")
    try:
        file.write_bytes(out)
    except OSError as fault:
        return wrong(f"{file} can't be written: {fault.strerror}.")
    print(f"{len(rows) - 1:,} figures were written to {file}.")
    return 0


def take_dictionary(arguments: argparse.Namespace, settings: Config) -> int:
    """`catalogue import FILE`: a whole dictionary of indicators, all or none."""
    from bot.build import clock
    from bot.dictionary import NoDictionaryError, how, read

    try:
        text = Path(arguments.file).read_text(encoding="utf-8-sig")
        with built(arguments, settings) as parts:
            taken = {*parts.catalogue.indicators, *parts.store.imports.made.all()}
            found = read(text, dict(arguments.polarity), taken, dict(arguments.unit))
            if found.wrong and not arguments.leave_out:
                few = f"{len(found.wrong)} of {found.rows} rows do not say enough, and nothing was imported:"
                return wrong("\n".join((few, *found.wrong, how(found))))
            done = parts.store.imports.add_indicators(found.new, who=_who(arguments), now=clock())
    except OSError as fault:
        return wrong(f"{arguments.file} can't be read: {fault.strerror}.")
    except UnicodeDecodeError:
        return wrong(f"{arguments.file} is not a text in UTF-8: save it as UTF-8 and try again.")
    except (NoDictionaryError, ImportRefusedError) as refused:
        return wrong(str(refused))
    left = f" {len(found.wrong)} rows were left out, as they do not say enough:" if found.wrong else ""
    told = (*found.wrong, how(found)) if found.wrong else ()
    print(f"{len(done.made)} indicators were made, and {len(done.known)} were known already.{left}", *told, sep="\n")
    return 0
