"""Whether an answer is right by a row of a question set whose right answers are known.

The columns: `outcome` and `kind` are what is accepted, parted by `|`; `indicators` and `listed` are full names, all of them
and no others; `values` must be among the answer's numbers, under the period that `periods` gives (`19.6@Q3 2021/22`);
`not_values` must not be given as figures; `verdict` is that of every change. An empty cell asks for nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from intents.periods import parse_label

Json = dict[str, Any]
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many rows of a set were right; which were answered, and wrong; and which were asked back without need."""

    rows: int
    right: int
    confidently_wrong: tuple[str, ...]
    needlessly_asked: tuple[str, ...]
    why: Mapping[str, str]


def cells(row: Row, column: str) -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in row[column].split("|") if part.strip()]


def numbers(value: object) -> Iterator[Decimal]:
    """Every number inside a piece of JSON; true and false are none, and no text is read."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield Decimal(str(value))
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from numbers(inner)


def given(answer: Json) -> list[Json]:
    """The figures that an answer gives; where it says that none is held, those that it mentions instead."""
    figures: list[Json] = answer["figures"] + (answer["also"] if answer["outcome"] == "not_held" else [])
    return figures


def one_time(one: str, other: str) -> bool:
    """Whether two labels name one time, as `December 2021` and `Q3 2021/22` do for an end of a quarter."""
    return parse_label(one).moment == parse_label(other).moment


def right_outcome(row: Row, answer: Json) -> bool:
    """One of the outcomes accepted."""
    return answer["outcome"] in cells(row, "outcome")


def right_kind(row: Row, answer: Json) -> bool:
    """One of the kinds accepted, where the row names one. A value that comes with its change is a comparison too."""
    accepted = set(cells(row, "kind"))
    accepted |= {"value", "compare"} if accepted & {"value", "compare"} else set()
    return answer["outcome"] not in ("answered", "help") or not accepted or answer["kind"] in accepted


def right_indicators(row: Row, answer: Json) -> bool:
    """The indicators expected, and no others."""
    wanted = cells(row, "indicators") or cells(row, "listed")
    asking = answer["outcome"] in ("choose", "not_understood")
    return not wanted or asking or {i["name"] for i in answer["indicators"]} == set(wanted)


def gives_figures(row: Row, answer: Json) -> bool:
    """Whether figures are asked of this answer: it is answered, or nothing else than "not held" is right."""
    return answer["outcome"] == "answered" or cells(row, "outcome") == ["not_held"] == [answer["outcome"]]


def has_values(row: Row, answer: Json) -> bool:
    """Every number expected is there, whatever its sign."""
    if not gives_figures(row, answer):
        return True
    there = {abs(n) for part in (given(answer), answer["changes"], answer["summary"]) for n in numbers(part)}
    return all(abs(Decimal(value)) in there for value in cells(row, "values"))


def has_values_in_their_periods(row: Row, answer: Json) -> bool:
    """Every number that has a period stands under it."""
    if not gives_figures(row, answer):
        return True
    wanted = [cell.split("@") for cell in cells(row, "periods")]
    return all(
        any(one_time(f["period"], period) and abs(Decimal(value)) in {abs(n) for n in numbers(f)} for f in given(answer))
        for value, period in wanted
    )


def avoids_values(row: Row, answer: Json) -> bool:
    """None of the forbidden numbers is given as a figure."""
    shown = {Decimal(str(figure["value"])) for figure in answer["figures"]}
    return not shown & {Decimal(value) for value in cells(row, "not_values")}


def right_verdict(row: Row, answer: Json) -> bool:
    """Each indicator and pair of periods has one verdict, and it is the one expected."""
    pairs = [(c["indicator"], c["from"], c["to"]) for c in answer["changes"]]
    if len(pairs) != len(set(pairs)):
        return False
    verdicts = {change["verdict"] for change in answer["changes"]}
    return not row["verdict"] or answer["outcome"] != "answered" or verdicts == {row["verdict"]}


def says_figures(row: Row, answer: Json) -> bool:
    """The words say each expected figure as it is displayed."""
    wanted = {Decimal(value) for value in cells(row, "values")}
    return all(f["display"] in answer["text"] for f in answer["figures"] if Decimal(str(f["value"])) in wanted)


RULES: dict[str, Callable[[Row, Json], bool]] = {
    "outcome": right_outcome,
    "kind": right_kind,
    "indicators": right_indicators,
    "values": has_values,
    "periods": has_values_in_their_periods,
    "forbidden values": avoids_values,
    "verdict": right_verdict,
    "words": says_figures,
}


def faults(row: Row, answer: Json, put: Callable[[str], Json]) -> list[str]:
    """What is wrong with an answer; `put` answers one of the questions that it offers."""
    wrong = [name for name, rule in RULES.items() if not rule(row, answer)]
    asked_again = [c["question"] for c in answer["choices"] if put(c["question"])["outcome"] == "choose"]
    return wrong + [f"asks again: {question}" for question in asked_again]


def score(rows: Iterable[Row], answers: Iterable[Json], put: Callable[[str], Json]) -> Score:
    """The score of a set of questions and the answers to them, in the same order."""
    pairs = list(zip(rows, answers, strict=True))
    wrong = [(row, answer, why) for row, answer in pairs if (why := faults(row, answer, put))]
    return Score(
        rows=len(pairs),
        right=len(pairs) - len(wrong),
        confidently_wrong=tuple(row["id"] for row, answer, _ in wrong if answer["outcome"] == "answered"),
        needlessly_asked=tuple(row["id"] for row, answer, why in wrong if answer["outcome"] == "choose" and "outcome" in why),
        why={row["id"]: f"{row['question']!r}: {', '.join(why)}" for row, _, why in wrong},
    )
