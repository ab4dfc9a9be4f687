"""Each count of a digest is opened in its thread, and lists exactly that many; of two equal ones it asks which."""

import pytest

from bot.answers import Choose, Listing
from bot.conversation import Reply
from tests.bot.front_door import NOW, asked, parts
from tests.digest.made import REPORTS, digest_of

SPOKEN = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 12: "twelve", 13: "thirteen", 20: "twenty"}
FORMS = ("what are the {}?", "which are the {}", "list the {}", "and the {}?", "show me the {} measures", "what are those {} indicators?")


def conversation(name: str, *lines: str) -> Reply:
    """The reply to the last line of a conversation of its own."""
    *before, last = lines
    for line in before:
        parts().assistant.ask(line, thread=name, now=NOW)
    return parts().assistant.ask(last, thread=name, now=NOW)


def numbers(report: str) -> list[int]:
    """The counts by verdict and by quartile, from one up."""
    counts = digest_of(report).summarised.counts
    verdicts = (counts.improved, counts.declined, counts.no_change, counts.no_polarity, counts.cannot_be_calculated)
    return [n for n in (*verdicts, *counts.quartiles) if n]


OPENED = [(report, number) for report in REPORTS for number in sorted(set(numbers(report)))]


@pytest.mark.parametrize(("report", "number"), OPENED)
def test_a_count_lists_exactly_that_many_or_asks_which(report: str, number: int) -> None:
    reply = conversation(f"open {report} {number}", f"Summary of {report}", f"what are the {number}?")
    times = numbers(report).count(number)
    if times == 1:
        assert isinstance(reply.answer, Listing) and reply.answer.report is not None
        assert (len(reply.answer.rows), reply.answer.report.report) == (number, report)
    else:
        assert isinstance(reply.answer, Choose)
        assert [len(asked(choice.question)["indicators"]) for choice in reply.answer.choices] == [number] * times


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("said", ["12", "twelve"])
def test_a_count_is_opened_in_many_ways(form: str, said: str) -> None:
    reply = conversation(f"{form} {said}", "Summary of Q3 2021/22", form.format(said))
    assert isinstance(reply.answer, Listing) and len(reply.answer.rows) == 12


WORDED = [
    ("the 5 information only", 5, "no polarity"),
    ("the six declined", 6, "declined"),
    ("the 6 in the second quartile", 6, "2"),
    ("which are the 3 in the top quartile?", 3, "1"),
    ("the one that cannot be calculated", 1, "cannot be calculated"),
    ("what are the 12 benchmarked", 12, "1"),
    ("what are the 25 measures?", 25, ""),
]


@pytest.mark.parametrize(("said", "number", "first"), WORDED)
def test_words_say_which(said: str, number: int, first: str) -> None:
    reply = conversation(said, "Digest of Q3 2021/22", said)
    assert isinstance(reply.answer, Listing) and (len(reply.answer.rows), reply.answer.filters[0].value) == (number, first)


@pytest.mark.parametrize(("picked", "value"), [("1", "declined"), ("the second one", "2"), ("declined", "declined")])
def test_which_of_two_equal_counts_is_chosen(picked: str, value: str) -> None:
    reply = conversation(f"equal {picked}", "Summary of Q3 2021/22", "what are the 6?", picked)
    assert isinstance(reply.answer, Listing) and (reply.answer.filters[0].value, len(reply.answer.rows)) == (value, 6)


def test_another_count_after_the_first() -> None:
    reply = conversation("another", "Summary of Q3 2021/22", "what are the 12?", "and the 5?")
    assert isinstance(reply.answer, Listing) and len(reply.answer.rows) == 5


NO_COUNT = ["what are the 2 year olds?", "the 3 or more placements", "care leavers aged 16-17", "single assessments in 45 days"]


@pytest.mark.parametrize("question", NO_COUNT)
def test_numbers_in_names_open_nothing(question: str) -> None:
    alone = asked(question)
    reply = conversation(f"names {question}", "Summary of Q3 2021/22", question)
    assert not isinstance(reply.answer, Listing) and reply.answer.outcome == alone["outcome"]


def test_without_a_summary_before_a_number_opens_nothing() -> None:
    assert not isinstance(conversation("alone", "re-referrals Q3 vs Q2", "what are the 12?").answer, Listing)
