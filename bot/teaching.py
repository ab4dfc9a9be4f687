"""Teaching the bot a name: refused in one sentence where it would be ambiguous, or add nothing, or spoil another.

A name that stands is understood at once and by every replica. Whoever teaches or undoes is recorded, with the time and
the question that it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.vocabulary import Edition, Vocabulary, lexicon_of
from intents.kinds import CUT, find_cues, find_filters
from intents.lexicon import Lexicon, plain_name
from intents.match import foreign
from intents.normalise import normalise
from intents.parse import parse
from intents.period_rules import find_periods
from intents.question import Question
from intents.understand import understand
from intents.words import GENERIC
from store.catalogue import Catalogue, Indicator
from store.taught import TaughtNames

SHORTEST, MOST_WORDS, LONGEST = 3, 8, 80
_TRIES = 5
_WHERE = {
    "place": "a place, and no figure is held for a part of the county",
    "group": "a group that no figure is held for",
    "subject": "a subject that is not among the indicators",
}


@dataclass(frozen=True, slots=True)
class Done:
    """A name was taught or undone; `sentence` says so."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It was not; `sentence` says why not."""

    sentence: str


class Teacher:
    """Teaches names and takes them back."""

    def __init__(self, vocabulary: Vocabulary, names: TaughtNames) -> None:
        self._vocabulary, self._names = vocabulary, names

    def teach(self, said: str, indicator: str, *, who: str, now: datetime, question: str | None = None) -> Done | Refused:
        """Adds a name for an indicator, given by its name or code. `question`: the one that it comes from."""
        for _ in range(_TRIES):
            trial = self._trial(said, now.date())
            meant = named(indicator, trial)
            if isinstance(meant, Refused):
                return meant
            if why := refusal(trial, meant.code) or spoils(trial, meant.code):
                return Refused(why)
            came_from = normalise(question or "") or None
            if self._names.teach(trial.said, meant.code, who=who, now=now, seen=trial.edition.version, question=came_from):
                self._vocabulary.newest()  # here at once, elsewhere within seconds
                return Done(f"From now on “{trial.said}” means {meant.name}.")
        return Refused("Others are teaching at this very moment: please try again.")

    def undo(self, said: str, *, who: str, now: datetime) -> Done | Refused:
        """Takes a taught name back."""
        undone = self._names.undo(normalise(said), who=who, now=now)
        if undone is None:
            return Refused(f"“{normalise(said)}” is no name that was taught and still stands.")
        self._vocabulary.newest()
        return Done(f"“{undone.said}” no longer means {self.name_of(undone.indicator)}.")

    def refusal(self, said: str, code: str, today: date) -> str | None:
        """Why a name can't be taught for an indicator, as far as that is told without trying; None where nothing is."""
        return refusal(self._trial(said, today), code)

    def name_in(self, question: str, today: date) -> str:
        """The words of a question that may be a name, "" where it has none."""
        return name_in(question, self._vocabulary.newest().lexicon, today)

    def related(self, said: str, codes: Iterable[str]) -> list[str]:
        """Those of the indicators that are called by a word of the text that tells something."""
        lexicon = self._vocabulary.newest().lexicon
        return [code for code in codes if self.knows(code) and telling(said, lexicon) & lexicon.context[code]]

    def knows(self, code: str) -> bool:
        """Whether the catalogue, as everybody may know it, has the indicator."""
        return code in self._vocabulary.newest().catalogue.indicators

    def name_of(self, code: str) -> str:
        """An indicator's name; its code, where it has left the catalogue."""
        known = self._vocabulary.newest().catalogue.indicators
        return known[code].name if code in known else code

    def _trial(self, said: str, today: date) -> Trial:
        return Trial(normalise(said), self._vocabulary.newest(), today)


@dataclass(frozen=True, slots=True)
class Trial:
    """A name on trial: in plain text, with the words that stand today."""

    said: str
    edition: Edition
    day: date

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as everybody may know it: a draft's indicators have no names to teach."""
        return self.edition.catalogue

    @property
    def lexicon(self) -> Lexicon:
        """The words that stand."""
        return self.edition.lexicon

    def read(self, text: str) -> Question:
        """What is understood of a text today."""
        return understand(text, self.lexicon, self.day)

    def names(self, codes: Iterable[str]) -> str:
        """Indicators' names in a sentence."""
        return " or ".join(self.catalogue.indicators[code].name for code in list(codes)[:3])


def named(indicator: str, trial: Trial) -> Indicator | Refused:
    """The indicator that a name or a code stands for."""
    said = plain_name(normalise(indicator))
    for one in trial.catalogue.indicators.values():
        if said in (one.code, plain_name(normalise(one.name))):
            return one
    read = trial.read(said)
    if len(read.codes) == 1 and not read.stranger and not read.choices:
        return trial.catalogue.indicators[read.codes[0]]
    near = trial.names(read.codes or read.choices or read.near)
    return Refused(f"No indicator is called “{said}”" + (f": is it {near}?" if near else "."))


