"""A socket that looks connected and hears nothing is connected anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from bot.slack.watchdog import PINGS, Watchdog


@dataclass
class Client:
    """A SocketModeClient, as far as it is looked at."""

    last_pong: float | None
    fails: bool = False
    anew: int = 0
    current_session: SimpleNamespace = field(init=False)

    def __post_init__(self) -> None:
        self.current_session = SimpleNamespace(last_ping_pong_time=self.last_pong)

    def connect_to_new_endpoint(self, *, force: bool) -> None:
        self.anew += force
        if self.fails:
            raise ConnectionRefusedError


SILENCES = [(0.0, 5, False), (None, 5, False), (0.0, 61, True), (None, 61, True), (50.0, 61, False)]


@pytest.mark.parametrize(("last_pong", "after", "deaf"), SILENCES)
def test_deaf_after_six_intervals_without_a_sound(last_pong: float | None, after: float, deaf: bool) -> None:
    times = [0.0]
    client = Client(last_pong)
    dog = Watchdog(client, 10, lambda: times[0])
    dog.look()
    times[0] = after
    assert dog.look() is deaf and client.anew == deaf


def test_it_looks_again_later_where_slack_is_down() -> None:
    times = [0.0]
    client = Client(None, fails=True)
    dog = Watchdog(client, 10, lambda: times[0])
    for times[0] in (0.0, 61.0, 70.0, 61.0 + 10 * PINGS + 1):
        dog.look()
    assert client.anew == 2
