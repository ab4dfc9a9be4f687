"""The conversation about a preview: each doubtful line gets a word, then the whole a last yes.

It is given how to ask and how to tell, so that it knows nothing of terminals. An end of the answers is a no to everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, get_args

from bot.importing.decisions import Decisions, Make
from bot.importing.preview import Line, Preview
from bot.importing.wording import is_words, line_words, replaces_words, title
from store.values import Polarity, Unit

T = TypeVar("T", bound=str)
Ask = Callable[[str], str | None]
Tell = Callable[[str], None]
Look = Callable[[Preview, Mapping[int, str]], Preview]

YES, NO = ("y", "yes"), ("n", "no")
HELP = "y takes it as it stands, n leaves it out. A wrong value is put right in the file, which is then imported again."
HELP_MATCH = "Type the code of the indicator that it is, make for a new one, n to leave it out, or y where it is named rightly."

POLARITY = "Is low good, high, or none? [low/high/none] "
UNIT = "What is it measured in? [percent/count/rate/score] "


@dataclass(slots=True)
class Talk:
    """One conversation, and what was said so far. `look` looks at a preview again with lines matched."""

    preview: Preview
    look: Look
    ask: Ask
    tell: Tell
    take: set[int] = field(default_factory=set)
    leave: set[int] = field(default_factory=set)
    match: dict[int, str] = field(default_factory=dict)
    make: dict[int, Make] = field(default_factory=dict)

    @property
    def said(self) -> Decisions:
        """What was said to the lines."""
        return Decisions(frozenset(self.take), frozenset(self.leave), dict(self.match), dict(self.make))

    def hold(self) -> bool:
        """Ask about every doubtful line, then about the whole; whether it is to be stored."""
        for number in [one.number for one in self.preview.doubtful]:
            if not self._settle(number):
                return False
        kept = len(self.preview.lines) - len(self.leave)
        if not kept:
            self.tell("Nothing of it is taken.")
            return False
        question = f"{replaces_words(self.preview)} Store {kept} of {len(self.preview.lines)} figures as a draft? [y/n] ".lstrip()
        return self._yes(question, HELP) is True

    def _settle(self, number: int) -> bool:
        """One line's word; whether the conversation goes on."""
        line = self.preview.lines[number - 1]
        if line.clean or number in self.make:
            return True  # the word about another line of its row has settled it
        if line.barred:
            self.leave.add(number)
            self.tell(f"Line {number} is left out: {line.barred}")
            return True
        return self._taken(line) if line.named else self._named(line)

    def _taken(self, line: Line) -> bool:
        """Whether a line is taken that is doubtful for another reason than its name."""
        more = "\n".join((*line_words(line), HELP))
        answer = self._yes(f"{_shown(line)}. Take it? [y/n/?] ", more)
        if answer is not None:
            (self.take if answer else self.leave).add(line.number)
        return answer is not None

    def _named(self, line: Line) -> bool:
        """The indicator of a line that has none, or not for certain."""
        known = line.what != "not matched"
        while (said := self.ask(f"{_shown(line)}. Which indicator? [CODE/make/n/{'y/' if known else ''}?] ")) is not None:
            if said in NO or (known and said in YES):
                (self.leave if said in NO else self.take).add(line.number)
                return True
            if said == "make":
                return self._made(line)
            if self._matched(line, said):
                return self._settle(line.number)
            self.tell("\n".join((*line_words(line), HELP_MATCH)))
        return False

    def _matched(self, line: Line, code: str) -> bool:
        """Whether there is an indicator of this code: then the preview is looked at with it."""
        looked = self.look(self.preview, {line.number: code})
        if looked.lines[line.number - 1].proposed.indicator != code:
            return False
        self.preview, self.match = looked, {**self.match, line.number: code}
        return True

    def _made(self, line: Line) -> bool:
        """A new indicator for a line; its polarity, unit and theme are asked for."""
        polarity: Polarity | None = self._one_of(POLARITY, get_args(Polarity))
        unit: Unit | None = self._one_of(UNIT, get_args(Unit)) if polarity else None
        theme = self.ask("Which theme does it belong to? ") if unit else None
        if not (polarity and unit and theme):
            return False
        row = (line.proposed.place, line.proposed.printed)
        same = [one for one in self.preview.doubtful if (one.proposed.place, one.proposed.printed) == row and not one.barred]
        self.make |= {one.number: Make(polarity, unit, theme) for one in same if not one.named}
        self.take |= {one.number for one in same if not one.named}
        return True

    def _one_of(self, question: str, known: tuple[T, ...]) -> T | None:
        """One of the words that are known, asked for until it is said; None where the answers end."""
        while (said := self.ask(question)) is not None:
            if found := next((one for one in known if one == said), None):
                return found
        return None

    def _yes(self, question: str, more: str) -> bool | None:
        """Yes or no; None where the answers end."""
        while (said := self.ask(question)) is not None:
            if said.lower() in YES + NO:
                return said.lower() in YES
            self.tell(more)
        return None


def _shown(line: Line) -> str:
    return f"{line.number}  {title(line)}: {is_words(line)}"
