"""A dashboard → the figures that it proposes: each row's measure and its previous value, with every doubt on its row.

A row whose name is not known for certain and whose period can't be read is no figure at all: it is told of, with its
place. The report's quarter is the one given, else the one that the table's name or heading names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intents.documents.another_thing import of_another_year
from intents.documents.cell_periods import reports_named
from intents.documents.cells import plain
from intents.documents.columns import Headings, Whose
from intents.documents.figures import figures
from intents.documents.heading_phrases import own_names
from intents.documents.headings import carried, find_headings, titles
from intents.documents.lines import Line, lines
from intents.documents.name_columns import with_name
from intents.documents.naming import Names
from intents.documents.narrowing_columns import Beside
from intents.documents.neighbours import doubt_swapped
from intents.documents.notes import Notes, is_note
from intents.documents.parts import left_out, titled
from intents.documents.proposed import Doubt, Proposed, TableLike
from intents.documents.quarter_sections import undated_doubted, under_another_quarter
from intents.documents.row_kinds import by_turns, doubted_rows
from intents.documents.second_lines import second_line
from intents.documents.table_titles import is_total, of_one_quarter, of_somebody_else, sections
from intents.documents.unheaded import why_unheaded
from intents.documents.unread_columns import later_unread
from intents.documents.unsaid_areas import unsaid_areas

SECTION = 'It stands under "{section}", and may be of that alone.'
OTHER_HEADINGS = 'It stands under the headings "{headings}", which name no value; those of the table before are taken.'
CARRIED = "Its table has no headings of its own; those of the table before are taken."
BESIDE = '"{name}" stands in the same row as another name, and what is beside it may be of that one.'
ANY_REPORT = Whose("Q4 2000/01")
"""A report by which `Q1` and `Q2` are headings at all, while a table's own report is looked for above them."""


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What a table proposes. `headings` are for the next table of the document, where that one has none of its own."""

    report: str | None
    proposals: tuple[Proposed, ...]
    doubts: tuple[Doubt, ...]
    headings: Headings | None = None


def read_dashboard(
    table: TableLike, report: str | None, names: Names, before: Headings | None = None, council: Collection[str] = (),
    around: Sequence[str] = (),
) -> Dashboard:  # fmt: skip
    """The figures that a table proposes. `before`: the headings of the table before it, for one that has none.

    `council`: the names of the council itself, under which a column may hold its values. `around`: what the document prints
    around the table.
    """
    above, loose = _titles(table)
    report, doubts = _report(table, report, _reports(above, loose))
    whose = Whose(report, own_names(council), of_one_quarter(above, report) and {*reports_named(loose)} <= {report})
    headings = find_headings(table, whose)
    if headings is None and before is None:
        said = "No row of this table heads its columns with a value and what it is of; it is left out."
        return Dashboard(report, (), (*doubts, *why_unheaded(table, whose, names), Doubt("no headings", said, table.name)))
    headings = with_name(headings or carried(before), table, names)  # type: ignore[arg-type]
    if not headings.has_values or not headings.of("name"):
        said = "No column is headed as the value, or none holds the names; the table is left out."
        told = headings.doubts or why_unheaded(table, whose, names)
        return Dashboard(report, (), (*doubts, *told, Doubt("no headings", said, table.name)))
    if headings.row < 0:
        doubts += (Doubt("headings", "The table has no headings of its own; those of the table before are taken.", table.name),)
    above = (*around, *_above(table, headings))
    proposals, rows = _read(table, headings, whose, names, above)
    proposals = titled(proposals, of_somebody_else(above, names, whose.own))
    proposals = of_another_year(proposals, above, headings)
    proposals = Notes(names, whose.own, whose.report).doubted(proposals, table, headings, above)
    turns = by_turns(table, headings)
    told = (Doubt("rows", turns, table.name),) if turns else ()
    return Dashboard(report, doubted_rows(_checked(proposals), turns), (*doubts, *headings.doubts, *told, *rows), headings)


def reports_of(table: TableLike) -> tuple[str, ...]:
    """The quarters that a table names: in its name, above its headings, and in headings that are no column."""
    return _reports(*_titles(table))


def _reports(above: Sequence[str], loose: Sequence[str]) -> tuple[str, ...]:
    """What stands above the headings names the report; only where it names none, the headings that are no column do."""
    return reports_named(above) or reports_named(loose)


def _read(
    table: TableLike, headings: Headings, whose: Whose, names: Names, above: Iterable[str]
) -> tuple[list[Proposed], list[Doubt]]:
    proposals, doubts, groups = list[Proposed](), list[Doubt](), list[tuple[str, str]]()
    parts = sections(table, headings, names, whose.own, whose.report, is_note)
    columns, quarters = Beside(table, names, whose.own), under_another_quarter(table, headings.row, above, whose.report)
    read = tuple(lines(table, headings, whose, names))
    for line, area in zip(read, unsaid_areas((line.text("area") for line in read), whose.own), strict=True):
        group = ", ".join(text or "not said" for text in line.all_texts("group") if not is_total(text))
        if group and not line.says_nothing:
            groups.append((group, table.place(line.number)))
            continue
        found, doubt = figures(line, table, whose.report, names)
        found = later_unread(found, line, table, whose.report)
        if text := quarters.get(line.number):
            found = undated_doubted(found, line, table, text, whose.report)
        around = (*_of_section(parts.get(line.number)), *_of_headings(line), *second_line(table, line), *area)
        proposals += [_doubted(one, *around) for one in columns.doubted(found, line.number, line.headings)]
        doubts += [doubt] if doubt else []
    return proposals, [*doubts, *left_out(groups)]


def _of_section(section: str | None) -> tuple[Doubt, ...]:
    return (Doubt("section", SECTION.format(section=section)),) if section else ()


def _of_headings(line: Line) -> Iterator[Doubt]:
    """What is doubtful about a line because of the headings that it is read under: of carried ones, where it prints no period."""
    if line.under:
        yield Doubt("headings", OTHER_HEADINGS.format(headings=line.under))
    elif line.headings.row < 0 and not line.text("period"):
        yield Doubt("headings", CARRIED)
    for name in filter(None, (plain(line.cell(c).text) for c in line.headings.others)):
        yield Doubt("name", BESIDE.format(name=name))


def _above(table: TableLike, headings: Headings) -> tuple[str, ...]:
    """A table's name, and what stands above its headings."""
    return titles(table, table.rows[: max(headings.top, 0)])


