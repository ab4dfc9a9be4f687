"""People ask in Slack: a real Bolt app in Socket Mode against the fake, the real assistant and store behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.build import Parts
from bot.slack.scopes import PROMPTS
from tests.fake_slack import FakeSlack, Json
from tests.slack.conftest import Running, now, settled

COMPARE, FOUND = "re-referrals Q3 vs Q2?", "up 0.3 percentage points"
VAGUE, CHOICE = "referrals", "CSE referrals"
HOSTILE = "<!channel> re-referrals for <b>Melton</b> & *Blaby*"


class Broken:
    """An assistant whose every answer fails, with the question in the error."""

    def ask(self, text: str, **about: Any) -> Any:
        raise RuntimeError(f"no answer to {text}")

    def knows(self, thread: str, now: object) -> bool:
        return True

    def drafts(self, audience: object) -> frozenset[str]:
        return frozenset()


def test_a_mention_is_answered_in_its_thread(slack: FakeSlack, running: Running) -> None:
    with running():
        mention = slack.mention("C1", "U1", COMPARE)
        assert slack.wait_ack(mention).ack_seconds < 1
        answer = slack.wait_message("C1", FOUND)
    assert answer["thread_ts"] == mention.ts and answer["blocks"][0]["type"] == "rich_text"
    assert answer["text"].count("\n") == 3 and "Source: Quarter 3 2021/22 performance report" in answer["text"]
    asked = slack.calls("chat.postMessage")[0]
    assert (asked["unfurl_links"], asked["unfurl_media"], asked["mrkdwn"]) == (False, False, False)


def test_a_mention_inside_a_thread_is_answered_there(slack: FakeSlack, running: Running) -> None:
    root = slack.write("C1", "U2", "figures for Thursday")
    with running():
        slack.mention("C1", "U1", COMPARE, thread_ts=root["ts"])
        assert slack.wait_message("C1", FOUND)["thread_ts"] == root["ts"]


def test_a_direct_message_roots_a_thread(slack: FakeSlack, running: Running) -> None:
    with running():
        direct = slack.direct("U1", COMPARE)
        assert slack.wait_message("D1", FOUND)["thread_ts"] == direct.ts
        slack.direct("U1", "and for care leavers EET?", thread_ts=direct.ts)
        assert slack.wait_message("D1", "Care leavers")["thread_ts"] == direct.ts


def test_a_refusal_in_direct_messages_is_an_ordinary_message(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.direct("U1", "re-referrals for Melton")
        slack.wait_message("D1", "no figure is held for Melton")
    assert slack.calls("chat.postEphemeral") == []


def test_a_follow_up_needs_no_mention(slack: FakeSlack, running: Running) -> None:
    with running():
        mention = slack.mention("C1", "U1", COMPARE)
        slack.wait_message("C1", FOUND)
        slack.message("C1", "U2", "and care leavers EET?", thread_ts=mention.ts)
        assert slack.wait_message("C1", "Care leavers")["thread_ts"] == mention.ts


@pytest.mark.parametrize("said", ["thanks, that's great", "shall we talk at lunch?", "<@U2> and Q2?", "ok"])
def test_talk_in_a_thread_stays_between_people(slack: FakeSlack, running: Running, parts: Parts, said: str) -> None:
    with running():
        mention = slack.mention("C1", "U1", COMPARE)
        slack.wait_message("C1", FOUND)
        settled(slack, parts, slack.message("C1", "U2", said, thread_ts=mention.ts))
    assert len(slack.posts("C1")) == 1 and slack.ephemerals("U2") == []


def test_talk_in_a_channel_is_acknowledged_and_not_kept(slack: FakeSlack, running: Running, parts: Parts) -> None:
    root = slack.write("C1", "U1", "a thread without us")
    with running():
        for sent in (
            slack.message("C1", "U1", "re-referrals are up, are they?"),
            slack.message("C1", "U2", "and Q2?", thread_ts=root["ts"]),
            slack.bot_message("C1", "re-referrals?"),
            slack.edit("C1", root["ts"], "re-referrals?"),
        ):
            slack.wait_ack(sent)
        assert parts.store.inbox.waiting() == 0
    assert slack.posts("C1") == [] and slack.ephemerals("U1") == []


def test_which_one_goes_to_the_asker_and_the_answer_to_the_thread(slack: FakeSlack, running: Running) -> None:
    with running():
        mention = slack.mention("C1", "U1", VAGUE)
        which = slack.wait_ephemeral("U1", "Which one")
        assert "thread_ts" not in which and slack.posts("C1") == []
        slack.wait_ack(slack.click("U1", which, "choose:1"))
        answer = slack.wait_message("C1", CHOICE)
        assert answer["thread_ts"] == mention.ts
        assert slack.wait_ephemeral("U1", "You chose")["text"] == f"You chose: {CHOICE}"


def test_in_a_thread_with_replies_the_asker_is_told_there(slack: FakeSlack, running: Running) -> None:
    root = slack.write("C1", "U2", "figures for Thursday")
    with running():
        slack.mention("C1", "U1", VAGUE, thread_ts=root["ts"])
        which = slack.wait_ephemeral("U1", "Which one")
        assert which["thread_ts"] == root["ts"]
        slack.click("U1", which, "choose:1")
        assert slack.wait_message("C1", CHOICE)["thread_ts"] == root["ts"]


def test_a_choice_pressed_twice_is_answered_once(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        slack.mention("C1", "U1", VAGUE)
        which = slack.wait_ephemeral("U1", "Which one")
        for click in [slack.click("U1", which, "choose:1") for _ in range(2)]:
            settled(slack, parts, click)
        slack.wait_message("C1", CHOICE)
    assert len(slack.posts("C1")) == 1


def test_a_choice_in_direct_messages(slack: FakeSlack, running: Running) -> None:
    with running():
        direct = slack.direct("U1", VAGUE)
        which = slack.wait_message("D1", "Which one")
        slack.click("U1", which, "choose:1")
        answer = slack.wait_message("D1", lambda m: CHOICE in m["text"] and m["ts"] != which["ts"])
        assert answer["thread_ts"] == direct.ts
        slack.wait_message("D1", "You chose: CSE referrals")


@pytest.mark.parametrize("question", ["re-referrals for Melton", "asdf qwer", "help", "re-referrals in 2014/15"])
def test_refusals_and_help_are_told_to_the_asker_alone(slack: FakeSlack, running: Running, question: str) -> None:
    with running():
        slack.mention("C1", "U1", question)
        told = slack.wait_ephemeral("U1")
    assert slack.posts("C1") == [] and slack.ephemerals("U2") == [] and told["blocks"]


def test_an_example_is_asked_by_a_press_and_the_help_stays(slack: FakeSlack, running: Running) -> None:
    with running():
        mention = slack.mention("C1", "U1", "help")
        told = slack.wait_ephemeral("U1")
        slack.wait_ack(slack.click("U1", told, json.dumps({"question": "Summary of Q3 2021/22"})))
        assert slack.wait_message("C1", "25 measures")["thread_ts"] == mention.ts
    assert slack.ephemerals("U1") == [told]


def test_an_error_is_one_sentence_to_the_asker_alone(
    slack: FakeSlack, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    with running(assistant=Broken()):
        slack.mention("C1", "U1", "a private matter")
        told = slack.wait_ephemeral("U1")
    assert told["text"] == "Sorry, I couldn't look that up just now. Please ask again in a few minutes."
    assert slack.posts("C1") == [] and "RuntimeError" in caplog.text and "private matter" not in caplog.text


def test_what_is_said_back_is_escaped(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.mention("C1", "U1", HOSTILE.replace("&", "&amp;"))
        told = slack.wait_ephemeral("U1")
    assert "<" not in told["text"] and "<" not in json.dumps(told["blocks"])


def test_prompts_are_offered_where_the_messages_open(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.wait_ack(slack.open_home("U1", "home"))
        slack.wait_ack(slack.open_home("U1", "messages"))
        slack.wait_call("assistant.threads.setSuggestedPrompts")
    assert [p["prompts"] for p in slack.workspace.prompts] == [PROMPTS] and len(PROMPTS) == 4


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt["message"])
def test_a_suggested_prompt_is_answered(parts: Parts, prompt: Json) -> None:
    assert parts.assistant.ask(prompt["message"], thread=None, now=now()).answer.outcome == "answered"


def test_an_older_workspace_gets_plainer_blocks(slack: FakeSlack, running: Running) -> None:
    slack.workspace.knows_tables = False
    with running():
        slack.mention("C1", "U1", "Re-referrals trend")
        answer = slack.wait_message("C1", "5 figures")
    assert {block["type"] for block in answer["blocks"]} == {"section"}
    assert [call.answer and call.answer["ok"] for call in slack.record("chat.postMessage")] == [False, True]


def test_questions_are_never_logged(slack: FakeSlack, running: Running, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with running():
        slack.mention("C1", "U1", "re-referrals please, says Quentin")
        slack.wait_message("C1", "Re-referrals")
        slack.slash("C1", "U1", "/perf", "re-referrals please, says Quentin")
        slack.wait_ephemeral("U1", "Re-referrals")
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("websockets")]
    assert ours and "Quentin" not in "".join(ours)
