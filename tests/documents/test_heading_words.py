"""The law of headings: a word that nothing accounts for never leaves a column a clean value, target, RAG or average."""

import pytest

from intents.documents.dashboard import read_dashboard
from intents.documents.heading_words import HEADINGS, Kind
from intents.documents.proposed import Proposed
from tests.documents.scorecards import R
from tests.documents.test_dashboard import grid
from tests.documents.test_layouts import KNOWN

WORDS = ("boys", "girls", "male", "Rutland", "Blaby", "rank", "ranking", "best", "top threshold", "forecast", "projected", "variance",
         "last year", "prior year", "per child", "draft", "comparator", "baseline", "wibble")  # fmt: skip
BESIDE: tuple[Kind, ...] = ("target", "rag", "england", "neighbour", "region", "quartile", "numerator", "denominator")
ACCOUNTED = {(kind, "comparator") for kind in ("england", "neighbour", "region", "quartile")}
"""Words that change nothing of such a heading: "England comparator" is England's average."""
CELLS = {"rag": "Red", "quartile": "2", "numerator": "401", "denominator": "1597", "target": "18.7%"}


def measure(headings: str, row: str) -> Proposed | None:
    """The measure of a scorecard of one row, if it has any."""
    found = read_dashboard(grid(headings, f"{R}|{row}"), "Q3 2024/25", KNOWN).proposals
    return next((one for one in found if one.role == "measure"), None)


def beside(word: str) -> list[str]:
    """The known headings of what is beside a value, with a word before or after each, that do not account for it."""
    said = [(kind, f"{one} {word}", f"{word} {one}") for kind in BESIDE for one in HEADINGS[kind]]
    open_to = [(kind, one) for kind, *both in said for one in both if one not in HEADINGS[kind] and (kind, word) not in ACCOUNTED]
    return [f"{kind}: {one}" for kind, one in open_to if is_taken(kind, one)]


def is_taken(kind: Kind, heading: str) -> bool:
    """Whether what stands under a heading is a field of a figure without a doubt."""
    one = measure(f"Indicator|Period|Value|{heading}", f"Q3 2024/25|25.1%|{CELLS.get(kind, '22.4%')}")
    return one is not None and not one.doubts and getattr(one, kind) is not None


@pytest.mark.parametrize("word", WORDS)
def test_a_word_beside_a_value_leaves_no_clean_value(word: str) -> None:
    headings = [f"{one} {word}" for one in HEADINGS["value"]] + [f"{word} {one}" for one in HEADINGS["value"]]
    read = {heading: measure(f"Indicator|Period|{heading}", "Q3 2024/25|25.1%") for heading in headings}
    assert [heading for heading, one in read.items() if one is not None and not one.doubts and one.value is not None] == []


@pytest.mark.parametrize("word", WORDS)
def test_a_word_beside_another_heading_leaves_nothing_clean_under_it(word: str) -> None:
    assert beside(word) == []


@pytest.mark.parametrize("heading", [one for one in HEADINGS["value"] if "period" not in one])
def test_a_known_heading_of_values_is_read_clean(heading: str) -> None:
    period = "December 2024" if "month" in heading else "Q3 2024/25"
    one = measure(f"Indicator|Period|{heading}", f"{period}|25.1%")
    assert one is not None and (str(one.value), one.doubts) == ("25.1", ())
