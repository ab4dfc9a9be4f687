"""`/perf digest`: shown to the asker alone, a theme by a press, and posted once with its thread. Against the fake Slack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.build import Parts
from bot.slack.digest_blocks import pages
from bot.slack.digests import report_asked
from bot.slack.posting import LaterError, Poster
from tests.digest.made import digest_of
from tests.fake_slack import FakeSlack, Json
from tests.slack.conftest import Running, database, filled, now, parts, running, settled, slack, until

__all__ = ["database", "filled", "parts", "running", "slack"]

HEADLINE, REPORT = "Digest of Q3 2021/22", "digest Q3 2021/22"


def shown(slack: FakeSlack, text: str = REPORT) -> Json:
    """The digest as the asker sees it."""
    slack.slash("C1", "U1", "/perf", text)
    return slack.wait_ephemeral("U1", HEADLINE)


def posted(slack: FakeSlack, parts: Parts) -> list[Json]:
    """The messages of the channel when all is posted: the headline, and its thread."""
    assert until(lambda: parts.store.inbox.waiting() == 0)
    root, *thread = slack.posts("C1")
    assert {one["thread_ts"] for one in thread} == {root["ts"]}
    return [root, *thread]


def test_it_is_shown_to_the_asker_alone_with_a_button_to_post_it(slack: FakeSlack, running: Running) -> None:
    with running():
        told = shown(slack)
    buttons = [e["text"]["text"] for block in told["blocks"] if block["type"] == "actions" for e in block["elements"]]
    assert buttons[0] == "Post it here" and buttons[1:] == [part.theme for part in digest_of("Q3 2021/22").parts]
    assert slack.messages("C1") == [] and told["text"] == pages(digest_of("Q3 2021/22"))[0].text


def test_a_theme_is_shown_by_a_press_to_the_asker_alone(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.wait_ack(slack.click("U1", shown(slack), "digest-detail:2"))
        slack.wait_ephemeral("U1", "Social care, Q3 2021/22: 11 measures")
        slack.wait_ephemeral("U1", "Social care, Q3 2021/22 (5 of 5)")
        slack.wait_ephemeral("U1", HEADLINE)
    assert slack.messages("C1") == []


def test_pressed_it_is_posted_with_its_thread_and_the_private_one_goes(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        settled(slack, parts, slack.click("U1", shown(slack), "digest-post:0"))
        root, *thread = posted(slack, parts)
        slack.wait_for(lambda: slack.ephemerals("U1") == [])
    assert root["text"].startswith(f"{HEADLINE}\n") and root["text"].endswith("as published then. Posted by <@U1>.")
    assert [one["text"] for one in thread] == [page.text for page in pages(digest_of("Q3 2021/22"))[1:]]


def test_pressed_twice_it_is_posted_once(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        told = shown(slack)
        for click in [slack.click("U1", told, "digest-post:0") for _ in range(2)]:
            settled(slack, parts, click)
        assert len(posted(slack, parts)) == len(pages(digest_of("Q3 2021/22")))


def test_its_counts_are_opened_in_its_thread(slack: FakeSlack, running: Running, parts: Parts) -> None:
    with running():
        settled(slack, parts, slack.click("U1", shown(slack), "digest-post:0"))
        root, *_ = posted(slack, parts)
        slack.message("C1", "U2", "what are the 12?", thread_ts=root["ts"])
        assert slack.wait_message("C1", "12 of the 25 measures improved")["thread_ts"] == root["ts"]


@contextmanager
def dying_after(monkeypatch: pytest.MonkeyPatch, number: int) -> Iterator[None]:
    """The fate of one message is unknown, once: it is there, and nobody was told."""
    send, calls = Poster.send, [0]

    def posting(self: Poster, *given: object) -> str:
        ts = send(self, *given)  # type: ignore[arg-type] # handed on as they come
        calls[0] += 1
        if calls[0] == number:
            raise LaterError("lost")
        return ts

    with monkeypatch.context() as patch:
        patch.setattr(Poster, "send", posting)
        yield


@pytest.mark.parametrize("number", [1, 4])
def test_after_a_lost_reply_the_rest_is_posted_and_nothing_twice(
    slack: FakeSlack, running: Running, parts: Parts, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with running(), dying_after(monkeypatch, number):
        slack.wait_ack(slack.click("U1", shown(slack), "digest-post:0"))
        texts = [one["text"] for one in posted(slack, parts)]
    assert texts[1:] == [page.text for page in pages(digest_of("Q3 2021/22"))[1:]]


def test_where_the_bot_is_no_member_the_asker_is_told(slack: FakeSlack, running: Running) -> None:
    slack.add_channel("C2", "elsewhere", "U1", joined=False)
    with running():
        slack.slash("C2", "U1", "/perf", REPORT)
        slack.click("U1", slack.wait_ephemeral("U1", HEADLINE), "digest-post:0")
        slack.wait_ephemeral("U1", "I can't post here")
    assert slack.posts("C2") == []


@pytest.mark.parametrize(
    ("text", "told"), [("digest Q1 2021/22", "No report is held for Q1 2021/22"), ("digest banana", "I don't know which report you mean")]
)
def test_what_can_t_be_shown_is_said(slack: FakeSlack, running: Running, text: str, told: str) -> None:
    with running():
        slack.slash("C1", "U1", "/perf", text)
        slack.wait_ephemeral("U1", told)


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("digest Q3 2021/22", "Q3 2021/22"), ("Digest of Q3 2021/22?", "Q3 2021/22"), ("digest", ""), ("digest for March 2022", "March 2022"),
        ("re-referrals Q3 vs Q2", None), ("what is in the digest", None), ("digests", None),
    ],
)  # fmt: skip
def test_a_digest_is_asked_for_by_its_name(text: str, report: str | None) -> None:
    assert report_asked(text) == report


def test_its_counts_are_opened_in_its_thread_weeks_later(parts: Parts) -> None:
    posted_at = now()
    parts.assistant.ask("Summary of Q3 2021/22", thread="t", now=posted_at)
    parts.assistant.ask("what are the 12?", thread="t", now=posted_at + timedelta(days=20))
    reply = parts.assistant.ask("what are the 5?", thread="t", now=posted_at + timedelta(days=60))
    assert reply.answer.outcome == "answered" and len(reply.answer.indicators) == 5
