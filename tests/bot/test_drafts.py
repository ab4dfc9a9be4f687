"""What is not published yet is seen nowhere: not in answers, lists, choices or summaries, nor as "newer"."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.build import build
from bot.conversation import Reply
from tests.bot.front_door import as_json

MORNING_BEFORE = datetime(2022, 3, 7, 9, tzinfo=UTC)  # the Q3 2021/22 report goes to the committee on 8 March 2022
Ask = Callable[[str], Reply]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The assistant the day before a report is published. Its database holds that report, and a later one."""
    now = MORNING_BEFORE
    built = build(tmp_path_factory.mktemp("before") / "scrutineer.db", now=lambda: now)
    yield lambda question: built.assistant.ask(question, thread=None, now=now)
    built.store.close()


UNSEEN = [
    # question, outcome, what it says, what must not be there yet
    ("re-referrals", "answered", "19.3% in Q2 2021/22", ("19.6", "26.3")),
    ("re-referrals Q3 2021/22", "not_held", "19.3% in Q2 2021/22", ("19.6", "26.3")),
    ("re-referrals Q3 2021/22 vs Q2 2021/22", "answered", "cannot be calculated", ("19.6",)),
    ("re-referrals Q3 vs Q2", "answered", "cannot be calculated", ("19.6", "26.3")),
    ("trend of re-referrals", "answered", "19.3%", ("19.6", "24.9", "26.3")),
    ("re-referrals Q3 2020/21", "answered", "Newer: 19.3% in Q2 2021/22", ("19.6", "26.3")),
    ("CFWS individuals Q2 2021/22", "answered", "3,972", ("4,089", "First published")),
    ("NEET December 2021", "not_held", "no figure is held", ("1.2%",)),
    ("source of the 19.6%", "not_held", "19.6", ("264", "paragraph 10")),
    ("summary of Q3 2021/22", "not_held", "Q3 2021/22", ("25 measures",)),
    ("summary", "answered", "Q2 2021/22", ("25 measures", "Q3 2021/22")),
    ("what declined in Q3 2021/22?", "not_held", "Q3 2021/22", ("Re-referrals",)),
    ("what's red?", "answered", "No measure is rated red in the Q3 2020/21 report (of 12 measures with a RAG rating)", ("Q3 2021/22",)),
    ("top quartile measures", "answered", "Q2 2021/22", ("Q3 2021/22", "Q2 2024/25")),
    ("good level of development, SEN", "not_held", "", ("3.7",)),
    ("primary leadership and management", "not_held", "no figure is held", ("91.6",)),
]  # fmt: skip


@pytest.mark.parametrize(("question", "outcome", "says", "unseen"), UNSEEN)
def test_what_is_not_published_yet_is_not_seen(ask: Ask, question: str, outcome: str, says: str, unseen: tuple[str, ...]) -> None:
    reply = ask(question)
    assert (reply.answer.outcome, says in reply.text, [u for u in unseen if u in reply.text]) == (outcome, True, []), reply.text


def test_a_choice_is_not_offered_for_what_is_not_published_yet(ask: Ask) -> None:
    offered = {choice["label"] for choice in as_json(ask("primary schools"))["choices"]}
    assert not [label for label in offered if "leadership" in label]


def test_the_list_of_what_is_held_leaves_out_what_is_not_published_yet(ask: Ask) -> None:
    held = {i["code"] for i in as_json(ask("what indicators do you hold?"))["indicators"]}
    assert ("rereferrals" in held, held & {"primary-leadership", "progress-8", "yj-reoffending-rate"}) == (True, set())


def test_the_day_that_dates_go_by_hides_no_document(tmp_path: Path) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    built = build(tmp_path / "scrutineer.db", now=lambda: now)
    reply = built.assistant.ask("re-referrals", thread=None, now=now, today=MORNING_BEFORE.date())
    built.store.close()
    assert "26.3% (443 children) in Q2 2024/25" in reply.text
