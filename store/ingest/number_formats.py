"""A number as its cell shows it: 0.196 under the format `0.0%` is "19.6%", 749.0 under `General` is "749".

Formats are those of ECMA-376 part 1, 18.8.31. Decided: digits, decimals, thousands, per cents, literals, currencies and
the sections for negative numbers and nought are followed; what is rarer (fractions, powers of ten, conditions) shows the
number as `General` does, which is true if not as pretty. Dates are ISO dates, so that a date that was typed as a period can
be seen for what it is; but the first or last day of a month under a format of month and year alone (`mmm-yy`) is that month,
as everybody sees it. Another day under it may be a slip ("Dec-21" typed for 21 December), and is told whole. Halves round
away from nought, as Excel's do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

Show = Callable[[str], str]
"""A number as the file writes it ("0.19600000000000001") -> the text that its cell shows."""

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%",
    10: "0.00%", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 49: "@",
    17: "mmm-yy", **dict.fromkeys([*range(14, 17), 22, *range(27, 37), *range(50, 59)], "yyyy-mm-dd"),
    **dict.fromkeys([18, 19, 20, 21], "hh:mm:ss"), **dict.fromkeys([45, 46, 47], "[h]:mm:ss"),
}  # fmt: skip
"""Formats that a workbook names by number only; 5 to 8 carry the currency of the reader's country, which is left out."""

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|[0#?][0#?,.]*|\.[0#?]+|E[+-]|.', re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^-\]]*)[^\]]*\]")
_LITERALS = set(" -+£$€()!:'<>&~^{}=%")
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_MONTHLY = re.compile(r"m{3,4}[-/ .,]*(?:yy|yyyy)|(?:yy|yyyy)[-/ .,]*m{3,4}", re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_LONGEST = 40
_MOST_DIGITS = 11
"""What `General` shows of a number in a wide column, with its decimal point."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format: what stands before and after the digits, and how the digits are made."""

    before: str
    after: str
    digits: str | None
    scale: int


def shower(code: str, *, from_1904: bool = False) -> Show:
    """How numbers are shown under a format."""
    if code in ("General", "@", ""):
        return general
    if is_date(code):
        monthly = _MONTHLY.fullmatch(_bare(code).partition(";")[0].strip()) is not None
        return _elapsed if _ELAPSED.search(code) else lambda number: _date(number, from_1904, monthly)
    sections = [_section(part) for part in _parts(code)]
    if not sections or None in sections:
        return general
    known = [section for section in sections if section]
    return lambda number: _shown(number, known)


def is_date(code: str) -> bool:
    """Whether a format is of dates or times."""
    return bool(_DATE.search(_bare(code)))


def _bare(code: str) -> str:
    """A format without what is quoted, filled in, coloured or said of a language."""
    return re.sub(r'"[^"]*"|\\.|_.|\*.|General|\[(?![hms]+\])[^\]]*\]', "", code, flags=re.IGNORECASE)


def month_of(day: date) -> str | None:
    """`December 2021` of the first or the last day of that month; None of any other day, which says more than a month."""
    return f"{day:%B %Y}" if 1 in (day.day, (day + timedelta(1)).day) else None


def general(number: str) -> str:
    """A number without any format."""
    if number.isdecimal() and len(number) <= _MOST_DIGITS:
        return number
    value = exact(number)
    if value is None or (value and abs(value) < Decimal("1E-8")):
        return number
    places = max(_MOST_DIGITS - 1 - len(str(abs(int(value)))), 0)
    shown = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown


def exact(number: str) -> Decimal | None:
    """The number that was meant: the shortest that gives the same binary one; None where it is no number."""
    try:
        value = Decimal(repr(float(number)))
    except (ValueError, InvalidOperation, OverflowError):
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 20 else None


def _parts(code: str) -> list[str]:
    """The sections, parted by semicolons that stand in no quotation."""
    found = [""]
    for token in _TOKEN.findall(code):
        if token == ";":  # noqa: S105 - a token of a format, no secret
            found.append("")
        else:
            found[-1] += token
    return found[:3]


def _section(code: str) -> Section | None:
    """A section taken apart, or None where it holds what is not followed here."""
    around = ["", ""]
    digits: str | None = None
    tokens = _TOKEN.findall(code)
    for token in tokens:
        if token[0] in "0#?." or token.lower() == "general":
            if digits is not None or len(token) > _LONGEST:
                return None
            digits = token
        elif (literal := _literal(token)) is None:
            return None
        else:
            around[digits is not None] += literal
    return Section(around[0], around[1], digits, 2 * tokens.count("%"))


def _literal(token: str) -> str | None:
    """What a token prints: "" for colours and fillers, None where it is not followed."""
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "\\":
        return token[1]
    if token[0] == "[":
        currency = _CURRENCY.fullmatch(token)
        return currency[1] if currency else "" if token[1:-1].replace(" ", "").isalnum() else None
    if token[0] in "_*":
        return " " if token[0] == "_" else ""
    return token if token in _LITERALS else None


def _shown(number: str, sections: list[Section]) -> str:
    value = exact(number)
    if value is None:
        return number
    at = 1 if value < 0 else 2 if value == 0 else 0
    own = at < len(sections)
    section = sections[at] if own else sections[0]
    if section.digits is None:
        return f"{section.before}{section.after}".strip()
    digits = _digits(abs(value).scaleb(section.scale), section.digits)
    before, after = section.before, section.after
    if unsigned := value < 0 and own and _is_unsigned(before, after):
        before, after = before.replace("(", ""), after.replace(")", "")
    sign = "-" if value < 0 and (unsigned or not own) and re.search("[1-9]", digits) else ""
    return f"{sign}{before}{digits}{after}".strip()


def _is_unsigned(before: str, after: str) -> bool:
    """Whether a section for negative numbers says so by brackets alone, or by its colour, which is not seen."""
    around = (before + after).replace(" ", "").replace("%", "")
    return around in ("()", "")


def _digits(value: Decimal, pattern: str) -> str:
    """Digits after a pattern such as `#,##0.0`; commas at its end divide by a thousand each."""
    if pattern.lower() == "general":
        return general(str(value))
    whole, _, decimals = pattern.partition(".")
    bare = whole.rstrip(",")
    value = value.scaleb(-3 * (len(whole) - len(bare) + decimals.count(",")))
    most, least = len(decimals.replace(",", "")), decimals.count("0")
    shown = f"{value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):{',' if ',' in bare else ''}f}"
    front, _, back = shown.partition(".")
    while len(back) > least and back.endswith("0"):
        back = back[:-1]
    front = front.rjust(bare.count("0"), "0") if front.strip("0") or bare.count("0") else ""
    return f"{front}.{back}" if back else front


def _date(number: str, from_1904: bool, monthly: bool = False) -> str:
    """Days since the workbook's epoch as an ISO date, with the time where there is one; a time alone below one day.

    `monthly`: only its month and year are shown.

    Excel counts a 29 February 1900 that never was: before 1 March its days are one off.
    """
    value = exact(number)
    if value is None or not 0 <= value < 2_958_466:
        return general(number)
    days, seconds = divmod(int((value * 86_400).quantize(Decimal(1), ROUND_HALF_UP)), 86_400)
    if not days and not from_1904:
        return f"{datetime(1900, 1, 1) + timedelta(seconds=seconds):%H:%M:%S}"  # noqa: DTZ001 - a time of day, of no place
    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if days >= 61 else 31)  # noqa: DTZ001 - as above
    moment = epoch + timedelta(days=days, seconds=seconds)
    if seconds:
        return f"{moment:%Y-%m-%d %H:%M:%S}"
    return (month_of(moment.date()) if monthly else None) or f"{moment:%Y-%m-%d}"


def _elapsed(number: str) -> str:
    """Hours, minutes and seconds that went by: 36:30:00."""
    value = exact(number)
    if value is None:
        return number
    seconds = int((value * 86_400).quantize(Decimal(1), ROUND_HALF_UP))
    minutes, second = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02}:{second:02}"
