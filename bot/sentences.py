"""The pieces of an answer's sentences: a value with its count, a change, a target, a source, what else must be known. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot import phrases as p
from bot.answers import Also, Change, Shown
from bot.numbers import difference_words, display
from store.catalogue import Indicator
from store.values import SUPPRESSED, Document, Printing, Target


def within(label: str) -> str:
    """A period with its preposition: `in Q3 2021/22`, `in the year to June 2020`, `from April to September 2020`."""
    if label.startswith(("year to", "school year")):
        return f"in the {label}"
    if re.fullmatch(r"\d{4}-\d{4}", label):
        return f"for {label}"
    return f"from {label}" if " to " in label else f"in {label}"


def day(value: date) -> str:
    """`8 March 2022`."""
    return f"{value.day} {value:%B %Y}"


def counted(shown: Shown) -> str:
    """The value with the count behind it: `92.4% (218 of 236 care leavers)`."""
    figure, noun = shown.figure, shown.indicator.counts
    if shown.indicator.unit == "count" or figure.numerator is None:
        of = f" (of {figure.denominator:,})" if figure.denominator and shown.indicator.unit != "count" else ""
        return f"{shown.display}{of}"
    whole = f" of {figure.denominator:,}" if figure.denominator else ""
    return f"{shown.display} ({figure.numerator:,}{whole} {noun})"


def moved(change: Change, earlier: Shown) -> str:
    """`up 0.3 percentage points from 19.3% in Q2 2021/22: declined, because low is good`."""
    came = f"from {counted(earlier)} {within(earlier.figure.period)}"
    if change.direction is None or change.difference is None:
        return came
    if change.direction == "same":
        return f"the same as {earlier.display} {within(earlier.figure.period)}: no change"
    size = difference_words(change.difference, change.indicator.unit, earlier.value)
    return f"{p.MOVED[change.direction]} {size} {came}: {change.verdict}, {p.BECAUSE[change.indicator.polarity]}"


def target_words(shown: Shown) -> str:
    """`Target below 18.7%: not met`; empty where there is none."""
    target = shown.figure.target
    if target is None:
        return ""
    met = shown.target_met
    verdict = f": {p.MET[met]}" if met is not None else ""
    return f"Target {target_value(target, shown)}{verdict}"


def target_value(target: Target, shown: Shown) -> str:
    """A target as it is said: `below 18.7%`; a bare one with polarity's direction: `97.0% or above`."""
    if target.value is None:
        return f'"{target.text}"'
    value = display(target.value, shown.indicator.unit)
    if target.operator:
        return f"{p.OPERATOR[target.operator]} {value}"
    return f"{value} or {p.OPERATOR[shown.target_operator]}" if shown.target_operator else value


def benchmark_words(shown: Shown) -> str:
    """`Second quartile nationally (2023/24), statistical neighbours 21.3%, England 20.0%`; empty where none is printed."""
    figure, unit = shown.figure, shown.indicator.unit
    year = f" ({figure.benchmark_year})" if figure.benchmark_year else ""
    parts = [f"{p.QUARTILE[figure.quartile]} nationally{year}"] if figure.quartile else []
    parts += [f"statistical neighbours' average {display(figure.neighbour, unit)}"] if figure.neighbour is not None else []
    parts += [f"England {display(figure.england, unit)}"] if figure.england is not None else []
    parts += [f"East Midlands {display(figure.region, unit)}"] if figure.region is not None else []
    return capital(", ".join(parts))


def standing_line(shown: Shown) -> str:
    """The second line: target, quartile, neighbours, RAG."""
    rag = f"RAG {shown.figure.rag}" if shown.figure.rag else ""
    return sentences(target_words(shown), benchmark_words(shown), rag)


