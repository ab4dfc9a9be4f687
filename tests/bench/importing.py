"""What it costs to take a workbook in: the child, its limits and the handing over, above reading and inserting alone.

The workbook is written here as Excel writes one: shared texts, whole numbers, decimals, and per cents under a format.
"""

import gc
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, create_engine, insert

from bot.build import build, clock
from bot.importing.decisions import Decisions, clean_only
from bot.importing.desk import Importing
from bot.importing.preview import Preview
from bot.importing.reading import Said
from store.catalogue import Indicator
from store.ingest.child import pieces
from store.ingest.limits import Limits
from store.ingest.pieces import Grid, silent
from store.ingest.reading import read_file
from tests.bench.timing import Act, columns, interleaved
from tests.ingest.made import MAIN, relations, sheet_xml, xlsx_of, zipped

WIDTH = 20
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
META = MetaData()
TAKEN_IN = Table("taken_in", META, Column("row", Integer, primary_key=True), *(Column(f"c{n}", Text) for n in range(WIDTH)))
_AT_ONCE = 10_000


@cache
def workbook(rows: int) -> bytes:
    """A workbook of so many rows and 20 columns: 4 of texts that repeat, 1 of texts that don't, 15 of numbers."""
    dice = Random(f"workbook of {rows}")
    texts = [f"Text {n}" for n in range(2_000)] + [f"Note {n}" for n in range(rows)]
    sheet = "".join(_row(number, dice) for number in range(1, rows + 1))
    strings = f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'
    parts = xlsx_of(sheet_xml(sheet), STYLES.encode())
    kinds = (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))
    related = relations(*((f"rId{number}", *kind) for number, kind in enumerate(kinds, 1)))
    return zipped({**parts, "xl/sharedStrings.xml": strings.encode(), "xl/_rels/workbook.xml.rels": related})


def _row(number: int, dice: Random) -> str:
    values = [*((dice.randrange(2_000), ' t="s"') for _ in range(4)), (1_999 + number, ' t="s"')]
    values += [(dice.randrange(100_000), "") for _ in range(7)]
    numbers: list[tuple[float, str]] = [*values, *((round(dice.random() * 100, 1), "") for _ in range(4))]
    numbers += [(round(dice.random(), 3), ' s="1"') for _ in range(4)]
    cells = "".join(f'<c r="{chr(65 + n)}{number}"{kind}><v>{value}</v></c>' for n, (value, kind) in enumerate(numbers))
    return f'<row r="{number}">{cells}</row>'


def read_alone(data: bytes) -> list[list[str]]:
    """What the child's reader does, here."""
    found = pieces("xlsx", data, "xlsx", Limits(), silent)
    return [row.texts for piece in found if isinstance(piece, Grid) for row in piece.rows]


def insert_alone(engine: Engine, rows: Iterable[Sequence[str]]) -> None:
    """Rows into an empty table, in one transaction."""
    with engine.begin() as connection:
        connection.execute(TAKEN_IN.delete())
        for batch in _batches(rows):
            connection.execute(insert(TAKEN_IN), batch)


def _batches(rows: Iterable[Sequence[str]]) -> Iterator[list[dict[str, object]]]:
    names = [f"c{n}" for n in range(WIDTH)]
    batch: list[dict[str, object]] = []
    for row in rows:
        batch.append(dict(zip(names, row, strict=True)))
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def take_in(engine: Engine, data: bytes) -> None:
    """The whole way: the file's bytes to rows in the store."""
    found = read_file("bench.xlsx", data)
    insert_alone(engine, ([cell.text for cell in row] for table in found.tables for row in table.rows))


def acts(engine: Engine, rows: int) -> dict[str, Act]:
    """The parts and the whole."""
    data = workbook(rows)
    read = read_alone(data)
    return {
        "reading alone": lambda: read_alone(data),
        "inserting alone": lambda: insert_alone(engine, read),
        "the whole way": lambda: take_in(engine, data),
        "python-calamine, values without formats": lambda: _calamine(data),
        "starting the child": lambda: read_file("a.csv", b"a,b\n1,2\n"),
    }


