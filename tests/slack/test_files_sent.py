"""A file sent to the bot: shown to its sender, decided by buttons, approved, and stored once. Against the fake Slack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.build import Parts
from bot.serve import bringing
from bot.slack import fetching
from bot.slack.app import SlackBot
from bot.slack.import_presses import DECIDED, GONE, NOT_YOURS
from bot.slack.intake import NEEDS_EDITOR
from bot.slack.year_blocks import CHOOSE
from store.imported import Reader
from tests.fake_slack import FakeSlack, Json
from tests.imports.sheets import CLEAN, REREFERRALS, sheet
from tests.slack.conftest import Running, now, settled
from tests.slack.drawn import faults

EDITORS = frozenset({"U1", "U3"})
NAME, SLUG = "dashboard.csv", "q3-2024-25"
DOUBTFUL = f"{REREFERRALS},Q2 2024/25,26.8%,Q3 2024/25,25.1%,Improved,,,,,"
UNKNOWN = "Potholes mended,,,Q3 2024/25,25.1%,,,,,,"
APPROVE, REJECT, REST = "import-approve:0", "import-reject:0", "import-rest:0"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(ack_timeout=1) as fake:
        fake.add_user("U3")
        fake.add_user("U8", team_id="T0CHARITY")
        yield fake


@pytest.fixture
def serving(running: Running, parts: Parts) -> Any:
    """`with serving():` the bot with these editors."""

    @contextmanager
    def serve() -> Iterator[SlackBot]:
        with running(bringing=bringing(parts, EDITORS)) as bot:
            yield bot

    return serve


def data(*rows: str) -> bytes:
    return sheet(*rows).encode()


def ending(slack: FakeSlack, user: str = "U1") -> Json:
    """The message with the buttons that decide."""

    def found() -> Json | None:
        return next((one for one in slack.posts(f"D{user[1:]}") if APPROVE in str(one.get("blocks"))), None)

    return slack.wait_for(found, 20)


def approved(slack: FakeSlack, end: Json, user: str = "U1", **values: Any) -> Json:
    """What the form's sending off was answered with."""
    before = len(slack.workspace.modals)
    slack.click(user, end, APPROVE)
    slack.wait_for(lambda: len(slack.workspace.modals) > before)
    view = list(slack.workspace.modals.values())[-1]
    given = {"day": {"selected_date": None}, "time": {"selected_time": None}, "now": {}, "channels": {}, "people": {}} | values
    return slack.wait_ack(slack.submit(user, view["id"], {name: {name: one} for name, one in given.items()})).ack_payload or {}


def held(parts: Parts) -> list[tuple[str, str, bool]]:
    return [(one.document, one.who, one.stands) for one in parts.store.imports.imports()]


