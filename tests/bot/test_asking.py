"""When it answers and when it asks: several that are named are all answered, and one that is left alone is not asked about."""

import pytest

from tests.bot.front_door import asked

SEVERAL = [
    ("NEET and re-referrals Q3 2021/22", ["neet", "rereferrals"]),
    ("primary and secondary schools rated good Q3 2021/22", ["primary-good", "secondary-good"]),
    ("re-referrals, home educated and NEET Q3 2021/22", ["rereferrals", "home-educated", "neet"]),
]
NOT_BOTH = [
    ("dental checks and health assessments Q3 2021/22", ["cic-dental", "cic-health-assessment"]),
    ("health assessments and dental checks", ["cic-health-assessment", "cic-dental"]),
    ("number in custody and on remand 2019/20", ["yj-custody-number", "yj-remand-number"]),
]


@pytest.mark.parametrize(("question", "codes"), SEVERAL)
def test_several_that_are_named_are_all_answered(question: str, codes: list[str]) -> None:
    assert (asked(question)["outcome"], [i["code"] for i in asked(question)["indicators"]]) == ("answered", codes)


@pytest.mark.parametrize(("question", "codes"), NOT_BOTH)
def test_two_of_one_topic_that_are_named_are_both_answered(question: str, codes: list[str]) -> None:
    assert (asked(question)["outcome"], [i["code"] for i in asked(question)["indicators"]]) == ("answered", codes)


@pytest.mark.xfail(strict=True, reason="two measures set against each other: one is dropped without a word, and the change of the other given")
def test_two_measures_set_against_each_other_are_not_taken_for_one() -> None:
    assert {"yj-custody-rate", "yj-custody-number"} == {i["code"] for i in asked("custody rate vs custody number")["indicators"]}


def test_a_reading_that_is_left_alone_is_not_asked_about() -> None:
    assert len(asked("number in custody 2019/20 vs 2018/19")["choices"]) != 1
