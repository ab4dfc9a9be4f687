"""The lines of a PDF's page in reading order, and which of them are only the page's head or foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

MARGIN = 0.09
"""The share of a page's height at its top and bottom where heads and feet stand."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_MORE_THAN_A_LINE = 0.75
"""A gap of so many heights between two lines parts paragraphs."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text; `apart` from the line above, `edge` where it stands at the page's top or bottom; `top` is its height."""

    text: str
    apart: bool
    edge: bool
    top: float = 0.0

    @property
    def pattern(self) -> str:
        """The line with its numbers taken out: what page heads have in common."""
        return _DIGITS.sub("#", self.text.strip())

    def is_margin(self, repeated: Counter[str]) -> bool:
        """Whether it is a page's head or foot."""
        return self.edge and (bool(_PAGE_NUMBER.fullmatch(self.text.strip())) or repeated[self.pattern] > 0)


def page_lines(page: Any, tables: Sequence[Box]) -> Iterator[Row]:
    """The page's lines outside its tables, from the top."""
    outside = page.filter(lambda one: not _within(one, tables)) if tables else page
    bottom: float | None = None
    for line in outside.extract_text_lines(return_chars=False):
        height = line["bottom"] - line["top"]
        apart = bottom is None or line["top"] - bottom > _MORE_THAN_A_LINE * height or line["top"] < bottom - 2 * height
        edge = line["bottom"] < page.height * MARGIN or line["top"] > page.height * (1 - MARGIN)
        bottom = line["bottom"]
        yield Row(line["text"], apart, edge, line["top"])


def _within(one: Any, tables: Sequence[Box]) -> bool:
    x, y = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return one["object_type"] == "char" and any(left <= x <= right and top <= y <= low for left, top, right, low in tables)


def margins(pages: Sequence[Sequence[Row]]) -> Counter[str]:
    """What stands at the edge of at least half of the pages, and of two at least."""
    counts = Counter(pattern for rows in pages for pattern in {row.pattern for row in rows if row.edge})
    return Counter({pattern: count for pattern, count in counts.items() if count >= max(2, len(pages) / 2)})
