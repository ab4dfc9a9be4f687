"""A table's rows as the lines of a dashboard: one line a figure, with what stands under it and belongs to it.

Themes and section titles are passed over; headings that are repeated take over from their row on. A row without a name
is the rest of the line above (a period broken over two rows, marks of a bad scan), unless it says a period and a value of
its own: then the name above was merged over both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from intents.documents.cell_periods import looks_like_period
from intents.documents.cell_words import RAGS
from intents.documents.cells import empty, plain, read_amount, read_quartile
from intents.documents.columns import FIGURES, Column, Headings, Whose
from intents.documents.heading_words import Kind
from intents.documents.headings import headings_at, heads_another
from intents.documents.name_columns import with_name
from intents.documents.naming import Names
from intents.documents.proposed import CellLike, TableLike
from intents.documents.reported import known_change
from intents.documents.shifts import Blank, Fitted, fitted
from intents.periods import parse_label

NOTE = 5
"""Words from which on a text by itself, not under the names, is a note; fewer may be marks of a scan."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that says something of an indicator. `below`: the rows under it that go on with it.

    `under`: the headings of another table above it, which say of no column that it is the value; `headings` are older.
    """

    number: int
    headings: Headings
    fit: Fitted
    printed: str
    carried_name: bool = False
    below: list[Sequence[CellLike]] = field(default_factory=list)
    under: str = ""

    def cell(self, column: Column) -> CellLike:
        """The cell in a column; empty where the row ends before it."""
        return at(self.fit, column.at)

    def text(self, kind: Kind) -> str:
        """The text in the first column of a kind; empty where there is no such column."""
        return next((plain(self.cell(c).text) for c in self.headings.of(kind)), "")

    def beside(self, kind: Kind, period: str | None) -> tuple[Column, ...]:
        """The columns of a kind that belong to a value of this period: those of a like or a longer one, else the undated."""
        columns = self.headings.of(kind)
        like = tuple(c for c in columns if c.period and c.period == period)
        longer = tuple(c for c in columns if c.period and period and within(period, c.period))
        return like or longer or tuple(c for c in columns if not c.period)

    def texts(self, kind: Kind, period: str | None) -> tuple[str, ...]:
        """What stands in the columns of a kind that belong to a value of this period."""
        return tuple(plain(self.cell(c).text) for c in self.beside(kind, period))

    def all_texts(self, kind: Kind) -> tuple[str, ...]:
        """What stands in every column of a kind."""
        return tuple(plain(self.cell(c).text) for c in self.headings.of(kind))

    @property
    def says_nothing(self) -> bool:
        """Whether nothing but a name stands in it: a theme, or a section's title."""
        besides = (c for c in self.headings.columns if c.kind not in ("name", "theme"))
        return not any(plain(self.cell(c).text) for c in besides) and not any(n for n in self.fit.misfits)


def within(period: str, longer: str) -> bool:
    """Whether the period of one label lies within that of another."""
    one, other = parse_label(period), parse_label(longer)
    return other.start <= one.start and one.end <= other.end


def at(fit: Fitted, column: int) -> CellLike:
    """A cell of a fitted row; empty where the row ends before it."""
    return fit.cells[column] if column < len(fit.cells) else Blank()


def lines(table: TableLike, headings: Headings, whose: Whose, names: Names) -> Iterator[Line]:
    """The table's lines after its headings, each complete with what stands below it."""
    last: Line | None = None
    under = ""
    for number in range(headings.row + 1, len(table.rows)):
        if not any(plain(cell.text) for cell in table.rows[number]) or number <= headings.row:  # a heading of two rows
            continue
        if last is not None and last.below and last.below[-1] is table.rows[number - 1] and _amid_equals(table, number):
            last.below.append(table.rows[number])
            continue
        if (again := headings_at(table, number, whose)) and again.has_values:
            headings, under = with_name(again, table, names), ""
            continue
        if heads_another(texts := [plain(cell.text) for cell in table.rows[number]], _name_at(headings)):
            under = ", ".join(filter(None, texts))
            continue
        if _is_apart(table.rows[number], headings):
            continue
        new = _line(table, number, headings, last)
        if new is None and last is not None:
            last.below.append(table.rows[number])
        elif new is not None:
            if last is not None:
                yield last
            last = replace(new, under=under)
            under = _like_headings(table, number, new, names) or under
    if last is not None:
        yield last


def _like_headings(table: TableLike, number: int, line: Line, names: Names) -> str:
    """What a row says that may head another table in words that nobody knows; empty where it can't.

    It has no known name and no number, and words that differ under two headings of figures, or one after an empty row.
    """
    if not (line.fit.misfits or line.fit.mended):
        return ""
    texts = [plain(cell.text) for cell in table.rows[number]]
    figures = {c.at for c in line.headings.columns if c.kind in FIGURES}
    words = {text.casefold() for at, text in enumerate(texts) if at in figures and _is_word(text)}
    apart = not any(plain(cell.text) for cell in table.rows[number - 1])
    enough = len(words) >= (1 if apart else 2) and not any(map(read_amount, texts))
    return ", ".join(filter(None, texts)) if enough and not names.find(line.printed, False).known else ""


def _is_word(text: str) -> bool:
    """Whether a cell holds a word that is none for nothing, for a RAG, for a quartile or for a change."""
    said = empty(text) or text.casefold() in RAGS or read_quartile(text) or known_change(text)
    return any(map(str.isalpha, text)) and not said


def _amid_equals(table: TableLike, number: int) -> bool:
    """Whether a row stands between two that say the very same: it is what the one before it was, and is not looked at anew."""
    rows = table.rows
    return number + 1 < len(rows) and rows[number - 1] == rows[number] == rows[number + 1]


def _name_at(headings: Headings) -> int:
    return next((c.at for c in headings.of("name")), 0)


def _is_apart(row: Sequence[CellLike], headings: Headings) -> bool:
    """Whether a row is a theme by itself or a note under the table: a text before its values, and nothing beside it."""
    said = [(n, text) for n, cell in enumerate(row) if (text := plain(cell.text))]
    if len(said) != 1:
        return False
    column, text = said[0]
    kinds = {c.kind for c in headings.columns if c.at == column}
    noted = "theme" in kinds or len(text.split()) >= NOTE or text[0] in "*^†‡§"
    return kinds <= {"theme", "code", "none"} and sum(map(str.isalpha, text)) > 1 and noted


def _line(table: TableLike, number: int, headings: Headings, last: Line | None) -> Line | None:
    """The row as a line of its own; None where it has no name and goes on with the line above."""
    fit = fitted(table.rows[number], headings)
    line = Line(number, headings, fit, _printed(fit, headings))
    if sum(map(str.isalpha, line.printed)) > 1:
        return line
    if last is None:
        return line  # no name at all: it is told of
    return Line(number, headings, fit, last.printed, carried_name=True) if _own_figure(line) else None


def _printed(fit: Fitted, headings: Headings) -> str:
    return next((plain(at(fit, c.at).text) for c in headings.of("name")), "")


def _own_figure(line: Line) -> bool:
    """Whether a row without a name says a full period and a legible value."""
    period = line.text("period")
    return bool(period) and not empty(period) and looks_like_period(period) and read_amount(line.text("value")) is not None
