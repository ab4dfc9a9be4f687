"""The program's own tidy layout: what was written comes back unchanged, nothing in it is a formula, and a bad row is told of."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.documents.cells import read_target
from intents.documents.proposed import Proposed, ProposedTarget
from intents.documents.tidy import COLUMNS, FIGURE, TidyFigure, Written, guarded, is_tidy, read_tidy, tidy_rows
from store.ingest.contents import Cell, Table
from store.ingest.outgoing import to_csv
from tests.seed_text import documents, figure_rows


def table(rows: Sequence[Sequence[Written]]) -> Table:
    """Rows as the table that the CSV of them is."""
    return Table("export", tuple(tuple(map(Cell, row)) for row in csv.reader(StringIO(to_csv(rows), newline=""))))


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20) | st.sampled_from(
    ["=1+1", "'=1+1", "''-x", "@SUM(A1)", "+44", "-11.11% (16)", "\tx", "'quoted'", '"', "a, b", "N/A"]
)
DECIMAL = st.decimals(-999, 999, allow_nan=False, places=2) | st.decimals(0, 9999, allow_nan=False, places=0)
PERIOD = st.sampled_from(["Q3 2021/22", "2016", "2016/17", "June 2017", "Autumn 2021", "year to Q2 2019/20", "2013-2016"])
TARGET = TEXT.map(lambda text: (read_target(text), text)).map(
    lambda pair: ProposedTarget(pair[1], pair[0].operator if pair[0] else None, pair[0].value if pair[0] else None)
)
WHOLE = st.none() | st.integers(0, 99999)


@st.composite
def figures(draw: st.DrawFn) -> TidyFigure:
    """A figure with everything that can be printed of it, or without."""
    valued = draw(st.booleans())
    indicator, number = draw(TEXT), draw(st.integers(1, 9))
    one = Proposed(
        indicator, indicator, (), draw(PERIOD), draw(st.sampled_from(["measure", "previous", "other"])),
        draw(st.sampled_from(["dashboard", "text", "appendix"])), draw(TEXT), f"export, row {number}", draw(st.none() | TEXT),
        draw(DECIMAL) if valued else None, None if valued else draw(TEXT), draw(WHOLE), draw(WHOLE), draw(st.none() | TARGET),
        draw(st.sampled_from([None, "green", "amber", "red"])), draw(st.none() | st.integers(1, 4)), draw(st.none() | TEXT),
        draw(st.none() | DECIMAL), draw(st.none() | DECIMAL), draw(st.none() | DECIMAL), draw(st.none() | TEXT),
        draw(st.sampled_from([None, "up", "down", "same"])), draw(st.sampled_from([None, "improved", "declined", "no change", "no polarity"])),
        draw(st.none() | DECIMAL), draw(st.none() | PERIOD),
    )  # fmt: skip
    return TidyFigure(draw(TEXT), draw(TEXT), draw(st.sampled_from(["Q3 2021/22", "Q1 2017/18"])), one, draw(st.none() | TEXT), draw(st.none() | TEXT))


@settings(max_examples=60)
@given(st.lists(figures(), max_size=4))
def test_what_was_written_comes_back_unchanged(given_figures: list[TidyFigure]) -> None:
    found = read_tidy(table(tidy_rows(given_figures)))
    assert (tidy_rows(found.figures), found.doubts) == (tidy_rows(given_figures), ())


@settings(max_examples=60)
@given(figures())
def test_every_field_comes_back_with_its_decimals(one: TidyFigure) -> None:
    (back,) = read_tidy(table(tidy_rows([one]))).figures
    assert repr((back.document, back.figure.value, back.figure.target, back.figure.neighbour, back.note)) == repr(
        (one.document, one.figure.value, one.figure.target, one.figure.neighbour, one.note)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Re-referrals", "Re-referrals"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("+44", "'+44"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("-0.76", "-0.76"),
        ("'-0.76", "'-0.76"),
        ("-11.11%", "-11.11%"),
        ("-1+1", "'-1+1"),
        ("-11.11% (16)", "'-11.11% (16)"),
        ("%-points", "'%-points"),
        (">97.2%", ">97.2%"),
        ("", ""),
    ],
)
def test_a_text_that_goes_out_is_no_formula(text: str, expected: str) -> None:
    assert guarded(text) == expected


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert not guarded(text).strip("\ufeff \u200b").startswith(("=", "+", "@", "＝", "＋", "－", "＠"))


@settings(max_examples=60)
@given(st.lists(figures(), max_size=4))
def test_every_text_that_goes_out_was_looked_at(given_figures: list[TidyFigure]) -> None:
    texts = [cell for row in tidy_rows(given_figures) for cell in row if isinstance(cell, str)]
    assert [text for text in texts if text[:1] in ("=", "+", "@", "\t", "\r") and text[:1]] == []


@pytest.mark.parametrize("slug", ["q1-2017-18", "q3-2020-21", "q2-2021-22", "q3-2021-22", "q2-2024-25"])
def test_the_figures_that_are_held_go_out_and_come_back_unchanged(slug: str) -> None:
    document = documents()[slug]
    head = (slug, document["title"], document["report"], str(document.get("meeting", "")))
    held = (COLUMNS, *((*head, *(row[name] for name in FIGURE)) for row in figure_rows(slug)))
    found = read_tidy(table([tuple(map(guarded, row)) for row in held]))
    assert (to_csv(tidy_rows(found.figures)), found.doubts) == (to_csv([tuple(map(guarded, row)) for row in held]), ())


def test_columns_may_come_back_in_another_order() -> None:
    one = TidyFigure("d", "t", "Q3 2021/22", Proposed("x", "x", (), "2016", "other", "text", "p", "export, row 2", value=Decimal("1.0")))
    turned = tuple(tuple(reversed(row)) for row in tidy_rows([one]))
    assert [back.figure for back in read_tidy(table(turned)).figures] == [one.figure]


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("value", "12%", "'12%' is not a plain number"),
        ("value", "", "it must have a value, or else what stands in its place"),
        ("missing", "N/A", "it must have a value, or else what stands in its place"),
        ("period", "Q9 2021/22", "is not the label of a period"),
        ("report", "last one", "is not the label of a period"),
        ("role", "main", "'main' is not one of measure, previous, other"),
        ("rag", "blue", "'blue' is not one of green, amber, red"),
        ("quartile", "5", "'5' is not one of 1, 2, 3, 4"),
        ("numerator", "2.5", "'2.5' is not a whole number"),
        ("indicator", "", "its indicator is empty"),
    ],
)
def test_a_row_that_was_spoilt_is_left_out_and_told_of(column: str, text: str, said: str) -> None:
    one = TidyFigure("d", "t", "Q3 2021/22", Proposed("x", "x", (), "2016", "other", "text", "p", "", value=Decimal("1.0")))
    row = tuple(text if name == column else cell for name, cell in zip(COLUMNS, tidy_rows([one])[1], strict=True))
    found = read_tidy(table((COLUMNS, row)))
    assert not found.figures and [said in d.sentence and "row 2" in d.place for d in found.doubts] == [True]


@pytest.mark.parametrize(("rows", "tidy"), [((COLUMNS,), True), ((COLUMNS[1:],), False), (((*COLUMNS, "more"),), True), ((), False), ((("Indicator",),), False)])
def test_the_layout_is_known_by_its_headings(rows: tuple[tuple[str, ...], ...], tidy: bool) -> None:
    assert is_tidy(table(rows)) == tidy


@pytest.mark.parametrize(
    ("name", "cell", "sentence"),
    [
        ("period", "Q9 2021/22", "This row is left out: 'Q9 2021/22' is not the label of a period, such as 'Q3 2021/22' or 'December 2021'."),
        ("value", "19.6%", "This row is left out: '19.6%' is not a plain number."),
        ("title", "", "This row is left out: its title is empty."),
    ],
)
def test_a_wrong_row_is_told_of_in_one_sentence_with_its_place(name: str, cell: str, sentence: str) -> None:
    row = dict.fromkeys(COLUMNS, "") | {
        "document": "d", "title": "T", "report": "Q3 2021/22", "indicator": "rereferrals", "period": "Q3 2021/22",
        "role": "measure", "origin": "dashboard", "value": "19.6", "place": "row 1",
    }  # fmt: skip
    (doubt,) = read_tidy(table((COLUMNS, tuple({**row, name: cell}.values())))).doubts
    assert (doubt.sentence, doubt.place) == (sentence, "export, row 2")
