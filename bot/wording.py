"""`Answer` → words. It is given a verdict and its reason, and works neither out. Pure.

A value, a comparison, a target or a benchmark takes at most three lines and a source line: what it is; what it is
held against; what else must be known. `say` covers every answer: mypy finds the one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import assert_never

from bot import answers as a
from bot import phrases as p
from bot.answers import Also, Answer, Change, Row, Shown
from bot.numbers import difference_words, display
from store.catalogue import Indicator
from store.values import Document, Printing, Target


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
            lines = _listing(answer)
        case a.Summarised():
            lines = _summarised(answer)
        case a.Several():
            return "\n\n".join(say(part) for part in answer.parts)
        case a.Choose():
            lines = [p.WHICH, *(f"{n}. {c.label}" for n, c in enumerate(answer.choices, 1)), *_more(answer.more)]
        case a.NotHeld():
            lines = _not_held(answer)
        case a.NotUnderstood():
            lines = _not_understood(answer)
        case a.Help():
            lines = [p.HELP_TITLE, *(f'{what}: "{example}"' for what, example in answer.lines), p.HELP_END]
        case _:
            assert_never(answer)
    return "\n".join(line for line in lines if line)


# -- pieces


def when(label: str) -> str:
    """A period after "in": `Q3 2021/22`, `the year to June 2020`."""
    return f"the {label}" if label.startswith(("year to", "school year")) else label


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
    came = f"from {counted(earlier)} in {when(change.earlier)}"
    if change.direction is None or change.difference is None:
        return came
    if change.direction == "same":
        return f"the same as {earlier.display} in {when(change.earlier)}: no change"
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
        return target.text
    value = display(target.value, shown.indicator.unit)
    if target.operator:
        return f"{p.OPERATOR[target.operator]} {value}"
    return f"{value} or {p.OPERATOR[shown.target_operator]}" if shown.target_operator else value


def benchmark_words(shown: Shown) -> str:
    """`Second quartile nationally (2023/24), statistical neighbours 21.3%, England 20.0%`; empty where none is printed."""
    figure, unit = shown.figure, shown.indicator.unit
    year = f" ({figure.benchmark_year})" if figure.benchmark_year else ""
    parts = [f"{p.QUARTILE[figure.quartile]} nationally{year}"] if figure.quartile else []
    parts += [f"statistical neighbours {display(figure.neighbour, unit)}"] if figure.neighbour is not None else []
    parts += [f"England {display(figure.england, unit)}"] if figure.england is not None else []
    parts += [f"region {display(figure.region, unit)}"] if figure.region is not None else []
    return _capital(", ".join(parts))


def standing_line(shown: Shown) -> str:
    """The second line: target, quartile, neighbours, RAG."""
    rag = f"RAG {shown.figure.rag}" if shown.figure.rag else ""
    return _sentences(target_words(shown), benchmark_words(shown), rag)


def source_line(shown: Iterable[Shown], brief: bool = False) -> str:
    """`Source: Quarter 3 2021/22 performance report, 8 March 2022: dashboard row "…"; paragraph 10.`; brief: no row names."""
    found: dict[str, list[str]] = {}
    for one in shown:
        places = found.setdefault(document_words(one.figure.standing.document), [])
        said = (place.partition(":")[0] if brief else place_words(place) for place in one.figure.places)
        places += [w for w in said if w not in places]
    said = [f"{document}: {'; '.join(places)}" for document, places in found.items()]
    return f"Source: {'. '.join(said)}." if said else ""


def document_words(document: Document) -> str:
    """`Quarter 3 2021/22 performance report, 8 March 2022`."""
    return f"{document.title}, {day(document.meeting) if document.meeting else 'undated'}"


def place_words(place: str) -> str:
    """`paragraph 10`; `dashboard row "Care leavers EET"`."""
    kind, _, row = place.partition(": ")
    return f'{kind} row "{row}"' if row else kind


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


# -- what else must be known


def remarks(shown: Iterable[Shown], also: Iterable[Also], changes: Iterable[Change] = ()) -> str:
    """The third line: small numbers, revisions, contradictions, our notes, newer figures."""
    said = [*(_close(c) for c in changes if c.close), *(_conflict(c) for c in changes)]
    for one in shown:
        said += [f"First published as {_values(one, one.figure.revised_from)}{_whose(one)}."] if one.figure.revised_from else []
        said += [note if note.endswith(".") else f"{note}." for note in one.figure.notes]
    also = tuple(also)
    said += [_differs(x) for x in also if x.why == "text differs"]
    said += [f"Newer: {x.shown.display} in {when(x.shown.figure.period)}." for x in also if x.why == "newer"]
    return " ".join(dict.fromkeys(s for s in said if s))


def _whose(shown: Shown) -> str:
    return f" for {shown.figure.period}"


def _values(shown: Shown, printings: Sequence[Printing]) -> str:
    return ", then ".join(display(v.value, shown.indicator.unit) for v in printings if v.value is not None)


def _close(change: Change) -> str:
    assert change.close is not None
    first, second = change.close
    return f"Small numbers: {first:,} and {second:,} {change.indicator.counts}, so it may be chance."


def _conflict(change: Change) -> str:
    """Where a report's own word for the direction goes against its figures."""
    if change.by_report or change.direction is None or not change.as_reported:
        return ""
    return ""


