"""The answer as JSON: every field of the contract, of the type it promises, for each outcome and kind."""

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import pytest

from bot.compare import Direction, Verdict
from bot.contract import to_json
from intents.kinds import Kind
from intents.periods import parse_label
from store.values import Polarity, Rag, Unit
from tests.bot.front_door import CODES, Json, ask, asked

Check = Callable[[Any], bool]
QUESTIONS = {
    "a value": "re-referrals Q3 2021/22",
    "the latest with its change": "NEET",
    "a comparison": "re-referrals Q3 2021/22 vs Q2 2021/22",
    "a comparison with one side missing": "child protection reviews in time Q3 2021/22 vs Q2 2021/22",
    "a comparison of unlike periods": "first time entrants Q2 2021/22 vs 2019/20",
    "a comparison without polarity": "home educated Q3 2021/22 vs Q2 2021/22",
    "a revised value": "individuals worked with by CFWS Q2 2021/22",
    "a contradiction": "same placement for 2+ years in Q3 2020/21",
    "a score": "progress 8 2024",
    "a rate": "custody rate year to June 2021",
    "subgroups": "good level of development 2024",
    "several": "dental checks and health assessments Q3 2021/22",
    "a trend": "trend of re-referrals",
    "a target": "target for re-referrals Q3 2021/22",
    "a bare target": "target for re-referrals Q3 2020/21",
    "no target": "target for home educated",
    "a benchmark": "quartile for care leavers EET Q3 2021/22",
    "averages": "custody rate year to June 2020 against England",
    "a definition": "what does re-referrals mean?",
    "a term": "what does FEEE stand for?",
    "a source": "where does the re-referrals figure come from?",
    "a source by number": "where does 19.6% come from?",
    "a list": "what declined in Q3 2021/22?",
    "an empty list": "what's red in Q3 2020/21?",
    "a list of what is held": "which indicators do you hold?",
    "a summary": "summary of Q3 2021/22",
    "a summary with differences": "summary of Q3 2020/21",
    "a summary without an overview": "summary of Q2 2021/22",
    "a choice": "care leavers",
    "a period that is not held": "re-referrals Q1 2022/23",
    "a place that is not held": "re-referrals in Oadby",
    "a report that is not held": "summary of Q1 2022/23",
    "nothing of ours": "potholes",
    "nothing at all": "xyzzy plugh",
    "an empty line": "",
    "a greeting": "hello",
    "help": "help",
}


def each(check: Check) -> Check:
    """A list whose every item passes."""
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def one_of(*allowed: object) -> Check:
    """One of the values, of the same type."""
    return lambda value: any(value == one and type(value) is type(one) for one in allowed)


def maybe(check: Check) -> Check:
    """Null, or what passes."""
    return lambda value: value is None or check(value)


def fields(**checks: Check) -> Check:
    """An object with these fields (and any others), each of which passes."""
    return lambda value: isinstance(value, dict) and all(name in value and check(value[name]) for name, check in checks.items())


