"""Bytes of a text file as text: UTF-8 or UTF-16 with or without their marks, else Windows-1252.

Decided: what holds bytes of nothing is UTF-16 where that makes text of it, nearly all in letters of the west. A file that
is UTF-8 but for its last bytes was cut short, and is not read as Windows-1252, which takes almost anything.
"""

from __future__ import annotations

import codecs
from contextlib import suppress

from store.ingest.refusals import Refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(data: bytes) -> str:
    """The text of a file; line ends become newlines."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _plain(_decoded(data[len(mark) :], encoding))
    if b"\0" in data and (found := _without_mark(data)):
        return _plain(found)
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data":
            raise Refused("truncated") from fault
    return _plain(_decoded(data, "cp1252"))


def _without_mark(data: bytes) -> str | None:
    """A text in UTF-16 that does not say so; None where it is none."""
    for encoding in ("utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            plain = not any(letter in text for letter in _CONTROLS)
            if plain and sum(letter < _WESTERN for letter in text) >= _MOSTLY * len(text):
                return text
    return None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Refused("truncated" if fault.reason in ("truncated data", "unexpected end of data") else "encoding") from fault


def _plain(text: str) -> str:
    """Text files hold no control characters but tabs, line and page ends."""
    if any(letter in text for letter in _CONTROLS):
        raise Refused("unknown")
    return text.replace("\r\n", "\n").replace("\r", "\n")


_WESTERN, _MOSTLY = "\u0250", 0.9
_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\r\f\v\x1b\x1a"]