def _differs(also: Also) -> str:
    shown = also.shown
    return f"The same report also prints {shown.display} for {shown.figure.period} ({place_words(shown.figure.places[0])})."


def _nearest(also: Iterable[Also], indicator: Indicator, start: str = "The nearest earlier figure is") -> str:
    near = [x.shown for x in also if x.why == "nearest"]
    own = [s for s in near if s.indicator == indicator]
    others = [s for s in near if s.indicator != indicator]
    said = [f"{start} {counted(own[0])} in {when(own[0].figure.period)}."] if own else []
    said += [f"Also held: {counted(s)} in {when(s.figure.period)}." for s in own[1:]]
    return " ".join((*said, *(_other_measure(s) for s in others)))


def _other_measure(shown: Shown) -> str:
    return f"A different measure, not comparable: {shown.indicator.name}, {shown.display} in {when(shown.figure.period)}."


def _subgroups(also: Iterable[Also], general: Indicator) -> str:
    groups = [x.shown for x in also if x.why == "subgroup"]
    said = [f"{_own_part(s, general)}: {s.display} in {when(s.figure.period)}" for s in groups]
    return f"Also held: {'; '.join(said)}." if said else ""


def _own_part(shown: Shown, general: Indicator) -> str:
    """What sets a subgroup's name apart: `Key Stage 2 RWM expected standard, FSM pupils` → `FSM pupils`."""
    head, _, tail = shown.indicator.name.partition(", ")
    return tail if tail and head == general.name.partition(", ")[0] else shown.indicator.name


def _printed_instead(missing: Printing | None) -> str:
    if missing is None or not missing.missing:
        return ""
    if missing.missing == "blank":
        return f"The {missing.document.report} report leaves it blank ({place_words(missing.place)})."
    return f'The {missing.document.report} report says "{missing.missing}" ({place_words(missing.place)}).'


# -- the answers


def _single(answer: a.SingleValue) -> list[str]:
    shown = answer.figures[0]
    change = next(iter(answer.changes), None)
    earlier = answer.figures[1] if len(answer.figures) > 1 else None
    value = _as_count(shown) if answer.counting else counted(shown)
    first = f"{shown.indicator.name}: {value} in {when(shown.figure.period)}"
    if change and earlier:
        first += f", {moved(change, earlier)}"
    only = f"This is the only figure held for {answer.asked_period}." if answer.asked_period else ""
    uncounted = "" if not change or earlier else _uncalculated(change, answer)
    return [
        _sentences(first, uncounted), standing_line(shown),
        _sentences(only, remarks(answer.figures, answer.also, answer.changes), _subgroups(answer.also, shown.indicator)),
        source_line(answer.figures),
    ]  # fmt: skip