def _report(table: TableLike, given: str | None, named: Sequence[str]) -> tuple[str | None, tuple[Doubt, ...]]:
    """The report's quarter, with a doubt where the table names another than was given, or none or several."""
    if given:
        at_odds = named and given not in named
        said = f"The table names {', '.join(named)}, but it is taken as the report of {given}."
        return given, ((Doubt("report", said, table.name),) if at_odds else ())
    if len(named) == 1:
        return named[0], ()
    said = f"The table names {' and '.join(named) or 'no quarter'}; say which report it is of."
    return None, (Doubt("report", said, table.name),)


def _titles(table: TableLike) -> tuple[Sequence[str], Sequence[str]]:
    """The texts that may name the report: the table's name and what is above its headings; and headings that are no column."""
    found = find_headings(table, ANY_REPORT)
    if found is None:
        below = next((n for n, row in enumerate(table.rows) if sum(bool(plain(cell.text)) for cell in row) > 1), 0)
        return titles(table, table.rows[:below]), ()
    headed = {c.at for c in found.columns}
    loose = [plain(cell.text) for n, cell in enumerate(table.rows[found.row]) if n not in headed]
    return titles(table, table.rows[: found.top]), loose


def _checked(proposals: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """The proposals, with the doubts that only show between rows."""
    seen: dict[tuple[str | None, str | None], list[int]] = {}
    for at, one in enumerate(proposals):
        if one.role == "measure" and one.indicator:
            seen.setdefault((one.indicator, one.area), []).append(at)
    twice = {at for places in seen.values() if len(places) > 1 for at in places}
    said = Doubt("twice", "Another row gives a measure of the same indicator.")
    return doubt_swapped([_doubted(one, said) if at in twice else one for at, one in enumerate(proposals)])


def _doubted(one: Proposed, *doubts: Doubt) -> Proposed:
    return replace(one, doubts=(*one.doubts, *(replace(doubt, place=one.cell or one.place) for doubt in doubts)))
