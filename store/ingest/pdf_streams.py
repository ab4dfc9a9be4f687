"""Keeps a PDF's streams from unpacking to more than they should: its library unpacks whatever it is given.

437 KB that unpack to 300 MB of drawing commands took it a minute and a half. It has no setting for this, so its
decompressor is exchanged, in the child alone.
"""

from __future__ import annotations

import zlib

from pdfminer import pdftypes

from store.ingest.refusals import Refused


class BoundedZlib:
    """What pdfminer uses of zlib, with a limit in bytes to what each stream unpacks to."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    def __init__(self, most: int) -> None:
        self._most = most

    def decompress(self, data: bytes) -> bytes:
        """The stream unpacked; zlib.error where it is damaged or cut short."""
        unpacking = zlib.decompressobj()
        out = unpacking.decompress(data, self._most)
        if unpacking.unconsumed_tail:
            raise Refused("unpacks too large")
        if not unpacking.eof:
            raise zlib.error("cut short")
        return out


def bound_streams(most: int) -> None:
    """From now on no stream unpacks to more than `most` bytes."""
    pdftypes.zlib = BoundedZlib(most)  # type: ignore[assignment, attr-defined]  # it stands in for the module
