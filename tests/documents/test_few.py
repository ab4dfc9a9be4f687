"""What a file says, as much of it as a sentence holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.told import LONGEST, OF_ONE_KIND, bounded
from intents.documents.few import few, listed, short
from intents.documents.proposed import Doubt


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([], ""),
        (["x"], "x"),
        (["a", "b", "c", "d", "e"], "a b c d e"),
        (["x"] * 1_048_578, "x x x x x, and 1,048,573 more"),
        (["y" * 100], f"{'y' * 79}…"),
    ],
)
def test_a_few_are_named_and_the_rest_counted(texts: list[str], said: str) -> None:
    assert few(iter(texts)) == said


@pytest.mark.parametrize(
    ("texts", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (list("abcdefg"), "a, b, c, d, e, and 2 more")]
)
def test_a_list_is_read_to_its_end(texts: list[str], said: str) -> None:
    assert listed(texts) == said


@given(st.text(max_size=300), st.integers(1, 200))
def test_a_short_text_is_the_text_or_its_beginning(text: str, longest: int) -> None:
    said = short(text, longest)
    assert said == text or (len(said) == longest and text.startswith(said[:-1]) and said.endswith("…"))


def test_of_one_kind_a_few_doubts_are_told_and_the_rest_counted() -> None:
    many = [Doubt("ghost", f"Row {n}.", f"row {n}") for n in range(60_000)]
    told = bounded([*many, Doubt("years", "x" * 5_000, "table 1")])
    assert told[OF_ONE_KIND:] == (
        Doubt("years", "x" * (LONGEST - 1) + "…", "table 1"),
        Doubt("ghost", "And 59,980 more like this, from here on.", "row 20"),
    )


@given(st.lists(st.builds(Doubt, st.sampled_from(["a", "b"]), st.text(max_size=5)), max_size=60))
def test_what_is_doubted_stays_doubted(doubts: list[Doubt]) -> None:
    assert {one.kind for one in bounded(doubts)} == {one.kind for one in doubts}
