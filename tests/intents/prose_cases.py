"""Paragraphs as the tests of prose hand them over, and what is made of them as lines that read."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from bot.vocabulary import lexicon_of
from intents.documents.proposed import Proposed
from intents.documents.prose import read_prose
from intents.lexicon import Lexicon
from intents.periods import parse_label
from store.catalogue import load_catalogue

CORPORA = Path(__file__).parents[1] / "corpora"
Truth = tuple[str, str, str, str, str]  # indicator, period, value, numerator, denominator; "" for what is not there


@dataclass(frozen=True)
class Passage:
    """A paragraph, as a reader of files would hand it over."""

    text: str
    place: str = "paragraph 1"
    number: str | None = None


@cache
def names() -> Lexicon:
    """The matcher's words, from the packaged catalogue."""
    return lexicon_of(load_catalogue())


def read(text: str, report: str = "Q3 2021/22") -> tuple[Proposed, ...]:
    """What one paragraph of a report proposes."""
    return read_prose([Passage(text)], report, names())


def line(one: Proposed) -> str:
    """A proposal in one line: `rereferrals | Q3 2021/22 | 19.6 | 264`; with `?` for what is not known."""
    behind = [str(n) for n in (one.numerator, one.denominator) if n is not None]
    return " | ".join((one.indicator or "?", one.period or "?", str(one.value), *behind))


def lines(text: str, report: str = "Q3 2021/22") -> list[str]:
    """What one paragraph of a report proposes, line by line."""
    return [line(one) for one in read(text, report)]


def corpus(name: str) -> list[tuple[str, str, list[Truth]]]:
    """The paragraphs of a set: report, text, and what it says."""
    listed = tomllib.loads((CORPORA / f"{name}.toml").read_text(encoding="utf-8"))["paragraph"]
    return [(one["report"], one["text"], [_truth(said) for said in one.get("says", ())]) for one in listed]


def _truth(said: str) -> Truth:
    indicator, period, value, numerator, denominator = [*(part.strip() for part in said.split("|")), "", ""][:5]
    return indicator, period, value, numerator, denominator


@dataclass(frozen=True)
class Score:
    """Certain proposals that are right and wrong, counts behind a share among them; figures said, and found of them."""

    right: int
    wrong: int
    said: int
    found: int
    why: tuple[str, ...]

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.wrong + other.wrong, self.said + other.said, self.found + other.found,
            self.why + other.why,
        )  # fmt: skip

    @property
    def precision(self) -> float:
        """The share of what it proposes that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that it proposes."""
        return self.found / max(1, self.said)


def score(proposals: Iterable[Proposed], truths: Sequence[Truth]) -> Score:
    """Proposals beside what is right. Those whose indicator or period is left open are neither right nor wrong."""
    right = {(code, parse_label(period).moment): (value, behind) for code, period, value, *behind in truths if value}
    found, faults, good = set(), list[str](), 0
    for one in proposals:
        if one.indicator is None or one.period is None:
            continue
        key = (one.indicator, parse_label(one.period).moment)
        value, behind = right.get(key, ("", ["", ""]))
        checks = [value != "" and Decimal(value) == one.value]
        checks += [str(n) == b for n, b in zip((one.numerator, one.denominator), behind, strict=True) if n is not None]
        good += sum(checks)
        faults += [f"{line(one)}: {one.evidence}"] * (len(checks) - sum(checks))
        found |= {key} if checks[0] else set()
    return Score(good, len(faults), len(right), len(found), tuple(faults))
