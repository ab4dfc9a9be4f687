"""The misses as a person in charge reads them: how often, what the askers finally chose, and what to add."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.teaching import Teacher
from store.values import Miss, WhyMissed

MOST = 50
"""How many different misses are listed."""

_WHY: dict[WhyMissed, str] = {
    "choose": "asked which one was meant",
    "not_understood": "not understood",
    "corrected": "answered, and then corrected",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Misses over the same words, `name`, whatever their periods and courtesies; the latest last."""

    name: str
    misses: tuple[Miss, ...]

    @property
    def latest(self) -> Miss:
        """The latest of them."""
        return self.misses[-1]

    @property
    def askers(self) -> int:
        """By how many people."""
        return len({miss.asker for miss in self.misses})

    @property
    def chosen(self) -> str | None:
        """The indicator chosen most often, None where nobody chose."""
        codes = Counter(miss.chosen for miss in self.misses if miss.chosen)
        return codes.most_common(1)[0][0] if codes else None


def grouped(misses: Iterable[Miss], teacher: Teacher, today: date) -> list[Group]:
    """Misses by their words, the most frequent first, and of equals the latest."""
    found: dict[str, list[Miss]] = {}
    for miss in misses:
        found.setdefault(teacher.name_in(miss.question, today) or miss.question, []).append(miss)
    groups = [Group(name, tuple(some)) for name, some in found.items()]
    return sorted(groups, key=lambda g: (-len(g.misses), -g.latest.id))


def described(groups: Sequence[Group], teacher: Teacher, today: date) -> Iterator[str]:
    """The list in words: three lines a group, and how many more there are."""
    for group in groups[:MOST]:
        yield f"{_times(group)}: “{group.latest.question}” ({_reasons(group)})"
        yield f"    {_taken(group, teacher)}"
        yield f"    {suggestion(group, teacher, today)}"
    if len(groups) > MOST:
        yield f"{len(groups) - MOST} more were asked less often."


def _times(group: Group) -> str:
    times, people = len(group.misses), group.askers
    return f"{times} time{'s'[: times != 1]} by {people} {'people' if people != 1 else 'person'}"


def _reasons(group: Group) -> str:
    return ", ".join(_WHY[why] for why in dict.fromkeys(miss.why for miss in group.misses))


def _taken(group: Group, teacher: Teacher) -> str:
    """What the askers chose, else what it was taken for."""
    if counts := Counter(miss.chosen for miss in group.misses if miss.chosen):
        return "chosen: " + ", ".join(f"{teacher.name_of(code)} ({times})" for code, times in counts.most_common())
    near = teacher.related(group.name, group.latest.read_as)
    return f"came near: {'; '.join(teacher.name_of(code) for code in near)}" if near else "nothing came near"


def suggestion(group: Group, teacher: Teacher, today: date) -> str:
    """What to add: the command that does it, or why nothing is to be added."""
    code = group.chosen or next(iter(teacher.related(group.name, group.latest.read_as)), None)
    if code is None or not teacher.knows(code):
        return "suggested: nothing, unless you know which indicator it is"
    if why := teacher.refusal(group.name, code, today):
        return f"suggested: nothing. {why}"
    command = shlex.join(["scrutineer", "teach", group.name, teacher.name_of(code), "--from", group.latest.question])
    return f"suggested{'' if group.chosen else ', if that was meant'}: {command}"
