"""Every question that is offered as a choice reads back as the indicator, the kind and the periods that it was made of."""

import pytest

from bot.asking import question_for
from intents.kinds import Kind
from intents.period_rules import Said
from intents.periods import parse_label
from tests.bot.front_door import CODES, KINDS_OF_ONE, name_of, periods_held, understood

SAID: dict[str, tuple[Said, ...]] = {
    "no period": (),
    "the latest": (Said("latest"),),
    "last quarter": (Said("last"),),
    "the one before": (Said("before"),),
    "a year earlier": (Said("year earlier"),),
    "Q3 of some year": (Said("yearless", unit="quarter", number=3),),
    "December of some year": (Said("yearless", unit="month", number=12),),
    "the year to some June": (Said("yearless", unit="year to month", number=6),),
    "an autumn term": (Said("yearless", unit="term", number=3),),
    "two quarters": (Said("exact", parse_label("Q3 2021/22")), Said("exact", parse_label("Q2 2021/22"))),
}
OF_TREND: dict[str, tuple[Said, ...]] = {
    "since a quarter": (Said("since", parse_label("Q3 2020/21")),),
    "since a year": (Said("since", parse_label("2020")),),
    "the last four": (Said("recent", number=4),),
}


def read_back(code: str, kind: Kind, said: tuple[Said, ...]) -> tuple[object, ...]:
    """What is understood of the question that is offered for an indicator, a kind and periods."""
    question = understood(question_for(name_of(code), kind, said))
    periods = tuple((s.how, s.period.label if s.period else None, s.unit, s.number) for s in question.said)
    return (question.kind, question.codes, question.choices, question.stranger, periods)


def meant(code: str, kind: Kind, said: tuple[Said, ...]) -> tuple[object, ...]:
    """What ought to be understood of it. "What does … mean?" says no period."""
    periods = tuple((s.how, s.period.label if s.period else None, s.unit, s.number) for s in said)
    return (kind, (code,), (), (), periods if kind != "definition" else ())


def misread(kind: Kind, said: tuple[Said, ...]) -> dict[str, tuple[object, ...]]:
    """The indicators whose offered question does not read back as itself."""
    return {code: got for code in CODES if (got := read_back(code, kind, said)) != meant(code, kind, said)}


@pytest.mark.parametrize("kind", KINDS_OF_ONE)
def test_a_choice_without_a_period_reads_back_as_itself(kind: Kind) -> None:
    assert misread(kind, ()) == {}


ONE_PERIOD = [name for name, said in SAID.items() if len(said) == 1]
PERIOD_FORMS = [(kind, name) for kind in KINDS_OF_ONE if kind != "definition" for name in ONE_PERIOD]
PERIOD_FORMS += [("compare", "two quarters"), ("trend", "two quarters"), ("source", "two quarters")]


@pytest.mark.parametrize(("kind", "name"), PERIOD_FORMS)
def test_a_choice_with_a_period_reads_back_as_itself(kind: Kind, name: str) -> None:
    assert misread(kind, SAID[name]) == {}


@pytest.mark.parametrize("name", OF_TREND)
def test_a_trend_offered_reads_back_as_itself(name: str) -> None:
    assert misread("trend", OF_TREND[name]) == {}


def test_every_period_held_reads_back_as_itself() -> None:
    wrong = {
        (code, label): (question.codes, tuple(s.period.label if s.period else None for s in question.said))
        for code in CODES
        for label in periods_held(code)
        for question in [understood(f"{name_of(code)}, {label}")]
        if question.codes != (code,) or [s.period.label if s.period else None for s in question.said] != [label]
    }
    assert wrong == {}
