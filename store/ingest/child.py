"""The process that reads one file and ends: `python -m store.ingest.child LIMITS EXTENSION`, the file on standard input.

It bounds its own memory, processor time and files before it looks at a byte, and says what it found in frames on standard
output. Whatever a file does to it, it happens here: the worst is that this process ends early, and the parent says so.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import asdict
from importlib import import_module
from typing import IO

from store.ingest import wire
from store.ingest.contents import Format
from store.ingest.limits import Limits
from store.ingest.pieces import Piece, Progress, Reader, bounded
from store.ingest.recognising import format_of
from store.ingest.refusals import Refused

READERS: dict[Format, tuple[str, str]] = {
    "csv": ("store.ingest.delimited", "read_delimited"),
    "tsv": ("store.ingest.delimited", "read_delimited"),
    "xlsx": ("store.ingest.xlsx", "read_xlsx"),
    "ods": ("store.ingest.ods", "read_ods"),
    "docx": ("store.ingest.docx", "read_docx"),
    "pdf": ("store.ingest.pdf", "read_pdf"),
    "markdown": ("store.ingest.plain_text", "read_text"),
    "text": ("store.ingest.plain_text", "read_text"),
}
"""Where each format's reader is; only the one that is needed is loaded."""
_OFTEN = 0.2
"""Seconds between two words of progress."""


def main() -> None:
    """Reads what stands on standard input."""
    limits, extension = Limits(**json.loads(sys.argv[1])), sys.argv[2]
    bound(limits)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no frame
    try:
        _say(out, sys.stdin.buffer.read(), extension, limits)
    except Refused as refused:
        wire.write(out, ["refused", refused.reason, refused.details])
    except MemoryError:
        wire.write(out, ["refused", "took too much", {}])
    except Exception as fault:  # noqa: BLE001 - whatever a file brought about is told in one sentence
        wire.write(out, ["failed", _where(fault)])


def bound(limits: Limits) -> None:
    """Sets what the system will let this process have. Nothing is written, so no file may grow."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(out: IO[bytes], data: bytes, extension: str, limits: Limits) -> None:
    found = format_of(data, extension, limits)
    if found != "pdf":
        gc.disable()  # reading makes millions of values and no cycles
    wire.write(out, ["format", found])
    anything = False
    for frame in wire.sent(bounded(pieces(found, data, extension, limits, _seldom(out)), limits)):
        anything = True
        wire.write(out, frame)
    if not anything:
        raise Refused("nothing in it")
    wire.write(out, ["end"])


def pieces(found: Format, data: bytes, extension: str, limits: Limits, progress: Progress) -> Iterable[Piece]:
    """What a file in this format holds."""
    module, name = READERS[found]
    reader: Reader = getattr(import_module(module), name)
    return reader(data, extension, limits, progress)


def _seldom(out: IO[bytes]) -> Callable[[int, int], None]:
    """Tells of progress, though not more often than anybody would look."""
    told = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= _OFTEN:
            told = time.monotonic()
            wire.write(out, ["progress", done, total])

    return progress


def _where(fault: Exception) -> str:
    """The kind of fault and the line of ours that met it: for the log, with nothing of the file in it."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} at {frame.filename.rpartition('/')[2]}:{frame.lineno}"


def told(limits: Limits) -> str:
    """Limits as the child is told them."""
    return json.dumps(asdict(limits))


if __name__ == "__main__":
    main()
