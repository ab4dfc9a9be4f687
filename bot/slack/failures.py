"""Logs where something failed, and never what it says: that may hold a question."""

from __future__ import annotations

import logging
import traceback

logger = logging.getLogger(__name__)


def log_failure(error: Exception) -> None:
    """Log a fault of the program by its kind and its places."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("answering failed: %s\n%s", type(error).__name__, where)
