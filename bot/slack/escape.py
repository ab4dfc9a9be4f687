"""What people type, on its way in and out: Slack's markup off it, and nothing in it that Slack would act on. Pure.

`&`, `<` and `>` escaped neutralise `<!channel>`, `<@U…>` and links; Slack has no escape for `* _ ~` and a backtick,
so text of people stands in `plain_text` or `rich_text` only (docs.slack.dev/messaging/formatting-message-text).
"""

from __future__ import annotations

import html
import re

_HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKUP = (
    (re.compile(r"<#[A-Z0-9]+\|([^>]*)>"), r"#\1"),
    (re.compile(r"<[@#!][^>]*>"), " "),
    (re.compile(r"<[^|>\s]+\|([^>]*)>"), r"\1"),
    (re.compile(r"<([a-z]+:[^|>\s]+)>"), r"\1"),
)
ELLIPSIS = "…"


def escape(text: str) -> str:
    """Text to say back: control characters of Slack escaped; invisible and direction-turning ones dropped."""
    seen = _HIDDEN.sub("", text)
    return seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_typed(text: str) -> str:
    """What the person typed: `<@U0BOT> R&amp;D <#C1|sales>?` → `R&D #sales?`. The opposite of `escape`."""
    for pattern, by in _MARKUP:
        text = pattern.sub(by, text)
    return " ".join(html.unescape(text).split())


def clip(text: str, longest: int) -> str:
    """At most so many characters, an ellipsis the last of them where any are lost."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + ELLIPSIS


def escaped_within(text: str, longest: int) -> str:
    """Escaped, and at most so many characters after it; no entity is cut in two."""
    room = longest
    while len(said := escape(clip(text, room))) > longest:
        room -= max(1, (len(said) - longest) // 5)
    return said
