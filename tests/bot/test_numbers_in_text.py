"""Every number that an answer prints is one that was published, or worked out of two that were."""

import re
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from bot.asking import question_for
from intents.kinds import Kind
from intents.period_rules import Said
from intents.periods import parse_label
from tests.bot.front_door import CODES, Json, asked, name_of, parts, periods_held

PERIOD = (
    r"(?:the )?(?:(?:school )?year to |school year )?(?:Q[1-4] \d{4}/\d\d|\d{4}/\d\d|\d{4}-\d{4}"
    r"|(?:Spring|Summer|Autumn|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{4})?(?: to [A-Z][a-z]+)? \d{4}|(?<=in )(?:19|20)\d\d\b|(?<=on )(?:19|20)\d\d\b|(?<=for )(?:19|20)\d\d\b)"
)
OUT_OF_ACCOUNT = (
    r"^Source:.*$", r'"[^"]*"', r"\bparagraph \d+", r"\bQuarter \d", r"\b\d+ [A-Z][a-z]+ \d{4}", r"\((?:appendix, )?paragraphs? \d+[^)]*\)", PERIOD, r"quartile 1 is the top quarter",
    r"\b\d+ figures", r"^\d{4}(?=: )", r"\bOf \d{4}: ", r"\bbetween \d{4} and \d{4}\b",
)  # fmt: skip
FIELDS = ("value", "numerator", "denominator", "statistical_neighbour", "england", "region")


def numbers_said(text: str) -> set[Decimal]:
    """The numbers of a text, without those of names, of periods, of sources and of our own notes on the documents."""
    names = sorted((i.name for i in parts().catalogue.indicators.values()), key=len, reverse=True)
    for known in (*notes(), *map(after_a_colon, notes()), *names):
        text = text.replace(known, "")
    for pattern in OUT_OF_ACCOUNT:
        text = re.sub(pattern, "", text, flags=re.MULTILINE)
    return {Decimal(found.replace(",", "")).normalize() for found in re.findall(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?", text)}


def after_a_colon(note: str) -> str:
    """A note as it follows the period that it is about: `Of 2019: the report …`."""
    return note[0].lower() + note[1:]


@cache
def notes() -> frozenset[str]:
    """What our own notes on the documents say; a test of the figures' files reads them."""
    with parts().store.reading() as reader:
        return frozenset(printing.note for code in CODES for printing in reader.printings(code) if printing.note)


def published(reply: Json) -> set[Decimal]:
    """The numbers of an answer's figures, of those it mentions besides, and of what the reports say of them."""
    shown = [*reply["figures"], *reply["also"]]
    found = [figure[field] for figure in shown for field in FIELDS]
    found += [figure["target"]["value"] for figure in shown if figure["target"]]
    found += [re.sub(r"[%,]", "", was) for figure in shown for was in figure["revised_from"]]
    return {exact(number) for number in found if number is not None} | as_reported(reply)


def as_reported(reply: Json) -> set[Decimal]:
    """The differences that the reports print of an answer's indicators, and every printing of its figures."""
    periods = {figure["period"] for figure in reply["figures"]}
    with parts().store.reading() as reader:
        printings = [p for i in reply["indicators"] for p in reader.printings(i["code"])]
    values = {p.value.normalize() for p in printings if p.value is not None and p.period in periods}
    return values | {abs(p.reported_difference).normalize() for p in printings if p.reported_difference is not None}


def exact(number: Any) -> Decimal:
    """A number of JSON as it was published."""
    return Decimal(str(number)).normalize()


def worked_out(numbers: set[Decimal]) -> set[Decimal]:
    """The differences of any two numbers, and what each is in per cent of either."""
    found = set[Decimal]()
    for one, other in combinations(numbers, 2):
        gap = abs(one - other)
        shares = {round(gap * 100 / abs(base), 1) for base in (one, other) if base}
        found |= {gap.normalize(), *(share.normalize() for share in shares)}
    return found


def invented(question: str) -> set[Decimal]:
    """The numbers of an answer that nobody published and nothing gives."""
    reply = asked(question)
    known = published(reply)
    return numbers_said(reply["text"]) - known - {abs(n) for n in known} - worked_out(known)


KINDS: tuple[Kind, ...] = ("value", "compare", "trend", "target", "benchmark", "source")


@pytest.mark.parametrize("kind", KINDS)
def test_no_number_is_invented(kind: Kind) -> None:
    questions = [question_for(name_of(code), kind) for code in CODES]
    questions += [question_for(name_of(c), kind, (Said("exact", parse_label(p)),)) for c in CODES for p in periods_held(c)]
    assert {question: found for question in questions if (found := invented(question))} == {}


def test_no_number_is_invented_between_any_two_periods() -> None:
    pairs = [(c, one, two) for c in CODES for one, two in combinations(periods_held(c), 2)]
    questions = [f"Compare {name_of(code)}, {one} and {two}" for code, one, two in pairs]
    assert {question: found for question in questions if (found := invented(question))} == {}
