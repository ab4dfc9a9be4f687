"""One line of a dashboard → its measure, its earlier values, and the count or share that it prints beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from intents.documents.between import of_another
from intents.documents.cell_words import NOTHING, PERCENT_UNITS
from intents.documents.cells import count, plain, read_amount
from intents.documents.columns_beside import Said, beside
from intents.documents.differences import against_difference
from intents.documents.few import short
from intents.documents.headed_amounts import headed_amount
from intents.documents.heading_phrases import words_of
from intents.documents.heading_words import Kind
from intents.documents.lines import Line
from intents.documents.naming import Names, Naming, another_unit
from intents.documents.period_kinds import of_period
from intents.documents.places import cell_at, cells_of, column_of, place_of_doubt
from intents.documents.printed_values import PrintedValue, missing_words, values_printed
from intents.documents.proposed import Doubt, Proposed, TableLike
from intents.documents.reported import against_figures, borne_out
from intents.documents.row_doubts import BESIDE, of_measure, of_row
from intents.documents.serial_numbers import cohort_year
from intents.documents.settling import Settled, counted_in, out_of_step, settled
from intents.documents.units import at_odds_with
from intents.periods import parse_label


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with what is known before any of its numbers is read; `doubts` are those of the whole row."""

    line: Line
    naming: Naming
    place: str
    evidence: str
    doubts: tuple[Doubt, ...]
    table: TableLike

    def about(self, kind: Kind, period: str | None) -> str:
        """Where what stands in a column of this kind beside a value of the period stands."""
        return cell_at(self.line, self.table, column_of(self.line, kind, period))

    def period(self, printed: PrintedValue) -> str:
        """Where a value's period stands: in its column, or in the heading above it."""
        headings = self.line.headings
        dated = next((c for c in headings.columns if c.at == printed.at and c.period), None)
        if dated is not None and headings.row >= 0:
            return self.table.place(headings.row, dated.at)
        side: Kind = "previous_period" if printed.role == "previous" else "period"
        return self.about(side, None) if headings.of(side) else self.cell(printed) or self.place

    def cell(self, printed: PrintedValue) -> str:
        """Where a value's own cell stands; empty where the row's cells were moved to fit their headings."""
        moved = self.line.fit.mended or printed.at is None
        return "" if moved else self.table.place(self.line.number, printed.at)


def figures(line: Line, table: TableLike, report: str | None, names: Names) -> tuple[list[Proposed], Doubt | None]:
    """The figures of a line, the measure first; or the doubt that tells why there is none. A theme gives neither."""
    amounts = [read_amount(line.cell(c).text) for c in line.headings.of("value")]
    naming = names.find(line.printed, any(a.percent for a in amounts if a))
    row = _Row(line, naming, table.place(line.number), _evidence(line), tuple(of_row(line, naming, table)), table)
    if line.says_nothing and not line.below:
        return [], (Doubt("nothing", f'"{line.printed}" has nothing beside its name.', row.place) if naming.known else None)
    printed = values_printed(line, report)
    if not naming.known and not _period_is_printed(printed[0]):
        unread = Doubt("ghost", f"This row can't be read as a figure: {row.evidence}", row.place)
        return [], (None if line.says_nothing else unread)
    return _proposals(row, printed), None


def _has_own_period(measure: Proposed) -> bool:
    return measure.period is not None and not any(doubt.kind in ("no period", "arrears") for doubt in measure.doubts)


def _period_is_printed(measure: PrintedValue) -> bool:
    return measure.period.label is not None and not any(kind == "no period" for kind, _ in measure.period.doubts)


def _proposals(row: _Row, printed: Sequence[PrintedValue]) -> list[Proposed]:
    first = _figure(row, printed[0])
    earlier = [_just_before(_figure(row, one), first, one) for one in printed[1:]]
    previous = next((one for one in earlier if one.role == "previous"), None)
    measure = _with_beside(first, row, previous, printed[0])
    return [measure, *_kin(row, first, printed[0]), *earlier]


def _just_before(one: Proposed, measure: Proposed, printed: PrintedValue) -> Proposed:
    """A previous value without a period of its own is that of the period before, if there is one such.

    It is doubted, but for that of "Previous quarter" beside a measure whose own quarter is printed.
    """
    if one.role != "previous" or one.period is not None or measure.period is None:
        return one
    before = parse_label(measure.period).before()
    if len(before) != 1:
        return one
    sentence = f"No period is printed beside the previous value; it is taken as that of {before[0].label}."
    others = tuple(doubt for doubt in one.doubts if doubt.kind != "no period")
    if "quarter" in words_of(printed.heading).split() and before[0].kind == "quarter" and _has_own_period(measure):
        return replace(one, period=before[0].label, doubts=others)
    return replace(one, period=before[0].label, doubts=(*others, Doubt("no period", sentence, one.cell or one.place)))


