"""Text → words of one form: possessives and plurals dropped, number words as digits, `3+` as `3 or more`."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")
_ENDED = re.compile(r"\d(?:st|nd|rd|th|d)\b")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3})")
_DIGITS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
           "ten": "10", "twelve": "12", "fourteen": "14", "sixteen": "16", "seventeen": "17", "twenty": "20"}  # fmt: skip
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
_IRREGULAR = {"people": "people", "children": "child", "childrens": "child", "families": "family", "familys": "family",
              "men": "man", "women": "woman", "teeth": "tooth", "persons": "person", "less": "less", "lives": "life",
              "yrs": "year", "yr": "year", "mths": "month", "mth": "month", "wks": "week", "wk": "week",
              "kids": "child", "kid": "child", "always": "always", "yos": "yos", "cms": "cm"}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a normalised text, as typed: `2yr+ CPPs` → `2`, `yr`, `or`, `more`, `cpps`."""
    text = text.replace("&", " and ")
    if "+" in text:
        text = re.sub(r"(?<=[a-z])\+", " plus ", text)
        text = re.sub(r"(\d(?: ?(?:years?|yrs?|times?))?) ?\+", r"\1 or more ", text)
    if _ENDED.search(text):  # most texts, and most of a large catalogue, hold none
        text = re.sub(r"\b(1st|2nd|3rd|4th)\b", lambda m: _ORDINALS[m[0]], re.sub(r"\b(\d+)d\b", r"\1 days", text))
    return _WORD.findall(_THOUSANDS.sub("", text))


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """One form for a word's plural and possessive: `plans`, `plan's` → `plan`; `bodies` → `body`."""
    word = _DIGITS.get(word, word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = re.sub(r"'(?:s|ve|re|ll|d|m|$)", "", word).replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(text: str) -> tuple[str, ...]:
    """The words of a text in their one form, in order."""
    return tuple(stem(w) for w in words(text))
