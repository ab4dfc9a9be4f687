"""Bytes of a text file as text: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252.

Decided: a file that is UTF-8 but for its last bytes was cut short, and is not read as Windows-1252, which takes almost
anything.
"""

from __future__ import annotations

import codecs

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
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data":
            raise Refused("truncated") from fault
    return _plain(_decoded(data, "cp1252"))


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


_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\r\f\v\x1b\x1a"]
