"""Every kind of question by everybody who may ask: those listed for a draft are given its figures; to all others the
answer is, to the byte, the one of a store that has no such draft.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.build import Parts, build
from bot.contract import to_json
from bot.conversation import Assistant, Reply
from bot.digest_contract import digest_json
from bot.digested import Digest
from bot.learning import Asker
from bot.slack.blocks import draw
from bot.slack.digest_blocks import pages
from bot.teaching import Refused
from bot.vocabulary import LOOKS_EVERY
from store.audience import NOBODY, Audience
from store.imported import Reader
from tests.bot.drafted import CARERS, KNOWING, LISTED_CHANNEL, NOT_KNOWING, SLUG, bring_draft, drafted
from tests.bot.front_door import NOW, parts


@pytest.fixture(scope="module")
def with_draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """Everything that answers, with the draft; for tests that only ask."""
    with drafted(tmp_path_factory.mktemp("drafted") / "scrutineer.db") as built:
        yield built


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The same of a test's own."""
    with drafted(tmp_path_factory.mktemp("own") / "scrutineer.db") as built:
        yield built


# question, what those listed are told
QUESTIONS = [
    ("re-referrals", "31.7%"),
    ("re-referrals Q3 2024/25", "31.7%"),
    ("re-referrals Q2 2024/25", "27.1%"),
    ("re-referrals December 2024", "31.7%"),
    ("re-referrals Q3 2024/25 vs Q2 2024/25", "31.7%"),
    ("how have re-referrals moved compared with last quarter?", "31.7%"),
    ("trend of re-referrals", "31.7%"),
    ("did re-referrals meet their target?", "20.3%"),
    ("re-referrals quartile and neighbours", "22.9%"),
    ("re-referrals in Oadby", "31.7%"),
    ("re-referrals and NEET", "31.7%"),
    ("why is there no figure for re-referrals in Q4 2024/25?", "31.7%"),
    ("source of the 31.7%", "Quarter 3 2024/25 performance report"),
    ("source of re-referrals", "Quarter 3 2024/25 performance report"),
    ("where is the 318 from?", ""),
    ("what does young carers supported in time mean?", "whose support began"),
    ("young carers supported in time", "48.6%"),
    ("young carers supported in time Q3 2024/25 vs Q2 2024/25", "48.6%"),
    ("yuong carers suported in time", "48.6%"),
    ("young-carers", "48.6%"),
    ("YC support", "48.6%"),
    ("carers", ""),
    ("young carers in Oadby", "48.6%"),
    ("how many young carers were supported in time?", "Young carers"),
    ("trend of young carers supported", "48.6%"),
    ("is a rise in young carers supported good?", "whose support began"),
    ("which of the early help measures are red?", ""),
    ("what's red?", "31.7%"),
    ("what declined?", "31.7%"),
    ("what improved in Q3 2024/25?", "48.6%"),
    ("targets missed", "31.7%"),
    ("bottom quartile measures", "31.7%"),
    ("what indicators do you hold?", "Young carers supported in time"),
    ("which indicators about early help do you hold?", "Young carers supported in time"),
    ("summary", "Q3 2024/25"),
    ("summary of Q3 2024/25", "Q3 2024/25"),
    ("summary of the early help theme", "Q3 2024/25"),
    ("help", ""),
    ("potholes", ""),
    ("31.7", ""),
]  # fmt: skip


def told(reply: Reply) -> str:
    """All that a surface is given of a reply."""
    return json.dumps(to_json(reply.answer, reply.text, draw), sort_keys=True)


def ask(assistant: Assistant, question: str, audience: Audience = NOBODY, thread: str | None = None) -> Reply:
    return assistant.ask(question, thread=thread, now=NOW, audience=audience)


@pytest.mark.parametrize("audience", NOT_KNOWING.values(), ids=NOT_KNOWING)
@pytest.mark.parametrize("question", [question for question, _ in QUESTIONS])
def test_to_others_the_answer_is_that_of_a_store_without_the_draft(with_draft: Parts, question: str, audience: Audience) -> None:
    reply, without = ask(with_draft.assistant, question, audience), ask(parts().assistant, question)
    assert (told(reply), reply.question.steps, reply.drafts) == (told(without), without.question.steps, frozenset())


