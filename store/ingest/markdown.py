"""Tables drawn with bars, as Markdown has them, and the marks that Markdown puts around words.

A table is a run of lines that begin with a bar, or, around a line of dashes, that hold one. The line of dashes is no row.
"""

from __future__ import annotations

import html
import re

_DASHES = re.compile(r":?-{2,}:?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
"""None stands inside itself: else what opens and is never closed would be looked for to the end from every place."""
_HEADING = re.compile(r"#{1,6}\s+")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((?:mailto:|https?://)[^()\s]{0,2000}\)")
_INSIDE_EACH_OTHER = 3
"""Marks around words that are taken off inside each other; nobody writes more."""


def is_ruled(line: str) -> bool:
    """Whether a line is the one of dashes under a heading: two cells of them, or one within bars."""
    bare = line.strip()
    if "|" not in bare or "--" not in bare:
        return False
    cells = bare.removeprefix("|").removesuffix("|").split("|")
    enough = len(cells) > 1 or (bare.startswith("|") and bare.endswith("|"))
    return enough and all(_DASHES.fullmatch(cell.strip()) for cell in cells)


def is_row(line: str) -> bool:
    """Whether a line is one of a table that needs no line of dashes to be seen: it begins and ends with a bar."""
    bare = line.strip()
    return len(bare) > 1 and bare.startswith("|") and bare.endswith("|")


def cells(line: str) -> list[str]:
    """The cells of a line, without the marks around words."""
    bare = line.strip()
    bare = bare.removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [unmarked(cell) for cell in _BAR.split(bare)]


def level(text: str) -> int:
    """The level of a heading, by its signs: 1 is the highest; 0 for what is none."""
    found = _HEADING.match(text.lstrip())
    return found[0].count("#") if found else 0


def unmarked(text: str) -> str:
    """Text as Markdown would show it: no asterisks for bold, no signs for headings, no backslashes."""
    text = _HEADING.sub("", text.strip(), count=1) if text.lstrip().startswith("#") else text.strip()
    text = _LINK.sub(r"\1", _BREAK.sub("\n", text))
    for _ in range(_INSIDE_EACH_OTHER):
        text = _STRONG.sub(lambda found: found[2], text)
    return html.unescape(_ESCAPED.sub(r"\1", text)).strip()
