"""The numbers in a stretch of text, and which of them are no figures: years, quarters, ages and the like."""

import re
from collections import Counter

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)

# Name of the reason, and the pattern; taken out in this order.
NO_FIGURES: tuple[tuple[str, str], ...] = (
    ("a mark of a footnote", r"(?<=Quarter 3 2019\.) 1\b"),
    ("a year run into the quarter before it", r"\b22019/20\b"),
    ("a day of a month", rf"(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th)? (?={MONTH}\b)"),
    ("a year, or a span of years", r"(?:\b|FY)20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?\b"),
    ("a month of a short year", rf"\b{MONTH}[ -]\d\d\b"),
    ("a quarter", r"\b(?:Q|(?<!this )Quarter )[1-4]\b"),
    ("a key stage, or Progress 8", r"\bKey Stage \d\b|\bProgress 8\b"),
    ("a span in the name of an indicator", r"\b(?:45 days|12 months|2\+ years|3 or more)"),
    ("an age", r"\baged (?:10-17|up to 21)\b|\(16-17\)|\b10 to 17-year-old\b|\b\d+[- ]year[- ]olds?\b"),
    ("the base of a rate", r"\b1,000 of the\b"),
    ("an illness", r"\bCovid-19\b"),
    ("a key in a column's heading", r"quartile 1 = top\b"),
    ("an appendix", r"\bAppendix 1\b"),
)

WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
SPELT = "|".join(WORDS)
PEOPLE = r"(?: Child Protection plans| children| young people)"
IN_WORDS = re.compile(rf"(?:(?:increase|decrease) of ({SPELT})\b|\b({SPELT})(?={PEOPLE}))", re.IGNORECASE)
IN_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def without_spans(text: str) -> str:
    """The text without the numbers that are no figures."""
    for _, pattern in NO_FIGURES:
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return text


def plain(number: str) -> str:
    """A number without comma, sign, per cent and comparison, its decimals kept: ">97.20%" → "97.20"."""
    return re.sub(r"[^\d.]", "", number)


def numbers(text: str) -> Counter[str]:
    """The numbers of a text that might be figures, and how often each stands there; "five" counts as 5."""
    text = without_spans(text)
    spelt = (WORDS[(found[1] or found[2]).lower()] for found in IN_WORDS.finditer(text))
    return Counter([*map(plain, IN_DIGITS.findall(text)), *spelt])


def printed(number: str, text: str) -> bool:
    """Whether the text prints this very number: its sign, decimals, with or without the thousands' comma."""
    sign = r"-" if number.startswith("-") else r"(?<!-)"
    digits = plain(number)
    whole, _, decimals = digits.partition(".")
    grouped = f"{int(whole):,}" if whole.isdigit() else whole
    either = "|".join(re.escape(form + ("." + decimals if decimals else "")) for form in {whole, grouped})
    if re.search(rf"(?<![\d.,]){sign}(?:{either})(?![\d]|[.,]\d)", text):
        return True
    return any(WORDS[word.lower()] == digits for word in re.findall(rf"\b(?:{SPELT})\b", text, re.IGNORECASE))
