"""What one cell says: a number with its sign and what stands in brackets, a target, a RAG, a quartile, or words for nothing.

Decimals are kept as printed. A cell is read as itself, without its row: which of two numbers is the figure ("927 (33%)")
is settled by the indicator's unit (settling.py). What can't be read is None; nothing is put right by guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from intents.documents.cell_words import ARROWS, BESIDE_ARROWS, MISSING, MISSING_BEGINS, PEOPLE, RAGS, Rag
from intents.documents.proposed import CellLike, ProposedTarget
from intents.documents.remembered import remembered


@dataclass(frozen=True, slots=True)
class Amount:
    """A value's cell: its first number and the ones in brackets after it (`second`, out of `base`), with their signs.

    `marked`: a footnote's mark stood beside it. `aside`: what else stood beside it, which is not understood. `whom`: the
    words that say whom the number in brackets counts.
    """

    first: Decimal
    percent: bool = False
    second: Decimal | None = None
    second_percent: bool = False
    base: Decimal | None = None
    marked: bool = False
    aside: str = ""
    whom: str = ""


@remembered(1 << 14)  # a row's cells are looked at several times: for its fit, its fields, its evidence
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


@remembered(1 << 12)  # and its numbers: for the kind of its column, its value and its doubts
def read_amount(text: str) -> Amount | None:
    """The numbers of a value's cell; None where it holds anything else, or a number that no one would print (`00.070`)."""
    said = plain(text)
    marked = _MARKS.search(said)
    said = _MARKS.sub("", said).strip()
    for pattern in _AMOUNTS:
        if found := pattern.fullmatch(said):
            return _certain(_amount(found, bool(marked)), said)
    return None


def _certain(amount: Amount, said: str) -> Amount:
    """The amount, without a number in brackets that may be a percentage beside another, or a year."""
    second = amount.second
    year = second is not None and bool(_YEAR.search(said))
    if second is None or not (year or (amount.percent and amount.second_percent)):
        return amount
    return replace(amount, second=None, second_percent=False, base=None, aside=in_brackets(said))


def arrow_beside(amount: Amount | None) -> str:
    """The arrow that stands beside a number in its cell; empty where there is none."""
    return amount.aside if amount and amount.aside.rstrip(BESIDE_ARROWS) in ARROWS else ""


def rag_beside(amount: Amount | None) -> Rag | None:
    """The RAG beside a number in its cell: `(G)`, `(Amber)`. "A" and "R" may as well say that it is actual, or revised."""
    said = amount.aside.strip("()[] ").casefold() if amount else ""
    return RAGS.get(said) if said not in ("a", "r") else None


def in_brackets(text: str) -> str:
    """What a cell says from its first bracket on; empty where it has none."""
    found = _BRACKETS.search(plain(text))
    return found[0] if found else ""


def number(text: str) -> Decimal | None:
    """A single number, with or without a per cent sign: a neighbour's average. None for anything else."""
    amount = read_amount(text)
    return amount.first if amount and amount.second is None and not amount.aside else None


def count(text: str) -> int | None:
    """A whole number: a numerator. None for anything else."""
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() and "%" not in text else None


def read_target(text: str) -> ProposedTarget | None:
    """A target as printed, with its operator and number where it says them; None where there is no target."""
    said = plain(text)
    if empty(said):
        return None
    found = _TARGET.fullmatch(_MARKS.sub("", said))  # a footnote's mark
    if not found:
        return ProposedTarget(said, None, None)
    operator = _OPERATORS.get(found["operator"].casefold().strip())
    return ProposedTarget(said, operator, _decimal(found["number"]))  # type: ignore[arg-type]


def is_range(text: str) -> bool:
    """Whether a target is one between two numbers: `18% - 22%`, `18 to 22%`."""
    return bool(_RANGE.fullmatch(plain(text)))


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


def _amount(found: re.Match[str], marked: bool) -> Amount:
    said = found.groupdict()
    second, base = (_decimal(said.get(name)) for name in ("second", "base"))
    aside, second_percent = said.get("aside") or "", bool(said.get("second_percent"))
    whom = (said.get("whom") or "").strip()
    return Amount(_plainly(found["first"]), bool(said["percent"]), second, second_percent, base, marked, aside, whom)


