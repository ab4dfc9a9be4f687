"""A report of sentences through the door of imports: which read as sentences, and what is said where none gives a figure."""

import pytest

from bot.importing.preview import NotTaken
from bot.importing.reading import Found, Said, Words, read
from store.ingest.contents import Contents, Paragraph
from tests.documents.agreement import lexicon

WORDS = Words(lexicon(), {}, ("leicestershire", "Leicestershire County Council"))
RE = "Re-referrals to social care within 12 months"


def report(*texts: str) -> Found | NotTaken:
    """What a report of these paragraphs proposes."""
    texts = ("Quarter 3 2024/25 performance report", *texts)
    paragraphs = tuple(Paragraph(text, f"paragraph {number}") for number, text in enumerate(texts, 1))
    return read(Contents("report.docx", "docx", "0" * 64, (), paragraphs), Said(), WORDS)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (f"{RE} now stand at 25.1%.", False),
        (f"{RE} moved from 26.3% to 25.1%.", False),
        (f"{RE} stand at 25.1% for the year to date.", False),
        (f"{RE} peaked at 28.2% in August before falling to 25.1%.", False),
        (f"{RE} dipped to 25.1% (264 children).", False),
        (f"{RE} totalled 264 children (25.1%).", False),
        (f"{RE}: 25.1% (Q2: 26.3%).", False),
        (f"{RE}: 25.1%, down from 26.3%.", False),
        (f"{RE} 25.1% 26.3% 18.7% Red", True),
        (f"{RE} 25.1% 26.3% 18.7% Red 4.", True),
        (f"{RE} were 25.1%", True),
        (f"Data: {RE} | Q3 | 25.1%.", True),
        (f"{RE}: Q3: 25.1% Q2: 26.3%.", True),
    ],
)
def test_a_line_that_is_no_sentence_is_doubted_and_a_sentence_is_not(text: str, broken: bool) -> None:
    found = report(text)
    assert isinstance(found, Found) and ["broken" in {d.kind for d in one.proposed.doubts} for one in found.items[:1]] == [broken]


NO_SENTENCE = (
    "No sentence of report.docx gives a figure of the council's own: targets, forecasts, differences, rounded numbers and the "
    "figures of others or of some of the people are none. Bring its figures in as a table with headings such as Indicator, "
    "Latest Period and Latest Value."
)
NO_TABLE = (
    "Nothing in report.docx could be read as a figure: give its table a row of headings, such as Indicator, Latest Period and "
    "Latest Value, or send the report's own text."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{RE} remain above the target of 22%.", NO_SENTENCE),
        (f"{RE} are forecast to be 24% by year end.", NO_SENTENCE),
        (f"{RE} would have been 24% had the duplicates been removed.", NO_SENTENCE),
        ("Nationally, 22.4% of children were re-referred to social care within 12 months.", NO_SENTENCE),
        (f"{RE} were 1.2 percentage points lower than in Q2.", NO_SENTENCE),
        ("One in five children was re-referred to social care within 12 months.", NO_SENTENCE),
        ("Performance | Red | Green", NO_TABLE),
    ],
)
def test_a_text_without_a_figure_is_told_of_as_what_it_is(text: str, told: str) -> None:
    refused = report(text)
    assert isinstance(refused, NotTaken) and refused.sentence == told
