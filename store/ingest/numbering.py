"""The numbers that Word prints before paragraphs by itself: they stand nowhere in the text and are counted again here.

After ECMA-376 part 1, 17.9: a paragraph names a list and a level, directly or by its style; lists that share a definition
count on together, unless one says where it starts. Bullets are no numbers.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from store.ingest.package import attribute, child, children

_LEVEL = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

Level = tuple[str, str, int]
"""A level's kind of number, its text ("%1.") and where it starts."""


class Numbering:
    """Counts the paragraphs of a document's lists."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstract = {attribute(one, "abstractNumId"): _levels(one) for one in children(numbering, "abstractNum")}
        self._lists = {attribute(one, "numId"): one for one in children(numbering, "num")}
        self._styles = {attribute(one, "styleId"): one for one in children(styles, "style")}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._started: set[tuple[str | None, int]] = set()

    def number(self, paragraph: Element) -> str | None:
        """The number printed before this paragraph, the next of its list; None where there is none."""
        found = self._of_list(child(paragraph, "pPr"))
        one = self._lists.get(found[0]) if found else None
        if found is None or one is None:
            return None
        abstract = _value(child(one, "abstractNumId"))
        levels = self._abstract.get(abstract, {})
        if found[1] not in levels:
            return None
        counts = self._count(one, abstract, found, levels)
        return _printed(levels, counts, found[1])

    def _count(
        self, one: Element, abstract: str | None, at: tuple[str | None, int], levels: dict[int, Level]
    ) -> dict[int, int]:
        counts = self._counts.setdefault(abstract, {})
        level = at[1]
        if at not in self._started and (start := _override(one, level)) is not None:
            counts[level] = start - 1
        self._started.add(at)
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        return counts

    def _of_list(self, properties: Element | None, depth: int = 0) -> tuple[str | None, int] | None:
        """The list and level, from the paragraph or from the styles that its style is based on."""
        numbers = child(properties, "numPr")
        if numbers is not None and (number := _value(child(numbers, "numId"))) is not None:
            return (number, int(_value(child(numbers, "ilvl")) or 0)) if number != "0" else None
        style = self._styles.get(_value(child(properties, "pStyle")))
        if style is None or depth > 10:
            return None
        return self._of_list(child(style, "pPr"), depth + 1) or self._of_base(style, depth)

    def _of_base(self, style: Element, depth: int) -> tuple[str | None, int] | None:
        base = self._styles.get(_value(child(style, "basedOn")))
        return self._of_list(child(base, "pPr"), depth + 1) if base is not None else None


def _value(element: Element | None) -> str | None:
    return attribute(element, "val") if element is not None else None


def _levels(abstract: Element) -> dict[int, Level]:
    found = {}
    for one in children(abstract, "lvl"):
        kind, text = _value(child(one, "numFmt")) or "decimal", _value(child(one, "lvlText")) or ""
        found[_whole(attribute(one, "ilvl"), 0)] = (kind, text, _whole(_value(child(one, "start")), 1))
    return found


def _override(one: Element, level: int) -> int | None:
    for override in children(one, "lvlOverride"):
        if _whole(attribute(override, "ilvl"), -1) == level and (start := child(override, "startOverride")) is not None:
            return _whole(_value(start), 1)
    return None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def _printed(levels: dict[int, Level], counts: dict[int, int], level: int) -> str | None:
    """The level's text with its numbers in it, without full stop or brackets around."""
    kind, text, _ = levels[level]
    if kind in ("bullet", "none"):
        return None

    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        shown, _, start = levels.get(at, ("decimal", "", 1))
        return _figure(counts.get(at, start), shown)

    return _LEVEL.sub(counted, text).strip(" .()") or None


def _figure(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (count // value)
        count %= value
    return shown
