"""Which lines of a conversation leave a miss behind, and what is known of it when the conversation has gone on."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest
from sqlalchemy import text

from bot.build import Parts
from bot.learning import WAITS, Asker
from bot.schedule import Housekeeping, Tidied, tidy
from store.engine import looking
from tests.learning.conftest import DAY, NOW, SECOND, Built

ANN, BOB = Asker("U1"), Asker("U2")
OVERHEARD = Asker("U1", overheard=True)
ACCOMMODATION, EET, REFERRALS = "care-leavers-accommodation", "care-leavers-eet", "rereferrals"
Kept = tuple[str, str, str | None]

# the lines of one thread, and the misses kept: question, why, the indicator finally chosen
THREADS: list[tuple[list[str], list[Kept]]] = [
    (["re-referrals Q3 vs Q2?", "and Q1?", "thanks"], []),
    (["help"], []),
    (["re-referrals in 2014/15"], []),
    (["re-referrals in Oadby"], []),
    (["care leavers"], [("care leavers", "choose", None)]),
    (["Care leavers?", "the first one"], [("care leavers?", "choose", ACCOMMODATION)]),
    (["care leavers", "accommodation"], [("care leavers", "choose", ACCOMMODATION)]),
    (["care leavers", "Care leavers in education, employment or training"], [("care leavers", "choose", EET)]),
    (["care leavers", "thanks", "the second one"], [("care leavers", "choose", EET)]),
    (["care leavers", "the second", "no, I meant accommodation"], [("care leavers", "choose", ACCOMMODATION)]),
    (["care leavers", "what declined in Q3 2021/22?"], [("care leavers", "choose", None)]),
    (["care leavers", "NEET Q3 2021/22", "accommodation"], [("care leavers", "choose", None)]),
    (["wibbles", "Wibbles"], [("wibbles", "not_understood", None)]),
    (["care leavers", "children in care placements", "the first one"],
     [("care leavers", "choose", None), ("children in care placements", "choose", "cic-3-placements")]),
    (["potholes"], [("potholes", "not_understood", None)]),
    (["potholes", "re-referrals"], [("potholes", "not_understood", None)]),
    (["wibbles", "sorry, I meant re-referrals"], [("wibbles", "not_understood", REFERRALS)]),
    (["referrals of repeat wibblers", "re-referrals"], [("referrals of repeat wibblers", "not_understood", REFERRALS)]),
    (["re-referrals", "no, I meant care leavers EET"], [("re-referrals", "corrected", EET)]),
    (["re-referrals in Q3 2021/22", "Wrong one. Care leavers EET!"], [("re-referrals in q3 2021/22", "corrected", EET)]),
    (["re-referrals", "no, I meant Q2"], []),
    (["re-referrals", "and care leavers EET?"], []),
    (["re-referrals", "not that, I meant NEET", "no, I meant care leavers EET"], [("re-referrals", "corrected", EET)]),
    (["re-referrals", "and Q2 2021/22?", "no, I meant care leavers EET"], []),
]  # fmt: skip


def told(parts: Parts) -> list[Kept]:
    return [(miss.question, miss.why, miss.chosen) for miss in parts.store.misses.since(NOW - 999 * DAY)]


def say(parts: Parts, *lines: str, thread: str | None = "C1:1", asker: Asker | None = ANN, now: datetime = NOW) -> None:
    for line in lines:
        parts.assistant.ask(line, thread=thread, now=now, asker=asker)


@pytest.mark.parametrize(("lines", "kept"), THREADS, ids=[" / ".join(lines) for lines, _ in THREADS])
def test_what_a_thread_leaves_behind(parts: Parts, lines: list[str], kept: list[Kept]) -> None:
    say(parts, *lines)
    assert told(parts) == kept


def test_on_either_database(built: Built, database_url: str) -> None:
    parts = built(database_url)
    say(parts, "care leavers", "the first one")
    assert told(parts) == [("care leavers", "choose", ACCOMMODATION)]


def test_outside_a_thread_the_asker_s_own_next_line_tells(parts: Parts) -> None:
    say(parts, "care leavers", thread=None)
    say(parts, "Care leavers in suitable accommodation", thread=None, asker=BOB)
    say(parts, "Care leavers in education, employment or training", thread=None)
    assert told(parts) == [("care leavers", "choose", EET)]


def test_another_thread_tells_nothing(parts: Parts) -> None:
    say(parts, "care leavers")
    say(parts, "Care leavers in suitable accommodation", thread="C1:2")
    assert told(parts) == [("care leavers", "choose", None)]


def test_a_line_a_day_later_tells_nothing(parts: Parts) -> None:
    say(parts, "care leavers")
    say(parts, "Care leavers in suitable accommodation", now=NOW + WAITS)
    assert told(parts) == [("care leavers", "choose", None)]


@pytest.mark.parametrize(("line", "kept"), [("lunch at the wibble?", 0), ("care leavers", 1)])
def test_people_talking_among_themselves_are_no_miss(parts: Parts, line: str, kept: int) -> None:
    say(parts, line, asker=OVERHEARD)
    assert len(told(parts)) == kept


def test_where_nobody_asks_nothing_is_kept(parts: Parts) -> None:
    say(parts, "care leavers", "potholes", "re-referrals", "no, I meant NEET", asker=None)
    assert told(parts) == []


@pytest.mark.parametrize("keeps", [True, False])
def test_who_opts_out_keeps_nothing_of_what_was_asked(built: Built, database: str, keeps: bool) -> None:
    parts = built(database, keeps_misses=keeps)
    say(parts, "care leavers")
    say(parts, "wibbly re-referrals, please", thread="C1:2")
    say(parts, "re-referrals for quentin", thread="C1:3")
    with looking(parts.store.engine) as connection:
        held = repr([connection.execute(text(f"SELECT * FROM {table}")).all() for table in ("miss", "conversation")])
    assert ("care leavers" in held) == keeps


def test_questions_are_never_logged(parts: Parts, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    say(parts, "quentin's care leavers", "wibbles for quentin", "re-referrals", "no, I meant care leavers EET, says quentin")
    Housekeeping(parts.store, lambda: NOW + 100 * DAY).sweep()
    assert "quentin" not in caplog.text.lower() and "care leavers" not in caplog.text.lower()


@pytest.mark.parametrize(("days", "left"), [(90, 1), (1, 0), (0, 0)])
def test_housekeeping_forgets_misses_after_the_days_that_are_set(parts: Parts, days: int, left: int) -> None:
    say(parts, "care leavers")
    tidied = tidy(parts.store, NOW + DAY, days)
    assert (tidied, len(told(parts))) == (Tidied(1, 0, 1 - left), left)


def test_an_answer_does_not_depend_on_who_asks(parts: Parts) -> None:
    answers = [parts.assistant.ask("care leavers", thread=None, now=NOW + SECOND, asker=asker).text for asker in (None, ANN)]
    assert answers[0] == answers[1]
