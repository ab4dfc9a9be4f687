"""A preview in words, for a terminal and wherever else plain text is read. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.importing.preview import Line, Preview, What

_COUNTED: dict[What, tuple[str, str]] = {
    "new": ("{} new", "{} new"),
    "unchanged": ("{} as published before", "{} as published before"),
    "revises": ("{} that revises an earlier figure", "{} that revise earlier figures"),
    "absence": ("{} absence", "{} absences"),
    "not matched": ("{} not matched", "{} not matched"),
}
_IS: dict[What, str] = {
    "new": "new",
    "unchanged": "as {title} has it",
    "revises": "revises {display} of {title}",
    "absence": "no value is printed",
    "not matched": "not matched to an indicator",
}


def preview_text(preview: Preview) -> str:
    """The whole preview: what it is, its doubts, the doubtful lines in full, then the clean ones in a line each."""
    parts = [headline(preview), *(f"! {told.sentence}" for told in preview.doubts)]
    parts += [sentence for sentence in (already_words(preview), replaces_words(preview)) if sentence]
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
    return f"The same file was taken in already, as import {preview.already}: nothing would change." if preview.already else ""


def replaces_words(preview: Preview) -> str:
    """Which draft's file it takes the place of; empty where it takes none's."""
    if preview.replaces is None:
        return ""
    one = preview.replaces
    return f"It takes the place of import {one.number} ({one.file}): the {one.figures} figures of that are withdrawn."


def line_words(one: Line) -> Iterator[str]:
    """One line, and where it is not clean each of its doubts and the row or sentence that it was read from."""
    yield f"{one.number:>4}  {title(one)}: {is_words(one)}"
    if one.clean:
        return
    yield from (f"      ! {told.sentence} ({told.place})" if told.place else f"      ! {told.sentence}" for told in one.doubts)
    if one.barred:
        yield f"      ! It can only be left: {one.barred}"
    if one.near:
        yield f"      likeliest: {', '.join(f'{near.name} ({near.code})' for near in one.near)}"
    where = f"read from the text, {one.proposed.place}" if one.from_prose else one.proposed.place
    yield f"      {where}: {one.proposed.evidence}"


def title(one: Line) -> str:
    """`Re-referrals …, Q3 2024/25: 31.7%`; the name as printed where it is not matched, and the role where not the measure."""
    role = " (previous)" if one.proposed.role == "previous" else ""
    name = one.name or f"“{one.proposed.printed}”"
    return f"{name}, {one.proposed.period or 'no period'}{role}: {one.display}"


def is_words(one: Line) -> str:
    """What the line is beside what is held."""
    earlier = one.earlier
    return _IS[one.what].format(title=earlier.title if earlier else "", display=earlier.display if earlier else "")
