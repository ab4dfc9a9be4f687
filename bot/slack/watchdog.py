"""Notices a deaf socket: one that looks connected while nothing has come through it for long.

slack_sdk closes a connection whose last pong is old, but never one that has had no pong at all, and a client that
failed to reconnect five times may sit there for hours (github.com/slackapi/python-slack-sdk/issues/1110, /1701).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackClientError

logger = logging.getLogger(__name__)

PINGS = 6
"""Silent for so many ping intervals, a connection is deaf; slack_sdk itself gives up after four."""


class Watchdog:
    """Looks at a SocketModeClient, and has it connect anew."""

    def __init__(self, client: Any, ping_seconds: float, now: Callable[[], float] = time.time) -> None:
        self._client, self._now = client, now
        self._patience = PINGS * ping_seconds
        self._session: Any = None
        self._since = now()

    def look(self) -> bool:
        """Whether it was deaf, and so has been connected anew. Call it every ping interval or so."""
        session = self._client.current_session
        if session is not self._session:
            self._session, self._since = session, self._now()
        heard = max(self._since, getattr(session, "last_ping_pong_time", None) or 0.0)
        if self._now() - heard <= self._patience:
            return False
        logger.warning("Slack has been silent for %d s: connecting anew", self._now() - heard)
        self._since = self._now()
        try:
            self._client.connect_to_new_endpoint(force=True)
        except (SlackClientError, OSError, HTTPException) as error:  # Slack is down: look again later
            logger.warning("not connected: %s", type(error).__name__)
        return True
