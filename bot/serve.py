"""The bot in Slack, from start to SIGTERM: housekeeping, and one of the two ways in."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from bot.build import Parts, clock
from bot.config import Config, ConfigError
from bot.schedule import DigestClock, Housekeeping
from bot.slack.app import Access, Books, SlackBot, SlackSettingError, build_bot, run_socket
from bot.slack.editing import Editing
from bot.slack.intake import Bringing
from bot.slack.web import run_http
from bot.subscribing import next_due
from store.audience import Audience

if TYPE_CHECKING:
    from bot.importing.desk import Importing

log = logging.getLogger(__name__)

WayIn = Callable[[SlackBot, Event], None]


def serve(parts: Parts, settings: Config, http_port: int | None) -> int:
    """Answers in Slack until SIGTERM, over HTTP where a port is given, else in Socket Mode; returns the exit status.

    What is being answered is finished; what is not yet begun waits in the inbox. Raises ConfigError in one sentence
    for a setting that is missing or that Slack does not accept. The store is closed in any case.
    """
    alarms: list[Housekeeping | DigestClock] = [Housekeeping(parts.store, clock, settings.miss_days)]
    try:
        with _until_sigterm() as stop:
            way_in = _way_in(settings, http_port)
            bot = _bot(parts, settings)
            alarms.append(DigestClock(lambda now: next_due(parts.store.subscriptions.all(), now), bot.rounds.wake, clock))
            for alarm in alarms:
                alarm.start()
            way_in(bot, stop)
    except SlackSettingError as fault:
        raise ConfigError(str(fault)) from None
    finally:
        for alarm in alarms:
            alarm.stop()
        parts.store.close()
    log.info("ended")
    return 0


def _bot(parts: Parts, settings: Config) -> SlackBot:
    access = Access(
        _needed(settings, "SLACK_BOT_TOKEN"), settings.get("SLACK_SIGNING_SECRET"), settings.get("SLACK_API_URL")
    )
    return build_bot(
        assistant=parts.assistant, books=Books.of(parts.store), clock=clock, access=access,
        editing=editing(parts, settings.editors), bringing=bringing(parts, settings.editors),
    )  # fmt: skip


def editing(parts: Parts, editors: frozenset[str]) -> Editing:
    """What editors have besides: the indicators that they choose from by theme."""
    themes: dict[str, dict[str, str]] = {}
    for code, one in parts.catalogue.indicators.items():
        themes.setdefault(one.theme, {})[code] = one.name
    return Editing(editors, parts.teacher, parts.verifier, themes, clock)


def bringing(parts: Parts, editors: frozenset[str]) -> Bringing:
    """What bringing files in takes; the drafts that are compared with are those that the sender knows of."""

    def desk(audience: Audience) -> Importing:
        from bot.importing.desk import Importing

        return Importing(parts.store, parts.vocabulary, audience)

    themes = list(dict.fromkeys(one.theme for one in parts.catalogue.indicators.values()))
    return Bringing(editors, parts.store.uploads, parts.store.imports, desk, themes)


def _way_in(settings: Config, http_port: int | None) -> WayIn:
    if http_port is None:
        token = _needed(settings, "SLACK_APP_TOKEN", "set it for Socket Mode, or give --http PORT for HTTP mode")
        return lambda bot, stop: run_socket(bot, token, stop)
    _needed(settings, "SLACK_SIGNING_SECRET", "HTTP mode needs it, to know Slack's requests from others")
    return lambda bot, stop: _over_http(bot, http_port, stop)


def _over_http(bot: SlackBot, port: int, stop: Event) -> None:
    if not stop.is_set():  # the server has its own way of hearing SIGTERM from here on
        log.info("listening on port %d", port)
        run_http(bot, port)


def _needed(settings: Config, name: str, why: str = "set it") -> str:
    value = settings.get(name)
    if value is None:
        raise ConfigError(f"{name} is missing: {why}.")
    return value


@contextmanager
def _until_sigterm() -> Iterator[Event]:
    """An event that SIGTERM sets. Ctrl-C stays what it is, an interruption."""
    stop = Event()
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGTERM, before)
