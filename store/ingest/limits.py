"""How much a file may cost: one value, passed to whatever reads, so that a test can make each limit bite.

The defaults let through a workbook of 100,000 rows and 20 columns (11 MB, 90 MB unpacked, 2 million cells) and an agenda
pack of some hundred pages; measured, they stop every file of the hostile corpus before it takes memory or time.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds.

    `unpacked` and `ratio` are of zip members together and one by one (a ratio counts from `ratio_from` bytes on);
    `memory`, `processor_seconds` and `seconds` (by the wall clock) are the child's; `gap` is how many empty rows may stand
    inside a sheet; `copies` is how many rows with text may be there only because another is said to be repeated;
    `characters` may stand in a cell, `paragraph` in a paragraph; `stream` is what one stream of a PDF may unpack to, and
    `on_a_page` how many letters and lines a page of one may hold; `answer` is how much the child may say.
    """

    size: int = 30 * MEGABYTE
    unpacked: int = 250 * MEGABYTE
    ratio: int = 200
    ratio_from: int = MEGABYTE
    members: int = 2_000
    memory: int = 1024 * MEGABYTE
    processor_seconds: int = 60
    seconds: float = 90.0
    cells: int = 4_000_000
    columns: int = 1_000
    gap: int = 10_000
    characters: int = 32_767
    paragraph: int = 20_000
    copies: int = 2_000
    pages: int = 1_000
    on_a_page: int = 100_000
    stream: int = 32 * MEGABYTE
    answer: int = 300 * MEGABYTE
