"""The fake Slack's Web API, seen through the real WebClient: what it keeps, refuses, loses and holds."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.fake_slack import APP_TOKEN, FakeSlack, Json

HEADER: Json = {"type": "header", "text": {"type": "plain_text", "text": "Re-referrals"}}
BUTTON: Json = {
    "type": "button",
    "action_id": "pick",
    "text": {"type": "plain_text", "text": "A"},
    "value": "a",
}
CHOICE: list[Json] = [{"type": "actions", "block_id": "choose", "elements": [BUTTON]}]
METADATA = {"event_type": "digest", "event_payload": {"key": "k1"}}
PROMPT = {"title": "t", "message": "m"}


class Clock:
    """A clock a test may turn."""

    def __init__(self) -> None:
        self.seconds = 1_790_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Iterator[FakeSlack]:
    with FakeSlack(now=clock) as fake:
        fake.add_channel("C2", "elsewhere", "U1", joined=False)
        fake.add_channel("C3", "archive", "U1", is_archived=True)
        fake.add_channel("G1", "secret", "U1", joined=False, is_private=True)
        yield fake


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return slack.client()


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C1"}, "no_text"),
        ("chat.postMessage", {"channel": "C9", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C2", "text": "x"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "C3", "text": "x"}, "is_archived"),
        ("chat.postMessage", {"channel": "G1", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C1", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "C1", "blocks": [{"type": "x"}]}, "invalid_blocks"),
        ("chat.postMessage", {"channel": "C1", "blocks": "[{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "C1", "text": "x", "metadata": {}}, "invalid_metadata_format"),
        ("chat.postEphemeral", {"channel": "C1", "user": "U9", "text": "x"}, "user_not_in_channel"),
        ("chat.update", {"channel": "C1", "ts": "1.000001", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": "C1", "ts": "1.000001"}, "message_not_found"),
        ("conversations.history", {"channel": "C2"}, "not_in_channel"),
        ("conversations.replies", {"channel": "C1", "ts": "1.000001"}, "thread_not_found"),
        ("conversations.info", {"channel": "G1"}, "channel_not_found"),
        ("conversations.open", {"users": "U9"}, "user_not_found"),
        ("users.info", {"user": "U9"}, "user_not_found"),
        ("reactions.add", {"channel": "C1", "timestamp": "1.000001", "name": "eyes"}, "message_not_found"),
        ("views.open", {"trigger_id": "t", "view": {"type": "modal"}}, "invalid_arguments"),
        ("views.publish", {"user_id": "U9", "view": {}}, "user_not_found"),
        (
            "assistant.threads.setSuggestedPrompts",
            {"channel_id": "C1", "prompts": [PROMPT] * 5},
            "invalid_arguments",
        ),
        ("dnd.info", {}, "unknown_method"),
    ],
)
def test_refuses_what_slack_refuses(client: WebClient, method: str, arguments: Json, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, json=arguments)
    assert refused.value.response["error"] == error


@pytest.mark.parametrize(
    ("token", "error"),
    [("xoxb-wrong", "invalid_auth"), ("", "not_authed"), (APP_TOKEN, "not_allowed_token_type")],
)
def test_asks_for_the_right_token(slack: FakeSlack, token: str, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        WebClient(token, base_url=slack.base_url).auth_test()
    assert refused.value.response["error"] == error


def test_a_form_and_json_are_the_same(slack: FakeSlack, client: WebClient) -> None:
    client.api_call("chat.postMessage", json={"channel": "C1", "text": "x", "blocks": [HEADER]})
    client.api_call(
        "chat.postMessage", data={"channel": "#performance", "text": "x", "blocks": json.dumps([HEADER])}
    )
    one, two = slack.posts("C1")
    assert one["blocks"] == two["blocks"] == [HEADER] and one["ts"] < two["ts"]


def test_an_unknown_thread_is_not_refused_but_lost(slack: FakeSlack, client: WebClient) -> None:
    root = slack.write("C1", "U1", "a question")
    reply = client.chat_postMessage(channel="C1", text="in it", thread_ts=root["ts"])
    stray = client.chat_postMessage(channel="C1", text="on top", thread_ts="1.000001")
    assert reply["message"]["thread_ts"] == root["ts"] and "thread_ts" not in stray["message"]
    assert [one["text"] for one in slack.thread("C1", root["ts"])] == ["a question", "in it"]


def test_update_and_delete_touch_only_own_messages(slack: FakeSlack, client: WebClient) -> None:
    theirs = slack.write("C1", "U1", "mine")
    own = client.chat_postMessage(channel="C1", text="first", blocks=[HEADER])
    client.chat_update(channel="C1", ts=own["ts"], text="second")
    assert slack.posts("C1")[0]["text"] == "second" and "blocks" not in slack.posts("C1")[0]
    client.chat_delete(channel="C1", ts=own["ts"])
    with pytest.raises(SlackApiError, match="cant_update_message"):
        client.chat_update(channel="C1", ts=theirs["ts"], text="x")
    assert [one["text"] for one in slack.messages("C1")] == ["mine"]


def test_a_deleted_root_leaves_a_tombstone(slack: FakeSlack, client: WebClient) -> None:
    root = client.chat_postMessage(channel="C1", text="root")
    client.chat_postMessage(channel="C1", text="reply", thread_ts=root["ts"])
    client.chat_delete(channel="C1", ts=root["ts"])
    assert [one.get("subtype") for one in slack.thread("C1", root["ts"])] == ["tombstone", None]


def test_metadata_comes_back_only_if_asked_for_and_after_the_lag(slack: FakeSlack, clock: Clock) -> None:
    client = slack.client()
    slack.workspace.history_lag = 30.0
    client.chat_postMessage(channel="C1", text="digest", metadata=METADATA)
    assert client.conversations_history(channel="C1")["messages"] == []
    clock.seconds += 31
    assert "metadata" not in client.conversations_history(channel="C1")["messages"][0]
    found = client.conversations_history(channel="C1", include_all_metadata=True)["messages"]
    assert found[0]["metadata"] == METADATA


def test_history_pages_from_the_newest_without_replies(slack: FakeSlack, client: WebClient) -> None:
    posted = [client.chat_postMessage(channel="C1", text=str(number))["ts"] for number in range(3)]
    client.chat_postMessage(channel="C1", text="reply", thread_ts=posted[0])
    pages = client.conversations_history(channel="C1", limit=2)
    assert [[one["text"] for one in page["messages"]] for page in pages] == [["2", "1"], ["0"]]
    since = client.conversations_history(channel="C1", oldest=posted[1])
    assert [one["text"] for one in since["messages"]] == ["2"]


def test_a_trigger_opens_one_modal_within_three_seconds(slack: FakeSlack, clock: Clock) -> None:
    modal = {"type": "modal", "title": {"type": "plain_text", "text": "Pick"}, "blocks": [HEADER]}
    fresh, late = (slack.slash("C1", "U1", "/figures").payload["trigger_id"] for _ in range(2))
    slack.client().views_open(trigger_id=fresh, view=modal)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        slack.client().views_open(trigger_id=fresh, view=modal)
    clock.seconds += 4
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        slack.client().views_open(trigger_id=late, view=modal)
    (view_id,) = slack.workspace.modals
    assert slack.submit("U1", view_id, {}).payload["view"]["id"] == view_id


def test_status_goes_with_the_reply_and_prompts_need_no_thread(slack: FakeSlack, client: WebClient) -> None:
    root = slack.direct("U1", "re-referrals?")
    client.assistant_threads_setStatus(channel_id="D1", thread_ts=root.ts, status="is looking")
    assert slack.workspace.statuses[0]["status"] == "is looking"
    client.chat_postMessage(channel="D1", text="20.6%", thread_ts=root.ts)
    client.assistant_threads_setSuggestedPrompts(channel_id="D1", thread_ts=root.ts, prompts=[PROMPT])
    client.assistant_threads_setSuggestedPrompts(channel_id="D1", prompts=[PROMPT])
    assert slack.workspace.statuses == [] and len(slack.workspace.prompts) == 1


def test_the_rest_of_the_web_api_answers(slack: FakeSlack, client: WebClient) -> None:
    post = client.chat_postMessage(channel="U1", text="hello")
    client.reactions_add(channel=post["channel"], timestamp=post["ts"], name="eyes")
    client.views_publish(user_id="U1", view={"type": "home", "blocks": [HEADER]})
    assert client.conversations_open(users="U1")["channel"]["id"] == post["channel"] == "D1"
    assert client.conversations_info(channel="D1")["channel"]["is_im"] is True
    assert client.users_info(user="U1")["user"]["tz"] == "Europe/London"
    assert slack.workspace.homes["U1"]["blocks"] == [HEADER]


@pytest.fixture
def url(slack: FakeSlack, client: WebClient) -> str:
    """The response_url of a click on an ephemeral choice."""
    client.chat_postEphemeral(channel="C1", user="U1", text="Which one?", blocks=CHOICE)
    (shown,) = slack.ephemerals("U1")
    return str(slack.click("U1", shown, "pick").payload["response_url"])


@pytest.mark.parametrize(
    ("body", "private", "posted"),
    [
        ({"replace_original": True, "text": "A"}, ["A"], []),
        ({"delete_original": True}, [], []),
        ({"text": "more"}, ["Which one?", "more"], []),
        ({"response_type": "in_channel", "text": "all"}, ["Which one?"], ["all"]),
    ],
)
def test_response_url(slack: FakeSlack, url: str, body: Json, private: list[str], posted: list[str]) -> None:
    assert WebhookClient(url).send_dict(body).body == "ok"
    assert [one["text"] for one in slack.ephemerals("U1")] == private
    assert [one["text"] for one in slack.posts("C1")] == posted
    assert slack.client().conversations_history(channel="C1")["messages"] == []


def test_a_response_url_is_good_for_five_uses_within_half_an_hour(url: str, clock: Clock) -> None:
    answers = [WebhookClient(url).send(text="x").body for _ in range(6)]
    clock.seconds += 1801
    assert answers == ["ok"] * 5 + ["used_url"]
    assert WebhookClient(url).send(text="x").body == "expired_url"


def test_a_response_url_refuses_bad_blocks_in_plain_text(url: str) -> None:
    answer = WebhookClient(url).send(text="x", blocks=[{"type": "x"}])
    assert (answer.status_code, answer.body) == (400, "invalid_blocks")