def _as_count(shown: Shown) -> str:
    figure, noun = shown.figure, shown.indicator.counts
    if shown.indicator.unit == "count":
        return f"{shown.display} {noun}"
    if figure.numerator is None:
        return f"{shown.display}; the report does not print how many {noun} that is"
    whole = f" of {figure.denominator:,}" if figure.denominator else ""
    return f"{figure.numerator:,}{whole} {noun} ({shown.display})"


def _uncalculated(change: Change, answer: a.SingleValue | a.Compared) -> str:
    """Why a change cannot be calculated, what the report says of it, and the nearest like figure."""
    printed = _printed_instead(answer.missing)
    label = change.earlier if answer.figures[0].figure.period == change.later else change.later
    why = f"The change cannot be calculated: no figure is held for {label}"
    return _sentences(why, printed, _reported(answer.figures[0], label), _nearest(answer.also, answer.indicators[0]))


def _reported(shown: Shown, against: str) -> str:
    """What a report says itself of a change whose other side it does not print."""
    printings = (q for q in shown.figure.printings if q.reported_difference is not None)
    said = next((q for q in printings if q.reported_against == against), None)
    if said is None or said.reported_difference is None or said.reported_against is None:
        return ""
    size = difference_words(said.reported_difference, shown.indicator.unit, said.reported_difference * 0)
    way = "up" if said.reported_difference > 0 else "down"
    return f"The report itself says {way} {size} on {when(said.reported_against)}, without that figure"


def _compared(answer: a.Compared) -> list[str]:
    change, name = answer.changes[0], answer.indicators[0].name
    if len(answer.figures) == 2 and not answer.unlike:
        late, early = answer.figures
        first = f"{name}: {counted(late)} in {when(late.figure.period)}, {moved(change, early)}"
        return [_sentences(first), standing_line(late), remarks(answer.figures, answer.also, answer.changes), source_line(answer.figures)]
    if answer.unlike:
        both = " and ".join(f"{counted(s)} in {when(s.figure.period)}" for s in reversed(answer.figures))
        why = f"{answer.unlike} are not like periods, so the change cannot be calculated"
        return [_sentences(f"{name}: {both}", why), remarks(answer.figures, answer.also), source_line(answer.figures)]
    shown = answer.figures[0]
    first = f"{name}: {counted(shown)} in {when(shown.figure.period)}"
    return [_sentences(first, _uncalculated(change, answer)), standing_line(shown), remarks(answer.figures, answer.also), source_line(answer.figures)]


def _trend(answer: a.Trend) -> list[str]:
    name = answer.indicators[0].name
    oldest_first = list(reversed(answer.figures))
    lines = [f"{s.figure.period}: {counted(s)}" for s in oldest_first]
    if len(oldest_first) == 1:
        head = f"{name}: only one figure of this kind is held."
    else:
        change = answer.changes[0]
        way = "the same at both ends" if change.direction == "same" else moved(change, oldest_first[0])
        head = f"{name}, {len(oldest_first)} figures. {_capital(oldest_first[-1].display)} in {when(oldest_first[-1].figure.period)}, {way}."
    whole = f"No figure is held for {answer.within} as a whole." if answer.within else ""
    others = f"Not shown, as they are not like periods: {', '.join(answer.others)}." if answer.others else ""
    small = remarks(answer.figures, answer.also, answer.changes)
    return [head, whole, *lines, _sentences(others, small), source_line(answer.figures, brief=True)]


def _against_target(answer: a.AgainstTarget) -> list[str]:
    shown = answer.figures[0]
    target, name = shown.figure.target, shown.indicator.name
    first = f"{name}: {counted(shown)} in {when(shown.figure.period)}"
    if target is None:
        line = _sentences(first, "No target is printed for it")
    else:
        met = {True: "the target was met", False: "the target was not met", None: "whether it was met cannot be told"}[shown.target_met]
        gap = f", {difference_words(shown.value - target.value, shown.indicator.unit, target.value)} {'above' if shown.value > target.value else 'below'} it" if target.value is not None and shown.value != target.value else ""
        of = "" if target.operator else "of "
        line = _sentences(f"{first} against a target {of}{target_value(target, shown)}: {met}{gap}")
    rest = _sentences(benchmark_words(shown), f"RAG {shown.figure.rag}" if shown.figure.rag else "")
    return [line, rest, remarks(answer.figures, answer.also), source_line(answer.figures)]


