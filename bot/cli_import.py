"""The command `import FILE…`: a preview of each file, a word to what is doubtful, and one transaction a file.

Without a terminal, and without a word said in advance, it stores nothing. Exit status: 0 where what was asked is done
(looking is done too), 2 where a file or a decision is refused, with a sentence on standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from bot.cli_import_words import day_said, numbers_said, text_said
from bot.commands import built, command, who_is_here, wrong
from bot.config import Config
from store.imported import Imported, ImportRefusedError
from store.values import Polarity, Unit

if TYPE_CHECKING:
    from bot.importing.decisions import Decisions, Make
    from bot.importing.desk import Importing
    from bot.importing.matches import Match
    from bot.importing.preview import Preview
    from bot.importing.reading import Said

MOST_FAULTS = 8
"""How many sentences of refusal are printed; the rest are counted."""
MAKE = "make an indicator for line N: what is good, its unit and its theme, such as 7=low,percent,Early Help"
DESCRIBED = {
    "--name": ("the name, where not as printed,", "name"),
    "--counts": ('the noun that its numbers count, such as "7=young carers",', "counts"),
    "--define": ("the definition", "definition"),
}
"""What else can be said of an indicator that is made: the option, its help, and the field of it."""
REPORT = 'the quarter that it reports on, such as "Q4 2024/25", where it does not say'
YEARS = (
    "what bare years mean: calendar (2021), to-march (2020/21), to-august (school year 2020/21), from-april (2021/22) or "
    "from-september (school year 2021/22); 7=to-august says it of the name that line 7 prints"
)
MATCH = "line N is of the indicator CODE; 7+=CODE says it of every line that prints the name of line 7"
REPLACE = "take the place of the draft's other files, and not stand beside them"
HOW = "Nothing is stored. To take it: --yes for what is clean, and --take, --leave, --match N=CODE or --make for the lines above."


def register(commands: Any) -> None:
    """Adds the command to the parser's."""
    one = command(commands, "import", _import, "take files in, after a preview: dashboards, long tables, reports")
    one.add_argument("files", metavar="FILE", nargs="+", help="CSV, TSV, XLSX, ODS, Markdown, DOCX, PDF or text")
    one.add_argument("--report", metavar="QUARTER", help=REPORT)
    one.add_argument("--title", metavar="TITLE", help="the document's title, as answers will name it")
    one.add_argument("--meeting", metavar="DATE", type=day_said, help="the day of its committee, such as 2025-03-11")
    one.add_argument("--years", metavar="WORD", nargs="+", type=_years, default=[], help=YEARS)
    one.add_argument("--who", metavar="NAME", help="who does it (default: the system's user)")
    one.add_argument("--yes", action="store_true", help="take what is clean, and leave what is doubtful and not spoken for")
    one.add_argument("--take", metavar="N", nargs="+", type=numbers_said, default=[], help="take these lines, such as 3 7-9")
    one.add_argument("--leave", metavar="N", nargs="+", type=numbers_said, default=[], help="leave these lines out")
    one.add_argument("--match", metavar="N=CODE", nargs="+", type=_match, default=[], help=MATCH)
    one.add_argument("--make", metavar="N=POLARITY,UNIT,THEME", nargs="+", type=_make, default=[], help=MAKE)
    for option, (what, _) in DESCRIBED.items():
        told = f"{what} of what --make makes for line N"
        one.add_argument(option, metavar="N=TEXT", nargs="+", type=text_said, default=[], help=told)
    one.add_argument("--replace", action="store_true", help=REPLACE)
    one.add_argument("--json", action="store_true", help="the preview as one JSON object a file")


def _years(text: str) -> tuple[int | None, str]:
    """What bare years mean: of the whole file (None), or of the name that a line prints."""
    from bot.importing.years import YEARS

    number, line, said = text.rpartition("=")
    if said not in YEARS or (line and not number.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(YEARS)}, alone or after a line's number (7=to-august)")
    return int(number) if line else None, said


def _match(text: str) -> Match:
    from bot.importing.matches import match_said

    if (found := match_said(text)) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a line's number and an indicator's code, such as 3=rereferrals")
    return found


def _make(text: str) -> tuple[int, Make]:
    """A line and what is said of the indicator that is made for it, as 7=low,percent,Early Help."""
    from bot.importing.decisions import Make

    number, _, said = text.partition("=")
    polarity, unit, theme = (part.strip() for part in (said + ",,").split(",", 2))
    polarities: dict[str, Polarity] = {one: one for one in get_args(Polarity)}
    units: dict[str, Unit] = {one: one for one in get_args(Unit)}
    theme = theme.removesuffix(",,").strip()
    if not number.isdecimal() or polarity not in polarities or unit not in units or not theme:
        raise argparse.ArgumentTypeError(
            f"{text!r} does not say all of an indicator: line, low, high or none, unit ({', '.join(units)}) and theme, "
            "such as 7=low,percent,Early Help"
        )
    return int(number), Make(polarities[polarity], units[unit], theme)


def _described(arguments: argparse.Namespace) -> dict[int, Make]:
    """The indicators to be made by line, with all that is said of them."""
    made: dict[int, Make] = dict(arguments.make)
    for option, (_, field) in DESCRIBED.items():
        for number, said in getattr(arguments, option.removeprefix("--")):
            if number in made:
                made[number] = replace(made[number], **{field: said})
    return made


