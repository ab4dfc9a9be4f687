"""What people type, on its way in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.escape import as_typed, escape, escaped_within

TYPED = [
    ("<@U0SCRUTINEER> re-referrals Q3 vs Q2?", "re-referrals Q3 vs Q2?"),
    ("R&amp;D &lt; 5", "R&D < 5"),
    ("<#C1|performance> figures", "#performance figures"),
    ("<!channel> re-referrals <!subteam^S1|@officers>", "re-referrals"),
    ("see <https://example.org/a?b=1|the report> please", "see the report please"),
    ("see <https://example.org> and <mailto:a@example.org|a@example.org>", "see https://example.org and a@example.org"),
    ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ("  two\n lines\t", "two lines"),
    ("<@U1>", ""),
]


@pytest.mark.parametrize(("sent", "typed"), TYPED)
def test_what_was_typed(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed


SAID = [
    ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
    ("<https://x|label>", "&lt;https://x|label&gt;"),
    ("abc\u202egnp.exe\u200b", "abcgnp.exe"),
    ("19.6% – “fine”", "19.6% – “fine”"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_said_back(text: str, said: str) -> None:
    assert escape(text) == said


@given(st.text())
def test_nothing_said_back_is_markup(text: str) -> None:
    said = escape(text)
    assert "<" not in said and ">" not in said


@given(st.text(alphabet="<&>ab é", max_size=300), st.integers(1, 120))
def test_escaped_and_still_within_its_limit(text: str, longest: int) -> None:
    said = escaped_within(text, longest)
    assert len(said) <= longest
    assert said.count("&") == sum(said.count(entity) for entity in ("&amp;", "&lt;", "&gt;"))