def _benchmarked(answer: a.Benchmarked) -> list[str]:
    shown = answer.figures[0]
    first = f"{shown.indicator.name}: {counted(shown)} in {when(shown.figure.period)}"
    said = benchmark_words(shown)
    key = said or "No quartile or average of other authorities is printed for it"
    beside = _beside_averages(shown)
    rest = _sentences(target_words(shown), f"RAG {shown.figure.rag}" if shown.figure.rag else "", remarks(answer.figures, answer.also), _subgroups(answer.also, shown.indicator))
    best = p.QUARTILE_KEY if shown.figure.quartile else ""
    return [_sentences(first), _sentences(key, beside, best), rest, source_line(answer.figures)]


def _beside_averages(shown: Shown) -> str:
    """`4.2 percentage points below statistical neighbours`."""
    said = []
    for name, other in (("statistical neighbours", shown.figure.neighbour), ("England", shown.figure.england)):
        if other is None:
            continue
        gap = shown.value - other
        way = "level with" if not gap else f"{difference_words(gap, shown.indicator.unit, other)} {'above' if gap > 0 else 'below'}"
        said.append(f"{way} {name}")
    return f"That is {' and '.join(said)}" if said else ""


def _defined(answer: a.Defined) -> list[str]:
    short = answer.term is not None and (answer.term.isupper() or not answer.indicators)
    lines = [answer.means] if answer.means and short else []
    lines += [_sentences(f"{i.name}: {i.definition}") for i in answer.indicators]
    if not answer.figures:
        return lines
    late = answer.figures[0]
    first = f"{late.display} in {when(late.figure.period)}"
    if answer.changes and len(answer.figures) > 1:
        first += f", {moved(answer.changes[0], answer.figures[1])}"
    return [*lines, _sentences(first), standing_line(late), source_line(answer.figures)]


def _sourced(answer: a.Sourced) -> list[str]:
    shown = answer.figures[0]
    figure = shown.figure
    places = " and ".join(place_words(x) for x in figure.places)
    first = f"{shown.indicator.name}: {counted(shown)} in {when(figure.period)} comes from the {document_words(figure.standing.document)}: {places}"
    earlier = [q for q in figure.printings if q.document != figure.standing.document]
    others = dict.fromkeys(f"{q.document.report} ({place_words(q.place)}{'' if q.value == shown.value or q.value is None else ', as ' + display(q.value, shown.indicator.unit)})" for q in earlier)
    again = f"Also printed in the report of {'; '.join(others)}" if others else ""
    return [_sentences(first), _sentences(again, remarks((), answer.also)), remarks(answer.figures, ())]


def _row(row: Row) -> str:
    shown = row.shown
    said = f"{shown.indicator.name}: {shown.display} in {when(shown.figure.period)}"
    change = row.change
    if row.previous and change.direction == "same":
        return f"{said}, the same as in {when(change.earlier)}"
    if row.previous and change.direction:
        return f"{said}, {p.MOVED[change.direction]} from {row.previous.display} in {when(change.earlier)}"
    reported = f' (as reported: "{change.as_reported}")' if change.by_report and change.as_reported else ""
    return f"{said}{reported}"


def _listing(answer: a.Listing) -> list[str]:
    if answer.report is None:
        theme = f" in {answer.theme}" if answer.theme else ""
        names = [f"- {i.name}" for i in answer.held]
        return [f"Figures are held for {len(answer.held)} indicators{theme}:", *names]
    head = f"{_head(answer)} {answer.report.report} report{f', {answer.theme}' if answer.theme else ''}:"
    body = [f"- {_row(r)}{_asked_for(answer, r)}" for r in answer.rows]
    return [head if body else f"{head[:-1]}.", *body, *answer.remarks, f"Source: {document_words(answer.report)}, as published then."]


