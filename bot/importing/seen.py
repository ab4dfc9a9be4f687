"""Whether a preview that was shown is still what the store would make of the file. Pure.

Decided: a word is about what was seen. A mark is kept of the file as a whole (its document, what it takes the place of, its
doubts) and one of each line; where the file's has changed, or a line's, it is shown anew, and what was said to that line is
asked again. The same file standing already is no change: there is nothing left to decide.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from bot.importing.preview import Preview
from bot.importing.wording import lines_named

CHANGED = "Something else has come in, or was published or undone, since this was shown: here it is again, as it stands now."
LOOK_AGAIN = "Look again at {lines}: what you said there no longer counts."
_LENGTH = 8
"""Characters of a mark: 32 bits."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Marks of a preview: of the file as a whole, and of each line in its order."""

    file: str
    lines: tuple[str, ...]


def seen(first: Preview, looked: Preview) -> Seen:
    """The marks of a file as read, and as looked at with its matches."""
    whole = replace(first, lines=(), already=None)
    return Seen(_mark(whole), tuple(_mark(pair) for pair in zip(first.lines, looked.lines, strict=True)))


def changed_lines(before: Seen, now: Seen) -> tuple[int, ...]:
    """The numbers of the lines that are not what they were; all of them where there are more or fewer than before."""
    if len(before.lines) != len(now.lines):
        return tuple(range(1, max(len(before.lines), len(now.lines)) + 1))
    return tuple(n for n, (one, other) in enumerate(zip(before.lines, now.lines, strict=True), 1) if one != other)


def changed_words(before: Seen, now: Seen) -> str:
    """What to say above the preview that is shown anew; empty where nothing has changed."""
    if before == now:
        return ""
    lines = changed_lines(before, now)
    return f"{CHANGED} {LOOK_AGAIN.format(lines=lines_named(lines))}" if lines else CHANGED


def _mark(shown: object) -> str:
    """Opaque; the same for equal values, in every process."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:_LENGTH]
