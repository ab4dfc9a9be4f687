"""Slack's markup, quotes, dashes, case and invisible characters → plain lower-case text."""

from __future__ import annotations

import html
import re
import unicodedata

_REPLACED = (
    (re.compile(r"<(?:mailto:|https?://)[^|>]*\|([^>]*)>"), r" \1 "),  # a link with a label reads as its label
    (re.compile(r"<[@#!][^>]*>|<(?:mailto:|https?://)[^>]*>"), " "),  # mentions, channels, bare links
    (re.compile(r"(?<!\w):[a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*:(?!\w)"), " "),  # :wave:
    (re.compile(r"[\u2018\u2019\u201b\u02bc`´]"), "'"),
    (re.compile(r"[\u201c\u201d\u201e*~\"]|(?<!\w)_|_(?!\w)"), " "),  # double quotes, and Slack's bold, italic, strike
    (re.compile(r"[\u2010-\u2015\u2212]"), "-"),
)


def normalise(text: str) -> str:
    """`<@U1> *Re-referrals*  Q3 vs Q2?` → `re-referrals q3 vs q2?`. Never raises, whatever is typed."""
    plain = text
    for pattern, by in _REPLACED:
        plain = pattern.sub(by, plain)
    plain = unicodedata.normalize("NFKC", html.unescape(plain)).translate(_VISIBLE)
    return re.sub(r"\s+", " ", plain.lower()).strip()


class _Visible(dict[int, int | str | None]):
    """What each character becomes, by its number: found in Unicode's table, and kept for those that are usual (below `KEPT`)."""

    KEPT = 0x10000

    def __missing__(self, number: int) -> int | str | None:
        kind = unicodedata.category(chr(number))
        shown = " " if kind in ("Cc", "Zs", "So") else None if kind in ("Cf", "Cs", "Co", "Mn") else number
        if number < self.KEPT:
            self[number] = shown
        return shown


_VISIBLE = _Visible()
