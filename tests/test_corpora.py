"""Sets of questions as people ask them, with the right answers: how many are right, and how many wrong with confidence.

The numbers are those reached: they may rise, and never fall. A set is never copied into the program (a test holds that).
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.bot.front_door import NOW, Json, as_json, asked, parts
from tests.scoring import Row, Score, score

CORPORA = Path(__file__).parent / "corpora"

REACHED = {
    # set: right answers at least, wrong with confidence at most, asked without need at most
    "awkward": (78, 1, 0),
    "councillors": (77, 0, 0),
    "fifth_holdout": (111, 2, 4),
    "fourth_holdout": (149, 0, 0),
    "hurried_officers": (76, 1, 0),
    "new_starters_and_analysts": (82, 0, 0),
    "second_hard": (148, 2, 3),
    "second_mixed": (122, 0, 0),
    "third_holdout": (175, 0, 0),
}


def rows_of(name: str) -> list[Row]:
    """The questions of a set, with what is right."""
    return list(csv.DictReader((CORPORA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def answers_to(name: str, rows: list[Row]) -> Iterator[Json]:
    """The answers, line by line; lines of one thread share a conversation."""
    for row in rows:
        thread = f"{name} {row['thread']}" if row["thread"] else None
        yield as_json(parts().assistant.ask(row["question"], thread=thread, now=NOW))


@cache
def reached(name: str) -> Score:
    """The score of a set."""
    rows = rows_of(name)
    return score(rows, answers_to(name, rows), asked)


def test_every_set_is_scored() -> None:
    assert sorted(path.stem for path in CORPORA.glob("*.csv")) == sorted(REACHED)


@pytest.mark.parametrize("name", REACHED)
def test_no_fewer_answers_are_right(name: str) -> None:
    assert reached(name).right >= REACHED[name][0], "\n".join(reached(name).why.values())


@pytest.mark.parametrize("name", REACHED)
def test_no_more_are_wrong_with_confidence(name: str) -> None:
    found = reached(name)
    assert len(found.confidently_wrong) <= REACHED[name][1], "\n".join(found.why[one] for one in found.confidently_wrong)


@pytest.mark.parametrize("name", REACHED)
def test_no_more_is_asked_without_need(name: str) -> None:
    found = reached(name)
    assert len(found.needlessly_asked) <= REACHED[name][2], "\n".join(found.why[one] for one in found.needlessly_asked)
