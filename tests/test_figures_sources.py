"""Every figure stands in its document where its row says, and every number there is a figure or has a reason.

Both ways, by machine, against the documents themselves; without them these tests skip, by name.
"""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.seed_numbers import numbers, plain, printed
from tests.seed_text import (
    STRETCHES,
    Places,
    Row,
    documents,
    figure_rows,
    left_over,
    places,
    places_of,
    seed_lines,
    seed_path,
    squash,
    text_at,
)

SLUGS = sorted(documents())
QUARTILE_WORDS = {
    "1": r"\btop\b",
    "2": r"\bsecond quartile",
    "3": r"\bthird quartile",
    "4": r"\b(?:fourth|lowest) quartile",
}
NUMBERS = (
    "value",
    "numerator",
    "denominator",
    "target",
    "neighbour",
    "england",
    "region",
    "reported_difference",
)
PERIOD_IN_ROW = {("q3-2020-21", "neet"): "Q3"}  # paragraph 35 gives it as the end of December 2020
YEAR_SAID_BEFORE = {("q2-2024-25", "2024"): [f"paragraph {n}" for n in range(37, 43)]}  # by paragraph 33
APPENDIX_COLUMNS = ["Q2 2020/21", "April to September 2020", "2019/20", "2018/19"]
PERIOD_SPELLINGS = (
    (r"(Q\d) (\d{4}/\d\d)", r"\1(?: \2)?"),
    (r"(Spring|Summer|Autumn) (\d{4})", r"\1(?: Census)?(?: \2)?"),
    (r"([A-Z][a-z]{2})[a-z]+ \d\d(\d\d)", r"\1(?:-\2|[a-z]* \\d{4}/\\d\\d)"),
    (r"year to (.+)", r"\1"),
    (r"(.+)", r"\1"),
)


@pytest.fixture(params=SLUGS)
def slug(request: pytest.FixtureRequest) -> str:
    """Each document in turn; skipped by name where its text is absent."""
    wanted = str(request.param)
    if not seed_path(wanted).is_file():
        pytest.skip(f"the text of {wanted} ({seed_path(wanted).name}) is not beside the repository")
    return wanted


def forms(name: str, number: str) -> set[str]:
    """How a number may stand in the text: a difference also without its sign, which words may give."""
    bare = number.lstrip("<>")
    return {bare, bare.lstrip("-")} if name == "reported_difference" else {bare}


def absent_numbers(row: Row, text: str) -> Iterator[str]:
    """The row's numbers that the text does not print; a target in words has none."""
    for name in NUMBERS:
        if plain(row[name]) and not any(printed(form, text) for form in forms(name, row[name])):
            yield f"{row['indicator']} {row['period']}, {row['place']}: {name} {row[name]}"


def test_every_number_of_a_row_is_printed_at_its_place(slug: str) -> None:
    """The value, its counts, its target and its comparisons, with the decimals of the document."""
    assert [absent for row in figure_rows(slug) for absent in absent_numbers(row, text_at(slug, row))] == []


def absent_words(row: Row, text: str) -> Iterator[str]:
    """The words quoted from the report that are not at that place."""
    quoted = [row["missing"].replace("blank", ""), *row["reported"].split("; ")]
    for words in quoted:
        if squash(words).casefold() not in text.casefold():
            yield f"{row['indicator']} {row['period']}, {row['place']}: {words}"


def test_the_words_of_a_row_are_those_of_its_place(slug: str) -> None:
    """What stands instead of a value, and the report's own words for a change."""
    assert [absent for row in figure_rows(slug) for absent in absent_words(row, text_at(slug, row))] == []


def comparison_missing(slug: str, row: Row, text: str) -> bool:
    """Whether a quartile, a RAG or a comparison's year of the row is not in the text."""
    on_dashboard = row["origin"] == "dashboard"
    quartile = rf"(?<!\S){row['quartile']}(?!\S)" if on_dashboard else QUARTILE_WORDS.get(row["quartile"], "")
    rag = rf"\b(?:{row['rag'][:1].upper()}|{row['rag'].capitalize()})\b" if row["rag"] else ""
    found = (not row["quartile"] or re.search(quartile, text)) and (not rag or re.search(rag, text))
    return not found or row["benchmark_year"] not in " ".join(places(slug).values())


def test_quartiles_and_rags_are_those_of_their_place(slug: str) -> None:
    """A digit and a letter or word in a dashboard; "second quartile" in a paragraph."""
    assert [row for row in figure_rows(slug) if comparison_missing(slug, row, text_at(slug, row))] == []


def period_pattern(slug: str, row: Row) -> str:
    """How a dashboard row spells the figure's period."""
    if spelt := PERIOD_IN_ROW.get((slug, row["indicator"])):
        return spelt
    return next(
        re.sub(f"^{p}$", build, row["period"])
        for p, build in PERIOD_SPELLINGS
        if re.fullmatch(p, row["period"])
    )


def follows_its_period(slug: str, row: Row, text: str) -> bool:
    """Whether the value stands right behind its period."""
    number = row["missing"] if not row["value"] else row["value"]
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",?", number)
    return re.search(rf"{period_pattern(slug, row)} {grouped}(?![\d.,])", text) is not None


