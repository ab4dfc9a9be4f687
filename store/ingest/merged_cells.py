"""The merged areas of an XLSX sheet: what they hide is emptied, and the text stands in the first cell of each."""

from __future__ import annotations

import re

from store.ingest.pieces import Line

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["\']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["\']')

WIDEST = 100
"""Columns in which a cell that goes on with the one above is told of: further to the right nobody keeps figures."""


def column_of(name: str) -> int:
    """A column's letters as a number from 0."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


Area = tuple[int, int, int, int]


def merged(data: bytes) -> list[Area]:
    """The merged areas of a sheet as first row, last row, first column, last column; they stand after its rows."""
    found = (match.groups() for match in _MERGED.finditer(data, max(data.rfind(b"sheetData"), 0)))
    return sorted((int(r1), int(r2), column_of(c1.decode()), column_of(c2.decode())) for c1, r1, c2, r2 in found)


class Merged:
    """The merged areas of a sheet, asked row by row from the top; only those that reach the row are looked at."""

    def __init__(self, areas: list[Area]) -> None:
        self._ahead = areas[::-1]
        self._here: list[Area] = []

    def emptied(self, row: Line) -> Line:
        """The row, without what merging hides: all of an area but its first cell."""
        while self._ahead and self._ahead[-1][0] <= row.number:
            self._here.append(self._ahead.pop())
        self._here = [area for area in self._here if area[1] >= row.number]
        for first, _, left, right in self._here:
            for column in range(left + (row.number == first), min(right + 1, len(row.texts))):
                row.texts[column] = ""
        going_on = tuple(left for first, _, left, _ in self._here if first < row.number and left < WIDEST)
        if not going_on or not any(row.texts):
            return row
        row.texts.extend([""] * (max(going_on) + 1 - len(row.texts)))
        return row._replace(going_on=going_on)
