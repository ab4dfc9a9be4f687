"""The conversation about a preview, answer by answer, as a terminal or anybody else holds it."""

from datetime import UTC, datetime

import pytest

from bot.importing.decisions import Decisions, Make
from bot.importing.desk import Importing
from bot.importing.preview import Preview
from bot.importing.reading import Said
from bot.importing.talking import Talk
from tests.bot.front_door import parts
from tests.imports.sheets import ASSESSMENTS, CLEAN, sheet

NOW = datetime(2026, 7, 1, tzinfo=UTC)
TEXT = sheet(
    CLEAN, f"{ASSESSMENTS},,,Q3 2024/25,8.9%,,,,,,", "Potholes mended,Q2 2024/25,38,Q3 2024/25,40,,,,,,", f"{ASSESSMENTS},,,,189%,,,,,,"
)
"""Lines 1 and 2 are clean, 3 is a jump, 4 and 5 are a row that is not matched, 6 can only be left."""
MADE = Make("low", "count", "Roads")

# what is answered; whether it is stored, and what was said by then
CASES: list[tuple[str, bool, Decisions]] = [
    ("y n n y", True, Decisions(frozenset({3}), frozenset({4, 5, 6}))),
    ("n n n y", True, Decisions(leave=frozenset({3, 4, 5, 6}))),
    ("n n n n", False, Decisions(leave=frozenset({3, 4, 5, 6}))),
    ("? what y n n yes", True, Decisions(frozenset({3}), frozenset({4, 5, 6}))),
    ("y make low count Roads y", True, Decisions(frozenset({3, 4, 5}), frozenset({6}), {}, {4: MADE, 5: MADE})),
    ("y make good low furlongs count Roads y", True, Decisions(frozenset({3, 4, 5}), frozenset({6}), {}, {4: MADE, 5: MADE})),
    ("y nothing-like-it cfws-families y y y", True, Decisions(frozenset({3, 4, 5}), frozenset({6}), {4: "cfws-families"})),
    ("y cfws-families n y y", True, Decisions(frozenset({3, 5}), frozenset({4, 6}), {4: "cfws-families"})),
    ("y", False, Decisions(frozenset({3}))),
    ("", False, Decisions()),
    ("y make low", False, Decisions(frozenset({3}))),
]


def talk(answers: str) -> Talk:
    desk = Importing(parts().store, parts().vocabulary)
    seen = desk.look("dashboard.csv", TEXT.encode(), Said(), NOW)
    assert isinstance(seen, Preview)
    said = iter(answers.split())
    return Talk(seen, lambda preview, matches: desk.matched(preview, matches, NOW), lambda _: next(said, None), lambda _: None)


@pytest.mark.parametrize(("answers", "stored", "said"), CASES)
def test_each_doubt_gets_a_word_and_the_whole_a_last_yes(answers: str, stored: bool, said: Decisions) -> None:
    held = talk(answers)
    assert (held.hold(), held.said) == (stored, said)
