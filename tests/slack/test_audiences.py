"""Who is told a draft's figure in Slack: every surface by everybody who may ask there. Those listed are given it; to all
others it is, word for word, what a store without the draft answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.build import Parts, build
from bot.slack.said import NOT_KNOWN_HERE
from store.audience import NOBODY, Audience
from store.imported import Reader
from tests.bot.drafted import SLUG, bring_draft
from tests.fake_slack import FakeSlack, Json
from tests.slack.conftest import Running, now, settled

QUESTION, FIGURE = "re-referrals", "31.7%"
ONLY_THERE = "young carers supported in time"
DIGEST = "digest Q3 2024/25"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """C1 and U1 are listed for the draft; C2, C5 and U2 are not; C3 and C4 are listed and shared, or about to be; U8 is
    listed, and belongs to another organisation."""
    with FakeSlack(ack_timeout=1) as fake:
        fake.add_user("U8", team_id="T0CHARITY")
        for name, traits in {
            "C1": {}, "C2": {}, "C3": {"is_ext_shared": True}, "C4": {"is_pending_ext_shared": True}, "C6": {"is_org_shared": True},
        }.items():  # fmt: skip
            fake.add_channel(name, "", "U1", "U2", "U8", **traits)
        yield fake


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the draft, made once, to copy."""
    path = tmp_path_factory.mktemp("drafted") / "scrutineer.db"
    parts = build(path, now)
    bring_draft(parts, now())
    listed = [Reader("channel", name) for name in ("C1", "C3", "C4", "C6")] + [Reader("user", name) for name in ("U1", "U8")]
    parts.store.imports.allow(SLUG, listed, who="ann", now=now())
    parts.store.close()
    return path


@dataclass(frozen=True)
class Asked:
    """A surface, and what comes back on it."""

    slack: FakeSlack
    channel: str
    user: str

    def mention(self, question: str = QUESTION) -> Json:
        self.slack.mention(self.channel, self.user, question)
        return self.slack.wait_message(self.channel)

    def follow_up(self) -> Json:
        first = self.slack.mention(self.channel, self.user, "NEET in Q3 2021/22")
        self.slack.wait_message(self.channel)
        self.slack.message(self.channel, self.user, QUESTION, thread_ts=first.ts)
        return self.slack.wait_for(lambda: next(iter(self.slack.posts(self.channel)[1:]), None))

    def direct(self) -> Json:
        self.slack.direct(self.user, QUESTION)
        return self.slack.wait_message(f"D{self.user[1:]}")

    def command(self, question: str = QUESTION) -> Json:
        self.slack.slash(self.channel, self.user, "/perf", question)
        return self.slack.wait_ephemeral(self.user)

    def whispered(self) -> Json:
        self.slack.mention(self.channel, self.user, ONLY_THERE)
        return self.slack.wait_ephemeral(self.user)

    def share(self) -> Json:
        self.slack.click(self.user, self.command(), "share:0")
        return self.slack.wait_message(self.channel)


CHANNELS, PEOPLE = ("mention", "follow_up"), ("direct", "command")

# surface, channel, user, whether the draft's figure is given
SEEN: list[tuple[str, str, str, bool]] = [
    *((surface, "C1", "U1", True) for surface in (*CHANNELS, *PEOPLE)),
    *((surface, "C1", "U2", True) for surface in CHANNELS),
    *((surface, "C1", "U2", False) for surface in PEOPLE),
    *((surface, "C1", "U8", False) for surface in (*CHANNELS, *PEOPLE)),
    *((surface, "C2", "U1", False) for surface in CHANNELS),
    *((surface, "C2", "U2", False) for surface in (*CHANNELS, *PEOPLE)),
    *((surface, channel, user, False) for surface in CHANNELS for channel in ("C3", "C4") for user in ("U1", "U2")),
    *((surface, "C6", "U2", True) for surface in CHANNELS),
    ("command", "C2", "U1", True),
    ("command", "C3", "U1", True),
    ("share", "C1", "U1", True),
    ("share", "C1", "U8", False),
    ("share", "C2", "U2", False),
    ("whispered", "C2", "U2", False),
]


def without(parts: Parts, question: str = QUESTION) -> str:
    """What everybody may know."""
    return parts.assistant.ask(question, thread=None, now=now(), audience=NOBODY).text


@pytest.mark.parametrize(("surface", "channel", "user", "given"), SEEN, ids=str)
def test_who_is_given_the_draft_s_figure(
    slack: FakeSlack, running: Running, parts: Parts, surface: str, channel: str, user: str, given: bool
) -> None:
    with running():
        told = getattr(Asked(slack, channel, user), surface)()["text"].removeprefix(f"Shared by <@{user}>\n")
    question = ONLY_THERE if surface == "whispered" else QUESTION
    assert (FIGURE in told) is given if given else told == without(parts, question)


def test_what_only_a_draft_has_is_told_to_a_listed_person_alone(slack: FakeSlack, running: Running) -> None:
    with running():
        told = Asked(slack, "C2", "U1").whispered()
    assert "48.6%" in told["text"] and slack.posts("C2") == []


@pytest.mark.parametrize("question", [QUESTION, ONLY_THERE])
@pytest.mark.parametrize("channel", ["C2", "C3", "C4"])
def test_a_draft_s_figure_is_not_shared_where_it_is_not_known(
    slack: FakeSlack, running: Running, parts: Parts, channel: str, question: str
) -> None:
    with running():
        settled(slack, parts, slack.click("U1", Asked(slack, channel, "U1").command(question), "share:0"))
        slack.wait_ephemeral("U1", NOT_KNOWN_HERE)
    assert slack.messages(channel) == []


