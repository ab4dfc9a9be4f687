"""What was decided on a preview that is no longer so is shown anew, with its buttons, and nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest

from bot.build import Parts
from bot.slack.deciding_blocks import ALONE
from bot.slack.import_presses import APPROVED
from bot.slack.showing import OUT_OF_DATE
from tests.fake_slack import FakeSlack, Json
from tests.imports.sheets import CLEAN
from tests.slack.drawn import faults
from tests.slack.test_files_sent import (
    APPROVE,
    AT_ONCE,
    DOUBTFUL,
    NAME,
    REJECT,
    REST,
    SLUG,
    UNKNOWN,
    approved,
    data,
    ending,
    held,
    serving,
    slack,
)

__all__ = ["serving", "slack"]

ANOTHER = "quite_other.csv"
LOWER = CLEAN.replace("25.1%", "24.1%")
"""Clean by itself, and a revision beside what U1's file says."""


def latest(slack: FakeSlack, user: str, text: str) -> Json:
    """The last of somebody's messages with this in it."""
    slack.wait_message(f"D{user[1:]}", lambda one: text in str(one))
    return [one for one in slack.posts(f"D{user[1:]}") if text in str(one)][-1]


def sent(slack: FakeSlack, user: str, name: str, *rows: str) -> Json:
    """A file of somebody's; the message that decides about it."""
    slack.send_file(user, name, data(*rows))
    return ending(slack, user)


def shown_anew(slack: FakeSlack, user: str) -> str:
    """What is said above the preview that took another's place, when all of it is there."""
    slack.wait_message(f"D{user[1:]}", OUT_OF_DATE)
    return str(latest(slack, user, "here it is again")["text"])


def published_meanwhile(slack: FakeSlack) -> None:
    """U1's file of the same report comes in, and is published at once."""
    approved(slack, sent(slack, "U1", NAME, CLEAN), now=AT_ONCE)
    slack.wait_message("D1", "It is published")


