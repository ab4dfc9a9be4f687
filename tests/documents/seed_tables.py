"""The dashboards of the four documents as tables of cells, as a reader of text would give them.

Two are tables with tabs, one is a Markdown table, and one (Q3 2020/21) came out of a PDF with its lines broken anywhere:
its cells are told apart here by what they look like, from the right, as they stand on the page.
"""

import re
from collections.abc import Callable
from functools import cache

from store.ingest.contents import Cell, Table
from tests.seed_text import figure_rows, places_of, seed_lines, squash

TITLES = {
    "q1-2017-18": "Children and Families Performance FY2017/18 Q1",
    "q3-2020-21": "Children and Families Performance 2020/21 Quarter 3",
    "q2-2021-22": "page 1",  # its heading names the report
    "q3-2021-22": "Performance Dashboard for Quarter 3, 2021/22",
}


@cache
def tables(slug: str) -> tuple[Table, ...]:
    """The dashboard's tables in order."""
    return tuple(Table(f"{TITLES[slug]}, table {n}", rows) for n, rows in enumerate(_ROWS[slug](slug), 1))


def _row(texts: list[str]) -> tuple[Cell, ...]:
    return tuple(Cell(" ".join(text.split())) for text in texts)


def _tabbed(slug: str, first: int, last: int) -> list[tuple[tuple[Cell, ...], ...]]:
    """Lines with tabs; an empty line parts two tables."""
    blocks = "\n".join(seed_lines(slug)[first - 1 : last]).split("\n\n")
    return [tuple(_row(line.split("\t")) for line in block.split("\n")) for block in blocks if "\t" in block]


def _piped(slug: str) -> list[tuple[tuple[Cell, ...], ...]]:
    """Lines with bars; an empty line parts two tables, and the line of dashes is none of their rows."""
    lines = [line for line in seed_lines(slug) if not line.startswith("|--")]
    blocks = re.split(r"\n\s*\n", "\n".join(lines))
    return [tuple(_row(line.strip().strip("|").split("|")) for line in block.split("\n")) for block in blocks if "|" in block]


HEADINGS = ["", "Latest update", "Current figure", "Compared to previous data", "Target*", "Status RAG",
            "National benchmark (quartile 1 = top)", "Most recent Statistical Neighbour average"]  # fmt: skip
PERIOD = r"Q\d(?: \d{4}/\d\d)?|\d{4}/\d\d Q\d|Autumn \d{4}|\d{4}"
AFTER_NAME = re.compile(
    rf"(?P<period>{PERIOD}|Not available this quarter|) ?(?P<value>(?<!quarter )[\d,.]+%?(?: ?\(\d+\))?(?= )|) ?"
    r"(?P<change>(?:Lower|Higher|Better|Similar)(?: ?\([^)]*\))?|) ?(?P<tail>(?:(?:[\d.]+%|[GAR1-4]|n/a)(?: |$))*)"
)
TAIL = 4  # target, RAG, quartile and neighbour: what is printed of them stands on the right


def _broken(slug: str) -> list[tuple[tuple[Cell, ...], ...]]:
    """A dashboard whose lines are broken anywhere: each row runs from its name to the next name."""
    text = squash(" ".join(seed_lines(slug)[2843:3009])).split("RAG rating key")[0]
    names = {p.removeprefix("dashboard: ") for row in figure_rows(slug) for p in places_of(row) if p.startswith("dashboard: ")}
    starts = sorted((text.index(name), name) for name in names)
    ends = [at for at, _ in starts[1:]] + [len(text)]
    rows = [_row(HEADINGS)]
    for (at, name), end in zip(starts, ends, strict=True):
        found = AFTER_NAME.match(text[at + len(name) : end].lstrip(". "))
        assert found, name
        tail = found["tail"].split()
        rows.append(_row([name, found["period"], found["value"], found["change"], *[""] * (TAIL - len(tail)), *tail]))
    return [tuple(rows)]


_ROWS: dict[str, Callable[[str], list[tuple[tuple[Cell, ...], ...]]]] = {
    "q1-2017-18": lambda slug: _tabbed(slug, 1, 62),
    "q3-2020-21": _broken,
    "q2-2021-22": _piped,
    "q3-2021-22": lambda slug: _tabbed(slug, 133, 161),
}
