"""The catalogue: what each indicator is and what people call it, read from the TOML files beside this module.

One theme a file; `words/` holds what people say that is no indicator's own name. The files are the one source
of names; the database holds a copy. Every fault is found at once, and named by its file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_args

from store.values import FaultsError, Polarity, Unit

Raw = dict[str, Any]
_Keys = Mapping[str, str]


class CatalogueError(FaultsError):
    """Everything that is wrong with the catalogue files."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `decimals` are those it is shown with; `counts` is the noun that its numbers count.

    `general` is the general measure that this one is a subgroup of; `count_of` is the percentage that this
    one is the count of. What follows is for disclosure control alone. `small_up_to` is the largest number that is too
    small to be told of before it is published, where that is not the usual one (5). `out_of` is the number that counts
    what this percentage is out of, `part_of` the number that this one is a part of though it is no subgroup that
    anybody would ask for. `of_few`: with the population, which everybody knows, it gives a small count.
    """

    code: str
    name: str
    theme: str
    polarity: Polarity
    unit: Unit
    decimals: int
    counts: str
    definition: str
    called: tuple[str, ...]
    general: str | None
    not_comparable_with: tuple[str, ...]
    count_of: str | None
    small_up_to: int | None = None
    out_of: str | None = None
    part_of: str | None = None
    of_few: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """Several ways to say one thing ("LAC", "looked after"), under one id; `means` explains it."""

    id: str
    said: tuple[str, ...]
    means: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that point at several indicators at once; `means` are their codes."""

    said: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All the catalogue files together, indicators by code in file order.

    `places`, `groups` and `subjects` are asked for and not held; `lookalikes` are everyday words that must
    not be taken for a mistyped word of the sector.
    """

    indicators: Mapping[str, Indicator]
    concepts: tuple[Concept, ...]
    topics: tuple[Topic, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    subjects: tuple[str, ...]
    lookalikes: tuple[str, ...]


def load_catalogue(folder: Traversable | None = None) -> Catalogue:
    """The packaged catalogue, or one read from another folder of the same shape. Raises CatalogueError."""
    return _Reading(folder or files(__name__)).catalogue()


def toml_files(folder: Traversable) -> list[Traversable]:
    """The TOML files of a folder in the order of their names."""
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )


_TEXT, _LIST, _WHOLE, _YES_NO = "text", "a list of texts", "a whole number", "true or false"
_NEEDED = {
    "code": _TEXT,
    "name": _TEXT,
    "polarity": _TEXT,
    "unit": _TEXT,
    "decimals": _WHOLE,
    "counts": _TEXT,
    "definition": _TEXT,
}
_ALLOWED = {
    **_NEEDED, "called": _LIST, "general": _TEXT, "not_comparable_with": _LIST, "count_of": _TEXT,
    "small_up_to": _WHOLE, "out_of": _TEXT, "part_of": _TEXT, "of_few": _YES_NO,
}  # fmt: skip
_ONE_OF = {"polarity": get_args(Polarity), "unit": get_args(Unit)}
_CONCEPT = {"id": _TEXT, "said": _LIST}
_CONCEPT_ALLOWED = {**_CONCEPT, "means": _TEXT}
_TOPIC = {"said": _LIST, "means": _LIST}
_LISTS = ("places", "groups", "subjects", "lookalikes")


class _Reading:
    """One reading of a folder: it gathers every fault before it complains."""

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self.indicators: dict[str, Indicator] = {}
        self.file_of: dict[str, str] = {}
        self.concepts: list[Concept] = []
        self.topics: list[Topic] = []
        self.lists: dict[str, list[str]] = {key: [] for key in _LISTS}

    def catalogue(self) -> Catalogue:
        """The catalogue, or a CatalogueError with every fault."""
        for file in toml_files(self.folder):
            self._theme(file.name, self._parsed(file))
        for file in toml_files(self.folder.joinpath("words")):
            self._words(f"words/{file.name}", self._parsed(file))
        self._check_references()
        if self.faults:
            raise CatalogueError(self.faults)
        lists = {key: tuple(said) for key, said in self.lists.items()}
        return Catalogue(self._both_ways(), tuple(self.concepts), tuple(self.topics), **lists)

    def _parsed(self, file: Traversable) -> Raw:
        try:
            return tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            self.faults.append(f"{file.name}: it can't be read as TOML: {fault}")
            return {}

    def _theme(self, file: str, parsed: Raw) -> None:
        theme = parsed.get("theme")
        if parsed and not isinstance(theme, str):
            self.faults.append(f"{file}: it names no theme")
        for entry in parsed.get("indicator", ()):
            faults = list(_faults_of(entry, _NEEDED, _ALLOWED))
            self.faults += [f"{file}: {entry.get('code', 'an indicator')}: {fault}" for fault in faults]
            if not faults:
                self._add(file, _indicator(str(theme), entry))

    def _add(self, file: str, indicator: Indicator) -> None:
        code, names = indicator.code, {known.name.casefold() for known in self.indicators.values()}
        if code in self.indicators:
            self.faults.append(f"{file}: {code}: {self.file_of[code]} has this code too")
            return
        if indicator.name.casefold() in names:
            self.faults.append(f"{file}: {code}: another indicator has the name {indicator.name!r} too")
        self.indicators[code], self.file_of[code] = indicator, file

    def _words(self, file: str, parsed: Raw) -> None:
        for key in parsed.keys() - {"concept", "topic", "everyday", *_LISTS}:
            self.faults.append(f"{file}: nobody knows what {key!r} is for")
        for entry in self._sound(file, parsed.get("concept", ()), _CONCEPT, _CONCEPT_ALLOWED):
            self.concepts.append(Concept(entry["id"], tuple(entry["said"]), entry.get("means")))
        for entry in self._sound(file, parsed.get("topic", ()), _TOPIC, _TOPIC):
            self._topic(file, Topic(tuple(entry["said"]), tuple(entry["means"])))
        self.lists["lookalikes"] += parsed.get("everyday", "").split()
        for key in parsed.keys() & _LISTS:
            if _is(_LIST, parsed[key]):
                self.lists[key] += parsed[key]
            else:
                self.faults.append(f"{file}: {key} is not {_LIST}")

    def _sound(self, file: str, entries: Iterable[Raw], needed: _Keys, allowed: _Keys) -> Iterator[Raw]:
        for entry in entries:
            faults = list(_faults_of(entry, needed, allowed))
            self.faults += [f"{file}: {entry.get('id', entry.get('said'))}: {fault}" for fault in faults]
            if not faults:
                yield entry

    def _topic(self, file: str, topic: Topic) -> None:
        self.topics.append(topic)
        self.faults += [
            f"{file}: {topic.said[0]!r} means {code}, which is no indicator's code"
            for code in topic.means
            if code not in self.indicators
        ]

    def _check_references(self) -> None:
        for code, one in self.indicators.items():
            for said in filter(None, (one.general, one.count_of, one.out_of, one.part_of, *one.not_comparable_with)):
                if said == code or said not in self.indicators:
                    self.faults.append(
                        f"{self.file_of[code]}: {code}: it refers to {said}, which is no other indicator"
                    )

    def _both_ways(self) -> dict[str, Indicator]:
        """The indicators, each "not comparable with" holding both ways, whichever of the two says it."""
        apart: dict[str, set[str]] = {
            code: set(one.not_comparable_with) for code, one in self.indicators.items()
        }
        for code, one in self.indicators.items():
            for other in one.not_comparable_with:
                apart[other].add(code)
        return {
            code: replace(one, not_comparable_with=tuple(sorted(apart[code])))
            for code, one in self.indicators.items()
        }


def _faults_of(entry: Raw, needed: _Keys, allowed: _Keys) -> Iterator[str]:
    yield from (f"it has no {key}" for key in needed if key not in entry)
    for key, value in entry.items():
        if key not in allowed:
            yield f"nobody knows what {key!r} is for"
        elif not _is(allowed[key], value):
            yield f"{key} is not {allowed[key]}"
        elif key in _ONE_OF and value not in _ONE_OF[key]:
            yield f"{key} is {value!r}, not one of {', '.join(_ONE_OF[key])}"


def _is(sort: str, value: object) -> bool:
    if sort == _WHOLE:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if sort == _YES_NO:
        return isinstance(value, bool)
    texts = value if sort == _LIST and isinstance(value, list) else [value]
    return all(isinstance(text, str) and text.strip() for text in texts) and (sort == _TEXT or texts is value)


def _indicator(theme: str, entry: Raw) -> Indicator:
    lists = {key: tuple(entry.get(key, ())) for key in ("called", "not_comparable_with")}
    return Indicator(**{"theme": theme, "general": None, "count_of": None, **entry, **lists})
