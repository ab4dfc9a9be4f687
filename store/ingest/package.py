"""A zip file opened with suspicion: XLSX, ODS and DOCX are zips, and so are zip bombs.

Declared counts, sizes and ratios are looked at before anything is unpacked, and what comes out is counted again while it
is unpacked, because a declared size may lie.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from store.ingest.limits import MEGABYTE, Limits
from store.ingest.refusals import Refused

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Package:
    """The members of a zip that passed the checks."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as fault:
            raise Refused("truncated") from fault
        self._left = limits.unpacked
        self.names = frozenset(self._zip.namelist())
        _check(self._zip.infolist(), limits)

    def read(self, name: str) -> bytes:
        """A member's bytes; it is counted as it streams."""
        chunks = []
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(MEGABYTE):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Refused("unpacks too large")
                    chunks.append(chunk)
        except (KeyError, *_DAMAGED) as fault:
            raise Refused("truncated") from fault
        return b"".join(chunks)

    def size(self, name: str) -> int:
        """The bytes that a member says it has."""
        return self._zip.getinfo(name).file_size

    def xml(self, name: str) -> Element:
        """A small member parsed."""
        return parsed(self.read(name))

    def optional_xml(self, name: str) -> Element | None:
        """A small member parsed, or None where there is none."""
        return self.xml(name) if name in self.names else None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part (or "", the package) refers to inside the package: its id -> the last word of its type, the member."""
        folder, name = posixpath.split(part)
        listed = self.optional_xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        inside = [one for one in (listed if listed is not None else ()) if one.get("TargetMode") != "External"]
        return {one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _member(folder, one)) for one in inside}


def _check(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise Refused("too many parts")
    if any(one.flag_bits & 1 for one in members):
        raise Refused("password")
    swollen = any(one.file_size > max(limits.ratio_from, limits.ratio * one.compress_size) for one in members)
    if swollen or sum(one.file_size for one in members) > limits.unpacked:
        raise Refused("unpacks too large")


def _member(folder: str, relation: Element) -> str:
    """Targets are relative to the part's folder, or begin with a slash."""
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def parsed(data: bytes) -> Element:
    """XML from outside: no document type, so no entities and nothing fetched."""
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as fault:
        raise Refused("entities") from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise Refused("truncated") from fault
    return root


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between the strict and the usual form of Office files."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for full, value in element.items():
        if full.rpartition("}")[2] == name:
            return value
    return None


def children(element: Element | None, name: str) -> list[Element]:
    """The children of that name; none where there is no element."""
    return [one for one in element if local(one) == name] if element is not None else []


def child(element: Element | None, *path: str) -> Element | None:
    """The first child along a path of names, or None."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element
