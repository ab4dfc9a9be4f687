"""A file's contents → the figures that it proposes for one report: its dashboards, long tables and paragraphs together.

Decided: the report's quarter is the one a person gives, else the one that the file names (`quarters.py`); where it names
none, or two, it is asked for. Where another is named than is given, every figure of the file is doubted. The program's own
layout is taken as it is, with its document. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.importing.around import around_tables
from bot.importing.nothing import NO_FIGURE, nothing_in
from bot.importing.preview import NotTaken
from bot.importing.quarters import TITLE, name_in_words, quarters_named
from bot.importing.sentences import doubted_sentence, doubted_text, without_guess
from bot.importing.years import asked, with_option
from intents.documents.cell_periods import reports_named
from intents.documents.dashboard import ANY_REPORT
from intents.documents.few import few, listed, short
from intents.documents.heading_phrases import own_names
from intents.documents.long_table import Reading, YearMeans, is_long
from intents.documents.naming import PrintedNames
from intents.documents.proposed import Doubt, Proposed
from intents.documents.prose import read_prose
from intents.documents.prose_absences import read_absences
from intents.documents.prose_contradictions import Rows, by_what, contradicted
from intents.documents.table_titles import of_somebody_else
from intents.documents.tables import read_tables
from intents.documents.tidy import Tidy, TidyFigure, is_tidy, read_tidy
from intents.lexicon import Lexicon
from store.ingest.contents import Contents

WHICH = 'Say which quarter\'s report {file} is, such as --report "Q4 2024/25": {why}.'
FIRST = 3  # paragraphs in which a text says whose it is
NOT_OURS = "Nothing in {file} is of the council itself: its figures are of {areas}, and figures are held for the council alone."
NO_INDICATOR = (
    "None of its {number} names is known for an indicator: match or make those that are wanted, or bring in a dictionary of "
    "them first (scrutineer catalogue import)."
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a file: the report's quarter, the document's title, the committee's day; None where nothing.

    `years`: what its bare years mean; `years_of`: the same of a name as it prints it. `alone`: that it takes the place of every
    other file of the draft.
    """

    report: str | None = None
    title: str | None = None
    meeting: date | None = None
    years: YearMeans | None = None
    years_of: Mapping[str, YearMeans] = field(default_factory=dict)
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What names are matched with: the matcher's words, the names printed before, and what the council calls itself."""

    lexicon: Lexicon
    printed: Mapping[str, Mapping[str, Iterable[str]]]
    council: Collection[str]


@dataclass(frozen=True, slots=True)
class Item:
    """One figure proposed: `note` and `place` are those that the program's own layout gives it, else None."""

    proposed: Proposed
    note: str | None = None
    place: str | None = None
    from_prose: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """All that a file proposes. `slug`: the document's own name, where the file gives it (the program's own layout)."""

    report: str
    title: str
    meeting: date | None
    items: tuple[Item, ...]
    doubts: tuple[Doubt, ...] = ()
    slug: str | None = None


def read(contents: Contents, said: Said, words: Words) -> Found | NotTaken:
    """What a file proposes; one sentence where it can't be taken as it is."""
    tidy = [read_tidy(table) for table in contents.tables if is_tidy(table)]
    found = _tidy(contents.name, tidy, said) if tidy else _document(contents, said, words)
    if isinstance(found, Found) and not found.items:
        return NotTaken(contents.name, nothing_in(contents, found.doubts))
    return found


