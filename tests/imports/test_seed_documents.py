"""The five documents' own texts through the door of imports: what is clean is what is held, and all else waits for a word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from bot.importing.checking import lines_of
from bot.importing.desk import OURSELVES, Importing
from bot.importing.held import Held, held_by
from bot.importing.preview import Line, Preview
from bot.importing.reading import Found, Said, Words, read
from bot.importing.sentences import BROKEN_TABLE
from store.ingest.contents import Contents
from store.ingest.reading import read_file
from tests.bot.front_door import parts
from tests.documents.agreement import differences
from tests.seed_text import documents, figure_rows, seed_path

SLUGS = tuple(documents())
NOW = datetime(2026, 7, 1, tzinfo=UTC)
pytestmark = pytest.mark.skipif(not seed_path(SLUGS[0]).exists(), reason="the documents' texts are not there (SCRUTINEER_SEEDS)")

NOT_FOUND = {"q3-2020-21": {"gld"}}
"""A measure of a dashboard whose lines came out broken: its name stands alone, without a value or words for none."""

COUNTED = {
    "q1-2017-18": {"clean": 37, "doubtful": 8},
    "q3-2020-21": {"from prose": 67},
    "q2-2021-22": {"clean": 13, "doubtful": 6},
    "q3-2021-22": {"clean": 33, "doubtful": 17, "from prose": 44},
    "q2-2024-25": {"from prose": 45},
}
"""How many figures each text gives."""


@cache
def contents(slug: str) -> Contents:
    """The text as it is read."""
    return read_file(seed_path(slug).name, seed_path(slug).read_bytes())


@cache
def preview(slug: str) -> Preview:
    """The preview of the text beside everything that is held."""
    found = Importing(parts().store, parts().vocabulary).examine(contents(slug), Said(), NOW)
    assert isinstance(found, Preview)
    return found


@cache
def held() -> Held:
    """All that is held."""
    with parts().store.reading(NOW) as reader:
        return held_by(reader, parts().catalogue.indicators)


def unseen(slug: str) -> tuple[Line, ...]:
    """The lines of the text where nothing of its document is held, neither its figures nor the names that it prints."""
    own = held()
    others = replace(own, printings=tuple(one for one in own.printings if one.document.slug != slug))
    found = read(contents(slug), Said(), Words(parts().lexicon, others.names, OURSELVES))
    assert isinstance(found, Found)
    return lines_of(found.items, found.report, others)


def wrong(slug: str, lines: Iterable[Line]) -> list[tuple[str | None, str]]:
    """The clean lines that no row of the document agrees with."""
    rows = [row for row in figure_rows(slug) if row["origin"] == "dashboard"]
    clean = [line.proposed for line in lines if line.clean]
    return [(one.indicator, one.role) for one in clean if not any(_is(one, row) for row in rows)]


def _is(one: object, row: dict[str, str]) -> bool:
    return getattr(one, "role", None) == row["role"] and not differences(one, row)  # type: ignore[arg-type]


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_clean_is_what_is_held(slug: str) -> None:
    assert wrong(slug, preview(slug).lines) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_clean_would_be_right_of_a_document_never_seen(slug: str) -> None:
    assert wrong(slug, unseen(slug)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_how_much_is_clean(slug: str) -> None:
    sort = Counter("clean" if one.clean else "from prose" if one.from_prose else "doubtful" for one in preview(slug).lines)
    assert sort == COUNTED[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_measure_of_the_dashboard_is_a_line_but_where_its_lines_were_broken(slug: str) -> None:
    given = {code for one in preview(slug).lines for code in (one.proposed.indicator, *one.proposed.near)}
    measures = {row["indicator"] for row in figure_rows(slug) if row["role"] == "measure" and row["origin"] == "dashboard"}
    assert measures - given == NOT_FOUND.get(slug, set())


def test_a_table_that_came_out_as_broken_lines_is_told_of() -> None:
    told = [one.sentence for one in preview("q3-2020-21").doubts if one.kind == "broken"]
    assert told == [f"22 {BROKEN_TABLE}"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_report_is_known(slug: str) -> None:
    assert preview(slug).report == documents()[slug]["report"]


def test_where_the_quarter_of_a_whole_agenda_pack_was_taken_from_is_told() -> None:
    told = [(one.place, one.sentence) for one in preview("q3-2020-21").doubts if one.kind == "title"]
    said = "The quarter is taken from the title “QUARTER 3 2020/21 PERFORMANCE REPORT”: say --report where it is another one."
    assert told == [("line 2521", said)]


def test_no_value_is_taken_from_a_line_that_is_several_columns_cells() -> None:
    """Nor from one that says that there is none: what stands in it then is the neighbours' average."""
    broken = {one.proposed.indicator: one.display for one in preview("q3-2020-21").lines if one.proposed.place.startswith("line 29")}
    none = "Not available this quarter"
    assert {code: broken[code] for code in ("feee-2", "feee-3", "primary-good", "secondary-good")} == {
        "feee-2": "?", "feee-3": "?", "primary-good": none, "secondary-good": none,
    }  # fmt: skip


def test_a_dashboard_whose_lines_are_broken_gives_nothing_without_a_doubt() -> None:
    broken = [one for one in preview("q3-2020-21").lines if one.proposed.place.startswith(("line 28", "line 29"))]
    assert {("broken" in {told.kind for told in one.doubts}) for one in broken} == {True}
