"""A file's bytes to what it holds, however hostile the file: `read_file` is the only door.

The bytes are read by a process of its own, started for this one file with limits of memory, time and size, without
anything of this process's environment, and ended with all that it may have started. This process looks at nothing but
the size of the file: the rest, down to which format it is in, happens behind the limits. A reason that comes back has its
sentence here.
"""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Event, Thread, Timer
from typing import IO, get_args

from store.ingest.child import told
from store.ingest.contents import Contents, Format, UnreadableError
from store.ingest.limits import MEGABYTE, Limits
from store.ingest.pieces import silent
from store.ingest.refusals import Refused, sentence
from store.ingest.wire import AnswerTooLargeError, Received, frames

Progress = Callable[[int, int], None]
log = logging.getLogger("scrutineer.ingest")
_CHILD = "store.ingest.child"
_LAST_BREATH = 1.0
"""Seconds that a child which has stopped speaking has to end by itself, so that it can be known why."""
_BY_SIGNAL: dict[int, str] = {
    signal.SIGXCPU: "took too long",
    signal.SIGKILL: "took too much",
    signal.SIGABRT: "took too much",
}
"""What it means that the child ended by a signal; where the time had run out it is known apart. Any other end: "failed"."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that a process is reading: what it says, and whether its time ran out."""

    name: str
    fingerprint: str
    process: subprocess.Popen[bytes]
    answers: Iterator[list[object]]
    ran_out: Callable[[], bool]


def read_file(name: str, data: bytes, limits: Limits = Limits(), progress: Progress | None = None) -> Contents:  # noqa: B008 - frozen
    """Everything that a file holds; UnreadableError, with one sentence for the person who gave it, where it can't be read.

    `progress` is told how much is done, of how much, a few times a second, where reading takes a while.
    """
    with being_read(name, data, limits) as contents:
        return contents(progress)


@contextmanager
def being_read(name: str, data: bytes, limits: Limits = Limits()) -> Iterator[Callable[[Progress | None], Contents]]:  # noqa: B008 - frozen
    """The same in two steps: a process reads from here on, whatever else is done meanwhile, and what is given waits for its end.

    UnreadableError may be raised by either step.
    """
    try:
        if not data:
            raise Refused("empty")
        if refused := _beyond(len(data), limits):
            raise refused
        with _child(_extension(name), limits) as (process, ran_out):
            answers = _answers(process, data, limits)
            file = _File(PurePath(name).name, hashlib.sha256(data).hexdigest(), process, answers, ran_out)
            yield lambda progress: _contents(file, progress or silent)
    except Refused as refused:
        raise UnreadableError(sentence(refused.reason, refused.details)) from None


def too_large(size: int) -> str | None:
    """The sentence for a file of so many bytes where that is too many, so that nobody needs to fetch it first."""
    refused = _beyond(size, Limits())
    return sentence(refused.reason, refused.details) if refused else None


def _beyond(size: int, limits: Limits) -> Refused | None:
    if size <= limits.size:
        return None
    return Refused("too large", size=f"{size / MEGABYTE:.0f}", most=f"{limits.size / MEGABYTE:.0f}")


def _contents(file: _File, progress: Progress) -> Contents:
    received, found = Received(), None
    with suppress(AnswerTooLargeError, ValueError, TypeError, LookupError):
        found = _received(file.answers, received, progress)
    if found is None:
        raise Refused(_why(file.process, file.ran_out()))
    return Contents(file.name, found, file.fingerprint, received.tables(), tuple(received.paragraphs))


def _extension(name: str) -> str:
    """The end of a file's name in small letters; "" for what is no usual one."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    return extension if extension.isascii() and extension.isalnum() and len(extension) <= 10 else ""


def _why(process: subprocess.Popen[bytes], ran_out: bool) -> str:
    """The reason that fits a child which ended without an answer, or stopped giving one."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(_LAST_BREATH)
    if ran_out:
        return "took too long"
    code = process.poll()
    return "took too much" if code is None else _BY_SIGNAL.get(-code, "failed")


def _received(answers: Iterator[list[object]], received: Received, progress: Progress) -> Format | None:
    """Takes the frames in; the format, or None where they stopped before the end."""
    found: Format | None = None
    for frame in answers:
        match frame:
            case ["end"]:
                return found
            case ["format", said] if said in get_args(Format):
                found = said  # type: ignore[assignment]  # it is one of them
            case ["progress", int(done), int(total)]:
                progress(done, total)
            case ["refused", str(reason), dict(details)]:
                raise Refused(reason, **details)
            case ["failed", str(where)]:
                log.warning("a file could not be read: %s", where)
                return None
            case _:
                received.take(frame)
    return None


def _answers(process: subprocess.Popen[bytes], data: bytes, limits: Limits) -> Iterator[list[object]]:
    assert process.stdin and process.stdout
    Thread(target=_hand_over, args=(process.stdin, data), daemon=True).start()
    return frames(process.stdout, limits.answer)


def _hand_over(pipe: IO[bytes], data: bytes) -> None:
    """The child may end before it has taken everything."""
    with suppress(OSError, ValueError):
        pipe.write(data)
    with suppress(OSError, ValueError):
        pipe.close()


@contextmanager
def _child(extension: str, limits: Limits) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], bool]]]:
    """A child for one file, and whether its time ran out; when this is left, it and all it started have ended."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program is this one's own interpreter
            [sys.executable, "-P", "-B", "-S", "-m", _CHILD, told(limits), extension],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd="/", env=_environment(), start_new_session=True,
        )  # fmt: skip
    except OSError as fault:
        log.warning("no process could be started to read a file: %s", fault.strerror)
        raise Refused("not now") from fault
    ran_out = Event()
    timer = Timer(limits.seconds, _end_late, (process, ran_out))
    timer.daemon = True
    timer.start()
    try:
        yield process, ran_out.is_set
    finally:
        timer.cancel()
        _end(process)
        if process.stdout:
            process.stdout.close()
        process.wait()


def _environment() -> dict[str, str]:
    """Where Python finds its modules, and nothing else: no token, no address of a database reaches the child."""
    places = [str(Path(place).resolve()) for place in sys.path if place]
    root = str(Path(__file__).resolve().parents[2])
    return {"PYTHONPATH": os.pathsep.join([root, *places]), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _end_late(process: subprocess.Popen[bytes], ran_out: Event) -> None:
    ran_out.set()
    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the child's whole group."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
