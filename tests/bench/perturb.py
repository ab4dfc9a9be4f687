"""The corpora again, as people's fingers and phones would have sent them: how many answers are still right.

Every line is changed, by dice that the line itself seeds, so that a run says the same as the one before. The answer
expected stays the same, though here and there no colleague would know any more: where the word dropped was the one that
told, asking is right and is counted as asking. What must stay near nothing is what is wrong with confidence.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

from tests.bench.timing import columns
from tests.bot.front_door import NOW, as_json, asked, parts
from tests.scoring import Row, Score, score
from tests.test_corpora import REACHED, rows_of

Change = Callable[[str, Random], str]

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TYPED = re.compile(r"(?<![\w'/-])[A-Za-z]{5,}(?![\w'/-])")
_LITTLE = frozenset(
    "a an the is are was were be been do does did has have had our we us i me my you your it its that there please just".split()
)
_TELLS = r"not?|never|without|un.*|vs?|against|than|before|after|since|between|to|from|last|this|how|many|in|out|of"
_KEPT = re.compile(rf"\d|^(?:{_TELLS})$", re.IGNORECASE)
_LABEL = r"q[1-4] (?:20)?\d\d/\d\d|(?:autumn|spring|summer) 20\d\d|20\d\d/\d\d"
_PERIOD = re.compile(rf",? ?\b(?:(?:in|for|at|during) )?(?:{_LABEL})\b", re.IGNORECASE)
_COURTESIES = (
    ("Hi there, ", " please"), ("Hello, sorry to bother you, ", ", thanks"),
    ("Good morning! Could you tell me: ", " Many thanks."),
    ("hiya, ", " cheers"), ("Quick one if I may: ", " Thank you very much indeed."), ("", ", please and thank you"),
)  # fmt: skip
_HEARD = (
    (r"\bq([1-4])\b", r"quarter \1"), (r"\b20(\d\d)/(\d\d)\b", r"20\1 \2"), (r"\bneets?\b", "neat"), (r"\behcp", "e h c p"),
    (r"\bks ?2\b", "key stage two"), (r"\bks ?1\b", "key stage one"), (r"%", " percent"), (r"\bcare leavers\b", "care levers"),
    (r"\bre-?(?=refer|offend)", "re "), (r"\bstatistical\b", "statistic all"), (r"\bquartile\b", "quarter isle"),
    (r"\bplacements\b", "place mints"), (r"\bdental\b", "dentle"), (r"\btheir\b", "there"), (r"\bassessments\b", "assessment's"),
    (r"\bcfws\b", "c f w s"), (r"\bcpps?\b", "c p p"), (r"\bgld\b", "g l d"), (r"[?!,;:()\"]", ""),
)  # fmt: skip


def _neighbours(key: str) -> str:
    row = next(r for r in _KEYS if key in r)
    at = row.index(key)
    return row[max(0, at - 1) : at] + row[at + 1 : at + 2]


def _neighbour_key(word: str, at: int, dice: Random) -> str:
    key = dice.choice(_neighbours(word[at].lower()))
    return word[:at] + (key.upper() if word[at].isupper() else key) + word[at + 1 :]


def _typo(slip: Callable[[str, int, Random], str]) -> Change:
    """One slip, within one word of five letters or more."""

    def change(text: str, dice: Random) -> str:
        words = list(_TYPED.finditer(text))
        if not words:
            return text
        word = dice.choice(words)
        return text[: word.start()] + slip(word[0], dice.randrange(1, len(word[0]) - 1), dice) + text[word.end() :]

    return change


def _word_dropped(text: str, dice: Random) -> str:
    words = text.split()
    fit = [n for n, word in enumerate(words) if not _KEPT.search(word.strip("?,.!"))]
    gone = dice.choice(fit) if len(fit) > 2 else None
    return " ".join(word for n, word in enumerate(words) if n != gone)


def _little_words_dropped(text: str, _: Random) -> str:
    kept = [word for word in text.split() if word.lower().strip("?,.!") not in _LITTLE]
    return " ".join(kept) if len(kept) > 1 else text


def _words_swapped(text: str, dice: Random) -> str:
    words = text.split()
    free = [not _KEPT.search(word.strip("?,.!")) for word in words]
    if fit := [n for n in range(len(words) - 1) if free[n] and free[n + 1]]:
        at = dice.choice(fit)
        words[at : at + 2] = reversed(words[at : at + 2])
    return " ".join(words)


def _courteous(text: str, dice: Random) -> str:
    before, after = dice.choice(_COURTESIES)
    return f"{before}{text}{after}"


def _period_first(text: str, _: Random) -> str:
    found = _PERIOD.findall(text)
    if len(found) != 1:
        return text
    return f"{found[0].strip(', ')}: {_PERIOD.sub('', text).strip()}"


def _heard(text: str, _: Random) -> str:
    for pattern, by in _HEARD:
        text = re.sub(pattern, by, text, flags=re.IGNORECASE)
    return text.lower()


CHANGES: Mapping[str, Change] = {
    "as written": lambda text, _: text,
    "a neighbouring key": _typo(_neighbour_key),
    "a letter dropped": _typo(lambda w, at, _: w[:at] + w[at + 1 :]),
    "a letter doubled": _typo(lambda w, at, _: w[:at] + w[at] + w[at:]),
    "two letters swapped": _typo(lambda w, at, _: w[:at] + w[at + 1] + w[at] + w[at + 2 :]),
    "a word dropped": _word_dropped,
    "little words dropped": _little_words_dropped,
    "two words swapped": _words_swapped,
    "courtesies added": _courteous,
    "the period first": _period_first,
    "UPPER CASE": lambda text, _: text.upper(),
    "as heard by a phone": _heard,
}


def changed(text: str, name: str) -> str:
    """A line with one of the changes."""
    return CHANGES[name](text, Random(f"{name}: {text}"))


def rows(name: str) -> list[Row]:
    """Every line of every corpus with one of the changes; threads stay whole."""
    every = ((row, row["thread"] and f"{one} {row['thread']}") for one in REACHED for row in rows_of(one))
    return [{**row, "thread": thread, "question": changed(row["question"], name)} for row, thread in every]


def reached(name: str) -> tuple[int, Score]:
    """How many lines a change does change, and the score of them all, whole answers with their figures."""
    lines = rows(name)
    moved = sum(new["question"] != old["question"] for new, old in zip(lines, rows("as written"), strict=True))
    threads = (f"{name} {row['thread']}" if row["thread"] else None for row in lines)
    replies = (parts().assistant.ask(row["question"], thread=t, now=NOW) for row, t in zip(lines, threads, strict=True))
    return moved, score(lines, map(as_json, replies), asked)


def main() -> str:
    """The table."""
    title = f"{len(rows('as written'))} lines of the corpora, whole answers"
    shown: list[tuple[str, ...]] = [(title, "changed", "right", "wrong with confidence", "asked")]
    for name in CHANGES:
        moved, found = reached(name)
        counts = (moved, found.right, len(found.confidently_wrong), len(found.needlessly_asked))
        shown.append((name, str(moved), f"{found.right / found.rows:.1%}", *map(str, counts[2:])))
    return columns(shown)
