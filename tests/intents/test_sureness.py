"""Where too little was made out of a question, no indicator is given: it is asked about, or said to be not understood."""

import pytest

from tests.bot.front_door import understood

TOO_LITTLE = {
    "one reading alone, and little of it said": (
        "how many families does Targeted Help work with?",
        "individuals w/ EH an assessment",
        "reoffending rate young for offenders",
    ),
    "one everyday word": (
        "educated: difference from this time last year",
        "whats statistical neighbour when its at home",
        "ed home q3 vs q2",
    ),
    "a word left over of what parts the measure": (
        "p8 for kids on free scol meals",
        "secondary schools Good or Outstanding for and management",
        "primary schools that are good or outstanding for and management",
    ),
    "a word left over that may be a slip of what parts two measures": (
        "Child protection plans lasting 2 years or more, cased in period",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", [text for texts in TOO_LITTLE.values() for text in texts])
def test_no_indicator_is_surely_meant(text: str) -> None:
    question = understood(text)
    sure = () if question.stranger else question.codes or (question.choices if len(question.choices) == 1 else ())
    assert sure == ()


PARTLY_READ = (
    "which of our measures were quartile in the Q2 2021/22 report",
    "justice youth measures in the Q3 2021/22 report",
    "which measures are quartile in the latest report?",
    "KS1 to KS2 progress score, stage one",
)


@pytest.mark.parametrize("text", PARTLY_READ)
def test_a_part_of_what_was_asked_for_is_no_list(text: str) -> None:
    assert understood(text).kind != "list"
