"""What stands above or beside figures and makes another thing of them is doubted with its own words; what is ordinary is not."""

from itertools import product

import pytest

from bot.importing.reading import Found, Said, Words, read
from intents.documents.notes import MANY
from tests.documents.agreement import lexicon
from tests.documents.scorecard_titles import (
    COMMENTS_BESIDES,
    COMMENTS_OF_ANOTHER,
    HARMLESS_ABOVE,
    HARMLESS_NOTES,
    MARKED_PERIODS,
    NARROWED,
    NO_SECOND_LINES,
    NOTES,
    ORDINARY,
    PLAIN_TITLES,
    SECOND_LINES,
    SECTIONS,
    THEMES,
    TITLED,
    UNDATED,
    YEARS,
)
from tests.documents.scorecards import TITLE, R, S, Scorecard, contents

WORDS = Words(lexicon(), {}, ("leicestershire", "Leicestershire County Council"))
QUARTERS = ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%")


def doubts(lines: tuple[str, ...], title: str = TITLE, sheet: str = "Scorecard") -> list[tuple[str, ...]]:
    """The sentences of each figure's doubts, in the order of the figures."""
    read_as = read(contents(Scorecard("", lines, (), title=title, sheet=sheet)), Said("Q3 2024/25"), WORDS)
    assert isinstance(read_as, Found) and read_as.items
    return [tuple(doubt.sentence for doubt in item.proposed.doubts) for item in read_as.items]


@pytest.mark.parametrize("title", TITLED)
def test_a_title_of_another_kind_of_figure_is_doubted(title: str) -> None:
    assert all(title in " ".join(said) for said in doubts(QUARTERS, title))


def test_so_is_the_name_of_a_sheet() -> None:
    assert all("Targets" in " ".join(said) for said in doubts(QUARTERS, sheet="Targets"))


@pytest.mark.parametrize("title", PLAIN_TITLES)
def test_an_ordinary_title_is_not(title: str) -> None:
    assert not any(doubts(QUARTERS, title))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_another_kind_of_figure_is_doubted(section: str) -> None:
    said = doubts((*QUARTERS, section, f"{S}|86.0%|87.1%"))
    assert [section in " ".join(sentences) for sentences in said] == [False, False, True, True]


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_not(theme: str) -> None:
    assert not any(doubts((*QUARTERS, theme, f"{S}|86.0%|87.1%")))


@pytest.mark.parametrize("second", SECOND_LINES)
def test_a_row_that_may_go_on_with_the_name_above_doubts_its_figures(second: str) -> None:
    said = doubts((*QUARTERS, f"{S}|86.0%|87.1%", second))
    assert ["may go on with its name" in " ".join(sentences) for sentences in said] == [False, False, True, True]


@pytest.mark.parametrize("below", NO_SECOND_LINES)
def test_a_theme_or_a_note_does_not(below: str) -> None:
    assert not any(doubts((*QUARTERS, below)))


@pytest.mark.parametrize(("title", "headings", "doubted"), YEARS)
def test_a_year_in_a_title_is_doubted_where_no_other_is_printed(title: str, headings: str, doubted: bool) -> None:
    assert [title in " ".join(said) for said in doubts((title, headings, f"{R}|26.3%|25.1%"))] == [doubted, doubted]


@pytest.mark.parametrize(("heading", "text"), NARROWED)
def test_a_column_that_narrows_its_row_is_doubted(heading: str, text: str) -> None:
    said = doubts((f"Indicator|{heading}|Period|Actual", f"{R}|{text}|Q3 2024/25|25.1%"))
    assert [text in " ".join(sentences) for sentences in said] == [True]


@pytest.mark.parametrize(("heading", "text"), ORDINARY)
def test_an_ordinary_column_is_not(heading: str, text: str) -> None:
    assert doubts((f"Indicator|{heading}|Period|Actual", f"{R}|{text}|Q3 2024/25|25.1%")) == [()]


@pytest.mark.parametrize("heading", ["Comments", "Additional information"])
@pytest.mark.parametrize("text", COMMENTS_OF_ANOTHER)
def test_a_comment_that_the_figure_is_anothers_is_doubted(heading: str, text: str) -> None:
    said = doubts((f"Indicator|Period|Actual|{heading}", f"{R}|Q3 2024/25|25.1%|{text}"))
    assert [text in " ".join(sentences) for sentences in said] == [True]


@pytest.mark.parametrize("text", COMMENTS_BESIDES)
def test_a_comment_on_something_else_is_not(text: str) -> None:
    assert doubts(("Indicator|Period|Actual|Comments", f"{R}|Q3 2024/25|25.1%|{text}")) == [()]


def test_a_long_table_has_its_columns_looked_at_too() -> None:
    said = doubts(("Area|Indicator|Period|Statistic|Value", f"Leicestershire|{R}|Q3 2024/25|target|20%"))
    assert ["target" in " ".join(sentences) for sentences in said] == [True]


@pytest.mark.parametrize("period", MARKED_PERIODS)
def test_a_period_that_is_marked_is_doubted(period: str) -> None:
    assert [period in " ".join(said) for said in doubts(("Indicator|Period|Actual", f"{R}|{period}|25.1%"))] == [True]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("at", [0, 2, 3, 4])
def test_a_note_above_amid_or_under_a_table_doubts_its_lines(note: str, at: int) -> None:
    lines = [*QUARTERS, f"{S}|86.0%|87.1%", "|"]
    lines.insert(at, note)
    assert all(note in " ".join(said) for said in doubts(tuple(lines)))


@pytest.mark.parametrize(("note", "at"), [*product(HARMLESS_NOTES, (2, 3, 4)), *product(HARMLESS_ABOVE, (0,))])
def test_a_harmless_one_does_not(note: str, at: int) -> None:
    lines = [*QUARTERS, f"{S}|86.0%|87.1%", "|"]
    lines.insert(at, note)
    assert not any(doubts(tuple(lines)))


@pytest.mark.parametrize(("sheet", "titles", "doubted"), UNDATED)
def test_this_quarter_under_a_title_of_another_is_doubted(sheet: str, titles: tuple[str, ...], doubted: bool) -> None:
    assert [bool(said) for said in doubts((*titles, "Indicator|This quarter", f"{R}|25.1%"), sheet=sheet)] == [doubted]


def test_a_section_of_another_quarter_is_doubted_until_the_next() -> None:
    lines = ("Indicator|This quarter", "Quarter 2", f"{S}|86.0%", "Quarter 3", f"{R}|25.1%")
    assert ["Quarter 2" in " ".join(said) for said in doubts(lines)] == [True, False]


@pytest.mark.parametrize(("notes", "told"), [(MANY, ()), (MANY + 1, ("More than 40 notes stand beside the table",))])
def test_more_notes_than_anybody_writes_are_not_read_one_by_one(notes: int, told: tuple[str, ...]) -> None:
    said = doubts((*QUARTERS, *(f"Note {number}: performance remains strong." for number in range(notes))))
    assert [tuple(sentence.partition(",")[0] for sentence in sentences) for sentences in said] == [told, told]