def _calamine(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        Path(file.name).write_bytes(data)
        CalamineWorkbook.from_path(file.name).get_sheet_by_index(0).to_python()


def measured(rows: int, rounds: int) -> tuple[str, str]:
    """A table of the parts and the whole, and what it comes to."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/bench.db")
        META.create_all(engine)
        timed = {name: one.middle for name, one in interleaved(acts(engine, rows), rounds).items()}
        engine.dispose()
    floor = timed["reading alone"] + timed["inserting alone"]
    whole, beyond = timed["the whole way"] / floor, timed["the whole way"] - timed["starting the child"]
    lines = [(name, f"{taken / floor:.2f}", f"{taken:.3f}") for name, taken in timed.items()]
    shown = columns([(f"{rows:,} rows, {rounds} rounds", "× floor", "s"), *lines])
    return shown, f"The whole way is {whole:.2f} × reading and inserting alone, {beyond * 1000:.0f} ms beyond the child's start."


def figures_sheet(rows: int, number: int, indicators: Sequence[Indicator]) -> bytes:
    """A workbook with so many figures of the quarters up to Q3 2024/25, one a row; `number` makes it one of its own."""
    labels = [f"Q{1 + n % 4} {2024 - n // 4}/{25 - n // 4}" for n in (2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8)]
    lines = [("Indicator", "Area", "Period", "Value", "Numerator", "Denominator")]
    for row in range(rows):
        one, period = indicators[row % len(indicators)], labels[row // len(indicators) % len(labels)]
        value = f"{20 + number % 50 + row % 7}.{row % 10}%" if one.unit == "percent" else str(100 + number + row)
        lines.append((one.name, "Leicestershire", period, value, "", ""))
    cells = (f'<row r="{at}">{"".join(_text(text) for text in line)}</row>' for at, line in enumerate(lines, 1))
    return zipped(xlsx_of(sheet_xml("".join(cells))))


def _text(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def bring_in(desk: Importing, contents: bytes) -> None:
    """The whole way of a file: read, matched, checked, decided (every line that can be is taken) and committed."""
    now = clock()
    preview = desk.look("figures.xlsx", contents, Said("Q3 2024/25"), now)
    assert isinstance(preview, Preview), preview
    taken = frozenset(one.number for one in preview.lines if one.barred is None and one.what != "not matched")
    desk.take(preview, clean_only(preview, Decisions(take=taken)), who="bench", now=now)


def answerable(rows: int, rounds: int) -> str:
    """A workbook of figures from upload to answerable, beyond starting the child, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        parts = build(Path(folder) / "bench.db")
        desk = Importing(parts.store, parts.vocabulary)
        indicators = tuple(parts.catalogue.indicators.values())
        files = iter([figures_sheet(rows, n, indicators) for n in range(rounds + 1)])
        seen = figures_sheet(rows, 0, indicators)
        gc.collect()
        gc.freeze()  # as the bot does once it has started
        acts: dict[str, Act] = {
            "starting the child": lambda: read_file("a.csv", b"a,b\n1,2\n"),
            "reading the file": lambda: read_file("figures.xlsx", seen),
            "from upload to answerable": lambda: bring_in(desk, next(files)),
        }
        timed = {name: one.middle for name, one in interleaved(acts, rounds).items()}
        gc.unfreeze()
        parts.store.close()
    child = timed["starting the child"]
    lines = [(name, f"{taken / child:.2f}", f"{(taken - child) * 1000:.0f}") for name, taken in timed.items()]
    return columns([(f"{rows:,} figures, {rounds} rounds", "× the child's start", "ms beyond it"), *lines])


def main(rounds: int) -> str:
    """Both workbooks: one as large as any, one as they are; then one with figures, all the way."""
    return "\n".join([*measured(100_000, rounds), "", *measured(500, 10 * rounds), "", answerable(500, 10 * rounds)])
