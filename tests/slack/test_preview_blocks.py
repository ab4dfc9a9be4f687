"""A file's preview as Slack's messages: inside Slack's limits however long, and what a file says stands there literally."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from bot.importing.desk import Importing
from bot.importing.preview import Preview
from bot.importing.reading import Said as SaidOfFile
from bot.slack.escape import escape
from bot.slack.preview_blocks import pages
from bot.slack.said import Said
from store.uploads import Upload
from tests.bot.front_door import parts
from tests.fake_slack import Json
from tests.imports.sheets import ASSESSMENTS, CLEAN, REREFERRALS, sheet
from tests.slack.drawn import faults

NOW = datetime(2026, 7, 1, tzinfo=UTC)
MARKUP = "*bold* _it_ ~gone~ `code` <!channel> <@U2> <https://example.com|here> &amp; :tea:"
UPLOAD = Upload("abcdef0123456789", "dashboard.csv", "0" * 64, "U1", "D1", "1.1", None, b"", NOW, {})
FILES = {
    "clean": [CLEAN],
    "doubtful": [f"{ASSESSMENTS},,,Q3 2024/25,8.9%,,,,,,"],
    "two doubtful": [f"{ASSESSMENTS},,,Q3 2024/25,8.9%,,,,,,", f"{REREFERRALS},,,Q3 2024/25,65.1%,,,,,,"],
    "marked up": [f"{MARKUP},,,Q3 2024/25,25.1%,{MARKUP},{MARKUP},,,,"],
    "300 lines": [f"Measure {n} {MARKUP} {'of a long name ' * 30},,,Q3 2024/25,{n % 90}%,,,,,," for n in range(300)],
}


@cache
def seen(name: str) -> Preview:
    desk = Importing(parts().store, parts().vocabulary)
    found = desk.look("dashboard.csv", sheet(*FILES[name]).encode(), SaidOfFile(), NOW)
    assert isinstance(found, Preview)
    return found


@cache
def drawn(name: str) -> tuple[Said, ...]:
    return tuple(pages(UPLOAD, seen(name), seen(name)))


TO_BE_DECIDED = "To be decided: say of each of these lines what is to become of it."
ASKS = "undecided when this was shown: take or leave each doubtful line above, then approve."


@pytest.mark.parametrize(
    ("said", "head", "end"),
    [
        ({}, TO_BE_DECIDED, f"2 lines were {ASKS}"),
        ({"1": {"say": "take"}}, f"{TO_BE_DECIDED} Still undecided here: 1 of 2.", f"1 line was {ASKS}"),
        ({"1": {"say": "take"}, "2": {"say": "leave"}}, f"{TO_BE_DECIDED} Still undecided here: 0 of 2.", "No line is undecided. Approve it?"),
        ({"*": {"say": "leave"}}, f"{TO_BE_DECIDED} Still undecided here: 0 of 2.", "No line is undecided. Approve it? What is undecided is left out."),
    ],
)
def test_it_is_said_how_many_lines_are_undecided(said: dict[str, dict[str, str]], head: str, end: str) -> None:
    *_, asked, last = pages(replace(UPLOAD, said=said), seen("two doubtful"), seen("two doubtful"))
    assert (asked.text.split("\n")[0], " ".join(last.text.split("\n"))) == (head, end)


def texts(value: object) -> list[Json]:
    """Every text object, and every piece of rich text."""
    if isinstance(value, dict):
        own = [value] if isinstance(value.get("text"), str) else []
        return own + [one for part in value.values() for one in texts(part)]
    return [one for part in value for one in texts(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", FILES)
def test_every_message_is_inside_slack_s_limits(name: str) -> None:
    assert [faults(one.blocks) for one in drawn(name)] == [[]] * len(drawn(name))


def test_what_is_longer_than_a_conversation_is_counted_and_left_to_the_terminal() -> None:
    assert "252 more doubtful lines are not shown here" in drawn("300 lines")[-1].text


@pytest.mark.parametrize("name", ["marked up", "300 lines"])
def test_what_a_file_says_is_no_markup(name: str) -> None:
    said = [one for page in drawn(name) for one in texts(page.blocks)]
    assert [one for one in said if one["type"] == "mrkdwn" or (one["type"] == "plain_text" and "<" in one["text"])] == []


def test_what_a_file_says_is_there_as_it_stands() -> None:
    pieces = [one["text"] for page in drawn("marked up") for one in texts(page.blocks) if one["type"] == "text"]
    assert (any(MARKUP in one for one in pieces), escape(MARKUP) in drawn("marked up")[1].text) == (True, True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("clean", "Clean: nothing is doubtful about these lines, and approving takes them."),
        ("doubtful", "To be decided: say of each of these lines what is to become of it."),
    ],
)
def test_each_part_says_what_it_is(name: str, told: str) -> None:
    assert told in [one["text"] for page in drawn(name) for one in texts(page.blocks)]
