"""Conversations: each line read in the light of the ones before; never another thread's; not for ever."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest

from bot.build import build
from bot.conversation import LASTS, Reply
from tests.bot.front_door import NOW, parts

Say = Callable[[str], str]
_NUMBERS = count()

THREADS: dict[str, list[tuple[str, str]]] = {
    "periods one after the other": [
        ("re-referrals in Q3 2021/22", "value rereferrals 19.6 Q3 2021/22"),
        ("and Q2?", "value rereferrals 19.3 Q2 2021/22"),
        ("what about Q3 2020/21?", "value rereferrals 21.1 Q3 2020/21"),
        ("and now?", "value rereferrals 26.3 Q2 2024/25, 24.9 Q1 2024/25"),
    ],
    "a comparison, and its sides": [
        ("dental checks Q3 2021/22 vs Q2 2021/22", "compare cic-dental 44.7 Q3 2021/22, 42.8 Q2 2021/22"),
        ("and health assessments?", "compare cic-health-assessment 80.9 Q3 2021/22, 86.3 Q2 2021/22"),
        ("is that good?", "definition cic-health-assessment 80.9 Q3 2021/22, 86.3 Q2 2021/22"),
    ],
    "target, quartile, source, meaning of the same figure": [
        ("repeat child protection plans Q3 2021/22", "value cp-plans-repeat 27.5 Q3 2021/22"),
        ("what's the target?", "target cp-plans-repeat 27.5 Q3 2021/22"),
        ("and the quartile?", "benchmark cp-plans-repeat 27.5 Q3 2021/22"),
        ("where does that come from?", "source cp-plans-repeat 27.5 Q3 2021/22"),
        ("what does it mean?", "definition cp-plans-repeat 27.5 Q3 2021/22, 28.4 Q2 2021/22"),
        ("how many children is that?", "value cp-plans-repeat-number 47 Q3 2021/22"),
    ],
    "a group named alone": [
        ("KS2 RWM for FSM pupils", "value ks2-rwm-fsm 42.1 2024"),
        ("SEN suport?", "value ks2-rwm-sen-support 23.1 2024"),
        ("all pupils", "value ks2-rwm 61.4 2024"),
    ],
    "a period against the one before": [
        ("NEET December 2021", "value neet 1.2 December 2021"),
        ("versus December 2020", "compare neet 1.2 December 2021, 2.4 December 2020"),
    ],
    "better than another period": [
        ("care leavers EET Q2 2024/25", "value care-leavers-eet 49.3 Q2 2024/25"),
        ("is that better than Q1?", "compare care-leavers-eet 49.3 Q2 2024/25, 47.3 Q1 2024/25"),
    ],
    "a choice by its number": [
        ("care leavers Q3 2021/22", "choose care-leavers-accommodation care-leavers-eet"),
        ("2", "value care-leavers-eet 62.1 Q3 2021/22"),
        ("and the other one?", "value care-leavers-accommodation 95.8 Q3 2021/22"),
    ],
    "the first choice by its number": [
        ("placements Q3 2021/22", "choose cic-3-placements cic-same-placement"),
        ("1", "value cic-3-placements 2.5 Q3 2021/22"),
    ],
    "a choice by its words": [
        ("custody", "choose yj-custody-rate yj-custody-number"),
        ("the rate please", "value yj-custody-rate 0.13 year to June 2021, 0.07 year to June 2020"),
    ],
    "a choice by its place": [
        ("placement stability", "choose cic-3-placements cic-same-placement"),
        ("the first one", "value cic-3-placements 2.5 Q3 2021/22, 2.9 Q2 2021/22"),
    ],
    "both": [
        ("care leavers Q2 2024/25", "choose care-leavers-accommodation care-leavers-eet"),
        ("both", "value care-leavers-accommodation care-leavers-eet 92.4 Q2 2024/25, 49.3 Q2 2024/25"),
    ],
    "thanks in between": [
        ("NEET December 2021", "value neet 1.2 December 2021"),
        ("thanks!", "help"),
        ("and September?", "value neet 1.4 September 2021"),
    ],
    "a new subject": [
        ("home educated Q3 2021/22", "value home-educated 829.0 Q3 2021/22"),
        ("potholes?", "not_understood"),
        ("and Q2 2024/25?", "value home-educated 1119 Q2 2024/25"),
    ],
    "a place that is not held": [
        ("NEET", "value neet 0.8 Q2 2024/25, 0.9 Q1 2024/25"),
        ("in Melton?", "not_held neet"),
        ("ok, the whole county then", "value neet 0.8 Q2 2024/25, 0.9 Q1 2024/25"),
    ],
    "a period that is not held": [
        ("re-referrals Q1 2022/23", "not_held rereferrals"),
        ("Q3 2021/22 then", "value rereferrals 19.6 Q3 2021/22"),
    ],
    "the quarter and the year before": [
        ("same placement Q3 2021/22", "value cic-same-placement 71.2 Q3 2021/22"),
        ("and the quarter before?", "compare cic-same-placement 71.2 Q3 2021/22, 67.2 Q2 2021/22"),
        ("compared with a year earlier?", "compare cic-same-placement 71.2 Q3 2021/22, 66.9 Q3 2020/21"),
    ],
    "lists of one report": [
        ("what's red in Q1 2017/18?", "list cp-plans-repeat cic-sdq"),
        ("and declined?", "list cp-plans-repeat care-leavers-eet yj-custody-number"),
        ("what's red in Q3 2021/22?", "list cp-plans-repeat"),
        ("and which declined?", "list rereferrals single-assessments-45-days care-leavers-eet cic-health-assessment yj-reoffending-rate yj-custody-rate"),
        ("and amber?", "list cp-reviews-in-time rereferrals primary-good secondary-good neet"),
    ],
    "a subgroup": [
        ("progress 8 2024", "value progress-8 -0.10 2024"),
        ("and FSM?", "value progress-8-fsm -0.76 2024"),
        ("and all pupils?", "value progress-8 -0.10 2024"),
    ],
}  # fmt: skip


MISUNDERSTOOD: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "the number after the rate": (
        '"and the number" repeats the rate',
        [("custody rate", "value yj-custody-rate 0.13 year to June 2021, 0.07 year to June 2020"), ("and the number?", "value yj-custody-number 2 Q2 2020/21")],
    ),
}  # fmt: skip


def told(reply: Reply) -> str:
    """An answer in one line: its kind (else its outcome), its indicators, its figures."""
    given = reply.answer
    kind = given.kind if given.outcome == "answered" else given.outcome
    figures = "" if given.kind == "list" else ", ".join(f"{f.value} {f.figure.period}" for f in given.figures)
    return " ".join(filter(None, (kind, *(i.code for i in given.indicators), figures)))


@pytest.fixture
def say() -> Say:
    """A way of saying lines in a thread of one's own."""
    thread = f"thread {next(_NUMBERS)}"
    return lambda line: told(parts().assistant.ask(line, thread=thread, now=NOW))


