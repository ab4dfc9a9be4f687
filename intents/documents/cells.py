"""What one cell says: a number with its sign and what stands in brackets, a target, a RAG, a quartile, or words for nothing.

Decimals are kept as printed. A cell is read as itself, without its row: which of two numbers is the figure ("927 (33%)")
is settled by the indicator's unit, in `settled`. What can't be read is None; nothing is put right by guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from intents.documents.cell_words import MISSING, MISSING_BEGINS, RAGS, Rag
from intents.documents.proposed import CellLike, ProposedTarget


@dataclass(frozen=True, slots=True)
class Amount:
    """A value's cell: its first number and the ones in brackets after it (`second`, out of `base`), with their signs.

    `marked`: a footnote's mark stood beside it.
    """

    first: Decimal
    percent: bool = False
    second: Decimal | None = None
    second_percent: bool = False
    base: Decimal | None = None
    marked: bool = False


@lru_cache(maxsize=1 << 14)  # a row's cells are looked at several times: for its fit, its fields, its evidence
def plain(text: str) -> str:
    """A cell's text on one line, with plain dashes, quotes and spaces."""
    return " ".join(text.translate(_PLAIN).split())


def words_for_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: `N/A`, `See Appendix`, `c`, `#N/A`. An empty cell does not say so."""
    said = plain(text).casefold().strip("()")
    return said in MISSING or said.startswith(MISSING_BEGINS)


def kept_back(text: str) -> bool:
    """Whether a cell keeps a small number back: `<5`."""
    return bool(re.fullmatch(r"[<>] ?\d+", plain(text)))


def empty(text: str) -> bool:
    """Whether a cell holds nothing that could be a figure: no text, or words for nothing."""
    return not plain(text) or words_for_nothing(text)


def read_amount(text: str) -> Amount | None:
    """The numbers of a value's cell; None where it holds anything else, or a number that no one would print (`00.070`)."""
    said = plain(text)
    marked = _MARKS.search(said)
    said = _MARKS.sub("", said).strip()
    for pattern in _AMOUNTS:
        if found := pattern.fullmatch(said):
            return _amount(found, bool(marked))
    return None


def number(text: str) -> Decimal | None:
    """A single number, with or without a per cent sign: a neighbour's average. None for anything else."""
    amount = read_amount(text)
    return amount.first if amount and amount.second is None else None


def count(text: str) -> int | None:
    """A whole number: a numerator. None for anything else."""
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() and "%" not in text else None


def read_target(text: str) -> ProposedTarget | None:
    """A target as printed, with its operator and number where it says them; None where there is no target."""
    said = plain(text)
    if empty(said):
        return None
    found = _TARGET.fullmatch(said)
    if not found:
        return ProposedTarget(said, None, None)
    operator = _OPERATORS.get(found["operator"].casefold().strip())
    return ProposedTarget(said, operator, _decimal(found["number"]))  # type: ignore[arg-type]


def read_quartile(text: str) -> int | None:
    """1 to 4, as a digit, `1st` or a word; None for anything else, such as `Q1`, which may be a period in the wrong column."""
    found = _QUARTILE.fullmatch(plain(text).casefold())
    return _ORDINALS[found[1]] if found else None


def read_rag(cell: CellLike) -> Rag | None:
    """green, amber or red by letter or word, else by the cell's fill where it has no word."""
    said = plain(cell.text).casefold()
    return RAGS.get(said) if said else fill(cell)


def fill(cell: CellLike) -> Rag | None:
    """The RAG of a cell's fill, if it is one of the three."""
    return RAGS.get(cell.colour or "")


@dataclass(frozen=True, slots=True)
class Settled:
    """A cell's numbers as the fields of a figure, and what is doubtful about them as (kind, sentence)."""

    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None
    doubts: tuple[tuple[str, str], ...] = ()


def settled(amount: Amount, unit: str | None, share_is_said: bool = False, no_fraction: bool = False) -> Settled:
    """The figure and its counts, as the indicator's unit (percent, count, rate, score; None unknown) has them.

    `share_is_said`: the row's name or the column's heading says that values are per cent. `no_fraction`: others of its
    column are above 1, so that 0.9 without a sign can't be 90%.
    """
    if unit == "percent" or (unit is None and amount.percent):
        return _share(amount, share_is_said, no_fraction)
    if unit == "count":
        return _count(amount)
    doubts = [_UNIT] if unit and amount.percent else []
    doubts += [_MARKED] if amount.marked else []
    if amount.second is not None:
        doubts.append(("counts", "The number in brackets is not understood."))
    return Settled(amount.first, doubts=tuple(doubts))