def _decimal(text: str | None) -> Decimal | None:
    """A number as printed; of one with the tail of a double (16.600000000000001) the shortest that is the same double."""
    return _plainly(text) if text else None


def _plainly(text: str) -> Decimal:
    value = Decimal(text.replace(",", "").replace("+", ""))
    tailed = "." in text and len(value.as_tuple().digits) > DIGITS_OF_A_DOUBLE
    return Decimal(repr(float(value))) if tailed else value


DIGITS_OF_A_DOUBLE = 15
"""More digits than these are no measurement: a program has written out what its binary number stands for."""
_PLAIN = str.maketrans({"\u2212": "-", "–": "-", "—": "-", "\u2011": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
                        "\u00a0": " ", "\u200b": None, "\ufeff": None, "\uff05": "%"})  # fmt: skip
_NUMBER = r"[-+]?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?"
_WHOLE = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)"
_UNSIGNED = _NUMBER.removeprefix("[-+]?")
_MARK = r"[*^#†‡§⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]"
_MARKS = re.compile(rf"(?:\s?{_MARK}(?:,?{_MARK})*|\s?\[\w{{1,6}}\]|\s\((?:p|r|e|prov|provisional)\))$", re.IGNORECASE)
_WHO = rf"(?P<whom> (?:{'|'.join(sorted(PEOPLE))}))?"
"""Whom a number in brackets counts. Other words ("45 days", "2 pp", "1597 referrals") say that it is something else."""
_COUNTED = rf"(?P<second>{_UNSIGNED})(?P<second_percent> ?%)?(?: ?(?:/|of|out of) ?(?P<base>{_UNSIGNED}))?{_WHO}"
_BRACKETS = re.compile(r"[(\[].*")
_ASIDE = r"[(\[](?! ?(?:out )?of)[^()\[\]]+[)\]]"
_POINTER = rf"[{''.join(ARROWS)}][\ufe0e\ufe0f]?"
_SIGN = "[✓✔✗✘✕★☆●○◆■▪!?¶]"
_YEAR = re.compile(r"[(\[] ?(?:19|20)\d\d(?:/\d\d)? ?[)\]]")
_AMOUNTS = (
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?(?:%|percent|per cent))?"),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%)? ?[(\[] ?{_COUNTED} ?[)\]]", re.IGNORECASE),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%) (?P<second>{_UNSIGNED}) ?(?:/|of|out of) ?(?P<base>{_UNSIGNED})"),
    re.compile(
        rf"(?P<first>{_NUMBER})(?P<percent> ?%) ?[(\[] ?(?:(?:out )?of |n ?= ?)(?P<base>{_WHOLE})(?: [a-z]+){{0,2}} ?[)\]]"
    ),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%) ?(?P<aside>{_ASIDE}|(?<= )[A-Za-z])"),
    re.compile(rf"(?P<first>{_NUMBER})(?P<percent> ?%)? ?(?P<aside>{_POINTER}|{_SIGN})"),
)
_TARGET = re.compile(
    r"(?P<operator>|[<>≤≥]=?|(?:fewer|less|lower|more|greater|higher|better) than|under|over|below|above|at least|at most"
    rf"|up to|no more than|minimum(?: of)?|maximum(?: of)?) ?(?P<number>{_NUMBER}) ?%?(?: \(?or (?:less|more|lower|higher)\)?)?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?:between )?{_UNSIGNED} ?%? ?(?:-|to|and) ?{_UNSIGNED} ?%?", re.IGNORECASE)
_OPERATORS = {
    "<": "<", ">": ">", "fewer than": "<", "less than": "<", "lower than": "<", "under": "<", "below": "<",
    "more than": ">", "greater than": ">", "higher than": ">", "over": ">", "above": ">",
}  # fmt: skip
_QUARTILE = re.compile(r"(1|2|3|4|1st|2nd|3rd|4th|first|second|third|fourth|top|bottom)(?: quartile)?")
_ORDINALS = {"1": 1, "2": 2, "3": 3, "4": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3,
             "fourth": 4, "top": 1, "bottom": 4}  # fmt: skip
