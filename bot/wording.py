"""`Answer` → words. It is given a verdict and its reason, and works neither out. Pure.

A value, a comparison, a target or a benchmark takes at most three lines and a source line: what it is; what it is
held against; what else must be known. `say` covers every answer: mypy finds the one that is missing.
"""

from __future__ import annotations

import re
from typing import assert_never

from bot import answers as a
from bot import phrases as p
from bot.answers import Answer, Change, Shown
from bot.numbers import difference_words, display
from bot.report_wording import listing, summarised
from bot.sentences import (
    benchmark_words,
    capital,
    counted,
    document_words,
    moved,
    nearest,
    newer_unsaid,
    none_held,
    place_words,
    printed_instead,
    remarks,
    sentences,
    source_line,
    standing_line,
    subgroups,
    suppressed,
    target_value,
    target_words,
    within,
)


def say(answer: Answer) -> str:
    """The whole answer as plain text: what a screen reader is read and a terminal shows."""
    match answer:
        case a.SingleValue():
            lines = _single(answer)
        case a.Compared():
            lines = _compared(answer)
        case a.Trend():
            lines = _trend(answer)
        case a.AgainstTarget():
            lines = _against_target(answer)
        case a.Benchmarked():
            lines = _benchmarked(answer)
        case a.Defined():
            lines = _defined(answer)
        case a.Sourced():
            lines = _sourced(answer)
        case a.Listing():
            lines = listing(answer)
        case a.Summarised():
            lines = summarised(answer)
        case a.Several():
            return "\n\n".join(say(part) for part in answer.parts)
        case a.Choose():
            lines = [p.WHICH, *(f"{n}. {c.label}" for n, c in enumerate(answer.choices, 1)), *_more(answer.more)]
        case a.NotHeld():
            lines = _not_held(answer)
        case a.NotUnderstood():
            lines = _not_understood(answer)
        case a.Help():
            lines = [p.WELCOME] if answer.thanked else [p.HELP_TITLE, *(f'{what}: "{example}"' for what, example in answer.lines), p.HELP_END]
        case _:
            assert_never(answer)
    source = [line for line in lines[-1:] if line.startswith("Source:")]
    return "\n".join(line for line in (*lines[: len(lines) - len(source)], newer_unsaid(answer.unsaid), *source) if line)


def _single(answer: a.SingleValue) -> list[str]:
    shown = answer.figures[0]
    change = next(iter(answer.changes), None)
    beside = [x.shown for x in answer.also if change and x.shown.figure.period == change.earlier]
    earlier = next(iter((*answer.figures[1:], *beside)), None) if change and change.direction else None
    value = _as_count(shown) if answer.counting else counted(shown)
    first = f"{shown.indicator.name}: {value} {within(shown.figure.period)}"
    if change and earlier:
        first += f", {moved(change, earlier)}"
    unsaid = answer.counting and shown.indicator.unit != "count" and shown.figure.numerator is None
    uncounted_people = f"The report does not print how many {shown.indicator.counts} that is." if unsaid else ""
    only = f"This is the only figure held for {answer.asked_period}." if answer.asked_period else ""
    uncounted = "" if not change or earlier else _uncalculated(change, answer)
    return [
        sentences(first, uncounted), standing_line(shown),
        sentences(uncounted_people, only, remarks(answer.figures, answer.also, answer.changes), subgroups(answer.also, shown.indicator)),
        source_line(answer.figures),
    ]  # fmt: skip


def _as_count(shown: Shown) -> str:
    figure, noun = shown.figure, shown.indicator.counts
    if shown.indicator.unit == "count":
        return f"{shown.display} {noun}"
    if figure.numerator is None:
        return shown.display
    whole = f" of {figure.denominator:,}" if figure.denominator else ""
    return f"{figure.numerator:,}{whole} {noun} ({shown.display})"


def _uncalculated(change: Change, answer: a.SingleValue | a.Compared) -> str:
    """Why a change cannot be calculated, what the report says of it, and the nearest like figure."""
    printed = printed_instead(answer.missing)
    label = change.earlier if answer.figures[0].figure.period == change.later else change.later
    why = f"The change cannot be calculated: {none_held(answer.missing, label)}"
    return sentences(why, printed, _reported(answer.figures[0], label), nearest(answer.also, answer.indicators[0]))