def _figure(row: _Row, printed: PrintedValue) -> Proposed:
    """One value with its period and its counts."""
    line = row.line
    amount = headed_amount(line, printed)
    unit = line.text("unit").casefold()
    share_is_said = printed.percent or unit in PERCENT_UNITS or bool(re.search(r"%|\bper ?cent", line.printed, re.IGNORECASE))
    read = settled(amount, row.naming.unit, share_is_said) if amount else Settled(None)
    missing = None if amount else missing_words(printed.text, line)
    cell = row.cell(printed)
    of_cell = [*read.doubts, *another_unit(line.printed, row.naming, amount)]
    of_cell += at_odds_with(unit, row.naming.unit, line.printed)
    if missing == NOTHING:
        of_cell.append(("blank", "The value's cell is empty."))
    if amount is None and missing is None:
        of_cell.append(("value", f'"{short(printed.text)}" can\'t be read as a value.'))
    of_time = of_period(line, row.naming, printed)
    beside_it = of_measure(line, row.table) if printed.role == "measure" else ()
    one = Proposed(
        line.printed, row.naming.indicator, row.naming.near, printed.period.label, printed.role, "dashboard", row.place,
        row.evidence, line.text("area") or None, read.value, missing, read.numerator, read.denominator,
        doubts=(*row.doubts, *beside_it, *_placed(row.period(printed), of_time), *_placed(cell or row.place, of_cell)), cell=cell,
        cells=cells_of(row.line, row.table, printed.period.label),
    )  # fmt: skip
    return _with_counts(one, row, printed) if printed.role == "measure" else one


def _with_counts(measure: Proposed, row: _Row, printed: PrintedValue) -> Proposed:
    """The measure with its numerator and denominator from columns of their own, where the table has them."""
    texts = tuple(next(iter(row.line.texts(kind, measure.period)), "") for kind in _COUNTS)
    top, base = map(count, texts)
    if top is None and base is None:
        return measure
    year = cohort_year(row.line.beside("denominator", measure.period), texts[1])
    odd = year or (out_of_step(measure.value, top, base) if row.naming.unit == "percent" else [])
    told = (*_placed(place_of_doubt(measure, "counts"), odd), *_of_another(row, printed, _COUNTS))
    return replace(measure, numerator=top, denominator=None if year else base, doubts=(*measure.doubts, *told))


def _of_another(row: _Row, printed: PrintedValue, kinds: Iterable[Kind]) -> tuple[Doubt, ...]:
    """The doubts about what may be of another value than the one that it is read for, each at its cell."""
    told = of_another(row.line, printed)
    return tuple(Doubt(*said, row.about(kind, printed.period.label)) for kind, said in told if kind in kinds)


_COUNTS: tuple[Kind, Kind] = ("numerator", "denominator")


def _with_beside(measure: Proposed, row: _Row, previous: Proposed | None, printed: PrintedValue) -> Proposed:
    """The measure with the row's other columns: target, RAG, benchmarks, and the change as reported."""
    amount = read_amount(printed.text)
    share = row.naming.unit == "percent" or (row.naming.unit is None and bool(amount and amount.percent))
    about = beside(row.line, printed, share)
    said = about.reported
    earlier = previous.value if previous else None
    at_odds = (*against_figures(said, earlier, measure.value), *against_difference(said, earlier, measure.value))
    beside_it = [Doubt(*told, row.about(kind, measure.period)) for kind, told in about.doubts]
    of_change = _placed(place_of_doubt(measure, "change"), [*at_odds, *_polarity(measure.printed, said.verdict)])
    return replace(
        measure, target=about.target, rag=about.rag, quartile=about.quartile, benchmark_year=about.year,
        neighbour=about.neighbour, england=about.england, region=about.region, reported=said.text,
        reported_direction=borne_out(said, earlier, measure.value),
        reported_verdict=said.verdict, reported_difference=said.difference,
        reported_against=previous.period if previous and said.text else None,
        doubts=(*measure.doubts, *beside_it, *of_change, *_of_another(row, printed, BESIDE)),
    )  # fmt: skip


def _kin(row: _Row, measure: Proposed, printed: PrintedValue) -> list[Proposed]:
    """What a measure's brackets say of the count behind a share, or of the share that goes with a count.

    It has the measure's doubts about the value's cell and period, but for those of the sign that a count does not need.
    """
    bare = Proposed(
        measure.printed, None, (), measure.period, "other", "dashboard", row.place, row.evidence, measure.area,
        doubts=tuple(d for d in measure.doubts if d.kind != "no sign"), cell=row.cell(printed), cells=measure.cells,
    )  # fmt: skip
    amount = headed_amount(row.line, printed)
    column = count(next(iter(row.line.texts("numerator", measure.period)), ""))
    top = measure.numerator if measure.numerator is not None or amount is None else counted_in(amount)
    if row.naming.counted_by and top is not None:
        cell = bare.cell if column is None else dict(measure.cells).get("numerator", "")
        return [replace(bare, indicator=row.naming.counted_by, value=Decimal(top), cell=cell)]
    if row.naming.share and amount and amount.second_percent and measure.value is not None:
        return [replace(bare, indicator=row.naming.share, value=amount.second, numerator=int(measure.value))]
    return []


def _polarity(printed: str, verdict: str | None) -> tuple[Said, ...]:
    named = re.search(r"\b(?:low|high) ?(?:=|is) ?good", printed, re.IGNORECASE)
    return (("polarity", f'"no polarity" stands beside "{named[0]}".'),) if named and verdict == "no polarity" else ()


def _evidence(line: Line) -> str:
    """The row word by word, its empty cells left out."""
    return " | ".join(text for cell in line.fit.cells if (text := plain(cell.text)))


def _placed(place: str, doubts: Iterable[Said]) -> tuple[Doubt, ...]:
    return tuple(Doubt(kind, sentence, place) for kind, sentence in doubts)