def test_what_is_doubtful_by_now_is_shown_with_its_buttons(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        end = sent(slack, "U3", ANOTHER, LOWER)
        published_meanwhile(slack)
        approved(slack, end, "U3")
        opening = shown_anew(slack, "U3")
        slack.click("U3", latest(slack, "U3", "24.1% revises the 25.1%"), "import-say:1:take")
        latest(slack, "U3", "You said: take.")
        approved(slack, latest(slack, "U3", APPROVE), "U3")
        slack.wait_message("D3", "Import 2: 2 figures of q3-2024-25-corrected")
    assert "Look again at lines 1-2" in opening


@pytest.mark.parametrize("press", [APPROVE, REST])
def test_nothing_is_stored_or_kept_by_a_press_on_what_is_not_so(slack: FakeSlack, serving: Any, parts: Parts, press: str) -> None:
    with serving():
        end = sent(slack, "U3", ANOTHER, LOWER, UNKNOWN)
        published_meanwhile(slack)
        approved(slack, end, "U3") if press == APPROVE else slack.click("U3", end, press)
        shown_anew(slack, "U3")
        again = latest(slack, "U3", APPROVE)
    assert ("What is undecided is left out" in str(again), held(parts)) == (False, [(SLUG, "U1", True)])


def test_the_messages_of_before_say_that_they_are_out_of_date(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        end = sent(slack, "U3", ANOTHER, LOWER)
        published_meanwhile(slack)
        approved(slack, end, "U3")
        slack.wait_for(lambda: [one["text"] for one in slack.posts("D3")].count(OUT_OF_DATE) == 3, 20)
        standing = [one for one in slack.posts("D3") if one["text"] != OUT_OF_DATE]
    assert ([faults(one["blocks"]) for one in standing], held(parts)) == ([[]] * 4, [(SLUG, "U1", True)])


def test_a_button_of_before_never_counts(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        end = sent(slack, "U3", ANOTHER, LOWER)
        published_meanwhile(slack)
        approved(slack, end, "U3")
        shown_anew(slack, "U3")
        again = latest(slack, "U3", "import-say:1:take")
        slack.wait_ack(slack.click("U3", end, REJECT))
        slack.click("U3", again, "import-say:1:leave")
        latest(slack, "U3", "You said: leave out.")
    assert "Rejected" not in str(slack.posts("D3"))


def test_what_was_said_to_lines_that_are_as_they_were_stays(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        sent(slack, "U3", ANOTHER, LOWER, UNKNOWN)
        asked = latest(slack, "U3", "To be decided")
        (menu,) = [e for b in asked["blocks"] if b["type"] == "actions" for e in b["elements"] if e["type"] == "static_select"]
        slack.click("U3", asked, menu["action_id"], menu["options"][-2]["value"])
        latest(slack, "U3", "You said: leave out.")
        published_meanwhile(slack)
        approved(slack, ending(slack, "U3"), "U3")
        shown_anew(slack, "U3")
        slack.click("U3", latest(slack, "U3", "24.1% revises the 25.1%"), "import-say:1:take")
        assert "You said: leave out." in str(latest(slack, "U3", "You said: take."))


def a_draft_of_another(slack: FakeSlack) -> None:
    """U1's file of the same report is a draft."""
    approved(slack, sent(slack, "U1", NAME, CLEAN))
    slack.wait_message("D1", "Import 1")


FORM = "It takes the place of import 1 (dashboard.csv): the 2 figures of that are withdrawn."


def test_a_file_that_takes_another_s_place_says_so_on_its_button_and_in_the_form(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        a_draft_of_another(slack)
        end = sent(slack, "U3", NAME, LOWER)
        labels = [e["text"]["text"] for b in end["blocks"] if b["type"] == "actions" for e in b["elements"]]
        approved(slack, end, "U3")
        slack.wait_message("D3", "Import 2: 2 figures of q3-2024-25, in the place of import 1")
    (form,) = [one for one in slack.workspace.modals.values() if FORM in str(one)]
    assert (labels[0], FORM in slack.posts("D3")[0]["text"], form["title"]["text"]) == ("Approve, in place of import 1", True, "Approve a file")


def test_a_file_that_would_take_another_s_place_by_now_is_shown_anew_and_asked_again(
    slack: FakeSlack, serving: Any, parts: Parts
) -> None:
    with serving():
        end = sent(slack, "U3", NAME, LOWER)
        a_draft_of_another(slack)
        approved(slack, end, "U3")
        shown_anew(slack, "U3")
        before = held(parts)
        approved(slack, latest(slack, "U3", "Approve, in place of import 1"), "U3")
        slack.wait_message("D3", "Import 2: 2 figures of q3-2024-25, in the place of import 1")
    assert before == [(SLUG, "U1", True)]


def test_a_file_that_stands_beside_another_takes_its_place_by_a_word(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        a_draft_of_another(slack)
        slack.click("U3", sent(slack, "U3", ANOTHER, LOWER), ALONE)
        slack.wait_message("D3", OUT_OF_DATE)
        assert "Stand beside it" in str(latest(slack, "U3", "Stand beside it"))
        approved(slack, latest(slack, "U3", "Approve, in place of import 1"), "U3")
        slack.wait_message("D3", "Import 2: 2 figures of q3-2024-25, in the place of import 1")
    assert [one.stands for one in parts.store.imports.imports()] == [False, True]


def test_the_same_doubt_as_was_shown_is_no_change(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        end = sent(slack, "U3", ANOTHER, DOUBTFUL)
        approved(slack, sent(slack, "U1", NAME, CLEAN, UNKNOWN), "U1")
        slack.wait_message("D1", "is no known indicator")
        slack.click("U3", latest(slack, "U3", "To be decided"), "import-say:2:take")
        latest(slack, "U3", "You said: take.")
        approved(slack, end, "U3")
        slack.wait_message("D3", APPROVED)
    assert OUT_OF_DATE not in str(slack.posts("D3"))