def _reported(shown: Shown, against: str) -> str:
    """What a report says itself of a change whose other side it does not print."""
    printings = (q for q in shown.figure.printings if q.reported_difference is not None)
    said = next((q for q in printings if q.reported_against == against), None)
    if said is None or said.reported_difference is None or said.reported_against is None:
        return ""
    size = difference_words(said.reported_difference, shown.indicator.unit, said.reported_difference * 0)
    way = "up" if said.reported_difference > 0 else "down"
    return f"The report says it is {size} {way} on {_bare(said.reported_against)}, but does not print that figure"


def _bare(label: str) -> str:
    return within(label).removeprefix("in ").removeprefix("for ").removeprefix("from ")


def _compared(answer: a.Compared) -> list[str]:
    change, name = answer.changes[0], answer.indicators[0].name
    if len(answer.figures) == 2 and not answer.unlike:
        late, early = answer.figures
        first = f"{name}: {counted(late)} {within(late.figure.period)}, {moved(change, early)}"
        return [sentences(first), standing_line(late), remarks(answer.figures, answer.also, answer.changes), source_line(answer.figures)]
    if answer.unlike:
        both = " and ".join(f"{counted(s)} {within(s.figure.period)}" for s in reversed(answer.figures))
        why = f"{answer.unlike} are not like periods, so the change cannot be calculated"
        return [sentences(f"{name}: {both}", why), remarks(answer.figures, answer.also), source_line(answer.figures)]
    shown = answer.figures[0]
    first = f"{name}: {counted(shown)} {within(shown.figure.period)}"
    return [sentences(first, _uncalculated(change, answer)), standing_line(shown), remarks(answer.figures, answer.also), source_line(answer.figures)]


def _trend(answer: a.Trend) -> list[str]:
    name = answer.indicators[0].name
    oldest_first = list(reversed(answer.figures))
    lines = [f"{s.figure.period}: {counted(s)}" for s in oldest_first]
    if len(oldest_first) == 1:
        head = f"{name}: only one figure of this kind is held."
    else:
        change = answer.changes[0]
        way = "the same at both ends" if change.direction == "same" else moved(change, oldest_first[0])
        head = f"{name}, {len(oldest_first)} figures. {capital(oldest_first[-1].display)} {within(oldest_first[-1].figure.period)}, {way}."
    whole = f"No figure is held for {answer.within} as a whole." if answer.within else ""
    holes = f"None is {'given' if answer.suppressed else 'held'} between {' or between '.join(answer.holes)}." if answer.holes else ""
    others = f"Not shown, as they are not like periods: {', '.join(answer.others)}." if answer.others else ""
    small = remarks(answer.figures, answer.also, answer.changes)
    unsaid = suppressed(answer.suppressed)
    return [head, whole, *lines, sentences(holes, unsaid, others, small), source_line(answer.figures, brief=True)]


def _against_target(answer: a.AgainstTarget) -> list[str]:
    shown = answer.figures[0]
    target, name = shown.figure.target, shown.indicator.name
    first = f"{name}: {counted(shown)} {within(shown.figure.period)}"
    if target is None:
        line = sentences(first, "No target is printed for it")
    else:
        met = p.TARGET[shown.target_met]
        of = "" if target.operator else "of "
        line = sentences(f"{first} against a target {of}{target_value(target, shown)}: {met}{_from_target(shown)}")
    rest = sentences(benchmark_words(shown), f"RAG {shown.figure.rag}" if shown.figure.rag else "")
    return [line, rest, remarks(answer.figures, answer.also), source_line(answer.figures)]


def _from_target(shown: Shown) -> str:
    """How far a value is from its target."""
    target = shown.figure.target
    if target is None or target.value is None:
        return ""
    gap = shown.value - target.value
    if not gap:
        return ", as the two are equal"
    return f", {difference_words(gap, shown.indicator.unit, target.value)} {'above' if gap > 0 else 'below'} it"


def _benchmarked(answer: a.Benchmarked) -> list[str]:
    shown = answer.figures[0]
    first = f"{shown.indicator.name}: {counted(shown)} {within(shown.figure.period)}"
    said = benchmark_words(shown)
    key = said or "No quartile or average of other authorities is printed for it"
    beside = _beside_averages(shown)
    rest = sentences(target_words(shown), f"RAG {shown.figure.rag}" if shown.figure.rag else "", remarks(answer.figures, answer.also), subgroups(answer.also, shown.indicator))
    best = p.QUARTILE_KEY if shown.figure.quartile else ""
    return [sentences(first), sentences(key, beside, best), rest, source_line(answer.figures)]