def test_a_clean_file_is_shown_approved_and_known_where_it_was_said(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        sent = slack.send_file("U1", NAME, data(CLEAN))
        end = ending(slack)
        assert held(parts) == []
        approved(slack, end, channels={"selected_conversations": ["C1"]}, people={"selected_users": ["U2"]})
        told = slack.wait_message("D1", "Import 1")
        slack.mention("C1", "U2", "re-referrals")
        assert "25.1%" in slack.wait_message("C1")["text"]
    texts = [one["text"] for one in slack.posts("D1")]
    assert "Nothing of it is stored yet." in texts[0] and told["thread_ts"] == sent.ts == end["thread_ts"]
    assert (held(parts), parts.store.imports.readers(SLUG)) == ([(SLUG, "U1", True)], (Reader("channel", "C1"), Reader("user", "U2")))


def test_every_message_is_one_that_slack_takes(slack: FakeSlack, serving: Any) -> None:
    rows = [CLEAN, *(f"Unknown & measure <{n}>,,,Q3 2024/25,{n}%,,,,,," for n in range(70))]
    with serving():
        slack.send_file("U1", NAME, data(*rows))
        ending(slack)
    shown = slack.posts("D1")
    refused = [call.answer for call in slack.record("chat.postMessage") if call.answer and not call.answer["ok"]]
    assert (refused, [faults(one["blocks"]) for one in shown if faults(one["blocks"])]) == ([], [])
    assert "more doubtful lines are not shown here" in shown[-1]["text"]


@pytest.mark.parametrize(
    ("day", "time", "stands"),
    [
        ("2099-07-01", "09:00", datetime(2099, 7, 1, 8, tzinfo=UTC)),
        ("2099-12-01", "09:00", datetime(2099, 12, 1, 9, tzinfo=UTC)),
        (None, None, None),
    ],
)
def test_it_is_published_at_london_s_time(
    slack: FakeSlack, serving: Any, parts: Parts, day: str | None, time: str | None, stands: datetime | None
) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        approved(slack, ending(slack), day={"selected_date": day}, time={"selected_time": time})
        slack.wait_message("D1", "Import 1")
    assert [one.published_at for one in parts.store.imports.imports()] == [stands]


DAY, TIME, AT_ONCE = {"selected_date": "2099-07-01"}, {"selected_time": "09:00"}, {"selected_options": [{"value": "now"}]}


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"day": DAY}, "time", "Give the time of that day too (London), or leave both empty."),
        ({"time": TIME}, "day", "Give the day of that time too, or leave both empty."),
        ({"day": {"selected_date": "2020-07-01"}, "time": TIME}, "day",
         "That time has passed (2020-07-01 09:00): give one to come, or leave both empty and tick “Publish at once” to publish at once."),
        ({"day": DAY, "time": TIME, "now": AT_ONCE}, "now",
         "Publish it at once, or on a day to come: take the tick away, or leave the day and the time empty."),
    ],
)  # fmt: skip
def test_a_time_that_can_t_be_meant_is_asked_about(
    slack: FakeSlack, serving: Any, parts: Parts, given: Json, field: str, told: str
) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        answer = approved(slack, ending(slack), **given)
    assert (answer["errors"], held(parts)) == ({field: told}, [])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "It is a draft without a publication time, and nobody knows of it: “scrutineer publish q3-2024-25 --at …” sets the time."),
        ({"people": {"selected_users": ["U2"]}}, "only the one channel or person named for it knows of it"),
        ({"day": DAY, "time": TIME}, "It is a draft until 2099-07-01 09:00 (London): until then nobody knows of it."),
        ({"now": AT_ONCE, "people": {"selected_users": ["U2"]}}, "It is published: everybody may know of it."),
    ],
)
def test_what_is_told_after_an_approval_is_so(slack: FakeSlack, serving: Any, given: Json, told: str) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        approved(slack, ending(slack), **given)
        assert told in slack.wait_message("D1", "Import 1")["text"].splitlines()[-1]


# -- line by line


@pytest.mark.parametrize(("word", "left"), [("take", 1), ("leave", 0)])
def test_a_doubtful_line_waits_for_its_word(slack: FakeSlack, serving: Any, parts: Parts, word: str, left: int) -> None:
    with serving():
        slack.send_file("U1", NAME, data(DOUBTFUL))
        end = ending(slack)
        approved(slack, end)
        slack.wait_message("D1", "Line 2 is doubtful: take it or leave it.")
        asked = slack.wait_message("D1", "To be decided")
        slack.click("U1", asked, f"import-say:2:{word}")
        slack.wait_message("D1", lambda one: "You said" in str(one.get("blocks")))
        approved(slack, end)
        slack.wait_message("D1", "Import 1")
    figures = parts.store.imports.imports()[0].figures
    assert figures == 1 + left


def test_what_is_undecided_is_left_out_at_once(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN, UNKNOWN))
        end = ending(slack)
        slack.click("U1", end, REST)
        slack.wait_message("D1", "What is undecided is left out.")
        approved(slack, end)
        assert "Left out: line 3." in slack.wait_message("D1", "Import 1")["text"]


def test_an_indicator_is_matched_from_the_menu(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data("Re-referrals to CSC in a year,,,Q3 2024/25,25.1%,,,,,,"))
        end, asked = ending(slack), slack.wait_message("D1", "To be decided")
        (menu,) = [e for b in asked["blocks"] if b["type"] == "actions" for e in b["elements"] if e["type"] == "static_select"]
        chosen = next(one["value"] for one in menu["options"] if one["value"].endswith("|rereferrals"))
        slack.click("U1", asked, menu["action_id"], chosen)
        slack.wait_message("D1", lambda one: "it is rereferrals" in str(one.get("blocks")))
        approved(slack, end)
        slack.wait_message("D1", "Import 1")
    assert next(one.did for one in parts.store.imports.history("rereferrals")) == "imported"


