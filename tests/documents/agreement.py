"""How what a dashboard proposes agrees with the figures that are held of it, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any, Literal

from bot.vocabulary import lexicon_of
from intents.documents.dashboard import Dashboard
from intents.documents.long_table import Reading
from intents.documents.naming import PrintedNames, names_printed
from intents.documents.proposed import Proposed
from intents.documents.tables import read_tables
from intents.lexicon import Lexicon
from intents.periods import parse_label
from store.catalogue import load_catalogue
from tests.documents.seed_tables import TITLES, tables
from tests.seed_text import Row, documents, figure_rows

How = Literal["same", "doubted", "missing", "wrong"]
DECIMALS = ("value", "neighbour", "england", "region", "reported_difference")
WHOLE = ("numerator", "denominator", "quartile")
WORDS = ("missing", "rag", "benchmark_year", "reported", "reported_direction", "reported_verdict", "reported_against")


@dataclass(frozen=True)
class Outcome:
    """A row of figures that are held, or a figure that was proposed beyond them, and how the two agree."""

    how: How
    indicator: str | None
    role: str
    differs: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The packaged catalogue's words."""
    return lexicon_of(load_catalogue())


def names(slugs: Iterable[str]) -> PrintedNames:
    """The names that these documents' dashboards have printed, and the matcher."""
    rows = chain.from_iterable(((row, documents()[slug]["report"]) for row in figure_rows(slug)) for slug in slugs)
    printed = (
        (row["indicator"], row["place"], row["period"], report if row["role"] == "measure" else "")
        for row, report in rows if row["origin"] == "dashboard"
    )  # fmt: skip
    return PrintedNames(lexicon(), names_printed(printed))


def read(slug: str, known: PrintedNames) -> tuple[Dashboard, ...]:
    """The document's dashboard."""
    return read_tables(tables(slug), known, Reading(documents()[slug]["report"]))


def proposed(slug: str, known: PrintedNames) -> list[Proposed]:
    """What the document's dashboard proposes."""
    return [one for dashboard in read(slug, known) for one in dashboard.proposals]


def outcomes(slug: str, known: PrintedNames) -> list[Outcome]:
    """Every row that is held of a dashboard, then every figure that was proposed and is not among them."""
    left = proposed(slug, known)
    out = list[Outcome]()
    for row in (row for row in figure_rows(slug) if row["origin"] == "dashboard"):
        like = [one for one in left if is_of(one, row)]
        best = min(like, key=lambda one: len(differences(one, row)), default=None)
        if best is not None:
            left.remove(best)
        out.append(_outcome(best, row))
    return out + [Outcome("doubted" if one.doubts else "wrong", one.indicator, one.role, ("not held",)) for one in left]


def _outcome(one: Proposed | None, row: Row) -> Outcome:
    if one is None:
        return Outcome("missing", row["indicator"], row["role"], ())
    differs = differences(one, row)
    how: How = "doubted" if one.doubts else "wrong" if differs else "same"
    return Outcome(how, row["indicator"], row["role"], differs)


def is_of(one: Proposed, row: Row) -> bool:
    """Whether a proposal is of the row's indicator, or of one that it may be, in the row's role."""
    names_it = row["indicator"] in (one.indicator, *(one.near if one.indicator is None else ()))
    printed = f"dashboard: {one.printed}".rstrip(".").casefold() == row["place"].split("; ")[0].casefold()
    return (names_it or (one.indicator is None and printed)) and one.role == row["role"]


def differences(one: Proposed, row: Row) -> tuple[str, ...]:
    """The fields in which a proposal is not what is held; of a row that a paragraph has added to, the numerator is its own."""
    held = {**row, "numerator": "" if "; paragraph" in row["place"] else row["numerator"]}
    fields = [name for name in (*DECIMALS, *WHOLE, *WORDS) if getattr(one, name) != _held(name, held[name])]
    target = one.target.text if one.target else None
    fields += ["target"] if target != (held["target"] or None) else []
    fields += ["indicator"] if one.indicator != row["indicator"] else []
    return (*fields, *(["period"] if not _same_time(one.period, row["period"]) else []))


def _held(name: str, text: str) -> Any:
    if not text:
        return None
    return Decimal(text) if name in DECIMALS else int(text) if name in WHOLE else text


def _same_time(said: str | None, held: str) -> bool:
    """One time under two names counts as the same (NEET: Q3 and its last month), as the domain has it."""
    return said is not None and parse_label(said).moment == parse_label(held).moment


SLUGS = tuple(TITLES)