def _beside_averages(shown: Shown) -> str:
    """`4.2 percentage points below statistical neighbours`."""
    said = list[str]()
    doubted = bool(shown.figure.notes)  # our own note may doubt the average itself
    for name, other in (("statistical neighbours", shown.figure.neighbour), ("England", shown.figure.england)):
        if other is None or doubted:
            continue
        gap = shown.value - other
        way = "level with" if not gap else f"{difference_words(gap, shown.indicator.unit, other)} {'above' if gap > 0 else 'below'}"
        said.append(f"{way} {name}")
    return f"That is {' and '.join(said)}" if said else ""


def _defined(answer: a.Defined) -> list[str]:
    short = answer.term is not None and (answer.term.isupper() or not answer.indicators)
    lines = [answer.means] if answer.means and short else []
    lines += [f"{i.name}: {p.WAY[i.polarity]}." for i in answer.indicators if answer.which_way]
    lines += [sentences(i.definition if answer.which_way else f"{i.name}: {i.definition}") for i in answer.indicators]
    if not answer.figures:
        return lines
    late = answer.figures[0]
    first = f"{late.display} {within(late.figure.period)}"
    if answer.changes and len(answer.figures) > 1:
        first += f", {moved(answer.changes[0], answer.figures[1])}"
    return [*lines, sentences(first), standing_line(late), source_line(answer.figures)]


def _sourced(answer: a.Sourced) -> list[str]:
    shown = answer.figures[0]
    figure = shown.figure
    places = " and ".join(place_words(x) for x in figure.places)
    first = f"{shown.indicator.name}: {counted(shown)} {within(figure.period)} comes from the {document_words(figure.standing.document)}: {places}"
    earlier = [q for q in figure.printings if q.document != figure.standing.document]
    others = dict.fromkeys(f"{q.document.report} ({place_words(q.place)}{'' if q.value == shown.value or q.value is None else ', as ' + display(q.value, shown.indicator.unit)})" for q in earlier)
    again = f"Also printed in the report of {'; '.join(others)}" if others else ""
    return [sentences(first), sentences(again, remarks((), answer.also)), remarks(answer.figures, ())]


def _not_held(answer: a.NotHeld) -> list[str]:
    if answer.report:
        beside = f" The nearest earlier is {answer.later}." if answer.later else ""
        return [f"No report is held for {answer.report}.{beside}"]
    name = answer.indicators[0].name if answer.indicators else None
    if answer.stranger:
        who = ", ".join(answer.stranger)
        names = " or ".join(i.name for i in answer.indicators[:2])
        county = [x.shown for x in answer.also if x.why == "general"]
        whole = "; ".join(f"{counted(s)} {within(s.figure.period)}" for s in county)
        if answer.subjects:
            return [f"I hold no figures about {who}.", f"{names}: {whole}." if whole else "", source_line(county)]
        apart = who if who.startswith(("by ", "each ", "every ", "per ")) else f"for {who}"
        return [f"{names}: no figure is held {apart}." if names else f"No figure is held {apart}.", f"For the whole county: {whole}." if whole else "", source_line(county)]
    if name is None:
        return [f"No figure of {answer.wanted} is held."]
    later = f"The earliest held is {answer.later}." if answer.later else ""
    return [
        sentences(f"{name}: {_none_held(answer)}", printed_instead(answer.missing)),
        sentences(nearest(answer.also, answer.indicators[0]), later), source_line(x.shown for x in answer.also if x.why == "nearest"),
    ]  # fmt: skip


def _none_held(answer: a.NotHeld) -> str:
    wanted = answer.wanted or "that period"
    if answer.kind == "source" and re.fullmatch(r"-?\d+(?:\.\d+)?", wanted):
        return f"no figure of {wanted} is held for it"
    if wanted.startswith("since "):
        return f"no figure is held for {wanted.removeprefix('since ')} or later"
    return none_held(answer.missing, _bare(wanted))


def _not_understood(answer: a.NotUnderstood) -> list[str]:
    if answer.subjects:
        return [f"I hold no figures about {', '.join(answer.subjects)}.", p.NOT_UNDERSTOOD_HOW]
    near = [f"- {c.label}" for c in answer.nearest]
    return [p.NOT_UNDERSTOOD, *(["Nearest in name:", *near] if near else []), p.NOT_UNDERSTOOD_HOW]


def _more(number: int) -> list[str]:
    return [f"({number} more: say which in your own words.)"] if number else []