def test_a_dashboard_value_follows_its_own_period(slug: str) -> None:
    """The latest and the previous value are not mixed up, and carry the period printed before them."""
    rows = (r for r in figure_rows(slug) if r["origin"] == "dashboard" and r["role"] != "other")
    rows = (row for row in rows if row["missing"] in ("", "N/A"))  # others print no period
    assert [row for row in rows if not follows_its_period(slug, row, text_at(slug, row))] == []


def period_words(slug: str, row: Row) -> str:
    """How a paragraph may name the period of its figure; the report's own quarter goes without saying."""
    label = row["period"]
    if label == documents()[slug]["report"] or row["place"] in YEAR_SAID_BEFORE.get((slug, label), ()):
        return ""
    if quarter := re.fullmatch(r"(?:year to )?Q(\d) .*", label):
        return rf"\b(?:q|quarter ){quarter[1]}\b|pre(?:vious|ceding) quarter"
    if term := re.fullmatch(r"(Spring|Summer|Autumn) \d{4}", label):
        return rf"{term[1]} (?:\d{{4}}|term)|previous term"
    return re.escape(label)


def test_a_paragraph_names_the_periods_of_its_figures(slug: str) -> None:
    """A quarter, a term, a month or a year that a row gives is in the paragraph's words."""
    rows = [row for row in figure_rows(slug) if row["origin"] == "text"]
    wrong = (r for r in rows if not re.search(period_words(slug, r), text_at(slug, r), re.IGNORECASE))
    assert [f"{row['indicator']} {row['period']}, {row['place']}" for row in wrong] == []


def stands_in_its_column(row: Row, text: str) -> bool:
    """Whether a value of the youth justice tables is at its period's place in its row."""
    column = APPENDIX_COLUMNS.index(row["period"]) if row["period"] in APPENDIX_COLUMNS else 0
    kinds = (r"\((\d+)\)", r"(?<![-\d.])(\d+(?:\.\d)?)%", r"(?<![-\d.])\d\.\d\d(?!\d|%)")
    return any(found[column : column + 1] == [row["value"]] for found in (re.findall(k, text) for k in kinds))


def test_a_value_of_the_appendix_stands_in_the_column_of_its_period(slug: str) -> None:
    """The quarter, the year so far, and the two years before; the custody rate has a table of its own."""
    rows = [row for row in figure_rows(slug) if row["place"].startswith("appendix table")]
    rows = [row for row in rows if not row["period"].startswith("year to")]
    assert [row for row in rows if not stands_in_its_column(row, text_at(slug, row))] == []


def numbers_of_row(row: Row) -> Counter[str]:
    """The numbers that a row accounts for; a quartile is a digit in a dashboard only."""
    fields = (*NUMBERS, "quartile") if row["origin"] == "dashboard" else NUMBERS
    return Counter(plain(row[field]) for field in fields if plain(row[field]))


def numbers_of_overview(slug: str, place: str) -> Counter[str]:
    """The numbers of the report's own overview, at the paragraphs where it stands."""
    overview = documents()[slug].get("overview", {"place": ""})
    if not re.fullmatch(r"paragraph \d+", place) or place.split()[1] not in overview["place"].split():
        return Counter()
    return Counter(str(count) for count in overview.values() if isinstance(count, int))


def accounted(slug: str, place: str) -> Counter[str]:
    """The numbers at a place that are figures, or left over with a reason."""
    known = numbers_of_overview(slug, place)
    for row in figure_rows(slug):
        known += numbers_of_row(row) if place in places_of(row) else Counter()
    for entry in left_over()[slug].get("left_over", []):
        known += numbers(entry["text"]) if entry["place"] == place else Counter()
    return known


def unaccounted(slug: str, found: Places) -> dict[str, Counter[str]]:
    """By place, the numbers of its text that nothing accounts for."""
    over = {place: numbers(text) - accounted(slug, place) for place, text in found.items()}
    return {place: rest for place, rest in over.items() if rest}


def test_every_number_of_a_document_is_a_figure_or_has_a_reason(slug: str) -> None:
    """As often as it stands there, not only once."""
    assert unaccounted(slug, places(slug)) == {}


def test_what_is_left_over_stands_where_it_says(slug: str) -> None:
    """A reason for a number that is not there would hide one that is."""
    entries = left_over()[slug].get("left_over", [])
    assert [e for e in entries if squash(e["text"]) not in places(slug).get(e["place"], "")] == []


def lines_read(slug: str) -> set[int]:
    """The lines of the document that are cut into places, the first being 1."""
    return {n for *_, first, last in STRETCHES[slug] for n in range(first, last + 1)}


def lines_passed_over(slug: str) -> set[int]:
    """The lines of the sections that hold no figure, with a reason."""
    spans = [section["lines"] for section in left_over()[slug].get("section", [])]
    return {n for first, last in spans for n in range(first, last + 1)}


def test_every_line_is_read_or_passed_over_with_a_reason(slug: str) -> None:
    """And none is both: a section that is passed over hides no figure."""
    filled = {n for n, line in enumerate(seed_lines(slug), 1) if line.strip()}
    read, passed = lines_read(slug), lines_passed_over(slug)
    assert (filled - read - passed, read & passed) == (set(), set())
