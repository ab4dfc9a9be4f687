"""A document without measures, such as a file of national statistics, brings figures and is no quarter's report."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from bot.build import Parts, build
from store.imported import FileRecord, NewDocument, NewFigure
from tests.bot.front_door import NOW

REPORT = "Q4 2024/25"
DOCUMENT = NewDocument("national", "National statistics of referrals", REPORT)
FIGURE = NewFigure("rereferrals", "2023/24", "other", "text", "sheet Data, row 7", Decimal("21.6"))


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    path: Path = tmp_path_factory.mktemp("national") / "scrutineer.db"
    built = build(path, now=lambda: NOW)
    built.store.imports.bring_in(DOCUMENT, [FIGURE], FileRecord("national.csv", "a" * 64), who="ann", now=NOW)
    built.store.imports.publish("national", NOW, who="ann", now=NOW)
    yield built
    built.store.close()


def test_its_figures_are_answered_with_their_source(parts: Parts) -> None:
    said = parts.assistant.ask("re-referrals 2023/24", thread=None, now=NOW).text
    assert "21.6%" in said and DOCUMENT.title in said


# what is asked -> what the answer begins with
ASKED = {
    f"summary of {REPORT}": "not_held",
    f"which measures declined in {REPORT}?": "not_held",
    "summary of the latest report": "answered",
}


@pytest.mark.parametrize(("question", "outcome"), ASKED.items())
def test_it_is_no_quarter_s_report(parts: Parts, question: str, outcome: str) -> None:
    assert parts.assistant.ask(question, thread=None, now=NOW).answer.outcome == outcome


def test_no_digest_is_due_for_it(parts: Parts) -> None:
    assert not parts.assistant.is_published(REPORT, now=NOW)