@pytest.mark.parametrize("lines", THREADS.values(), ids=THREADS)
def test_a_conversation(say: Say, lines: list[tuple[str, str]]) -> None:
    assert [say(line) for line, _ in lines] == [meant for _, meant in lines]


@pytest.mark.parametrize(
    "lines", [pytest.param(lines, id=name, marks=pytest.mark.xfail(strict=True, reason=why)) for name, (why, lines) in MISUNDERSTOOD.items()]
)
def test_a_conversation_that_goes_wrong(say: Say, lines: list[tuple[str, str]]) -> None:
    assert [say(line) for line, _ in lines] == [meant for _, meant in lines]


def test_the_same_line_outside_a_thread_means_nothing() -> None:
    assert told(parts().assistant.ask("and Q2?", thread=None, now=NOW)) == "not_understood"


def test_one_thread_knows_nothing_of_another() -> None:
    ask = parts().assistant.ask
    ask("re-referrals Q3 2021/22", thread="mine", now=NOW)
    ask("NEET December 2021", thread="yours", now=NOW)
    said = [told(ask("and the target?", thread=thread, now=NOW)) for thread in ("mine", "yours", "nobody's", "min", "mine ")]
    assert said == ["target rereferrals 19.6 Q3 2021/22", "target neet 1.2 December 2021"] + ["not_understood"] * 3


def test_what_is_said_outside_a_thread_is_not_remembered() -> None:
    ask = parts().assistant.ask
    ask("re-referrals Q3 2021/22", thread=None, now=NOW)
    assert told(ask("and the target?", thread=None, now=NOW)) == "not_understood"


EXPIRY = [
    (timedelta(0), True),
    (LASTS - timedelta(seconds=1), True),
    (LASTS, False),
    (LASTS + timedelta(days=30), False),
]


@pytest.mark.parametrize(("later", "remembered"), EXPIRY)
def test_a_conversation_is_forgotten_in_time(later: timedelta, remembered: bool) -> None:
    ask, thread = parts().assistant.ask, f"thread {next(_NUMBERS)}"
    ask("re-referrals Q3 2021/22", thread=thread, now=NOW)
    knows = parts().assistant.knows(thread, NOW + later)
    said = told(ask("and Q2?", thread=thread, now=NOW + later))
    assert (knows, said) == (remembered, "value rereferrals 19.3 Q2 2021/22" if remembered else "not_understood")


def test_each_line_begins_the_time_anew() -> None:
    ask, thread, most = parts().assistant.ask, f"thread {next(_NUMBERS)}", LASTS * 0.9
    said = [told(ask(line, thread=thread, now=NOW + most * n)) for n, line in enumerate(("NEET December 2021", "and September?", "and the target?"))]
    assert said[2] == "not_held neet" or said[2].startswith("target neet 1.4"), said


@pytest.fixture
def on(database_url: str) -> Iterator[Callable[[], Say]]:
    """A new process on the same database, as often as one likes; on both kinds of database."""
    opened = []

    def start() -> Say:
        now: datetime = NOW
        built = build(database_url, now=lambda: now)
        opened.append(built)
        return lambda line: told(built.assistant.ask(line, thread="kept", now=now))

    yield start
    for built in opened:
        built.store.close()


def test_a_conversation_outlives_its_process(on: Callable[[], Say]) -> None:
    said = [on()(line) for line in ("re-referrals Q3 2021/22", "and Q2?", "and the target?")]
    assert said == [f"value rereferrals {v}" for v in ("19.6 Q3 2021/22", "19.3 Q2 2021/22")] + ["target rereferrals 19.3 Q2 2021/22"]


def test_two_processes_share_one_conversation(on: Callable[[], Say]) -> None:
    one, other = on(), on()
    assert [one("care leavers Q3 2021/22"), other("the second"), one("and Q2 2024/25?")] == [
        "choose care-leavers-accommodation care-leavers-eet",
        "value care-leavers-eet 62.1 Q3 2021/22",
        "value care-leavers-eet 49.3 Q2 2024/25",
    ]
