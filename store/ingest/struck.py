"""Text that is struck out: it is read, for it still stands there, and says so behind it.

Decided: `25.1%` with a line through it is "25.1% [struck out]", which no reader takes for a figure that holds. Runs that follow
one another are marked once.
"""

from __future__ import annotations

import re

SAID = "[struck out]"
_FROM, _TO = "\ue0f0", "\ue0f1"
"""Characters for private use, which no document holds to be read; they never leave the readers."""
_BETWEEN = re.compile(f"{_TO}(\\s*){_FROM}")
_WHOLE = re.compile(f"{_FROM}([^{_TO}]*?)(\\s*){_TO}(\\w?)", re.DOTALL)


def struck(text: str) -> str:
    """A run of text that is struck out, for `told` to mark; white space is never."""
    return f"{_FROM}{text}{_TO}" if text.strip() else text


def told(text: str) -> str:
    """A text of runs, each stretch that is struck out with its mark behind it."""
    if _FROM not in text:
        return text
    return _WHOLE.sub(_marked, _BETWEEN.sub(r"\1", text)).replace(_FROM, "").replace(_TO, "")


def _marked(found: re.Match[str]) -> str:
    apart = " " if found[3] and not found[2] else found[2]
    return f"{found[1]} {SAID}{apart}{found[3]}"
