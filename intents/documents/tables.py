"""All tables of one document → what they propose: each is read as a long table or as a dashboard, whichever it is.

Decided: a sheet that is hidden is read like any other, and each of its figures doubted: whoever takes them has not seen it.
Tables in the program's own tidy layout are not read here: `tidy.is_tidy` knows them, and they hold whole documents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, repeat

from intents.documents.columns import Headings
from intents.documents.dashboard import Dashboard, read_dashboard
from intents.documents.long_table import Reading, is_long, read_long_table
from intents.documents.naming import Names
from intents.documents.proposed import Doubt, TableLike

HIDDEN = "hidden "
"""How the name of a table begins that a person does not see."""
UNSEEN = "It stands in the {name}, which nobody sees who opens the file."


def read_tables(
    tables: Iterable[TableLike], names: Names, reading: Reading, around: Iterable[tuple[str, ...]] = ()
) -> tuple[Dashboard, ...]:
    """What each table proposes, in order. A dashboard without headings takes those of the one before it.

    `around`: for each table the titles, introduction and caption that its document prints around it.
    """
    out, before = list[Dashboard](), None
    for table, texts in zip(tables, chain(around, repeat(())), strict=False):
        read = _unseen(table, _read(table, names, replace(reading, around=texts), before))
        before = read.headings or before
        reading = replace(reading, report=reading.report or read.report)
        out.append(read)
    return tuple(out)


def _read(table: TableLike, names: Names, reading: Reading, before: Headings | None) -> Dashboard:
    if is_long(table):
        return read_long_table(table, names, reading)
    return read_dashboard(table, reading.report, names, before, reading.council, reading.around)


def _unseen(table: TableLike, read: Dashboard) -> Dashboard:
    """What a table proposes, all of it doubted where the table is hidden."""
    if not table.name.startswith(HIDDEN):
        return read
    said = UNSEEN.format(name=table.name)
    told = (replace(one, doubts=(*one.doubts, Doubt("hidden", said, one.cell or one.place))) for one in read.proposals)
    return replace(read, proposals=tuple(told))
