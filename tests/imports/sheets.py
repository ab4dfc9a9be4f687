"""Made-up dashboards of the quarter after the last one published, as CSV, and what the command says of them."""

import json
from pathlib import Path
from typing import Any

from tests.imports.conftest import Run

HEAD = (
    "Indicator,Previous Period,Previous Value,Latest Period,Latest Value,Change,Target,Target met,Status RAG,National quartile,"
    "Statistical Neighbour average"
)
TITLE = "Children and family services dashboard Q3 2024/25"
REREFERRALS, ASSESSMENTS = "Re-referrals to CSC within 12 mths", "Single Assessments completed within 45 days"
FAMILIES, LEADERSHIP = "Families worked with by CFWS during period", "Primary schools Good or Outstanding for leadership and management"
KS2 = "Key Stage 2 RWM expected standard"
CLEAN = f"{REREFERRALS},Q2 2024/25,26.3%,Q3 2024/25,25.1%,Improved,<18.7%,Not met,Red,4,21.3%"
"""A row with nothing to doubt."""
DRAFT = "It is a draft without a publication time, and nobody knows of it: “scrutineer publish q3-2024-25 --at …” sets the time."
"""What is told of what came in, of that quarter."""


def sheet(*rows: str, title: str = TITLE, head: str = HEAD) -> str:
    """A dashboard as CSV."""
    return "\n".join((title, head, *rows)) + "\n"


def written(folder: Path, text: str, name: str = "dashboard.csv") -> str:
    """A file of this text; its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def previewed(typed: Run, file: str, *arguments: str) -> dict[str, Any]:
    """The preview of a file as JSON."""
    _, out, err = typed("import", file, "--json", *arguments)
    assert out, err
    found: dict[str, Any] = json.loads(out)
    return found


def doubts(preview: dict[str, Any]) -> list[tuple[int, str, str]]:
    """Each doubt with its line's number, its place and its sentence."""
    return [(line["number"], told["place"], told["sentence"]) for line in preview["lines"] for told in line["doubts"]]
