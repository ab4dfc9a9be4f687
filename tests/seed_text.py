"""The documents' own words, cut into the places that the figures name: a paragraph, a dashboard row, a table.

The documents are no part of the repository. They are looked for beside it, in `../shared/seeds`, or where
`SCRUTINEER_SEEDS` points; tests that need them skip where they are absent.
"""

import csv
import os
import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "store" / "figures"
SEEDS = Path(os.environ.get("SCRUTINEER_SEEDS", ROOT.parent / "shared" / "seeds"))

Row = dict[str, str]
Places = dict[str, str]

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "$": None, "*": None})
FREQUENCIES = {
    "Quarter",
    "Term",
    "YTD",
    "Last Mth of Qtr",
}  # the cell that follows a row's name in Q3 2021/22
COLUMN_SUFFIX = ", cumulative column"  # tells two printings of one table row apart


@cache
def documents() -> dict[str, dict[str, Any]]:
    """`documents.toml` by slug."""
    listed = tomllib.loads((FIGURES / "documents.toml").read_text(encoding="utf-8"))["document"]
    return {document["slug"]: document for document in listed}


@cache
def left_over() -> dict[str, dict[str, Any]]:
    """`left_over.toml` by slug."""
    listed = tomllib.loads((FIGURES / "left_over.toml").read_text(encoding="utf-8"))["document"]
    return {document["slug"]: document for document in listed}


@cache
def figure_rows(slug: str) -> tuple[Row, ...]:
    """The rows of one document's file of figures."""
    with (FIGURES / documents()[slug]["figures"]).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """The indicators by code; the test skips where the catalogue is not there."""
    files = sorted((ROOT / "store" / "catalogue").glob("*.toml"))
    if not files:
        pytest.skip("the catalogue's files are not there")
    themes = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return {entry["code"]: entry for theme in themes for entry in theme["indicator"]}


def places_of(row: Row) -> list[str]:
    """The places that a row of figures names, usually one, as `places` calls them."""
    return [place.removesuffix(COLUMN_SUFFIX) for place in row["place"].split("; ")]


def squash(text: str) -> str:
    """Text with plain quotes and dashes, without markup, and single spaces."""
    return " ".join(re.sub(r"</?sup>", " ", text).translate(PLAIN).split())


def seed_path(slug: str) -> Path:
    """Where the document's text should be."""
    return SEEDS / str(documents()[slug]["file"])


@cache
def seed_lines(slug: str) -> tuple[str, ...]:
    """The document's lines, the first at index 0."""
    return tuple(seed_path(slug).read_text(encoding="utf-8").split("\n"))


def numbered(prefix: str, lines: Iterable[str], _slug: str) -> Places:
    """Numbered paragraphs; each runs on over page breaks until the next number in order."""
    found: Places = {}
    place, last = "heading", 0
    for line in lines:
        start = re.match(r"\s*(\d+)\.\s", line)
        if start and (not last or int(start[1]) == last + 1):
            last = int(start[1])
            place, line = f"{prefix} {last}", line[start.end() :]
        found[place] = squash(found.get(place, "") + " " + line)
    return found


def tabbed(_prefix: str, lines: Iterable[str], _slug: str) -> Places:
    """Dashboard rows with tabs between cells; other lines are the heading's."""
    found: Places = {}
    for line in lines:
        cells = [squash(cell) for cell in line.split("\t")]
        named = next((i - 1 for i, cell in enumerate(cells) if i and cell in FREQUENCIES), 0)
        place = f"dashboard: {cells[named].rstrip('.')}" if len(cells) > 1 else "heading"
        found[place] = squash(
            " ".join([found.get(place, ""), *(cells[named + 1 :] if len(cells) > 1 else cells)])
        )
    return found


def piped(_prefix: str, lines: Iterable[str], _slug: str) -> Places:
    """Dashboard rows of a table with bars; a row without a name goes on with the one before it."""
    found: Places = {}
    place = "heading"
    for line in lines:
        name, *cells = [squash(cell) for cell in line.split("|")[1:]] or [""]
        place = f"dashboard: {name}" if name else place
        found[place] = squash(" ".join([found.get(place, ""), *cells]))
    return found


def named(prefix: str, lines: Iterable[str], slug: str) -> Places:
    """Rows of a table whose lines are broken anywhere: each runs from its name to the next name."""
    text = squash(" ".join(lines))
    names = {p for row in figure_rows(slug) for p in places_of(row) if p.startswith(prefix + ":")}
    starts = sorted((text.index(p.removeprefix(prefix + ": ")), p) for p in names)
    ends = [start for start, _ in starts[1:]] + [len(text)]
    cut = {
        p: text[at + len(p) - len(prefix) - 2 : end].strip()
        for (at, p), end in zip(starts, ends, strict=True)
    }
    return {"heading": text[: starts[0][0]], **cut}


Reader = Callable[[str, Iterable[str], str], Places]

STRETCHES: dict[str, list[tuple[Reader, str, int, int]]] = {
    "q1-2017-18": [(tabbed, "dashboard", 1, 60)],
    "q3-2020-21": [
        (numbered, "appendix, paragraph", 2227, 2334),
        (named, "appendix table", 2368, 2514),
        (numbered, "paragraph", 2515, 2806),
        (named, "dashboard", 2844, 3009),
    ],
    "q2-2021-22": [(piped, "dashboard", 1, 39)],
    "q3-2021-22": [(numbered, "paragraph", 1, 90), (tabbed, "dashboard", 134, 160)],
    "q2-2024-25": [(numbered, "paragraph", 1, 26), (numbered, "paragraph", 77, 132)],
}


@cache
def places(slug: str) -> Places:
    """Every place of the document that can hold a figure, with its text."""
    found: Places = {}
    for reader, prefix, first, last in STRETCHES[slug]:
        for place, text in reader(prefix, seed_lines(slug)[first - 1 : last], slug).items():
            found[place] = squash(found.get(place, "") + " " + text)
    return found


def text_at(slug: str, row: Row) -> str:
    """The words at the places that a row of figures names; `KeyError` where there is no such place."""
    return " ".join(places(slug)[place] for place in places_of(row))
