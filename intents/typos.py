"""Puts mistyped words right, where one known word is clearly meant. The one door to rapidfuzz.

A word is left alone when it is known, short, or about as near to two known words: a word that names something else
must not be bent into one of ours. How far a word may be off grows with its length (optimal string alignment:
a dropped, added, wrong or swapped letter counts one).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intents.tokens import stem
from intents.words import BY_PLACE

_WORD = re.compile(r"(?<![\w'])[a-z]{2,}(?![\w'])")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours(rows: tuple[str, ...]) -> dict[str, str]:
    near: dict[str, str] = {}
    for y, row in enumerate(rows):
        for x, key in enumerate(row):
            beside = [rows[b][a] for a in (x - 1, x, x + 1) for b in (y - 1, y, y + 1)
                      if 0 <= b < len(rows) and 0 <= a < len(rows[b])]  # fmt: skip
            near[key] = "".join(beside)
    return near


_NEAR = _neighbours(_ROWS)


def allowed(word: str) -> int:
    """How many slips a word of this length may hold: 1 from four letters, 2 from eight."""
    return 2 if len(word) >= 8 else 1


@dataclass(frozen=True, slots=True)
class Sorts:
    """The sorts of words that a speller knows.

    Of the `known` ones, which are right as they stand, `telling` ones are what a short form may stand for, `never_meant`
    ones are no slip's right word, `plain` ones say nothing about which indicator is meant, `cues` what is asked about
    it, and of `grammar` there is no plural. `short` gives short forms and what they stand for.
    """

    known: frozenset[str]
    telling: frozenset[str] = frozenset()
    never_meant: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    grammar: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)


class Speller:
    """Knows the words of the catalogue, the cue words and the plain words."""

    def __init__(self, sorts: Sorts) -> None:
        self._sorts = sorts
        self._known = frozenset(w for w in sorts.known if w.isalpha())
        self._targets: dict[tuple[str, int], list[str]] = {}
        for target in sorted(w for w in self._known - sorts.never_meant if len(w) > 3):
            for first in {target[0], target[1]}:
                self._targets.setdefault((first, len(target)), []).append(target)
        self._bones: dict[str, set[str]] = {}
        for word in sorts.telling:
            if word.isalpha() and len(word) > 4:
                self._bones.setdefault(bones(word), set()).add(stem(word))

    def right(self, word: str) -> str:
        """The known word that was meant, or the word itself; two words where a space was left out."""
        if word in self._sorts.short:
            return self._sorts.short[word]
        if len(word) < 4 or word in self._known or self._plural(word):
            return self._of_four(word) if len(word) == 3 and word not in self._known else word
        found = process.extract(word, self._near(word), scorer=OSA.distance, score_cutoff=allowed(word), limit=12)
        near = sorted((self._slip(word, known), known) for known, distance, _ in found if distance)
        near = _longer_of_two(self._plain_one(near))
        if near and (len(near) == 1 or near[0][0] < near[1][0] or _same_word(near)):
            return near[0][1] if near[0][0] < 3.0 else word
        return self._split(word) if len(word) > 7 else self._short(word)

    def one_slip_from(self, word: str) -> list[str]:
        """The known words that may have been meant by a word, were it one slip of the finger; itself it may be a word."""
        found = process.extract(word, self._near(word), scorer=OSA.distance, score_cutoff=1, limit=12) if len(word) > 3 else []
        return [known for known, distance, _ in found if distance == 1]

    def _plural(self, word: str) -> bool:
        """Whether it is a known word's plural or singular, and not one with an s too many or too few (`progres`)."""
        others = (word.removesuffix("s"), f"{word}s")
        real = (o for o in others if o != word and o in self._known and o not in self._sorts.grammar)
        return any(stem(o) == stem(word) for o in real)

    def _plain_one(self, near: list[tuple[float, str]]) -> list[tuple[float, str]]:
        """Of nearest words that all are plain any will do (`sory`: sorry, story), but for the one cue among them (`chane`)."""
        nearest = [one for one in near if one[0] == near[0][0]] if near else []
        if len(nearest) < 2 or any(word not in self._sorts.plain for _, word in nearest):
            return near
        cues = [one for one in nearest if one[1] in self._sorts.cues]
        return near if len(cues) > 1 else [*(cues or nearest)[:1], *near[len(nearest) :]]

    def _of_four(self, word: str) -> str:
        """The word of four letters that lost one (`shw`, `bak`): a plain word, or one whose vowel alone was left out."""
        lost = [w for w in self._targets.get((word[0], 4), ()) if any(w[:n] + w[n + 1 :] == word for n in (1, 2, 3))]
        if len(lost) == 1 and bones(lost[0]) == bones(word):
            return lost[0]
        meant = self._plain_one([(1.0, w) for w in lost]) if all(w in self._sorts.plain for w in lost) else []
        return meant[0][1] if len(meant) == 1 else word

    def _near(self, word: str) -> list[str]:
        """The known words of about its length that begin as it does, or would with their first letter dropped or swapped."""
        slips = allowed(word)
        sizes = range(len(word) - slips, len(word) + slips + 1)
        return sorted({w for n in sizes for first in {word[0], word[1]} for w in self._targets.get((first, n), ())})

    def _short(self, word: str) -> str:
        """The one word whose vowels were left out, or whose end was (`sngl`, `plcmts`, `indivs`)."""
        own = bones(word)
        meant = self._bones.get(own, set())
        if not meant and len(own) >= 4:
            like = [ws for b, ws in self._bones.items() if b[0] == own[0] and OSA.distance(own, b, score_cutoff=1) <= 1]
            meant = {w for ws in like for w in ws}
        if not meant and len(word) >= 4:
            begun = word.removesuffix("s")
            meant = {w for ws in self._bones.values() for w in ws if w.startswith(begun)}
        only = next(iter(meant)) if len(meant) == 1 else word
        return only if only[0] == word[0] else word

    def _slip(self, word: str, known: str) -> float:
        """The distance, less where the wrong key is beside the right one, more where the first letter differs."""
        cost = float(OSA.distance(word, known)) + (0.9 if word[0] != known[0] else 0.0)
        if len(word) != len(known):
            return cost - (0.1 if _dropped_or_doubled(word, known) else 0.0)  # the commonest slips
        wrong = [(a, b) for a, b in zip(word, known, strict=True) if a != b]
        if len(wrong) == 2 and wrong[0] == wrong[1][::-1]:
            return cost - 0.2
        return cost + (0.2 if any(b not in _NEAR.get(a, "") for a, b in wrong) else 0.0) + (0.5 if len(word) < 6 else 0)

    def _split(self, word: str) -> str:
        for at in range(3, len(word) - 2) if len(word) >= 8 else ():
            if word[:at] in self._known and word[at:] in self._known:
                return f"{word[:at]} {word[at:]}"
        return word

    def correct(self, text: str) -> str:
        """A normalised text with its mistyped words put right."""
        for pattern, meant in BY_PLACE:
            text = pattern.sub(lambda m: self._at_place(m[0], meant), text)  # noqa: B023 - done at once
        return _WORD.sub(lambda m: self.right(m[0]), text)

    def _at_place(self, word: str, meant: tuple[str, ...]) -> str:
        """The word that people say at this place, where one typed there is none of ours and is one slip away."""
        if word in self._known and word not in self._sorts.never_meant:
            return word
        near = [one for one in meant if OSA.distance(word, one) <= 1]
        return near[0] if len(near) == 1 else word


def bones(word: str) -> str:
    """A word's first letter and its consonants, doubled ones once, without a plural's s: `assessments` → `asmnt`."""
    rest = re.sub(r"[aeiouy']", "", word[1:].removesuffix("s"))
    return re.sub(r"(.)\1+", r"\1", word[:1] + rest)


def _dropped_or_doubled(word: str, known: str) -> bool:
    """Whether letters are only missing, or typed twice: `remad` for `remand`, not for `read`."""
    return len(word) < len(known) or re.sub(r"(.)\1", r"\1", word) == re.sub(r"(.)\1", r"\1", known)


def _longer_of_two(near: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """`localy` is as near to `local` as to `locally`: of two words that begin alike, the whole one is meant."""
    if len(near) > 1 and near[0][0] == near[1][0]:
        (_, one), (_, two) = near[:2]
        if one.startswith(two) or two.startswith(one):
            return [near[0] if len(one) > len(two) else near[1], *near[2:]]
    return near


def _same_word(near: list[tuple[float, str]]) -> bool:
    """Whether the nearest words are one word and its plural."""
    return near[0][1].rstrip("s") == near[1][1].rstrip("s") and (len(near) == 2 or near[1][0] < near[2][0])
