"""Whether a number is of a part of those whom its sentence names: "25.1% for boys", "52% (aged 19-21)". Pure.

Decided: a place, a group or an age that stands just after a number makes it another thing than the indicator, which is
then offered and never taken. An age that the indicator's own names say is no part of it. "Half of the care leavers were in
apprenticeships (52%)" is a share of them in round words, with its number behind: what it tells must be the indicator itself.
"""

from __future__ import annotations

import re

from intents.documents.prose_words import NUMBER, ROUND_SHARE, SPELT
from intents.lexicon import SHADE, Lexicon, plain_name
from intents.match import foreign
from intents.words import EVERYDAY

_JUST_AFTER = re.compile(
    r" ?\((?P<inside>[^()]*)\)| (?:for|in|among|amongst|across|of|at|from) "
    rf"(?P<of>(?:(?!{NUMBER}|[()@.,;:]| and | while | which | but ).)*)"
)
_AGED = re.compile(
    rf"\bage[ds]?\b|\byears?[- ]olds?\b|\b(?:under|over)[- ]?(?:\d{{1,2}}|{SPELT})s?\b(?! ?(?:days?|weeks?|months?|years?)\b)"
)
_ROUND_SHARE = re.compile(rf"\W*{ROUND_SHARE}\b")
_PREDICATE = re.compile(r"\b(?:were|was|are|is|had|have|has|came|come)\b")
_PLACE_OR_GROUP = ("place:", "group:")


def is_of_a_part(before: str, after: str, code: str, names: Lexicon) -> bool:
    """Whether the words of its clause before and after a number say that it is of a part of the indicator `code`."""
    if _ROUND_SHARE.match(before) and _says_more(before, code, names):
        return True
    found = _JUST_AFTER.match(after)
    said = (found["inside"] or found["of"] or "") if found else ""
    if any(term.startswith(_PLACE_OR_GROUP) for term in foreign(names.terms(said))):
        return True
    aged = found is not None and found["inside"] is not None and _AGED.search(said)
    return bool(aged) and not _numbers(said) <= _numbers("; ".join((names.named[code].name, *names.named[code].called)))


def _says_more(words: str, code: str, names: Lexicon) -> bool:
    """Whether what is told of a share has a word that the indicator's own name has not; people call it by its parts, too."""
    told = _PREDICATE.split(words, maxsplit=1)[1:]
    own = {*names.terms(plain_name(names.named[code].name)), *EVERYDAY}
    return any(_AGED.search(said) or any(t not in own and not t.startswith(SHADE) for t in names.terms(said)) for said in told)


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))
