"""The catalogue's files: sound as packaged, and every fault of a faulty one told at once."""

from pathlib import Path

import pytest

from store.catalogue import CatalogueError, load_catalogue

ENTRY = """
[[indicator]]
code = "{code}"
name = "{code} of it"
polarity = "low"
unit = "percent"
decimals = 1
counts = "children"
definition = "A rate."
"""

WORDS = """
[[concept]]
id = "LAC"
said = ["looked after"]
[[topic]]
said = ["all"]
means = ["a"]
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    (folder / "words").mkdir()
    for name, content in files.items():
        (folder / name).write_text(content)
    return folder


def entry(code: str, *more: str) -> str:
    return "\n".join([ENTRY.format(code=code), *more, ""])


def test_the_packaged_catalogue_is_sound() -> None:
    catalogue = load_catalogue()
    assert {one.code: one.polarity for one in catalogue.indicators.values()}["rereferrals"] == "low"


def test_no_name_is_said_twice_of_one_indicator() -> None:
    repeated = [
        (one.code, name)
        for one in load_catalogue().indicators.values()
        for name in one.called
        if [said.casefold() for said in (one.name, *one.called)].count(name.casefold()) > 1
    ]
    assert repeated == []


def test_not_comparable_holds_both_ways(tmp_path: Path) -> None:
    theme = 'theme = "T"\n' + entry("a", 'not_comparable_with = ["b"]') + entry("b") + entry("c")
    catalogue = load_catalogue(write(tmp_path, {"t.toml": theme}))
    apart = {code: one.not_comparable_with for code, one in catalogue.indicators.items()}
    assert apart == {"a": ("b",), "b": ("a",), "c": ()}


def test_words_are_read_in_the_order_of_their_files(tmp_path: Path) -> None:
    words = {
        "t.toml": 'theme = "T"\n' + entry("a"),
        "words/1.toml": WORDS,
        "words/2.toml": 'places = ["Oadby"]\ngroups = ["boys"]\nlookalikes = ["lack"]\n',
        "words/3.toml": 'places = ["Melton"]\n[[concept]]\nid = "CP"\nsaid = ["CPP"]\nmeans = "Plan."',
    }
    found = load_catalogue(write(tmp_path, words))
    shown = (
        [(one.id, one.means) for one in found.concepts],
        [one.means for one in found.topics],
        found.places,
    )
    assert shown == ([("LAC", None), ("CP", "Plan.")], [("a",)], ("Oadby", "Melton"))


def test_every_fault_is_told_at_once_with_its_file(tmp_path: Path) -> None:
    files = {
        "1.toml": 'theme = "T"\n' + entry("a", "colour = 1") + entry("b", 'count_of = "b"', 'general = "no"'),
        "2.toml": entry("b").replace('"low"', '"unknown"').replace("decimals = 1", "decimals = -1"),
        "3.toml": "theme = ",
        "4.toml": 'theme = "U"\n'
        + entry("b")
        + entry("d", 'called = "once"')
        + "[[indicator]]\ncode = 'e'\n",
        "words/w.toml": 'jokes = []\nplaces = "Oadby"\n[[topic]]\nsaid = ["x"]\nmeans = ["nothing"]\n',
    }
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(write(tmp_path, files))
    assert [fault for fault in raised.value.faults if "TOML" not in fault] == [
        "1.toml: a: nobody knows what 'colour' is for",
        "2.toml: it names no theme",
        "2.toml: b: polarity is 'unknown', not one of low, high, none",
        "2.toml: b: decimals is not a whole number",
        "4.toml: b: 1.toml has this code too",
        "4.toml: d: called is not a list of texts",
        *(
            f"4.toml: e: it has no {key}"
            for key in ("name", "polarity", "unit", "decimals", "counts", "definition")
        ),
        "words/w.toml: nobody knows what 'jokes' is for",
        "words/w.toml: 'x' means nothing, which is no indicator's code",
        "words/w.toml: places is not a list of texts",
        "1.toml: b: it refers to no, which is no other indicator",
        "1.toml: b: it refers to b, which is no other indicator",
    ]
