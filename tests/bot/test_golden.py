"""The golden page: what the assistant says, word for word, to be read as prose. `UPDATE_GOLDEN=1` writes it anew."""

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tests.bot.golden_cases import Case, cases

PAGE = Path(__file__).with_name("golden.md")
HEAD = """\
# What the assistant says

Every kind of answer, word for word. A test compares this page with what is said today; after a change of wording write it
anew with `UPDATE_GOLDEN=1 pytest tests/bot/test_golden.py`, and read what has changed.
"""


def page(shown: Iterable[Case]) -> str:
    """The page as Markdown: sections, the question as a heading, the answer as it stands."""
    out = [HEAD]
    for section, those in groupby(shown, key=lambda case: case.section):
        out.append(f"## {section}\n")
        out += [f"### {case.asked}\n\n```text\n{case.text}\n```\n" for case in those]
    return "\n".join(out)


def test_the_page_is_what_is_said() -> None:
    now = page(cases())
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(now, encoding="utf-8")
    assert now.splitlines() == PAGE.read_text(encoding="utf-8").splitlines()
