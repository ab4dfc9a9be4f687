"""A token that Slack does not accept, or a Slack that can't be reached: one sentence that names the setting."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from bot.build import Parts
from bot.slack.app import Access, SlackBot, SlackSettingError, run_socket
from tests.fake_slack import APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.slack.conftest import built as built_bot


def built(parts: Parts, url: str, token: str = BOT_TOKEN) -> SlackBot:
    return built_bot(parts, Access(token, api_url=url))


def test_a_wrong_bot_token(slack: FakeSlack, parts: Parts) -> None:
    with pytest.raises(SlackSettingError, match=r"^SLACK_BOT_TOKEN is not accepted by Slack: invalid_auth\.$"):
        built(parts, slack.base_url, "xoxb-wrong")


def test_a_wrong_app_token(slack: FakeSlack, parts: Parts) -> None:
    with pytest.raises(SlackSettingError, match=r"^SLACK_APP_TOKEN is not accepted by Slack: invalid_auth\.$"):
        run_socket(built(parts, slack.base_url), "xapp-wrong", Event())


def test_slack_cant_be_reached(slack: FakeSlack, parts: Parts) -> None:
    with slack.refusing_connections(), pytest.raises(SlackSettingError, match=r"can't be reached at .*: check SLACK_API_URL"):
        built(parts, slack.base_url)


def test_it_serves_until_told_to_stop(slack: FakeSlack, parts: Parts) -> None:
    stop, bot = Event(), built(parts, slack.base_url)
    serving = Thread(target=run_socket, args=(bot, APP_TOKEN, stop))
    serving.start()
    slack.mention("C1", "U1", "re-referrals Q3 vs Q2?")
    slack.wait_message("C1", "19.6%")
    stop.set()
    serving.join()
    assert slack.sockets.connections == {}
