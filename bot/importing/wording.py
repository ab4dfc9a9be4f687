"""A preview in words, for a terminal and wherever else plain text is read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.importing.preview import Line, Preview, What
from bot.importing.told import LONGEST
from intents.documents.few import few, short
from store.imported import AlreadyIn, Imported

MOST_RUNS = 200
"""Runs of lines that are named one by one."""
_COUNTED: dict[What, tuple[str, str]] = {
    "new": ("{} new", "{} new"),
    "unchanged": ("{} as published before", "{} as published before"),
    "revises": ("{} that revises an earlier figure", "{} that revise earlier figures"),
    "agrees": ("{} as the draft's other file has it", "{} as the draft's other file has them"),
    "stands": ("{} taken in already", "{} taken in already"),
    "absence": ("{} absence", "{} absences"),
    "not matched": ("{} not matched", "{} not matched"),
}
_IS: dict[What, str] = {
    "new": "new",
    "unchanged": "as published before",
    "revises": "revises {display} of {title}",
    "agrees": "as the draft's other file has it",
    "stands": "taken in already",
    "absence": "no value is printed",
    "not matched": "not matched to an indicator",
}


INSTEAD = "say --replace"


def preview_text(preview: Preview) -> str:
    """The whole preview: what it is, its doubts, the doubtful lines in full, then the clean ones in a line each.

    Of a file that is published already there is nothing to decide, so no line is shown.
    """
    if preview.settled:
        return f"{headline(preview)}\n{already_words(preview)}"
    parts = [headline(preview), *(f"! {told.place}: {told.sentence}" for told in preview.doubts)]
    parts += [sentence for sentence in (already_words(preview), replaces_words(preview), beside_words(preview)) if sentence]
    if preview.doubtful:
        parts += ["", "To be decided:", *("\n".join(line_words(one)) for one in preview.doubtful)]
    if preview.clean:
        parts += ["", "Clean:", *("\n".join(line_words(one)) for one in preview.clean)]
    return "\n".join(parts)


def headline(preview: Preview) -> str:
    """`dashboard.csv: Quarter 3 2024/25 performance dashboard. 4 figures: 3 new, 1 not matched; 2 are clean.`"""
    counted = ", ".join(_COUNTED[what][number != 1].format(number) for what, number in preview.counted.items())
    clean = len(preview.clean)
    figures = "1 figure" if len(preview.lines) == 1 else f"{len(preview.lines)} figures"
    state = "1 is clean" if clean == 1 else f"{clean} are clean"
    return f"{preview.file.name}: {preview.document.title}. {figures}: {counted}; {state}."


def already_words(preview: Preview) -> str:
    """That the same file stands already; empty where it does not."""
    if preview.already is None:
        return ""
    said = f"The same file was taken in already, as import {preview.already}"
    if preview.settled:
        return f"{said}, and nothing is changed: it is published, so bring a corrected file in as a document of its own."
    return f"{said}: what was taken of it stays, and the other lines can be taken now."


def replaces_words(preview: Preview) -> str:
    """Which draft's file it takes the place of; empty where it takes none's."""
    if preview.replaces is None:
        return ""
    one = preview.replaces
    return f"It takes the place of import {one.number} ({one.file}): the {one.figures} figures of that are withdrawn."


def beside_words(preview: Preview, instead: str = INSTEAD) -> str:
    """Beside which of the draft's files it stands, and what to do where it is to take their place; empty where there is none."""
    if not preview.beside:
        return ""
    files = ", ".join(f"import {one.number} ({one.file})" for one in preview.beside)
    return f"It stands beside {files} of the same quarter. Where it is to take the place of that instead, {instead}."


def line_words(one: Line) -> Iterator[str]:
    """One line, and where it is not clean each of its doubts and the row or sentence that it was read from."""
    yield f"{one.number:>4}  {title(one)}: {is_words(one)}" + (f" ({place_words(one)})" if one.clean else "")
    if one.clean:
        return
    yield from (f"      ! {told.place}: {told.sentence}" for told in one.doubts)
    if one.barred:
        yield f"      ! It can only be left: {one.barred}"
    if one.near:
        yield f"      likeliest: {', '.join(f'{near.name} ({near.code})' for near in one.near)}"
    yield f"      {'read from the text, ' if one.from_prose else ''}{one.proposed.place}: {short(one.proposed.evidence, LONGEST)}"


def place_words(one: Line) -> str:
    """Where a line's figure stands in the file: its cell, else its row or paragraph."""
    return one.proposed.cell or one.proposed.place


def title(one: Line) -> str:
    """`Re-referrals …, Q3 2024/25: 31.7%`; the name as printed where it is not matched, and the role where not the measure."""
    role = " (previous)" if one.proposed.role == "previous" else ""
    name = one.name or f"“{short(one.proposed.printed, LONGEST // 2)}”"
    return f"{name}, {one.proposed.period or 'no period'}{role}: {one.display}"


def is_words(one: Line) -> str:
    """What the line is beside what is held."""
    earlier = one.earlier
    return _IS[one.what].format(title=earlier.title if earlier else "", display=earlier.display if earlier else "")


def lines_named(numbers: Iterable[int]) -> str:
    """`line 3`; `lines 3, 7-9`."""
    ordered = sorted(numbers)
    runs: list[list[int]] = []
    for number in ordered:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = few((str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs), ", ", MOST_RUNS)
    return f"line {said}" if len(ordered) == 1 else f"lines {said}"


def stored_words(done: Imported | AlreadyIn, slug: str, left: Iterable[int]) -> str:
    """What was stored, and what was left out of it."""
    if isinstance(done, AlreadyIn):
        return f"The same was taken in already, as import {done.number}, and nothing was changed."
    figures = "1 figure" if done.figures == 1 else f"{done.figures} figures"
    instead = f", in the place of import {done.replaces}" if done.replaces else ""
    left = tuple(left)
    missing = f" Left out: {lines_named(left)}." if left else ""
    return f"Import {done.number}: {figures} of {slug}{instead}.{missing}"
