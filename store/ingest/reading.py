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
from pathlib import Path, PurePath
from threading import Thread, Timer
from typing import IO, get_args

from store.ingest.child import told
from store.ingest.contents import Contents, Format, UnreadableError
from store.ingest.limits import MEGABYTE, Limits
from store.ingest.refusals import Refused, sentence
from store.ingest.wire import AnswerTooLargeError, Received, frames

Progress = Callable[[int, int], None]
log = logging.getLogger("scrutineer.ingest")
_CHILD = "store.ingest.child"
_BY_SIGNAL = {
    signal.SIGXCPU: "took too long",
    signal.SIGKILL: "took too much",
    signal.SIGABRT: "took too much",
    signal.SIGXFSZ: "failed",
}
"""What it means that the child ended by a signal; the timer's own SIGKILL is known apart."""


def read_file(name: str, data: bytes, limits: Limits = Limits(), progress: Progress | None = None) -> Contents:  # noqa: B008 - frozen
    """Everything that a file holds; UnreadableError, with one sentence for the person who gave it, where it can't be read.

    `progress` is told how much is done, of how much, a few times a second, where reading takes a while.
    """
    try:
        if not data:
            raise Refused("empty")
        if len(data) > limits.size:
            raise Refused("too large", size=f"{len(data) / MEGABYTE:.0f}", most=f"{limits.size / MEGABYTE:.0f}")
        return _read(name, data, limits, progress or (lambda done, total: None))
    except Refused as refused:
        raise UnreadableError(sentence(refused.reason, refused.details)) from None


def _read(name: str, data: bytes, limits: Limits, progress: Progress) -> Contents:
    received = Received()
    with _child(PurePath(name).suffix.lower().lstrip("."), limits) as (process, ran_out):
        found = None
        with suppress(AnswerTooLargeError, ValueError, TypeError, LookupError):
            found = _received(_answers(process, data, limits), received, progress)
    if found is None:
        raise Refused("took too long" if ran_out() else _BY_SIGNAL.get(signal.Signals(-process.returncode), "failed")
                      if process.returncode < 0 else "failed")  # fmt: skip
    return Contents(PurePath(name).name, found, hashlib.sha256(data).hexdigest(), received.tables(), tuple(received.paragraphs))


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
    ran_out: list[bool] = []
    timer = Timer(limits.seconds, lambda: (ran_out.append(True), _end(process)))
    timer.start()
    try:
        yield process, lambda: bool(ran_out)
    finally:
        _end_after_answer(process)
        timer.cancel()


def _environment() -> dict[str, str]:
    """Where Python finds its modules, and nothing else: no token, no address of a database reaches the child."""
    places = [str(Path(place).resolve()) for place in sys.path if place]
    root = str(Path(__file__).resolve().parents[2])
    return {"PYTHONPATH": os.pathsep.join([root, *places]), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _end_after_answer(process: subprocess.Popen[bytes]) -> None:
    """A child that has said everything ends by itself; any other is ended."""
    assert process.stdout
    with suppress(subprocess.TimeoutExpired):
        process.wait(0.2)
    _end(process)
    process.stdout.close()
    process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the child's whole group."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