def source_line(shown: Iterable[Shown], brief: bool = False) -> str:
    """`Source: Quarter 3 2021/22 performance report, 8 March 2022: dashboard row "…"; paragraph 10.`; brief: no row names."""
    shown = tuple(shown)
    found: dict[str, list[str]] = {}
    for one in shown:
        places = found.setdefault(document_words(one.figure.standing.document), [])
        each = (part for place in one.figure.places for part in _PLACES.split(place))
        words = dict.fromkeys(part.partition(":")[0] if brief else place_words(part) for part in each)
        places += [w for w in words if w not in places]
    said = [f"{document}: {'; '.join(places)}" for document, places in found.items()]
    return f"Source: {'. '.join([*said, *([] if brief else _kept(shown[:1]))])}." if said else ""


_KEPT = (("target", "target"), ("quartile", "quartile"), ("neighbour", "neighbours' average"), ("england", "England average"),
         ("region", "East Midlands average"))  # fmt: skip


def _kept(shown: Sequence[Shown]) -> list[str]:
    """What the figure shown keeps from an earlier report than its own, and from which."""
    found: dict[str, list[str]] = {}
    for one in shown:
        for field, name in _KEPT:
            giver = next((q for q in one.figure.printings if getattr(q, field) is not None), None)
            if giver is not None and giver.document != one.figure.standing.document:
                names = found.setdefault(document_words(giver.document), [])
                names += [name] if name not in names else []
    return [f"Its {_listed(names)} {'are' if len(names) > 1 else 'is'} from the {document}" for document, names in found.items()]


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def document_words(document: Document) -> str:
    """`Quarter 3 2021/22 performance report, 8 March 2022`; a draft is called one wherever it is named."""
    dated = f"{document.title}, {day(document.meeting) if document.meeting else 'undated'}"
    return f"{dated} ({p.DRAFT})" if document.draft else dated


def as_published(document: Document) -> str:
    """A document whose figures are given as it printed them when it was published."""
    return f"{document_words(document)}{'' if document.draft else ', as published then'}"


_PLACES = re.compile(r"; (?=paragraph|appendix)")


def place_words(place: str) -> str:
    """`paragraph 10`; `dashboard row "Care leavers EET"`."""
    return "; ".join(map(_one_place, _PLACES.split(place)))


def _one_place(place: str) -> str:
    kind, _, row = place.partition(": ")
    return f'{kind} row "{row}"' if row else kind


def capital(text: str) -> str:
    """The text with its first letter made a capital, the others left as they are."""
    return text[:1].upper() + text[1:]


def sentences(*parts: str) -> str:
    """The parts that say something, each ended with a stop, in one paragraph."""
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


def remarks(shown: Iterable[Shown], also: Iterable[Also], changes: Iterable[Change] = ()) -> str:
    """The third line: small numbers, revisions, contradictions, our notes, newer figures."""
    shown = tuple(shown)
    said = [_close(c) for c in changes if c.close]
    for one in shown:
        first = _values(one, one.figure.revised_from)
        said += [f"First published as {first} for {one.figure.period}."] if first else []
        said += [_noted(one, note, len(shown) > 1) for note in one.figure.notes]
    also = tuple(also)
    said += [differs(x) for x in also if x.why == "text differs"]
    said += [_newer(x.shown, shown) for x in also if x.why == "newer"]
    return " ".join(dict.fromkeys(s for s in said if s))


def _noted(shown: Shown, note: str, apart: bool) -> str:
    """A note of ours; where several figures are shown, with the period it is about."""
    whole = note if note.endswith(".") else f"{note}."
    return f"Of {shown.figure.period}: {whole[0].lower()}{whole[1:]}" if apart and not whole[:2].isupper() else whole


def _newer(newest: Shown, shown: Sequence[Shown]) -> str:
    alike = any(newest.period.series == s.period.series for s in shown) or not shown
    return f"Newer{'' if alike else ', for another kind of period'}: {newest.display} {within(newest.figure.period)}."