def _head(answer: a.Listing) -> str:
    number = len(answer.rows)
    said = [p.FILTERS[f.field, f.value][0 if number == 1 else 1] for f in answer.filters]
    first = answer.filters[0].field if answer.filters else "held"
    carrying = p.CARRYING[first]
    of = f"{number or 'None'} of the {answer.of} measures" + (f" {carrying}" if carrying != "measures" else "")
    return f"{of} {' or '.join(said)} in the"


def _asked_for(answer: a.Listing, row: Row) -> str:
    """Beside a list by anything else, the verdict and what the list is of."""
    fields = {f.field for f in answer.filters}
    verdict = row.change.verdict.replace("cannot", "change cannot")
    said = [] if fields == {"verdict"} else [f": {verdict}"]
    said += [f". {target_words(row.shown)}"] if "target" in fields else []
    said += [f". {benchmark_words(row.shown)}"] if "quartile" in fields else []
    return "".join(said)


def _summarised(answer: a.Summarised) -> list[str]:
    counts = answer.counts
    theme = f", {answer.theme}" if answer.theme else ""
    judged = ", ".join(f"{getattr(counts, field)} {word}" for field, word in p.COUNTED)
    quartiles = ", ".join(f"{n} in the {p.QUARTILE[q]}" for q, n in enumerate(counts.quartiles, 1))
    lines = [f"{answer.report.report}{theme}: {counts.measures} measures. {_capital(judged)}."]
    lines += [f"{counts.benchmarked} with a national benchmark: {quartiles}."] if counts.benchmarked else []
    lines += [_own_overview(answer)] if answer.published else []
    lines += [f"- {d}" for d in answer.differences]
    by_report = sum(r.change.by_report for r in answer.rows)
    if by_report:
        lines.append(f"{by_report} of the {counts.measures} are judged by the direction that the report gives in words, as the figure before is not held.")
    return [*lines, f"Source: {document_words(answer.report)}, as published then."]


def _own_overview(answer: a.Summarised) -> str:
    own = answer.published
    assert own is not None
    if not answer.differences:
        return f"The report's own overview ({own.place}) says the same."
    parts = [f"{n} {word}" for field, word in (("measures", "measures"), *p.COUNTED) if (n := getattr(own, field)) is not None]
    parts += [f"{own.benchmarked} benchmarked"] if own.benchmarked is not None else []
    parts += ["quartiles 1 to 4: " + ", ".join(str(n) for n in own.quartiles)] if own.quartiles is not None else []
    return f"The report's own overview ({own.place}) says otherwise: {'; '.join(parts)}. Why:"


def _not_held(answer: a.NotHeld) -> list[str]:
    if answer.report:
        return [f"No report is held for {answer.report}."]
    name = answer.indicators[0].name if answer.indicators else None
    if answer.stranger:
        who = ", ".join(answer.stranger)
        names = " or ".join(i.name for i in answer.indicators[:2])
        county = [x.shown for x in answer.also if x.why == "general"]
        whole = "; ".join(f"{counted(s)} in {when(s.figure.period)}" for s in county)
        apart = who if who.startswith(("by ", "each ", "every ", "per ")) else f"for {who}"
        return [f"{names}: no figure is held {apart}." if names else f"No figure is held {apart}.", f"For the whole county: {whole}." if whole else "", source_line(county)]
    if name is None:
        return [f"No figure of {answer.wanted} is held."]
    later = f"The earliest held is {answer.later}." if answer.later else ""
    return [
        _sentences(f"{name}: no figure is held for {when(answer.wanted or 'that period')}", _printed_instead(answer.missing)),
        _sentences(_nearest(answer.also, answer.indicators[0]), later), source_line(x.shown for x in answer.also if x.why == "nearest"),
    ]  # fmt: skip


def _not_understood(answer: a.NotUnderstood) -> list[str]:
    if answer.subjects:
        return [f"I hold no figures about {', '.join(answer.subjects)}.", p.NOT_UNDERSTOOD_HOW]
    near = [f"- {c.label}" for c in answer.nearest]
    return [p.NOT_UNDERSTOOD, *(["Nearest in name:", *near] if near else []), p.NOT_UNDERSTOOD_HOW]


def _more(number: int) -> list[str]:
    return [f"({number} more: say which in your own words.)"] if number else []
