"""Which figure is the figure: the printings of one indicator, area and period, folded into what stands today.

The later document, by its report's quarter, stands for the fields that it prints; inside one document the
dashboard stands over the text. Values that agree when rounded to the coarser are one value, and the finer is
shown. Nothing here is a judgement: it is the rule of "Which figure is the figure", and it is pure.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import TypedDict, TypeVar

from store.values import Figure, Place, Printing, Rag, Target

_T = TypeVar("_T")
_BEST_ORIGIN = {"dashboard": 0, "text": 1, "appendix": 2}


class _OfTheValue(TypedDict):
    numerator: int | None
    denominator: int | None
    rag: Rag | None


class _Benchmarks(TypedDict):
    target: Target | None
    quartile: int | None
    benchmark_year: str | None
    neighbour: Decimal | None
    england: Decimal | None
    region: Decimal | None


def figures_that_stand(printings: Iterable[Printing]) -> tuple[Figure, ...]:
    """One Figure for each indicator, area and period that has a value, oldest period end first.

    The order within a document and origin is the order given.
    """
    ordered = sorted((one for one in printings if one.value is not None), key=_period)
    return tuple(_fold(list(group)) for _, group in groupby(ordered, key=_period))


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two printed values are equal once the finer is rounded to the coarser's decimals."""
    if one == other:
        return True
    coarser = max(_exponent(one), _exponent(other))
    return abs(one - other) <= Decimal(5).scaleb(coarser - 1)


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _period(one: Printing) -> tuple[date, date, str, str, str]:
    return (one.period_last, one.period_first, one.period, one.indicator, one.area)


def _age(one: Printing) -> tuple[date, datetime, str]:
    document = one.document
    return (document.report_end, document.published_at, document.slug)


def _preference(one: Printing) -> tuple[int, bool]:
    return (_BEST_ORIGIN[one.origin], one.role == "other")


def _fold(printings: list[Printing]) -> Figure:
    """Printings with values of one period, in the order of their documents' rows -> the figure."""
    printings.sort(key=_preference)
    printings.sort(key=_age, reverse=True)
    latest, *earlier = (list(group) for _, group in groupby(printings, key=_age))
    standing = _finest(latest[0], [*latest, *_until_revised(latest[0], earlier)])
    here = [one for one in printings if one.document in (latest[0].document, standing.document)]
    return Figure(
        indicator=standing.indicator,
        area=standing.area,
        period=standing.period,
        value=_value(standing),
        **_benchmarks(printings),
        **_of_the_value([one for one in printings if _agrees(one, standing)]),
        standing=standing,
        places=_places(standing, printings),
        revised_from=_revised(standing, [document for document in earlier if document[0] not in here]),
        differs=tuple(one for one in here if not _agrees(one, standing)),
        notes=_notes(one for one in printings if one in here or _agrees(one, standing)),
        printings=tuple(printings),
    )


def _agrees(one: Printing, other: Printing) -> bool:
    return agree(_value(one), _value(other))


def _value(one: Printing) -> Decimal:
    assert one.value is not None  # figures_that_stand lets no other in
    return one.value


def _until_revised(first: Printing, earlier: Iterable[list[Printing]]) -> list[Printing]:
    """What earlier documents print, back to the one whose own value is another."""
    kept: list[Printing] = []
    for document in earlier:
        if not _agrees(document[0], first):
            break
        kept += document
    return kept


def _finest(first: Printing, others: list[Printing]) -> Printing:
    """The printing that agrees with the first with the most decimals, if they tell more; else the first."""
    finest = first
    for one in others:
        if _agrees(one, first) and one.value != finest.value and _decimals(one) > _decimals(finest):
            finest = one
    return finest


def _decimals(one: Printing) -> int:
    return -_exponent(_value(one))


def _places(standing: Printing, printings: list[Printing]) -> tuple[Place, ...]:
    same = (one for one in printings if one.document == standing.document and _agrees(one, standing))
    return tuple(dict.fromkeys((standing.place, *(one.place for one in same))))


def _revised(standing: Printing, earlier: list[list[Printing]]) -> tuple[Printing, ...]:
    """The other values of earlier documents, oldest first; one that the next repeats is said once."""
    revised: list[Printing] = []
    for document in reversed(earlier):
        first = document[0]
        if not _agrees(first, standing) and not (revised and _agrees(first, revised[-1])):
            revised.append(first)
    return tuple(revised)


def _notes(printings: Iterable[Printing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.note for one in printings if one.note))


def _of_the_value(alike: list[Printing]) -> _OfTheValue:
    """What belongs to the value itself: only a printing of that value can give it."""
    numerator = _first(one.numerator for one in alike)
    fitting = (one.denominator for one in alike if one.numerator in (None, numerator))
    return {
        "numerator": numerator,
        "denominator": _first(fitting),
        "rag": _first(one.rag for one in alike),
    }


def _benchmarks(printings: list[Printing]) -> _Benchmarks:
    """What a value is held against: the latest document that prints it; an earlier one's stays till then."""
    return {
        "target": _first(one.target for one in printings),
        "quartile": _first(one.quartile for one in printings),
        "benchmark_year": _benchmark_year(printings),
        "neighbour": _first(one.neighbour for one in printings),
        "england": _first(one.england for one in printings),
        "region": _first(one.region for one in printings),
    }


def _benchmark_year(printings: list[Printing]) -> str | None:
    """The year of the comparison, from the very document that gives the quartile or averages shown."""
    compared = (
        one for one in printings if (one.quartile, one.neighbour, one.england, one.region) != (None,) * 4
    )
    source = next((one.document for one in compared), None)
    return _first(one.benchmark_year for one in printings if source in (None, one.document))


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
