"""Taught names in the catalogue's format: brought back into its files, they mean the same as they did taught."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from bot.build import Parts, build
from bot.catalogue_format import exported
from bot.vocabulary import lexicon_of
from intents.understand import understand
from store.catalogue import load_catalogue
from tests.learning.conftest import EHE, NOW, still

NAMES = [
    ("wibbles", EHE),
    ("kitchen table lessons", EHE),
    ("gum disease", "cic-dental"),
    ("l'école à la maison", "home-educated"),
    ('the "bobble" rate', "cic-sdq"),
]


@pytest.fixture(scope="module")
def taught(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The real parts, taught these names once; for tests that change nothing."""
    parts = build(Path(shutil.copy(filled, tmp_path_factory.mktemp("taught") / "scrutineer.db")), still)
    for said, indicator in NAMES:
        parts.teacher.teach(said, indicator, who='ann "the" editor', now=NOW, question=f"how many {said}?")
    assert len(parts.store.taught.standing()[1]) == len(NAMES)
    yield parts
    parts.store.close()


def export(parts: Parts) -> str:
    return exported(parts.catalogue, parts.store.taught.standing()[1])


CALLED = re.compile(r"called = \[.*?\n\]\n|called = \[.*?\]\n", re.DOTALL)


def merged(text: str, folder: Path) -> None:
    """Puts each exported `called` in the place of its indicator's, as the export's first line says."""
    for entry in text.split("[[indicator]]\n")[1:]:
        code, called = entry.partition("\n")[0], CALLED.findall(entry)[0]
        (file,) = (file for file in folder.glob("*.toml") if f"\n{code}\n" in file.read_text(encoding="utf-8"))
        before, _, after = file.read_text(encoding="utf-8").partition(f"\n{code}\n")
        file.write_text(f"{before}\n{code}\n{after.replace(CALLED.findall(after)[0], called, 1)}", encoding="utf-8")


def test_what_is_exported_and_merged_is_understood_as_it_was_taught(taught: Parts, tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(str(files("store.catalogue")), folder)
    merged(export(taught), folder)
    again, here = lexicon_of(load_catalogue(folder)), taught.vocabulary.newest().lexicon
    questions = [said for said, _ in NAMES] + [f"{said} in Q3 2021/22" for said, _ in NAMES]
    questions += [i.name for i in taught.catalogue.indicators.values()]
    assert [understand(q, again, NOW.date()) for q in questions] == [understand(q, here, NOW.date()) for q in questions]


def test_the_format_is_the_catalogue_s(taught: Parts) -> None:
    text = export(taught)
    entries = {entry["code"]: entry["called"] for entry in tomllib.loads(text)["indicator"]}
    old = taught.catalogue.indicators["home-educated"].called
    assert entries["home-educated"] == [*old, "wibbles", "kitchen table lessons", "l'école à la maison"]
    assert '# "wibbles": taught by "ann \\"the\\" editor" on 2026-01-01, from "how many wibbles?"' in text


def test_what_is_undone_is_not_exported(parts: Parts) -> None:
    parts.teacher.teach("wibbles", EHE, who="ann", now=NOW)
    parts.teacher.undo("wibbles", who="bob", now=NOW)
    assert tomllib.loads(export(parts)) == {}


def test_what_the_catalogue_has_by_now_is_not_exported_again(taught: Parts, tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(str(files("store.catalogue")), folder)
    merged(export(taught), folder)
    assert tomllib.loads(exported(load_catalogue(folder), taught.store.taught.standing()[1])) == {}
