"""How a suppressed figure is said: that it is there and not told, never that it is missing, and never which way it moved."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.disclosure.asked import asking, made
from tests.disclosure.tables import NAMES, Q1, Q2, Q3, Q4, Figure, Table

NAME = NAMES["number"]
WHY = "A small count, or a figure that would give a small count away, is not told before it is published."
Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A draft with 9 in Q1, 3 in Q2, 8 in Q3 and 4 girls in Q3: those of Q2 and the girls are suppressed."""
    folder = tmp_path_factory.mktemp("said")
    figures = (*(Figure("number", p, (n,)) for n, p in enumerate((Q1, Q2, Q3))), Figure("girls", Q3, (3,)))
    with asking(Table((9, 3, 8, 4), figures), made(folder / "empty.db"), folder / "table") as ready:
        yield ready


# question -> a sentence of the answer
SAID = [
    (f"{NAME} Q2", f'{NAME}: the figure for {Q2} is suppressed ("c").'),
    (f"{NAME} Q2", WHY),
    (f"{NAME} Q3 vs Q2", f'The change cannot be calculated: the figure for {Q2} is suppressed ("c").'),
    (NAME, f'The change cannot be calculated: the figure for {Q2} is suppressed ("c").'),
    (f"trend of {NAME}", f'{Q2} is suppressed ("c"): a small count'),
    (f"trend of {NAME}", f"None is given between {Q1} and {Q3}."),
    (NAMES["girls"], f'the figure for {Q3} is suppressed ("c").'),
    (f"{NAME} Q4", f"{NAME}: no figure is held for Q4."),
    (f"which measures declined in {Q4}?", 'cannot be calculated, as the earlier value is suppressed ("c").'),
    (f"list the measures in {Q4}", "The one measure is reported"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "sentence"), SAID)
def test_a_suppressed_figure_is_said_to_be_one(ask: Ask, question: str, sentence: str) -> None:
    assert sentence in ask(question)["text"]


@pytest.mark.parametrize("question", [question for question, sentence in SAID if "no figure" not in sentence])
def test_a_suppressed_figure_is_not_said_to_be_missing(ask: Ask, question: str) -> None:
    assert "no figure is held" not in ask(question)["text"].lower()


@pytest.mark.parametrize("question", [f"{NAME} Q3 vs Q2", f"{NAME} Q1 vs Q2", NAME])
def test_no_direction_is_given_of_a_change_with_a_suppressed_side(ask: Ask, question: str) -> None:
    assert [(c["direction"], c["verdict"]) for c in ask(question)["changes"]] == [(None, "cannot be calculated")]


@pytest.fixture(scope="module")
def ask_newer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A draft with 9 in Q1, and 3 in Q2, which are suppressed."""
    folder = tmp_path_factory.mktemp("newer")
    table = Table((9, 3), (Figure("number", Q1, (0,)), Figure("number", Q2, (1,))))
    with asking(table, made(folder / "empty.db"), folder / "table") as ready:
        yield ready


@pytest.mark.parametrize("question", [NAME, f"{NAME} Q1", f"did {NAME} meet its target in Q1?", f"{NAME} Q1 against England"])
def test_a_newer_suppressed_figure_is_named_beside_an_older_one(ask_newer: Ask, question: str) -> None:
    assert f'\nNewer: the figure for {Q2} is suppressed ("c").\nSource:' in ask_newer(question)["text"]


def test_nothing_newer_is_named_beside_the_newest(ask: Ask) -> None:
    assert "Newer" not in ask(NAME)["text"]
