"""What is learnt from how questions go: a question that was asked about, not understood, or answered and then
corrected is kept as a miss, with the indicator that the asker finally chose.

Only people's own questions to the bot are kept, and only where the asker is told of. Nothing here is ever logged.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.answers import Outcome
from bot.teaching import telling
from intents.lexicon import Lexicon
from intents.normalise import normalise
from intents.question import Question
from intents.understand import understand
from store.misses import MissBook, Missed
from store.values import Miss, WhyMissed

WAITS = timedelta(hours=24)
"""How long a conversation's next line may tell what was meant: as long as a conversation is remembered."""

_CORRECTS = re.compile(
    r"\b(?:i|we) (?:actually |really |just )?(?:mean|meant)\b|\bwhat (?:i|we) (?:mean|meant|want|wanted|was after)\b|"
    r"^\W*(?:no|nope|nah)(?:[,.;:!]| -|$)|^\W*(?:no|nope|nah) (?:not|i|the|it'?s|that'?s|sorry|actually)\b|"
    r"\bnot (?:that|this|those|what i)\b|\bwrong (?:one|indicator|measure|figures?)\b"
)
_LAST = "last"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, by a name that the surface knows; `overheard`: in a thread with the bot, but not addressed to it."""

    name: str
    overheard: bool = False


@dataclass(frozen=True, slots=True)
class Last:
    """A line that was answered: its words, and the indicators that it was answered with."""

    asked: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A line as it was understood and answered, and the answered line before it in the same conversation."""

    question: Question
    outcome: Outcome
    thread: str | None
    last: Last | None

    @property
    def asked(self) -> str:
        """The words in plain text, without anybody's Slack id."""
        return normalise(self.question.asked)

    def conversation(self, asker: Asker) -> str:
        """The conversation's key; what is asked outside any is the asker's own."""
        return self.thread or f"alone:{asker.name}"


class Learning:
    """Keeps misses. Switched off, it keeps nothing at all, and nothing of an answered line either."""

    def __init__(self, misses: MissBook, on: bool = True) -> None:
        self._misses, self._on = misses, on

    def remembering(self, state: str, question: Question, outcome: Outcome, asker: Asker | None) -> str:
        """A conversation's state with the line that was just answered, in case that the next one corrects it."""
        if asker is None or not self._on or outcome != "answered" or len(question.codes) != 1:
            return state
        return json.dumps({**json.loads(state), _LAST: [normalise(question.asked), question.codes]})

    def note(self, heard: Heard, asker: Asker | None, lexicon: Lexicon, now: datetime) -> None:
        """Take note of how a line went. `asker` None: nobody asked, as in a test run."""
        if asker is None or not self._on or not heard.asked or heard.outcome == "help":
            return
        waiting = self._misses.awaiting(heard.conversation(asker), now - WAITS)
        if heard.outcome in ("choose", "not_understood"):
            self._missed(heard, asker, waiting, now)
        elif waiting:
            self._chose(heard, asker, waiting, lexicon)
        elif (last := heard.last) and _corrected(heard, last) and _stands_alone(last, lexicon, now):
            missed = Missed(last.asked, "corrected", last.codes, heard.question.codes[0])
            self._misses.keep(missed, asker=asker.name, conversation=heard.conversation(asker), now=now)

    def _missed(self, heard: Heard, asker: Asker, waiting: tuple[Miss, ...], now: datetime) -> None:
        """People talking among themselves are no miss, and a question that is sent once more is the same one."""
        chatting = asker.overheard and heard.outcome == "not_understood"
        if chatting or any(miss.question == heard.asked for miss in waiting):
            return
        why: WhyMissed = "choose" if heard.outcome == "choose" else "not_understood"
        missed = Missed(heard.asked, why, heard.question.choices or heard.question.near)
        self._misses.keep(missed, asker=asker.name, conversation=heard.conversation(asker), now=now)

    def _chose(self, heard: Heard, asker: Asker, waiting: tuple[Miss, ...], lexicon: Lexicon) -> None:
        """The next line tells what was meant, or that the conversation has gone on."""
        codes = heard.question.codes
        fitting = [miss for miss in waiting if len(codes) == 1 and _tells(heard, miss, lexicon)]
        for miss in fitting:
            self._misses.choose(miss, codes[0])
        if not fitting:
            self._misses.close(heard.conversation(asker))


def last_of(state: str | None) -> Last | None:
    """The answered line that a conversation's state holds."""
    held = json.loads(state).get(_LAST) if state else None
    return Last(held[0], tuple(held[1])) if held else None


def _tells(heard: Heard, miss: Miss, lexicon: Lexicon) -> bool:
    """Whether a line says what an earlier one meant: a correction, one of what was offered, or the same put otherwise."""
    if _CORRECTS.search(heard.asked):
        return True
    if miss.chosen is not None:
        return False
    return heard.question.codes[0] in miss.read_as or bool(telling(miss.question, lexicon) & telling(heard.asked, lexicon))


def _corrected(heard: Heard, last: Last) -> bool:
    codes = heard.question.codes
    return len(codes) == 1 and codes != last.codes and bool(_CORRECTS.search(heard.asked))


def _stands_alone(last: Last, lexicon: Lexicon, now: datetime) -> bool:
    """Whether the line was misread by itself, and not in the light of those before it."""
    return understand(last.asked, lexicon, now.date()).codes == last.codes
