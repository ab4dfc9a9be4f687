"""The assistant on a small table, and all that it answers when asked everything, in a channel that the draft is known to."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.contract import to_json
from bot.conversation import Assistant
from bot.learning import Learning
from bot.vocabulary import Vocabulary
from store.audience import Audience
from store.engine import make_engine, writing
from store.filling import fill_with
from store.imported import Reader as Listed
from store.load import Loaded, load_packaged
from store.migrating import migrate
from store.open import Store
from tests.disclosure.exhaustive import Fact, Known, Way
from tests.disclosure.tables import CATALOGUE, NAMES, Figure, Table
from tests.store.small import cells, when, write_document

TODAY, CHANNEL = datetime(2025, 1, 1, tzinfo=UTC), "C1"
REPORTS = {True: ("published", "Q3 2023/24", "2024-03-01"), False: ("draft", "Q4 2023/24", "2030-01-01")}
Json = dict[str, Any]
_QUOTED = re.compile(r"The report says it is ([\d,.]+)[^.]*? (up|down) on (?:the )?(.+?), but")


def made(path: Path) -> Path:
    """A database with its tables and without documents."""
    engine = make_engine(f"sqlite:///{path}")
    with writing(engine) as connection:
        migrate(connection)
    engine.dispose()
    return path


def print_table(folder: Path, table: Table) -> None:
    """Write the table's figures into documents, the published one and the draft."""
    for published, (slug, report, meeting) in REPORTS.items():
        figures = [f for f in table.figures if f.published is published]
        last = {f.indicator: f for f in figures}
        rows = [_row(f, table, last[f.indicator] is f) for f in figures]
        if rows:
            write_document(folder, slug, report, *rows, more=f"meeting = {meeting}\n")


def _row(figure: Figure, table: Table, leads: bool) -> dict[str, str]:
    printed = {name: str(value) for name, value in figure.printed(table.world).items()}
    moved = figure.of(table.world)["value"] - figure.against.of(table.world)["value"] if figure.against else None
    against = figure.against.period if figure.against else ""
    said = {"reported": "it moved", "reported_difference": str(moved), "reported_against": against} if moved is not None else {}
    role = "measure" if leads else "other"
    place = f"dashboard: {figure.indicator} {figure.period}" if leads else "paragraph 1"
    origin = "dashboard" if leads else "text"
    return cells(indicator=figure.indicator, period=figure.period, role=role, origin=origin, place=place, **printed, **said)


@contextmanager
def assistant(engine: Engine, folder: Path) -> Iterator[Assistant]:
    """The assistant on the documents of a folder."""
    units = {code: one.unit for code, one in CATALOGUE.indicators.items()}
    with writing(engine) as connection:
        fill_with(connection, CATALOGUE, load_packaged(when, units, folder) if any(folder.iterdir()) else Loaded((), ()))
    with closing(Store(engine, lambda: TODAY, when, CATALOGUE)) as store:
        if "draft" in {path.stem for path in folder.rglob("*.csv")}:
            store.imports.allow("draft", [Listed("channel", CHANNEL)], who="the analyst", now=TODAY)
        yield Assistant(store, Vocabulary(CATALOGUE, store), Learning(store.misses, False))


@contextmanager
def asking(table: Table, empty: Path, folder: Path) -> Iterator[Callable[[str], Json]]:
    """A question -> the contract's JSON of its answer, on a database of this table; `empty` is one without documents."""
    folder.mkdir(parents=True)
    papers = folder / "papers"
    papers.mkdir()
    print_table(papers, table)
    engine = make_engine(f"sqlite:///{shutil.copy(empty, folder / 'scrutineer.db')}")
    with assistant(engine, papers) as ready:

        def ask(question: str) -> Json:
            reply = ready.ask(question, thread=None, now=TODAY, audience=Audience(channel=CHANNEL))
            return to_json(reply.answer, reply.text, lambda *_: [])

        yield ask


def questions(table: Table) -> Iterator[str]:
    """Everything there is to ask about a table."""
    asked = {(f.indicator, f.period): None for f in table.figures}
    for code, period in asked:
        name = NAMES[code]
        yield from (f"{name} {period}", f"how many {name} {period}", f"where is {name} {period} from?",
                    f"did {name} meet its target in {period}?", f"{name} {period} against England")  # fmt: skip
    for (code, one), (other_code, other) in permutations(asked, 2):
        if code == other_code:
            yield f"{NAMES[code]} {one} vs {other}"
    for code in dict.fromkeys(code for code, _ in asked):
        yield from (NAMES[code], f"trend of {NAMES[code]}", f"{NAMES[code]} change since last year", f"what is {NAMES[code]}?")
    for report in ("Q3 2023/24", "Q4 2023/24"):
        yield from (f"summary of {report}", f"which measures improved in {report}?", f"which measures declined in {report}?",
                    f"which measures did not change in {report}?", f"which measures have met their target in {report}?",
                    f"which measures went up in {report}?", f"list the measures in {report}")  # fmt: skip
    yield from (f"where does the figure {number} come from?" for number in range(1, 14))


def facts_of(reply: Json, table: Table) -> Iterator[Known]:
    """What one answer tells of the table: figures, those beside, earlier values, and changes."""
    by_name = {(f.indicator, f.period): f for f in table.figures}
    for shown in (*reply["figures"], *reply["also"]):
        figure = by_name[shown["indicator"], shown["period"]]
        for field in ("value", "numerator", "denominator"):
            if shown[field] is not None and field in figure.of(table.world):
                yield Fact(figure, field, Decimal(str(shown[field])))
    yield from _in_words(reply, by_name)
    for change in reply["changes"]:
        sides = by_name.get((change["indicator"], change["to"])), by_name.get((change["indicator"], change["from"]))
        if sides[0] and sides[1] and change["difference"] is not None:
            yield Fact(sides[0], "value", Decimal(str(change["difference"])), sides[1])
        if sides[0] and sides[1] and change["direction"] is not None:
            yield Way(sides[0], sides[1], {"up": 1, "down": -1, "same": 0}[change["direction"]])


def _in_words(reply: Json, by_name: Mapping[tuple[str, str], Figure]) -> Iterator[Fact]:
    """What the text quotes of a report: how far a figure moved from one that is not given."""
    for size, way, period in _QUOTED.findall(reply["text"]):
        against = next((f for (_, label), f in by_name.items() if label == period), None)
        figure = by_name[reply["figures"][0]["indicator"], reply["figures"][0]["period"]]
        if against:
            moved = Decimal(size.replace(",", "")) * (1 if way == "up" else -1)
            yield Fact(figure, "value", moved, by_name[figure.indicator, against.period])


def public_facts(table: Table) -> Iterator[Known]:
    """What is published."""
    for figure in table.figures:
        if figure.published:
            yield from (Fact(figure, field, value) for field, value in figure.printed(table.world).items())
            if figure.against:
                moved = figure.of(table.world)["value"] - figure.against.of(table.world)["value"]
                yield Fact(figure, "value", moved, figure.against)
