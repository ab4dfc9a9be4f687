"""The questions that ways of matching are put to: the rows of the corpora that are about one indicator, or rightly about none.

Only questions that stand by themselves: asked outside a thread, or first in one. Lists, summaries and questions about
several indicators at once are left out, as no matcher of names is meant to answer them.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from intents.lexicon import Lexicon
from intents.question import Question
from intents.understand import understand
from store.catalogue import load_catalogue
from tests.bot.front_door import TODAY
from tests.scoring import Row, cells

CORPORA = Path(__file__).parents[1] / "corpora"
REFUSED = {"choose", "not_understood", "not_held", "help"}
Verdict = Literal["right", "wrong", "asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the code of the indicator it is about: None where one must be asked for, or there is none."""

    text: str
    code: str | None
    may_ask: bool
    may_lack: bool

    def verdict(self, code: str | None) -> Verdict:
        """What giving this indicator is, or none and asking back."""
        if code is not None:
            return "right" if code == self.code else "wrong"
        return "right" if self.may_ask else "asked"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions were answered rightly (asking where a colleague would), wrongly, or asked back without need."""

    right: int
    wrong: int
    asked: int


def tally(verdicts: list[Verdict]) -> Tally:
    """The count of each verdict."""
    return Tally(verdicts.count("right"), verdicts.count("wrong"), verdicts.count("asked"))


@cache
def questions() -> tuple[Asked, ...]:
    """All of them, in the order of the corpora."""
    return tuple(one for path in sorted(CORPORA.glob("*.csv")) for one in _of(path))


def _of(path: Path) -> Iterator[Asked]:
    codes = {one.name: one.code for one in load_catalogue().indicators.values()}
    begun: set[str] = set()
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["thread"] not in begun and (one := _asked(row, codes)):
            yield one
        begun |= {row["thread"]} - {""}


def _asked(row: Row, codes: dict[str, str]) -> Asked | None:
    outcomes, named = set(cells(row, "outcome")), cells(row, "indicators")
    if len(named) == 1:
        may_ask = bool(outcomes & {"choose", "not_understood", "help"})
        return Asked(row["question"], codes[named[0]], may_ask, "not_held" in outcomes)
    return Asked(row["question"], None, True, True) if not named and outcomes <= REFUSED else None


def given_code(question: Question, asked: Asked) -> str | None:
    """The indicator that a question as understood is answered with; None where it is refused, or one is asked for."""
    codes = question.codes or (question.choices if len(question.choices) == 1 else ())
    aside = question.stranger and not asked.may_lack
    if question.kind in (None, "list", "summary", "help") or not codes or aside or (asked.code is None and question.stranger):
        return None
    return next((code for code in codes if code != asked.code), asked.code)


def judged(asked: Asked, lexicon: Lexicon) -> tuple[Verdict, Question]:
    """The verdict on the whole of understanding, from the text as typed."""
    question = understand(asked.text, lexicon, TODAY)
    return asked.verdict(given_code(question, asked)), question
