"""Keeps a PDF's streams from unpacking to more than they should, and its pages from holding more: its library takes all.

437 KB that unpack to 300 MB of drawing commands took it a minute and a half, and 1 MB with a page of 200,000 words all
the memory there is. It has no setting for this, so its decompressor and what gathers a page are exchanged, in the child alone.
"""

from __future__ import annotations

import zlib

from pdfminer import pdftypes
from pdfplumber import page as plumbed

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


def bound_pages(most: int) -> None:
    """From now on no page holds more than so many letters, lines and pictures together."""

    class Bounded(plumbed.PDFPageAggregatorWithMarkedContent):
        """Gathers one page."""

        gathered = 0

        def tag_cur_item(self) -> None:
            """One thing more."""
            self.gathered += 1
            if self.gathered > most:
                raise Refused("crowded page", page=self.pageno, most=f"{most:,}")
            super().tag_cur_item()

    plumbed.PDFPageAggregatorWithMarkedContent = Bounded  # type: ignore[misc]  # it stands in for the class