def test_a_new_indicator_s_polarity_is_chosen_and_never_preselected(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(UNKNOWN))
        end, asked = ending(slack), slack.wait_message("D1", "To be decided")
        (menu,) = [e for b in asked["blocks"] if b["type"] == "actions" for e in b["elements"] if e["type"] == "static_select"]
        slack.click("U1", asked, menu["action_id"], menu["options"][-1]["value"])
        slack.wait_for(lambda: bool(slack.workspace.modals))
        (view,) = slack.workspace.modals.values()
        preset = [name for block in view["blocks"] for name in block["element"] if name.startswith("initial")]
        assert (preset, view["blocks"][0]["element"]["initial_value"]) == (["initial_value"], "Potholes mended")
        words = {one: {one: {"selected_option": {"value": value}}} for one, value in
                 (("polarity", "high"), ("unit", "percent"), ("theme", "Early Help"))}  # fmt: skip
        means = {one: {one: {"value": said}} for one, said in (("counts", "potholes"), ("definition", "How many were mended."))}
        slack.submit("U1", view["id"], {"name": {"name": {"value": "Potholes mended"}}, **words, **means})
        slack.wait_message("D1", lambda one: "make “Potholes mended”" in str(one.get("blocks")))
        approved(slack, end)
        slack.wait_message("D1", "Import 1")
    made = parts.store.imports.made.all()
    told = [(one.name, one.polarity, one.counts, one.definition) for one in made.values()]
    assert told == [("Potholes mended", "high", "potholes", "How many were mended.")]


def later(slack: FakeSlack, since: int, text: str) -> Json:
    """The first message after so many that holds a text or a button's name."""
    return slack.wait_for(lambda: next((one for one in slack.posts("D1")[since:] if text in str(one.get("blocks"))), None), 20)