def _document(contents: Contents, said: Said, words: Words) -> Found | NotTaken:
    names = PrintedNames(words.lexicon, words.printed)
    quarters = quarters_named(contents)
    given = reports_named((said.report,)) if said.report is not None else quarters.named
    if said.report is not None and len(given) != 1:
        return NotTaken(contents.name, WHICH.format(file=contents.name, why=f"“{said.report}” names no quarter"))
    if len(given) != 1:
        return NotTaken(contents.name, _which(contents, quarters.why, names, words.council))
    report = given[0]
    reading = Reading(report, words.council, said.years, said.years_of)
    dashboards = read_tables(contents.tables, names, reading, around_tables(contents))
    rows = [with_option(_of_council(one, words.council)) for dashboard in dashboards for one in dashboard.proposals]
    own, others = [one for one in rows if one.area is None], [one for one in rows if one.area is not None]
    against = by_what(own)
    sentences = [_of_text(one, against) for one in _prose(contents, report, words.lexicon, own)]
    if others and not own and not sentences:
        return NotTaken(contents.name, NOT_OURS.format(file=contents.name, areas=_few_areas(others)))
    odd = (*_at_odds(contents.name, report, quarters.named), *_of_others(contents, names, words.council))
    items = [Item(one) for one in own] + [Item(one, from_prose=True) for one in sentences]
    if odd:
        items = [replace(one, proposed=replace(one.proposed, doubts=(*one.proposed.doubts, *odd))) for one in items]
    doubts = [doubt for dashboard in dashboards for doubt in dashboard.doubts if doubt.kind != "report"]
    title = said.title or _title(contents, report, own, sentences)
    told = quarters.told if said.report is None else ()
    of_all = (*odd, *told, *doubts, *_unknown(own, sentences), *asked(own), *doubted_text(sentences), *_elsewhere(others))
    return Found(report, title, said.meeting, tuple(items), of_all)


def _title(contents: Contents, report: str, own: Sequence[Proposed], sentences: Sequence[Proposed]) -> str:
    """The council's own documents are called a report or a dashboard; a file of long tables alone is named as what it is."""
    if own and not sentences and all(map(is_long, contents.tables)):
        return f"{contents.name}, with the report of quarter {report[1]} {report[3:]}"
    return default_title(report, text=bool(sentences) or not own)


def title_beside(title: str, stood: str | None, report: str) -> str:
    """A document's title where another file of it stood before (`stood`): that one's, but a report is more than its dashboard."""
    report_s, dashboard_s = (default_title(report, text=text) for text in (True, False))
    return title if stood is None or (stood, title) == (dashboard_s, report_s) else stood


def default_title(report: str, *, text: bool) -> str:
    """`Quarter 3 2021/22 performance report`, as the council's own are called; a dashboard by itself is called one."""
    return f"Quarter {report[1]} {report[3:]} performance {'report' if text else 'dashboard'}"


def _which(contents: Contents, why: str, names: PrintedNames, council: Collection[str]) -> str:
    """The question for the quarter; where nothing could be read in any case, that instead."""
    read = read_tables(contents.tables, names, Reading(ANY_REPORT.report, council))
    if any(one.proposals for one in read) or any(letter.isdigit() for one in contents.paragraphs for letter in one.text):
        return WHICH.format(file=contents.name, why=why)
    return nothing_in(contents, [doubt for one in read for doubt in one.doubts])


def _at_odds(file: str, report: str, named: Sequence[str]) -> tuple[Doubt, ...]:
    if not named or report in named:
        return ()
    return (Doubt("report", f"The file names {listed(named)}, but it is taken as the report of {report}.", file),)


def _of_others(contents: Contents, names: PrintedNames, council: Collection[str]) -> tuple[Doubt, ...]:
    """A doubt on every figure of a file whose own name, or first lines above all tables, name another council, place or group."""
    first = contents.paragraphs[: min(FIRST, contents.tables[0].after if contents.tables else FIRST)]
    titles = [name_in_words(contents.name), *(one.text for one in first if len(one.text) <= TITLE and one.level <= 1)]
    said = of_somebody_else(titles, names, own_names(council), file=True)
    return (Doubt("title", said, contents.name),) if said else ()


def _of_council(one: Proposed, council: Collection[str]) -> Proposed:
    """A figure of the council itself, under whichever of its names, has no area, and none is doubted."""
    if one.area is None or one.area.casefold() not in {name.casefold() for name in council}:
        return one
    return replace(one, area=None, doubts=tuple(doubt for doubt in one.doubts if doubt.kind != "area"))


