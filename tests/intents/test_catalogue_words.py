"""What people call things: each alias adds something, none points two ways, and a full name wins outright."""

import copy
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from intents.lexicon import Call, Lexicon, plain_name
from intents.match import EXACT
from intents.normalise import normalise
from intents.tokens import stems
from intents.understand import understand
from tests.bot.front_door import CODES, TODAY, name_of, parts, understood

ROOT = Path(__file__).parents[2]
FOREIGN_LISTS = ("places", "groups", "subjects")

OVERALL = 'without it "overall" is taken for a cue word, and "what does … mean?" is asked back'
EARNED = {
    "early learning goals gap": 'without it the gap is not found in a long sentence about "the early learning goals"',
    "good or outstanding schools overall": OVERALL,
    "secondary schools overall good or outstanding": OVERALL,
}
"""Aliases whose own words are read without them, and why they are there all the same."""


def aliases() -> Iterator[tuple[str, str]]:
    """Every (code, alias) of the catalogue."""
    return ((one.code, said) for one in parts().catalogue.indicators.values() for said in one.called)


def without(lexicon: Lexicon, number: int) -> Lexicon:
    """The lexicon as if one of its calls had never been written."""
    code, less = lexicon.calls[number].codes, copy.copy(lexicon)
    less.calls = (*lexicon.calls[:number], Call(frozenset(), code, ""), *lexicon.calls[number + 1 :])
    theme = less.terms(plain_name(less.named[code[0]].theme))
    own = frozenset(theme).union(*(call.terms for call in less.calls if call.codes == code))
    less.context = lexicon.context | {code[0]: own}
    less.shy = tuple(phrase for phrase in lexicon.shy if phrase != plain_name(lexicon.calls[number].text))
    return less


@cache
def adding_nothing() -> frozenset[str]:
    """The aliases without which the very same words still mean their indicator, fully explained and unrivalled.

    The rule: with the alias left out, its words are read as before, and with the highest score there is. An alias that
    merely raises the score is kept, as it helps in longer sentences. Those found are left out one after the other, so
    that of two that say the same only one is found, and all of them can go at once.
    """
    lexicon, found = parts().lexicon, list[str]()
    names = {one.name for one in parts().catalogue.indicators.values()}
    for number in reversed(range(len(lexicon.calls))):
        call = lexicon.calls[number]
        if len(call.codes) > 1 or call.text in names:
            continue
        less = without(lexicon, number)
        question = understand(call.text, less, TODAY)
        if question.confidence >= EXACT and question == understood(call.text) and question.codes == call.codes:
            lexicon, found = less, [*found, call.text]
    return frozenset(found)


def test_every_alias_adds_something() -> None:
    assert sorted(adding_nothing() - set(EARNED)) == []


def test_every_exception_is_still_one() -> None:
    assert sorted(set(EARNED) - adding_nothing()) == []


def calls_by_terms() -> dict[frozenset[str], set[tuple[str, ...]]]:
    """Which indicators (or topics) each set of words stands for."""
    found = defaultdict[frozenset[str], set[tuple[str, ...]]](set)
    for call in parts().lexicon.calls:
        found[call.terms].add(call.codes)
    return found


def test_no_words_belong_to_two_indicators() -> None:
    assert {tuple(sorted(terms)): codes for terms, codes in calls_by_terms().items() if len(codes) > 1} == {}


NOT_OF_ITSELF = {"CFWS headcount": "individuals and families are offered"}


@pytest.mark.parametrize(
    ("code", "alias"),
    [
        pytest.param(c, a, marks=pytest.mark.xfail(strict=True, reason=NOT_OF_ITSELF[a])) if a in NOT_OF_ITSELF else (c, a)
        for c, a in aliases()
    ],
)
def test_an_alias_means_its_indicator(code: str, alias: str) -> None:
    assert understood(alias).codes == (code,)


def phrases(words: Iterable[str]) -> set[tuple[str, ...]]:
    """Texts as the words that the matcher compares."""
    return {stems(plain_name(text)) for text in words}


def known_phrases() -> dict[str, set[tuple[str, ...]]]:
    """Everything that a phrase may be of, by where it stands in the catalogue."""
    catalogue = parts().catalogue
    return {
        "names": phrases(one.name for one in catalogue.indicators.values()),
        "aliases": phrases(alias for _, alias in aliases()),
        "concepts": phrases(s for c in catalogue.concepts for s in (c.id, *c.said)),
        "topics": phrases(s for t in catalogue.topics for s in t.said),
        **{each: phrases(getattr(catalogue, each)) for each in FOREIGN_LISTS},
    }


APART = [("topics", "names"), ("topics", "aliases")]
APART += [(each, other) for each in FOREIGN_LISTS for other in ("names", "aliases", "topics")]
APART += [("places", "concepts"), ("groups", "concepts")]
APART += [("places", "groups"), ("places", "subjects"), ("groups", "subjects")]


@pytest.mark.parametrize(("one", "other"), APART)
def test_no_phrase_stands_in_two_places(one: str, other: str) -> None:
    known = known_phrases()
    assert sorted(known[one] & known[other]) == []


def test_of_the_concepts_only_children_in_need_are_explained_and_not_held() -> None:
    known = known_phrases()
    assert {" ".join(p) for p in known["subjects"] & known["concepts"]} == {"child in need", "child in need plan", "cin", "cin plan"}


def answered_all_the_same(each: str) -> dict[str, tuple[str, ...]]:
    """The places, groups or subjects that are taken for an indicator."""
    texts = getattr(parts().catalogue, each)
    return {text: q.codes for text in texts if (q := understood(f"{text}?")).codes and not q.stranger}


@pytest.mark.parametrize("each", FOREIGN_LISTS)
def test_no_place_group_or_subject_is_answered_with_a_figure(each: str) -> None:
    assert answered_all_the_same(each) == {}


WRITTEN = ("{}", "{}?", "  {} ?", "*{}*", "“{}”", "what is {}?", "{} please")


@pytest.mark.parametrize("form", WRITTEN)
def test_a_full_name_wins_outright(form: str) -> None:
    wrong = {c: understood(form.format(name_of(c))).codes for c in CODES}
    assert {c: got for c, got in wrong.items() if got != (c,)} == {}


def test_a_full_name_wins_in_any_case() -> None:
    wrong = {c: (understood(name_of(c).upper()).codes, understood(name_of(c).lower()).codes) for c in CODES}
    assert {c: got for c, got in wrong.items() if got != ((c,), (c,))} == {}


def plain_words(text: str) -> str:
    """A text as its words alone."""
    return " ".join(re.findall(r"[a-z0-9'/&%.-]+", normalise(text)))


def long_questions() -> set[str]:
    """The questions of the test sets that are sentences: four words or more, and no part of an indicator's own name."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "corpora").glob("*.csv")]
    asked = {plain_words(row["question"]) for text in texts for row in csv.DictReader(text.splitlines())}
    names = " | ".join(plain_words(name_of(code)) for code in CODES)
    return {question for question in asked if len(question.split()) > 3 and question not in names}


def test_no_question_of_the_test_sets_is_written_into_the_program() -> None:
    files = [path for room in ("bot", "intents", "store") for suffix in ("*.py", "*.toml") for path in (ROOT / room).rglob(suffix)]
    program = " | ".join(plain_words(path.read_text(encoding="utf-8")) for path in files)
    assert sorted(question for question in long_questions() if f" {question} " in program) == []
