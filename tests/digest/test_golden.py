"""The golden page of the digests, to be read as prose. `UPDATE_GOLDEN=1` writes it anew."""

import os
from pathlib import Path

from bot.slack.digest_blocks import pages
from tests.digest.made import REPORTS, digest_of

PAGE = Path(__file__).with_name("golden.md")
HEAD = """\
# The digests of the reports held

Word for word: the headline, then each message of its thread. After a change of wording write it anew with
`UPDATE_GOLDEN=1 pytest tests/digest/test_golden.py`, and read what has changed.
"""


def page() -> str:
    """The page as Markdown: a report a section, a message a block."""
    out = [HEAD]
    for report in REPORTS:
        out += [f"## {report}\n", *(f"```text\n{one.text}\n```\n" for one in pages(digest_of(report)))]
    return "\n".join(out)


def test_the_digests_are_what_is_said() -> None:
    now = page()
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(now, encoding="utf-8")
    assert now.splitlines() == PAGE.read_text(encoding="utf-8").splitlines()