def _share(amount: Amount, share_is_said: bool, no_fraction: bool) -> Settled:
    value, counted = amount.first, amount.second
    doubts = [_MARKED] if amount.marked else []
    if amount.second_percent and amount.second is not None:
        value, counted = amount.second, amount.first
    elif not amount.percent:
        if value and abs(value) <= 1 and not no_fraction:
            return Settled(None, doubts=(("fraction", f"{value} has no per cent sign: it may be a fraction or a percentage."),))
        doubts += [] if share_is_said else [("no sign", "A percentage without its sign.")]
    if not 0 <= value <= 100:
        doubts.append(("range", f"{value} is no percentage from 0 to 100."))
    whole = counted is not None and counted == counted.to_integral_value() and counted >= 0
    if counted is not None and not whole:
        doubts.append(("counts", f"{counted} in brackets is not a number of people."))
    top, base = (int(counted) if whole and counted is not None else None), (int(amount.base) if amount.base else None)
    return Settled(value, top, base, (*doubts, *out_of_step(value, top, base)))


def out_of_step(value: Decimal | None, top: int | None, base: int | None) -> list[tuple[str, str]]:
    """A doubt where a percentage is not, to its own decimals, that of its counts; none where one of them is missing."""
    if value is None or top is None or not base:
        return []
    step = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    agrees = top <= base and abs(Decimal(100 * top) / base - value) <= step
    return [] if agrees else [("counts", f"{top} of {base} is not {value}%.")]


def _count(amount: Amount) -> Settled:
    value = amount.second if amount.percent and not amount.second_percent else amount.first
    doubts = [_MARKED] if amount.marked else []
    if value is None:
        return Settled(None, doubts=(*doubts, _UNIT))
    if value != value.to_integral_value() or value < 0:
        doubts.append(("whole", f"{value} stands where a whole number was expected."))
    if amount.second is not None and not (amount.percent or amount.second_percent):
        doubts.append(("counts", "Two numbers, and neither says which it is."))
    return Settled(value, doubts=tuple(doubts))


def _amount(found: re.Match[str], marked: bool) -> Amount | None:
    said = found.groupdict()
    first, second, base = (_decimal(said.get(name)) for name in ("first", "second", "base"))
    if first is None:
        return None
    return Amount(first, bool(said["percent"]), second, bool(said.get("second_percent")), base, marked)


def _decimal(text: str | None) -> Decimal | None:
    """A number as printed; of one with the tail of a double (16.600000000000001) the shortest that is the same double."""
    if not text:
        return None
    value = Decimal(text.replace(",", "").replace("+", ""))
    tailed = "." in text and len(value.as_tuple().digits) > DIGITS_OF_A_DOUBLE
    return Decimal(repr(float(value))) if tailed else value


DIGITS_OF_A_DOUBLE = 15
"""More digits than these are no measurement: a program has written out what its binary number stands for."""
_UNIT = ("unit", "Its sign does not fit the indicator's unit.")
_MARKED = ("mark", "A footnote's mark stands beside the value.")
_PLAIN = str.maketrans({"\u2212": "-", "–": "-", "—": "-", "\u2011": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
                        "\u00a0": " ", "\u200b": None, "\ufeff": None, "\uff05": "%"})  # fmt: skip
_NUMBER = r"[-+]?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?"
_WHOLE = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)"
_MARKS = re.compile(r"(?:\s?[*^†‡§¹²³]+|\s\((?:p|r|e|prov|provisional)\))$", re.IGNORECASE)
_COUNTED = (
    rf"(?:n ?= ?)?(?P<second>{_NUMBER})(?P<second_percent> ?%)?"
    rf"(?: ?(?:/|of|out of) ?(?P<base>{_NUMBER}))?(?: [a-z]+(?: [a-z]+)?)?"
)
_AMOUNTS = (
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?(?:%|percent|per cent))?"),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%)? ?[(\[] ?{_COUNTED} ?[)\]]"),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%) (?P<second>{_NUMBER}) ?(?:/|of|out of) ?(?P<base>{_NUMBER})"),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%) ?[(\[] ?(?:out )?of (?P<base>{_WHOLE})(?: [a-z]+){{0,2}} ?[)\]]"),
)
_TARGET = re.compile(
    r"(?P<operator>|[<>≤≥]=?|(?:fewer|less|lower|more|greater|higher|better) than|under|over|below|above|at least|at most"
    rf"|up to|no more than|minimum(?: of)?|maximum(?: of)?) ?(?P<number>{_NUMBER}) ?%?(?: \(?or (?:less|more|lower|higher)\)?)?",
    re.IGNORECASE,
)
_OPERATORS = {
    "<": "<", ">": ">", "fewer than": "<", "less than": "<", "lower than": "<", "under": "<", "below": "<",
    "more than": ">", "greater than": ">", "higher than": ">", "over": ">", "above": ">",
}  # fmt: skip
_QUARTILE = re.compile(r"(1|2|3|4|1st|2nd|3rd|4th|first|second|third|fourth|top|bottom)(?: quartile)?")
_ORDINALS = {"1": 1, "2": 2, "3": 3, "4": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3,
             "fourth": 4, "top": 1, "bottom": 4}  # fmt: skip