def _values(shown: Shown, printings: Sequence[Printing]) -> str:
    return ", then ".join(display(v.value, shown.indicator.unit) for v in printings if v.value is not None)


def _close(change: Change) -> str:
    assert change.close is not None
    first, second = change.close
    return f"Small numbers ({first:,} and {second:,} {change.indicator.counts}): the change may be chance."


def differs(also: Also) -> str:
    """What the same report prints elsewhere for the same figure."""
    shown = also.shown
    return f"The same report also prints {shown.display} for {shown.figure.period} ({place_words(shown.figure.places[0])})."


def nearest(also: Iterable[Also], indicator: Indicator, start: str = "The nearest earlier figure is") -> str:
    """The nearest figures held to the one that isn't; empty if there are none."""
    near = [x.shown for x in also if x.why == "nearest"]
    own = [s for s in near if s.indicator == indicator]
    others = [s for s in near if s.indicator != indicator]
    said = [f"{start} {counted(own[0])} {within(own[0].figure.period)}."] if own else []
    said += [f"Also held: {counted(s)} {within(s.figure.period)}." for s in own[1:]]
    return " ".join((*said, *(_other_measure(s) for s in others)))


def _other_measure(shown: Shown) -> str:
    return f"A different measure, not comparable: {shown.indicator.name}, {shown.display} {within(shown.figure.period)}."


def subgroups(also: Iterable[Also], general: Indicator) -> str:
    """The subgroups held beside a general measure; empty if there are none."""
    groups = [x.shown for x in also if x.why == "subgroup"]
    said = [f"{_own_part(s, general)}: {s.display} {within(s.figure.period)}" for s in groups]
    return f"Also held: {'; '.join(said)}." if said else ""


def _own_part(shown: Shown, general: Indicator) -> str:
    """What sets a subgroup's name apart: `Key Stage 2 RWM expected standard, FSM pupils` → `FSM pupils`."""
    head, _, tail = shown.indicator.name.partition(", ")
    return tail if tail and head == general.name.partition(", ")[0] else shown.indicator.name


def is_suppressed(missing: Printing | None) -> bool:
    """Whether a figure is there and must not be told."""
    return missing is not None and missing.missing == SUPPRESSED


def stands_instead(missing: Printing, blank: str = "left blank", says: str = "") -> str:
    """What is in a figure's place, in a few words: `"N/A"`, `left blank`, `suppressed ("c")`."""
    if is_suppressed(missing):
        return p.SUPPRESSED
    return blank if missing.missing == "blank" else f'{says}"{missing.missing}"'


def suppressed(labels: Sequence[str]) -> str:
    """`Q2 2021/22 is suppressed ("c"): a small count …`; empty where nothing is."""
    verb = "are" if len(labels) > 1 else "is"
    return f"{_listed(labels)} {verb} {p.SUPPRESSED}: {p.WHY_SUPPRESSED}" if labels else ""


def newer_unsaid(label: str | None) -> str:
    """`Newer: the figure for Q4 2023/24 is suppressed ("c").`: nobody is to take an older one for the latest."""
    return f"Newer: the figure for {label} is {p.SUPPRESSED}." if label else ""


def none_held(missing: Printing | None, label: str) -> str:
    """`no figure is held for Q2 2021/22`; of one that is there and must not be told: `the figure for … is suppressed ("c")`."""
    return f"the figure for {label} is {p.SUPPRESSED}" if is_suppressed(missing) else f"no figure is held for {label}"


def printed_instead(missing: Printing | None) -> str:
    """What the report has in the figure's place; empty if nothing is known of it."""
    if missing is None or not missing.missing:
        return ""
    if missing.missing == SUPPRESSED:
        return sentences(capital(p.WHY_SUPPRESSED))
    if missing.missing == "blank":
        return f"The {missing.document.report} report leaves it blank ({place_words(missing.place)})."
    return f'The {missing.document.report} report says "{missing.missing}" ({place_words(missing.place)}).'