def test_a_line_that_was_left_is_taken_when_the_file_is_sent_again(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        for words in ("leave", "take"):
            before = len(slack.posts("D1"))
            slack.send_file("U1", NAME, data(DOUBTFUL))
            end, asked = later(slack, before, APPROVE), later(slack, before, "import-say:2")
            slack.click("U1", asked, f"import-say:2:{words}")
            later(slack, before, "You said")
            approved(slack, end)
            slack.wait_message("D1", "Import 2" if words == "take" else "Import 1", 20)
    assert [(one.figures, one.stands) for one in parts.store.imports.imports()] == [(1, True), (1, True)]


# -- bare years

NATIONAL = "Area,Indicator,Period,Value\nLeicestershire,Re-referrals to social care within 12 months,2024,22.1%\n"


def asked_for_years(slack: FakeSlack) -> Json:
    slack.send_file("U1", "national.csv", NATIONAL.encode(), text="Q3 2024/25")
    return slack.wait_message("D1", lambda one: CHOOSE in str(one.get("blocks")))


def choose_years(slack: FakeSlack, question: Json, word: str) -> None:
    (options,) = [e["options"] for b in question["blocks"] if b["type"] == "actions" for e in b["elements"]]
    slack.click("U1", question, CHOOSE, next(one["value"] for one in options if one["value"].endswith(f"|{word}")))


def test_what_bare_years_mean_is_asked_before_anything_is_shown(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        question = asked_for_years(slack)
        shown = [one for one in slack.posts("D1") if APPROVE in str(one.get("blocks"))]
        choose_years(slack, question, "to-march")
        approved(slack, ending(slack))
        slack.wait_message("D1", "Import 1")
    brought = [entry.figures for entry in parts.store.imports.history("rereferrals") if entry.did == "imported"]
    assert (shown, [one.period for figures in brought for one in figures], faults(question["blocks"])) == ([], ["2023/24"], [])


@pytest.mark.parametrize(("word", "told"), [("to-august", "2021 is the school year 2020/21"), ("leave", "leave those lines out")])
def test_what_was_chosen_stands_in_the_place_of_the_question(slack: FakeSlack, serving: Any, word: str, told: str) -> None:
    with serving():
        choose_years(slack, asked_for_years(slack), word)
        assert told in slack.wait_message("D1", "You said")["text"]


def test_years_that_are_left_have_no_period(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        choose_years(slack, asked_for_years(slack), "leave")
        text = slack.wait_message("D1", "To be decided")["text"]
    assert ("its period is not known" in text, "--years" in text) == (True, False)


# -- who may


@pytest.mark.parametrize("user", ["U2", "U8"])
def test_everyone_else_is_told_alone_that_it_needs_an_editor(slack: FakeSlack, serving: Any, parts: Parts, user: str) -> None:
    with serving():
        slack.send_file(user, NAME, data(CLEAN))
        slack.wait_message(f"D{user[1:]}", NEEDS_EDITOR)
    assert slack.calls("files.info") == [] == slack.workspace.downloads


@pytest.mark.parametrize("button", [APPROVE, REJECT, REST])
def test_a_press_by_nobody_s_editor_does_nothing(slack: FakeSlack, serving: Any, parts: Parts, button: str) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN, UNKNOWN))
        slack.click("U2", ending(slack), button)
        slack.wait_ephemeral("U2", NOT_YOURS)
    assert (held(parts), slack.workspace.modals) == ([], {})


def test_a_file_in_a_channel_is_left_alone(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        settled(slack, parts, slack.message("C1", "U1", "the dashboard", subtype="file_share", files=[{"id": "F1"}]))
    assert slack.calls("files.info") == []


# -- once


def test_rejected_nothing_is_stored_and_its_bytes_are_gone(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        end = ending(slack)
        slack.click("U1", end, REJECT)
        slack.wait_message("D1", "Rejected by <@U1>: nothing of it is stored.")
        slack.click("U1", end, APPROVE)
        slack.wait_ephemeral("U1", DECIDED["rejected"])
    assert held(parts) == []


def test_sent_off_twice_it_is_stored_once(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        end = ending(slack)
        approved(slack, end)
        approved(slack, end)
        slack.wait_message("D1", "Import 1")
        slack.click("U1", end, APPROVE)
        slack.wait_ephemeral("U1", DECIDED["stored"])
    assert held(parts) == [(SLUG, "U1", True)]


def test_two_editors_with_the_same_file_store_it_once(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        for user in ("U1", "U3"):
            slack.send_file(user, NAME, data(CLEAN))
        approved(slack, ending(slack, "U1"), "U1", people={"selected_users": ["U2"]})
        slack.wait_message("D1", "Import 1")
        approved(slack, ending(slack, "U3"), "U3", people={"selected_users": ["U3"]})
        slack.wait_message("D3", "taken in already")
    assert (held(parts), parts.store.imports.readers(SLUG)) == ([(SLUG, "U1", True)], (Reader("user", "U2"),))


def test_a_redelivered_event_is_shown_once(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        sent = slack.send_file("U1", NAME, data(CLEAN))
        slack.wait_ack(slack.redeliver(sent))
        ending(slack)
        settled(slack, parts, sent)
    assert len([one for one in slack.posts("D1") if APPROVE in str(one["blocks"])]) == 1


def test_after_a_restart_the_buttons_go_on(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        end = ending(slack)
    with serving():
        approved(slack, end)
        slack.wait_message("D1", "Import 1")
    assert held(parts) == [(SLUG, "U1", True)]


def test_dead_between_storing_and_saying_who_may_know_it_is_taken_up_again(
    slack: FakeSlack, serving: Any, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is, nobody knows of it."""
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        end = ending(slack)
        with monkeypatch.context() as patch:
            patch.setattr(parts.store.imports, "allow", lambda *given, **named: 1 / 0)
            approved(slack, end, people={"selected_users": ["U2"]})
            slack.wait_ephemeral("U1", "Sorry")
        assert (held(parts), parts.store.imports.readers(SLUG)) == ([(SLUG, "U1", True)], ())
        approved(slack, end, people={"selected_users": ["U2"]})
        slack.wait_message("D1", "taken in already")
    assert parts.store.imports.readers(SLUG) == (Reader("user", "U2"),)


def test_what_is_a_day_old_is_gone(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        end = ending(slack)
        parts.store.uploads.purge(now().replace(year=2100))
        slack.click("U1", end, APPROVE)
        slack.wait_ephemeral("U1", GONE)


# -- what gives no preview: one sentence, and nothing stored

BAD: dict[str, tuple[bytes, dict[str, Any], str]] = {
    "empty": (b"", {}, "is empty"),
    "too large": (b"x", {"size": 10**9}, "larger than the 30 MB"),
    "kept elsewhere": (b"x", {"is_external": True}, "outside Slack"),
    "sent on elsewhere": (data(CLEAN), {"redirects_to": "http://127.0.0.1:9/"}, "send it to me again"),
    "no figures": (b"hello", {}, "dashboard.csv"),
    "no report": (sheet(CLEAN, title="Dashboard").replace("Q3 2024/25", "").encode(), {}, "write it beside the file"),
}


@pytest.mark.parametrize(("sent", "traits", "told"), BAD.values(), ids=BAD)
def test_what_can_t_be_taken_in_is_one_sentence(
    slack: FakeSlack, serving: Any, parts: Parts, sent: bytes, traits: Json, told: str
) -> None:
    with serving():
        settled(slack, parts, slack.send_file("U1", NAME, sent, **traits))
    (said,) = slack.posts("D1")
    assert (told in said["text"], held(parts)) == (True, []), said["text"]


def test_more_than_was_said_of_it_is_not_read(slack: FakeSlack, serving: Any, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as bot:
        intake = bot.delivery.intake
        assert intake is not None
        small = replace(intake, fetcher=replace(intake.fetcher, limit=100))
        monkeypatch.setattr(type(bot.delivery), "intake", small, raising=False)
        monkeypatch.setattr(fetching, "MEGABYTE", 10)
        settled(slack, parts, slack.send_file("U1", NAME, data(CLEAN), size=50))
    assert "larger than the 10 MB" in slack.posts("D1")[0]["text"]


@pytest.mark.parametrize("fault", ["server_error", "drop"])
def test_a_download_that_fails_in_passing_is_tried_again(slack: FakeSlack, serving: Any, fault: str) -> None:
    getattr(slack.faults, fault)("download")
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        ending(slack)


def test_the_report_is_said_beside_the_file(slack: FakeSlack, serving: Any) -> None:
    bare = sheet(f"{REREFERRALS},,,,25.1%,,,,,,", title="Dashboard").encode()
    with serving():
        slack.send_file("U1", NAME, bare, text="this is Q3 2024/25")
        ending(slack)
    assert "Quarter 3 2024/25" in slack.posts("D1")[0]["text"]


def test_the_token_goes_to_slack_alone(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with FakeSlack() as elsewhere, serving():
        target = f"{elsewhere.web_url}/files-pri/F1/download/x"
        settled(slack, parts, slack.send_file("U1", NAME, data(CLEAN), redirects_to=target))
        assert elsewhere.workspace.downloads == [] and len(slack.workspace.downloads) == 1


@pytest.mark.parametrize(
    ("api", "address", "ours"),
    [
        ("https://slack.com/api/", "https://files.slack.com/files-pri/T1-F1/download/x", True),
        ("https://slack-gov.com/api/", "https://files.slack-gov.com/x", True),
        ("https://slack.com/api/", "https://slack.com.example.org/x", False),
        ("https://slack.com/api/", "https://evilslack.com/x", False),
        ("https://slack.com/api/", "http://files.slack.com/x", False),
        ("https://slack.com/api/", "https://drive.example.com/x", False),
        ("https://slack.com/api/", "", False),
        ("http://127.0.0.1:80/api/", "http://127.0.0.1:81/x", False),
    ],
)
def test_whose_address_it_is(slack: FakeSlack, api: str, address: str, ours: bool) -> None:
    assert fetching.is_slacks(api, address) is ours



def test_a_corrected_draft_keeps_the_time_that_was_said_before(slack: FakeSlack, serving: Any, parts: Parts) -> None:
    with serving():
        slack.send_file("U1", NAME, data(CLEAN))
        approved(slack, ending(slack), day={"selected_date": "2099-07-01"}, time={"selected_time": "09:00"})
        slack.wait_message("D1", "Approved.", 20)
        slack.send_file("U1", NAME, data(CLEAN.replace("25.1%", "25.2%")))
        approved(slack, ending(slack))
        assert "as was said before" in slack.wait_message("D1", "Import 2", 20)["text"]
    assert {one.published_at for one in parts.store.imports.imports()} == {datetime(2099, 7, 1, 8, tzinfo=UTC)}