def _elsewhere(others: Sequence[Proposed]) -> tuple[Doubt, ...]:
    """One doubt for all the figures of other areas: none are held for them, so they are no lines of the preview."""
    if not others:
        return ()
    figures = "1 figure is" if len(others) == 1 else f"{len(others)} figures are"
    told = f"{figures} of {_few_areas(others)}, and left out: figures are held for the council alone."
    return (Doubt("area", told, others[0].place),)


def _few_areas(others: Sequence[Proposed]) -> str:
    areas = tuple(dict.fromkeys(one.area or "" for one in others))
    return ", ".join(map(short, areas[:3])) + (" and others" if len(areas) > 3 else "")


def _unknown(own: Sequence[Proposed], sentences: Sequence[Proposed]) -> tuple[Doubt, ...]:
    """One doubt for a file none of whose names is known, so that nobody looks for the ones that are."""
    names = {one.printed for one in own}
    if not own or sentences or any(one.indicator for one in own):
        return ()
    said = "Its name is not known for an indicator: match it, or make one." if len(names) == 1 else NO_INDICATOR
    return (Doubt("unknown", said.format(number=len(names)), own[0].place),)


def _prose(contents: Contents, report: str, lexicon: Lexicon, own: Sequence[Proposed]) -> list[Proposed]:
    """The figures of the paragraphs, and the absences of those that nothing of the file gives.

    Of a line that says that its figure is not available no number is taken for it: what stands there belongs to others.
    """
    absences = read_absences(contents.paragraphs, report, lexicon)
    said = {(one.place, one.evidence, one.indicator) for one in absences if one.indicator and doubted_sentence(one)}
    figures = [one for one in read_prose(contents.paragraphs, report, lexicon, bool(own))
               if (one.place, one.evidence, one.indicator) not in said]  # fmt: skip
    given = {(one.indicator, one.period) for one in (*own, *figures)}
    return [*figures, *(one for one in absences if (one.indicator, one.period) not in given)]


def _of_text(one: Proposed, dashboard: Rows) -> Proposed:
    """A figure read from prose, with what contradicts the file's dashboard, and whether its sentence may be none."""
    one = without_guess(one)
    return replace(one, doubts=(*one.doubts, *doubted_sentence(one), *contradicted(one, dashboard)))


def _tidy(file: str, tables: Sequence[Tidy], said: Said) -> Found | NotTaken:
    """The program's own layout, of one document: where it holds several, of the report that a person names."""
    asked = reports_named((said.report,)) if said.report is not None else ()
    every = [one for table in tables for one in table.figures]
    figures = [one for one in every if not asked or one.report in asked]
    named = few(dict.fromkeys(one.document for one in every), ", ")
    documents = tuple(dict.fromkeys((one.document, one.title, one.report, one.meeting) for one in figures))
    doubts = tuple(doubt for table in tables for doubt in table.doubts)
    if not documents:
        other = f"{file} holds nothing of {', '.join(asked)}, but figures of {named}."
        return NotTaken(file, other if every else _first_of(file, doubts))
    if len(documents) > 1:
        return NotTaken(file, WHICH.format(file=file, why=f"it holds those of several documents ({named})"))
    slug, title, report, meeting = documents[0]
    try:
        day = said.meeting or (date.fromisoformat(meeting) if meeting else None)
    except ValueError:
        return NotTaken(file, f"In {file} the meeting is {meeting}, which is no date such as 2022-03-08: correct it.")
    return Found(report, said.title or title, day, tuple(_own(one) for one in figures), doubts, slug)


def _first_of(file: str, doubts: Sequence[Doubt]) -> str:
    """Why no row of the program's own layout could be taken: the first one's reason with its place, the others counted."""
    if not doubts:
        return NO_FIGURE.format(file=file)
    more = f" So are {len(doubts) - 1:,} more." if len(doubts) > 1 else ""
    return f"{doubts[0].place}: {short(doubts[0].sentence, 300)}{more}"


def _own(one: TidyFigure) -> Item:
    row, place = one.figure.evidence, one.figure.place
    return Item(replace(one.figure, place=row, evidence=place), one.note, place)
