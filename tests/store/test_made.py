"""Indicators made since the package: by a person who chose the polarity, once each, and kept when the package changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from store.engine import writing
from store.filling import fill_with
from store.imported import ImportRefusedError
from store.load import Loaded
from store.made import Dictionary, code_of, make
from store.open import Store
from tests.store.importing import NEW, NOW, held
from tests.store.small import CATALOGUE, RATE


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    """A store with the small catalogue."""
    with held(database_url, tmp_path) as one:
        yield one


def test_one_is_made_on_the_spot(store: Store) -> None:
    before = store.taught.version()
    store.imports.add_indicators((NEW,), who="ann", now=NOW)
    made = store.imports.made.all()["new-one"]
    assert (made.name, made.polarity, made.called, store.taught.version()) == ("Newly made", "high", ("novelty",), before + 1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"polarity": None}, "never guessed"),
        ({"polarity": "Low"}, "never guessed"),
        ({"unit": "pounds"}, "its unit must be one of"),
        ({"code": "rate"}, "taken"),
        ({"code": "New One"}, "small letters"),
        ({"name": "RATE  of-it"}, "another indicator has this name"),
        ({"name": " "}, "needs a name"),
        ({"definition": ""}, "a definition"),
    ],
)
def test_what_is_missing_or_taken_is_refused(store: Store, change: dict[str, Any], says: str) -> None:
    with pytest.raises(ImportRefusedError, match=says), writing(store.engine) as connection:
        make(connection, (replace(NEW, **change),), who="ann", now=NOW)


OTHER = replace(NEW, code="other", name="Another")


def test_a_dictionary_s_known_names_are_not_doubled(store: Store) -> None:
    known = replace(NEW, code="rate-again", name="rate of it")
    done = store.imports.add_indicators((NEW, known, OTHER), who="ann", now=NOW)
    again = store.imports.add_indicators((NEW, OTHER), who="ann", now=NOW)
    assert (done, again.made) == (Dictionary(("new-one", "other"), ("rate of it",)), ())


def test_a_dictionary_is_taken_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        store.imports.add_indicators((NEW, replace(OTHER, unit=cast("Any", "x")), replace(OTHER, code="X")), who="ann", now=NOW)
    assert (len(str(refused.value).splitlines()), store.imports.made.all()) == (3, {})


def test_a_new_package_keeps_what_was_made_and_its_names(store: Store) -> None:
    store.imports.add_indicators((NEW,), who="ann", now=NOW)
    with writing(store.engine) as connection:
        fill_with(connection, CATALOGUE, Loaded((), ()))
    assert store.imports.made.all()["new-one"].called == ("novelty",)


def test_a_made_one_gives_way_to_the_package_s_of_its_name(store: Store) -> None:
    store.imports.add_indicators((NEW,), who="ann", now=NOW)
    packaged = replace(CATALOGUE, indicators={**CATALOGUE.indicators, "p": replace(RATE, code="p", name=NEW.name)})
    with writing(store.engine) as connection:
        fill_with(connection, packaged, Loaded((), ()))
    assert store.imports.made.all()["new-one"].name == "new-one"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Low birth weight", "low-birth-weight"),
        ("% of children's reviews", "percent-of-childrens-reviews"),
        ("Ünder 5s", "under-5s"),
        ("taken", "taken-2"),
        ("?", "indicator"),
        ("a very long name " * 9, "a-very-long-name-a-very-long-name-a-very-long-name-a-very-a"),
    ],
)
def test_a_code_is_made_from_the_name(name: str, code: str) -> None:
    assert code_of(name, ("taken",)) == code
