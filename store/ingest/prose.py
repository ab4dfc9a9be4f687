"""Lines of text joined to the paragraphs that they were, whatever broke them: the page's width, its end, a hyphen.

Decided: a line that begins with a printed number ("16."), a bullet, a heading's mark or "% of" begins a paragraph: no
sentence breaks before its per cent sign, and a row of a table that came out as lines begins so. A paragraph
goes on over a blank line or a page's end only where it stopped in the middle of a sentence and the next begins with a
small letter. A hyphen at a line's end goes only where the document itself writes the word without one elsewhere; so
"re-" and "referrals" stay "re-referrals".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NUMBER = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3})*)[.)](?:\s+|$)|(\d{1,2}(?:\.\d{1,2})+)(?:\t\s*|\s{2,})(?=[A-Z])")
"""The number before a paragraph: "16. ", "4.2. ", "(3) ", or "4.2" parted by more than a space; 4.2 in a text is none."""
BULLET = re.compile(r"(?:[-*•▪o–])\s+")
_ENDED = re.compile(r"[.!?:;][\"'”’)*\]]*$")
_SMALL = re.compile(r"[a-z(£]")
_LONGEST = 5_000
"""Characters after which a paragraph is taken to have ended: what has no ends is no prose, and joining it would take for ever."""
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a paragraph so far: its text, where it begins, and whether a blank line or a page's end stood before it.

    `at`: the number of its first line, where its reader counts them.
    """

    text: str
    place: str
    apart: bool = False
    at: int = 0


def paragraphs(pieces: Iterable[Piece], words: frozenset[str]) -> Iterator[Piece]:
    """The paragraphs that the lines make; `words` are those that the document writes, in small letters."""
    open_one: Piece | None = None
    last = ""
    for piece in pieces:
        if not piece.text.strip():
            continue
        if open_one and _goes_on(open_one, piece, last):
            open_one = Piece(joined(open_one.text, piece.text.strip(), words), open_one.place, at=open_one.at)
            continue
        if open_one:
            yield open_one
        open_one = piece
        last = numbered(piece.text)[0] or last
    if open_one:
        yield open_one


def _goes_on(before: Piece, piece: Piece, last: str) -> bool:
    """Whether a line belongs to the paragraph before it; "3. This" after "at the end of quarter" does."""
    if len(before.text) > _LONGEST:
        return False
    stopped = _ENDED.search(before.text[-10:].rstrip())
    number = numbered(piece.text)[0]
    if number and not piece.apart and not stopped and not _follows(number, last):
        return True
    if begins(piece.text):
        return False
    return not piece.apart or bool(_SMALL.match(piece.text.lstrip()) and not stopped and len(before.text) > 30)


def _follows(number: str, last: str) -> bool:
    return not (number.isdecimal() and last.isdecimal()) or int(number) == int(last) + 1


def begins(text: str) -> bool:
    """Whether a line begins a paragraph by itself."""
    bare = text.lstrip()
    return bool(NUMBER.match(bare) or BULLET.match(bare) or bare.startswith(("#", "% ")))


def joined(before: str, after: str, words: frozenset[str]) -> str:
    """Two parts of a paragraph."""
    before = before.rstrip()
    hyphen = _HYPHEN.search(before[-60:])
    start = re.match(r"[^\W\d_]+", after)
    if not hyphen or not start or before.endswith(" -"):
        return f"{before}{'' if before.endswith('-') and before[-2:-1] != ' ' else ' '}{after}"
    whole = f"{hyphen[1]}{start[0]}".lower()
    if before.endswith("\u00ad") or (whole in words and f"{hyphen[1]}-{start[0]}".lower() not in words):
        return before[:-1] + after
    return before + after


def words_of(text: str) -> frozenset[str]:
    """The words of a document, hyphenated ones too, in small letters."""
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))


def numbered(text: str) -> tuple[str | None, str]:
    """The number printed before a paragraph, without its full stop or brackets, and the text after it."""
    bare = text.strip()
    found = NUMBER.match(bare)
    return (found[1] or found[2], bare[found.end() :].strip()) if found else (None, bare)