def refusal(trial: Trial, code: str) -> str | None:
    """Why a name can't be taught for an indicator, None where nothing speaks against it."""
    return next((why for rule in _RULES if (why := rule(trial, code))), None)


def _length(trial: Trial, code: str) -> str | None:
    if sum(c.isalnum() for c in trial.said) < SHORTEST:
        return f"“{trial.said}” is too short for a name: it needs {SHORTEST} letters or more."
    if len(trial.said) > LONGEST or len(trial.said.split()) > MOST_WORDS:
        return f"That is too long for a name: give the few words that people use ({MOST_WORDS} at most), not a whole question."
    return None


def _everyday(trial: Trial, code: str) -> str | None:
    if telling(trial.said, trial.lexicon) and trial.read(trial.said).kind != "help":
        return None
    return f"“{trial.said}” is made of everyday words, which say nothing about which indicator is meant."


def _elsewhere(trial: Trial, code: str) -> str | None:
    for term in foreign(trial.lexicon.terms(trial.said)):
        kind, _, thing = term.partition(":")
        return f"“{thing}” is {_WHERE[kind]}: a name for an indicator can't hold it."
    return None


def _known(trial: Trial, code: str) -> str | None:
    read = trial.read(trial.said)
    if not read.codes or read.choices or read.stranger:
        return None
    if code in read.codes:
        return f"“{trial.said}” is understood already, as {trial.names(read.codes)}."
    return f"“{trial.said}” is understood already, as {trial.names(read.codes)}, and a name must mean one thing."


def _period(trial: Trial, code: str) -> str | None:
    said, _, _ = find_periods(trial.said, trial.day)
    return f"“{trial.said}” says a period, and a name must do for all of them: leave it out." if said else None


def _cues(trial: Trial, code: str) -> str | None:
    cues, (filters, _) = find_cues(trial.said), find_filters(trial.said)
    if cues.rest.split() == trial.said.split() and not cues.counting and not filters:
        return None
    asks = f" ({', '.join(cues.kinds)})" if cues.kinds else ""
    return f"“{trial.said}” has words that ask for a kind of answer{asks}: leave them out."


def _ambiguous(trial: Trial, code: str) -> str | None:
    """Another indicator, or a topic, whose name holds every word of this one: it would do for that nearly as well."""
    parsed = parse(trial.said, trial.lexicon, trial.day)
    told = {term for term in parsed.terms if term not in GENERIC}
    like = [reading for reading in parsed.found.readings if told <= reading.call.terms]
    meant = list(dict.fromkeys(c for r in like for c in r.codes))
    if set(meant) <= {code}:
        return None
    return f"“{trial.said}” may mean {trial.names(meant)}, and a name must mean just one thing."


_RULES: tuple[Callable[[Trial, str], str | None], ...] = (
    _length, _everyday, _elsewhere, _known, _period, _cues, _ambiguous,
)  # fmt: skip


def spoils(trial: Trial, code: str) -> str | None:
    """Why the name must not stand beside those there are: it would not be understood, or would change another's meaning."""
    lexicon = lexicon_of(trial.catalogue, (*trial.edition.names, (code, trial.said)))
    read = understand(trial.said, lexicon, trial.day)
    if read.codes != (code,) or read.stranger:
        return f"“{trial.said}” would still not be understood: its words are read as something else."
    for name in _names_that_stand(trial):
        if not _still(trial.read(name), understand(name, lexicon, trial.day)):
            return f"“{trial.said}” would change what is understood by “{name}”."
    return None


def _names_that_stand(trial: Trial) -> Iterator[str]:
    for one in trial.lexicon.named.values():
        yield from (one.name, *one.called)
    for topic in trial.catalogue.topics:
        yield from topic.said
    yield from (concept.id for concept in trial.catalogue.concepts)


def _still(was: Question, now: Question) -> bool:
    """Whether it is answered as before, or asked about with what was answered or offered before among the choices."""
    if now.codes:
        return (was.codes, bool(was.stranger)) == (now.codes, bool(now.stranger))
    return {*was.codes, *was.choices} <= {*now.choices}


def name_in(question: str, lexicon: Lexicon, today: date) -> str:
    """The words of a question that may be a name: without periods, cue words, and the words around that tell nothing."""
    _, undated, _ = find_periods(normalise(question), today)
    words = [word.strip("?!.,:;") for word in find_cues(undated).rest.replace(CUT, " ").split()]
    told = telling(" ".join(words), lexicon)
    while words and telling(" ".join(words[1:]), lexicon) == told:
        words.pop(0)
    while words and telling(" ".join(words[:-1]), lexicon) == told:
        words.pop()
    return " ".join(words)


def telling(text: str, lexicon: Lexicon) -> set[str]:
    """The terms of a text that may tell one indicator from another."""
    return {term for term in lexicon.core(text) if term not in GENERIC}