@pytest.mark.parametrize("audience", KNOWING.values(), ids=KNOWING)
@pytest.mark.parametrize(("question", "says"), [(question, says) for question, says in QUESTIONS if says])
def test_those_listed_are_given_the_draft_s(with_draft: Parts, question: str, says: str, audience: Audience) -> None:
    reply = ask(with_draft.assistant, question, audience)
    assert (says in reply.text, reply.drafts) == (True, frozenset({SLUG})), reply.text


@pytest.mark.parametrize("question", ["re-referrals", "trend of re-referrals", "what's red?", "summary", "source of re-referrals"])
def test_an_answer_from_a_draft_says_that_it_is_one(with_draft: Parts, question: str) -> None:
    assert "(a draft, not published yet)" in ask(with_draft.assistant, question, LISTED_CHANNEL).text


def test_a_digest_of_a_draft_says_that_it_is_one(with_draft: Parts) -> None:
    assert "(a draft, not published yet)" in digest(with_draft.assistant, "", LISTED_CHANNEL)


REPORTS = ("", "Q3 2024/25", "Q2 2024/25", "the latest", "young carers")


def digest(assistant: Assistant, report: str, audience: Audience = NOBODY) -> str:
    """A digest as it is posted."""
    found = assistant.digest(report, now=NOW, audience=audience)
    return json.dumps(digest_json(found, "", pages(found)[0].blocks)) if isinstance(found, Digest) else repr(found)


@pytest.mark.parametrize("audience", NOT_KNOWING.values(), ids=NOT_KNOWING)
@pytest.mark.parametrize("report", REPORTS)
def test_to_others_a_digest_is_that_of_a_store_without_the_draft(with_draft: Parts, report: str, audience: Audience) -> None:
    assert digest(with_draft.assistant, report, audience) == digest(parts().assistant, report)


@pytest.mark.parametrize("audience", KNOWING.values(), ids=KNOWING)
@pytest.mark.parametrize("report", ["", "Q3 2024/25", "the latest"])
def test_those_listed_are_given_the_draft_s_digest(with_draft: Parts, report: str, audience: Audience) -> None:
    assert "Young carers supported in time" in digest(with_draft.assistant, report, audience)


# -- conversations

TALKS = [
    ("re-referrals", "and Q3 2024/25?"),
    ("young carers supported in time", "and Q2 2024/25?"),
    ("summary", "which are the 1?"),
    ("what's red?", "and the first one?"),
    ("young carers supported", "what is the source?"),
]


@pytest.mark.parametrize(("first", "then"), TALKS)
def test_a_thread_that_was_about_a_draft_is_forgotten_where_it_may_not_be_known(own: Parts, first: str, then: str) -> None:
    ask(own.assistant, first, LISTED_CHANNEL, thread="t")
    own.store.imports.allow(SLUG, (), who="ann", now=NOW)
    assert told(ask(own.assistant, then, LISTED_CHANNEL, thread="t")) == told(ask(parts().assistant, then))


@pytest.mark.parametrize(("first", "then"), TALKS)
def test_a_channel_that_others_have_joined_is_told_nothing_more(with_draft: Parts, first: str, then: str) -> None:
    shared = Audience(channel="C1", external=True)
    ask(with_draft.assistant, first, LISTED_CHANNEL, thread="joined" + first)
    assert told(ask(with_draft.assistant, then, shared, thread="joined" + first)) == told(ask(parts().assistant, then))


def test_a_thread_goes_on_for_those_who_know_of_the_draft(with_draft: Parts) -> None:
    ask(with_draft.assistant, "young carers supported in time", LISTED_CHANNEL, thread="goes on")
    assert "47.4%" in ask(with_draft.assistant, "and Q2 2024/25?", LISTED_CHANNEL, thread="goes on").text


def test_a_thread_goes_on_when_the_draft_is_published(own: Parts) -> None:
    ask(own.assistant, "young carers supported in time", LISTED_CHANNEL, thread="t")
    own.store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    assert "47.4%" in ask(own.assistant, "and Q2 2024/25?", LISTED_CHANNEL, thread="t").text


