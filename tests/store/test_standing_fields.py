"""Which fields a figure has: the later document's where it prints them, the earlier's till then."""

from decimal import Decimal
from typing import Any

import pytest

from store.standing import figures_that_stand
from store.values import Figure, Printing
from tests.store.small import printing, target

N213, N221 = {"neighbour": Decimal("21.3")}, {"neighbour": Decimal("22.1")}
ABROAD = {"england": Decimal("3.77"), "region": Decimal("3.91")}
Q2, Q3 = "Q2 2021/22", "Q3 2021/22"


def fold(*printings: Printing) -> Figure:
    (figure,) = figures_that_stand(printings)
    return figure


# name, fields of the Q2 report's dashboard, of the Q3 report's, value of the latter, what the figure holds
FIELDS: list[tuple[str, dict[str, Any], dict[str, Any], str, dict[str, Any]]] = [
    (
        "kept where the later prints none",
        {"target": target("18.7"), "quartile": 2, **N221},
        {},
        "20.0",
        {"target": target("18.7"), "quartile": 2, **N221},
    ),
    (
        "taken from the later where it prints them",
        {"quartile": 2, **N221},
        {"quartile": 3, **N213},
        "20.0",
        {"quartile": 3, **N213},
    ),
    ("England and region stay too", ABROAD, {}, "20.0", ABROAD),
    (
        "a year goes with its own quartile",
        {"quartile": 2, "benchmark_year": "2019/20"},
        {"quartile": 3},
        "20.0",
        {"quartile": 3, "benchmark_year": None},
    ),
    (
        "a year stays with the quartile that stays",
        {"quartile": 2, "benchmark_year": "2019/20"},
        {},
        "20.0",
        {"quartile": 2, "benchmark_year": "2019/20"},
    ),
    (
        "counts and RAG of a revised value go",
        {"numerator": 420, "denominator": 999, "rag": "red"},
        {},
        "20.0",
        {"numerator": None, "denominator": None, "rag": None},
    ),
    (
        "counts and RAG of the same value stay",
        {"numerator": 42, "denominator": 99, "rag": "red"},
        {},
        "19.60",
        {"numerator": 42, "denominator": 99, "rag": "red"},
    ),
    (
        "a denominator needs its own numerator",
        {"numerator": 42, "denominator": 99},
        {"numerator": 41},
        "19.6",
        {"numerator": 41, "denominator": None},
    ),
]


@pytest.mark.parametrize(
    ("earlier", "later", "value", "held"), [row[1:] for row in FIELDS], ids=[r[0] for r in FIELDS]
)
def test_the_fields_that_stay(
    earlier: dict[str, Any], later: dict[str, Any], value: str, held: dict[str, Any]
) -> None:
    figure = fold(printing(Q2, "19.6", **earlier), printing(Q3, value, **later))
    assert {name: getattr(figure, name) for name in held} == held


def test_a_year_said_in_the_text_goes_with_the_quartile_of_the_dashboard() -> None:
    figure = fold(printing(Q2, "27.5", quartile=4), printing(Q2, "27.5", "text", benchmark_year="2020/21"))
    assert (figure.quartile, figure.benchmark_year) == (4, "2020/21")
