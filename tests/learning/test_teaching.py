"""Teaching: what is refused, in which words; what is taught, and how it is understood then."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.build import Parts
from bot.teaching import Done, Refused
from tests.learning.conftest import EHE, NOW

REFERRALS = "Re-referrals to social care within 12 months"
DENTAL = "Children in care with dental check in last 12 months"

# said, indicator, the sentence it is refused with
REFUSED = [
    ("home schooled", EHE, f"“home schooled” is understood already, as {EHE}."),
    ("home schooled", REFERRALS, f"“home schooled” is understood already, as {EHE}, and a name must mean one thing."),
    ("Home-Schooled?", EHE, f"“home-schooled?” is understood already, as {EHE}."),
    (
        "care leavers", "care-leavers-eet",
        "“care leavers” may mean Care leavers in suitable accommodation or Care leavers in education, employment or training or NEET young people aged 16-17, and a name must mean just one thing.",
    ),
    (
        "early help assessments", "early-help-families-assessed",
        "“early help assessments” may mean Individuals with an Early Help assessment or Families with an Early Help assessment, and a name must mean just one thing.",
    ),
    ("potholes", EHE, "“potholes” is a subject that is not among the indicators: a name for an indicator can't hold it."),
    ("wibbles in Oadby", EHE, "“Oadby” is a place, and no figure is held for a part of the county: a name for an indicator can't hold it."),
    ("wibbling boys", EHE, "“boys” is a group that no figure is held for: a name for an indicator can't hold it."),
    ("w", EHE, "“w” is too short for a name: it needs 3 letters or more."),
    ("", EHE, "“” is too short for a name: it needs 3 letters or more."),
    ("!!!", EHE, "“!!!” is too short for a name: it needs 3 letters or more."),
    ("kids", EHE, "“kids” is made of everyday words, which say nothing about which indicator is meant."),
    ("the latest figures", EHE, "“the latest figures” is made of everyday words, which say nothing about which indicator is meant."),
    ("thanks", EHE, "“thanks” is made of everyday words, which say nothing about which indicator is meant."),
    ("wibbles in Q3", EHE, "“wibbles in q3” says a period, and a name must do for all of them: leave it out."),
    ("wibble trend", EHE, "“wibble trend” has words that ask for a kind of answer (trend): leave them out."),
    ("how many wibbles", EHE, "“how many wibbles” has words that ask for a kind of answer: leave them out."),
    ("red wibbles", EHE, "“red wibbles” has words that ask for a kind of answer: leave them out."),
    (
        "how many wibbles do we have this year and why is that", EHE,
        "That is too long for a name: give the few words that people use (8 at most), not a whole question.",
    ),
    ("wibbles", "nonsense", "No indicator is called “nonsense”."),
    (
        "wibbles", "care leavers",
        "No indicator is called “care leavers”: is it Care leavers in suitable accommodation or Care leavers in education, employment or training?",
    ),
]  # fmt: skip

# said, indicator as it is named, its code, questions that are understood then
TAUGHT = [
    ("kitchen table lessons", EHE, "home-educated", ["kitchen table lessons in Q2 2024/25", "Kitchen-table lessons trend?"]),
    ("wibbles", "home-educated", "home-educated", ["how many wibbles?", "wibble", "are wibbles up or down?"]),
    ("gum disease", "dental checks", "cic-dental", ["gum disease Q3 vs Q2"]),
    ("repeat customers", REFERRALS.upper(), "rereferrals", ["repeat customers since 2020", "target for repeat customers"]),
]


@pytest.mark.parametrize(("said", "indicator", "sentence"), REFUSED, ids=[f"{row[0]}: {row[1]}" for row in REFUSED])
def test_what_would_mislead_is_refused_in_one_sentence(untaught: Parts, said: str, indicator: str, sentence: str) -> None:
    assert untaught.teacher.teach(said, indicator, who="ann", now=NOW) == Refused(sentence)


def test_what_is_refused_leaves_no_trace(parts: Parts) -> None:
    parts.teacher.teach("care leavers", "care-leavers-eet", who="ann", now=NOW)
    assert (parts.store.taught.version(), parts.store.taught.records()) == (0, ())


@pytest.mark.parametrize(("said", "indicator", "code", "questions"), TAUGHT, ids=[row[0] for row in TAUGHT])
def test_what_is_taught_is_understood(parts: Parts, said: str, indicator: str, code: str, questions: list[str]) -> None:
    name = parts.catalogue.indicators[code].name
    assert parts.teacher.teach(said, indicator, who="ann", now=NOW) == Done(f"From now on “{said}” means {name}.")
    replies = [parts.assistant.ask(question, thread=None, now=NOW) for question in (said, *questions)]
    assert {(reply.answer.outcome, *(i.code for i in reply.answer.indicators)) for reply in replies} == {("answered", code)}


def test_a_taught_name_can_not_be_taught_for_another(parts: Parts) -> None:
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    again = parts.teacher.teach("Wibbles", DENTAL, who="bob", now=NOW)
    assert again == Refused(f"“wibbles” is understood already, as {EHE}, and a name must mean one thing.")


def test_a_name_that_changes_what_another_means_is_refused(parts: Parts) -> None:
    taught = parts.teacher.teach("rate, 16-17", "pupils-good-schools", who="ann", now=NOW)
    assert taught == Refused("“rate, 16-17” would change what is understood by “16-17”.")


@given(said=st.text(alphabet="ab 316%£-_'’<>@!*?é\u200b\n") | st.text())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_gets_one_sentence_or_is_fine(untaught: Parts, said: str) -> None:
    why = untaught.teacher.refusal(said, "rereferrals", NOW.date())
    assert why is None or ("\n" not in why and why.endswith("."))


def test_who_when_and_from_which_question_is_recorded(parts: Parts) -> None:
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW, question="<@U1> How many *wibbles*?")
    (name,) = parts.store.taught.records()
    assert (name.who, name.taught_at, name.question) == ("ann", NOW, "how many wibbles ?")


def test_what_is_undone_is_no_longer_understood(parts: Parts) -> None:
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    undone = parts.teacher.undo(" WIBBLES ", who="bob", now=NOW)
    after = parts.assistant.ask("wibbles", thread=None, now=NOW).answer.outcome
    assert (undone, after) == (Done(f"“wibbles” no longer means {EHE}."), "not_understood")


def test_what_was_not_taught_can_not_be_undone(untaught: Parts) -> None:
    undone = untaught.teacher.undo("home schooled", who="bob", now=NOW)
    assert undone == Refused("“home schooled” is no name that was taught and still stands.")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how many wibbles did we have in Q3 2021/22, please?", "wibbles"),
        ("What about care leavers?", "care leavers"),
        ("gum disease in kids", "gum disease"),
        ("Trend of gum disease since 2020", "gum disease"),
        ("thanks", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_question_that_may_be_a_name(untaught: Parts, question: str, name: str) -> None:
    assert untaught.teacher.name_in(question, NOW.date()) == name
