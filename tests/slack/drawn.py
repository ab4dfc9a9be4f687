"""Answers to draw: real ones, and real ones made as long and as odd as told."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bot import answers as a
from bot.answers import Answer, Choice
from bot.build import Parts
from bot.wording import say
from tests.fake_slack import Json
from tests.fake_slack.block_rules import refusal
from tests.fake_slack.oracles import slack_sdk, slackblocks
from tests.slack.conftest import now

Drawn = tuple[Answer, str]
Value = TypeVar("Value")

QUESTIONS = {
    "value": "re-referrals Q3 2021/22",
    "compare": "re-referrals Q3 vs Q2?",
    "target": "Did care leavers EET meet the target in Q3 2021/22?",
    "benchmark": "What quartile are we in for care leavers EET?",
    "trend": "Re-referrals trend",
    "definition": "Is low good for re-offending?",
    "source": "Where does the re-referrals figure come from?",
    "list": "What declined in Q3 2021/22?",
    "red": "What is red in Q3 2021/22?",
    "missed": "Which measures missed their target in Q3 2021/22?",
    "bottom": "What is in the bottom quartile in Q3 2021/22?",
    "held": "What indicators do you hold?",
    "summary": "Summary of Q3 2021/22",
    "disagreeing": "Summary of Q3 2020/21",
    "several": "Re-referrals and care leavers EET Q3 vs Q2",
    "choose": "referrals",
    "not held": "re-referrals for Melton",
    "not understood": "asdf qwer",
    "elsewhere": "potholes",
    "help": "help",
}


def real(parts: Parts, question: str) -> Drawn:
    """The real answer to a question, and its words."""
    reply = parts.assistant.ask(question, thread=None, now=now())
    return reply.answer, reply.text


def repeated(values: tuple[Value, ...], count: int) -> tuple[Value, ...]:
    """So many of them, from the beginning again where there are fewer."""
    return (values * (count // max(len(values), 1) + 1))[:count]


def stretched(drawn: Drawn, count: int, words: str) -> Drawn:
    """The same answer with so many rows, and these words in its names and remarks."""
    answer = drawn[0]
    named = tuple(replace(i, name=f"{i.name} {words}".strip()) for i in answer.indicators)
    answer = replace(answer, indicators=named, asked=words)
    match answer:
        case a.Trend():
            answer = replace(answer, figures=repeated(answer.figures, max(count, 2)))
        case a.Listing():
            answer = replace(answer, rows=repeated(answer.rows, count), held=repeated(answer.held, count), remarks=(words,) * 3)
        case a.Summarised():
            answer = replace(answer, rows=repeated(answer.rows, count), differences=(words,) * count)
        case a.Several():
            answer = replace(answer, parts=repeated(answer.parts, max(count, 1)))
        case a.Choose():
            answer = replace(answer, choices=tuple(Choice(f"{n} {words}", f"{n} {words}") for n in range(count)), more=count)
        case a.NotUnderstood():
            answer = replace(answer, nearest=tuple(Choice(f"{n} {words}", f"{n} {words}") for n in range(count)))
        case a.NotHeld():
            answer = replace(answer, stranger=(words,) * max(count, 1))
        case a.Help():
            answer = replace(answer, lines=tuple((f"{n} {words}", f"{n} {words}") for n in range(count)))
        case _:
            pass
    return answer, say(answer)


def faults(blocks: list[Json]) -> list[object]:
    """What Slack, or either of two libraries that know its limits, has against these blocks."""
    verdicts = (refusal(blocks), slack_sdk(blocks), slackblocks(blocks))
    return [verdict for verdict in verdicts if verdict not in {None, True}] if verdicts[0] is None else [verdicts[0]]


def words_of(value: object) -> str:
    """Everything that a reader of the blocks sees."""
    if isinstance(value, dict):
        return "".join(words_of(part) for name, part in value.items() if name in _READ)
    return "".join(map(words_of, value)) if isinstance(value, list) else f"{value}\n"


_READ = {"text", "elements", "rows", "fields", "accessory"}
