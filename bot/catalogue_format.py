"""Taught names in the catalogue's own format, to be brought back into `store/catalogue/`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from store.catalogue import Catalogue
from store.values import TaughtName

HEAD = "# Names that were taught: put each `called` in the place of its indicator's in the file of its theme."
WIDTH = 100


def exported(catalogue: Catalogue, taught: Sequence[TaughtName]) -> str:
    """TOML: for each indicator with taught names its code, and all that it is called, those names last.

    Names that the catalogue has by now are left out, and so are those of an indicator that it no longer has.
    """
    lines = [HEAD]
    for code, one in catalogue.indicators.items():
        new = [name for name in taught if name.indicator == code and name.said not in one.called]
        if new:
            lines += ["", f"# {one.theme}: {one.name}", *(_by(name) for name in new)]
            lines += ["[[indicator]]", f"code = {_text(code)}", *_list([*one.called, *(name.said for name in new)])]
    return "\n".join(lines) + "\n"


def _by(name: TaughtName) -> str:
    came_from = f", from {_text(name.question)}" if name.question else ""
    return f"# {_text(name.said)}: taught by {_text(name.who)} on {name.taught_at:%Y-%m-%d}{came_from}"


def _list(names: Sequence[str]) -> Iterator[str]:
    yield "called = ["
    line = "   "
    for name in names:
        if len(line) + len(_text(name)) + 2 > WIDTH and line.strip():
            yield line
            line = "   "
        line += f" {_text(name)},"
    yield line
    yield "]"


def _text(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)
