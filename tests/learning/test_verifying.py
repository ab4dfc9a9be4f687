"""Verified answers: recorded, asked again, and reported where they have changed."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.build import Parts
from bot.verifying import differences, essence
from tests.learning.conftest import EHE, NOW, Built

COMPARE = "re-referrals Q3 vs Q2?"
QUESTIONS = [
    COMPARE, "dental checks trend", "What declined in Q3 2021/22?", "Summary of Q3 2021/22", "care leavers", "re-referrals in Oadby",
    "NEET and dental checks", "What does EHCP mean?", "Did care leavers EET meet the target in Q3 2021/22?", "re-referrals last year",
]  # fmt: skip


def spoil(parts: Parts, question: str, **changes: str) -> None:
    """Puts another verified essence in the place of a question's."""
    (one,) = [one for one in parts.store.verified.standing() if one.question == question]
    held = json.dumps({**json.loads(one.essence), **changes})
    parts.store.verified.add(question, held, day=one.day, who="ann", now=NOW)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_that_is_the_same_is_not_reported(parts: Parts, question: str) -> None:
    assert parts.verifier.add(question, who="ann", now=NOW)
    later = NOW + timedelta(days=800)
    assert (list(parts.verifier.changed(later)), parts.verifier.count()) == ([], 1)


def test_on_either_database(built: Built, database_url: str) -> None:
    parts = built(database_url)
    parts.verifier.add(COMPARE, who="ann", now=NOW)
    assert (list(parts.verifier.changed(NOW)), parts.verifier.count()) == ([], 1)


@pytest.mark.parametrize("question", ["wibbles", "potholes", "help", "", "thanks"])
def test_where_there_is_no_answer_there_is_nothing_to_verify(parts: Parts, question: str) -> None:
    assert (parts.verifier.add(question, who="ann", now=NOW), parts.verifier.count()) == (None, 0)


def test_a_changed_answer_is_reported_in_one_line(parts: Parts) -> None:
    parts.verifier.add(COMPARE, who="ann", now=NOW)
    name = "Re-referrals to social care within 12 months"
    spoil(parts, "re-referrals q3 vs q2?", **{f"{name}, Q2 2021/22 to Q3 2021/22": "down by -0.3, improved"})
    (changed,) = parts.verifier.changed(NOW)
    assert changed.line == (
        "“re-referrals q3 vs q2?” (verified by ann on 1 January 2026): Re-referrals to social care within 12 months,"
        " Q2 2021/22 to Q3 2021/22 was down by -0.3, improved, is up by 0.3, declined"
    )


def test_teaching_can_change_an_answer_and_is_found_out(parts: Parts) -> None:
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    parts.verifier.add("wibbles", who="ann", now=NOW)
    parts.teacher.undo("wibbles", who="bob", now=NOW)
    later = NOW + timedelta(seconds=10)
    (changed,) = parts.verifier.changed(later)
    assert "outcome was answered (value), is not_understood (None)" in changed.line


def test_who_verifies_again_settles_it(parts: Parts) -> None:
    parts.verifier.add(COMPARE, who="ann", now=NOW)
    spoil(parts, "re-referrals q3 vs q2?", outcome="choose (None)")
    reported = len(list(parts.verifier.changed(NOW)))
    parts.verifier.add(COMPARE, who="bob", now=NOW)
    assert (reported, list(parts.verifier.changed(NOW)), parts.verifier.count()) == (1, [], 1)


def test_the_essence_tells_what_matters(parts: Parts) -> None:
    name = "Re-referrals to social care within 12 months"
    assert essence(parts.assistant.ask(COMPARE, thread=None, now=NOW).answer) == {
        "outcome": "answered (compare)",
        "indicators": name,
        f"{name}, Q3 2021/22": "19.6%, 264 counted, target <18.7%, RAG amber, quartile 2, neighbours 21.3%",
        f"{name}, Q2 2021/22": "19.3%, target <18.7%, quartile 2, neighbours 22.1%",
        f"{name}, Q2 2021/22 to Q3 2021/22": "up by 0.3, declined",
    }


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ({"a": "1"}, {"a": "1"}, ()),
        ({"a": "1"}, {"a": "2"}, ("a was 1, is 2",)),
        ({"a": "1"}, {}, ("a was 1, is not said",)),
        ({}, {"a": "1"}, ("a was not said, is 1",)),
        ({"a": "1", "b": "1"}, {"b": "2", "c": "3"}, ("a was 1, is not said", "b was 1, is 2", "c was not said, is 3")),
    ],
)
def test_what_differs(was: dict[str, str], now: dict[str, str], found: tuple[str, ...]) -> None:
    assert differences(was, now) == found
