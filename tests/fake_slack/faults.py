"""Faults to inject into the Web API: for the next N calls, of one method or of any.

A fault acts before the call is carried out (`rate_limit`, `server_error`, `drop`, `hold_call`) or after it,
before the reply (`lose_reply`, `slow_reply`, `hold_reply`). `response_url` names POSTs to a response_url.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

from tests.fake_slack.values import PATIENCE, Reply


class Gate:
    """Holds a call until the test lets it go on; `reached` tells that it stands there."""

    def __init__(self) -> None:
        self._reached = Event()
        self._open = Event()

    def wait_reached(self, timeout: float = PATIENCE) -> None:
        """Wait until a call stands at the gate; TimeoutError otherwise."""
        if not self._reached.wait(timeout):
            raise TimeoutError(f"no call reached the gate within {timeout} s")

    def release(self) -> None:
        """Let it go on, and all that come after it."""
        self._open.set()

    def stand(self, seconds: float | None = None) -> None:
        """Called by the server: stop here until released, or for so long."""
        self._reached.set()
        self._open.wait(seconds)


@dataclass(slots=True)
class Fault:
    """What happens to a call. `times` counts down; None means until `clear()`."""

    method: str | None
    times: int | None
    instead: Reply | None = None
    drop: bool = False
    lose: bool = False
    before: Gate | None = None
    after: Gate | None = None
    seconds: float | None = None
    gates: tuple[Gate, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.gates = tuple(gate for gate in (self.before, self.after) if gate is not None)

    def carry_out(self, act: Callable[[], Reply]) -> Reply | None:
        """The reply to a call under this fault; None to close the connection without one."""
        if self.before is not None:
            self.before.stand()
        if self.drop or self.instead is not None:
            return self.instead
        reply = act()
        if self.after is not None:
            self.after.stand(self.seconds)
        return None if self.lose else reply


class Faults:
    """The faults waiting for their calls, first come, first served."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._gates: list[Gate] = []
        self._lock = Lock()

    def _add(self, fault: Fault) -> None:
        with self._lock:
            self._waiting.append(fault)
            self._gates.extend(fault.gates)

    def take(self, method: str) -> Fault:
        """The fault for this call; one that does nothing where none is waiting."""
        with self._lock:
            for fault in self._waiting:
                if fault.method in {None, method}:
                    self._count_down(fault)
                    return fault
        return Fault(method, 1)

    def _count_down(self, fault: Fault) -> None:
        if fault.times is not None:
            fault.times -= 1
            if not fault.times:
                self._waiting.remove(fault)

    def clear(self) -> None:
        """Forget every fault and let go whatever is held."""
        with self._lock:
            self._waiting.clear()
            gates, self._gates = self._gates, []
        for gate in gates:
            gate.release()

    def rate_limit(self, method: str | None = None, times: int | None = 1, retry_after: int = 1) -> None:
        """429 with `Retry-After` (seconds), and nothing done."""
        body = {"ok": False, "error": "ratelimited"}
        self._add(Fault(method, times, instead=Reply.of(body, 429, Retry_After=str(retry_after))))

    def server_error(self, method: str | None = None, times: int | None = 1, status: int = 500) -> None:
        """A 5xx whose body is no JSON, and nothing done."""
        page = Reply(status, "<html>Server Error</html>", {"Content-Type": "text/html"})
        self._add(Fault(method, times, instead=page))

    def refuse(self, method: str | None = None, times: int | None = 1, error: str = "fatal_error") -> None:
        """`{"ok": false}` with an error of your choice, and nothing done."""
        self._add(Fault(method, times, instead=Reply.of({"ok": False, "error": error})))

    def drop(self, method: str | None = None, times: int | None = 1) -> None:
        """The connection closes before anything is done. (Refused: `FakeSlack.refusing_connections()`.)"""
        self._add(Fault(method, times, drop=True))

    def lose_reply(self, method: str | None = None, times: int | None = 1) -> None:
        """The call is carried out, a message stored, and the connection closes without a reply."""
        self._add(Fault(method, times, lose=True))

    def slow_reply(self, seconds: float, method: str | None = None, times: int | None = 1) -> Gate:
        """The call is carried out at once, its reply comes so many seconds later, or when released."""
        gate = Gate()
        self._add(Fault(method, times, after=gate, seconds=seconds))
        return gate

    def hold_reply(self, method: str | None = None, times: int | None = 1) -> Gate:
        """The call is carried out, its reply waits until the gate is released."""
        gate = Gate()
        self._add(Fault(method, times, after=gate))
        return gate

    def hold_call(self, method: str | None = None, times: int | None = 1) -> Gate:
        """The call waits, nothing done, until the gate is released."""
        gate = Gate()
        self._add(Fault(method, times, before=gate))
        return gate
