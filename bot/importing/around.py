"""What stands around each table of a document and may say whose, and of what time, its figures are. Pure.

Decided: to a table belong the headings that it stands under, the two last short texts before it, the paragraph just before
it where that introduces it, and the caption just after it. A caption between two tables belongs to both where it can't be
told which; what only tells of figures in sentences belongs to the prose. Sheets have nothing around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.ingest.contents import Contents, Paragraph

LONGEST_TITLE = 12  # words; what is longer is no title
LONGEST_INTRODUCTION = 40  # words
NEAR = 2  # titles without a level that count, from the table upwards


@dataclass
class _Under:
    """The titles that the next table stands under: marked headings by their levels, and short texts since the last table."""

    levels: list[Paragraph] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)

    def take(self, one: Paragraph) -> None:
        """Goes past a paragraph."""
        if one.level:
            self.levels = [*(other for other in self.levels if other.level < one.level), one]
            self.near, self.carried = [], []
        elif _is_title(one.text):
            self.near.append(one.text)

    def titles(self) -> tuple[str, ...]:
        """The titles of the table that comes now; those without a level hold until others are met."""
        self.carried, self.near = self.near[-NEAR:] or self.carried, []
        return (*(one.text for one in self.levels), *self.carried)


def around_tables(contents: Contents) -> tuple[tuple[str, ...], ...]:
    """For each table of a file, in its order, the texts outside of it that may say whose and of what time its figures are."""
    if not contents.paragraphs or not contents.tables:
        return ((),) * len(contents.tables)
    out, under, at = list[tuple[str, ...]](), _Under(), 0
    over = _captioned_over(contents)
    ends = [*(table.after for table in contents.tables[1:]), len(contents.paragraphs)]
    for table, end in zip(contents.tables, ends, strict=True):
        between = contents.paragraphs[at : table.after]
        for one in between:
            under.take(one)
        after = contents.paragraphs[table.after : end]
        texts = (*under.titles(), *_introduction(between), *_caption(after, over))
        out.append(tuple(_LABEL.sub("", text) for text in texts))
        at = table.after
    return tuple(out)


def _introduction(between: Sequence[Paragraph]) -> Iterator[str]:
    """The paragraph just before a table, where it introduces it."""
    last = between[-1].text if between else ""
    short = len(last.split()) <= LONGEST_INTRODUCTION and not _is_title(last)
    if short and (_INTRODUCES.search(last) or last.endswith(":")) and not _FIGURE.search(last):
        yield last


def _caption(after: Sequence[Paragraph], over: bool) -> Iterator[str]:
    """The caption and the notes just after a table."""
    for one in after:
        said = _CAPTION.match(one.text)
        if one.level or not said or (over and said["numbered"]):
            return
        yield one.text


def _captioned_over(contents: Contents) -> bool:
    """Whether the first table's caption stands above it, as those of the others then do."""
    first = contents.tables[0].after if contents.tables else 0
    said = _CAPTION.match(contents.paragraphs[first - 1].text) if first else None
    return bool(said and said["numbered"])


def _is_title(text: str) -> bool:
    return len(text.split()) <= LONGEST_TITLE and not text.endswith((".", ";", ",", ":"))


_INTRODUCES = re.compile(r"\b(?:table|following|below|figures|data|position|dashboard|scorecard|results)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d ?%|\d\.\d")
_CAPTION = re.compile(
    r"(?P<numbered>(?:table|figure|chart|exhibit) ?\d)|(?:please )?notes?\b|n\.?b\.?\b|sources?\b|key\b|[*^\u2020\u2021]|\(\d\)"
    r"|\[\d\]|(?:all |these )?(?:figures|data|values|results)\b",
    re.IGNORECASE,
)
"""How the caption of a table begins, or a note under it."""
_LABEL = re.compile(r"^(?:table|figure|chart|exhibit) ?[\d.]+[a-z]?\s*[:.\u2013-]?\s*", re.IGNORECASE)
"""What a caption is called, which says nothing of whose its figures are."""
