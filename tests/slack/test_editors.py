"""Editors in Slack: "Teach me" under what was missed, "Verified" under an answer, and neither for anybody else."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.build import Parts
from bot.serve import editing
from bot.slack.editing import LEANS, NOT_YOURS, TEACH, UNDO, VERIFIED, VERIFY
from tests.fake_slack import FakeSlack, Json
from tests.slack.conftest import Running, now, settled

EHE = "Children electively home educated"
DAY = timedelta(days=1)
EDITORS = frozenset({"U1"})


def offered(message: Json) -> list[str]:
    return [e["text"]["text"] for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]


def filled(said: str, code: str) -> Json:
    """What a person fills into the form."""
    return {"said": {"said": {"value": said}}, "indicator": {"indicator": {"selected_option": {"value": code}}}}


def form_of(slack: FakeSlack) -> Json:
    slack.wait_for(lambda: bool(slack.workspace.modals))
    return list(slack.workspace.modals.values())[-1]


def test_an_editor_teaches_from_a_miss_and_undoes_it(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running(editing=editing(parts, EDITORS)):
        slack.mention("C1", "U1", "how many wibbles in Q3?")
        missed = slack.wait_ephemeral("U1", "won't guess")
        assert offered(missed)[-1] == "Teach me"
        slack.wait_ack(slack.click("U1", missed, TEACH))
        form = form_of(slack)
        assert form["blocks"][1]["element"]["initial_value"] == "wibbles"
        slack.wait_ack(slack.submit("U1", form["id"], filled("wibbles", "home-educated")))
        told = slack.wait_ephemeral("U1", f"From now on “wibbles” means {EHE}.")
        slack.mention("C1", "U2", "wibbles in Q2 2024/25")
        assert "1,119" in slack.wait_message("C1", EHE)["text"]
        slack.wait_ack(slack.click("U1", told, UNDO))
        slack.wait_ephemeral("U1", f"“wibbles” no longer means {EHE}.")
    (name,) = parts.store.taught.records()
    assert (name.who, name.question, name.undone_by) == ("U1", "how many wibbles in q3?", "U1")


def test_the_editor_alone_is_told_why_a_name_is_refused(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running(editing=editing(parts, EDITORS)):
        slack.slash("C1", "U1", "/perf", "care leavers")
        slack.click("U1", slack.wait_ephemeral("U1", "Which one"), TEACH)
        slack.submit("U1", form_of(slack)["id"], filled("care leavers", "care-leavers-eet"))
        slack.wait_ephemeral("U1", "a name must mean just one thing")
    assert slack.posts("C1") == [] and parts.store.taught.records() == ()


@pytest.mark.parametrize("question", ["wibbles", "care leavers", "re-referrals"])
def test_everybody_else_sees_no_such_button(slack: FakeSlack, running: Running, parts: Parts, question: str) -> None:
    with running(editing=editing(parts, EDITORS)):
        slack.slash("C1", "U2", "/perf", question)
        told = slack.wait_ephemeral("U2")
    assert not {"Teach me", "Verified"} & {*offered(told)}


def test_an_answer_for_everybody_has_no_button_of_the_editors(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running(editing=editing(parts, EDITORS)):
        slack.mention("C1", "U1", "re-referrals Q3 vs Q2?")
        assert offered(slack.wait_message("C1", "Re-referrals")) == []


@pytest.mark.parametrize("action", [TEACH, VERIFY, UNDO])
def test_who_is_no_editor_any_more_is_told_so(slack: FakeSlack, running: Running, parts: Parts, action: str) -> None:
    value = json.dumps({"question": "re-referrals", "said": "wibbles", "shown": "x"})
    button = {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": "An old one"}, "value": value}
    message = slack.write("C1", "U1", "of before", blocks=[{"type": "actions", "elements": [button]}])
    with running(editing=editing(parts, EDITORS)):
        slack.click("U2", {**message, "channel": "C1"}, action)
        slack.wait_ephemeral("U2", NOT_YOURS)
    assert (parts.store.taught.records(), parts.store.verified.standing()) == ((), ())


def test_an_editor_verifies_an_answer(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running(editing=editing(parts, EDITORS)):
        slack.slash("C1", "U1", "/perf", "re-referrals Q3 vs Q2?")
        answer = slack.wait_ephemeral("U1", "declined")
        assert offered(answer) == ["Verified", "Share here"]
        slack.click("U1", answer, VERIFY)
        slack.wait_ephemeral("U1", VERIFIED)
    assert [(one.question, one.who) for one in parts.store.verified.standing()] == [("re-referrals q3 vs q2?", "U1")]


def test_what_leans_on_the_line_before_can_not_be_verified(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running(editing=editing(parts, EDITORS)):
        first = slack.direct("U1", "re-referrals Q3 2021/22")
        slack.wait_message("D1", "19.6%")
        slack.direct("U1", "and Q2?", thread_ts=first.ts)
        answer = slack.wait_message("D1", lambda m: "19.3%" in m["text"] and "19.6%" not in m["text"])
        slack.click("U1", answer, VERIFY)
        slack.wait_ephemeral("U1", LEANS)
    assert parts.store.verified.standing() == ()


def test_misses_in_slack_are_kept_with_what_was_chosen(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        slack.mention("C1", "U1", "care leavers")
        which = slack.wait_ephemeral("U1", "Which one")
        slack.click("U1", which, "choose:1")
        slack.wait_message("C1", "Care leavers in education")
        slack.slash("C1", "U2", "/perf", "care leavers")
        slack.click("U2", slack.wait_ephemeral("U2", "Which one"), "choose:0")
        slack.wait_ephemeral("U2", "Care leavers in suitable accommodation:")
    kept = [(miss.question, miss.chosen) for miss in parts.store.misses.since(now() - DAY)]
    assert kept == [("care leavers", "care-leavers-eet"), ("care leavers", "care-leavers-accommodation")]


def test_talk_in_a_thread_is_no_miss(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        mention = slack.mention("C1", "U1", "re-referrals")
        slack.wait_message("C1", "Re-referrals")
        settled(slack, parts, slack.message("C1", "U2", "lunch at the wibble?", thread_ts=mention.ts))
    assert parts.store.misses.since(now() - DAY) == ()
