"""Builds the bot's side of Slack: the Bolt app, the workers and the way in (Socket Mode, or HTTP through ASGI)."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import Any
from urllib.error import URLError

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.audiences import PATIENCE, Audiences
from bot.slack.delivery import LEASE, Clock, Delivery, Inbox
from bot.slack.dispatch import Dispatch
from bot.slack.editing import Editing
from bot.slack.fetching import Fetcher
from bot.slack.import_presses import ImportPresses
from bot.slack.intake import Bringing, Intake
from bot.slack.listeners import Listeners
from bot.slack.posting import TIMEOUT, Poster
from bot.slack.rounds import Rounds
from bot.slack.sending import LOOK, SETTLE, Patience
from bot.slack.subscriptions import Subscribing
from bot.slack.telling import Assistant, asking
from bot.slack.watchdog import Watchdog
from bot.slack.workers import SWEEP, Workers
from store.audience import Audience
from store.open import Store
from store.outbox import Outbox
from store.subscriptions import SubscriptionBook

logger = logging.getLogger(__name__)

_QUIET = logging.getLogger("slack_bolt")
"""At DEBUG the Slack libraries log whole messages, and questions are never logged: they stay at INFO."""

API_URL = "https://slack.com/api/"
PING_SECONDS = 10.0


class SlackSettingError(Exception):
    """A setting that Slack does not accept; its text names it in one sentence."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things may take; a test makes it quicker. `lease` must exceed `timeout` (whole seconds).

    `settle`: the longest that Slack may need to show a message that it took. `look`: how often a digest that waits is
    looked at.
    """

    lease: timedelta = LEASE
    timeout: timedelta = TIMEOUT
    sweep: timedelta = SWEEP
    ping_seconds: float = PING_SECONDS
    settle: timedelta = SETTLE
    look: timedelta = LOOK


@dataclass(frozen=True, slots=True)
class Access:
    """How Slack is reached. `signing_secret` is needed in HTTP mode only; `api_url` where it is another than Slack's."""

    bot_token: str = field(repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    api_url: str | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """What stands on the disk: questions taken in, digests to be posted, and who subscribed to them."""

    inbox: Inbox
    outbox: Outbox
    subscriptions: SubscriptionBook

    @classmethod
    def of(cls, store: Store) -> Books:
        """Those of a store."""
        return cls(store.inbox, store.outbox, store.subscriptions)


@dataclass(frozen=True, slots=True)
class SlackBot:
    """The built parts. `start` and `stop` are for the workers; a way in is `run_socket` or `web.asgi`."""

    app: App
    delivery: Delivery
    workers: Workers
    rounds: Rounds
    pace: Pace

    def start(self) -> None:
        """Begin to answer and to post, with what was left from before."""
        self.workers.start(self.delivery)
        self.rounds.start(self.delivery.dispatch)

    @property
    def alive(self) -> bool:
        """Whether every thread runs."""
        return self.workers.alive and self.rounds.alive

    def stop(self) -> None:
        """Finish what is being answered and posted."""
        self.workers.stop()
        self.rounds.stop()
        self.app.listener_runner.listener_executor.shutdown()


def build_bot(
    *,
    assistant: Assistant,
    books: Books,
    clock: Clock,
    access: Access,
    pace: Pace | None = None,
    editing: Editing | None = None,
    bringing: Bringing | None = None,
    reached: Callable[[str], None] = lambda point: None,
) -> SlackBot:
    """Build it, the token tried. `editing` and `bringing`: what editors have besides; `reached` is told each point of the way
    of a digest (dispatch.POINTS).

    Raises SlackSettingError in one sentence where Slack can't be reached or does not accept the token.
    """
    pace = pace or Pace()
    for one in (_QUIET, logging.getLogger("slack_sdk")):
        one.setLevel(logging.INFO)
    url = _with_slash(access.api_url or API_URL)
    workers = Workers(pace.sweep)
    poster = Poster(WebClient(access.bot_token, base_url=url), clock, workers.pause, pace.timeout)

    audiences = Audiences(poster, assistant, clock, max(PATIENCE, 2 * pace.timeout))

    def remember(thread: str, report: str, audience: Audience) -> None:
        """The digest's thread is followed up as one in which its summary was asked for."""
        asking(assistant, f"Summary of {report}", thread, clock(), "", None, audience)

    def seen_in(channel: str) -> Audience:
        return audiences.sure(Audience(channel), anew=True)

    patience = Patience(pace.lease, pace.settle, pace.look)
    dispatch = Dispatch(
        books.subscriptions, books.outbox, assistant, poster, clock, patience, remember, reached, workers.stopping, seen_in
    )
    fetcher = Fetcher(poster, access.bot_token, url)
    intake = Intake(bringing, poster, audiences, fetcher, clock) if bringing is not None else None
    delivery = Delivery(books.inbox, assistant, poster, clock, dispatch, audiences, pace.lease, editing, intake)
    app, rounds = _app(WebClient(access.bot_token, base_url=url, timeout=10), access.signing_secret, url), Rounds()
    Listeners(delivery, workers.wake, Subscribing(books.subscriptions, books.outbox, poster, clock, rounds.wake)).register(app)
    if editing is not None:
        editing.register(app)
    if intake is not None:
        ImportPresses(intake).register(app)
    return SlackBot(app, delivery, workers, rounds, pace)


def _app(client: WebClient, signing_secret: str | None, url: str) -> App:
    try:
        return App(client=client, signing_secret=signing_secret, logger=_QUIET)
    except BoltError as error:
        raise SlackSettingError(f"SLACK_BOT_TOKEN is not accepted by Slack: {_code(error)}.") from None
    except OSError as error:
        raise SlackSettingError(_unreachable(url, error)) from None


def _code(error: Exception) -> str:
    """Slack's error code in the message of an exception, such as invalid_auth."""
    response = getattr(error, "response", None) or getattr(error.__context__, "response", None)
    return str(response.get("error")) if response is not None else "no reason given"


def _unreachable(url: str, error: OSError) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    return f"Slack can't be reached at {url} ({reason}): check SLACK_API_URL and the network."


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def keep_what_is_loaded() -> None:
    """Take what is loaded out of the garbage collector's rounds, which have delayed answers by 30 ms and more."""
    gc.freeze()


def run_socket(bot: SlackBot, app_token: str, stop: Event) -> None:
    """Serve in Socket Mode until `stop` is set. Raises SlackSettingError where the token is not accepted."""
    client = bot.app.client
    handler: Any = SocketModeHandler(  # typed nowhere that it matters
        bot.app, app_token, web_client=WebClient(base_url=client.base_url), ping_interval=bot.pace.ping_seconds
    )
    watchdog = Watchdog(handler.client, bot.pace.ping_seconds)
    _connect(handler, client.base_url)
    bot.start()
    keep_what_is_loaded()
    logger.info("connected to Slack")
    try:
        while not stop.wait(bot.pace.ping_seconds):
            watchdog.look()
    finally:
        handler.close()
        bot.stop()


def _connect(handler: Any, url: str) -> None:
    try:
        handler.connect()
    except SlackApiError as error:
        handler.close()
        raise SlackSettingError(f"SLACK_APP_TOKEN is not accepted by Slack: {_code(error)}.") from None
    except OSError as error:
        handler.close()
        raise SlackSettingError(_unreachable(url, error)) from None
