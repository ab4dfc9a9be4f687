"""A table of a document is its headings', its introduction's and its caption's: what they say is doubted of its lines alone."""

import pytest

from bot.importing.reading import Found, Said, Words, read
from store.ingest.contents import Cell, Contents, Paragraph, Table
from tests.documents.agreement import lexicon
from tests.documents.scorecards import R, S

WORDS = Words(lexicon(), {}, ("leicestershire", "Leicestershire County Council"))
TITLE = "# Children and Families Performance Report - Quarter 3 2024/25"
FIRST, SECOND = ((f"{name}|26.3%|{value}") for name, value in ((R, "25.1%"), (S, "27.1%")))


def document(*texts: str) -> Contents:
    """A document of these paragraphs, its headings marked "#", and of tables of one row, each where a row stands."""
    paragraphs, tables = list[Paragraph](), list[Table]()
    for text in (TITLE, *texts):
        if "|" in text:
            rows = [tuple(map(Cell, line.split("|"))) for line in ("Indicator|Q2 2024/25|Q3 2024/25", text)]
            tables.append(Table(f"table {len(tables) + 1}", tuple(rows), after=len(paragraphs)))
        else:
            level = len(text) - len(text.lstrip("#"))
            paragraphs.append(Paragraph(text.lstrip("# "), f"unnumbered paragraph {len(paragraphs) + 1}", None, level))
    return Contents("report.docx", "docx", "0" * 64, tuple(tables), tuple(paragraphs))


def doubted(*texts: str) -> list[bool]:
    """Whether each measure of the document's tables is doubted."""
    found = read(document(*texts), Said(), WORDS)
    assert isinstance(found, Found)
    return [bool(one.proposed.doubts) for one in found.items if one.proposed.role == "measure" and not one.from_prose]


SAYING = ("Blaby", "Appendix B: Leicester City", "Forecast 2024/25", "Previous year's position", "Boys", "Statistical neighbours", "Targets",
          "Example of the layout", "South Leicestershire")  # fmt: skip


@pytest.mark.parametrize("said", SAYING)
@pytest.mark.parametrize(
    "texts",
    [
        ("## {}", "The table below shows the position.", SECOND),
        ("## {}", "### Indicators", SECOND),
        ("{}", "The position is as follows.", SECOND),
        ("The following table shows the figures for {}.", SECOND),
        (SECOND, "Table 2: {}"),
        ("Table 2: {}", SECOND),
    ],
)
def test_what_the_texts_around_a_table_say_is_doubted_of_it_alone(texts: tuple[str, ...], said: str) -> None:
    texts = tuple(text.format(said) for text in texts)
    assert doubted("## Countywide", "An introduction.", FIRST, "There is more to say of this.", *texts) == [False, True]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("## Leicester City", "### Safeguarding", FIRST, "### Care leavers", SECOND), [True, True]),  # under the same heading
        (("## Leicester City", FIRST, "## Countywide", SECOND), [True, False]),
        (("Leicester City", FIRST, SECOND), [True, True]),  # nothing between them
        (("## Countywide", FIRST, "Note: figures are provisional.", "## Care leavers", SECOND), [True, False]),
        (("## Countywide", FIRST, "Source: case management system, extracted 12 January 2025", SECOND), [False, False]),
        (("Table 1: Countywide", FIRST, "Table 2: Leicester City", SECOND), [False, True]),  # captions stand above
        ((FIRST, "Table 1: Leicester City", SECOND), [True, True]),  # above or below?
        (("## Safeguarding", "The table below shows performance against targets.", FIRST), [False]),
        (("## Safeguarding", "An introduction.", "Re-referrals were 22% in Leicester City.", FIRST), [False]),  # a sentence of the prose
        (("## Children's social care", "Performance remains strong.", FIRST, "## Next steps", "Work with Blaby goes on."), [False]),
    ],
)
def test_each_table_has_its_own(texts: tuple[str, ...], expected: list[bool]) -> None:
    assert doubted(*texts) == expected
