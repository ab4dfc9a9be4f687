"""Two hundred seeded stories end well; and a story is the same each time it is told, so that a seed can be told again."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.simulation.stories import Stage

SEEDS, AT_A_TIME = 50, 25


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One database for all of them."""
    logging.disable(logging.ERROR)  # tens of thousands of lines about storms
    with Stage(tmp_path_factory.mktemp("simulation")) as one:
        yield one
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("first", range(0, SEEDS, AT_A_TIME))
def test_they_end_well(stage: Stage, first: int) -> None:
    wrong = {seed: stage.story(seed).tell() for seed in range(first, first + AT_A_TIME)}
    assert {seed: told for seed, told in wrong.items() if told} == {}, "python -m tests.simulation --seed N tells one whole"


def test_a_seed_is_the_same_story_each_time(stage: Stage) -> None:
    first, second = stage.story(23), stage.story(23)
    told = [first.tell(), second.tell()]
    assert told == ["", ""] and first.world.told == second.world.told and first.slack.messages == second.slack.messages


def test_there_are_storms(stage: Stage) -> None:
    """Without faults nothing would be proved."""
    stories = [stage.story(seed) for seed in range(40)]
    for story in stories:
        story.tell()
    happened = "\n".join(line for story in stories for line in story.world.told)
    assert min(happened.count("is killed at"), happened.count("stalls at")) > 20
