"""The benchmark of matching: its tables are made, and the laws hold that no size and no slip may break. No times are held to."""

import re
from collections.abc import Sequence
from unittest.mock import patch

import pytest

from bot.vocabulary import lexicon_of
from intents import match as matching
from intents.match import ASK, LEAD, SURE
from intents.understand import understand
from store.catalogue import load_catalogue
from tests.bench import alternatives, perturb, reliability, sizes
from tests.bench.names import catalogue
from tests.bench.questions import Asked, Tally, questions
from tests.bench.ways import WAYS, NotInstalledError, Way
from tests.bot.front_door import TODAY

ALWAYS_THERE = {name: build for name, build in WAYS.items() if "rapidfuzz" in name or "SQLite" in name}


def missing(_: Sequence[str]) -> Way:
    raise NotInstalledError("a library")


@pytest.mark.parametrize("name", ALWAYS_THERE)
def test_a_way_finds_a_phrase_as_it_stands(name: str) -> None:
    phrases = ["children in care", "care leavers in suitable accommodation", "re-referrals within 12 months"]
    assert [ALWAYS_THERE[name](phrases)(phrase)[0][0] for phrase in phrases] == [0, 1, 2]


def test_every_question_has_one_verdict_of_each_way() -> None:
    asked = questions()[::15]
    tallies = [one.tally for one in alternatives.lines(asked, 2, ALWAYS_THERE) if one.tally]
    assert [t.right + t.wrong + t.asked for t in tallies] == [len(asked)] * (2 + len(ALWAYS_THERE))


def test_a_library_that_is_missing_is_passed_over_with_a_word() -> None:
    asked = questions()[:3]
    assert "not installed" in alternatives.shown(alternatives.lines(asked, 2, {"a way": missing}), asked)


@pytest.mark.parametrize(("code", "may_ask", "given", "verdict"), [
    ("neet", False, "neet", "right"), ("neet", False, "rereferrals", "wrong"), ("neet", False, None, "asked"),
    ("neet", True, None, "right"), (None, True, "neet", "wrong"), (None, True, None, "right"),
])  # fmt: skip
def test_a_verdict(code: str | None, may_ask: bool, given: str | None, verdict: str) -> None:
    assert Asked("?", code, may_ask, False).verdict(given) == verdict


def test_a_larger_catalogue_holds_the_smaller_one_and_no_name_twice() -> None:
    named = [one.name for one in catalogue(50_000)]
    assert named[:500] == [one.name for one in catalogue(500)] and len(set(named)) == len(named)


def test_no_name_ends_in_its_number() -> None:
    assert not any(one.name.endswith(one.code.removeprefix("i")) for one in catalogue(5_000)[200:])


def test_a_catalogue_larger_than_the_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="names, not"):
        catalogue(1_000_000)


def test_the_right_one_is_looked_at_closely_in_a_large_catalogue() -> None:
    assert sizes.recall(5_000, sizes.asked_of(5_000, 600)) >= 0.995


def test_a_larger_catalogue_is_asked_about_more_and_guessed_at_no_more() -> None:
    small, large = (sizes.verdicts(size, sizes.asked_of(size, 400)) for size in (500, 5_000))
    assert large.wrong <= small.wrong + 4 and large.asked >= small.asked


def test_the_table_of_sizes_is_made() -> None:
    assert [row.split()[0] for row in sizes.shown(sizes.measured((50, 500), 10)).splitlines()[1:]] == ["50", "500"]


def test_a_shortlist_reads_every_question_as_if_all_were_scored() -> None:
    lexicon = lexicon_of(load_catalogue())
    read: dict[int, list[object]] = {}
    for most in (0, 100_000):
        with patch.object(matching, "ALL", most):
            found = [understand(one.text, lexicon, TODAY) for one in questions()]
            read[most] = [(q.kind, q.codes, q.choices, q.stranger, q.confidence) for q in found]
    assert read[0] == read[100_000]


@pytest.mark.parametrize("name", perturb.CHANGES)
def test_a_change_is_the_same_every_time_and_keeps_the_digits(name: str) -> None:
    text = "What was our re-referral rate in Q3 2021/22, against the target of 18.7%?"
    digits = [c for c in perturb.changed(text, name) if c.isdigit()]
    assert perturb.changed(text, name) == perturb.changed(text, name) and sorted(digits) == sorted(c for c in text if c.isdigit())


@pytest.mark.parametrize("name", list(perturb.CHANGES)[1:])
def test_a_change_changes(name: str) -> None:
    text = "What was our re-referral rate in Q3 2021/22, please?"
    assert perturb.changed(text, name) != text


def test_the_confidence_of_every_answer_is_in_the_table() -> None:
    with patch.object(reliability, "SLIPPED", ()):
        reliability.taken_apart.cache_clear()
        given = sum(answered for _, answered, _ in reliability.reliability())
    reliability.taken_apart.cache_clear()
    assert given > 0.8 * len(questions())


def test_the_surest_answers_are_right() -> None:
    band, given, right = reliability.reliability()[-1]
    assert band == "1" and right >= 0.995 * given


def test_other_cut_offs_are_for_the_time_being() -> None:
    with reliability.cut_at(reliability.Cut(0.99, 0.5, 0.9)):
        assert matching.SURE == 0.99
    assert (matching.SURE, matching.LEAD, matching.ASK) == (SURE, LEAD, ASK)


def test_the_cut_offs_in_use_are_those_the_questions_choose() -> None:
    points = reliability.curve((0.6, SURE, 0.85), (0.05, LEAD, 0.15), (0.5, ASK))
    assert reliability.IN_USE in {p.cut for p in reliability.plateau(points)}


def test_the_lowest_asking_with_the_fewest_wrong_is_chosen() -> None:
    tallies = (Tally(98, 2, 0), Tally(97, 0, 3), Tally(99, 0, 1), Tally(96, 0, 4))
    points = [reliability.Point(reliability.Cut(n / 10, 0.1, 0.5), one) for n, one in enumerate(tallies)]
    assert reliability.chosen(points) == points[2] and reliability.plateau(points) == [points[2]]


def test_names_in_full_are_found_without_trying_them_all() -> None:
    lexicon = lexicon_of(load_catalogue())
    names = [name for name, _ in lexicon.names]
    for text in (f"what of {one} and ({other})?" for one, other in zip(names, names[7:], strict=False)):
        found = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        assert [name for name, _ in lexicon.names_in(text)] == found