def test_what_says_the_same_with_and_without_the_draft_is_shared_anywhere(slack: FakeSlack, running: Running) -> None:
    with running():
        slack.click("U1", Asked(slack, "C2", "U1").command("NEET in Q3 2021/22"), "share:0")
        slack.wait_message("C2", "Shared by")


def test_a_choice_is_answered_for_those_who_see_the_answer(slack: FakeSlack, running: Running, parts: Parts) -> None:
    """A draft's figure behind a button that was shown where it may be known, pressed in a channel that may not know it."""
    value = '{"question": "re-referrals"}'
    button = {"type": "button", "action_id": "choose:0", "text": {"type": "plain_text", "text": "Re-referrals"}, "value": value}
    message = slack.write("C2", "U2", "an old one", blocks=[{"type": "actions", "block_id": "ask:1.0:0", "elements": [button]}])
    with running():
        slack.click("U1", {**message, "channel": "C2"}, "choose:0")
        assert slack.wait_message("C2")["text"] == without(parts)


@pytest.mark.parametrize(("user", "says"), [("U1", "(a draft, not published yet)"), ("U2", "No report is held"), ("U8", "No report is held")])
def test_a_draft_s_digest_is_shown_to_those_listed(slack: FakeSlack, running: Running, user: str, says: str) -> None:
    with running():
        assert says in Asked(slack, "C2", user).command(DIGEST)["text"]


@pytest.mark.parametrize(("channel", "posted"), [("C1", True), ("C2", False), ("C3", False), ("C4", False)])
def test_a_draft_s_digest_is_posted_in_a_listed_channel_only(
    slack: FakeSlack, running: Running, parts: Parts, channel: str, posted: bool
) -> None:
    with running():
        settled(slack, parts, slack.click("U1", Asked(slack, channel, "U1").command(DIGEST), "digest-post:0"))
        if not posted:
            slack.wait_ephemeral("U1", "The digest is not posted")
    assert any("(a draft, not published yet)" in one["text"] for one in slack.messages(channel)) is posted


# -- finding out


@pytest.mark.parametrize("method", ["conversations.info", "users.info"])
@pytest.mark.parametrize("error", ["missing_scope", "channel_not_found", "internal_error"])
def test_what_can_t_be_found_out_is_taken_for_external(
    slack: FakeSlack, running: Running, parts: Parts, method: str, error: str
) -> None:
    slack.faults.refuse(method, times=None, error=error)
    with running():
        assert Asked(slack, "C1", "U1").mention()["text"] == without(parts)


def test_slack_is_not_asked_where_no_draft_is_listed(slack: FakeSlack, running: Running) -> None:
    with running():
        Asked(slack, "C2", "U2").mention()
    assert slack.calls("conversations.info") == [] == slack.calls("users.info")


def test_it_is_asked_once_for_two_questions_and_anew_before_each_is_sent(slack: FakeSlack, running: Running) -> None:
    with running():
        Asked(slack, "C1", "U1").follow_up()
    assert len(slack.calls("conversations.info")) == 3


# -- between answering and sending


def share_with_others(slack: FakeSlack) -> None:
    """Another organisation joins, and the asker turns out to be one of theirs."""
    slack.workspace.channels["C1"].is_ext_shared = True
    slack.workspace.users["U1"].team_id = "T0CHARITY"


CHANGES: dict[str, Callable[[Parts, FakeSlack], Any]] = {
    "un-listed": lambda parts, slack: parts.store.imports.allow(SLUG, (), who="ann", now=now()),
    "withdrawn": lambda parts, slack: parts.store.imports.undo(1, who="ann", now=now()),
    "shared with others": lambda parts, slack: share_with_others(slack),
}


class Changing:
    """The real assistant; something changes when it has answered from the draft."""

    def __init__(self, real: Any, change: Callable[[], object]) -> None:
        self._real, self._change = real, change

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def ask(self, text: str, *, audience: Audience, **about: Any) -> Any:
        reply = self._real.ask(text, audience=audience, **about)
        if reply.drafts:
            self._change()
        return reply


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("surface", ["mention", "direct", "command"])
def test_changed_between_answering_and_sending_it_is_not_sent(
    slack: FakeSlack, running: Running, parts: Parts, surface: str, change: Callable[[Parts, FakeSlack], Any]
) -> None:
    with running(assistant=Changing(parts.assistant, lambda: change(parts, slack))):
        told = getattr(Asked(slack, "C1", "U1"), surface)()
    everything = [*slack.posts("C1"), *slack.posts("D1"), *slack.ephemerals("U1")]
    assert told["text"] == without(parts) and len(everything) == 1 and FIGURE not in str(slack.workspace.calls)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_held_up_by_slack_it_is_asked_again_before_the_next_attempt(
    slack: FakeSlack, running: Running, parts: Parts, change: Callable[[Parts, FakeSlack], Any]
) -> None:
    slack.faults.rate_limit("chat.postMessage", retry_after=1)
    with running():
        slack.mention("C1", "U1", QUESTION)
        slack.wait_call("chat.postMessage")
        change(parts, slack)
        assert slack.wait_message("C1")["text"] == without(parts)