def a_text(value: object) -> bool:
    """A text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def a_number(value: object) -> bool:
    """A number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def a_whole(value: object) -> bool:
    """A whole number, not below nought."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def a_period(value: str) -> bool:
    """A label of the contract."""
    return parse_label(value).label == value


def a_day(value: str) -> bool:
    """A date as 2022-03-08."""
    return date.fromisoformat(value).isoformat() == value


VERDICTS, DIRECTIONS, RAGS = get_args(Verdict), get_args(Direction), get_args(Rag)
A_CODE = one_of(*CODES)
AN_INDICATOR = fields(code=A_CODE, name=a_text, polarity=one_of(*get_args(Polarity)), unit=one_of(*get_args(Unit)))
A_TARGET = fields(operator=one_of("<", ">", None), value=maybe(a_number))
A_SOURCE = fields(document=a_text, date=maybe(a_day), place=a_text)
FIGURE = {
    "indicator": A_CODE, "area": one_of("leicestershire"), "period": a_period, "value": a_number, "unit": one_of(*get_args(Unit)), "display": a_text,
    "numerator": maybe(a_whole), "denominator": maybe(a_whole), "target": maybe(A_TARGET), "target_met": one_of(True, False, None),
    "rag": one_of(*RAGS, None), "quartile": one_of(1, 2, 3, 4, None), "statistical_neighbour": maybe(a_number), "england": maybe(a_number),
    "revised_from": each(a_text), "source": A_SOURCE,
}  # fmt: skip
A_CHANGE = {
    "indicator": A_CODE, "from": a_text, "to": a_text, "difference": maybe(a_number), "verdict": one_of(*VERDICTS),
    "difference_unit": one_of("percentage points", "count", "rate", "score"), "direction": one_of(*DIRECTIONS, None), "as_reported": maybe(a_text),
}  # fmt: skip
QUARTILES = fields(**{"1": a_whole, "2": a_whole, "3": a_whole, "4": a_whole})
COUNTS = dict.fromkeys(
    ("measures", "improved", "declined", "no_change", "no_polarity", "cannot_be_calculated", "benchmarked"), a_whole
)
PUBLISHED = fields(**{name: maybe(a_whole) for name in COUNTS}, quartiles=maybe(QUARTILES))
A_SUMMARY = fields(**COUNTS, report=a_period, quartiles=QUARTILES, published=maybe(PUBLISHED), differences=each(a_text))
WHY = one_of("newer", "nearest", "general", "subgroup", "text differs")
ANSWER: dict[str, Check] = {
    "schema": one_of(1),
    "question": lambda value: isinstance(value, str),
    "outcome": one_of("answered", "choose", "not_held", "not_understood", "help"),
    "kind": one_of(*get_args(Kind), None),
    "indicators": each(AN_INDICATOR),
    "figures": each(fields(**FIGURE)),
    "also": each(fields(**FIGURE, why=WHY)),
    "changes": each(fields(**A_CHANGE)),
    "summary": maybe(A_SUMMARY),
    "choices": each(fields(label=a_text, question=a_text)),
    "text": a_text,
}


def failing(reply: Json) -> list[str]:
    """The fields that are missing, or not of their type."""
    return [name for name, check in ANSWER.items() if name not in reply or not check(reply[name])]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_field_is_there_and_of_its_type(question: str) -> None:
    assert failing(asked(question)) == []


LAWS: dict[str, Callable[[Json], bool]] = {
    "the question is as asked": lambda a: a["question"] in QUESTIONS.values(),
    "figures only where answered": lambda a: a["outcome"] == "answered" or a["figures"] == a["changes"] == [],
    "choices only where it asks": lambda a: bool(a["choices"]) == (a["outcome"] == "choose"),
    "a choice is of two at least": lambda a: a["outcome"] != "choose" or len(a["choices"]) > 1,
    "a summary only of that kind": lambda a: (a["summary"] is not None) == ((a["kind"], a["outcome"]) == ("summary", "answered")),
    "no kind where nothing was understood": lambda a: (a["kind"] is None) == (a["outcome"] == "not_understood"),
    "figures stand newest first": lambda a: (ends := [parse_label(f["period"]).end for f in a["figures"]]) == sorted(ends, reverse=True)
    or len(a["indicators"]) > 1,
    "each figure is of an indicator named": lambda a: {f["indicator"] for f in a["figures"]} <= {i["code"] for i in a["indicators"]},
    "each figure is said as its display": lambda a: a["kind"] in ("list", "summary") or all(f["display"] in a["text"] for f in a["figures"]),
    "the earlier period is from": lambda a: all(parse_label(c["from"]).end <= parse_label(c["to"]).end for c in a["changes"]),
    "the difference fits the direction": lambda a: all(
        c["difference"] is None or {"up": c["difference"] > 0, "down": c["difference"] < 0, "same": c["difference"] == 0}[c["direction"]]
        for c in a["changes"]
    ),
    "no difference where none can be calculated": lambda a: all(
        c["difference"] is None for c in a["changes"] if c["verdict"] == "cannot be calculated"
    ),
    "a bare target has its operator from polarity": lambda a: all(
        f["target"] is None or f["target"]["value"] is None or f["target"]["operator"] in ("<", ">") for f in a["figures"]
    ),
    "a percentage says so": lambda a: all(f["display"].endswith("%") == (f["unit"] == "percent") for f in a["figures"]),
    "a source is named for every figure": lambda a: all(
        f["source"]["document"] in a["text"] for f in a["figures"] if a["kind"] not in ("definition", "list", "summary")
    ),
}  # fmt: skip


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_laws_of_every_answer(law: Callable[[Json], bool]) -> None:
    assert [name for name, question in QUESTIONS.items() if not law(asked(question))] == []


def test_every_choice_is_answered_without_asking_again() -> None:
    topics = ("care leavers", "custody", "placements", "SEND", "child protection", "KS1 to KS2 progress", "reoffending", "EET", "where does 65.1% come from?")
    choices = [(choice["question"], asked(choice["question"])["outcome"]) for topic in topics for choice in asked(topic)["choices"]]
    assert choices and [question for question, outcome in choices if outcome != "answered"] == []


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_answer_is_drawn_as_blocks(question: str) -> None:
    from bot.slack.blocks import draw  # noqa: PLC0415  here, so that the other tests need no Slack

    reply = ask(question)
    blocks = to_json(reply.answer, reply.text, draw)["blocks"]
    assert 0 < len(blocks) <= 50 and all(isinstance(block, dict) and a_text(block.get("type")) for block in blocks)
