"""A small language for what Slack demands of a JSON value, so that block_rules can be tables.

A `Check` takes a value and its JSON pointer and yields one sentence for each thing wrong, in Slack's own
style: `must be less than 151 characters [json-pointer:/blocks/0/text/text]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def wrong(words: str, pointer: str) -> str:
    """A sentence with the place it is about."""
    return f"{words} [json-pointer:{pointer}]"


def anything(value: Any, pointer: str) -> Iterator[str]:
    """Whatever is there will do."""
    yield from ()


def truth(value: Any, pointer: str) -> Iterator[str]:
    """true or false."""
    if not isinstance(value, bool):
        yield wrong("must provide a boolean", pointer)


def string(longest: int, shortest: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield wrong("must provide a string", pointer)
        elif len(value) > longest:
            yield wrong(f"must be less than {longest + 1} characters", pointer)
        elif len(value) < shortest:
            yield wrong(f"must be more than {shortest - 1} characters", pointer)

    return check


def one_of(*words: str) -> Check:
    """One of these strings."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in words:
            yield wrong(f"must be one of: {', '.join(words)}", pointer)

    return check


def whole(least: int, most: int) -> Check:
    """A whole number between two others, both allowed."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield wrong("must provide an integer", pointer)
        elif not least <= value <= most:
            yield wrong(f"must be between {least} and {most}", pointer)

    return check


def number(above: float | None = None) -> Check:
    """A number, greater than `above` where given."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield wrong("must provide a number", pointer)
        elif above is not None and value <= above:
            yield wrong(f"must be greater than {above:g}", pointer)

    return check


def array(item: Check, most: int, least: int = 1) -> Check:
    """A list of so many items, each as told."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield wrong("must provide an array", pointer)
            return
        if len(value) > most:
            yield wrong(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield wrong(f"no fewer than {least} items allowed", pointer)
        for place, one in enumerate(value):
            yield from item(one, f"{pointer}/{place}")

    return check


def record(
    must: Mapping[str, Check], may: Mapping[str, Check] | None = None, also: tuple[Check, ...] = ()
) -> Check:
    """An object with these fields and no other (`type` apart); `also` is asked once the fields are right."""
    known = {**must, **(may or {})}

    def fields(value: Mapping[str, Any], pointer: str) -> Iterator[str]:
        for name in must:
            if value.get(name) is None:
                yield wrong(f"missing required field: {name}", pointer)
        for name, part in value.items():
            if name in known and part is not None:
                yield from known[name](part, f"{pointer}/{name}")
            elif name not in known and name != "type":
                yield wrong(f"invalid additional property: {name}", pointer)

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield wrong("must provide an object", pointer)
            return
        found = list(fields(value, pointer))
        yield from found
        if not found:
            for rule in also:
                yield from rule(value, pointer)

    return check


def kinds(table: Mapping[str, Check]) -> Check:
    """An object whose `type` says which of these it must satisfy."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield wrong("must provide an object", pointer)
        elif "type" not in value:
            yield wrong("missing required field: type", pointer)
        elif value["type"] not in table:
            yield wrong(f"unsupported type: {value['type']}", f"{pointer}/type")
        else:
            yield from table[value["type"]](value, pointer)

    return check


def _matched(check: Check) -> Check:
    """Slack names the text object too when the fault is inside it."""

    def again(value: Any, pointer: str) -> Iterator[str]:
        found = list(check(value, pointer))
        if found:
            yield wrong("failed to match all allowed schemas", pointer)
        yield from found

    return again


def plain(longest: int, shortest: int = 1) -> Check:
    """A `plain_text` object."""
    return _matched(kinds({"plain_text": record({"text": string(longest, shortest)}, {"emoji": truth})}))


def words(longest: int) -> Check:
    """A `plain_text` or `mrkdwn` object."""
    text = {"text": string(longest)}
    table = {"plain_text": record(text, {"emoji": truth}), "mrkdwn": record(text, {"verbatim": truth})}
    return _matched(kinds(table))


def distinct(values: list[Any], what: str, pointer: str) -> Iterator[str]:
    """A sentence for each value that has been there before."""
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            yield wrong(f"{what} `{value}` already exists", pointer)
        seen.add(value)