def _describes_nothing(arguments: argparse.Namespace) -> str:
    """Which option is about a line that nothing is made for; empty where none is."""
    made = {number for number, _ in arguments.make}
    lines = {option: [n for n, _ in getattr(arguments, option.removeprefix("--")) if n not in made] for option in DESCRIBED}
    odd = next(((option, numbers[0]) for option, numbers in lines.items() if numbers), None)
    return f"{odd[0]} is about line {odd[1]}, for which nothing is made: say --make {odd[1]}=… too." if odd else ""


def _import(arguments: argparse.Namespace, settings: Config) -> int:
    from bot.importing.desk import Importing

    if sentence := _describes_nothing(arguments):
        return wrong(sentence)
    if len(arguments.files) > 1 and (arguments.take or arguments.leave or arguments.match or arguments.make):
        return wrong("--take, --leave, --match and --make name lines of one file: give one file with them.")
    with built(arguments, settings) as parts:
        desk = Importing(parts.store, parts.vocabulary, everything=True)
        return max([_one_file(file, arguments, desk) for file in arguments.files])


def _one_file(file: str, arguments: argparse.Namespace, desk: Importing) -> int:
    """One file: seen, and stored where that was said."""
    from bot.build import clock
    from bot.importing.matches import matches_of, without_doubtful
    from bot.importing.preview import NotTaken
    from bot.importing.years import years_of
    from bot.progress import Bar

    try:
        data = _bytes(Path(file))
    except OSError as fault:
        return wrong(f"{file} can't be read: {fault.strerror}.")
    if isinstance(data, str):
        return wrong(data)
    said = _said_of_file(arguments)
    with Bar() as bar:
        preview = desk.look(Path(file).name, data, said, clock(), bar.shows)
    if isinstance(preview, NotTaken):
        return wrong(preview.sentence)
    if lines := {line: word for line, word in arguments.years if line is not None}:
        found = desk.look(preview.file.name, data, replace(said, years_of=years_of(preview, lines)), clock())
        preview = preview if isinstance(found, NotTaken) else found
    matches = matches_of(preview, arguments.match)
    preview = desk.matched(preview, matches, clock()) if matches else preview
    arguments.match = without_doubtful(preview, matches, arguments.match) if arguments.yes else matches
    return _seen(preview, arguments, desk)


def _said_of_file(arguments: argparse.Namespace) -> Said:
    from bot.importing.reading import Said
    from bot.importing.years import YEARS as MEANINGS

    whole = next((MEANINGS[word] for line, word in reversed(arguments.years) if line is None), None)
    return Said(arguments.report, arguments.title, arguments.meeting, whole, alone=arguments.replace)


def _bytes(path: Path) -> bytes | str:
    """A file's bytes; a sentence in their place where it is too large to be read at all."""
    from store.ingest.reading import too_large

    return too_large(path.stat().st_size) or path.read_bytes()


def _seen(preview: Preview, arguments: argparse.Namespace, desk: Importing) -> int:
    """Shows the preview, and goes on with what was said in advance, or is said now."""
    from bot.importing.contract import preview_json
    from bot.importing.decisions import clean_only
    from bot.importing.wording import preview_text

    said = _said(arguments)
    spoken = arguments.yes or said.take or said.leave or said.match or said.make
    if arguments.json:
        print(json.dumps(preview_json(preview), ensure_ascii=False), flush=True)
    elif not spoken or preview.settled:
        print(preview_text(preview), flush=True)
    if preview.settled:
        return 0
    if spoken:
        return _store(preview, clean_only(preview, said) if arguments.yes else said, arguments, desk)
    if not arguments.json and sys.stdin.isatty():
        return _talk(preview, arguments, desk)
    if not arguments.json:
        print("", HOW, sep="\n")
    return 0


def _said(arguments: argparse.Namespace) -> Decisions:
    from bot.importing.decisions import Decisions

    take, leave = (frozenset(chain.from_iterable(ranges)) for ranges in (arguments.take, arguments.leave))
    return Decisions(take, leave, dict(arguments.match), _described(arguments))


def _talk(preview: Preview, arguments: argparse.Namespace, desk: Importing) -> int:
    """Asks in the terminal, line by line."""
    from bot.build import clock
    from bot.importing.talking import Talk

    talk = Talk(preview, lambda seen, matches: desk.matched(seen, matches, clock()), _ask, print)
    if not talk.hold():
        print("Nothing is stored.")
        return 0
    return _store(talk.preview, talk.said, arguments, desk)


def _ask(question: str) -> str | None:
    print(question, end="", flush=True)
    said = sys.stdin.readline()
    return said.strip() if said else None


def _store(preview: Preview, said: Decisions, arguments: argparse.Namespace, desk: Importing) -> int:
    from bot.build import clock
    from bot.importing.decisions import UndecidedError
    from bot.importing.wording import stored_words
    from bot.publication import draft_words

    try:
        done = desk.take(preview, said, who=(arguments.who or "").strip() or who_is_here(), now=clock())
    except (UndecidedError, ImportRefusedError) as refused:
        return wrong("\n".join((*_few(refused.faults), "Nothing was stored.")))
    slug, imports = preview.document.slug, desk.store.imports
    told = [stored_words(done, slug, said.leave)]
    if isinstance(done, Imported):
        at = next((one.published_at for one in imports.imports() if one.number == done.number), None)
        told.append(draft_words(slug, at, len(imports.readers(slug)), clock(), as_before=True))
    print(*told, file=sys.stderr if arguments.json else sys.stdout)
    return 0


def _few(faults: Iterable[str]) -> list[str]:
    found = list(faults)
    return found if len(found) <= MOST_FAULTS else [*found[:MOST_FAULTS], f"And {len(found) - MOST_FAULTS} more lines."]