def test_a_thread_about_an_indicator_that_was_undone_is_begun_anew(own: Parts) -> None:
    ask(own.assistant, "young carers supported in time", LISTED_CHANNEL, thread="t")
    own.store.imports.undo(1, who="ann", now=NOW)
    assert ask(own.assistant, "and Q2 2024/25?", LISTED_CHANNEL, thread="t").drafts == frozenset()


# -- what is learnt and verified


@pytest.mark.parametrize(
    ("audience", "kept"), [(LISTED_CHANNEL, 0), (NOBODY, 1), (NOT_KNOWING["external channel"], 1)], ids=str
)
def test_no_miss_is_kept_where_a_draft_is_known(own: Parts, audience: Audience, kept: int) -> None:
    own.assistant.ask("the wibble figure for carers of Hob Lane", thread=None, now=NOW, asker=Asker("U9"), audience=audience)
    assert len(own.store.misses.since(NOW - timedelta(days=1))) == kept


@pytest.mark.parametrize("name", [CARERS.name, CARERS.code, "YC support"])
def test_a_draft_s_indicator_is_none_to_teach_a_name_for(with_draft: Parts, name: str) -> None:
    refused = with_draft.teacher.teach("wibbles", name, who="ann", now=NOW)
    assert refused == parts().teacher.teach("wibbles", name, who="ann", now=NOW) == Refused(refused.sentence)


def test_what_is_verified_is_what_everybody_may_know(with_draft: Parts) -> None:
    reply = with_draft.verifier.add("re-referrals", who="ann", now=NOW)
    assert reply is not None
    assert "31.7" not in reply.text + with_draft.store.verified.standing()[0].essence


# -- publishing, withdrawing, sending


def test_published_it_is_everybody_s(own: Parts) -> None:
    own.store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    replies = [ask(own.assistant, "young carers supported", audience).text for audience in (NOBODY, LISTED_CHANNEL)]
    assert ("48.6%" in replies[0], replies[0]) == (True, replies[1])


@pytest.mark.parametrize(
    ("change", "sent"), [("", True), ("unlist", False), ("undo", False), ("publish", True)]
)
def test_it_is_asked_again_at_the_moment_of_sending(own: Parts, change: str, sent: bool) -> None:
    reply = ask(own.assistant, "re-referrals", LISTED_CHANNEL)
    if change == "unlist":
        own.store.imports.allow(SLUG, (Reader("channel", "C2"),), who="ann", now=NOW)
    elif change == "undo":
        own.store.imports.undo(1, who="ann", now=NOW)
    elif change == "publish":
        own.store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    assert own.assistant.may_send(reply.drafts, audience=LISTED_CHANNEL) is sent


@pytest.mark.parametrize("audience", NOT_KNOWING.values(), ids=NOT_KNOWING)
def test_what_rests_on_a_draft_is_not_sent_to_others(with_draft: Parts, audience: Audience) -> None:
    reply = ask(with_draft.assistant, "re-referrals", LISTED_CHANNEL)
    assert not with_draft.assistant.may_send(reply.drafts, audience=audience)


# -- other replicas


def test_an_indicator_made_through_one_replica_is_understood_by_the_other_within_seconds(own: Parts) -> None:
    other = parts_on(own)
    ask(other.assistant, "carers")
    own.store.imports.publish(SLUG, NOW, who="ann", now=NOW)
    again = other.assistant.ask("young carers supported in time", thread=None, now=NOW + LOOKS_EVERY)
    other.store.close()
    assert "48.6%" in again.text


def test_a_report_is_counted_whole_though_an_indicator_of_it_was_made_this_second(with_draft: Parts, tmp_path: Path) -> None:
    path = tmp_path / "scrutineer.db"
    one, other = build(path, now=lambda: NOW), build(path, now=lambda: NOW)
    ask(other.assistant, "summary")
    bring_draft(one)
    found = ask(other.assistant, "summary", LISTED_CHANNEL).text
    one.store.close()
    other.store.close()
    assert found == ask(with_draft.assistant, "summary", LISTED_CHANNEL).text


def parts_on(built: Parts) -> Parts:
    """Another replica on the same database."""
    return build(str(built.store.engine.url), now=lambda: NOW)
