"""A fake Slack on loopback, for tests with a real Bolt app and a real WebClient."""

from tests.fake_slack.bolt import new_app, socket_mode
from tests.fake_slack.faults import Gate
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.signing import http_body, signed_headers
from tests.fake_slack.socket_mode import Delivery
from tests.fake_slack.values import APP, APP_TOKEN, BOT, BOT_TOKEN, BOT_USER, TEAM, Json

__all__ = [
    "APP",
    "APP_TOKEN",
    "BOT",
    "BOT_TOKEN",
    "BOT_USER",
    "TEAM",
    "Delivery",
    "FakeSlack",
    "Gate",
    "Json",
    "http_body",
    "new_app",
    "signed_headers",
    "socket_mode",
]
