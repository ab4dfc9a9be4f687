"""Which format a file is in, by what it holds and not by what it is called.

Decided: the first bytes decide; a name is asked only among the formats of plain text, and there too a table's own marks
(the line of dashes under a Markdown heading) go before the name. What is known but not read has a sentence of its own.
"""

from __future__ import annotations

import re

from store.ingest.contents import Format
from store.ingest.delimited import agreement, separator_of
from store.ingest.letters import text_of
from store.ingest.limits import Limits
from store.ingest.markdown import is_ruled
from store.ingest.package import Package
from store.ingest.refusals import Refused

_REFUSED_STARTS = (
    (b"{\\rtf", "rich text"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"BM", "picture"),
    (b"II*\0", "picture"), (b"MM\0*", "picture"),
    (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"), (b"Rar!", "archive"), (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
)  # fmt: skip
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_PARTS = (("EncryptedPackage", "password"), ("Workbook", "old excel"), ("Book", "old excel"), ("WordDocument", "old word"))
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<table|<head|<meta|MIME-Version:)", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml")
_MEMBERS: tuple[tuple[str, Format | str], ...] = (
    ("xl/workbook.bin", "binary workbook"), ("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "slides"),
)  # fmt: skip
_MIMES: dict[bytes, Format | str] = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.presentation": "slides",
}
_BY_NAME: dict[str, Format] = {"csv": "csv", "tsv": "tsv", "tab": "tsv", "md": "markdown", "markdown": "markdown", "txt": "text"}
_READ = {"xlsx", "ods", "docx"}


def format_of(data: bytes, extension: str, limits: Limits) -> Format:
    """The format, or the reason why the file is refused."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise Refused("empty")
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"startxref" in data[-2048:]):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(Package(data, limits))
    if reason := _refused(data):
        raise Refused(reason)
    return "text" if data.startswith((b"\xff\xfe", b"\xfe\xff")) and extension not in _BY_NAME else _of_text(data, extension)


def _refused(data: bytes) -> str | None:
    if data.startswith(_OLD_OFFICE):
        return next((reason for name, reason in _OLD_PARTS if name.encode("utf-16-le") in data), "old office")
    if _WEB_PAGE.match(data[:1024]):
        return "web page"
    if _XML.match(data[:1024]):
        return "web page" if b"<html" in data[:2048].lower() else "xml workbook"
    return next((reason for start, reason in _REFUSED_STARTS if data.startswith(start)), None)


def _zipped(package: Package) -> Format:
    kind: Format | str | None = next((kind for member, kind in _MEMBERS if member in package.names), None)
    if kind is None and "mimetype" in package.names:
        kind = _MIMES.get(package.read("mimetype").strip())
    if kind is None and "[Content_Types].xml" in package.names:
        kind = _by_relation(package)
    if kind == "ods" and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Refused("password")
    for known in ("xlsx", "ods", "docx"):
        if kind == known:
            return known
    raise Refused(kind or "archive")


def _by_relation(package: Package) -> str | None:
    """Office files whose main part has an unusual name: its root says what it is."""
    main = next((member for kind, member in package.related("").values() if kind == "officeDocument"), None)
    if main is None:
        return None
    return {"workbook": "xlsx", "document": "docx", "presentation": "slides"}.get(package.xml(main).tag.rpartition("}")[2])


def _of_text(data: bytes, extension: str) -> Format:
    """Text: a Markdown table where one is ruled, else by the name, else separated values where each line has as many."""
    start = data[:65536]
    if extension in ("txt", "md", "markdown"):
        return _BY_NAME[extension]
    if any(is_ruled(line.decode("latin-1")) for line in start.splitlines()):
        return "markdown"
    if extension in _BY_NAME:
        return _BY_NAME[extension]
    text = text_of(data)
    separator = separator_of(text)
    if agreement(text, separator) > 0.9 and text.strip().count("\n"):
        return "tsv" if separator == "\t" else "csv"
    return "text"
